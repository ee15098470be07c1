"""A measured number other than a time."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from forms.curves import Curve, read_curve
from forms.places import Fields, Place
from forms.problems import show
from forms.question_types.kind import EQUALITY, ORDER, Kind, Setting
from forms.texts import NO_TEXT, Text
from forms.writing import plain_number


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """Credit by tiers; without tiers it is never scored."""

    name: ClassVar[str] = "number"
    tests: ClassVar[tuple[str, ...]] = EQUALITY + ORDER
    unit: Text = NO_TEXT
    minimum: Fraction | None = None
    maximum: Fraction | None = None
    curve: Curve | None = None

    @classmethod
    def read(cls, fields: Fields, setting: Setting) -> Self:
        minimum = fields.optional("minimum", _bound, None)
        maximum = fields.optional("maximum", _bound, None)
        if minimum is not None and maximum is not None and minimum > maximum:
            fields["maximum"].refuse_value("below_minimum", "is below the minimum. Give a number above it.")
        unit = fields.optional("unit", setting.text, NO_TEXT)
        return cls(unit, minimum, maximum, fields.optional("curve", _read_tiers, None))

    def write(self) -> dict[str, Any]:
        tree: dict[str, Any] = {"unit": self.unit.write()} if self.unit else {}
        if self.minimum is not None:
            tree["minimum"] = plain_number(self.minimum)
        if self.maximum is not None:
            tree["maximum"] = plain_number(self.maximum)
        return tree | ({"curve": self.curve.write()} if self.curve else {})

    @property
    def scorable(self) -> bool:
        return self.curve is not None

    def read_value(self, place: Place) -> Fraction:
        value = place.number()
        if self.minimum is not None and value < self.minimum:
            least = show(self.minimum)
            message = f"is below the minimum. Give {least} or more."
            place.refuse_value("too_low", message, least=least, sentence="minimum")
        if self.maximum is not None and value > self.maximum:
            most = show(self.maximum)
            message = f"is above the maximum. Give {most} or less."
            place.refuse_value("too_high", message, most=most, sentence="maximum")
        return value

    def read_operand(self, place: Place) -> Fraction:
        return place.number()

    def credit(self, value: Fraction) -> Fraction | None:
        return self.curve.credit(value) if self.curve else None


def _bound(place: Place) -> Fraction | None:
    return place.number()


def _read_tiers(place: Place) -> Curve | None:
    return read_curve(place, tiers_only=True)
