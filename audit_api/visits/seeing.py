"""Which visits somebody sees, as conditions of a query."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, false, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from ..http import found
from ..people.access import MANAGERS, STAFF, Viewer
from ..people.models import User
from ..programmes.models import Branch
from .models import FILLABLE, LIFE, VISIBLE_TO_BRANCHES, Visit

SEEN_BY_BRANCHES = LIFE[LIFE.index(VISIBLE_TO_BRANCHES) :]
APPROVED_DAYS = 60
"""How long the phone keeps showing a visit that is approved, from the end of its window."""


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Visits that `viewer` may know of: a shopper's own, all below a scope of STAFF, approved ones for MANAGERS."""
    return or_(
        own(viewer),
        Visit.branch.has(viewer.within(Branch.scope, *STAFF)),
        and_(Visit.status.in_(SEEN_BY_BRANCHES), Visit.branch.has(viewer.within(Branch.scope, *MANAGERS))),
    )


def own(viewer: Viewer) -> ColumnElement[bool]:
    """Visits that `viewer` makes as a shopper."""
    return Visit.shopper_id == viewer.user_id if viewer.has("shopper") else false()


def on_a_phone(viewer: Viewer, today: date) -> Select[Visit]:
    """A shopper's own visits that a phone shows: open ones, those in review, and the lately approved."""
    lately = and_(Visit.status == "approved", Visit.window_to >= today - timedelta(days=APPROVED_DAYS))
    mine = own(viewer) & or_(Visit.status.in_((*FILLABLE, "handed_in")), lately)
    return select(Visit).where(mine).options(*WHOLE).order_by(Visit.window_to, Visit.id)


WHOLE = (
    joinedload(Visit.branch).joinedload(Branch.client),
    joinedload(Visit.wave),
    joinedload(Visit.shopper).lazyload(User.grants),
    selectinload(Visit.form_version),
)
"""Everything VisitSchema shows, in two statements; a form's tree comes once, not once a visit."""


def one(session: Session, which: object, *conditions: ColumnElement[bool]) -> Visit:
    """The visit that meets `conditions`, with all that VisitSchema shows; 404 when there is none."""
    return _one(session, which, select(Visit).options(*WHOLE), conditions)


def alone(session: Session, which: object, *conditions: ColumnElement[bool]) -> Visit:
    """The visit that meets `conditions`, with nothing around it; 404 when there is none."""
    return _one(session, which, select(Visit), conditions)


def one_to_change(session: Session, which: object, *conditions: ColumnElement[bool]) -> Visit:
    """The visit that meets `conditions`, held until the request ends; 404 when there is none."""
    return _one(session, which, select(Visit).with_for_update(), conditions)


def _one(session: Session, which: object, query: Select[Visit], conditions: Sequence[ColumnElement[bool]]) -> Visit:
    visit: Visit = found(session.scalar(query.where(Visit.id == str(which), *conditions)), "visit", which)
    return visit
