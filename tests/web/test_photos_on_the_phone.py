"""Photos leave the phone upright, small, and with nothing in them that was not meant to be told."""

import hashlib
import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.storage import storage
from audit_api.submissions.models import Photo, Revision
from tests import build, small
from tests.audit_api.submissions import cameras
from tests.web import snapshots
from tests.web.conftest import link_of
from tests.web.phone import Phone
from tests.web.test_every_page import AXE, WEB

pytestmark = pytest.mark.browser

LONGEST_SIDE = 1600
MOST = 3
FORM: dict[str, Any] = {**small.FORM, "photos": {"longest_side": LONGEST_SIDE}}
PHOTO_QUESTION = {"question": "A9", "type": "photo", "title": {"en": "The front"}, "required": False, "at_most": MOST}

KEPT = """async () => {
  const result = (request) => new Promise((yes) => (request.onsuccess = () => yes(request.result)));
  const { name } = (await indexedDB.databases()).find(({ name }) => name.startsWith("shopper-audit-"));
  const database = await result(indexedDB.open(name));
  const photos = await result(database.transaction("photos").objectStore("photos").getAll());
  const [draft] = await result(database.transaction("drafts").objectStore("drafts").getAll());
  database.close();
  const text = ({ bytes }) => [...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte)).join("");
  return {
    photos: photos.map((photo) => ({ sha256: photo.sha256, type: photo.mediaType, bytes: text(photo) })),
    named: Object.values(draft.answers).flatMap(({ photos }) => photos ?? []),
    notes: draft.photoNotes,
  };
}"""
"""The photos that the phone keeps, those that the answers name, and the notes beside them."""

Put = Callable[[str, bytes], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Puts a file into the phone's gallery."""

    def put_there(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return put_there


@pytest.fixture
def phone(page: Page, app: Server, address: str) -> Phone:
    """A phone on whose screen is the first part of a form that wishes for photos of 1600 pixels."""
    with app.app_context():
        shopper = build.person("shopper")
        sections: list[Any] = FORM["sections"]
        first = {**sections[0], "questions": [*sections[0]["questions"], PHOTO_QUESTION]}
        tree = {**FORM, "sections": [first, *sections[1:]]}
        wave = build.wave(starts_on=date.today() - timedelta(days=1))
        build.visit(build.branch(), wave, build.form_version(tree), shopper)
        link = link_of(shopper)
        db.session.commit()
    phone = Phone(page, address)
    phone.start(link)
    phone.tap_all()
    return phone


def _choose(phone: Phone, *files: Path, of: str = "A9", button: str = "From album") -> None:
    with phone.page.expect_file_chooser() as chooser:
        phone.question(of).get_by_role("button", name=button).click()
    chooser.value.set_files(list(files))


def _thumbnails(phone: Phone, count: int, of: str = "A9") -> None:
    expect(phone.question(of).get_by_role("button", name="Look at photo")).to_have_count(count)
    expect(phone.question(of).get_by_role("progressbar")).to_have_count(0)


def _look(phone: Phone, number: int, of: str = "A9") -> Locator:
    phone.question(of).get_by_role("button", name=f"Look at photo {number}").click()
    expect(phone.page.get_by_role("dialog").get_by_role("heading", name=f"Photo {number} of")).to_be_visible()
    return phone.page.get_by_role("dialog")


def _kept(phone: Phone) -> dict[str, Any]:
    expect(phone.page.get_by_text("Saved on this phone")).to_be_visible()
    kept: dict[str, Any] = phone.page.evaluate(KEPT)
    for photo in kept["photos"]:
        photo["bytes"] = photo["bytes"].encode("latin-1")
    return kept


def _kept_when_there_are(phone: Phone, photos: int) -> dict[str, Any]:
    """What the phone keeps, once what is not needed any more has been cleared away."""
    for _ in range(100):
        kept = _kept(phone)
        if len(kept["photos"]) == photos:
            break
        phone.page.wait_for_timeout(100)
    assert len(kept["photos"]) == photos
    return kept


def _hand_in(phone: Phone) -> None:
    phone.fill(left_blank=["A9"])
    phone.hand_in_until_it_arrives()


def _arrived(app: Server) -> tuple[list[bytes], dict[str, Any]]:
    """The photos that the server keeps, and what was captured beside the answers."""
    with app.app_context():
        rows = db.session.scalars(select(Photo)).all()
        data = [storage().get(f"visits/{row.visit_id}/{row.sha256}") or b"" for row in rows]
        capture: dict[str, Any] = db.session.scalars(select(Revision)).one().document["capture"]
    return data, capture


def test_a_large_photo_arrives_upright_and_small_with_its_time_and_place_beside_it(
    phone: Phone, app: Server, put: Put
) -> None:
    """Twelve megapixels, stored lying, with secrets."""
    large = snapshots.snapshot((3000, 4000), orientation=6)
    _choose(phone, put("IMG_1.jpg", large), button="Take a photo")
    _thumbnails(phone, 1)

    _hand_in(phone)

    [data], capture = _arrived(app)
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1200, LONGEST_SIDE))
        assert not picture.getexif()
        corners = [picture.convert("RGB").getpixel(at) for at in ((100, 100), (1100, 100), (100, 1500))]
    assert [_is_red(corner) for corner in corners] == [True, False, False]
    assert len(data) < len(large) / 4
    [note] = capture["photos"].values()
    assert note["source"] == "camera"
    assert note["taken_at"].startswith("2026-11-10T01:30:00")
    assert (note["latitude"], note["longitude"]) == (-6.21, 106.82)


def _is_red(colour: Any) -> bool:
    return all(abs(there - wanted) < 30 for there, wanted in zip(colour, snapshots.RED, strict=True))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("large.jpg", snapshots.snapshot((2000, 1500))),
        ("small.jpg", cameras.jpeg()),
        ("turned.jpg", cameras.jpeg(orientation=6)),
        ("screen.png", cameras.png()),
        ("screen.webp", cameras.webp()),
        ("iphone.heic", cameras.HEIC),
    ],
)
def test_nothing_but_the_picture_is_on_the_phone(phone: Phone, put: Put, name: str, data: bytes) -> None:
    assert b"Secret" in data

    _choose(phone, put(name, data))
    _thumbnails(phone, 1)

    [photo] = _kept(phone)["photos"]
    assert b"Secret" not in photo["bytes"]
    assert b"Exif" not in photo["bytes"]


def test_a_small_clean_photo_stays_as_it_is_bit_for_bit(phone: Phone, put: Put) -> None:
    data = snapshots.clean((1200, 900))

    _choose(phone, put("clean.jpg", data))
    _thumbnails(phone, 1)

    assert [photo["bytes"] for photo in _kept(phone)["photos"]] == [data]
    assert _kept(phone)["named"] == [hashlib.sha256(data).hexdigest()]


def test_a_heic_that_the_browser_cannot_open_leaves_without_its_place_and_the_server_shows_it(
    phone: Phone, app: Server, put: Put
) -> None:
    _choose(phone, put("IMG_2.HEIC", cameras.HEIC))
    _thumbnails(phone, 1)
    expect(phone.question("A9").get_by_text("It shows here once it is sent")).to_be_visible()
    dialog = _look(phone, 1)
    expect(dialog.get_by_role("button", name="Hide parts")).to_be_disabled()
    expect(dialog.get_by_text("This browser can't open the picture")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()

    [photo] = _kept(phone)["photos"]
    assert photo["type"] == "image/heic"
    _hand_in(phone)

    with app.app_context():
        row = db.session.scalars(select(Photo)).one()
        assert (row.media_type, row.width, row.height) == ("image/heic", 64, 96)
        visit = row.visit_id
    shown = phone.page.request.get(f"{phone.address}/api/visits/{visit}/photos/{photo['sha256']}?size=large")
    with Image.open(io.BytesIO(shown.body())) as picture:
        assert picture.size == (64, 96)
    _, capture = _arrived(app)
    note = capture["photos"][photo["sha256"]]
    assert (note["latitude"], note["longitude"]) != (None, None)


def test_what_is_hidden_cannot_be_made_out_and_the_photo_before_is_gone(phone: Phone, app: Server, put: Put) -> None:
    _choose(phone, put("queue.jpg", snapshots.snapshot((1200, 1600))))
    _thumbnails(phone, 1)
    before = _kept(phone)
    dialog = _look(phone, 1)
    dialog.get_by_role("textbox", name="Caption").fill("The queue at noon")
    dialog.get_by_role("button", name="Hide parts").click()

    _drag(phone.page, (0.55, 0.55), (0.95, 0.75))
    dialog.get_by_role("button", name="Hide for good").click()
    expect(dialog.get_by_text("Nobody can make out the hidden parts any more")).to_be_visible()
    expect(dialog.get_by_text("1 part hidden")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()

    kept = _kept_when_there_are(phone, 1)
    [old], [new] = before["photos"], kept["photos"]
    assert new["sha256"] != old["sha256"]
    assert kept["named"] == [new["sha256"]]
    assert list(kept["notes"]) == [new["sha256"]]
    place, elsewhere = (720, 960, 1100, 1160), (720, 1300, 1100, 1500)
    assert _contrast(old["bytes"], place) > 50
    assert _contrast(new["bytes"], place) < 12
    assert _contrast(new["bytes"], elsewhere) > 50
    _hand_in(phone)
    _, capture = _arrived(app)
    [note] = capture["photos"].values()
    assert (note["blurred"], note["caption"]) == (1, "The queue at noon")
    assert (note["latitude"], note["longitude"]) == (-6.21, 106.82)


def _drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """With the mouse, from one point of the picture to another, as shares of its sides."""
    frame = page.get_by_role("application")
    expect(frame.locator("img")).to_be_visible()
    page.wait_for_function("document.querySelector('[role=application] img').naturalWidth > 0")
    box = frame.bounding_box()
    assert box
    at = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)]
    page.mouse.move(*at[0])
    page.mouse.down()
    page.mouse.move(*at[1], steps=5)
    page.mouse.up()


def _contrast(data: bytes, place: tuple[int, int, int, int]) -> float:
    """How much the brightness varies within a place: its standard deviation."""
    with Image.open(io.BytesIO(data)) as picture:
        return ImageStat.Stat(picture.convert("L").crop(place)).stddev[0]


def test_parts_can_be_hidden_with_the_keyboard_alone(phone: Phone, put: Put) -> None:
    _choose(phone, put("queue.jpg", snapshots.clean((1200, 1600))))
    _thumbnails(phone, 1)
    page, dialog = phone.page, _look(phone, 1)
    expect(dialog.get_by_role("button", name="Hide parts")).to_be_enabled()
    dialog.get_by_role("button", name="Hide parts").press("Enter")

    dialog.get_by_role("button", name="Add a box").press("Enter")
    box = dialog.get_by_role("button", name="Part 1: 38% from the left, 38% from the top, 25% wide, 25% high")
    expect(box).to_be_focused()
    for key in ["ArrowLeft", "ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown", "Shift+ArrowDown"]:
        page.keyboard.press(key)
    expect(dialog.get_by_role("button", name=re.compile("^Part 1: 36% .* 36% .* 27% wide, 29% high"))).to_be_focused()
    page.keyboard.press("Delete")
    expect(dialog.get_by_role("button", name=re.compile("^Part 1"))).to_have_count(0)
    expect(dialog.get_by_role("button", name="Hide for good")).to_be_disabled()
    dialog.get_by_role("button", name="Undo").press("Enter")
    expect(dialog.get_by_role("button", name=re.compile("^Part 1: 36%"))).to_be_visible()
    dialog.get_by_role("button", name="Hide for good").press("Enter")

    expect(dialog.get_by_text("1 part hidden")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_a_retaken_photo_keeps_its_place_and_its_caption(phone: Phone, put: Put) -> None:
    first, second, other = (snapshots.clean((800 + at, 600)) for at in range(3))
    _choose(phone, put("1.jpg", first), put("2.jpg", second))
    _thumbnails(phone, 2)
    dialog = _look(phone, 1)
    dialog.get_by_role("textbox", name="Caption").fill("The front door")

    with phone.page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name="Retake").click()
    chooser.value.set_files(put("3.jpg", other))
    expect(dialog.get_by_role("img", name="The front door")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    _thumbnails(phone, 2)

    names = [hashlib.sha256(data).hexdigest() for data in (other, second)]
    kept = _kept_when_there_are(phone, 2)
    assert kept["named"] == names
    assert {photo["sha256"] for photo in kept["photos"]} == set(names)
    assert kept["notes"][names[0]]["caption"] == "The front door"
    expect(phone.question("A9").get_by_text("The front door")).to_be_visible()


def test_a_removed_photo_can_be_taken_back_to_its_place(phone: Phone, put: Put) -> None:
    files = [snapshots.clean((800 + at, 600)) for at in range(3)]
    _choose(phone, *(put(f"{at}.jpg", data) for at, data in enumerate(files)))
    _thumbnails(phone, 3)
    names = _kept(phone)["named"]
    _look(phone, 2).get_by_role("button", name="Remove this photo").click()
    _thumbnails(phone, 2)

    phone.question("A9").get_by_role("button", name="Undo").click()

    _thumbnails(phone, 3)
    assert _kept(phone)["named"] == names
    assert len(_kept(phone)["photos"]) == 3


def test_a_removed_photo_is_gone_from_the_phone_once_the_page_is_left(phone: Phone, put: Put) -> None:
    _choose(phone, put("1.jpg", snapshots.clean((800, 600))))
    _thumbnails(phone, 1)
    _look(phone, 1).get_by_role("button", name="Remove this photo").click()

    phone.page.get_by_role("button", name="Next part").click()

    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Service")
    assert _kept_when_there_are(phone, 0)["named"] == []


def test_no_more_photos_are_taken_than_the_question_wants(phone: Phone, put: Put) -> None:
    files = [put(f"{at}.jpg", snapshots.clean((800 + at, 600))) for at in range(MOST + 2)]

    _choose(phone, *files)

    _thumbnails(phone, MOST)
    card = phone.question("A9")
    expect(card.get_by_text("2 photos were not added: at most 3 fit here.")).to_be_visible()
    expect(card.get_by_role("button", name="Take a photo")).to_have_count(0)


def test_photos_that_are_still_being_prepared_when_the_part_is_left_are_there_on_return(phone: Phone, put: Put) -> None:
    _choose(phone, *(put(f"{at}.jpg", snapshots.snapshot((2000 + at, 1500))) for at in range(3)))
    phone.page.get_by_role("button", name="Next part").click()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Service")
    phone.page.get_by_role("button", name="Previous part").click()

    _thumbnails(phone, 3)
    assert len(_kept(phone)["named"]) == 3


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("notes.txt", b"no picture", "notes.txt is not a photo. Choose a picture."),
        ("broken.jpg", snapshots.clean((80, 60))[:300], "This phone can't open broken.jpg. Choose a JPEG picture"),
        (
            "vast.jpg",
            cameras.jpeg((64, 64), exif=b"", comment=b"").replace(b"\x00\x40\x00\x40\x03", b"\x22\x22\x22\x22\x03", 1),
            "vast.jpg has more than 60 megapixels",
        ),
    ],
)
def test_a_file_that_cannot_be_kept_says_why_and_what_was_typed_stays(
    phone: Phone, put: Put, name: str, data: bytes, words: str
) -> None:
    card = phone.question("A1")
    card.get_by_role("button", name="Add a comment").click()
    card.get_by_label("Comment").fill("She looked up at once.")

    _choose(phone, put(name, data))

    expect(phone.question("A9").get_by_text(words)).to_be_visible()
    _thumbnails(phone, 0)
    expect(card.get_by_label("Comment")).to_have_value("She looked up at once.")
    assert _kept(phone)["photos"] == []


def test_nothing_about_photos_bars_anybody(phone: Phone, put: Put) -> None:
    """The thumbnails, the viewer and the editor, in light and in dark."""
    _choose(phone, put("1.jpg", snapshots.clean((800, 600))), put("2.heic", cameras.HEIC), put("3.txt", b"x"))
    _thumbnails(phone, 2)
    faults = _barriers(phone.page)
    dialog = _look(phone, 1)
    dialog.get_by_role("textbox", name="Caption").fill("The front door")
    faults += _barriers(phone.page)
    dialog.get_by_role("button", name="Hide parts").click()
    dialog.get_by_role("button", name="Add a box").click()
    faults += _barriers(phone.page)

    assert faults == []


def _barriers(page: Page) -> list[str]:
    page.evaluate((WEB / "node_modules" / "axe-core" / "axe.min.js").read_text())
    found: list[str] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += page.evaluate(AXE, None)
    return found


def test_swipes_and_arrow_keys_turn_the_photos(phone: Phone, put: Put) -> None:
    _choose(phone, *(put(f"{at}.jpg", snapshots.clean((800 + at, 600))) for at in range(3)))
    _thumbnails(phone, 3)
    dialog = _look(phone, 1)
    heading = dialog.get_by_role("heading")

    phone.page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("Photo 2 of 3")
    _swipe(phone.page, dialog, by=-150)
    expect(heading).to_have_text("Photo 3 of 3")
    _swipe(phone.page, dialog, by=150)
    expect(heading).to_have_text("Photo 2 of 3")
    dialog.get_by_role("textbox", name="Caption").press("ArrowRight")
    expect(heading).to_have_text("Photo 2 of 3")


def _swipe(page: Page, dialog: Locator, by: int) -> None:
    box = dialog.get_by_role("img").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by, y, steps=4)
    page.mouse.up()
