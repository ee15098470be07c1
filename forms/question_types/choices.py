"""Any number out of several options; never scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from forms.places import Fields, Place
from forms.question_types.choosing import Option, read_options
from forms.question_types.kind import Kind, Setting


@dataclass(frozen=True, slots=True)
class Choices(Kind):
    """A list of options. An empty list is an answer: none of them."""

    name: ClassVar[str] = "choices"
    tests: ClassVar[tuple[str, ...]] = ("includes",)
    options: tuple[Option, ...] = ()

    @classmethod
    def read(cls, fields: Fields, setting: Setting) -> Self:
        return cls(read_options(fields, setting, credited=False))

    def write(self) -> dict[str, Any]:
        return {"options": [option.write() for option in self.options]}

    @property
    def scorable(self) -> bool:
        return False

    def read_value(self, place: Place) -> tuple[str, ...]:
        return place.codes([option.code for option in self.options], "unknown_option")

    def read_operand(self, place: Place) -> str:
        return place.one_of([option.code for option in self.options], "unknown_option")
