"""A whole number on a scale whose points are described."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar, Self

from forms.places import Fields, Place
from forms.problems import show
from forms.question_types.kind import EQUALITY, ORDER, Kind, Setting
from forms.texts import Text


@dataclass(frozen=True, slots=True)
class Scale(Kind):
    """Credit is the way gone from the lowest point to the highest; up to a quarter of it fails."""

    name: ClassVar[str] = "scale"
    tests: ClassVar[tuple[str, ...]] = EQUALITY + ORDER
    lowest: int = 0
    highest: int = 1
    anchors: Mapping[int, Text] = field(default_factory=dict)

    @classmethod
    def read(cls, fields: Fields, setting: Setting) -> Self:
        lowest, highest = fields.needed("from", Place.whole), fields.needed("to", Place.whole)
        if "from" in fields and "to" in fields and lowest >= highest:
            fields["to"].refuse_value(
                "scale_not_rising", f"is not above from, {lowest}. Give a number above {lowest}.", lowest=lowest
            )
        scale = cls(lowest, highest)
        return cls(lowest, highest, fields.optional("anchors", lambda at: scale._read_anchors(at, setting), {}))

    def write(self) -> dict[str, Any]:
        anchors = {str(point): text.write() for point, text in self.anchors.items()}
        return {"from": self.lowest, "to": self.highest} | ({"anchors": anchors} if anchors else {})

    def read_value(self, place: Place) -> int:
        value = place.whole()
        if not self.lowest <= value <= self.highest:
            place.refuse_value(
                "off_scale",
                f"is not on the scale from {self.lowest} to {self.highest}. Choose one of its points.",
                least=self.lowest,
                most=self.highest,
            )
        return value

    def read_operand(self, place: Place) -> Fraction:
        return place.number()

    def credit(self, value: int) -> Fraction:
        return Fraction(value - self.lowest, self.highest - self.lowest)

    def fails(self, value: int, credit: Fraction | None) -> bool:
        return credit is not None and 4 * credit.numerator <= credit.denominator  # up to a quarter

    def _read_anchors(self, place: Place, setting: Setting) -> dict[int, Text]:
        anchors = {}
        for key, entry in place.entries():
            point = int(key) if key.removeprefix("-").isdecimal() and len(key) < 20 else None
            if point is None or not self.lowest <= point <= self.highest:
                entry.refuse(
                    "off_scale",
                    f"{show(key)} is off the scale from {self.lowest} to {self.highest}. Remove it or widen the scale.",
                    value=show(key),
                    least=self.lowest,
                    most=self.highest,
                    sentence="anchor",
                )
            else:
                anchors[point] = setting.text(entry)
        return anchors
