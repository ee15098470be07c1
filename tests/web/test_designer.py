"""From nothing to a published form: twelve questions of ten types, by keyboard alone, and again by touch."""

import re
from collections.abc import Iterator
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from audit_api.db import db
from audit_api.form_versions.models import FormVersion
from audit_api.http import Server
from tests import build, small
from tests.web.barriers import barriers
from tests.web.conftest import AT_A_DESK, link_of
from tests.web.keyboard import Keyboard

pytestmark = pytest.mark.browser

EMPTY_FIELD = "() => document.activeElement?.matches('input, textarea') && document.activeElement.value === ''"
SWAPPED, BEFORE = "A12", "A11"
"""The question that is made last, and the one that it is then moved before."""
SCORED = {"parameter": "facilities", "owner": "guard"}
MADE: list[dict[str, Any]] = [
    {"question": "A1", "type": "yes_no", "points": 3, "tags": SCORED, "critical": {"effect": "end"}},
    {"question": "A2", "type": "duration", "points": 4, "tags": SCORED, "start": "a", "end": "a_2"}
    | {"curve": {"target": 60, "limit": 600}},
    {
        "question": "A3",
        "type": "choice",
        "options": [
            {"option": "yes", "title": {"en": "Well"}, "credit": 1},
            {"option": "no", "title": {"en": "Poorly"}, "credit": 0},
        ],
    },
    {
        "question": "A4",
        "type": "checklist",
        "parts": [{"part": "a", "title": {"en": "Tie"}}, {"part": "b", "title": {"en": "Badge"}}],
    },
    {"question": "A5", "type": "scale", "from": 1, "to": 5},
    {"question": "A6", "type": "ratio"},
    {"question": "A7", "type": "number"},
    {"question": "A8", "type": "text"},
    {"question": "A9", "type": "time"},
    {"question": "A10", "type": "photo"},
    {"question": "A12", "type": "yes_no", "ask_if": {"question": "A9", "answered": True}},
    {"question": "A11", "type": "yes_no"},
]
TITLES = {question["question"]: f"What was seen of {question['question']}" for question in MADE}
TYPES = {
    "yes_no": "Yes or no",
    "duration": "Time taken",
    "choice": "One of several",
    "checklist": "Checklist",
    "scale": "Scale",
    "ratio": "So many of so many",
    "number": "Number",
    "text": "Text",
    "time": "Time of day",
    "photo": "Photo",
}


class Hand(Protocol):
    """One way of working a page. `nth` counts fields of one name, from 0; going `back` is towards the page's top."""

    page: Page

    def press(self, name: str, back: bool = False) -> None: ...
    def write(self, label: str, text: str, nth: int = 0) -> None: ...
    def choose(self, label: str, option: str) -> None: ...
    def move_up(self, code: str, over: str) -> None: ...


class Keys:
    """Only keys, and what the accessibility tree tells."""

    def __init__(self, page: Page) -> None:
        self.page, self.keyboard = page, Keyboard(page)

    def press(self, name: str, back: bool = False) -> None:
        self.keyboard.tab_to(f"^{re.escape(name)}", key="Shift+Tab" if back else "Tab")
        self.page.keyboard.press("Enter")

    def write(self, label: str, text: str, nth: int = 0) -> None:
        self.keyboard.type_into(f"^{re.escape(label)}$", text)

    def choose(self, label: str, option: str) -> None:
        here = self.keyboard.here()
        # what was just opened has the focus already
        if not here or here["name"]["value"] != label:
            self.keyboard.tab_to(f"^{re.escape(label)}$", "combobox")
        self.page.keyboard.type(option)

    def move_up(self, code: str, over: str) -> None:
        self.keyboard.tab_to(f"^{code} ", key="Shift+Tab")
        self.page.keyboard.press("Alt+ArrowUp")
        expect(self.page.locator(":focus")).to_have_attribute("data-row", code)
        expect(self.page.get_by_text(f"{code} is at place 11 of 12")).to_be_attached()


class Finger:
    """Taps, and drags; the letters come from the screen's keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, name: str, back: bool = False) -> None:
        named = re.compile(f"^{re.escape(name)}")
        dialog = self.page.get_by_role("dialog")
        within: Page | Locator = dialog if dialog.count() else self.page
        within.get_by_role("button", name=named).or_(within.get_by_role("link", name=named)).last.tap()

    def write(self, label: str, text: str, nth: int = 0) -> None:
        field = self.page.get_by_label(label, exact=True).nth(nth)
        field.tap()
        field.fill(text)

    def choose(self, label: str, option: str) -> None:
        wanted = self.page.get_by_label(label, exact=True)
        value = wanted.locator("option").filter(has_text=re.compile(f"^{re.escape(option)}")).get_attribute("value")
        wanted.select_option(value)

    def move_up(self, code: str, over: str) -> None:
        boxes = [self.page.locator(".row", has=self._row(one)).locator(".grip").bounding_box() for one in (code, over)]
        (left, first), (_, last) = [(box["x"] + 8, box["y"] + box["height"] / 2) for box in boxes if box]
        touch = self.page.context.new_cdp_session(self.page)
        for step in range(12):
            at = {"x": left, "y": first + (last - 12 - first) * max(0, step - 1) / 10}
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": [at]})
            self.page.wait_for_timeout(20)
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(self.page.get_by_text(f"{code} is at place 11 of 12")).to_be_attached()

    def _row(self, code: str) -> Locator:
        self.page.locator(f"[data-row={code}]").scroll_into_view_if_needed()
        return self.page.locator(f"[data-row={code}]")


@pytest.fixture
def start(app: Server) -> tuple[str, str]:
    """An admin's invitation link, and the page on which a client's form begins from nothing."""
    with app.app_context():
        client = build.branch().client
        link = link_of(build.person("admin"))
        db.session.commit()
        return link, f"/desk/clients/{client.id}/forms/add?from=empty"


@pytest.fixture
def tablet(browser: Browser) -> Iterator[Page]:
    """A page on a screen that is touched."""
    context = browser.new_context(**AT_A_DESK, has_touch=True)
    yield context.new_page()
    context.close()


def test_a_form_is_made_and_published_by_keyboard_alone(
    app: Server, address: str, desk: Page, start: tuple[str, str]
) -> None:
    _make_and_publish(Keys(desk), address, start)

    assert _published(app) == MADE


def test_a_form_is_made_and_published_by_touch(app: Server, address: str, tablet: Page, start: tuple[str, str]) -> None:
    _make_and_publish(Finger(tablet), address, start)

    assert _published(app) == MADE


def _make_and_publish(hand: Hand, address: str, start: tuple[str, str]) -> None:
    link, beginning = start
    page = hand.page
    page.goto(address + link)
    expect(page).not_to_have_url(re.compile("/i/"))
    page.goto(address + beginning)
    expect(page.get_by_role("button", name="Make the form")).to_be_visible()
    hand.write("Title", "Kiosk visit")
    hand.press("Make the form")
    _describe(hand)
    for question in sorted(MADE, key=lambda one: int(one["question"][1:])):
        _add(hand, question)
    hand.move_up(SWAPPED, BEFORE)
    assert barriers(page) == []
    expect(page.get_by_text("Saved at")).to_be_visible()
    hand.press("Publish", back=True)
    expect(page.get_by_role("button", name="Publish version 1")).to_be_enabled()
    assert barriers(page) == []
    hand.press("Publish version 1")
    hand.press("Publish version 1")
    expect(page.get_by_text("Version 1 is published.")).to_be_visible()


def _describe(hand: Hand) -> None:
    """The two moments that a time is taken between, and one section."""
    expect(hand.page.get_by_role("heading", name="The form as a whole")).to_be_visible()
    for words in ("I walk in", "I am greeted"):
        hand.press("Add an event")
        _type_here(hand, words)
    hand.press("Add a section", back=True)
    _type_here(hand, "Arrival")


def _add(hand: Hand, question: dict[str, Any]) -> None:
    hand.press("Add a question to A", back=True)
    expect(hand.page.get_by_role("dialog")).to_be_visible()
    hand.press(f"{TYPES[question['type']]} ")
    _type_here(hand, TITLES[question["question"]])
    for nth, entry in enumerate(question.get("options", question.get("parts", []))):
        hand.write("Words", entry["title"]["en"], nth)
    if "curve" in question:
        hand.press("Set a standard")
        hand.write("Target", "1:00")
    if "points" in question:
        hand.write("Points", str(question["points"]))
        hand.choose("Parameter", "Premises")
        hand.choose("Owner", "Guard")
    if "critical" in question:
        hand.choose("If it fails", "The visit scores 0 and ends")
    if "ask_if" in question:
        hand.press("Ask only under a condition")
        hand.choose("Question", "A9")
        hand.choose("Test", "has an answer")


def _type_here(hand: Hand, text: str) -> None:
    """Where the focus was brought: an empty field."""
    hand.page.wait_for_function(EMPTY_FIELD)
    hand.page.keyboard.type(text)


def _published(app: Server) -> list[dict[str, Any]]:
    """The questions as they were published, without their titles, which must be the ones that were written."""
    with app.app_context():
        version = db.session.query(FormVersion).one()
        assert version.status == "published"
        questions: list[dict[str, Any]] = version.tree["sections"][0]["questions"]
        assert {one["question"]: one["title"]["en"] for one in questions} == TITLES
        return [{key: value for key, value in one.items() if key != "title"} for one in questions]


def test_two_admins_on_one_draft_lose_nothing(app: Server, address: str, browser: Browser) -> None:
    """The second to save is told who was there first, chooses, and can still go back to the other's writing."""
    with app.app_context():
        links = [link_of(build.person("admin", name=name)) for name in ("Aisyah", "Budi")]
        form = address + _address(build.draft(small.FORM))
        db.session.commit()
    contexts = [browser.new_context(**AT_A_DESK) for _ in links]
    first, second = [
        _opened(context.new_page(), address + link, form) for context, link in zip(contexts, links, strict=True)
    ]

    _retitle(first, "Title of the first")
    expect(first.get_by_text("Saved at")).to_be_visible()
    _retitle(second, "Title of the second")
    expect(second.get_by_role("alert").filter(has_text="Aisyah changed this form")).to_be_visible()
    assert _title(app) == "Title of the first"
    assert barriers(second) == []
    second.get_by_role("button", name="Put mine over theirs").click()
    expect(second.get_by_text("Saved at")).to_be_visible()
    assert _title(app) == "Title of the second"
    second.get_by_role("button", name="Undo").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Title of the first")

    for context in contexts:
        context.close()


def test_what_was_typed_without_signal_outlasts_the_page(app: Server, address: str, desk: Page) -> None:
    with app.app_context():
        link, form = link_of(build.person("admin")), address + _address(build.draft(small.FORM))
        db.session.commit()
    _opened(desk, address + link, form)
    with desk.expect_response("**/draft"):
        _retitle(desk, "Typed in the street")
    expect(desk.get_by_text("Saved at")).to_be_visible()
    desk.context.route("**/draft", lambda route: route.abort())
    _retitle(desk, "Typed in a tunnel")
    expect(desk.get_by_text("Kept in this browser, not on the server yet.")).to_be_visible()
    desk.goto("about:blank")
    desk.context.unroute_all()

    desk.goto(form)

    expect(desk.get_by_role("heading", level=1)).to_have_text("Typed in a tunnel")
    expect(desk.get_by_text("Your last changes are back")).to_be_visible()
    expect(desk.get_by_text("Saved at")).to_be_visible()
    assert _title(app) == "Typed in a tunnel"


def test_what_was_written_in_a_draft_that_somebody_threw_away_becomes_a_draft_of_its_own(
    app: Server, address: str, desk: Page
) -> None:
    with app.app_context():
        draft = build.draft(small.FORM)
        link, form = link_of(build.person("admin")), address + _address(draft)
        db.session.commit()
    _opened(desk, address + link, form)
    desk.context.route("**/draft", lambda route: route.abort())
    _retitle(desk, "Typed in a tunnel")
    expect(desk.get_by_text("Kept in this browser, not on the server yet.")).to_be_visible()
    desk.goto("about:blank")
    desk.context.unroute_all()
    with app.app_context():
        db.session.query(FormVersion).delete()
        db.session.commit()

    desk.goto(form)

    expect(desk.get_by_role("alert").filter(has_text="Somebody threw this draft away")).to_be_visible()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Typed in a tunnel")
    assert barriers(desk) == []
    desk.get_by_role("button", name="Keep mine as a copy").click()
    expect(desk.get_by_text("Saved at")).to_be_visible()
    assert _title(app) == "Typed in a tunnel"


def _address(draft: FormVersion) -> str:
    return f"/desk/clients/{draft.client_id}/forms/{draft.id}/design"


def _opened(page: Page, link: str, form: str) -> Page:
    page.goto(link)
    expect(page).not_to_have_url(re.compile("/i/"))
    page.goto(form)
    expect(page.get_by_role("heading", name="The form as a whole")).to_be_visible()
    return page


def _retitle(page: Page, title: str) -> None:
    page.get_by_label("Title", exact=True).fill(title)


def _title(app: Server) -> str:
    with app.app_context():
        title: str = db.session.query(FormVersion).one().tree["title"]["en"]
        return title
