"""Visits as reviewers and shoppers are shown them: rows in, trees for the schemas out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..people.access import Viewer
from ..submissions.models import Photo, Revision
from ..visits import seeing
from ..visits.models import Visit
from . import reading
from .arithmetic import arithmetic
from .models import Decision

SIDEWAYS = 5
"""From this orientation up a camera was held on its side: the upright picture has its sides exchanged."""

NO_SCORE: Mapping[str, Any] = {"final": None, "band": None, "critical": []}
"""What the queue shows where there was no visit."""


def answers_of(revision: Revision) -> Mapping[str, Any]:
    """The answers file within a hand-in, as docs/form-format.md has it."""
    answers: Mapping[str, Any] = revision.document["answers"]
    return answers


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
    form, answers = visit.form_version.tree, answers_of(revision)
    return {
        "visit": visit,
        "form": form,
        "revision": revision,
        "document": revision.document,
        "outcome": revision.submission.outcome,
        "scorecard": revision.scorecard,
        "arithmetic": arithmetic(form, answers, revision.scorecard, language) if revision.scorecard else [],
        "photos": list(_photos(reading.photos(session, visit.id), form, answers)),
        "decisions": reading.decisions(session, [visit.id]).get(visit.id, []),
        "conflicts": reading.conflicts(session, visit.id),
    }


def outcomes(session: Session, viewer: Viewer, today: date) -> dict[str, dict[str, Any]]:
    """MyOutcomeSchema of each of a shopper's own visits that came back, by the visit's id."""
    revisions = session.scalars(reading.newest_of_a_shopper(viewer, today)).all()
    decided = reading.decisions(session, [revision.submission.visit_id for revision in revisions])
    return {
        revision.submission.visit_id: _outcome(revision, decided.get(revision.submission.visit_id, []))
        for revision in revisions
    }


def _outcome(revision: Revision, decided: Sequence[Decision]) -> dict[str, Any]:
    visit, last = revision.submission.visit, decided[-1] if decided else None
    return {
        "status": visit.status,
        "received_at": revision.submission.received_at,
        "submission": revision.submission_id,
        "outcome": revision.submission.outcome,
        "sent_back": last if visit.status == "sent_back" else None,
        "approved_at": last.decided_at if last and visit.status == "approved" else None,
        "answers": None if visit.status == "approved" else answers_of(revision),
    }


def _photos(kept: Mapping[str, Photo], form: Mapping[str, Any], answers: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The photos that the answers name, in the form's order."""
    for section in form["sections"]:
        for question in section["questions"]:
            for sha256 in answers["answers"].get(question["question"], {}).get("photos", ()):
                if sha256 in kept:
                    yield _photo(kept[sha256], question["question"])


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
