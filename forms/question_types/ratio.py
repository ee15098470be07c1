"""So many of so many."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from forms.places import Fields, Place
from forms.question_types.kind import EQUALITY, ORDER, Kind
from forms.values import Ratio, Value


@dataclass(frozen=True, slots=True)
class RatioOf(Kind):
    """Credit is the share; of none at all, the question does not apply. Conditions compare the share, 0 to 1."""

    name: ClassVar[str] = "ratio"
    tests: ClassVar[tuple[str, ...]] = EQUALITY + ORDER

    def read_value(self, place: Place) -> Ratio:
        fields, before = Fields(place), len(place.problems)
        have = fields.needed("have", lambda number: number.whole(least=0))
        of = fields.needed("of", lambda number: number.whole(least=0))
        fields.close()
        if have > of and len(place.problems) == before:
            fields["have"].refuse_value(
                "more_than_all", f"is more than there are, {of}. Give {of} or less, or mend the total.", most=of
            )
        return Ratio(have, of)

    def read_operand(self, place: Place) -> Fraction:
        return place.number()

    def applies(self, value: Value) -> bool:
        return not (isinstance(value, Ratio) and value.of == 0)

    def comparable(self, value: Value) -> Fraction | None:
        return self.credit(value) if isinstance(value, Ratio) else None

    def credit(self, value: Ratio) -> Fraction:
        return Fraction(value.have, value.of)
