"""What is still open, as the papers tell it."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, contains_eager

from reports import data

from ..programmes.models import Branch, Wave
from ..results import gather
from .models import CorrectiveAction
from .seeing import late


def first_due(session: Session, branch: int, wave: Wave) -> date | None:
    """The earliest day of an open action of the branch, about this wave or one before it in the programme."""
    query = _until(select(func.min(CorrectiveAction.due_on)), wave)
    first: date | None = session.scalar(
        query.where(CorrectiveAction.status == "open", CorrectiveAction.branch_id == branch)
    )
    return first


def overdue(session: Session, wave: Wave, where: ColumnElement[bool], today: date) -> tuple[data.OverdueAction, ...]:
    """The overdue actions of branches that meet `where`, the longest overdue first; of the same waves."""
    query = select(CorrectiveAction).join(CorrectiveAction.branch).join(Branch.region).where(where, late(today))
    whole = contains_eager(CorrectiveAction.branch).contains_eager(Branch.region)
    rows = session.scalars(_until(query, wave).options(whole).order_by(CorrectiveAction.due_on, CorrectiveAction.id))
    return tuple(data.OverdueAction(gather.place(row.branch), row.what, row.owner, row.due_on) for row in rows)


def _until(query: Select[Any], wave: Wave) -> Select[Any]:
    """Those about this wave or an earlier one of its programme."""
    earlier = Wave.programme_id == wave.programme_id, Wave.starts_on <= wave.starts_on
    return query.join(Wave, Wave.id == CorrectiveAction.wave_id).where(*earlier)
