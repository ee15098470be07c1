"""Whether the photo store holds what the database and its own notes say of it."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..storage import Storage
from . import photos

FILE = re.compile(r"([0-9a-f]{64})(\.json)?")


@dataclass
class Tally:
    """What was met on the way. None of it is wrong.

    `not_handed_in`: photos that no hand-in names so far; `cut_off`: photos whose sending broke before there was a
    receipt; `unhashed`: photos that were kept before the hash of what is kept was noted; `foreign`: files that are
    no photos; `unknown`: photos of visits that this database does not know.
    """

    photos: int = 0
    not_handed_in: int = 0
    cut_off: int = 0
    unhashed: int = 0
    foreign: int = 0
    unknown: int = 0


@dataclass(frozen=True)
class Shelf:
    """The photos of one visit: what was sent of each by the database, and what is kept by the store, in bytes."""

    visit: str
    rows: Mapping[str, int]
    pictures: Mapping[str, int]
    notes: frozenset[str]


def shelf(storage: Storage, visit: str, rows: Mapping[str, int], tally: Tally) -> Shelf:
    """Look at the photos of a visit. `rows` are the bytes of each by its SHA-256, as the database has them."""
    pictures, notes = {}, set()
    for entry in storage.entries(f"visits/{visit}/"):
        match = FILE.fullmatch(entry.name.rpartition("/")[2])
        if match is None:
            tally.foreign += 1
        elif match[2]:
            notes.add(match[1])
        else:
            pictures[match[1]] = entry.bytes
    return Shelf(visit, rows, pictures, frozenset(notes))


def faults(storage: Storage, there: Shelf, tally: Tally, *, deep: bool) -> Iterator[str]:
    """What is missing or wrong, each as a sentence; `deep` reads every photo."""
    pictures, rows = there.pictures.keys(), there.rows.keys()
    tally.photos += len(rows)
    tally.not_handed_in += len((pictures & there.notes) - rows)
    tally.cut_off += len(pictures - there.notes - rows)
    for sha256 in sorted((rows | there.notes) - pictures):
        yield f"photo {sha256}: its file is missing. Restore visits/{there.visit}/{sha256} from a backup."
    for sha256 in sorted(rows - there.notes):
        yield f"photo {sha256}: its note is missing. Restore visits/{there.visit}/{sha256}.json from a backup."
    for sha256 in sorted(pictures & there.notes):
        yield from (f"photo {sha256}: {wrong}" for wrong in _wrong(storage, there, sha256, tally, deep))


def _wrong(storage: Storage, there: Shelf, sha256: str, tally: Tally, deep: bool) -> Iterator[str]:
    try:
        note = photos.find(storage, there.visit, sha256)
    except (ValueError, KeyError, TypeError):
        note = None
    if note is None or note.sha256 != sha256:
        yield "its note cannot be read, or is of another photo. Restore the note from a backup."
        return
    if there.rows.get(sha256, note.bytes) != note.bytes:
        yield f"{there.rows[sha256]} bytes were sent by its row, {note.bytes} by its note. One of the two was changed."
    size, kept = there.pictures[sha256], note.kept_bytes
    if not (0 < size <= note.bytes if kept is None else size == kept):
        yield f"its file has {size} bytes, {kept or f'1 to {note.bytes}'} were kept. Restore it from a backup."
        return
    if note.kept_sha256 is None:
        tally.unhashed += 1
    elif deep and _hash_of(storage, there.visit, sha256) != note.kept_sha256:
        yield "its file is not what was kept. Restore it from a backup."


def _hash_of(storage: Storage, visit: str, sha256: str) -> str:
    return hashlib.sha256(photos.picture_of(storage, visit, sha256) or b"").hexdigest()


def by_visit(storage: Storage) -> Iterator[tuple[str, int]]:
    """Each visit that the store has photos of, with how many."""
    visit, count = "", 0
    for entry in storage.entries("visits/"):
        name = entry.name.split("/")[1]
        if name != visit and count:
            yield visit, count
            count = 0
        visit = name
        count += entry.name.endswith(photos.NOTE)
    if count:
        yield visit, count
