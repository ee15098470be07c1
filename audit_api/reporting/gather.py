"""Approved visits, read once, as the values that a report is drawn from: the figures' data, and the photos."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

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
from ..review.showing import capture_of
from ..storage import Storage
from ..submissions import photos, sizes
from ..submissions.models import Photo, Revision
from .photo_moments import moment


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
    albums = zip(report.visits, _albums(session, counted, pictures), strict=True)
    shown = tuple(album.put_into(visit, report.form) for visit, album in albums)
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
    report = gather.visit_report(session, revision, reader)
    [album] = _albums(session, [revision], pictures)
    visit, as_of = album.put_into(report.visit, report.form), approved_on(session, [revision])
    dress = pictures.dress(session, revision.submission.visit.branch.client_id)
    return replace(report, visit=visit, as_of=as_of, dress=dress)


def approved_on(session: Session, revisions: Sequence[Revision]) -> date:
    """The day, in UTC, of the latest approval. The hour would say more about a fresh visit than may be told."""
    ids = [revision.id for revision in revisions]
    latest = session.scalar(select(func.max(Decision.decided_at)).where(Decision.revision_id.in_(ids)))
    assert latest is not None, "an approved revision has its decision"
    return latest.date()


@dataclass(frozen=True)
class _Album:
    """The photos of one visit by their SHA-256, and what the phone noted (CaptureSchema), of each photo too."""

    kept: Mapping[str, Photo]
    capture: Mapping[str, Any]
    pictures: Pictures

    def put_into(self, visit: data.Visit, form: data.Tree) -> data.Visit:
        """The visit with those photos that its answers name, in the order of the form."""
        return replace(visit, photos=tuple(self._named_by(visit, form)))

    def _named_by(self, visit: data.Visit, form: data.Tree) -> Iterator[data.Photo]:
        events = visit.answers.get("events", {})
        for section in form["sections"]:
            for code in (question["question"] for question in section["questions"]):
                for sha256 in visit.answers["answers"].get(code, {}).get("photos", ()):
                    for picture in self._picture(sha256):
                        yield self._photo(picture, code, events)

    def _picture(self, sha256: str) -> Iterator[data.Picture]:
        """Nothing where there is none to show."""
        jpeg = self.pictures.photo(self.kept[sha256]) if sha256 in self.kept else None
        if jpeg is not None:
            yield data.Picture(sha256, jpeg, *Image.open(BytesIO(jpeg)).size)

    def _photo(self, picture: data.Picture, question: str, events: Mapping[str, float]) -> data.Photo:
        note = (self.capture.get("photos") or {}).get(picture.sha256, {})
        at, caption = moment(note, self.capture, events), note.get("caption", "").strip()
        return data.Photo(**vars(picture), question=question, at=at, caption=caption)


def _albums(session: Session, revisions: Sequence[Revision], pictures: Pictures) -> Iterator[_Album]:
    """The photos of each revision's visit, read at once."""
    kept: dict[str, dict[str, Photo]] = {revision.submission.visit_id: {} for revision in revisions}
    for photo in session.scalars(select(Photo).where(Photo.visit_id.in_(kept))):
        kept[photo.visit_id][photo.sha256] = photo
    for revision in revisions:
        yield _Album(kept[revision.submission.visit_id], capture_of(revision), pictures)
