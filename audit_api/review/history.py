"""A shopper's own visits that are behind them, and what they came to."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from ..people.access import Viewer
from ..submissions.models import Submission
from ..visits import seeing
from ..visits.models import Visit, VisitStatus
from . import reading
from .models import Decision

ENDED: tuple[VisitStatus, ...] = ("handed_in", "approved", "cancelled")
"""The states in which a shopper has nothing left to do."""


def ended(viewer: Viewer) -> Select[Visit]:
    """A shopper's own visits that ended, newest first: by the last hand-in, or when it was assigned."""
    came_back = select(func.max(Submission.received_at)).where(Submission.visit_id == Visit.id).correlate(Visit)
    newest_first = func.coalesce(came_back.scalar_subquery(), Visit.created_at).desc()
    mine = select(Visit).where(seeing.own(viewer), Visit.status.in_(ENDED))
    return mine.options(joinedload(Visit.branch), joinedload(Visit.wave)).order_by(newest_first, Visit.id)


def rows(session: Session, visits: Sequence[Visit]) -> list[dict[str, Any]]:
    """MyHistoryRowSchema for each, in the same order, in a number of statements that does not grow."""
    ids = [visit.id for visit in visits]
    query = select(Submission).where(Submission.visit_id.in_(ids)).order_by(Submission.received_at)
    last = {submission.visit_id: submission for submission in session.scalars(query)}
    decided = reading.decisions(session, ids)
    return [_row(visit, last.get(visit.id), decided.get(visit.id, [])) for visit in visits]


def _row(visit: Visit, last: Submission | None, decided: Sequence[Decision]) -> dict[str, Any]:
    return {
        "visit": visit,
        "outcome": last and last.outcome,
        "handed_in_at": last and last.received_at,
        "approved_at": next((word.decided_at for word in decided if word.kind == "approved"), None),
    }


def earned(session: Session, viewer: Viewer) -> list[dict[str, Any]]:
    """The fees of a shopper's own approved visits: FeeSchema for each currency, by its code."""
    total = select(Visit.fee_currency, func.sum(Visit.fee)).group_by(Visit.fee_currency).order_by(Visit.fee_currency)
    paid = total.where(seeing.own(viewer), Visit.status == "approved", Visit.fee.is_not(None))
    return [{"amount": amount, "currency": currency} for currency, amount in session.execute(paid)]
