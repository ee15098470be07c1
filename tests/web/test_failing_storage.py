"""Storage that is full, cut off, refused or of a newer version: kept data or a clear sentence, never a white page."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.web.phone import Phone
from tests.web.test_hard_cases import a_visit, expect_saved, part, yes

__all__ = ["a_visit"]

pytestmark = pytest.mark.browser

KEEP_CONNECTIONS = """
const open = indexedDB.open.bind(indexedDB);
window.connections = [];
IDBFactory.prototype.open = function (...given) {
  const request = open(...given);
  request.addEventListener("success", () => window.connections.push(request.result));
  return request;
};
"""
LITTLE_ROOM = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (value, ...key) {
  const size = value.bytes?.byteLength ?? 0;
  if (sessionStorage.full && size >= Number(sessionStorage.full)) throw new DOMException("full", "QuotaExceededError");
  return put.call(this, value, ...key);
};
"""
"""Refuses as a full phone does: Chromium's own way to name a quota for tests leaves IndexedDB alone."""
NO_DATABASE = "Object.defineProperty(window, 'indexedDB', { value: undefined })"
DATABASE_REFUSED = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }"
NO_LOCAL_STORAGE = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('Access is denied for this document.', 'SecurityError') },
})"""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo in the phone's gallery that can't be made much smaller: every dot is another."""
    path, size = tmp_path / "large.jpg", (1600, 1200)
    Image.frombytes("RGB", size, Random(1).randbytes(3 * size[0] * size[1])).save(path, quality=90)
    return path


def test_a_photo_that_finds_no_room_says_how_much_is_missing_and_the_text_is_kept(
    phone: Phone, a_visit: Callable[..., str], photo: Path
) -> None:
    page = phone.page
    page.add_init_script(LITTLE_ROOM)
    phone.start(a_visit())
    phone.tap_all()
    page.evaluate("sessionStorage.full = 1")
    with page.expect_file_chooser() as chooser:
        phone.question("A1").get_by_role("button", name="Take a photo").click()
    chooser.value.set_files(photo)

    expect(page.get_by_text("There is no room left", exact=True)).to_be_visible()
    expect(
        page.get_by_text(re.compile(r"The photo needs \d+\.\d MB, and there is less room than that"))
    ).to_be_visible()
    expect(page.get_by_role("link", name="Save as a file")).to_have_attribute("href", re.compile("/rescue$"))
    page.get_by_role("button", name="Go on without it").click()
    yes(phone, "A1")
    expect_saved(phone)
    page.reload()
    expect(phone.question("A1").get_by_role("radio", name="Yes")).to_be_checked()


def test_text_that_finds_no_room_is_held_in_reserve_and_kept_once_there_is_room(
    phone: Phone, a_visit: Callable[..., str]
) -> None:
    page = phone.page
    page.add_init_script(LITTLE_ROOM)
    phone.start(a_visit())
    phone.tap_all()
    part(phone, "B").question("B5").locator("textarea").fill("Before. ")
    expect_saved(phone)
    page.evaluate("sessionStorage.full = 0")
    phone.question("B5").locator("textarea").press_sequentially("And after.")

    expect(page.get_by_text("There is no room left", exact=True)).to_be_visible()
    expect(page.get_by_text("in a small reserve on this phone")).to_be_visible()
    expect(page.get_by_text("Saved on this phone")).to_have_count(0)
    page.reload()
    expect(phone.question("B5").locator("textarea")).to_have_value("Before. And after.")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.evaluate("delete sessionStorage.full")
    page.get_by_role("button", name="Try again").click()
    expect_saved(phone)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('unwritten'))") == []


@pytest.mark.parametrize("refusal", [NO_DATABASE, DATABASE_REFUSED], ids=["missing", "refused"])
def test_a_browser_that_keeps_nothing_says_so_and_what_to_do(
    phone: Phone, a_visit: Callable[..., str], refusal: str
) -> None:
    phone.page.add_init_script(refusal)
    phone.page.goto(phone.address + a_visit())

    expect(phone.page.get_by_text("Nothing can be kept on this phone")).to_be_visible()
    expect(phone.page.get_by_text("open your link in another browser")).to_be_visible()


def test_without_local_storage_a_visit_is_made_all_the_same(phone: Phone, a_visit: Callable[..., str]) -> None:
    phone.page.add_init_script(NO_LOCAL_STORAGE)
    phone.start(a_visit())
    phone.tap_all()
    yes(phone, "A1")
    expect_saved(phone)
    phone.page.reload()

    expect(phone.question("A1").get_by_role("radio", name="Yes")).to_be_checked()


def test_a_connection_that_the_phone_cuts_while_the_camera_is_open_is_not_noticed(
    phone: Phone, a_visit: Callable[..., str], photo: Path
) -> None:
    phone.page.add_init_script(KEEP_CONNECTIONS)
    phone.start(a_visit())
    phone.tap_all()
    phone.page.evaluate("connections.forEach((one) => one.close())")
    phone.take_photo("A1", photo)
    phone.page.evaluate("connections.forEach((one) => one.close())")
    yes(phone, "A1")
    expect_saved(phone)
    phone.page.reload()

    expect(phone.question("A1").get_by_role("radio", name="Yes")).to_be_checked()
    expect(phone.question("A1").get_by_role("button", name="Look at photo 1")).to_be_visible()


def test_a_newer_version_in_another_tab_is_told_and_the_last_answer_is_not_lost(
    phone: Phone, a_visit: Callable[..., str]
) -> None:
    page = phone.page
    phone.start(a_visit())
    phone.tap_all()
    page.evaluate("""async () => {
      const [{ name, version }] = await indexedDB.databases();
      await new Promise((done) => (indexedDB.open(name, version + 1).onsuccess = done));
    }""")
    yes(phone, "A1")

    expect(page.get_by_text("A newer version of the app is open")).to_be_visible()
    expect(page.get_by_text("Load this page again to go on.")).to_be_visible()
    expect(page.get_by_text("in a small reserve on this phone")).to_be_visible()
