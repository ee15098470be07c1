"""At the desk: a rescue file is brought in, its capture is seen, and a visit that could not be made is closed."""

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import FilePayload, Page, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.submissions.models import Submission
from audit_api.visits.models import Visit
from tests import build, filling, small
from tests.web.conftest import link_of
from tests.web.phone import due_visit

pytestmark = pytest.mark.browser

PICTURE = filling.photo("proof")
NAME = filling.name_of(PICTURE)
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def reviewer(app: Server) -> str:
    """A reviewer's link. A visit is due."""
    with app.app_context():
        visit = due_visit(build.person("shopper"))
        visit.branch.latitude, visit.branch.longitude = 3.1390, 101.6869
        link = link_of(build.person("reviewer", "bank", name="Rosmah the reviewer"))
        db.session.commit()
    return link


def _capture() -> dict[str, Any]:
    there = {"told": "given", "at": NOW.isoformat(), "latitude": 3.1399, "longitude": 101.6869, "accuracy": 12}
    start = int(NOW.timestamp() * 1000)
    return {
        "taps": [{"event": "served", "seconds": 20, "at": NOW.isoformat(), "taken_back": True}],
        "gaps": [{"after": 30, "counted": 200, "why": "reopened"}],
        "places": {"check_in": there, "check_out": {"told": "refused", "at": NOW.isoformat()}},
        "photos": {NAME: {"source": "camera", "caption": "The poster at the door", "blurred": 2}},
        "replies": {"B1": "The rate was on the poster."},
        "log": [{"event": "question", "node": "/small/A/A1", "start": start, "end": start + 4000, "new_value": "yes"}],
    }


def _paper(app: Server, document: dict[str, Any], **more: Any) -> dict[str, Any]:
    with app.app_context():
        visit, form = db.session.execute(select(Visit.id, Visit.form_version_id)).one()
    started = (NOW - timedelta(hours=1)).isoformat()
    times = {"started_at": started, "handed_in_at": NOW.isoformat(), "device": {"browser": "Demo phone"}}
    return {"visit": visit, "form": form, **times, "document": document, **more}


def _rescue_file(paper: dict[str, Any], photos: tuple[bytes, ...] = (PICTURE,)) -> FilePayload:
    file = io.BytesIO()
    told = {"format": 1, "submission": str(uuid4()), "made_at": NOW.isoformat(), "hand_in": paper}
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("visit.json", json.dumps(told))
        for photo in photos:
            packed.writestr(f"photos/{filling.name_of(photo)}", photo)
    return {"name": "notes-2026-11-22.zip", "mimeType": "application/zip", "buffer": file.getvalue()}


def _answers() -> dict[str, Any]:
    document = small.answers()
    document["answers"]["A1"]["photos"] = [NAME]
    return document


def _open_rescue(desk: Page, address: str, link: str) -> None:
    desk.goto(address + link)
    desk.get_by_role("link", name="Bring in a rescue file").click()


def _bring_in(desk: Page, file: FilePayload) -> None:
    desk.locator("input[type=file]").set_input_files(file)


def test_a_rescue_file_is_brought_in_like_any_hand_in(desk: Page, address: str, app: Server, reviewer: str) -> None:
    _open_rescue(desk, address, reviewer)

    _bring_in(desk, _rescue_file(_paper(app, _answers(), capture=_capture())))
    expect(desk.get_by_text("The visit is in")).to_be_visible()
    desk.get_by_role("link", name="Review it").click()
    expect(desk.get_by_text("The rate was on the poster.")).to_be_visible()
    desk.get_by_role("link", name="Capture").click()

    expect(desk.get_by_text("100 m from the branch, give or take 12 m")).to_be_visible()
    expect(desk.get_by_text("The shopper preferred not to say")).to_be_visible()
    expect(desk.get_by_text("After 0:30, 3 mins 20 secs were counted")).to_be_visible()
    expect(desk.get_by_text("I am served")).to_be_visible()
    expect(desk.get_by_text("Brought in from a rescue file by Rosmah the reviewer")).to_be_visible()
    with desk.expect_download() as saved:
        desk.get_by_role("link", name="Save as CSV").click()
    assert "/small/A/A1" in saved.value.path().read_text()
    desk.get_by_role("link", name="Photos").click()
    expect(desk.get_by_text("The poster at the door")).to_be_visible()


def test_the_same_file_twice_changes_nothing(desk: Page, address: str, app: Server, reviewer: str) -> None:
    file = _rescue_file(_paper(app, _answers()))
    for _ in range(2):
        _open_rescue(desk, address, reviewer)
        _bring_in(desk, file)
        expect(desk.get_by_text("The visit is in")).to_be_visible()

    with app.app_context():
        assert len(db.session.scalars(select(Submission)).all()) == 1


def test_a_file_without_a_photo_keeps_the_answers_and_waits(
    desk: Page, address: str, app: Server, reviewer: str
) -> None:
    _open_rescue(desk, address, reviewer)

    _bring_in(desk, _rescue_file(_paper(app, _answers()), photos=()))
    expect(desk.get_by_text("1 photo is not in the file")).to_be_visible()
    desk.get_by_role("link", name="To review").first.click()

    expect(desk.get_by_text("1 visit waits for its photos")).to_be_visible()
    desk.get_by_text("Which visits these are").click()
    expect(desk.get_by_text("1 photo missing")).to_be_visible()


def test_what_is_no_rescue_file_or_unfinished_says_what_to_do(
    desk: Page, address: str, app: Server, reviewer: str
) -> None:
    _open_rescue(desk, address, reviewer)
    _bring_in(desk, {"name": "holiday.zip", "mimeType": "application/zip", "buffer": b"no"})
    expect(desk.get_by_text("This file is not a ZIP, or it was cut off")).to_be_visible()

    unfinished = _answers()
    del unfinished["answers"]["B1"]
    _bring_in(desk, _rescue_file(_paper(app, unfinished)))
    expect(desk.get_by_text("The visit is not finished")).to_be_visible()
    expect(desk.get_by_text("answers.B1")).to_be_visible()


def test_a_visit_that_could_not_be_made_is_closed_without_a_score(
    desk: Page, address: str, app: Server, reviewer: str
) -> None:
    told = {"told": "The shutters were down at half past ten, with no notice.", "photos": [NAME]}
    _open_rescue(desk, address, reviewer)
    _bring_in(desk, _rescue_file(_paper(app, told, outcome="closed")))
    expect(desk.get_by_text("The visit is in")).to_be_visible()
    desk.get_by_role("link", name="To review").first.click()
    expect(desk.get_by_text("The branch was closed")).to_be_visible()
    desk.get_by_role("link", name="Branch kl-01").click()

    expect(desk.get_by_text("The shutters were down")).to_be_visible()
    expect(desk.get_by_role("button", name="Photo 1 of 1")).to_be_visible()
    desk.get_by_role("button", name="Approve").click()
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_text("It counts in no figure")).to_be_visible()
    dialog.get_by_role("button", name="Approve").click()

    expect(desk.get_by_role("heading", name="Nothing is waiting")).to_be_visible()
    with app.app_context():
        assert db.session.scalars(select(Visit.status)).one() == "approved"
