"""Which of many changes are real? A region's over its branches, and a wave's with false alarms held down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import compress
from math import sqrt

from scipy.special import stdtr, stdtrit

from reports.measures.change import Change, Verdict, change_of, verdict
from reports.measures.interval import Interval, Share, wilson
from reports.measures.rounding import Exact, half_up
from reports.measures.variance import Alike, Group, group_of, sizes

FALSE_ALARMS = 0.10
"""Of the changes that are called real, at most this share may be chance (Benjamini and Hochberg)."""


@dataclass(frozen=True)
class PairedChange:
    """The mean of the branches' own changes, each branch once, with its 95 per cent interval."""

    branches: int
    difference: Decimal
    interval: Interval
    p: float
    verdict: Verdict


@dataclass(frozen=True)
class RealChanges:
    """Changes by branch that are clear and stand among `tried` of them, largest first; `rest` are all the others."""

    tried: int
    real: tuple[tuple[str, Change], ...]
    rest: tuple[tuple[str, Change], ...]


@dataclass(frozen=True)
class ShareChange:
    """Points of a per cent gained or lost, with Newcombe's 95 per cent interval. `real`: it excludes no change."""

    difference: Decimal
    interval: Interval
    real: bool


def paired_change(branches: Sequence[tuple[Exact, Exact]]) -> PairedChange | None:
    """From (before, now) of each branch seen in both waves. None below two, or when all changed alike."""
    gains = [[Fraction(now) - Fraction(before)] for before, now in branches]
    return paired_change_of(sizes(gains)[1]) if gains else None


def paired_change_of(gains: Alike) -> PairedChange | None:
    """The same, of the branches' own changes added up, each a group of one."""
    count, total, squares, _ = gains
    if count < 2 or not (spread := (squares - total * total / count) / (count - 1)):
        return None
    gain, error = float(total / count), sqrt(spread) / sqrt(count)
    reach_95, reach_80 = (float(stdtrit(count - 1, (1 + sure) / 2)) * error for sure in (0.95, 0.8))
    return PairedChange(
        branches=count,
        difference=half_up(total / count),
        interval=Interval(half_up(gain - reach_95), half_up(gain + reach_95)),
        p=2 * float(stdtr(count - 1, -abs(gain) / error)),
        verdict=verdict(gain, reach_95, reach_80),
    )


def real_changes(branches: Mapping[str, tuple[Sequence[Exact], Sequence[Exact]]]) -> RealChanges:
    """From the visit scores (before, now) of each branch. Branches that can't be compared are not tried."""
    return real_changes_of({code: (group_of(before), group_of(now)) for code, (before, now) in branches.items()})


def real_changes_of(branches: Mapping[str, tuple[Group, Group]]) -> RealChanges:
    """The same, of scores that are added up already."""
    found = {code: one for code, waves in branches.items() if (one := change_of(*waves)) is not None}
    limit = false_discovery_limit([one.p for one in found.values()])
    ordered = sorted(found.items(), key=lambda item: (-abs(item[1].difference), item[0]))
    stands = [one.verdict == "clear" and one.p <= limit for _, one in ordered]
    real, rest = compress(ordered, stands), compress(ordered, (not stood for stood in stands))
    return RealChanges(len(found), tuple(real), tuple(rest))


def false_discovery_limit(chances: Sequence[float], rate: float = FALSE_ALARMS) -> float:
    """The largest p that still counts among these, by Benjamini and Hochberg; below 0 when none does."""
    passed = [p for rank, p in enumerate(sorted(chances), start=1) if p <= rate * rank / len(chances)]
    return max(passed, default=-1.0)


def share_change(before: Share, now: Share) -> ShareChange | None:
    """Newcombe's comparison of two shares, from their Wilson intervals. None when either is of nothing."""
    if not before.of or not now.of:
        return None
    was, became = before.met / before.of, now.met / now.of
    (was_low, was_high), (low, high) = wilson(before), wilson(now)
    gain = became - was
    least = gain - sqrt((became - low) ** 2 + (was_high - was) ** 2)
    most = gain + sqrt((high - became) ** 2 + (was - was_low) ** 2)
    exact = Fraction(now.met, now.of) - Fraction(before.met, before.of)
    interval = Interval(half_up(100 * least), half_up(100 * most))
    return ShareChange(half_up(100 * exact), interval, interval.low > 0 or interval.high < 0)
