"""Exact means, and the one place where a figure is rounded."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

Exact = Decimal | Fraction | int


def mean(values: Sequence[Exact]) -> Fraction:
    """The exact mean of at least one value."""
    return Fraction(sum(values)) / len(values)


def half_up(value: Exact | float, places: int = 1) -> Decimal:
    """`value` with so many decimals, halves away from zero. A float is taken as the decimal it prints as."""
    exact = Fraction(str(value)) if isinstance(value, float) else Fraction(value)
    above, below = abs(exact.numerator) * 10**places, exact.denominator
    whole = (2 * above + below) // (2 * below)
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places)
