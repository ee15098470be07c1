"""Handing in: the one conductor from a document to what is kept of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy.orm import Session

from .. import problems
from ..storage import Storage
from ..visits.actions import STATES, move
from ..visits.models import FILLABLE, Visit
from . import contents, held, photos
from .models import Revision, Submission
from .paper import HandIn
from .photo_rows import keep_photos


@dataclass(frozen=True)
class Receipt:
    """What the phone may count on (ReceiptSchema)."""

    id: str
    visit_id: str
    received_at: datetime
    status: Literal["handed_in", "waiting"] = "handed_in"
    photos_missing: Sequence[str] = ()


def hand_in(session: Session, storage: Storage, visit: Visit, paper: HandIn) -> Receipt:
    """Check, score and keep a hand-in of `visit`, and move the visit on; hold it while photos are missing.

    Refused: `wrong_state`, `bad_input` when the document breaks the form language, `not_ready` when something is
    still missing.
    """
    refuse_unfillable(visit)
    said = contents.read(session, visit, paper)
    if absent := photos.missing(storage, visit.id, said.photos):
        there = held.hold(session, paper)
        return Receipt(paper.id, visit.id, there.received_at, "waiting", absent)
    _keep(session, visit, paper, said.card)
    if said.photos:
        photos.settle(storage, visit.id, said.photos)
        arrived = (photos.find(storage, visit.id, sha256) for sha256 in said.photos)
        keep_photos(session, visit, filter(None, arrived), paper)
    return Receipt(paper.id, visit.id, paper.at)


def refuse_unfillable(visit: Visit) -> None:
    """Stop unless the shopper still works on `visit`."""
    if visit.status not in FILLABLE:
        state, cure = STATES[visit.status], "It can't be handed in again."
        problems.refuse("wrong_state", what=f"Visit {visit.reference}", state=state, cure=cure)


def _keep(session: Session, visit: Visit, paper: HandIn, card: dict[str, Any] | None) -> None:
    # A hand-in that somebody else brings comes from no phone: its clock tells nothing.
    offset = paper.clock_offset_ms if paper.by == visit.shopper_id else None
    kept = {"visit_id": visit.id, "sha256": paper.sha256, "received_at": paper.at, "clock_offset_ms": offset}
    session.add_all([Submission(id=paper.id, outcome=paper.outcome, **kept), _revision(paper, card)])
    move(visit, "handed_in")
    visit.started_at = visit.started_at or paper.started_at
    session.flush()


def _revision(paper: HandIn, card: dict[str, Any] | None) -> Revision:
    final = None if card is None else card["final"]
    return Revision(
        submission_id=paper.id,
        number=1,
        kind="handed_in",
        document=paper.tree,
        scorecard=card,
        final=None if final is None else Decimal(final),
        complete=card is not None and card["complete"],
        made_at=paper.at,
        made_by=paper.by,
    )
