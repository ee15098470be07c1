"""Exact means, and the one place where a figure is rounded."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Exact = Decimal | Fraction | int


def mean(values: Sequence[Exact]) -> Fraction:
    """The exact mean of at least one value."""
    return Fraction(sum(values)) / len(values)


def half_up(value: Exact | float, places: int = 1) -> Decimal:
    """`value` with so many decimals, halves away from zero. A float is taken as the decimal it prints as."""
    if isinstance(value, float | Decimal):
        shown = value if isinstance(value, Decimal) else Decimal(str(value))
        # Nought added takes the minus off what rounds to nought.
        return shown.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0
    above, below = abs(value.numerator) * 10**places, value.denominator
    whole = (2 * above + below) // (2 * below)
    return Decimal(whole if value >= 0 else -whole).scaleb(-places)
