"""Every figure that a branch's page and its PDF show, decided once, so that both say the same."""

from dataclasses import dataclass
from decimal import Decimal

from reports.data import BranchReport, Tree, Visit
from reports.form_text import FormText
from reports.measures.change import Change, change
from reports.measures.faults import Family, Fault, fault_rows, met_in, worst_first
from reports.measures.felt import FeltTime, felt_times
from reports.measures.gate import Standing, band, bounds, standing
from reports.measures.interval import Interval, Share, Spread, mean_interval, spread_within
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

    `score` is the mean of the visit scores as they are printed; none without visits. `band` is none below four
    visits; `bounds` are where the bands begin. `sin_rows` and `calamity_rows` hold the whole families, met or not.
    """

    visits: tuple[Visit, ...]
    incomplete: int
    standing: Standing
    score: Decimal | None
    interval: Interval | None
    band: str | None
    bounds: tuple[Decimal, ...]
    provisional: int
    target: Decimal | None
    change: Change | None
    compliance: Share
    card: Card
    critical: tuple[CriticalItem, ...]
    strengths: tuple[Strength, ...]
    missed: tuple[Missed, ...]
    sin_rows: tuple[Fault, ...]
    calamity_rows: tuple[Fault, ...]
    steps: tuple[TimedStep, ...]
    timelines: tuple[Timeline, ...]
    felt: tuple[FeltTime, ...]
    promise: PromiseGap
    people: People
    peers: Peers | None

    @property
    def band_provisional(self) -> bool:
        """Is the band one of few visits: four up to seven?"""
        return self.standing == Standing.SCORE

    @property
    def gap(self) -> Decimal | None:
        """The score less the target, as both are printed."""
        return None if self.score is None or self.target is None else self.score - half_up(self.target)

    @property
    def sins(self) -> tuple[Fault, ...]:
        """Those that were met, worst first."""
        return worst_first(self.sin_rows)

    @property
    def calamities(self) -> tuple[Fault, ...]:
        """Those that were met, worst first."""
        return worst_first(self.calamity_rows)

    def rows_of(self, family: Family) -> tuple[Fault, ...]:
        """The whole family, met or not."""
        return self.sin_rows if family == "sins" else self.calamity_rows

    def met_in(self, family: Family) -> Share:
        """Visits with a fault of this family, of those in which one could be met."""
        return met_in(self.rows_of(family))

    @property
    def waiting(self) -> Decimal | None:
        return waiting_share(self.timelines)

    @property
    def fixes(self) -> tuple[Missed, ...]:
        """The dearest misses: what to mend first."""
        return self.missed[:FIXES]


def branch_figures(report: BranchReport) -> BranchFigures:
    """Compute them all from the complete visits of the report."""
    visits = tuple(visit for visit in report.visits if counts(visit.scorecard))
    documents = {visit.number: (visit.scorecard, visit.answers) for visit in visits}
    finals = [Decimal(visit.scorecard["final"]) for visit in visits]
    score, rank = half_up(mean(finals)) if finals else None, standing(len(visits))
    basis = _basis(report, visits)
    form = basis.form
    sins, calamities = _fault_rows(report, visits, form)
    promise = promise_gap(list(documents.values()), form, report.survey)
    staff = people(documents, form, _usual(report, basis))
    return BranchFigures(
        visits=visits,
        incomplete=len(report.visits) - len(visits),
        standing=rank,
        score=score,
        interval=mean_interval(finals, _spread(report, finals)),
        band=band(score, form) if score is not None and rank >= Standing.SCORE else None,
        bounds=bounds(len(visits), form),
        provisional=sum(card["provisional"] for card in basis.cards),
        target=basis.target,
        change=change([Decimal(card["final"]) for card in basis.before], finals),
        compliance=compliance(basis.cards),
        card=_card(basis, promise, staff, (sins, calamities)),
        critical=tuple(_critical(visits, form)),
        strengths=strengths(basis.cards, form),
        missed=basis.missed,
        sin_rows=sins,
        calamity_rows=calamities,
        steps=timed_steps(documents, form, report.programme.promised_share),
        timelines=_timelines(visits, form),
        felt=felt_times(documents, form),
        promise=promise,
        people=staff,
        peers=peers(report.peers, tuple(finals)),
    )


def _basis(report: BranchReport, visits: tuple[Visit, ...]) -> Basis:
    form = FormText(report.form, report.language)
    before = [card for card in report.previous if counts(card)]
    cards = {visit.number: visit.scorecard for visit in visits}
    lost = missed(cards, before, form) if cards else ()
    return Basis(list(cards.values()), before, form, report.programme.target, lost)


def _fault_rows(report: BranchReport, visits: tuple[Visit, ...], form: FormText) -> list[tuple[Fault, ...]]:
    cards = {visit.number: visit.scorecard for visit in visits}
    return [fault_rows(cards, family, form, report.taxonomies.codes(kind)) for family, kind in FAMILIES]


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
