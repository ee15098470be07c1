"""Codes in the place of names that are none, each given once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from forms.places import CODE, Spelling
from forms.reading_questions import QUESTION_CODE

LONGEST = 60


@dataclass(slots=True)
class Codes:
    """The codes that were given out so far, all of one spelling."""

    spelling: Spelling
    given: set[str] = field(default_factory=set)

    def give(self, name: str, prefix: str) -> str:
        """The name itself where it is a code and is free, else one that is like it."""
        code = name if self.spelling.pattern.fullmatch(name) else self._like(name, prefix)
        free, number = code, 1
        while free in self.given:
            number += 1
            free = f"{code[: LONGEST - 8]}_{number}"
        self.given.add(free)
        return free

    def _like(self, name: str, prefix: str) -> str:
        letters = re.sub(r"[^A-Za-z0-9_]+", "_", name).strip("_")[:LONGEST]
        return letters if self.spelling.pattern.fullmatch(letters) else f"{prefix}{letters}"[:LONGEST]


def of_questions() -> Codes:
    return Codes(QUESTION_CODE)


def of_items() -> Codes:
    """For sections, options and parts."""
    return Codes(CODE)
