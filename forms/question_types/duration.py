"""How long something took, in seconds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from forms.curves import Curve, read_curve
from forms.places import Fields, Place, exact_number
from forms.question_types.kind import EQUALITY, ORDER, Kind, Setting
from forms.values import Answer, Clock, Elapsed, Value


@dataclass(frozen=True, slots=True)
class Duration(Kind):
    """Read off the visit clock, or typed; the curve gives the credit.

    A censored duration (the shopper left before it ended) earns nothing and fails on every curve: what it was
    measured for never came, however short the wait that was given up.
    """

    name: ClassVar[str] = "duration"
    tests: ClassVar[tuple[str, ...]] = EQUALITY + ORDER
    start: str = ""
    end: str = ""
    curve: Curve | None = None

    @classmethod
    def read(cls, fields: Fields, setting: Setting) -> Self:
        def event(place: Place) -> str:
            code = place.string()
            if code and code not in setting.events:
                place.refuse_value("unknown_event", "is not among the events. Declare it there, or name one of them.")
            return code

        start, end = fields.needed("start", event), fields.needed("end", event)
        return cls(start, end, fields.optional("curve", _read_curve, None))

    def write(self) -> dict[str, Any]:
        curve = {"curve": self.curve.write()} if self.curve else {}
        return {"start": self.start, "end": self.end} | curve

    @property
    def scorable(self) -> bool:
        return self.curve is not None

    def read_value(self, place: Place) -> Fraction:
        seconds = exact_number(place.value)
        if seconds is not None and seconds >= 0:
            return seconds
        place.refuse_value("not_seconds", "is not a number of seconds. Tap the two events, or type the seconds.")
        return Fraction(0)

    def read_operand(self, place: Place) -> Fraction:
        return place.number()

    def taken(self, answer: Answer, clock: Clock) -> Elapsed | None:
        seconds = answer.value if isinstance(answer.value, Fraction) else self.on_clock(clock)
        return None if seconds is None and not answer.censored else Elapsed(seconds, answer.censored)

    def on_clock(self, clock: Clock) -> Fraction | None:
        """End less start; None unless both were tapped, and in that order."""
        start, end = clock.get(self.start), clock.get(self.end)
        return None if start is None or end is None or end < start else end - start

    def comparable(self, value: Value) -> Fraction | None:
        return value.seconds if isinstance(value, Elapsed) else None

    def credit(self, value: Elapsed) -> Fraction | None:
        if self.curve is None:
            return None
        return Fraction(0) if value.censored or value.seconds is None else self.curve.credit(value.seconds)

    def fails(self, value: Elapsed, credit: Fraction | None) -> bool:
        if self.curve is None:
            return False
        return value.censored or value.seconds is None or self.curve.fails(value.seconds)


def _read_curve(place: Place) -> Curve | None:
    return read_curve(place)
