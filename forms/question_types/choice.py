"""One out of several options."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from forms.places import Fields, Place
from forms.question_types.choosing import Option, read_options
from forms.question_types.kind import EQUALITY, Kind, Setting


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """The credit of the option. Options without a credit make a question that is never scored."""

    name: ClassVar[str] = "choice"
    tests: ClassVar[tuple[str, ...]] = EQUALITY
    options: tuple[Option, ...] = ()

    @classmethod
    def read(cls, fields: Fields, setting: Setting) -> Self:
        options = read_options(fields, setting, credited=True)
        credited = [option.credit is not None for option in options]
        if any(credited) and not all(credited):
            missing = fields["options"].child(credited.index(False), None)
            message = "credit is missing. Add it, or leave it out of every option."
            missing.refuse("missing_key", message, key="credit", sentence="each")
        return cls(options)

    def write(self) -> dict[str, Any]:
        return {"options": [option.write() for option in self.options]}

    @property
    def scorable(self) -> bool:
        return all(option.credit is not None for option in self.options)

    def read_value(self, place: Place) -> str:
        return place.one_of([option.code for option in self.options], "unknown_option")

    def credit(self, value: str) -> Fraction | None:
        return next(option.credit for option in self.options if option.code == value)
