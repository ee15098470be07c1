"""Hand-ins that are safe here and wait for photos: what staff and shoppers are shown of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, select
from sqlalchemy.orm import Session

from ..people.access import Viewer
from ..programmes.models import Branch
from ..storage import Storage
from ..submissions import held, photos
from ..submissions.models import HeldHandIn, Submission
from ..visits import seeing
from ..visits.models import FILLABLE, Visit
from .reading import REVIEWING


def waiting(viewer: Viewer) -> Select[HeldHandIn]:
    """What is held of visits within the viewer's reviewing, and still counts once it is whole, oldest first."""
    query = _in_order().join(Visit, Visit.id == HeldHandIn.visit_id).join(Visit.branch)
    return query.where(viewer.within(Branch.scope, *REVIEWING), _still_counts())


def waiting_rows(session: Session, storage: Storage, rows: Sequence[HeldHandIn]) -> Iterator[dict[str, Any]]:
    """WaitingSchema of each."""
    ids = [row.visit_id for row in rows]
    visits = {one.id: one for one in session.scalars(select(Visit).where(Visit.id.in_(ids)).options(*seeing.WHOLE))}
    for row in rows:
        outcome, named = row.document["outcome"], len(held.photos_of(row))
        yield {"visit": visits[row.visit_id], "outcome": outcome, "photos": named, **_safe(storage, row)}


def of_visit(session: Session, visit: str) -> list[HeldHandIn]:
    """All that is held of one visit, oldest first."""
    return list(session.scalars(_in_order().where(HeldHandIn.visit_id == visit)))


def of_shopper(session: Session, storage: Storage, viewer: Viewer) -> dict[Visit, dict[str, Any]]:
    """MyHeldSchema of what came last of each of a shopper's own visits that wait for photos."""
    query = _in_order().add_columns(Visit).join(Visit, Visit.id == HeldHandIn.visit_id)
    rows: Iterable[Any] = session.execute(query.where(seeing.own(viewer), _still_counts()))
    return {visit: _safe(storage, row) for row, visit in rows}


def _in_order() -> Select[HeldHandIn]:
    return select(HeldHandIn).order_by(HeldHandIn.received_at, HeldHandIn.submission_id)


def _still_counts() -> ColumnElement[bool]:
    """The shopper still works on the visit, and handed in nothing else after what is held."""
    later = exists().where(Submission.visit_id == Visit.id, Submission.received_at >= HeldHandIn.received_at)
    return and_(Visit.status.in_(FILLABLE), ~later)


def _safe(storage: Storage, row: HeldHandIn) -> dict[str, Any]:
    return {
        "submission": row.submission_id,
        "received_at": row.received_at,
        "photos_missing": photos.missing(storage, row.visit_id, held.photos_of(row)),
    }
