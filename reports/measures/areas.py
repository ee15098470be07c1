"""Every figure of a region or a programme that is read off kept sums, without its visits and without its branches.

They are the figures of `reports.measures.region`, to the digit: each branch counts the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from reports.form_text import FormText
from reports.measures.everywhere import Critical, Lost
from reports.measures.gate import Standing, band, standing
from reports.measures.interval import Interval, Share, Spread, interval_of_means, share_interval
from reports.measures.league import RANK_FROM, RANK_VISITS, REWARD_FROM, components_of
from reports.measures.rounding import half_up
from reports.measures.tally import WHOLE, critical, fraction
from reports.measures.timing import breach_likely
from reports.measures.variance import Alike, Sizes, mean_of_means

Tally = Mapping[str, Any]
Allowed = Literal["nothing", "rank", "reward"]
STEPS = {Standing.MEAN: 2, Standing.SCORE: 4, Standing.BAND: 8}


@dataclass(frozen=True)
class AreaScore:
    """The mean of so many branches' means; `interval` is about these branches. No score without visits.

    `lacking` is how many visits are missing until the next step of the gate, none on the last.
    """

    branches: int
    visits: int
    score: Decimal | None
    interval: Interval | None
    standing: Standing
    lacking: int | None


@dataclass(frozen=True)
class Reliability:
    """How much of the difference between branches is their own: `icc` for one visit, `reliability` for as many as
    they had, both 0 to 1. `to_rank` and `to_reward` are the visits a branch that ranking and rewarding would take,
    none when the branches do not differ. `allowed` is what the figures of this wave are good for.
    """

    icc: Decimal
    reliability: Decimal
    visits: Decimal
    to_rank: int | None
    to_reward: int | None
    allowed: Allowed


@dataclass(frozen=True)
class AreaFault:
    """A sin or a calamity, in `share.met` of the `share.of` visits where it could have been."""

    code: str
    share: Share
    interval: Interval | None


@dataclass(frozen=True)
class AreaStep:
    """A timed standard, kept in `within.met` of `within.of` visits; `breach` as in TimedStep."""

    question: str
    within: Share
    interval: Interval | None
    breach: bool


@dataclass(frozen=True)
class AreaFigures:
    """What a region or a programme says of itself. `lost` are the questions that cost most, dearest first."""

    whole: AreaScore
    incomplete: int
    provisional: int
    band: str | None
    target: Decimal | None
    gap: Decimal | None
    reliability: Reliability | None
    compliance: Share
    critical: int
    critical_items: tuple[Critical, ...]
    lost: tuple[Lost, ...]
    sins: tuple[AreaFault, ...]
    calamities: tuple[AreaFault, ...]
    steps: tuple[AreaStep, ...]


@dataclass(frozen=True)
class Standard:
    """What figures are held against: the form, the score to reach, the promised per cent in time if any, and the spread
    between visits of one branch over the whole wave."""

    form: FormText
    target: Decimal | None
    promised: int | None
    spread: Spread | None


COUNTS = ("branches", "incomplete", "provisional", "compliance")
WHOLE_AREA = (*COUNTS, "questions", "branches_of", "off", "sins", "calamities")


def head(tally: Tally) -> dict[str, Any]:
    """Of an area's sums those that `area_figures` reads: a third, where several areas are to be added up."""
    score = tally.get("spread", {}).get(WHOLE[0])
    kept = {key: tally[key] for key in WHOLE_AREA if key in tally}
    return {**kept, "spread": {WHOLE[0]: score}} if score else kept


def area_figures(tally: Tally, standard: Standard) -> AreaFigures:
    """Compute them all from an area's sums, which `tally.of_branch` describes."""
    form, groups = standard.form, sizes_in(tally)
    whole = area_score(groups, standard.spread)
    met = Share(*tally.get("compliance", (0, 0)))
    said = whole.score is not None and whole.standing >= Standing.SCORE
    return AreaFigures(
        whole=whole,
        incomplete=tally.get("incomplete", 0),
        provisional=tally.get("provisional", 0),
        band=band(whole.score, form) if said and whole.score is not None else None,
        target=standard.target,
        gap=None if whole.score is None or standard.target is None else whole.score - half_up(standard.target),
        reliability=reliability(groups),
        compliance=met,
        critical=critical(tally),
        critical_items=_critical_items(tally, form),
        lost=lost_items(tally, form),
        sins=_faults(tally, "sins"),
        calamities=_faults(tally, "calamities"),
        steps=_steps(tally, form, standard.promised),
    )


def sizes_in(tally: Tally, family: str = WHOLE[0], code: str = WHOLE[1]) -> Sizes:
    """The branches of an area by the number of their visits, for the visit score or a part of the service."""
    rows = tally.get("spread", {}).get(family, {}).get(code, {})
    return {int(visits): tenths(row) for visits, row in rows.items()}


def tenths(row: Sequence[int]) -> Alike:
    """Groups added up in tenths, in units."""
    groups, total, squares, products = row
    return Alike(groups, Fraction(total, 10), Fraction(squares, 100), Fraction(products, 100))


def area_score(branches: Sizes, spread: Spread | None) -> AreaScore:
    """The mean of the branches' means, its interval from this spread, and what so many visits allow."""
    visits = sum(size * alike.groups for size, alike in branches.items())
    rank = standing(visits)
    return AreaScore(
        branches=sum(alike.groups for alike in branches.values()),
        visits=visits,
        score=half_up(mean_of_means(branches)) if branches else None,
        interval=interval_of_means(branches, spread),
        standing=rank,
        lacking=lacking(visits),
    )


def lacking(visits: int) -> int | None:
    """How many visits are missing until the next step of the gate; none on the last."""
    return next((needed - visits for needed in STEPS.values() if visits < needed), None)


def reliability(branches: Sizes) -> Reliability | None:
    """None below two branches, or where none has two visits."""
    found = components_of(branches)
    if found is None:
        return None
    typical = found.visits / found.branches
    reached = found.reliability(typical)
    return Reliability(
        icc=half_up(found.icc, 2),
        reliability=half_up(reached, 2),
        visits=half_up(typical),
        to_rank=found.visits_by_the_gate(RANK_FROM),
        to_reward=found.visits_by_the_gate(REWARD_FROM),
        allowed=_allowed(typical, reached),
    )


def _allowed(visits: float, reached: float) -> Allowed:
    if visits < RANK_VISITS or reached < RANK_FROM:
        return "nothing"
    return "reward" if reached >= REWARD_FROM else "rank"


def lost_items(tally: Tally, form: FormText) -> tuple[Lost, ...]:
    """As `everywhere.worst_items` has them."""
    taken = {code: fraction(points) for code, points in tally.get("off", {}).items() if code in form.questions}
    order = {code: place for place, code in enumerate(form.questions)}
    whole, running, rows = sum(taken.values(), Fraction(0)), Fraction(0), []
    for code in sorted(taken, key=lambda code: (-taken[code], order[code])):
        running += taken[code]
        visits, branches = tally["questions"][code], tally["branches_of"][code]
        rows.append(
            Lost(
                question=code,
                owner=form.tag(code, "owner"),
                visits=Share(visits[8], visits[7]),
                branches=Share(branches[1], branches[0]),
                lost=half_up(taken[code] / tally["branches"]),
                percent=half_up(100 * taken[code] / whole),
                running=half_up(100 * running / whole),
            )
        )
    return tuple(rows)


def _critical_items(tally: Tally, form: FormText) -> tuple[Critical, ...]:
    times = {code: row[6] for code, row in tally.get("questions", {}).items() if row[6]}
    failed = sorted((code for code in form.questions if code in times), key=lambda code: -times[code])
    return tuple(Critical(code, _effect(form, code), times[code], tally["branches_of"][code][2]) for code in failed)


def _effect(form: FormText, code: str) -> str:
    effect: str = form.questions[code].get("critical", {}).get("effect", "flag")
    return effect


def _faults(tally: Tally, family: str) -> tuple[AreaFault, ...]:
    shares = ((code, Share(*row)) for code, row in tally.get(family, {}).items())
    found = [AreaFault(code, share, share_interval(share)) for code, share in shares if share.met]
    return tuple(sorted(found, key=lambda fault: (-fault.share.met, fault.code)))


def _steps(tally: Tally, form: FormText, promised: int | None) -> tuple[AreaStep, ...]:
    shares = ((code, _within(tally, code)) for code in _timed(form))
    return tuple(
        AreaStep(code, share, share_interval(share), breach_likely(share, promised))
        for code, share in shares
        if share.of
    )


def _timed(form: FormText) -> Iterable[str]:
    return (code for code, one in form.questions.items() if one["type"] == "duration" and "curve" in one)


def _within(tally: Tally, code: str) -> Share:
    row = tally.get("questions", {}).get(code)
    return Share(row[0] - row[1], row[0]) if row else Share(0, 0)
