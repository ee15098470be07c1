"""The one-way analysis of variance that several measures rest on, exact to the last square."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.measures.rounding import Exact, mean


@dataclass(frozen=True)
class Squares:
    """Mean squares `within` and `between` groups; `typical` is what a group of equal size would hold."""

    groups: int
    values: int
    within: Fraction
    between: Fraction
    typical: Fraction


def squares(groups: Sequence[Sequence[Exact]]) -> Squares | None:
    """Of values by group. None below two groups, or where no group has two values."""
    held = [[Fraction(value) for value in group] for group in groups if group]
    values, count = sum(map(len, held)), len(held)
    if count < 2 or values == count:
        return None
    everywhere = mean([value for group in held for value in group])
    inner = sum(((value - mean(group)) ** 2 for group in held for value in group), Fraction(0))
    outer = sum((len(group) * (mean(group) - everywhere) ** 2 for group in held), Fraction(0))
    typical = (values - Fraction(sum(len(group) ** 2 for group in held), values)) / (count - 1)
    return Squares(count, values, inner / (values - count), outer / (count - 1), typical)
