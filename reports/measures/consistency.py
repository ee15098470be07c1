"""Does the service depend on individuals, on the mood of the day, or is it driven by standards?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from typing import Literal

from scipy.special import fdtri

from reports.measures.interval import Share
from reports.measures.rounding import Exact, half_up, mean
from reports.measures.variance import Squares, squares

Reading = Literal["individuals", "mood", "standards"]
FEWEST_PEOPLE = 3
FEWEST_VISITS = 2
MUCH = Fraction(1, 2)
"""From this share of the variance up the service depends on who serves."""
MOODY = 8
"""From so many points of spread within one person up it depends on the day."""


@dataclass(frozen=True)
class Dependence:
    """`index` is the share of variance between those who serve, 0 to 1, with its 95 per cent `interval` (in
    hundredths, 0 to 1). `mood` is the standard deviation within one person, in points."""

    people: int
    visits: int
    index: Decimal
    interval: tuple[Decimal, Decimal]
    mood: Decimal
    reading: Reading

    @property
    def alike(self) -> bool:
        """Do all these visits have the same score?"""
        return not self.index and not self.mood


@dataclass(frozen=True)
class Spontaneity:
    """How much the items of a visit are left to chance: 0 always or never done, 1 a coin flip.

    `compliance` is their mean share of being done, in per cent; `items` how many were seen twice or more.
    """

    index: Decimal
    compliance: Decimal
    items: int


def dependence(people: Mapping[str, Sequence[Exact]]) -> Dependence | None:
    """From visit scores by who served. None below three people with two visits each: that is not enough to say.

    One-way analysis of variance; the interval is that of an intraclass correlation by F.
    """
    groups = [scores for scores in people.values() if len(scores) >= FEWEST_VISITS]
    found = squares(groups) if len(groups) >= FEWEST_PEOPLE else None
    if found is None:
        return None
    whole = found.between + (found.typical - 1) * found.within
    index = max(Fraction(0), (found.between - found.within) / whole) if whole else Fraction(0)
    mood = sqrt(found.within)
    return Dependence(
        people=found.groups,
        visits=found.values,
        index=half_up(index, 3),
        interval=_interval(found),
        mood=half_up(mood),
        reading=_reading(index, mood),
    )


def spontaneity(items: Sequence[Share]) -> Spontaneity | None:
    """From how often each item was done: `4p(1-p)n/(n-1)`, averaged. None when no item was seen twice."""
    seen = [item for item in items if item.of >= FEWEST_VISITS]
    if not seen:
        return None
    shares = [Fraction(item.met, item.of) for item in seen]
    chances = [_chance(item) for item in seen]
    return Spontaneity(half_up(min(Fraction(1), mean(chances)), 3), half_up(100 * mean(shares)), len(seen))


def most_by_chance(items: Mapping[str, Share]) -> str | None:
    """The first of the items most left to chance; none where each was always done, or never."""
    chances = {code: _chance(item) for code, item in items.items() if 0 < item.met < item.of}
    return max(chances, key=lambda code: chances[code], default=None)


def _chance(item: Share) -> Fraction:
    """Nought when always or never done, about one for a coin flip; of an item seen twice or more."""
    return Fraction(4 * item.met * (item.of - item.met), item.of * (item.of - 1))


def consistency_index(scores: Sequence[Exact]) -> Decimal | None:
    """100 when all visits score alike, 0 when they could not differ more. None below two visits.

    `100(1 - s / sqrt(m(100 - m)))`: the spread against the widest that a mean of `m` allows.
    """
    if len(scores) < FEWEST_VISITS:
        return None
    middle = mean(scores)
    spread = sum((Fraction(score) - middle) ** 2 for score in scores) / (len(scores) - 1)
    widest = middle * (100 - middle)
    if not widest:
        return half_up(Fraction(100))
    return half_up(max(0.0, 100 * (1 - sqrt(spread / widest))))


def _interval(found: Squares) -> tuple[Decimal, Decimal]:
    if not found.within:
        sure = Decimal("1.000") if found.between else Decimal("0.000")
        return sure, sure
    each, free = found.values / found.groups, (found.groups - 1, found.values - found.groups)
    ratio = float(found.between / found.within)
    ends = ratio / float(fdtri(*free, 0.975)), ratio * float(fdtri(*reversed(free), 0.975))
    low, high = (half_up(max(0.0, (end - 1) / (end + each - 1)), 3) for end in ends)
    return low, high


def _reading(index: Fraction, mood: float) -> Reading:
    if index >= MUCH:
        return "individuals"
    return "mood" if mood >= MOODY else "standards"
