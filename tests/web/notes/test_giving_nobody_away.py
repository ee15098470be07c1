"""The page of notes can be hidden and locked at once, and the clock goes on."""

import pytest
from playwright.sync_api import expect

from tests.web.notes.visiting import Start, expect_hidden, noted, seconds

pytestmark = pytest.mark.browser


def test_a_double_tap_hides_the_notes_and_the_clock_goes_on(start: Start) -> None:
    phone = start()
    page = phone.page
    phone.tap("I walk in")
    page.locator(".date").dblclick(position={"x": 20, "y": 15})
    expect_hidden(page)
    page.get_by_label("List").fill("Candles")
    page.wait_for_timeout(1500)
    page.reload()
    expect_hidden(page)
    expect(page.get_by_label("List")).to_have_value("Candles")

    page.get_by_role("heading", level=1).dblclick()

    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    phone.tap("I am served")
    assert seconds(noted(page, "I am served").inner_text()) >= 1


def test_the_keyboard_and_screen_readers_hide_the_notes_too(start: Start) -> None:
    page = start().page
    page.keyboard.press("Escape")
    expect_hidden(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    page.get_by_role("button", name="Hide this page").press("Enter")
    expect_hidden(page)
    page.get_by_role("button", name="Back").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")


def test_two_fingers_hide_the_notes(start: Start) -> None:
    page = start().page
    touch = page.context.new_cdp_session(page)
    fingers = [{"x": 120, "y": 300, "id": 1}, {"x": 220, "y": 320, "id": 2}]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": fingers})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect_hidden(page)


def test_locked_for_a_pocket_a_tap_counts_only_when_it_is_held(start: Start) -> None:
    page = start().page
    page.get_by_role("button", name="Dim, and lock against taps by accident").click()
    key = page.locator("footer").get_by_role("button", name="Note now: I walk in")
    key.click()
    expect(noted(page, "I walk in")).to_have_count(0)
    key.click(delay=900)
    expect(noted(page, "I walk in")).to_have_text("0:00")
    page.locator("footer").get_by_role("button", name="Note now: I am served").press("Enter")
    expect(noted(page, "I am served")).to_be_visible()
