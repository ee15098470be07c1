"""The one-way analysis of variance that several measures rest on, exact to the last square."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, sqrt
from typing import NamedTuple

from reports.measures.rounding import Exact


class Group(NamedTuple):
    """`n` values that belong together: in whole numbers of one part in `unit`, their sum and that of their squares."""

    n: int
    total: int
    squares: int
    unit: int

    @property
    def mean(self) -> Fraction:
        """Of at least one value."""
        return Fraction(self.total, self.unit * self.n)

    @property
    def deviation(self) -> float:
        """The standard deviation of at least two values; nought when they are all the same."""
        apart = self.n * self.squares - self.total * self.total
        return sqrt(apart / (self.unit**2 * self.n * (self.n - 1)))


NOBODY = Group(0, 0, 0, 1)
"""No values at all."""


class Alike(NamedTuple):
    """Groups of the same number of values, added up: the values, their squares, and the squares of each group's sum."""

    groups: int
    total: Fraction
    squares: Fraction
    products: Fraction

    def plus(self, more: "Alike") -> "Alike":
        """Both, added up."""
        return Alike(
            self.groups + more.groups,
            self.total + more.total,
            self.squares + more.squares,
            self.products + more.products,
        )


Sizes = Mapping[int, Alike]
"""Groups by the number of their values: all that means and variances ask of them."""


@dataclass(frozen=True)
class Squares:
    """Mean squares `within` and `between` groups; `typical` is what a group of equal size would hold."""

    groups: int
    values: int
    within: Fraction
    between: Fraction
    typical: Fraction


def group_of(values: Sequence[Exact]) -> Group:
    """The values, added up."""
    # Whole numbers of one unit: fractions would be made exact again at each step, for nothing.
    ratios = [value.as_integer_ratio() for value in values]
    unit = lcm(*(below for _, below in ratios))
    whole = [above * (unit // below) for above, below in ratios]
    return Group(len(whole), sum(whole), sum(value * value for value in whole), unit)


def sizes(groups: Iterable[Sequence[Exact]]) -> Sizes:
    """The groups that hold any value, by how many they hold."""
    return sizes_of(map(group_of, groups))


def sizes_of(groups: Iterable[Group]) -> Sizes:
    """The same, of groups that are added up already."""
    alike: dict[tuple[int, int], list[int]] = {}
    for n, total, squared, unit in groups:
        sums = alike.setdefault((n, unit), [0, 0, 0, 0])
        for place, more in enumerate((1, total, squared, total * total)):
            sums[place] += more
    alike = {key: sums for key, sums in alike.items() if key[0]}
    found: dict[int, Alike] = {}
    for (size, unit), (count, total, squared, products) in alike.items():
        one = Alike(count, Fraction(total, unit), Fraction(squared, unit**2), Fraction(products, unit**2))
        found[size] = found[size].plus(one) if size in found else one
    return found


def within(groups: Sizes) -> Fraction:
    """The squared distances of all values from the mean of their own group."""
    return sum((alike.squares - alike.products / size for size, alike in groups.items()), Fraction(0))


def freedom(groups: Sizes) -> int:
    """How many values there are beyond the first of each group."""
    return sum(alike.groups * (size - 1) for size, alike in groups.items())


def mean_of_means(groups: Sizes) -> Fraction:
    """The mean of the groups' means, each group counting the same; of at least one group."""
    means = sum((alike.total / size for size, alike in groups.items()), Fraction(0))
    return means / sum(alike.groups for alike in groups.values())


def squares(groups: Sequence[Sequence[Exact]]) -> Squares | None:
    """Of values by group. None below two groups, or where no group has two values."""
    return squares_of(sizes(groups))


def squares_of(groups: Sizes) -> Squares | None:
    """The same of groups by size."""
    count = sum(alike.groups for alike in groups.values())
    values = sum(size * alike.groups for size, alike in groups.items())
    if count < 2 or values == count:
        return None
    whole = sum((alike.total for alike in groups.values()), Fraction(0))
    outer = sum((alike.products / size for size, alike in groups.items()), Fraction(0)) - whole * whole / values
    held = sum(alike.groups * size * size for size, alike in groups.items())
    typical = (values - Fraction(held, values)) / (count - 1)
    return Squares(count, values, within(groups) / (values - count), outer / (count - 1), typical)
