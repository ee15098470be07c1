"""What shoppers are told of their own visits: what became of them, and what is safe."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from ..people.access import Viewer
from ..storage import Storage
from ..submissions.models import Revision
from . import reading, waiting
from .models import Decision
from .showing import answers_of, told_of

NOTHING: Mapping[str, Any] = {
    **dict.fromkeys(("received_at", "submission", "outcome", "sent_back", "approved_at", "answers", "told", "held")),
    "photos": (),
}
"""MyOutcomeSchema of a visit that nothing came back from."""


def outcomes(session: Session, storage: Storage, viewer: Viewer, today: date) -> dict[str, dict[str, Any]]:
    """MyOutcomeSchema of each of a shopper's own visits that something came back from, by the visit's id."""
    revisions = session.scalars(reading.newest_of_a_shopper(viewer, today)).all()
    decided = reading.decisions(session, [revision.submission.visit_id for revision in revisions])
    found = {
        revision.submission.visit_id: _outcome(revision, decided.get(revision.submission.visit_id, []))
        for revision in revisions
    }
    for visit, held in waiting.of_shopper(session, storage, viewer).items():
        found[visit.id] = {**found.get(visit.id, {**NOTHING, "status": visit.status}), "held": held}
    return found


def _outcome(revision: Revision, decided: Sequence[Decision]) -> dict[str, Any]:
    visit, last = revision.submission.visit, decided[-1] if decided else None
    return {
        **NOTHING,
        "status": visit.status,
        "received_at": revision.submission.received_at,
        "submission": revision.submission_id,
        "outcome": revision.submission.outcome,
        "sent_back": last if visit.status == "sent_back" else None,
        "approved_at": last.decided_at if last and visit.status == "approved" else None,
        **({} if visit.status == "approved" else _said(revision)),
    }


def _said(revision: Revision) -> dict[str, Any]:
    """What was handed in: answers, or what was told and shown where there was no visit."""
    if (told := told_of(revision)) is None:
        return {"answers": answers_of(revision)}
    return {"told": told, "photos": answers_of(revision).get("photos", ())}
