"""The last look at what was read: what breaks the language goes, and is told of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from forms.problems import Broken, Problem
from forms.reading import read_form
from forms.taxonomies import Taxonomies
from forms.xlsform.left_out import refused
from forms.xlsform.relevance import Tree
from forms.xlsform.survey import Survey

MOST_ROUNDS = 50
_IN_QUESTION = re.compile(r"sections\[(\d+)\]\.questions\[(\d+)\](?:\.(\w+))?")
_IN_SECTION = re.compile(r"sections\[(\d+)\]\.(\w+)")
_IN_LIST = re.compile(r"(standards|events|scoring)(?:\[(\d+)\]|\.(\w+))")
_KEPT = ("question", "type", "title", "options", "parts", "from", "to", "start", "end")
"""Without one of these there is no question left."""
_NEEDED = ("form", "title", "languages", "sections")
"""Nor is there a form without these."""
_COLUMNS = {
    "minimum": "constraint",
    "maximum": "constraint",
    "minimum_length": "constraint",
    "anchors": "parameters",
    "ask_if": "relevant",
    "tags": "parameter",
}
"""Where the workbook has what a key says, if its column is called otherwise."""


def mend(tree: Tree, taxonomies: Taxonomies, survey: Survey) -> Tree:
    """The tree without what `read_form` refuses; each thing that goes is among the losses, with its reason.

    Raises Broken when there is no form without it.
    """
    sections = [section for section in tree["sections"] if section["questions"] or survey.texts.to_the_letter]
    tree = tree | {"sections": sections}
    for _ in range(MOST_ROUNDS):
        try:
            read_form(tree, taxonomies)
            return tree
        except Broken as broken:
            mending = _Round(tree, survey)
            for problem in broken.problems:
                mending.drop(problem)
            mending.sweep()
    read_form(tree, taxonomies)
    return tree


@dataclass(slots=True)
class _Round:
    """Takes out the smallest thing around each problem that a form can do without."""

    tree: Tree
    survey: Survey
    dropped: set[tuple[str, ...]] = field(default_factory=set)
    """What a problem of this round took out: others may speak of it too."""

    def drop(self, problem: Problem) -> None:
        if match := _IN_QUESTION.match(problem.path):
            self._drop_from_question(match, problem)
        elif match := _IN_SECTION.match(problem.path):
            section = self.tree["sections"][int(match[1])]
            row = self.survey.rows.get(f"section {section['section']}")
            self._take(section, match[2], ("survey", row, _COLUMNS.get(match[2], match[2])), problem)
        elif match := _IN_LIST.match(problem.path):
            key = match[3] or int(match[2])
            self._take(self.tree[match[1]], key, (match[1], None, match[3] or ""), problem)
        elif (key := re.split(r"[.\[]", problem.path)[0]) not in _NEEDED:
            self._take(self.tree, key, ("settings", None, key), problem)

    def sweep(self) -> None:
        """Removes what was emptied."""
        for key in ("standards", "events"):
            if key in self.tree:
                self.tree[key] = [item for item in self.tree[key] if item]
        for section in self.tree["sections"]:
            section["questions"] = [question for question in section["questions"] if question]

    def _drop_from_question(self, match: re.Match[str], problem: Problem) -> None:
        question = self.tree["sections"][int(match[1])]["questions"][int(match[2])]
        key = match[3] or "points"
        if not question or (match[1], match[2], key) in self.dropped:
            return
        self.dropped.add((match[1], match[2], key))
        row = self.survey.rows.get(question["question"])
        if problem.path.endswith(".credit"):
            for option in question["options"]:
                option.pop("credit", None)
            self.survey.losses.add(("survey", row, "credit"), "", refused(problem))
        elif key in _KEPT or key not in question:
            self.survey.losses.add(("survey", row, "type"), question["question"], refused(problem, whole=True))
            question.clear()
        else:
            self._take(question, key, ("survey", row, _COLUMNS.get(key, key)), problem)

    def _take(self, what: Any, key: str | int, place: tuple[str, int | None, str], problem: Problem) -> None:
        """Empties the item of a list, or takes the key of a map away."""
        if isinstance(what, list):
            value, what[int(key)] = what[int(key)], None
        else:
            value = what.pop(key, None)
        if value is not None:
            said = str(value) if isinstance(value, str | int | Decimal) else ""
            self.survey.losses.add(place, said, refused(problem))
