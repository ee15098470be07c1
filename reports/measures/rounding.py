"""Exact means, and the one place where a figure is rounded."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Exact = Decimal | Fraction | int
STEPS = tuple(Decimal(1).scaleb(-places) for places in range(4))
"""The last place of a figure with so many decimals."""


def mean(values: Sequence[Exact]) -> Fraction:
    """The exact mean of at least one value."""
    return Fraction(sum(values)) / len(values)


def half_up(value: Exact | float, places: int = 1) -> Decimal:
    """`value` with so many decimals, halves away from zero. A float is taken as the decimal it prints as."""
    if isinstance(value, float):
        value = Decimal(repr(float(value)))
    if isinstance(value, Decimal):
        # Nought added takes the minus off what rounds to nought.
        return value.quantize(STEPS[places], ROUND_HALF_UP) + 0
    above, below = value.as_integer_ratio()
    whole = (2 * abs(above) * 10**places + below) // (2 * below)
    return Decimal(whole if above >= 0 else -whole).scaleb(-places)
