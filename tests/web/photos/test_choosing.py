"""Photos are retaken, removed, brought back and looked through; no more are taken than are wanted, and none is lost."""

import hashlib

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.audit_api.submissions import cameras
from tests.web import snapshots
from tests.web.barriers import barriers
from tests.web.phone import Phone
from tests.web.photos.gallery import MOST, Put, choose, kept_by, kept_when_there_are, look, thumbnails

pytestmark = pytest.mark.browser


def test_a_retaken_photo_keeps_its_place_and_its_caption(phone: Phone, put: Put) -> None:
    first, second, other = (snapshots.clean((800 + at, 600)) for at in range(3))
    choose(phone, put("1.jpg", first), put("2.jpg", second))
    thumbnails(phone, 2)
    dialog = look(phone, 1)
    dialog.get_by_role("textbox", name="Caption").fill("The front door")

    with phone.page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name="Retake").click()
    chooser.value.set_files(put("3.jpg", other))
    expect(dialog.get_by_role("img", name="The front door")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    thumbnails(phone, 2)

    names = [hashlib.sha256(data).hexdigest() for data in (other, second)]
    kept = kept_when_there_are(phone, 2)
    assert kept["named"] == names
    assert {photo["sha256"] for photo in kept["photos"]} == set(names)
    assert kept["notes"][names[0]]["caption"] == "The front door"
    expect(phone.question("A9").get_by_text("The front door")).to_be_visible()


def test_a_removed_photo_can_be_taken_back_to_its_place(phone: Phone, put: Put) -> None:
    files = [snapshots.clean((800 + at, 600)) for at in range(3)]
    choose(phone, *(put(f"{at}.jpg", data) for at, data in enumerate(files)))
    thumbnails(phone, 3)
    names = kept_by(phone)["named"]
    look(phone, 2).get_by_role("button", name="Remove this photo").click()
    thumbnails(phone, 2)

    phone.question("A9").get_by_role("button", name="Undo").click()

    thumbnails(phone, 3)
    assert kept_by(phone)["named"] == names
    assert len(kept_by(phone)["photos"]) == 3


def test_a_removed_photo_is_gone_from_the_phone_once_the_page_is_left(phone: Phone, put: Put) -> None:
    choose(phone, put("1.jpg", snapshots.clean((800, 600))))
    thumbnails(phone, 1)
    look(phone, 1).get_by_role("button", name="Remove this photo").click()

    phone.page.get_by_role("button", name="Next part").click()

    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Service")
    assert kept_when_there_are(phone, 0)["named"] == []


def test_no_more_photos_are_taken_than_the_question_wants(phone: Phone, put: Put) -> None:
    files = [put(f"{at}.jpg", snapshots.clean((800 + at, 600))) for at in range(MOST + 2)]

    choose(phone, *files)

    thumbnails(phone, MOST)
    card = phone.question("A9")
    expect(card.get_by_text("2 photos were not added: at most 3 fit here.")).to_be_visible()
    expect(card.get_by_role("button", name="Take a photo")).to_have_count(0)


def test_photos_that_are_still_being_prepared_when_the_part_is_left_are_there_on_return(phone: Phone, put: Put) -> None:
    choose(phone, *(put(f"{at}.jpg", snapshots.snapshot((2000 + at, 1500))) for at in range(3)))
    phone.page.get_by_role("button", name="Next part").click()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Service")
    phone.page.get_by_role("button", name="Previous part").click()

    thumbnails(phone, 3)
    assert len(kept_by(phone)["named"]) == 3


def test_nothing_about_photos_bars_anybody(phone: Phone, put: Put) -> None:
    """The thumbnails, the viewer and the editor, in light and in dark."""
    choose(phone, put("1.jpg", snapshots.clean((800, 600))), put("2.heic", cameras.HEIC), put("3.txt", b"x"))
    thumbnails(phone, 2)
    faults = _in_light_and_dark(phone.page)
    dialog = look(phone, 1)
    dialog.get_by_role("textbox", name="Caption").fill("The front door")
    faults += _in_light_and_dark(phone.page)
    dialog.get_by_role("button", name="Hide parts").click()
    dialog.get_by_role("button", name="Add a box").click()
    faults += _in_light_and_dark(phone.page)

    assert faults == []


def _in_light_and_dark(page: Page) -> list[str]:
    found: list[str] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += barriers(page)
    return found


def test_swipes_and_arrow_keys_turn_the_photos(phone: Phone, put: Put) -> None:
    choose(phone, *(put(f"{at}.jpg", snapshots.clean((800 + at, 600))) for at in range(3)))
    thumbnails(phone, 3)
    dialog = look(phone, 1)
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
