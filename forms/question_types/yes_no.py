"""Yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from forms.places import Fields, Place
from forms.question_types.kind import EQUALITY, Kind, Setting

WORDS = ("yes", "no")
ALL, NONE = Fraction(1), Fraction(0)


@dataclass(frozen=True, slots=True)
class YesNo(Kind):
    """Full credit for the expected word, none for the other."""

    name: ClassVar[str] = "yes_no"
    tests: ClassVar[tuple[str, ...]] = EQUALITY
    expected: str = "yes"

    @classmethod
    def read(cls, fields: Fields, setting: Setting) -> Self:
        return cls(fields.optional("expected", lambda place: place.one_of(WORDS), "yes"))

    def write(self) -> dict[str, Any]:
        return {} if self.expected == "yes" else {"expected": self.expected}

    def read_value(self, place: Place) -> str:
        return place.one_of(WORDS)

    def credit(self, value: str) -> Fraction:
        return ALL if value == self.expected else NONE
