"""The last look at what was read: what breaks the language goes, and is told of."""

from __future__ import annotations

import re
from typing import Any

from forms.problems import Broken, Problem
from forms.reading import read_form
from forms.taxonomies import Taxonomies
from forms.xlsform.questions import Survey
from forms.xlsform.relevance import Tree

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
            for problem in broken.problems:
                _drop(tree, problem, survey)
            _sweep(tree)
    read_form(tree, taxonomies)
    return tree


def _drop(tree: Tree, problem: Problem, survey: Survey) -> None:
    """Takes out the smallest thing around a problem that a form can do without."""
    if match := _IN_QUESTION.match(problem.path):
        _drop_from_question(tree["sections"][int(match[1])]["questions"], match, problem, survey)
    elif match := _IN_SECTION.match(problem.path):
        section = tree["sections"][int(match[1])]
        place = ("survey", survey.rows.get(f"section {section['section']}"), _COLUMNS.get(match[2], match[2]))
        _take(section, match[2], place, (problem, survey))
    elif match := _IN_LIST.match(problem.path):
        key = match[3] or int(match[2])
        _take(tree[match[1]], key, (match[1], None, match[3] or ""), (problem, survey))
    elif (key := re.split(r"[.\[]", problem.path)[0]) not in _NEEDED:
        _take(tree, key, ("settings", None, key), (problem, survey))


def _drop_from_question(questions: list[Tree], match: re.Match[str], problem: Problem, survey: Survey) -> None:
    question, key = questions[int(match[2])], match[3] or "points"
    row = survey.rows.get(question.get("question", ""))
    if problem.path.endswith(".credit"):
        for option in question["options"]:
            option.pop("credit", None)
        survey.losses.add(("survey", row, "credit"), "", problem.message)
    elif key in _KEPT or key not in question:
        if question:
            survey.losses.add(("survey", row, "type"), question["question"], f"It was left out. {problem.message}")
        question.clear()
    else:
        _take(question, key, ("survey", row, _COLUMNS.get(key, key)), (problem, survey))


def _take(what: Any, key: str | int, place: tuple[str, int | None, str], why: tuple[Problem, Survey]) -> None:
    """Empties the item of a list, or takes the key of a map away."""
    if isinstance(what, list):
        value, what[int(key)] = what[int(key)], None
    else:
        value = what.pop(key, None)
    if value is not None:
        why[1].losses.add(place, value if isinstance(value, str) else "", why[0].message)


def _sweep(tree: Tree) -> None:
    """Removes what was emptied."""
    for key in ("standards", "events"):
        if key in tree:
            tree[key] = [item for item in tree[key] if item]
    for section in tree["sections"]:
        section["questions"] = [question for question in section["questions"] if question]
