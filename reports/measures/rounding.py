"""Exact means, and the one place where a figure is rounded."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

Exact = Decimal | Fraction | int


def mean(values: Sequence[Exact]) -> Fraction:
    """The exact mean of at least one value."""
    return sum((Fraction(value) for value in values), Fraction(0)) / len(values)


def half_up(value: Exact | float, places: int = 1) -> Decimal:
    """`value` with so many decimals, halves away from zero. A float is taken as the decimal it prints as."""
    exact = Fraction(str(value)) if isinstance(value, float) else Fraction(value)
    scaled = exact * 10**places
    whole = (abs(scaled) + Fraction(1, 2)).__floor__()
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-places)
