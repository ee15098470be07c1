"""The branch report that is measured: 8 visits with 24 photos of 300 kB, each time with other words and photo bytes."""

import random
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

from PIL import Image

from reports.data import BranchReport, Photo, Visit
from tests.reports import build

VISITS, PHOTOS_EACH, PHOTO_BYTES = 8, 3, 300_000
WORDS = (
    *("queue", "counter", "ticket", "teller", "greeted", "smiled", "waited", "asked"),
    *("answered", "form", "number", "desk", "account", "doubt", "clear", "slow"),
)


def sample(count: int = VISITS) -> BranchReport:
    """The sample branch with so many visits, and photos of the wanted size."""
    photos = [noisy(seed) for seed in range(VISITS * PHOTOS_EACH)]
    report = build.branch_report(count=count, photos=0)
    return replace(report, visits=tuple(with_photos(visit, photos) for visit in report.visits))


def with_photos(visit: Visit, photos: list[Photo]) -> Visit:
    """The visit with its share of the photos."""
    first = (visit.number - 1) % VISITS * PHOTOS_EACH
    return replace(visit, photos=tuple(photos[first : first + PHOTOS_EACH]))


def renewed(report: BranchReport, turn: int) -> BranchReport:
    """The same report with comments and photo bytes that no earlier turn had."""
    dice = random.Random(turn)
    visits = tuple(_renewed_visit(visit, dice) for visit in report.visits)
    return replace(report, visits=visits, branch=replace(report.branch, name=f"Demo Branch {dice.randrange(10**6)}"))


def photos_of(report: BranchReport) -> list[Photo]:
    """All photos of the report."""
    return [photo for visit in report.visits for photo in visit.photos]


def _renewed_visit(visit: Visit, dice: random.Random) -> Visit:
    answers = {
        code: {**answer, "comment": " ".join(dice.choice(WORDS) + str(dice.randrange(999)) for _ in range(18))}
        for code, answer in visit.answers["answers"].items()
    }
    photos = tuple(_renewed_photo(photo, dice) for photo in visit.photos)
    return replace(visit, answers={**visit.answers, "answers": answers}, photos=photos)


def _renewed_photo(photo: Photo, dice: random.Random) -> Photo:
    """Another comment in the JPEG's head makes another file of the same picture."""
    assert isinstance(photo.jpeg, bytes)
    note = str(dice.random()).encode().ljust(24)
    jpeg = photo.jpeg[:2] + b"\xff\xfe" + (len(note) + 2).to_bytes(2, "big") + note + photo.jpeg[2:]
    return replace(photo, jpeg=jpeg, sha256=sha256(jpeg).hexdigest())


def noisy(seed: int) -> Photo:
    """A photo of about the wanted bytes: a drawn front under camera noise."""
    base = build.photo(seed, ("A1", "A3", "A5")[seed % 3], (1280, 960))
    assert isinstance(base.jpeg, bytes)
    with Image.open(BytesIO(base.jpeg)) as picture:
        grain = Image.effect_noise(picture.size, 48).convert("RGB")
        mixed = Image.blend(picture.convert("RGB"), grain, 0.35)
    jpeg = min((_saved(mixed, quality) for quality in range(30, 96, 5)), key=lambda data: abs(len(data) - PHOTO_BYTES))
    return replace(base, jpeg=jpeg, sha256=sha256(jpeg).hexdigest())


def _saved(picture: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return file.getvalue()
