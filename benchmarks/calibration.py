"""Do the intervals keep their word? Waves are drawn from known truths, and the claims counted that held.

Prints the table of docs/calibration.md: `python -m benchmarks.calibration --waves 2000`.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import click
import numpy as np

from reports.measures.change import change
from reports.measures.interval import Share, clustered_interval, mean_interval, share_interval, spread_within
from reports.measures.league import components, rank_ranges
from reports.measures.rounding import mean

BRANCHES = 12
MIDDLE, BETWEEN, WITHIN = 78.0, 6.0, 9.0
"""The truth that is drawn from: branches differ by a standard deviation of 6 points, visits of a branch by 9."""
SEED = 7


@dataclass(frozen=True)
class Kept:
    """How often a claim held: `held` of `tried`, against what it promises in per cent."""

    claim: str
    promised: str
    held: int
    tried: int

    @property
    def percent(self) -> float:
        return 100 * self.held / self.tried


@dataclass(frozen=True)
class World:
    """One wave: the branches' true scores, and the visit scores that were seen, one decimal as printed."""

    truths: np.ndarray
    scores: list[list[Decimal]]


def worlds(waves: int, visits: int) -> Iterator[World]:
    """So many waves of BRANCHES branches with so many visits each, the same ones each time."""
    random = np.random.default_rng([SEED, visits])
    for _ in range(waves):
        truths = random.normal(MIDDLE, BETWEEN, BRANCHES)
        yield World(truths, [_seen(random.normal(truth, WITHIN, visits)) for truth in truths])


def score_interval(waves: int, visits: int) -> Kept:
    """The 95 per cent interval of a branch's score, from the spread of all branches."""
    held = [
        interval is not None and float(interval.low) <= truth <= float(interval.high)
        for world in worlds(waves, visits)
        for spread in [spread_within(world.scores)]
        for truth, scores in zip(world.truths, world.scores, strict=True)
        for interval in [mean_interval(scores, spread)]
    ]
    return Kept(f"The score interval of a branch holds its true score, {visits} visits", "95", sum(held), len(held))


def share_of_visits(waves: int, visits: int) -> Kept:
    """Wilson's 95 per cent interval, over shares of every size."""
    random = np.random.default_rng([SEED, visits, 1])
    truths = random.uniform(0, 1, waves * BRANCHES)
    found = [share_interval(Share(int(random.binomial(visits, truth)), visits)) for truth in truths]
    held = [
        interval is not None and float(interval.low) <= 100 * truth <= float(interval.high)
        for truth, interval in zip(truths, found, strict=True)
    ]
    return Kept(f"The interval of a share of {visits} visits holds the true share", "95", sum(held), len(held))


def standards_met(waves: int, visits: int) -> Kept:
    """The interval of binding standards met: visits differ by 9 points in what they meet of some 30 answers each."""
    random = np.random.default_rng([SEED, visits, 3])
    held = []
    for truth in random.uniform(50, 85, waves * BRANCHES):
        answered = random.integers(28, 34, visits)
        met = random.binomial(answered, np.clip(random.normal(truth, WITHIN, visits) / 100, 0, 1))
        interval = clustered_interval([Share(*row) for row in zip(met.tolist(), answered.tolist(), strict=True)])
        held.append(interval is not None and float(interval.low) <= truth <= float(interval.high))
    return Kept(
        f"The interval of binding standards met holds the true share, {visits} visits", "95", sum(held), len(held)
    )


def clear_change(waves: int, visits: int) -> Kept:
    """Two waves of branches that did not change: how often the word is still 'clear'."""
    random = np.random.default_rng([SEED, visits, 2])
    pairs = (
        (_seen(random.normal(MIDDLE, WITHIN, visits)), _seen(random.normal(MIDDLE, WITHIN, visits)))
        for _ in range(waves * BRANCHES)
    )
    words = [found.verdict == "clear" for before, now in pairs if (found := change(before, now)) is not None]
    return Kept(
        f"'Clear change' is said although nothing changed, {visits} visits a wave", "at most 5", sum(words), len(words)
    )


def rank_range(waves: int, visits: int) -> Kept:
    """The range between which a branch's rank is said to lie nine times in ten."""
    held = [
        low <= rank <= high
        for world in worlds(waves, visits)
        if (found := components(world.scores)) is not None
        for ranges in [rank_ranges(found, {str(at): (mean(seen), len(seen)) for at, seen in enumerate(world.scores)})]
        for rank, (low, high) in zip((-world.truths).argsort().argsort() + 1, ranges.values(), strict=True)
    ]
    return Kept(f"The rank range of a branch holds its true rank, {visits} visits", "90", sum(held), len(held))


CLAIMS: tuple[tuple[Callable[[int, int], Kept], tuple[int, ...]], ...] = (
    (score_interval, (2, 4, 8, 12)),
    (share_of_visits, (4, 8, 12, 40)),
    (standards_met, (5, 8, 12)),
    (clear_change, (2, 4, 8, 12)),
    (rank_range, (8, 12)),
)


def all_claims(waves: int) -> Iterator[Kept]:
    """Every claim, each for several numbers of visits."""
    for claim, numbers in CLAIMS:
        for visits in numbers:
            yield claim(waves, visits)


def _seen(scores: np.ndarray) -> list[Decimal]:
    return [Decimal(str(round(float(score), 1))) for score in scores]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--waves", type=int, default=2000)
    waves = parser.parse_args().waves
    click.echo("| claim | promised, per cent | kept, per cent | of |\n|--|--|--|--|")
    for kept in all_claims(waves):
        click.echo(f"| {kept.claim} | {kept.promised} | {kept.percent:.1f} | {kept.tried:,} |")


if __name__ == "__main__":
    main()
