"""Who stands where? Branches of a wave side by side, each drawn towards the mean as far as its few visits demand.

Method: a one-way analysis of variance by moments, and the empirical Bayes means that follow from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil, sqrt

import numpy as np

from reports.measures.gate import Standing, standing
from reports.measures.interval import Interval
from reports.measures.rounding import Exact, half_up
from reports.measures.variance import Group, Sizes, group_of, mean_of_means, sizes, sizes_of, squares_of

DRAWS = 20_000
"""As often each branch's score is drawn; less often where there are many branches, for each draw ranks them all."""
FEWEST_DRAWS = 1_000
"""So many put the ends of a rank range within a per cent of where they belong."""
VALUES = 200_000
SEED = 20_261_122
"""Fixed, so that the same scores give the same ranks each time."""
SURENESS = 0.9
RANK_VISITS = 8
"""Below so many visits a branch is not ranked, however far branches lie apart: the gate's last step."""
RANK_FROM = 0.70
"""Below this reliability a branch is not ranked."""
REWARD_FROM = 0.80
"""Below this reliability nothing that is paid may hang on a score."""
APART = 1.39
"""Bars of so many standard errors that do not overlap differ at about 95 per cent (Goldstein and Healy)."""


@dataclass(frozen=True)
class Components:
    """`within` is the variance between visits of a branch, `between` that of the branches themselves, 0 at least.

    `branches` and `visits` are how many they rest on; `middle` is the mean of the branches, weighted by precision.
    """

    within: float
    between: float
    middle: float
    branches: int
    visits: int

    @property
    def icc(self) -> float:
        """The share of a single visit's variance that belongs to its branch: 0 to 1."""
        whole = self.between + self.within
        return self.between / whole if whole else 0.0

    def reliability(self, visits: float) -> float:
        """How much of the difference between means of so many visits is the branches' own: 0 to 1."""
        noise = self.within / visits
        return self.between / (self.between + noise) if self.between + noise else 0.0

    def visits_for(self, reliability: float) -> int | None:
        """How many visits a branch give this reliability; none when branches do not differ at all."""
        if not self.between:
            return None
        return max(1, ceil(reliability / (1 - reliability) * self.within / self.between - 1e-9))

    def visits_by_the_gate(self, reliability: float) -> int | None:
        """The same, but never fewer than the gate demands of who is ranked."""
        needed = self.visits_for(reliability)
        return needed and max(RANK_VISITS, needed)


@dataclass(frozen=True)
class Place:
    """A branch in the league. `shrunk` is its score drawn towards the mean; `interval` 90 per cent about that.

    `bar` is 1.39 standard errors about the score itself. `rank` is the range of its rank, best 1, which holds nine
    times in ten; none below the gate: eight visits and a reliability of 0.70.
    """

    code: str
    visits: int
    score: Decimal
    shrunk: Decimal
    interval: Interval
    bar: Interval
    reliability: float
    standing: Standing
    rank: tuple[int, int] | None


@dataclass(frozen=True)
class League:
    """Best first by `shrunk`; branches of one visit are left out, and counted in `left_out`."""

    components: Components
    places: tuple[Place, ...]
    left_out: int

    @cached_property
    def ranked(self) -> int:
        """How many branches have a rank."""
        return sum(place.rank is not None for place in self.places)


def components(branches: Sequence[Sequence[Exact]]) -> Components | None:
    """Both variances, from visit scores grouped by branch. None below two branches, or where none has two visits."""
    return components_of(sizes(branches))


def components_of(branches: Sizes) -> Components | None:
    """The same, of branches by the number of their visits."""
    found = squares_of(branches)
    if found is None:
        return None
    between = max(Fraction(0), (found.between - found.within) / found.typical)
    middle = _middle(branches, found.within, between)
    return Components(float(found.within), float(between), float(middle), found.groups, found.values)


def league(branches: Mapping[str, Sequence[Exact]]) -> League | None:
    """The league of a wave: final scores of complete approved visits, by branch. None when `components` has none."""
    return league_of({code: group_of(scores) for code, scores in branches.items()})


def league_of(branches: Mapping[str, Group]) -> League | None:
    """The same, of scores that are added up already."""
    found = components_of(sizes_of(branches.values()))
    if found is None:
        return None
    shown = {code: scores for code, scores in branches.items() if standing(scores.n) >= Standing.MEAN}
    ranks = _ranks(found, shown)
    places = [_place(code, scores, found, ranks.get(code)) for code, scores in shown.items()]
    ordered = tuple(sorted(places, key=lambda place: (-place.shrunk, place.code)))
    return League(found, ordered, sum(1 for scores in branches.values() if scores.n == 1))


def rank_ranges(found: Components, branches: Mapping[str, tuple[Fraction, int]]) -> dict[str, tuple[int, int]]:
    """For each branch (its mean and its visits) the ranks between which it lies nine times in ten, best 1."""
    if not branches:
        return {}
    middles, spreads = zip(*(_posterior(found, *branch) for branch in branches.values()), strict=True)
    draws = min(DRAWS, max(FEWEST_DRAWS, VALUES // len(branches)))
    drawn = np.random.default_rng(SEED).normal(middles, spreads, (draws, len(branches)))
    ranks = np.empty(drawn.shape, np.int32)
    np.put_along_axis(ranks, (-drawn).argsort(axis=1), np.arange(1, len(branches) + 1, dtype=np.int32)[None], axis=1)
    # Numpy sorts rows that lie together three times as fast as it parts columns.
    by_branch = np.ascontiguousarray(ranks.T)
    by_branch.sort(axis=1)
    places = [ceil(draws * (1 - SURENESS) / 2) - 1, ceil(draws * (1 + SURENESS) / 2) - 1]
    ends = by_branch[:, places].T
    return {code: (int(low), int(high)) for code, low, high in zip(branches, *ends, strict=True)}


def _middle(branches: Sizes, within: Fraction, between: Fraction) -> Fraction:
    """The mean of the branches' means, each by its precision; alike when no visit differs from another."""
    if not within and not between:
        return mean_of_means(branches)
    weights = {visits: 1 / (between + within / visits) for visits in branches}
    means = sum((weights[visits] * alike.total / visits for visits, alike in branches.items()), Fraction(0))
    return means / sum(weights[visits] * alike.groups for visits, alike in branches.items())


def _posterior(found: Components, score: Fraction, visits: int) -> tuple[float, float]:
    """What to believe of a branch: the shrunk mean and its standard deviation."""
    reliability = found.reliability(visits)
    return found.middle + reliability * (float(score) - found.middle), sqrt(found.between * (1 - reliability))


def _ranks(found: Components, branches: Mapping[str, Group]) -> dict[str, tuple[int, int]]:
    """The rank ranges of those that may be ranked; lots are drawn only when somebody may."""
    may = {code for code, scores in branches.items() if _may_rank(found, scores.n)}
    if not may:
        return {}
    ranges = rank_ranges(found, {code: (scores.mean, scores.n) for code, scores in branches.items()})
    return {code: ranks for code, ranks in ranges.items() if code in may}


def _may_rank(found: Components, visits: int) -> bool:
    return standing(visits) >= Standing.BAND and found.reliability(visits) >= RANK_FROM


def _place(code: str, scores: Group, found: Components, rank: tuple[int, int] | None) -> Place:
    visits, score = scores.n, scores.mean
    shrunk, deviation = _posterior(found, score, visits)
    reliability = found.reliability(visits)
    return Place(
        code=code,
        visits=visits,
        score=half_up(score),
        shrunk=half_up(shrunk),
        interval=_about(shrunk, 1.6448536269514722 * deviation),
        bar=_about(float(score), APART * sqrt(found.within / visits)),
        reliability=reliability,
        standing=standing(visits),
        rank=rank,
    )


def _about(middle: float, reach: float) -> Interval:
    return Interval(half_up(max(0.0, middle - reach)), half_up(min(100.0, middle + reach)))
