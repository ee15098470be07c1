"""Everybody can use the page of notes, with whatever they have."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from audit_api.http import Server
from tests import filling
from tests.web.barriers import barriers
from tests.web.notes.visiting import Start, expect_hidden, hand_in_the_rest

pytestmark = pytest.mark.browser


def test_a_photo_taken_on_the_way_is_put_to_its_question_in_one_tap(start: Start, app: Server, tmp_path: Path) -> None:
    photo = tmp_path / "queue.jpg"
    photo.write_bytes(filling.photo("queue"))
    phone = start()
    page = phone.page
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Take a photo, to be sorted later").click()
    chooser.value.set_files(photo)
    expect(page.get_by_text("1 photo to sort later")).to_be_attached()
    phone.tap("I walk in")
    phone.tap("I am served")
    page.goto(f"{page.url.removesuffix('/notes')}/hand-in")
    expect(page.get_by_text("They are not handed in until you put them to a question.")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Questions").click()
    phone.question("A1").get_by_role("button", name="Put photo 1 here").click()
    expect(phone.question("A1").get_by_role("button", name="Look at photo 1")).to_be_visible()
    expect(page.get_by_role("button", name="Put photo 1 here")).to_have_count(0)
    page.go_back()

    document = hand_in_the_rest(phone, app)

    assert len(document["answers"]["answers"]["A1"]["photos"]) == 1


def test_everybody_can_read_and_use_the_notes_the_hidden_note_and_the_veiled_questions(start: Start) -> None:
    phone = start(asks_how_it_felt=True)
    page = phone.page
    assert barriers(page) == []
    page.get_by_role("button", name="I could not use my phone there").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="Type the times").click()
    page.keyboard.press("Escape")
    expect_hidden(page)
    assert barriers(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Questions").click()
    page.get_by_role("button", name="Next part").click()
    expect(phone.question("A3")).to_be_visible()
    assert barriers(page) == []


TOO_WIDE = "document.scrollingElement.scrollWidth - innerWidth"

FOCUSED = "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText.trim()"


def test_by_keyboard_one_goes_through_the_notes_as_they_are_read(start: Start) -> None:
    page = start().page
    expect(page.get_by_role("button", name="Yes, note it")).to_be_visible()
    page.get_by_role("link", name="Back").focus()
    names = [page.evaluate(FOCUSED)]
    while names[-1] != "Questions" and len(names) < 20:
        page.keyboard.press("Tab")
        names.append(page.evaluate(FOCUSED))

    assert names == [
        "Back",
        "Hide this page",
        "Dim, and lock against taps by accident",
        "No",
        "Yes, note it",
        "Note now: I walk in",
        "Note now: I am served",
        "Write here",
        "I could not use my phone there",
        "I can't make this visit",
        "Note now: I walk in",
        "Take a photo, to be sorted later",
        "Questions",
    ]


@pytest.mark.parametrize("language", ["en", "ms", "id"])
def test_letters_twice_as_large_push_nothing_off_the_page(start: Start, language: str) -> None:
    phone = start(asks_how_it_felt=True)
    page = phone.page
    page.evaluate("(language) => localStorage.setItem('language', language)", language)
    page.reload()
    page.add_style_tag(content=":root { font-size: 200% }")
    expect(page.get_by_role("heading", level=2)).to_be_visible()
    assert page.evaluate(TOO_WIDE) <= 0
    page.keyboard.press("Escape")
    expect(page.locator("textarea")).to_be_visible()
    assert page.evaluate(TOO_WIDE) <= 0
