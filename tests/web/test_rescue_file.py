"""A visit leaves the phone as one file: finished or not, without signal, and it is what would have been handed in."""

import hashlib
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.submissions.models import Photo, Submission
from tests.web.phone import Phone

pytestmark = pytest.mark.browser

COMMENT = "سلام 你好 🙂"
SEND = """async ([path, body, type]) => {
  const bytes = typeof body === "string" ? body : new Uint8Array(body);
  const headers = { "Content-Type": type, "X-Shopper-Audit": "1" };
  return (await fetch(path, { method: "PUT", body: bytes, headers })).status;
}"""


def _keep_shell(phone: Phone, link: str) -> None:
    phone.page.goto(phone.address + link)
    expect(phone.page.get_by_role("link", name="Branch kl-01")).to_be_visible()
    phone.page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def _saved_file(phone: Phone, folder: Path) -> zipfile.ZipFile:
    """What the phone saves, from the page of the visit."""
    phone.page.goto(f"{phone.address}/visits")
    phone.open_visit()
    phone.page.get_by_role("link", name="Save everything as a file").click()
    with phone.page.expect_download() as download:
        phone.page.get_by_role("button", name="Save it on this phone").click()
    assert re.fullmatch(r"notes-\d{4}-\d\d-\d\d\.zip", download.value.suggested_filename)
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return zipfile.ZipFile(path)


def _visit_in(file: zipfile.ZipFile) -> dict[str, Any]:
    visit: dict[str, Any] = json.loads(file.read("visit.json"))
    return visit


def _photos_in(file: zipfile.ZipFile) -> dict[str, bytes]:
    names = [name for name in file.namelist() if name.startswith("photos/")]
    return {name.removeprefix("photos/"): file.read(name) for name in names}


def test_without_signal_an_unfinished_visit_is_saved_with_its_photos_byte_for_byte(
    phone: Phone, link: str, photo: Path, tmp_path: Path
) -> None:
    _keep_shell(phone, link)
    phone.page.context.set_offline(True)
    phone.open_visit()
    phone.page.get_by_role("button", name="Start", exact=True).click()
    phone.tap("I walk in")
    phone.page.get_by_role("link", name="Questions").click()
    phone.take_photo("A1", photo)
    card = phone.question("A1")
    card.get_by_role("button", name="Add a comment").click()
    card.get_by_label("Comment").fill(COMMENT)
    expect(phone.page.get_by_text("Saved on this phone")).to_be_visible()

    file = _saved_file(phone, tmp_path)

    assert file.testzip() is None
    told = _visit_in(file)
    assert told["format"] == 1
    answer = told["hand_in"]["document"]["answers"]["A1"]
    assert answer["comment"] == COMMENT
    photos = _photos_in(file)
    assert list(photos) == answer["photos"]
    assert [hashlib.sha256(data).hexdigest() for data in photos.values()] == answer["photos"]
    expect(phone.page.get_by_text("This visit is not finished")).to_be_visible()


def test_the_file_says_nothing_of_the_branch_the_client_or_the_shopper(phone: Phone, link: str, tmp_path: Path) -> None:
    phone.start(link)
    phone.tap_all()
    phone.fill()

    file = _saved_file(phone, tmp_path)

    everything = file.read("visit.json").decode().lower() + " ".join(file.namelist())
    for name in ("branch kl-01", "kl-01", "bank", "demo shopper"):
        assert name not in everything


def test_what_is_in_the_file_is_handed_in_as_if_the_phone_had_sent_it(
    phone: Phone, app: Server, link: str, photo: Path, tmp_path: Path
) -> None:
    _keep_shell(phone, link)
    phone.page.context.set_offline(True)
    phone.open_visit()
    phone.page.get_by_role("button", name="Start", exact=True).click()
    phone.tap_all()
    phone.take_photo("A1", photo)
    phone.fill()
    phone.hand_in()
    expect(phone.page.get_by_text("No signal just now")).to_be_visible()
    file = _saved_file(phone, tmp_path)
    told, photos = _visit_in(file), _photos_in(file)

    # a page that isn't the app: nothing is sent by itself
    phone.page.goto("about:blank")
    phone.page.context.set_offline(False)
    phone.page.goto(f"{phone.address}/icon.svg")
    visit = told["hand_in"]["visit"]
    sent = [
        phone.page.evaluate(SEND, [f"/api/visits/{visit}/photos/{name}", list(data), "image/jpeg"])
        for name, data in photos.items()
    ]
    body = json.dumps(told["hand_in"])
    sent += [phone.page.evaluate(SEND, [f"/api/submissions/{told['submission']}", body, "application/json"])]

    assert sent == [201, 201]
    phone.page.goto(f"{phone.address}/visits")
    expect(phone.page.get_by_text("Arrived", exact=False)).to_be_visible()
    with app.app_context():
        assert db.session.scalars(select(Submission)).one().id == told["submission"]
        assert [row.sha256 for row in db.session.scalars(select(Photo))] == list(photos)
