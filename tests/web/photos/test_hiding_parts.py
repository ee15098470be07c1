"""What is hidden in a photo is gone from the phone and from what arrives, and can be hidden without a mouse."""

import io
import re

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Page, expect

from audit_api.http import Server
from tests.web import snapshots
from tests.web.phone import Phone
from tests.web.photos.gallery import Put, arrived, choose, hand_in, kept_by, kept_when_there_are, look, thumbnails

pytestmark = pytest.mark.browser


def test_what_is_hidden_cannot_be_made_out_and_the_photo_before_is_gone(phone: Phone, app: Server, put: Put) -> None:
    choose(phone, put("queue.jpg", snapshots.snapshot((1200, 1600))))
    thumbnails(phone, 1)
    before = kept_by(phone)
    dialog = look(phone, 1)
    dialog.get_by_role("textbox", name="Caption").fill("The queue at noon")
    dialog.get_by_role("button", name="Hide parts").click()

    _drag(phone.page, (0.55, 0.55), (0.95, 0.75))
    dialog.get_by_role("button", name="Hide for good").click()
    expect(dialog.get_by_text("Nobody can make out the hidden parts any more")).to_be_visible()
    expect(dialog.get_by_text("1 part hidden")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()

    kept = kept_when_there_are(phone, 1)
    [old], [new] = before["photos"], kept["photos"]
    assert new["sha256"] != old["sha256"]
    assert kept["named"] == [new["sha256"]]
    assert list(kept["notes"]) == [new["sha256"]]
    place, elsewhere = (720, 960, 1100, 1160), (720, 1300, 1100, 1500)
    assert _contrast(old["bytes"], place) > 50
    assert _contrast(new["bytes"], place) < 12
    assert _contrast(new["bytes"], elsewhere) > 50
    hand_in(phone)
    _, capture = arrived(app)
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
    choose(phone, put("queue.jpg", snapshots.clean((1200, 1600))))
    thumbnails(phone, 1)
    page, dialog = phone.page, look(phone, 1)
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
