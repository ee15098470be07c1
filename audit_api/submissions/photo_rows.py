"""The photos of a hand-in in the database: what the camera had noted, and the wish for their sizes."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from .. import jobs
from ..visits.models import Visit
from . import sizes
from .models import Photo
from .paper import HandIn
from .photos import Arrived


def keep_photos(session: Session, visit: Visit, arrived: Iterable[Arrived], paper: HandIn) -> None:
    """A row for each photo that no earlier hand-in of this visit had, and the wish for its sizes."""
    known = set(session.scalars(select(Photo.sha256).where(Photo.visit_id == visit.id)))
    fresh = [photo for photo in arrived if photo.sha256 not in known]
    if fresh:
        rows = [_row(visit, photo, paper.photo_notes.get(photo.sha256, {})) for photo in fresh]
        session.execute(insert(Photo), rows)
        about = {"visit": visit.id, "photos": [photo.sha256 for photo in fresh]}
        jobs.ask(session, sizes.PHOTO_SIZES, about, paper.at)


def _row(visit: Visit, photo: Arrived, note: Mapping[str, Any]) -> dict[str, Any]:
    """Of time and place, what the file had in it; else what the phone says it took off the file."""
    row = {**asdict(photo), "visit_id": visit.id, "received_at": datetime.fromisoformat(photo.received_at)}
    del row["kept_sha256"], row["kept_bytes"]
    if photo.taken_at is None and note.get("taken_at"):
        row["taken_at"] = note["taken_at"].isoformat(timespec="seconds")
    place = note.get("latitude"), note.get("longitude")
    if photo.latitude is None and None not in place:
        row["latitude"], row["longitude"] = place
    return row
