"""Is this change real? Two waves of one branch, compared so that chance is not taken for progress."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, sqrt
from typing import Literal

from scipy.special import ndtri, stdtr, stdtrit

from reports.measures.interval import Interval
from reports.measures.rounding import Exact, half_up
from reports.measures.variance import Group, group_of

RISK_AND_POWER = float(ndtri(0.975) + ndtri(0.8))
Verdict = Literal["clear", "likely", "none"]
Trend = Literal["clearly_better", "likely_better", "unclear", "likely_worse", "clearly_worse"]
WORTH_SAYING = 3
"""Points below which a change is never called clear."""
TOO_MANY = 99
"""Beyond so many visits a wave nobody would plan them, and no number is named."""


@dataclass(frozen=True)
class Change:
    """Points gained or lost since the wave before, with their 95 per cent interval.

    `more_visits` a wave would settle a change that is not clear; none when it is clear, or beyond reason.
    """

    before: Decimal
    visits_before: int
    difference: Decimal
    interval: Interval
    p: float
    verdict: Verdict
    more_visits: int | None


def change(before: Sequence[Exact], now: Sequence[Exact]) -> Change | None:
    """Welch's comparison of two waves' visit scores. None below two visits in either, or without a spread."""
    return change_of(group_of(before), group_of(now))


def change_of(before: Group, now: Group) -> Change | None:
    """The same, of scores that are added up already."""
    fewest = min(before.n, now.n)
    if fewest < 2:
        return None
    variances = before.deviation**2, now.deviation**2
    parts = variances[0] / before.n, variances[1] / now.n
    error = sqrt(sum(parts))
    if not error:
        return None
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / (before.n - 1) + parts[1] ** 2 / (now.n - 1))
    exact = now.mean - before.mean
    gain = float(exact)
    reach = [float(stdtrit(freedom, (1 + confidence) / 2)) * error for confidence in (0.95, 0.8)]
    said = verdict(gain, reach[0], reach[1])
    return Change(
        before=half_up(before.mean),
        visits_before=before.n,
        difference=half_up(exact),
        interval=Interval(half_up(gain - reach[0]), half_up(gain + reach[0])),
        p=2 * float(stdtr(freedom, -abs(gain) / error)),
        verdict=said,
        more_visits=more_visits(gain, sqrt(sum(variances) / 2), fewest) if said == "none" else None,
    )


def trend(before: Sequence[Exact], now: Sequence[Exact]) -> Trend | None:
    """What `change` would call it, in one word, more being better; for a report card has many rows."""
    if min(len(before), len(now)) < 2:
        return None
    sides = [_mean_and_error(values) for values in (before, now)]
    error = sqrt(sum(part for _, part, _ in sides))
    if not error:
        return None
    gain = sides[1][0] - sides[0][0]
    freedom = error**4 / sum(part * part / free for _, part, free in sides)
    said = verdict(gain, *(float(stdtrit(freedom, (1 + sure) / 2)) * error for sure in (0.95, 0.8)))
    if said == "clear":
        return "clearly_better" if gain > 0 else "clearly_worse"
    if said == "likely":
        return "likely_better" if gain > 0 else "likely_worse"
    return "unclear"


def _mean_and_error(values: Sequence[Exact]) -> tuple[float, float, int]:
    """Their mean, its variance, and its degrees of freedom."""
    known = [float(value) for value in values]
    middle, free = sum(known) / len(known), len(known) - 1
    return middle, sum((value - middle) ** 2 for value in known) / free / len(known), free


def verdict(gain: float, reach_95: float, reach_80: float) -> Verdict:
    """Clear: 95 per cent sure and worth saying. Likely: 80 per cent sure. Else none.

    It goes by the figures as they are printed, so that word and interval can never disagree.
    """
    if half_up(abs(gain) - reach_95) > 0 and half_up(abs(gain)) >= WORTH_SAYING:
        return "clear"
    return "likely" if half_up(abs(gain) - reach_80) > 0 else "none"


def visits_needed(difference: float, deviation: float) -> int:
    """Visits a wave that show a difference of so many points four times in five, at 5 per cent risk."""
    return ceil(2 * (RISK_AND_POWER * deviation / difference) ** 2)


def more_visits(difference: float, deviation: float, visits: int) -> int | None:
    """How many more visits a wave would settle it; none when there is nothing to settle, or too many."""
    if abs(difference) < 0.05:
        return None
    needed = visits_needed(difference, deviation)
    return max(1, needed - visits) if needed <= TOO_MANY else None
