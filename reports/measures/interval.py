"""How sure is this figure? Intervals for a mean of few visits, and for a share of few visits."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from scipy.special import gammaincinv, ndtri, stdtrit

from reports.measures.rounding import Exact, half_up, mean
from reports.measures.variance import Sizes, freedom, mean_of_means, sizes, within

OWN_SPREAD_FROM = 5
"""From so many visits up a branch's own spread is known well enough to stand alone."""


@dataclass(frozen=True)
class Interval:
    """Two ends in the unit of the figure, rounded as printed."""

    low: Decimal
    high: Decimal

    def cut(self, most: int) -> "Interval":
        """The same, its upper end no higher than what can be."""
        return Interval(self.low, min(self.high, half_up(most)))


@dataclass(frozen=True)
class Spread:
    """A standard deviation between visits of one branch, and the degrees of freedom it rests on."""

    deviation: float
    freedom: int


@dataclass(frozen=True)
class Share:
    """`met` of `of` visits or answers."""

    met: int
    of: int

    @property
    def percent(self) -> Decimal | None:
        """Per cent with one decimal; none of nothing."""
        return half_up(Fraction(100 * self.met, self.of)) if self.of else None


def spread_within(branches: Sequence[Sequence[Exact]]) -> Spread | None:
    """The standard deviation within branches, pooled over all of them: visit scores grouped by branch.

    None when no branch has two visits, or when no two visits of a branch differ: then it says nothing. Where only one
    branch has two, nothing is pooled, and it stands alone from five visits up.
    """
    return spread_of(sizes(branches))


def spread_of(branches: Sizes) -> Spread | None:
    """The same, of branches by the number of their visits."""
    squares, free = within(branches), freedom(branches)
    telling = sum(alike.groups for visits, alike in branches.items() if visits > 1)
    enough = telling > 1 or free >= OWN_SPREAD_FROM - 1
    return Spread(sqrt(squares / free), free) if squares and enough else None


def mean_interval(scores: Sequence[Exact], spread: Spread | None) -> Interval | None:
    """The 95 per cent interval of a mean score from this spread, cut to 0 and 100. None for one visit."""
    if len(scores) < 2 or spread is None:
        return None
    middle = float(mean(scores))
    reach = float(stdtrit(spread.freedom, 0.975)) * spread.deviation / sqrt(len(scores))
    return Interval(half_up(max(0.0, middle - reach)), half_up(min(100.0, middle + reach)))


def interval_of_means(branches: Sizes, spread: Spread | None) -> Interval | None:
    """The 95 per cent interval of the mean of the branches' means, cut to 0 and 100, from branches by the number of
    their visits. From one visit alone, or without a spread, none.

    It is about these branches only: the chance is that of their visits, not that of choosing branches.
    """
    if spread is None or sum(visits * alike.groups for visits, alike in branches.items()) < 2:
        return None
    middle = float(mean_of_means(branches))
    single = sum((Fraction(alike.groups, visits) for visits, alike in branches.items()), Fraction(0))
    error = spread.deviation * sqrt(single) / sum(alike.groups for alike in branches.values())
    reach = float(stdtrit(spread.freedom, 0.975)) * error
    return Interval(half_up(max(0.0, middle - reach)), half_up(min(100.0, middle + reach)))


def own_interval(scores: Sequence[Exact]) -> Interval | None:
    """The 95 per cent interval of a mean from these scores' own spread; none below five scores."""
    return mean_interval(scores, spread_within([scores])) if len(scores) >= OWN_SPREAD_FROM else None


def clustered_interval(visits: Sequence[Share]) -> Interval | None:
    """The 95 per cent interval in per cent of what all these visits met of all they answered; none below five visits.

    Answers of one visit hang together, so visits are the sample: the ratio estimator's error (Cochran 1977, 6.4). None
    too when no visit differs from another.
    """
    count, answered = len(visits), sum(share.of for share in visits)
    if count < OWN_SPREAD_FROM or not answered:
        return None
    ratio = Fraction(sum(share.met for share in visits), answered)
    squares = sum((share.met - ratio * share.of) ** 2 for share in visits)
    reach = float(stdtrit(count - 1, 0.975)) * sqrt(squares * Fraction(count, count - 1)) / answered
    if not reach:
        return None
    return Interval(half_up(100 * max(0.0, float(ratio) - reach)), half_up(100 * min(1.0, float(ratio) + reach)))


def wilson(share: Share, confidence: float = 0.95) -> tuple[float, float]:
    """Wilson's interval of a share, as two numbers from 0 to 1. Of nothing, it is everything."""
    if not share.of:
        return 0.0, 1.0
    z = float(ndtri((1 + confidence) / 2))
    part, count = share.met / share.of, share.of
    middle = part + z * z / (2 * count)
    reach = z * sqrt(part * (1 - part) / count + z * z / (4 * count * count))
    scale = 1 + z * z / count
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def share_interval(share: Share) -> Interval | None:
    """Wilson's 95 per cent interval in per cent, as printed; none of nothing."""
    if not share.of:
        return None
    low, high = wilson(share)
    return Interval(half_up(100 * low), half_up(100 * high))


def count_interval(count: int, visits: int, every: int = 1) -> Interval:
    """The exact 95 per cent interval of a Poisson count in so many visits (Garwood 1936), told for `every` of them.

    Of nothing counted the lower end is nought; the upper one never is.
    """
    low = float(gammaincinv(count, 0.025)) if count else 0.0
    high = float(gammaincinv(count + 1, 0.975))
    return Interval(half_up(low * every / visits), half_up(high * every / visits))
