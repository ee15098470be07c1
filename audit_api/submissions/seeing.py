"""Whose photos somebody sees, and for whom somebody may hand in, as conditions of a query on visits."""

from sqlalchemy import ColumnElement, and_, or_, select

from ..people.access import STAFF, Role, Viewer
from ..programmes.models import Branch
from ..visits import seeing
from ..visits.models import Visit
from .models import Revision, Submission

BRINGING_IN: tuple[Role, ...] = ("admin", "reviewer")
"""Who may hand in for a shopper whose phone cannot: from the file that the phone saved."""


def handed_in_by(viewer: Viewer) -> ColumnElement[bool]:
    """Visits that `viewer` may hand in: a shopper's own, and all below a scope of BRINGING_IN."""
    own = seeing.own(viewer)
    return or_(own, _within(viewer, *BRINGING_IN)) if viewer.has(*BRINGING_IN) else own


def with_photos_for(viewer: Viewer) -> ColumnElement[bool]:
    """Visits whose photos `viewer` may see: all that they may know of, but managers only those that took place."""
    return and_(seeing.visible_to(viewer), or_(seeing.own(viewer), _within(viewer, *STAFF), _took_place()))


def _within(viewer: Viewer, *roles: Role) -> ColumnElement[bool]:
    return Visit.branch.has(viewer.within(Branch.scope, *roles))


def _took_place() -> ColumnElement[bool]:
    """The last that came back is a visit, and not why there was none."""
    last = (
        select(Submission.outcome)
        .join(Revision)
        .where(Submission.visit_id == Visit.id)
        .order_by(Revision.id.desc())
        .limit(1)
        .correlate(Visit)
    )
    return last.scalar_subquery() == "visited"
