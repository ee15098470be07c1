"""A photo that was acknowledged is on disk, clean; sending it again costs nothing; only those who may see it do."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import event, func, select

from audit_api import jobs
from audit_api.db import db
from audit_api.http import Server
from audit_api.submissions import heic_decoding
from audit_api.submissions.models import Photo
from audit_api.submissions.photos import find
from audit_api.visits.models import Visit
from tests import build
from tests.audit_api.submissions import cameras
from tests.audit_api.submissions.phone import Phone

SignIn = Callable[..., FlaskClient]


def test_a_photo_arrives_once_and_can_be_sent_again(phone: Phone) -> None:
    data = cameras.jpeg()

    first, again = phone.send(data), phone.send(data)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    assert first.json == {
        "sha256": cameras.sha256(data),
        "media_type": "image/jpeg",
        "bytes": len(data),
        "width": 96,
        "height": 64,
    }
    assert phone.browser.get(f"/api/visits/{phone.visit}/photos").json == [cameras.sha256(data)]


def test_a_photo_of_which_only_the_note_is_left_is_taken_again(phone: Phone, data_folder: Path) -> None:
    data = cameras.jpeg()
    phone.send(data)
    picture = data_folder / "photos" / "visits" / phone.visit / cameras.sha256(data)
    picture.unlink()

    assert phone.send(data).status_code == 201
    assert picture.exists()


def test_the_list_of_photos_is_as_good_as_their_receipts(
    phone: Phone, app: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = cameras.jpeg()
    phone.send(data)
    synced: list[str] = []
    monkeypatch.setattr(app.extensions["storage"], "settle", synced.append)

    listed = phone.browser.get(f"/api/visits/{phone.visit}/photos").json

    assert (listed, synced) == ([cameras.sha256(data)], [f"visits/{phone.visit}/{cameras.sha256(data)}"])


def test_a_photo_of_which_only_the_note_is_left_is_asked_for(phone: Phone, data_folder: Path) -> None:
    data = cameras.jpeg()
    phone.send(data)
    (data_folder / "photos/visits" / phone.visit / cameras.sha256(data)).unlink()

    assert phone.browser.get(f"/api/visits/{phone.visit}/photos").json == []
    told = phone.hand_in([cameras.sha256(data)])
    assert (told.status_code, told.json["photos_missing"]) == (202, [cameras.sha256(data)])


@pytest.mark.parametrize("data", [cameras.jpeg(), cameras.png(), cameras.webp(), cameras.HEIC])
def test_nothing_on_disk_holds_what_the_camera_noted_but_the_note_beside_it(
    phone: Phone, data_folder: Path, data: bytes
) -> None:
    phone.send(data)

    files = [path.read_bytes() for path in (data_folder / "photos").rglob("*") if path.is_file()]
    assert len(files) == 2
    assert not [file for file in files if b"Secret" in file]


def test_a_photo_is_no_write_to_the_database(phone: Phone, app: Server) -> None:
    statements: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))

    assert phone.send(cameras.jpeg()).status_code == 201

    assert statements
    assert {statement.split()[0].upper() for statement in statements} <= {"SELECT", "BEGIN"}


def test_a_photo_under_another_name_is_refused(phone: Phone) -> None:
    answer = phone.send(cameras.jpeg(), name="0" * 64)

    assert (answer.status_code, answer.json["code"]) == (422, "hash_differs")
    assert phone.browser.get(f"/api/visits/{phone.visit}/photos").json == []


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"MZ" + b"\x00" * 100, 415, "not_a_photo"),
        (cameras.jpeg()[:600], 415, "not_a_photo"),
        (cameras.png_of_size(9000, 9000, b"x" * 300_000), 413, "too_large"),
        (b"\xff" * (24 * 1024 * 1024 + 1), 413, "too_large"),
        (b"", 415, "not_a_photo"),
    ],
    ids=["program", "cut off", "pixels", "bytes", "nothing"],
)
def test_what_is_no_photo_is_refused_and_not_kept(
    phone: Phone, data_folder: Path, data: bytes, status: int, code: str
) -> None:
    answer = phone.send(data)

    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert not [path for path in data_folder.glob("photos/**/*") if path.is_file()]


def test_a_name_that_is_no_hash_is_no_address(phone: Phone) -> None:
    for name in ("..%2f..%2faudit.db", "A" * 64, "a" * 63, "a" * 65):
        assert phone.send(cameras.jpeg(), name=name).status_code in (404, 405)


def test_nobody_sends_photos_to_another_shoppers_visit(phone: Phone, sign_in: SignIn) -> None:
    stranger = Phone(sign_in("shopper", name="Stranger"), phone.visit, phone.form)

    assert stranger.send(cameras.jpeg()).status_code == 404


def test_a_visit_that_was_handed_in_takes_no_new_photo_and_still_says_which_it_has(phone: Phone, app: Server) -> None:
    data = cameras.jpeg()
    phone.send(data)
    with app.app_context():
        db.session.get_one(Visit, phone.visit).status = "handed_in"
        db.session.commit()

    assert phone.send(data).status_code == 200
    assert (phone.send(cameras.png()).json["code"]) == "wrong_state"


@pytest.mark.parametrize(
    "data",
    [
        cameras.jpeg((800, 600), orientation=6),
        cameras.png((800, 600), orientation=6),
        cameras.webp(orientation=6),
        cameras.HEIC,
        cameras.jpeg((800, 600), orientation=6, mode="CMYK"),
    ],
    ids=["jpeg", "png", "webp", "heic", "cmyk"],
)
def test_a_photo_is_shown_upright_as_a_jpeg_without_metadata(phone: Phone, data: bytes) -> None:
    phone.send(data)

    answer = phone.browser.get(f"/api/visits/{phone.visit}/photos/{cameras.sha256(data)}?size=small")

    assert answer.mimetype == "image/jpeg"
    with Image.open(io.BytesIO(answer.data)) as picture:
        assert picture.format == "JPEG"
        assert picture.width < picture.height <= 320
        red = picture.getpixel((picture.width * 3 // 4, picture.height // 8))
        assert isinstance(red, tuple)
        assert red[0] > 180 > 90 > red[1]
        assert not picture.getexif()
        assert "icc_profile" not in picture.info


def test_the_large_size_is_1600_pixels_and_the_default(phone: Phone) -> None:
    data = cameras.jpeg((2400, 1200))
    phone.send(data)

    answer = phone.browser.get(f"/api/visits/{phone.visit}/photos/{cameras.sha256(data)}")

    with Image.open(io.BytesIO(answer.data)) as picture:
        assert picture.size == (1600, 800)


def test_a_browser_asks_again_and_gets_no_photo_twice(phone: Phone) -> None:
    data = cameras.jpeg()
    phone.send(data)
    address = f"/api/visits/{phone.visit}/photos/{cameras.sha256(data)}"

    first = phone.browser.get(address)
    again = phone.browser.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "private, no-cache"
    assert (again.status_code, again.data) == (304, b"")


def test_others_see_a_photo_once_it_was_handed_in_and_managers_once_it_is_approved(
    phone: Phone, sign_in: SignIn, app: Server
) -> None:
    data = cameras.jpeg()
    phone.send(data)
    address = f"/api/visits/{phone.visit}/photos/{cameras.sha256(data)}"
    with app.app_context():
        build.branch("jb-01", "south")
        db.session.commit()
    readers = {
        "reviewer": sign_in("reviewer", "bank"),
        "manager": sign_in("branch_manager", "bank/north/kl-01"),
        "elsewhere": sign_in("regional_manager", "bank/south"),
        "shopper": sign_in("shopper", name="Stranger"),
    }

    def seen() -> set[str]:
        return {name for name, reader in readers.items() if reader.get(address).status_code == 200}

    assert seen() == set()
    assert phone.hand_in(photos=[cameras.sha256(data)]).status_code == 201
    assert seen() == {"reviewer"}
    with app.app_context():
        db.session.get_one(Visit, phone.visit).status = "approved"
        db.session.commit()
    assert seen() == {"reviewer", "manager"}


def test_the_sizes_are_made_by_a_job_after_the_hand_in(phone: Phone, app: Server, data_folder: Path) -> None:
    data = cameras.jpeg()
    phone.send(data)
    phone.hand_in(photos=[cameras.sha256(data)])
    assert not (data_folder / "photos/sizes").exists()

    assert jobs.work_off(app) == 1

    assert len(list((data_folder / "photos/sizes" / phone.visit).iterdir())) == 2
    with app.app_context():
        assert db.session.scalars(select(Photo.sized)).all() == [True]


def test_a_photo_that_cannot_be_decoded_stops_no_other(phone: Phone, app: Server) -> None:
    good, broken = cameras.jpeg(), cameras.png_of_size(64, 64, b"x" * 5000)
    phone.send(good)
    assert phone.send(broken).status_code == 201
    phone.hand_in(photos=[cameras.sha256(good), cameras.sha256(broken)])

    jobs.work_off(app)

    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Photo).where(Photo.sized)) == 1
        assert db.session.scalars(select(jobs.Job.status)).all() == ["done"]
    assert phone.browser.get(f"/api/visits/{phone.visit}/photos/{cameras.sha256(broken)}").status_code == 404


def test_a_heic_whose_decoder_dies_takes_nothing_with_it(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with a prepared file: libheif's reader ends some in a segmentation fault."""
    phone.send(cameras.HEIC)
    address = f"/api/visits/{phone.visit}/photos/{cameras.sha256(cameras.HEIC)}"
    with monkeypatch.context() as patch:
        dies = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
        patch.setattr(heic_decoding, "COMMAND", [sys.executable, "-c", dies])
        assert phone.browser.get(address).status_code == 404

    assert phone.browser.get(address).status_code == 200


def test_what_the_camera_noted_is_kept_with_the_photo(phone: Phone, app: Server) -> None:
    data = cameras.jpeg(orientation=8)
    phone.send(data)
    phone.hand_in(photos=[cameras.sha256(data)])

    with app.app_context():
        photo = db.session.scalars(select(Photo)).one()
        noted = (photo.orientation, photo.taken_at, photo.latitude, photo.longitude)
        beside = find(app.extensions["storage"], phone.visit, photo.sha256)

    assert noted == (8, "2026-11-10T09:30:00+08:00", -6.21, 106.82)
    assert beside is not None
    assert beside.orientation == 8
