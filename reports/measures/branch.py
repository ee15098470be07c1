"""Every figure that a branch's page and its PDF show, decided once, so that both say the same."""

from dataclasses import dataclass
from decimal import Decimal

from reports.data import BranchReport, Tree, Visit
from reports.form_text import FormText
from reports.measures.change import Change, change
from reports.measures.faults import Family, Fault, fault_rows, worst_first
from reports.measures.felt import FeltTime, felt_times
from reports.measures.gate import Standing, band, bounds, standing
from reports.measures.interval import Interval, Share, Spread, mean_interval, share_interval, spread_within
from reports.measures.missed import Missed, Strength, missed, strengths
from reports.measures.peers import Peers, peers
from reports.measures.people import People, people
from reports.measures.promise_gap import PromiseGap, promise_gap
from reports.measures.report_card import (
    Basis,
    Rate,
    Row,
    compliance,
    compliance_row,
    consistency_row,
    promise_rows,
    rates,
    section_rows,
    tag_rows,
)
from reports.measures.rounding import half_up, mean
from reports.measures.timing import TimedStep, Timeline, timed_steps, timeline, waiting_share
from reports.measures.training import failed_share

PARAMETERS = ("expression", "vocabulary", "proxemics", "appearance", "speed", "safety", "facilities")
FIXES = 3
FAMILIES: tuple[tuple[Family, str], ...] = (("sins", "sin"), ("calamities", "calamity"))


@dataclass(frozen=True)
class CriticalItem:
    """A critical question that failed in one visit; `effect` is cap, zero, end, section_zero or flag."""

    visit: int
    question: str
    effect: str


@dataclass(frozen=True)
class Card:
    """The report card, part by part. `whole`: binding standards met and consistency; `rates`: sins and calamities in
    ten visits."""

    parameters: tuple[Row, ...]
    promises: tuple[Row, ...]
    whole: tuple[Row, ...]
    rates: tuple[Rate, ...]
    sections: tuple[Row, ...]


@dataclass(frozen=True)
class BranchFigures:
    """`visits` are the complete ones that everything rests on; `incomplete` how many are only listed.

    `score` is the mean of the visit scores as they are printed; none without visits. `band` is none below
    four visits, and `band_provisional` up to seven; `bounds` are where the bands begin. `gap` is the score less the
    target. `sin_rows` and `calamity_rows` hold the whole families, met or not; `sins` and `calamities` those that were
    met, worst first.
    """

    visits: tuple[Visit, ...]
    incomplete: int
    standing: Standing
    score: Decimal | None
    interval: Interval | None
    band: str | None
    band_provisional: bool
    bounds: tuple[Decimal, ...]
    provisional: int
    target: Decimal | None
    gap: Decimal | None
    change: Change | None
    compliance: Share
    compliance_interval: Interval | None
    card: Card
    critical: tuple[CriticalItem, ...]
    strengths: tuple[Strength, ...]
    missed: tuple[Missed, ...]
    sins: tuple[Fault, ...]
    calamities: tuple[Fault, ...]
    sin_rows: tuple[Fault, ...]
    calamity_rows: tuple[Fault, ...]
    steps: tuple[TimedStep, ...]
    timelines: tuple[Timeline, ...]
    waiting: Decimal | None
    felt: tuple[FeltTime, ...]
    promise: PromiseGap
    people: People
    peers: Peers | None

    @property
    def fixes(self) -> tuple[Missed, ...]:
        """The dearest misses: what to mend first."""
        return self.missed[:FIXES]


def branch_figures(report: BranchReport) -> BranchFigures:
    """Compute them all from the complete visits of the report."""
    form = FormText(report.form, report.language)
    visits = tuple(visit for visit in report.visits if counts(visit.scorecard))
    documents = {visit.number: (visit.scorecard, visit.answers) for visit in visits}
    cards = {number: card for number, (card, _) in documents.items()}
    before = [card for card in report.previous if counts(card)]
    finals = [Decimal(visit.scorecard["final"]) for visit in visits]
    score, rank = half_up(mean(finals)) if finals else None, standing(len(visits))
    sins, calamities = (fault_rows(cards, family, form, report.taxonomies.codes(kind)) for family, kind in FAMILIES)
    met, target = compliance(list(cards.values())), report.programme.target
    basis = Basis(list(cards.values()), before, form, target, missed(cards, before, form) if cards else ())
    gap = promise_gap(list(documents.values()), form, report.survey)
    staff = people(documents, form, _usual(report, basis))
    return BranchFigures(
        visits=visits,
        incomplete=len(report.visits) - len(visits),
        standing=rank,
        score=score,
        interval=mean_interval(finals, _spread(report, finals)),
        band=band(score, form) if score is not None and rank >= Standing.SCORE else None,
        band_provisional=rank == Standing.SCORE,
        bounds=bounds(len(visits), form),
        provisional=sum(card["provisional"] for card in cards.values()),
        target=target,
        gap=None if score is None or target is None else score - half_up(target),
        change=change([Decimal(card["final"]) for card in before], finals),
        compliance=met,
        compliance_interval=share_interval(met),
        card=_card(basis, gap, staff, (sins, calamities)),
        critical=tuple(_critical(visits, form)),
        strengths=strengths(basis.cards, form),
        missed=basis.missed,
        sins=worst_first(sins),
        calamities=worst_first(calamities),
        sin_rows=sins,
        calamity_rows=calamities,
        steps=timed_steps(documents, form, report.programme.promised_share),
        timelines=(lines := _timelines(visits, form)),
        waiting=waiting_share(lines),
        felt=felt_times(documents, form),
        promise=gap,
        people=staff,
        peers=peers(report.peers, tuple(finals)),
    )


def _spread(report: BranchReport, finals: list[Decimal]) -> Spread | None:
    """Between visits of one branch: as the report knows it of the wave, else of its peers, else of its own visits."""
    return Spread(*report.spread) if report.spread else spread_within(report.peers or (finals,))


def counts(scorecard: Tree) -> bool:
    """Whether a visit enters the figures: a complete one may still have had nothing to score."""
    return scorecard["complete"] and scorecard["final"] is not None


def _usual(report: BranchReport, basis: Basis) -> Share:
    """Failed answers of the whole wave, or of this branch when only it is known."""
    return Share(*report.failed) if report.failed else failed_share(basis.cards)


def _timelines(visits: tuple[Visit, ...], form: FormText) -> tuple[Timeline, ...]:
    return tuple(line for visit in visits if (line := timeline(visit.number, visit.answers, form)))


def _card(basis: Basis, gap: PromiseGap, staff: People, faults: tuple[tuple[Fault, ...], tuple[Fault, ...]]) -> Card:
    return Card(
        parameters=_parameters(basis),
        promises=promise_rows(basis, gap),
        whole=(compliance_row(basis), consistency_row(staff, len(basis.cards))),
        rates=rates(basis, zip((family for family, _ in FAMILIES), faults, strict=True)),
        sections=section_rows(basis),
    )


def _parameters(basis: Basis) -> tuple[Row, ...]:
    """The built-in parameters in their order, then the client's own; only those that the form asks for."""
    used = [basis.form.tag(code, "parameter") for code in basis.form.questions]
    own = dict.fromkeys(code for code in used if code and code not in PARAMETERS)
    return tag_rows(basis, "parameter", [code for code in (*PARAMETERS, *own) if code in used])


def _critical(visits: tuple[Visit, ...], form: FormText) -> list[CriticalItem]:
    return [
        CriticalItem(visit.number, code, form.questions[code]["critical"]["effect"])
        for visit in visits
        for code in visit.scorecard["critical"]
    ]
