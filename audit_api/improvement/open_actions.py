"""What branches agreed to mend, as the papers tell it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from reports import data

from ..programmes.models import Branch, Wave
from ..results import gather
from .models import CorrectiveAction
from .seeing import late


@dataclass(frozen=True)
class Asked:
    """Of branches that meet `where`, about this wave and those before it in the programme, as of a day."""

    wave: Wave
    where: ColumnElement[bool]
    today: date


def due(session: Session, asked: Asked) -> tuple[date | None, int]:
    """The earliest day of an open action, and how many are overdue."""
    query = select(func.min(CorrectiveAction.due_on), _overdue(asked)).join(CorrectiveAction.branch)
    is_open = CorrectiveAction.status == "open"
    first, count = session.execute(query.join(CorrectiveAction.wave).where(_meant(asked), is_open)).one()
    return first, count


def listed(session: Session, asked: Asked, only_late: bool) -> tuple[data.OpenAction, ...]:
    """The open actions, or only the overdue ones, the longest overdue first."""
    meant = late(asked.today) if only_late else CorrectiveAction.status == "open"
    query = select(CorrectiveAction).join(CorrectiveAction.branch).join(Branch.region).join(CorrectiveAction.wave)
    whole = contains_eager(CorrectiveAction.branch).contains_eager(Branch.region)
    by_day = query.where(_meant(asked), meant).order_by(CorrectiveAction.due_on, CorrectiveAction.id)
    return tuple(
        data.OpenAction(gather.place(row.branch), row.what, row.owner, row.due_on, row.due_on < asked.today)
        for row in session.scalars(by_day.options(whole))
    )


def counts(session: Session, asked: Asked) -> tuple[data.ActionCounts, ...]:
    """How far every branch with actions has come, by code."""
    kept = CorrectiveAction.branch_id, CorrectiveAction.status
    query = select(*kept, func.count(), _overdue(asked)).join(CorrectiveAction.branch).join(CorrectiveAction.wave)
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for branch, status, count, overdue in session.execute(query.where(_meant(asked)).group_by(*kept)):
        found[branch] += Counter({status: count, "overdue": overdue})
    return tuple(_counts(session, found))


def _counts(session: Session, found: dict[int, Counter[str]]) -> Iterator[data.ActionCounts]:
    branches = select(Branch).where(Branch.id.in_(found)).options(joinedload(Branch.region)).order_by(Branch.code)
    for branch in session.scalars(branches):
        count = found[branch.id]
        yield data.ActionCounts(gather.place(branch), count["open"], count["overdue"], count["done"], count["verified"])


def _overdue(asked: Asked) -> ColumnElement[int]:
    return func.count(case((late(asked.today), 1)))


def _meant(asked: Asked) -> ColumnElement[bool]:
    """Those about the wave or an earlier one of its programme."""
    wave = asked.wave
    return and_(Wave.programme_id == wave.programme_id, Wave.starts_on <= wave.starts_on, asked.where)
