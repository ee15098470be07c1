"""Which corrective actions somebody sees, and what they may do with one."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, not_, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload

from ..http import found
from ..people.access import STAFF, Role, Viewer
from ..programmes.models import Branch, Wave
from ..results.reading import SEEING
from .models import CorrectiveAction

VERIFYING: tuple[Role, ...] = (*STAFF, "regional_manager")
"""Who may say that it is done indeed: not those who answer for one branch."""


def listed(viewer: Viewer, wanted: Mapping[str, Any], today: date) -> Select[CorrectiveAction]:
    """Those of the viewer's branches that ActionsArgs ask for, the earliest due first."""
    row = CorrectiveAction
    columns = {"wave": row.wave_id, "branch": row.branch_id, "region": Branch.region_id, "status": row.status}
    chosen = [columns[key] == wanted[key] for key in columns.keys() & wanted.keys()]
    if "until" in wanted:
        chosen.append(_until(wanted["until"]))
    if "overdue" in wanted:
        chosen.append(late(today) if wanted["overdue"] else not_(late(today)))
    query = _within(viewer).where(*chosen).options(contains_eager(row.branch), joinedload(row.wave))
    return query.order_by(row.due_on, row.id)


def _until(wave: int) -> ColumnElement[bool]:
    last = aliased(Wave)
    earlier = Wave.programme_id == last.programme_id, Wave.starts_on <= last.starts_on
    return CorrectiveAction.wave_id.in_(select(Wave.id).join(last, and_(*earlier)).where(last.id == wave))


def late(today: date) -> ColumnElement[bool]:
    """Open, and the day has passed."""
    return and_(CorrectiveAction.status == "open", CorrectiveAction.due_on < today)


def one_to_change(session: Session, viewer: Viewer, number: int) -> CorrectiveAction:
    """The action, held until the request ends; 404 outside of the viewer's scope."""
    query = _within(viewer).where(CorrectiveAction.id == number).with_for_update(of=CorrectiveAction)
    row: CorrectiveAction = found(session.scalar(query), "action", number)
    return row


def _within(viewer: Viewer) -> Select[CorrectiveAction]:
    return select(CorrectiveAction).join(CorrectiveAction.branch).where(viewer.within(Branch.scope, *SEEING))


def shown(row: CorrectiveAction, viewer: Viewer, today: date) -> dict[str, Any]:
    """CorrectiveActionSchema of an action, as this viewer sees it."""
    names = ("id", "branch", "wave", "question", "what", "owner", "due_on", "status", "evidence")
    kept = {name: getattr(row, name) for name in (*names, "made_at", "done_at", "verified_at")}
    overdue = row.status == "open" and row.due_on < today
    return {**kept, "overdue": overdue, "steps": list(steps(row, viewer))}


def steps(row: CorrectiveAction, viewer: Viewer) -> Iterator[str]:
    """What this viewer may do with it now, of models.STEPS."""
    above = viewer.may(row.branch.scope, *VERIFYING)
    own = above or row.made_by == viewer.user_id
    if row.status == "open":
        yield from ("change", "done", "delete") if own else ("done",)
        return
    if row.status == "done" and above and row.done_by != viewer.user_id:
        yield "verify"
    if above or (row.status == "done" and row.done_by == viewer.user_id):
        yield "reopen"
