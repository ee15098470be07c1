"""Visits as reviewers and shoppers are shown them: rows in, trees for the schemas out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.arithmetic.questions import question_rows

from ..people.models import User
from ..submissions.clock_jumps import jump_ms, marked
from ..submissions.models import Photo, Revision
from ..visits import seeing
from ..visits.models import Visit
from . import reading, waiting
from .distances import distances

SIDEWAYS = 5
"""From this orientation up a camera was held on its side: the upright picture has its sides exchanged."""

NO_SCORE: Mapping[str, Any] = {"final": None, "band": None, "critical": []}
"""What the queue shows where there was no visit."""


def answers_of(revision: Revision) -> Mapping[str, Any]:
    """The answers file within a hand-in, as docs/form-format.md has it; NoVisitSchema where there was no visit."""
    answers: Mapping[str, Any] = revision.document["answers"]
    return answers


def capture_of(revision: Revision) -> Mapping[str, Any]:
    """What the phone noted (CaptureSchema), its gaps marked where its clock was set between the start and the hand-in;
    empty where nothing was noted."""
    submission = revision.submission
    jump = jump_ms(submission.visit.clock_offset_ms, submission.clock_offset_ms)
    return marked(revision.document.get("capture") or {}, jump)


def told_of(revision: Revision) -> str | None:
    """Why there was no visit; none of a visit that took place."""
    return None if revision.submission.outcome == "visited" else revision.document["answers"]["told"]


def queue_rows(session: Session, revisions: Sequence[Revision]) -> list[dict[str, Any]]:
    """QueueRowSchema for each, in the same order, in a number of statements that does not grow."""
    ids = [revision.submission.visit_id for revision in revisions]
    visits = {
        visit.id: visit for visit in session.scalars(select(Visit).where(Visit.id.in_(ids)).options(*seeing.WHOLE))
    }
    conflicts, decided = reading.conflict_counts(session, ids), reading.decisions(session, ids)
    return [
        {
            "visit": visits[visit],
            "submission": revision.submission_id,
            "revision": revision.id,
            "received_at": revision.submission.received_at,
            "outcome": revision.submission.outcome,
            "final": card["final"],
            "band": card["band"],
            "complete": revision.complete,
            "critical": card["critical"],
            "conflicts": conflicts[visit],
            "again": visit in decided,
        }
        for visit, revision in zip(ids, revisions, strict=True)
        for card in [revision.scorecard or NO_SCORE]
    ]


def whole(session: Session, visit: Visit, revision: Revision, language: str) -> dict[str, Any]:
    """ReviewSchema of a visit: all that a reviewer needs to decide."""
    form, answers, outcome = visit.form_version.tree, answers_of(revision), revision.submission.outcome
    return {
        "visit": visit,
        "form": form,
        "revision": revision,
        "document": _document(revision),
        "brought_in_by": _brought_in_by(session, visit, revision),
        "outcome": outcome,
        "told": told_of(revision),
        "places": distances(visit.branch, revision.document),
        "scorecard": revision.scorecard,
        "arithmetic": question_rows(form, answers, revision.scorecard, language) if revision.scorecard else [],
        "photos": list(_photos(reading.photos(session, visit.id), form, revision)),
        "decisions": reading.decisions(session, [visit.id]).get(visit.id, []),
        "conflicts": reading.conflicts(session, visit.id),
        "held": waiting.of_visit(session, visit.id),
    }


def _document(revision: Revision) -> Mapping[str, Any]:
    capture = capture_of(revision)
    return {**revision.document, "capture": capture} if capture else revision.document


def _brought_in_by(session: Session, visit: Visit, revision: Revision) -> str | None:
    if revision.kind != "handed_in" or revision.made_by == visit.shopper_id:
        return None
    return session.get_one(User, revision.made_by).name


def _photos(kept: Mapping[str, Photo], form: Mapping[str, Any], revision: Revision) -> Iterator[dict[str, Any]]:
    """The photos that are named, in the form's order; those that show why there was no visit are of no question."""
    for question, named in _named(form, revision):
        yield from (_photo(kept[sha256], question) for sha256 in named if sha256 in kept)


def _named(form: Mapping[str, Any], revision: Revision) -> Iterator[tuple[str, Sequence[str]]]:
    said = answers_of(revision)
    if told_of(revision) is not None:
        yield "", said.get("photos", ())
        return
    for section in form["sections"]:
        for question in section["questions"]:
            yield question["question"], said["answers"].get(question["question"], {}).get("photos", ())


def _photo(photo: Photo, question: str) -> dict[str, Any]:
    sides = photo.width, photo.height
    width, height = reversed(sides) if photo.orientation >= SIDEWAYS else sides
    return {
        "sha256": photo.sha256,
        "width": width,
        "height": height,
        "taken_at": photo.taken_at,
        "question": question,
    }
