"""How does each part of the service stand? One row a part, over a branch's visits, with all that may be said of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from reports.data import Tree
from reports.form_text import FormText
from reports.measures.change import Trend, trend
from reports.measures.faults import Family, Fault, met_in, telling, worst_first
from reports.measures.gate import Standing, band, standing
from reports.measures.interval import Interval, Share, clustered_interval, count_interval, own_interval
from reports.measures.missed import Missed
from reports.measures.people import People
from reports.measures.promise_gap import PromiseGap
from reports.measures.rounding import half_up, mean

EVERY = 10
"""Faults are told by so many visits."""
PROMISE = "promise"


@dataclass(frozen=True)
class Row:
    """`score` is the mean of the visits' per cents, `visits` how many had one; no score when none had.

    `standing` is what so many visits allow. `target` is the branch's where it is one for this row too, and `gap` the
    score less the target. `band` is none below four visits. `trend`: since the wave before, none where either wave
    has fewer than two visits or nothing differs. `worst` is the question that cost most in it.
    """

    code: str
    score: Decimal | None
    visits: int
    interval: Interval | None
    visit_scores: tuple[Decimal, ...]
    standing: Standing
    target: Decimal | None = None
    gap: Decimal | None = None
    band: str | None = None
    trend: Trend | None = None
    worst: str | None = None

    @property
    def below(self) -> bool:
        """Is it below its target, and do the visits allow saying so?"""
        return self.gap is not None and self.gap < 0 and self.standing >= Standing.SCORE


@dataclass(frozen=True)
class Rate:
    """How often faults of a family were met: `met` in `visits` where one could be, `rate` in ten visits; fewer is
    better.

    `interval` is the exact one of a Poisson count, cut to what can be met. A rate is none below two visits. `worst` is
    the fault that was met in most visits. It has no target, and so no gap, and no band.
    """

    code: Family
    met: int
    visits: int
    rate: Decimal | None
    interval: Interval | None
    standing: Standing
    trend: Trend | None = None
    worst: str | None = None
    gap: Decimal | None = None
    band: str | None = None
    below: bool = False


@dataclass(frozen=True)
class Basis:
    """What the rows are made from: complete scorecards of this wave and of the wave before, the form, the target, and
    what was missed, dearest first."""

    cards: Sequence[Tree]
    before: Sequence[Tree]
    form: FormText
    target: Decimal | None
    missed: tuple[Missed, ...]


def section_rows(basis: Basis) -> tuple[Row, ...]:
    """One row a scored section, in the form's order."""
    worst = _worst(basis, basis.form.section_of.get)
    return tuple(_row(basis, code, _section, worst.get(code)) for code in basis.form.scored_sections)


def tag_rows(basis: Basis, family: str, codes: Iterable[str]) -> tuple[Row, ...]:
    """One row a code of this tag family, in the order of `codes`."""
    worst = _worst(basis, lambda question: basis.form.tag(question, family))
    percent = partial(_tag, family)
    return tuple(_row(basis, code, percent, worst.get(code)) for code in codes)


def promise_rows(basis: Basis, gap: PromiseGap) -> tuple[Row, ...]:
    """One row a promise that was measured: what was delivered of it, to the digit as the promise gap has it."""
    delivered = {promise.code: promise.delivered for promise in gap.promises if promise.delivered}
    rows = tag_rows(basis, PROMISE, delivered)
    return tuple(
        _judged(
            replace(row, score=side.score, visits=side.count, interval=side.interval, standing=standing(side.count)),
            basis,
        )
        for row, side in zip(rows, delivered.values(), strict=True)
    )


def compliance_row(basis: Basis) -> Row:
    """Binding standards met of those answered, each answer counting the same; no target is set for it.

    Answers of one visit hang together, so its interval rests on the visits.
    """
    met, rates, before = compliance(basis.cards), _rates(basis.cards), _rates(basis.before)
    worst = next((row.question for row in basis.missed if basis.form.is_must(row.question)), None)
    interval = clustered_interval([share for card in basis.cards if (share := _compliance_of(card)).of])
    row = Row("compliance", met.percent, len(rates), interval, rates, standing(len(rates)))
    return replace(row, trend=trend(before, rates), worst=worst)


def consistency_row(people: People, visits: int) -> Row:
    """How alike the visits' scores are; `worst` is the question most left to chance. It has no interval."""
    code, index = "consistency", people.index
    return Row(code, index, visits, None, (), standing(visits), worst=people.most_by_chance)


def rates(basis: Basis, families: Iterable[tuple[Family, Sequence[Fault]]]) -> tuple[Rate, ...]:
    """One a family that the form asks about."""
    return tuple(
        _rate(basis, family, asked) for family, rows in families if (asked := [row for row in rows if row.asked])
    )


def compliance(scorecards: Sequence[Tree]) -> Share:
    """Binding standards met, of those that were answered, over all visits."""
    counts = [_compliance_of(card) for card in scorecards]
    return Share(sum(count.met for count in counts), sum(count.of for count in counts))


def _compliance_of(card: Tree) -> Share:
    return Share(card["compliance"]["met"], card["compliance"]["answered"])


Percent = Callable[[Tree, str], str | None]


def _row(basis: Basis, code: str, percent: Percent, worst: str | None) -> Row:
    scores, before = _percents(basis.cards, code, percent), _percents(basis.before, code, percent)
    score = half_up(mean(scores)) if scores else None
    row = Row(code, score, len(scores), own_interval(scores), scores, standing(len(scores)))
    return replace(_judged(row, basis), trend=trend(before, scores), worst=worst)


def _worst(basis: Basis, part_of: Callable[[str], str | None]) -> dict[str | None, str]:
    """For each part, the question that cost most in it."""
    found: dict[str | None, str] = {}
    for missed in basis.missed:
        found.setdefault(part_of(missed.question), missed.question)
    return found


def _judged(row: Row, basis: Basis) -> Row:
    """The row held against the target and the form's bands, as far as its visits allow."""
    target, score = None if basis.target is None else half_up(basis.target), row.score
    return replace(
        row,
        target=target,
        gap=None if score is None or target is None else score - target,
        band=band(score, basis.form) if score is not None and row.standing >= Standing.SCORE else None,
    )


def _percents(cards: Sequence[Tree], code: str, percent: Percent) -> tuple[Decimal, ...]:
    found = (percent(card, code) for card in cards)
    return tuple(Decimal(text) for text in found if text is not None)


def _rates(cards: Sequence[Tree]) -> tuple[Decimal, ...]:
    return tuple(Decimal(card["compliance"]["rate"]) for card in cards if card["compliance"]["rate"] is not None)


def _rate(basis: Basis, family: Family, rows: Sequence[Fault]) -> Rate:
    """Visits in which no fault of the family could be met say nothing of it."""
    seen, met = met_in(rows).of, sum(len(row.evidence) for row in rows)
    now, before = (
        [-EVERY * len(card[family]) for card in telling(cards, family, basis.form)]
        for cards in (basis.cards, basis.before)
    )
    worst, told = worst_first(rows), seen >= 2
    return Rate(
        code=family,
        met=met,
        visits=seen,
        rate=half_up(Fraction(EVERY * met, seen)) if told else None,
        interval=count_interval(met, seen, EVERY).cut(EVERY * len(rows)) if told else None,
        standing=standing(seen),
        trend=trend(before, now),
        worst=worst[0].code if worst else None,
    )


def _section(scorecard: Tree, code: str) -> str | None:
    found: list[str | None] = [row["percent"] for row in scorecard["sections"] if row["section"] == code]
    return found[0] if found else None


def _tag(family: str, scorecard: Tree, code: str) -> str | None:
    percent: str | None = scorecard["tags"].get(family, {}).get(code, {}).get("percent")
    return percent
