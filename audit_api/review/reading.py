"""What reviewers, and all who come after them, read of visits: queries that are used twice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager, defer, joinedload

from ..people.access import Role, Viewer
from ..programmes.models import Branch
from ..submissions.models import Conflict, Photo, Revision, Submission
from ..visits import seeing
from ..visits.models import VISIBLE_TO_BRANCHES, Visit, VisitStatus
from .models import Decision

REVIEWING: tuple[Role, ...] = ("admin", "reviewer")
HANDED_IN: tuple[VisitStatus, ...] = ("sent_back", "handed_in", "approved")
"""The states in which something has come back from a visit."""


def approved_revisions() -> Select[Revision]:
    """What was approved of visits that took place, one revision a visit, by branch and in the order in which
    they were approved, with all that `submission.visit` leads to.

    Add conditions on Visit and Branch, and `defer` the columns that are not needed.
    """
    visit = contains_eager(Revision.submission).contains_eager(Submission.visit)
    return (
        select(Revision)
        .join(Decision, Decision.revision_id == Revision.id)
        .join(Revision.submission)
        .join(Submission.visit)
        .join(Visit.branch)
        .where(Decision.kind == "approved", Visit.status == VISIBLE_TO_BRANCHES, Submission.outcome == "visited")
        .options(visit.contains_eager(Visit.branch).joinedload(Branch.region), visit.selectinload(Visit.form_version))
        .order_by(Branch.code, Branch.id, Decision.id)
    )


def told_numbers(session: Session, visits: Iterable[Visit]) -> dict[str, int]:
    """The numbers by which everybody who reads of these approved visits knows them, by visit.

    They count the branch's visits of the wave that took place, in the order in which they were approved. So a gap never
    tells of a visit that is still to come, and a number that was once printed stays: an approval is final, and later
    ones come after it. `Visit.number`, and `reference` with it, counts what was planned and is for the agency only.
    """
    asked = list(visits)
    waves, branches = {visit.wave_id for visit in asked}, {visit.branch_id for visit in asked}
    number = func.row_number().over(partition_by=(Visit.wave_id, Visit.branch_id), order_by=Decision.id)
    query = approved(Visit.id, number).where(Visit.wave_id.in_(waves), Visit.branch_id.in_(branches))
    return dict(session.execute(query).all())


def approved(*columns: Any) -> Select[Any]:
    """The same visits as bare columns of Visit, Branch, Submission and Revision, in no order: for many at once."""
    return (
        select(*columns)
        .select_from(Decision)
        .join(Decision.revision)
        .join(Revision.submission)
        .join(Submission.visit)
        .join(Visit.branch)
        .where(Decision.kind == "approved", Visit.status == VISIBLE_TO_BRANCHES, Submission.outcome == "visited")
    )


def queue(viewer: Viewer, wanted: dict[str, Any]) -> Select[Revision]:
    """The newest revision of each visit that waits for a word of `viewer`, longest waiting first."""
    query = (
        select(Revision)
        .join(Revision.submission)
        .join(Submission.visit)
        .join(Visit.branch)
        .where(Visit.status == "handed_in", _is_newest(), viewer.within(Branch.scope, *REVIEWING))
        .options(contains_eager(Revision.submission), defer(Revision.document))
        .order_by(Submission.received_at, Revision.id)
    )
    columns = {"client": Branch.client_id, "wave": Visit.wave_id}
    return query.where(*(columns[key] == wanted[key] for key in columns.keys() & wanted.keys()))


def newest_revision(session: Session, visit: Visit) -> Revision | None:
    """What came back last from `visit`, if anything did."""
    query = select(Revision).join(Revision.submission).options(contains_eager(Revision.submission))
    return session.scalar(query.where(Submission.visit_id == visit.id).order_by(Revision.id.desc()).limit(1))


def captures(session: Session, visit: Visit) -> Iterator[Mapping[str, Any] | None]:
    """What the phone noted beside each hand-in of `visit` (CaptureSchema), oldest first."""
    query = select(Revision.document).join(Revision.submission).where(Submission.visit_id == visit.id)
    return (document.get("capture") for document in session.scalars(query.order_by(Revision.id)))


def newest_of_a_shopper(viewer: Viewer, today: date) -> Select[Revision]:
    """The newest revision of each of a shopper's own visits; approved ones only while the phone shows them."""
    lately = Visit.window_to >= today - timedelta(days=seeing.APPROVED_DAYS)
    return (
        select(Revision)
        .join(Revision.submission)
        .join(Submission.visit)
        .where(seeing.own(viewer), _is_newest(), Visit.status.in_(HANDED_IN), or_(Visit.status != "approved", lately))
        .options(contains_eager(Revision.submission).contains_eager(Submission.visit))
        .order_by(Revision.id)
    )


def decisions(session: Session, visits: Iterable[str]) -> dict[str, list[Decision]]:
    """All that was decided on each of `visits`, oldest first."""
    query = select(Decision).where(Decision.visit_id.in_(list(visits))).options(joinedload(Decision.reviewer))
    found: dict[str, list[Decision]] = {}
    for decision in session.scalars(query.order_by(Decision.id)):
        found.setdefault(decision.visit_id, []).append(decision)
    return found


def conflicts(session: Session, visit: str) -> list[Conflict]:
    """Documents that came under an id of this visit which was taken."""
    query = select(Conflict).join(Submission, Submission.id == Conflict.submission_id)
    return list(session.scalars(query.where(Submission.visit_id == visit).order_by(Conflict.id)))


def conflict_counts(session: Session, visits: Iterable[str]) -> Counter[str]:
    """How many such documents each of `visits` has."""
    query = select(Submission.visit_id, func.count(Conflict.id)).join(Conflict, Conflict.submission_id == Submission.id)
    rows = session.execute(query.where(Submission.visit_id.in_(list(visits))).group_by(Submission.visit_id))
    return Counter(dict(rows.all()))


def photos(session: Session, visit: str) -> dict[str, Photo]:
    """The photos of a visit by their SHA-256."""
    return {photo.sha256: photo for photo in session.scalars(select(Photo).where(Photo.visit_id == visit))}


def _is_newest() -> ColumnElement[bool]:
    """Revision.id is the last one of its visit."""
    later, of_same_visit = aliased(Revision), aliased(Submission)
    newest = (
        select(func.max(later.id))
        .join(of_same_visit, of_same_visit.id == later.submission_id)
        .where(of_same_visit.visit_id == Visit.id)
        .correlate(Visit)
    )
    return Revision.id == newest.scalar_subquery()
