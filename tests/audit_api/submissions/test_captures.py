"""How a visit was captured stays beside its answers: for reviewers, and no part of what was answered."""

import hashlib
import io
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.submissions.models import Conflict, Photo, Revision, Submission
from audit_api.submissions.photos import find
from audit_api.visits.models import Visit
from tests.audit_api.submissions import cameras
from tests.audit_api.submissions.phone import Phone

SignIn = Callable[..., FlaskClient]

AT = "2026-11-10T09:00:00+08:00"
CAPTURE: dict[str, Any] = {
    "taps": [
        {"event": "door", "seconds": 0, "at": AT, "taken_back": False},
        {"event": "served", "seconds": 9.5, "at": AT, "taken_back": True},
    ],
    "gaps": [{"after": 9.5, "counted": 60.25, "why": "slept"}],
    "places": {
        "check_in": {"told": "given", "at": AT, "latitude": 3.139, "longitude": 101.6869, "accuracy": 12.5},
        "check_out": {"told": "refused", "at": AT, "latitude": None, "longitude": None, "accuracy": None},
    },
    "photos": {},
    "replies": {"A1": "I looked again: 店铺, يا, 🙂"},
    "log": [
        {"event": "question", "node": "A1", "start": 1_794_000_000_000, "end": None, "old_value": "", "new_value": "y"}
    ],
}


def plain_jpeg() -> bytes:
    """A photo as it leaves the phone: no metadata in it."""
    out = io.BytesIO()
    cameras.scene().save(out, "JPEG")
    return out.getvalue()


def note(**noted: Any) -> dict[str, Any]:
    """What the phone took off a photo."""
    whole = {"source": "camera", "taken_at": None, "latitude": None, "longitude": None, "caption": "", "blurred": 0}
    return {**whole, **noted}


def test_the_capture_is_kept_word_for_word_with_the_revision(phone: Phone, app: Server) -> None:
    assert phone.hand_in(capture=CAPTURE).status_code == 201

    with app.app_context():
        assert db.session.scalars(select(Revision)).one().document["capture"] == CAPTURE


def test_the_capture_is_kept_with_a_conflict(phone: Phone, app: Server) -> None:
    phone.hand_in()
    other = phone.paper()["document"] | {"language": "en", "events": {"door": 0, "served": 99}}

    assert phone.hand_in(document=other, capture=CAPTURE).status_code == 409
    with app.app_context():
        assert db.session.scalars(select(Conflict)).one().document["capture"] == CAPTURE


def test_another_capture_or_time_is_still_the_same_hand_in(phone: Phone) -> None:
    first = phone.hand_in()

    again = phone.hand_in(capture=CAPTURE, sent_at="2026-11-10T03:00:00Z", handed_in_at="2026-11-10T11:00:00Z")

    assert (first.status_code, again.status_code, again.json) == (201, 200, first.json)


def test_the_name_that_an_earlier_server_gave_a_hand_in_still_holds(phone: Phone, app: Server) -> None:
    """It covered visit, form and document only: a phone that waits for its receipt over an upgrade gets it."""
    phone.hand_in()

    paper = phone.paper()
    told = {key: paper[key] for key in ("visit", "form", "document")}
    expected = hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    with app.app_context():
        assert db.session.get_one(Submission, phone.id).sha256 == expected


@pytest.mark.parametrize(
    "capture",
    [
        {"replies": {"A1": "\x00"}},
        {"replies": {"A1\ud800": "x"}},
        {"photos": {"\x00" * 64: {}}},
        {"log": [{"event": "a", "start": 2**70}]},
        {"log": [{"event": "a", "start": -1}]},
        {"taps": [{"event": "door", "seconds": 1e300, "at": AT}]},
        {"taps": [{"event": "door\x00", "seconds": 1, "at": AT}]},
        {"places": {"check_in": {"told": "given", "at": AT, "latitude": 91}}},
        {"places": None},
        {"more": 1},
        [],
    ],
)
def test_a_capture_that_cannot_be_is_refused_with_its_place(phone: Phone, capture: Any) -> None:
    answer = phone.hand_in(capture=capture)

    assert answer.status_code == 422
    assert all(place["path"].startswith("capture") for place in answer.json["problems"])


def test_how_far_the_phones_clock_was_off_is_kept_with_the_hand_in(phone: Phone, app: Server) -> None:
    phone.hand_in(sent_at=(now() - timedelta(days=1, seconds=3)).isoformat())

    with app.app_context():
        offset = db.session.get_one(Submission, phone.id).clock_offset_ms
    assert offset is not None
    assert timedelta(0) <= timedelta(milliseconds=offset) - timedelta(days=1, seconds=3) < timedelta(seconds=20)


def test_a_phone_that_does_not_say_its_time_has_no_offset(phone: Phone, app: Server) -> None:
    phone.hand_in()

    with app.app_context():
        assert db.session.get_one(Submission, phone.id).clock_offset_ms is None


def test_a_visit_never_began_after_it_was_handed_in(phone: Phone, app: Server) -> None:
    phone.hand_in(started_at="2099-01-01T00:00:00Z")

    with app.app_context():
        submission = db.session.get_one(Submission, phone.id)
        began = db.session.scalars(select(Revision)).one().document["started_at"]
        assert (began, db.session.get_one(Visit, phone.visit).started_at) == (
            submission.received_at.isoformat(),
            submission.received_at,
        )


def test_time_and_place_that_the_phone_took_off_a_photo_stand_beside_it(phone: Phone, app: Server) -> None:
    data = plain_jpeg()
    noted = note(taken_at="2026-11-10T09:30:00+08:00", latitude=3.139, longitude=101.6869, caption="Door", blurred=2)
    phone.send(data)

    phone.hand_in([cameras.sha256(data)], capture={"photos": {cameras.sha256(data): noted}})

    with app.app_context():
        photo = db.session.scalars(select(Photo)).one()
        assert (photo.taken_at, photo.latitude, photo.longitude) == ("2026-11-10T09:30:00+08:00", 3.139, 101.6869)
        capture = db.session.scalars(select(Revision)).one().document["capture"]
        assert capture["photos"] == {cameras.sha256(data): noted}


def test_what_the_file_itself_says_of_time_and_place_goes_first(phone: Phone, app: Server) -> None:
    data = cameras.jpeg()
    noted = note(taken_at="2020-01-01T00:00:00Z", latitude=1, longitude=1)
    phone.send(data)

    phone.hand_in([cameras.sha256(data)], capture={"photos": {cameras.sha256(data): noted}})

    with app.app_context():
        photo = db.session.scalars(select(Photo)).one()
        assert (photo.taken_at, photo.latitude, photo.longitude) == ("2026-11-10T09:30:00+08:00", -6.21, 106.82)


def test_half_a_place_is_none(phone: Phone, app: Server) -> None:
    data = plain_jpeg()
    phone.send(data)

    phone.hand_in([cameras.sha256(data)], capture={"photos": {cameras.sha256(data): note(latitude=3.139)}})

    with app.app_context():
        photo = db.session.scalars(select(Photo)).one()
        assert (photo.latitude, photo.longitude) == (None, None)


@pytest.mark.parametrize("data", [cameras.jpeg(), cameras.png(), cameras.webp(), cameras.HEIC])
def test_the_note_beside_a_photo_names_the_bytes_that_are_kept(phone: Phone, data_folder: Path, data: bytes) -> None:
    phone.send(data)

    kept = data_folder / "photos" / "visits" / phone.visit / cameras.sha256(data)
    beside = json.loads(kept.with_name(kept.name + ".json").read_bytes())
    assert beside["kept_sha256"] == hashlib.sha256(kept.read_bytes()).hexdigest() != cameras.sha256(data)


def test_a_note_from_before_it_named_the_kept_bytes_is_still_read(phone: Phone, app: Server, data_folder: Path) -> None:
    data = cameras.jpeg()
    phone.send(data)
    beside = data_folder / "photos" / "visits" / phone.visit / f"{cameras.sha256(data)}.json"
    tree = json.loads(beside.read_bytes())
    del tree["kept_sha256"]
    beside.write_text(json.dumps(tree))

    found = find(app.extensions["storage"], phone.visit, cameras.sha256(data))

    assert found is not None
    assert (found.bytes, found.kept_sha256) == (len(data), None)
    assert phone.hand_in([cameras.sha256(data)]).status_code == 201
