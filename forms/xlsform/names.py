"""The names under which sections and questions stand in a workbook: each once, whatever its case."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from forms.reading_questions import QUESTION_CODE

RESERVED = ("meta", "data", "yes_no", "audit")
"""Names that XLSForm, or our own lists, use already."""


@dataclass(slots=True)
class Names:
    """The names of one form. Those of questions are given first, for conditions refer to them."""

    taken: set[str] = field(default_factory=lambda: set(RESERVED))
    of_question: dict[str, str] = field(default_factory=dict)
    of_section: dict[str, str] = field(default_factory=dict)
    share: dict[str, str] = field(default_factory=dict)
    """The name of the share that a ratio comes to, by the question's code."""

    @classmethod
    def of(cls, tree: dict[str, Any]) -> Names:
        names = cls()
        questions = [question for section in tree["sections"] for question in section["questions"]]
        for question in questions:
            names.of_question[question["question"]] = names.give(question["question"])
        for question in questions:
            if question["type"] == "ratio":
                names.share[question["question"]] = names.give(f"{names.of_question[question['question']]}_share")
        for section in tree["sections"]:
            names.of_section[section["section"]] = names.give(section["section"])
        return names

    def give(self, wanted: str) -> str:
        """The name, or one that is like it and is free."""
        letters = re.sub(r"\W+", "_", wanted, flags=re.ASCII)
        name = letters if QUESTION_CODE.pattern.fullmatch(letters) else f"section_{letters}"
        free, number = name, 1
        while free.lower() in self.taken:
            number += 1
            free = f"{name}_{number}"
        self.taken.add(free.lower())
        return free

    def reference(self, code: str) -> str:
        """The name by which conditions refer to a question."""
        return self.share.get(code) or self.of_question[code]

    def list_of(self, code: str) -> str:
        """The name of the list that a question chooses from: in small letters, as parameters are compared."""
        return self.of_question[code].lower()
