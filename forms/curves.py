"""From a measured number to a credit: the five curves, exact."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from forms.places import Fields, Place
from forms.problems import show
from forms.writing import plain_number

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)


@dataclass(frozen=True, slots=True)
class Target:
    """All up to the target, nothing past it."""

    target: Fraction

    def credit(self, t: Fraction) -> Fraction:
        return ONE if t <= self.target else ZERO

    def fails(self, t: Fraction) -> bool:
        return t > self.target

    def write(self) -> dict[str, Any]:
        return {"target": plain_number(self.target)}


@dataclass(frozen=True, slots=True)
class Limit(Target):
    """All up to the target, nothing from the limit, and a straight line between."""

    limit: Fraction

    def credit(self, t: Fraction) -> Fraction:
        if t <= self.target:
            return ONE
        return ZERO if t >= self.limit else (self.limit - t) / (self.limit - self.target)

    def write(self) -> dict[str, Any]:
        return {"target": plain_number(self.target), "limit": plain_number(self.limit)}


@dataclass(frozen=True, slots=True)
class Halving(Target):
    """All up to the target, then half as much after each further `half_every`."""

    half_every: Fraction

    def credit(self, t: Fraction) -> Fraction:
        return ONE if t <= self.target else power_of_half((t - self.target) / self.half_every)

    def write(self) -> dict[str, Any]:
        return {"target": plain_number(self.target), "half_every": plain_number(self.half_every)}


@dataclass(frozen=True, slots=True)
class Tiers:
    """The credit of the first bound that is not passed; nothing past the last."""

    tiers: tuple[tuple[Fraction, Fraction], ...]

    def credit(self, t: Fraction) -> Fraction:
        return next((credit for bound, credit in self.tiers if t <= bound), ZERO)

    def fails(self, t: Fraction) -> bool:
        return t > self.tiers[0][0]

    def write(self) -> dict[str, Any]:
        return {"tiers": [[plain_number(bound), plain_number(credit)] for bound, credit in self.tiers]}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Too fast is as bad as too slow: nothing, rising, all, falling, nothing."""

    rhythm: tuple[Fraction, Fraction, Fraction, Fraction]

    def credit(self, t: Fraction) -> Fraction:
        start, full, last, end = self.rhythm
        if t <= start or t >= end:
            return ZERO
        if t < full:
            return (t - start) / (full - start)
        return ONE if t <= last else (end - t) / (end - last)

    def fails(self, t: Fraction) -> bool:
        return self.credit(t) < HALF

    def write(self) -> dict[str, Any]:
        return {"rhythm": [plain_number(bound) for bound in self.rhythm]}


Curve = Target | Tiers | Rhythm


def power_of_half(exponent: Fraction) -> Fraction:
    """0.5 to the power of an exponent of 0 or more, rounded half up to 4 places: never off by a digit."""
    if exponent >= 15:
        return ZERO
    if exponent.denominator == 1:
        return Fraction((10**4 * 2 + 2**exponent.numerator) // (2 * 2**exponent.numerator), 10**4)
    return Fraction(_rounded_power(exponent, digits=30), 10**4)


def _rounded_power(exponent: Fraction, digits: int) -> int:
    """10000 times the power, half up. It is irrational here, so with digits enough it is clear of every tie."""
    context = Context(prec=digits)
    power = context.divide(Decimal(-exponent.numerator), Decimal(exponent.denominator))
    raised = context.add(context.multiply(context.power(Decimal(2), power), 10**4), Decimal("0.5"))
    nearest = raised.to_integral_value()
    if abs(context.subtract(raised, nearest)) < Decimal(10) ** (10 - digits):
        return _rounded_power(exponent, 2 * digits)
    return int(raised)


def read_curve(place: Place, tiers_only: bool = False) -> Curve:
    fields = Fields(place)
    kinds = ("tiers",) if tiers_only else ("target", "tiers", "rhythm")
    given = [key for key in kinds if key in fields]
    if len(given) != 1:
        if isinstance(place.value, dict):
            place.refuse("bad_curve", f"A curve has one of {', '.join(kinds)}. Give one of them.", words=kinds)
        return Target(ZERO)
    curve = _READERS[given[0]](fields)
    fields.close()
    return curve


def _read_target(fields: Fields) -> Curve:
    target = fields.needed("target", Place.number)
    if "limit" in fields and "half_every" in fields:
        message = "A curve has either a limit or half_every. Leave one of them out."
        fields["half_every"].refuse("bad_curve", message, sentence="both")
    if "limit" in fields:
        return Limit(target, _read_limit(fields["limit"], target))
    if "half_every" in fields:
        return Halving(target, _read_half_every(fields["half_every"]))
    return Target(target)


def _read_limit(place: Place, target: Fraction) -> Fraction:
    limit = place.number()
    if limit <= target:
        below = show(target)
        place.refuse_value(
            "limit_not_above_target",
            f"is not above the target, {below}. Give a limit above {below}, or leave it out.",
            target=below,
        )
    return limit


def _read_half_every(place: Place) -> Fraction:
    seconds = place.number()
    if seconds <= 0:
        complaint = "is not above 0. Give the seconds after which the credit halves."
        place.refuse_value("too_low", complaint, sentence="halving")
    return seconds


def _read_tiers(fields: Fields) -> Curve:
    tiers = [_read_tier(place) for place in fields["tiers"].items(at_least=1)]
    bounds = [bound for bound, _ in tiers]
    if any(later <= earlier for earlier, later in pairwise(bounds)):
        message = "The bounds don't rise. Write each bound above the one before."
        fields["tiers"].refuse("out_of_order", message, sentence="tiers")
    return Tiers(tuple(tiers))


def _read_tier(place: Place) -> tuple[Fraction, Fraction]:
    pair = place.items()
    if len(pair) != 2:
        place.refuse("bad_tier", "A tier is a bound and a credit. Write both, as in [10, 0.5].")
        return ZERO, ZERO
    return pair[0].number(), pair[1].number(least=0, most=1)


def _read_rhythm(fields: Fields) -> Curve:
    place = fields["rhythm"]
    bounds = [bound.number() for bound in place.items()]
    if len(bounds) != 4:
        place.refuse("bad_rhythm", "A rhythm has four bounds. Write all four, as in [30, 90, 240, 360].")
        return Rhythm((ZERO, ZERO, ZERO, ZERO))
    start, full, last, end = bounds
    if not start < full <= last < end:
        place.refuse("out_of_order", "The four bounds don't rise. Write each above the one before.")
    return Rhythm((start, full, last, end))


_READERS = {"target": _read_target, "tiers": _read_tiers, "rhythm": _read_rhythm}
