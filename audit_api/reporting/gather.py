"""Approved visits, read once, as the values that a report is drawn from: the figures' data, and the photos."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO

from PIL import Image
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from reports import data

from ..dresses.wearing import dress_of
from ..improvement import open_actions
from ..programmes.models import Branch
from ..results import gather, reading
from ..results.gather import Reader
from ..review.models import Decision
from ..storage import Storage
from ..submissions import photos, sizes
from ..submissions.models import Photo, Revision

Found = Callable[[str], bytes | None]
"""The same for one visit, by the photo's SHA-256."""


class Pictures:
    """What is printed of photos and logos that are kept in `storage`."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    def photo(self, photo: Photo) -> bytes | None:
        """The upright JPEG of a photo, large enough to print; none when there is none to show."""
        arrived = photos.find(self.storage, photo.visit_id, photo.sha256)
        return sizes.shown(self.storage, photo.visit_id, arrived, "large") if arrived else None

    def dress(self, session: Session, client: int) -> data.Dress:
        """What the reports of a client wear."""
        return dress_of(session, self.storage, client)


def branch_report(
    session: Session, revisions: Sequence[Revision], reader: Reader, pictures: Pictures
) -> data.BranchReport:
    """One branch in one wave from all its approved revisions (at least one), with the photos of its visits."""
    counted = reading.comparable(revisions)
    report = gather.branch_report(session, counted, reader)
    found = _found(session, counted, pictures)
    visits = zip(report.visits, counted, strict=True)
    shown = tuple(with_photos(visit, report.form, found[row.id]) for visit, row in visits)
    visit = revisions[0].submission.visit
    asked = open_actions.Asked(visit.wave, Branch.id == visit.branch_id, reader.at.date())
    due, overdue = open_actions.due(session, asked)
    return replace(
        report,
        visits=shown,
        actions_due=due,
        actions_overdue=overdue,
        as_of=approved_on(session, counted),
        dress=pictures.dress(session, visit.branch.client_id),
    )


def visit_report(session: Session, revision: Revision, reader: Reader, pictures: Pictures) -> data.VisitReport:
    """One approved visit with its photos."""
    report = gather.visit_report(revision, reader)
    found = _found(session, [revision], pictures)[revision.id]
    visit, as_of = with_photos(report.visit, report.form, found), approved_on(session, [revision])
    dress = pictures.dress(session, revision.submission.visit.branch.client_id)
    return replace(report, visit=visit, as_of=as_of, dress=dress)


def approved_on(session: Session, revisions: Sequence[Revision]) -> date:
    """The day, in UTC, of the latest approval. The hour would say more about a fresh visit than may be told."""
    ids = [revision.id for revision in revisions]
    latest = session.scalar(select(func.max(Decision.decided_at)).where(Decision.revision_id.in_(ids)))
    assert latest is not None, "an approved revision has its decision"
    return latest.date()


def with_photos(visit: data.Visit, form: data.Tree, found: Found) -> data.Visit:
    """The visit with those photos that its answers name, in the order of the form."""
    return replace(visit, photos=tuple(_photos(visit, form, found)))


def _photos(visit: data.Visit, form: data.Tree, found: Found) -> Iterator[data.Photo]:
    for section in form["sections"]:
        for code in (question["question"] for question in section["questions"]):
            for sha256 in visit.answers["answers"].get(code, {}).get("photos", ()):
                if (jpeg := found(sha256)) is not None:
                    width, height = Image.open(BytesIO(jpeg)).size
                    yield data.Photo(sha256, jpeg, width, height, code)


def _found(session: Session, revisions: Sequence[Revision], pictures: Pictures) -> dict[int, Found]:
    """For each revision, under its id, the way from a SHA-256 to the picture of its visit's photo."""
    kept: dict[str, dict[str, Photo]] = {revision.submission.visit_id: {} for revision in revisions}
    for photo in session.scalars(select(Photo).where(Photo.visit_id.in_(kept))):
        kept[photo.visit_id][photo.sha256] = photo
    return {revision.id: partial(_picture_of, kept[revision.submission.visit_id], pictures) for revision in revisions}


def _picture_of(kept: Mapping[str, Photo], pictures: Pictures, sha256: str) -> bytes | None:
    return pictures.photo(kept[sha256]) if sha256 in kept else None
