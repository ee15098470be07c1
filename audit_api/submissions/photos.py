"""Photos between the phone and the storage.

A photo is kept as `visits/<visit>/<sha256>`, beside it, as `.json`, what was read off it. The second is put last,
so a photo has arrived when its `.json` is there. The database hears of photos when the visit is handed in.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from .. import problems
from ..storage import Bytes, Storage
from . import pictures

MOST_MEGABYTES = 24
NOTE = ".json"


@dataclass(frozen=True)
class Arrived:
    """A photo that is kept, and what was read off it.

    `sha256` and `bytes` are those of what the phone sent, `kept_sha256` and `kept_bytes` those of what is kept of
    it; none for photos that came before they were noted.
    """

    sha256: str
    media_type: str
    bytes: int
    width: int
    height: int
    orientation: int
    taken_at: str | None
    latitude: float | None
    longitude: float | None
    received_at: str
    kept_sha256: str | None = None
    kept_bytes: int | None = None


def keep(storage: Storage, visit: str, sha256: str, data: bytes, at: datetime) -> Arrived:
    """Keep a photo for good; refused when it is another than it should be, or no photo, or too large."""
    if (actual := hashlib.sha256(data).hexdigest()) != sha256:
        problems.refuse("hash_differs", actual=actual, which=sha256)
    picture = _picture(data)
    size = len(data), picture.width, picture.height
    kept = {"kept_sha256": _hash_of(picture.parts), "kept_bytes": sum(map(len, picture.parts))}
    noted = {**asdict(picture.noted), "received_at": at.isoformat(), **kept}
    arrived = Arrived(sha256, picture.media_type, *size, **noted)
    name, note = _name(visit, sha256), json.dumps(asdict(arrived)).encode()
    storage.put_beside(name, *picture.parts, note=(name + NOTE, note))
    return arrived


def _hash_of(parts: Iterable[Bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part)
    return whole.hexdigest()


def _picture(data: bytes) -> pictures.Picture:
    try:
        return pictures.read(data)
    except pictures.TooManyPixels:
        problems.refuse("too_large", what="The photo", limit="60 megapixels", cure="Take it smaller.")
    except pictures.NotAPhoto:
        problems.refuse("not_a_photo")


def find(storage: Storage, visit: str, sha256: str) -> Arrived | None:
    """The photo, if it has arrived."""
    note = storage.get(_name(visit, sha256) + NOTE)
    return None if note is None else _read_note(note)


def settled(storage: Storage, visit: str, sha256: str) -> Arrived | None:
    """The same, whole and on disk for good: fit to be acknowledged again."""
    photo = find(storage, visit, sha256)
    if photo is None or not storage.has(_name(visit, sha256)):
        return None
    storage.settle(_name(visit, sha256))
    return photo


def arrived(storage: Storage, visit: str) -> list[str]:
    """The hashes of a visit's photos that have arrived whole, sorted."""
    files = {name.rpartition("/")[2] for name in storage.names(f"visits/{visit}/")}
    return sorted(file for file in files if file + NOTE in files)


def receipts(storage: Storage, visit: str) -> list[str]:
    """The same, on disk for good: fit to be acknowledged, even if who put them was killed over it."""
    whole = arrived(storage, visit)
    settle(storage, visit, whole)
    return whole


def settle(storage: Storage, visit: str, named: Sequence[str]) -> None:
    """On return, the photos `named`, which have arrived, are on disk for good."""
    if named:
        storage.settle(_name(visit, named[0]))


def missing(storage: Storage, visit: str, named: Collection[str]) -> list[str]:
    """Those of the photos `named` that have not arrived, in the same order."""
    here = set(arrived(storage, visit)) if named else set()
    return [sha256 for sha256 in named if sha256 not in here]


def picture_of(storage: Storage, visit: str, sha256: str) -> bytes | None:
    """The photo as it is kept, without metadata and not turned."""
    return storage.get(_name(visit, sha256))


def _name(visit: str, sha256: str) -> str:
    return f"visits/{visit}/{sha256}"


def _read_note(note: bytes) -> Arrived:
    tree = json.loads(note)
    return Arrived(**{field.name: tree[field.name] for field in fields(Arrived) if field.name in tree})
