"""Approved revisions, read once, as the values that `reports` computes with. Photos are left to `reporting`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from reports import data
from reports.measures.branch import counts

from ..form_versions.taxonomy.reading import taxonomies_for
from ..programmes.models import Branch, SurveyMean, Wave
from ..review.reading import told_numbers
from ..review.showing import answers_of
from ..roll_ups.shapes import shape
from ..submissions.models import Revision
from ..visits.models import Visit
from . import breaks, reading, rolled_up

SECRET_DAYS = timedelta(days=14)
"""So long after a visit nobody learns when exactly it was, lest somebody remembers who came."""

PARTS: tuple[tuple[time, data.PartOfDay], ...] = (
    (time(11), "morning"),
    (time(14), "midday"),
    (time(18), "afternoon"),
)


@dataclass(frozen=True)
class Reader:
    """In which language somebody reads, when, and beside which wave: the one before, unless told otherwise."""

    language: data.Language
    at: datetime
    beside: Wave | None = None


def branch_report(session: Session, revisions: Sequence[Revision], reader: Reader) -> data.BranchReport:
    """One branch in one wave, from its approved, comparable revisions (at least one)."""
    wave, branch = revisions[0].submission.visit.wave, revisions[0].submission.visit.branch
    form = max((reading.form_of(revision) for revision in revisions), key=lambda version: version.number)
    before = reader.beside or reading.previous_wave(session, wave)
    kind = shape(form.tree)
    spread = rolled_up.wave_spread(session, wave, kind)
    beside, peers = rolled_up.peers(session, wave, kind, branch)
    return data.BranchReport(
        programme=programme(wave),
        branch=place(branch),
        wave=round_of(wave),
        language=reader.language,
        form=form.tree,
        form_version=str(form.number),
        visits=visits(session, revisions, reader),
        peers=peers,
        beside=beside,
        spread=(spread.deviation, spread.freedom) if spread else None,
        previous_wave=round_of(before) if before else None,
        previous=_previous(session, before, revisions[0]) if before else (),
        form_break=breaks.between(session, before, form, Branch.id == branch.id),
        failed=rolled_up.failed(session, wave, kind),
        survey=_survey(session, wave, branch),
        taxonomies=taxonomies_for(form),
    )


def visit_report(session: Session, revision: Revision, reader: Reader) -> data.VisitReport:
    """One approved visit."""
    visit = revision.submission.visit
    return data.VisitReport(
        programme=programme(visit.wave),
        branch=place(visit.branch),
        wave=round_of(visit.wave),
        language=reader.language,
        form=visit.form_version.tree,
        form_version=str(visit.form_version.number),
        visit=visits(session, [revision], reader)[0],
        taxonomies=taxonomies_for(visit.form_version),
    )


def visits(session: Session, revisions: Sequence[Revision], reader: Reader) -> tuple[data.Visit, ...]:
    """The visits, each shopper under a name that means nothing outside of this one report."""
    numbers = told_numbers(session, [revision.submission.visit for revision in revisions])
    names: dict[int, str] = {}
    for revision in revisions:
        names.setdefault(revision.submission.visit.shopper_id, f"S{len(names) + 1}")
    told = ((one, names[one.submission.visit.shopper_id], numbers[one.submission.visit_id]) for one in revisions)
    return tuple(_visit(revision, shopper, number, reader) for revision, shopper, number in told)


def programme(wave: Wave) -> data.Programme:
    kept = wave.programme
    return data.Programme(kept.client.name, kept.title, kept.target, kept.promised_share)


def place(branch: Branch) -> data.Branch:
    return data.Branch(branch.code, branch.name, branch.city, branch.region.name)


def round_of(wave: Wave) -> data.Wave:
    return data.Wave(wave.code, wave.title, wave.starts_on, wave.ends_on)


def part_of_day(at: time) -> data.PartOfDay:
    """Morning ends at 11, midday at 2, the afternoon at 6."""
    return next((part for end, part in PARTS if at < end), "evening")


def finals(revisions: Sequence[Revision]) -> tuple[Decimal, ...]:
    """The scores that count: those of complete visits with something to score."""
    return tuple(revision.final for revision in revisions if revision.complete and revision.final is not None)


def _visit(revision: Revision, shopper: str, number: int, reader: Reader) -> data.Visit:
    at = began(revision)
    return data.Visit(
        number=number,
        day=at.date(),
        part_of_day=part_of_day(at.time()),
        shopper=shopper,
        scorecard=revision.card,
        answers=_that_count(revision),
        at=at.time().replace(second=0, microsecond=0) if is_told(revision, at, reader) else None,
        revision=revision.number,
    )


def _that_count(revision: Revision) -> dict[str, Any]:
    """What was answered, without what was once said to questions that were then not asked: it plays no part."""
    said, rows = answers_of(revision), revision.card["questions"]
    skipped = {row["question"] for row in rows if row["state"] == "skipped"}
    return {**said, "answers": {code: answer for code, answer in said["answers"].items() if code not in skipped}}


def began(revision: Revision) -> datetime:
    """When a visit began, by the clock on the branch's wall."""
    submission = revision.submission
    offsets = submission.visit.clock_offset_ms, submission.clock_offset_ms
    return began_at(revision.document, offsets, submission.visit.branch.time_zone)


def began_at(document: Mapping[str, Any], offsets: Iterable[int | None], time_zone: str) -> datetime:
    """The same, whatever the phone's own clock was set to: `offsets` are the milliseconds that the server's was ahead
    of it at check-in and at hand-in, the first that is known counts."""
    off_by = next((offset for offset in offsets if offset is not None), 0)
    moment = datetime.fromisoformat(document["started_at"]) + timedelta(milliseconds=off_by)
    return moment.astimezone(ZoneInfo(time_zone))


def is_told(revision: Revision, at: datetime, reader: Reader) -> bool:
    """Whether a branch may learn that a visit began `at` this moment: two weeks after both that and its coming in."""
    visit, received = revision.submission.visit, revision.submission.received_at
    known = max(at, local(visit, received))
    return local(visit, reader.at).date() - known.date() >= SECRET_DAYS


def local(visit: Visit, moment: datetime) -> datetime:
    """The moment by the clock on the branch's wall."""
    return moment.astimezone(ZoneInfo(visit.branch.time_zone))


def _previous(session: Session, before: Wave, like: Revision) -> tuple[dict[str, Any], ...]:
    """The branch's scorecards of the wave before, of visits made with the same questions as `like`."""
    same_branch = Visit.branch_id == like.submission.visit.branch_id
    revisions = reading.scorecards(session, Visit.wave_id == before.id, same_branch)
    return tuple(revision.card for revision in _same_shape(revisions, like) if counts(revision.card))


def _survey(session: Session, wave: Wave, branch: Branch) -> tuple[data.SurveyMean, ...]:
    """What the branch's customers said in the wave, brought from the survey's own scale to 0 to 100."""
    query = select(SurveyMean).where(SurveyMean.wave_id == wave.id, SurveyMean.branch_id == branch.id)
    rows = session.scalars(query.order_by(SurveyMean.promise))
    return tuple(
        data.SurveyMean(row.promise, row.customers, 100 * (row.mean - row.lowest) / wide, 100 * row.deviation / wide)
        for row in rows
        for wide in [row.highest - row.lowest]
    )


def _same_shape(revisions: Sequence[Revision], like: Revision) -> list[Revision]:
    known = reading.shapes([*revisions, like])
    wanted = known[reading.form_of(like).id]
    return [revision for revision in revisions if known[reading.form_of(revision).id] == wanted]
