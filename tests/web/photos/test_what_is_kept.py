"""Photos leave the phone upright, small, and with nothing in them that was not meant to be told."""

import hashlib
import io
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.submissions.models import Photo
from tests.audit_api.submissions import cameras
from tests.web import snapshots
from tests.web.phone import Phone
from tests.web.photos.gallery import LONGEST_SIDE, MOST, Put, arrived, choose, hand_in, kept_by, look, thumbnails

pytestmark = pytest.mark.browser


def test_a_large_photo_arrives_upright_and_small_with_its_time_and_place_beside_it(
    phone: Phone, app: Server, put: Put
) -> None:
    """Twelve megapixels, stored lying, with secrets."""
    large = snapshots.snapshot((3000, 4000), orientation=6)
    choose(phone, put("IMG_1.jpg", large), button="Take a photo")
    thumbnails(phone, 1)

    hand_in(phone)

    [data], capture = arrived(app)
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


def test_a_photo_of_48_megapixels_is_turned_and_made_smaller_while_the_phone_stays_usable(
    phone: Phone, browser: Browser, put: Put
) -> None:
    """With the CPU slowed four times. All of its pixels at once would take 195 MB, and hold the page up for seconds."""
    large = snapshots.snapshot((1512, 2016), orientation=6, enlarged=4)
    assert len(large) > 10_000_000
    phone.page.context.new_cdp_session(phone.page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    before = _most_memory(browser)

    choose(phone, put("IMG_48.jpg", large), button="Take a photo")
    thumbnails(phone, 1)

    grown = _most_memory(browser) - before
    [photo] = kept_by(phone)["photos"]
    with Image.open(io.BytesIO(photo["bytes"])) as picture:
        assert picture.size == (1200, LONGEST_SIDE)
        corners = [picture.convert("RGB").getpixel(at) for at in ((100, 100), (1100, 100), (100, 1500))]
    assert [_is_red(corner) for corner in corners] == [True, False, False]
    assert grown < 150, f"{grown} MB more"


def _most_memory(browser: Browser) -> int:
    """The most that any page's process has held so far, in MB."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    pages = [Path(f"/proc/{one['id']}/status").read_text() for one in processes if one["type"] == "renderer"]
    return max(int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) for status in pages) // 1000


def _is_red(colour: Any) -> bool:
    return all(abs(there - wanted) < 30 for there, wanted in zip(colour, snapshots.RED, strict=True))


SECRETIVE = {
    "large.jpg": snapshots.snapshot((2000, 1500)),
    "small.jpg": cameras.jpeg(),
    "turned.jpg": cameras.jpeg(orientation=6),
    "screen.png": cameras.png(),
    "screen.webp": cameras.webp(),
    "iphone.heic": cameras.HEIC,
}


@pytest.mark.parametrize("names", [list(SECRETIVE)[:MOST], list(SECRETIVE)[MOST:]], ids=["jpeg", "others"])
def test_nothing_but_the_picture_is_on_the_phone(phone: Phone, put: Put, names: list[str]) -> None:
    assert all(b"Secret" in SECRETIVE[name] for name in names)

    choose(phone, *(put(name, SECRETIVE[name]) for name in names))
    thumbnails(phone, len(names))

    photos = kept_by(phone)["photos"]
    assert len(photos) == len(names)
    assert not [photo["type"] for photo in photos if b"Secret" in photo["bytes"] or b"Exif" in photo["bytes"]]


def test_a_small_clean_photo_stays_as_it_is_bit_for_bit(phone: Phone, put: Put) -> None:
    data = snapshots.clean((1200, 900))

    choose(phone, put("clean.jpg", data))
    thumbnails(phone, 1)

    assert [photo["bytes"] for photo in kept_by(phone)["photos"]] == [data]
    assert kept_by(phone)["named"] == [hashlib.sha256(data).hexdigest()]


def test_a_heic_that_the_browser_cannot_open_leaves_without_its_place_and_the_server_shows_it(
    phone: Phone, app: Server, put: Put
) -> None:
    choose(phone, put("IMG_2.HEIC", cameras.HEIC))
    thumbnails(phone, 1)
    expect(phone.question("A9").get_by_text("It shows here once it is sent")).to_be_visible()
    dialog = look(phone, 1)
    expect(dialog.get_by_role("button", name="Hide parts")).to_be_disabled()
    expect(dialog.get_by_text("This browser can't open the picture")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()

    [photo] = kept_by(phone)["photos"]
    assert photo["type"] == "image/heic"
    hand_in(phone)

    with app.app_context():
        row = db.session.scalars(select(Photo)).one()
        assert (row.media_type, row.width, row.height) == ("image/heic", 64, 96)
        visit = row.visit_id
    shown = phone.page.request.get(f"{phone.address}/api/visits/{visit}/photos/{photo['sha256']}?size=large")
    with Image.open(io.BytesIO(shown.body())) as picture:
        assert picture.size == (64, 96)
    _, capture = arrived(app)
    note = capture["photos"][photo["sha256"]]
    assert (note["latitude"], note["longitude"]) != (None, None)


NOT_KEPT = [
    ("notes.txt", b"no picture", "notes.txt is not a photo. Choose a picture."),
    ("broken.jpg", snapshots.clean((80, 60))[:300], "This phone can't open broken.jpg. Choose a JPEG picture"),
    (
        "vast.jpg",
        cameras.jpeg((64, 64), exif=b"", comment=b"").replace(b"\x00\x40\x00\x40\x03", b"\x22\x22\x22\x22\x03", 1),
        "vast.jpg has more than 60 megapixels",
    ),
]


def test_a_file_that_cannot_be_kept_says_why_and_what_was_typed_stays(phone: Phone, put: Put) -> None:
    card = phone.question("A1")
    card.get_by_role("button", name="Add a comment").click()
    card.get_by_label("Comment").fill("She looked up at once.")

    for name, data, words in NOT_KEPT:
        choose(phone, put(name, data))

        expect(phone.question("A9").get_by_text(words)).to_be_visible()
        thumbnails(phone, 0)
        expect(card.get_by_label("Comment")).to_have_value("She looked up at once.")
    assert kept_by(phone)["photos"] == []
