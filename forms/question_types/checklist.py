"""Several things to look for, seen or not."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from forms.places import Fields, Place
from forms.question_types.choosing import Part, read_parts
from forms.question_types.kind import Kind, Setting


@dataclass(frozen=True, slots=True)
class Checklist(Kind):
    """Credit is the share of the parts that were seen. An empty list is an answer: none was."""

    name: ClassVar[str] = "checklist"
    tests: ClassVar[tuple[str, ...]] = ("includes",)
    parts: tuple[Part, ...] = ()

    @classmethod
    def read(cls, fields: Fields, setting: Setting) -> Self:
        return cls(read_parts(fields, setting))

    def write(self) -> dict[str, Any]:
        return {"parts": [part.write() for part in self.parts]}

    def read_value(self, place: Place) -> tuple[str, ...]:
        return place.codes([part.code for part in self.parts], "unknown_part")

    def read_operand(self, place: Place) -> str:
        return place.one_of([part.code for part in self.parts], "unknown_part")

    def credit(self, value: tuple[str, ...]) -> Fraction:
        return Fraction(len(value), len(self.parts))
