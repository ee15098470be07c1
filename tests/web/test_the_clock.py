"""The visit clock tells the truth, the page of notes gives nobody away, and the place is noted only with consent."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.submissions.models import Revision
from tests import build, filling, small
from tests.web.conftest import link_of
from tests.web.phone import Phone, due_visit
from tests.web.test_every_page import AXE, READ, WEB

pytestmark = pytest.mark.browser

DAY_MS = 86_400_000
BRANCH = 3.1585, 101.7118

WALL = """
  const now = Date.now;
  Date.now = () => now() + Number(localStorage.getItem("wall ahead") ?? 0);
"""
"""A phone whose owner can set its clock: every later reading of the wall clock is this many milliseconds ahead."""

FELT = {
    "question": "B6",
    "type": "number",
    "family": "perception",
    "title": {"en": "How many minutes did the wait feel?"},
    "perceives": ["A3"],
}

Start = Callable[..., Phone]


def _set_wall_clock(page: Page, ahead_ms: int) -> None:
    page.evaluate("(ahead) => localStorage.setItem('wall ahead', ahead)", ahead_ms)


def _show(page: Page, state: str) -> None:
    page.evaluate(
        """(state) => {
          Object.defineProperty(document, "visibilityState", { get: () => state, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        state,
    )


def _form(*, asks_how_it_felt: bool) -> dict[str, Any]:
    form = deepcopy(small.FORM)
    if asks_how_it_felt:
        form["form"] = "felt"
        form["sections"][1]["questions"].append(FELT)
    return form


@pytest.fixture
def start(address: str, page: Page, app: Server) -> Start:
    """Start a visit: signed in, on the page of notes."""

    def started(asks_how_it_felt: bool = False, on_the_map: bool = True) -> Phone:
        page.add_init_script(WALL)
        with app.app_context():
            shopper = build.person("shopper")
            visit = due_visit(shopper)
            visit.form_version = build.form_version(_form(asks_how_it_felt=asks_how_it_felt))
            visit.branch.latitude, visit.branch.longitude = BRANCH if on_the_map else (None, None)
            path = link_of(shopper)
            db.session.commit()
        phone = Phone(page, address)
        phone.start(path)
        return phone

    return started


def _hand_in_the_rest(phone: Phone, app: Server, left_blank: tuple[str, ...] = ()) -> dict[str, Any]:
    """From the notes on to the end; gives the document of the revision that arrived."""
    phone.page.get_by_role("link", name="Questions").click()
    phone.fill(left_blank)
    phone.hand_in_until_it_arrives()
    with app.app_context():
        document: dict[str, Any] = db.session.scalars(select(Revision)).one().document
    return document


def _noted(page: Page, moment: str) -> Locator:
    return page.get_by_role("listitem").filter(has_text=moment).locator(".figures")


def test_a_reload_is_bridged_and_told_to_the_server_with_every_tap(start: Start, app: Server) -> None:
    phone = start()
    phone.tap("I walk in")
    phone.tap("I am served")
    phone.page.locator("footer").get_by_role("button", name="Take back: I am served").click()
    expect(phone.page.get_by_text("Taken back: I am served")).to_be_attached()
    phone.page.reload()
    phone.tap("I am served")

    capture = _hand_in_the_rest(phone, app)["capture"]

    assert [(tap["event"], tap["taken_back"]) for tap in capture["taps"]] == [
        ("door", False),
        ("served", True),
        ("served", False),
    ]
    assert [gap["why"] for gap in capture["gaps"]] == ["reopened"]
    assert 0 < capture["gaps"][0]["counted"] < 60
    rows = [(row["event"], row["node"]) for row in capture["log"]]
    assert rows[0] == ("form start", "")
    assert rows[-1] == ("form finalize", "")
    assert [event for event, _ in rows].count("form resume") == 1
    assert ("question", "/small/events/served") in rows
    changed = {row["node"]: row["new_value"] for row in capture["log"] if row["new_value"]}
    assert changed["/small/A/A1"] == "yes"
    assert changed["/small/B/B3"] == "4/4"


def test_a_phone_that_slept_has_counted_and_says_so_beside_the_time(start: Start, app: Server) -> None:
    phone = start()
    phone.tap("I walk in")
    _show(phone.page, "hidden")
    _set_wall_clock(phone.page, 300_000)
    _show(phone.page, "visible")
    phone.tap("I am served")

    assert 300 <= _seconds(_noted(phone.page, "I am served").inner_text()) < 330
    phone.page.get_by_role("link", name="Questions").click()
    expect(phone.question("A3").get_by_text("The phone slept for 5 min")).to_be_visible()
    phone.page.go_back()
    gaps = _hand_in_the_rest(phone, app)["capture"]["gaps"]
    assert [(gap["why"], gap["counted"] >= 300) for gap in gaps] == [("slept", True)]


def _seconds(shown: str) -> int:
    minutes, seconds = re.findall(r"\d+", shown)
    return int(minutes) * 60 + int(seconds)


@pytest.mark.parametrize("jump", [-DAY_MS, DAY_MS])
def test_a_clock_that_is_set_bends_no_time_and_is_told(start: Start, app: Server, jump: int) -> None:
    phone = start()
    phone.tap("I walk in")
    _set_wall_clock(phone.page, jump)
    phone.tap("I am served")

    assert _seconds(_noted(phone.page, "I am served").inner_text()) < 60
    phone.page.get_by_role("link", name="Questions").click()
    expect(phone.question("A3").get_by_text("The phone's clock was set in between.")).to_be_visible()
    phone.page.go_back()
    document = _hand_in_the_rest(phone, app)
    assert [gap["why"] for gap in document["capture"]["gaps"]] == ["clock_changed"]
    assert document["answers"]["events"]["served"] < 60


def test_a_reload_after_the_clock_was_set_back_a_day_counts_nothing_and_says_so(start: Start, app: Server) -> None:
    phone = start()
    phone.tap("I walk in")
    notes = phone.page.url
    phone.page.goto(f"{phone.address}/icon.svg")
    _set_wall_clock(phone.page, -DAY_MS)
    phone.page.goto(notes)
    phone.tap("I am served")

    document = _hand_in_the_rest(phone, app)

    assert [(gap["why"], gap["counted"]) for gap in document["capture"]["gaps"]] == [("clock_changed", 0)]
    assert 0 <= document["answers"]["events"]["served"] < 60


def test_two_tabs_count_one_visit(start: Start) -> None:
    phone = start()
    other = phone.page.context.new_page()
    other.goto(phone.page.url)
    expect(other.get_by_role("button", name="Note now: I walk in").last).to_be_visible()
    phone.tap("I walk in")
    phone.page.wait_for_timeout(1500)

    Phone(other, phone.address).tap("I am served")

    assert 1 <= _seconds(_noted(other, "I am served").inner_text()) < 60
    expect(_noted(phone.page, "I am served")).to_have_text(_noted(other, "I am served").inner_text())


def test_no_measured_time_is_seen_before_it_was_said_how_long_it_felt(start: Start) -> None:
    phone = start(asks_how_it_felt=True)
    page = phone.page
    for moment in ("I walk in", "I am served"):
        page.locator("footer").get_by_role("button", name=f"Note now: {moment}").click()
        expect(page.get_by_role("button", name=f"Take back: {moment}").first).to_be_visible()
    expect(page.locator(".sheet")).not_to_contain_text(re.compile(r"\d:\d\d"))
    page.get_by_role("link", name="Questions").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("How it felt")
    page.get_by_role("button", name="Next part").click()
    expect(phone.question("A3").get_by_text("Shown once you have said how long it felt.")).to_be_visible()
    page.get_by_text("Your notes and times").click()
    expect(page.locator(".beside")).to_contain_text("Shown once you have said how long it felt.")
    expect(page.locator("main")).not_to_contain_text(re.compile(r"\d:\d\d|\d+ sec"))
    phone.question("A3").get_by_role("link", name="Say how long it felt").click()
    phone.question("B6").get_by_role("textbox").fill("5")
    page.get_by_role("button", name="Next part").click()

    expect(phone.question("A3").get_by_text("From your taps")).to_be_visible()
    expect(page.locator(".beside li").last).to_contain_text(re.compile(r"0:\d\d"))


def test_where_phones_are_banned_times_come_from_the_ticket(start: Start, app: Server) -> None:
    phone = start()
    page = phone.page
    page.get_by_role("button", name="I could not use my phone there").click()
    expect(
        page.get_by_role("dialog").get_by_role("radio", name="They are printed on a ticket or receipt")
    ).to_be_checked()
    page.get_by_role("button", name="Type the times").click()
    expect(page.get_by_role("button", name="Times from a ticket or receipt")).to_be_visible()
    page.get_by_role("link", name="Questions").click()
    card = phone.question("A3")
    card.get_by_label("From", exact=True).fill("09:42")
    card.get_by_label("To", exact=True).fill("09:51")
    expect(card.get_by_text("9 mins")).to_be_visible()
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    page.reload()
    expect(card.get_by_label("From", exact=True)).to_have_value("09:42")
    page.go_back()

    document = _hand_in_the_rest(phone, app, left_blank=("A3",))

    assert document["answers"]["answers"]["A3"] == {"value": 540, "source": "document", "reason": "09:42–09:51"}


def _expect_hidden(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Shopping list")
    expect(page).to_have_title("Shopping list")
    expect(page.get_by_role("button", name=re.compile("Note now|Take back"))).to_have_count(0)


def test_a_double_tap_hides_the_notes_and_the_clock_goes_on(start: Start) -> None:
    phone = start()
    page = phone.page
    phone.tap("I walk in")
    page.locator(".date").dblclick(position={"x": 20, "y": 15})
    _expect_hidden(page)
    page.get_by_label("List").fill("Candles")
    page.wait_for_timeout(1500)
    page.reload()
    _expect_hidden(page)
    expect(page.get_by_label("List")).to_have_value("Candles")

    page.get_by_role("heading", level=1).dblclick()

    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    phone.tap("I am served")
    assert _seconds(_noted(page, "I am served").inner_text()) >= 1


def test_the_keyboard_and_screen_readers_hide_the_notes_too(start: Start) -> None:
    page = start().page
    page.keyboard.press("Escape")
    _expect_hidden(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    page.get_by_role("button", name="Hide this page").press("Enter")
    _expect_hidden(page)
    page.get_by_role("button", name="Back").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")


def test_two_fingers_hide_the_notes(start: Start) -> None:
    page = start().page
    touch = page.context.new_cdp_session(page)
    fingers = [{"x": 120, "y": 300, "id": 1}, {"x": 220, "y": 320, "id": 2}]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": fingers})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    _expect_hidden(page)


def test_locked_for_a_pocket_a_tap_counts_only_when_it_is_held(start: Start) -> None:
    page = start().page
    page.get_by_role("button", name="Dim, and lock against taps by accident").click()
    key = page.locator("footer").get_by_role("button", name="Note now: I walk in")
    key.click()
    expect(_noted(page, "I walk in")).to_have_count(0)
    key.click(delay=900)
    expect(_noted(page, "I walk in")).to_have_text("0:00")
    page.locator("footer").get_by_role("button", name="Note now: I am served").press("Enter")
    expect(_noted(page, "I am served")).to_be_visible()


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

    document = _hand_in_the_rest(phone, app)

    assert len(document["answers"]["answers"]["A1"]["photos"]) == 1


def test_the_place_is_noted_at_the_door_and_at_the_end_by_who_agrees(
    start: Start, app: Server, context: BrowserContext
) -> None:
    context.grant_permissions(["geolocation"])
    context.set_geolocation({"latitude": 3.1585, "longitude": 101.7210, "accuracy": 15})
    phone = start()
    page = phone.page
    page.get_by_role("button", name="Yes, note it").click()
    expect(page.get_by_text(re.compile(r"This looks like 1 km from the branch"))).to_be_visible()
    context.set_geolocation({"latitude": 3.1586, "longitude": 101.7119, "accuracy": 10})
    phone.tap("I walk in")
    phone.tap("I am served")
    expect(page.get_by_text("The place is noted, to about 10 m.")).to_be_visible()

    places = _hand_in_the_rest(phone, app)["capture"]["places"]

    assert (places["check_in"]["told"], places["check_in"]["longitude"]) == ("given", 101.721)
    assert (places["check_out"]["told"], places["check_out"]["accuracy"]) == ("given", 10)


def test_who_says_no_is_not_asked_again_and_nothing_is_noted(start: Start, app: Server) -> None:
    phone = start()
    page = phone.page
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_text("The place is not noted. That is fine.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Take back").last).to_be_attached()
    expect(page.get_by_text("May this phone note where you are?")).to_have_count(0)
    phone.tap("I walk in")
    phone.tap("I am served")

    places = _hand_in_the_rest(phone, app)["capture"]["places"]

    assert (places["check_in"]["told"], places["check_in"]["latitude"]) == ("refused", None)
    assert places["check_out"] is None


def test_where_the_branch_is_on_no_map_nobody_asks_for_the_place(start: Start) -> None:
    phone = start(on_the_map=False)

    phone.tap("I walk in")

    expect(phone.page.get_by_text("May this phone note where you are?")).to_have_count(0)


def test_everybody_can_read_and_use_the_notes_the_hidden_note_and_the_veiled_questions(start: Start) -> None:
    phone = start(asks_how_it_felt=True)
    page = phone.page
    page.evaluate((WEB / "node_modules" / "axe-core" / "axe.min.js").read_text())
    assert page.evaluate(AXE, None) == []
    page.get_by_role("button", name="I could not use my phone there").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(AXE, None) == []
    page.get_by_role("button", name="Type the times").click()
    page.keyboard.press("Escape")
    _expect_hidden(page)
    assert page.evaluate(AXE, None) == []
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Questions").click()
    page.get_by_role("button", name="Next part").click()
    expect(phone.question("A3")).to_be_visible()
    assert page.evaluate(AXE, None) == []


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
    assert page.evaluate(READ)["overflow"] <= 0
    page.keyboard.press("Escape")
    expect(page.locator("textarea")).to_be_visible()
    assert page.evaluate(READ)["overflow"] <= 0
