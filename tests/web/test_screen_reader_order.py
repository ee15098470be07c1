"""The whole visit by keyboard alone, as one goes who hears the page: in reading order, named, and told what happens."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.submissions.models import Revision
from tests import build, filling, small
from tests.web.conftest import link_of
from tests.web.keyboard import Keyboard
from tests.web.phone import due_visit

pytestmark = pytest.mark.browser

HEARD = """() => {
  window.heard = [];
  const hear = (changes) => {
    for (const { target } of changes) {
      const element = target.nodeType === 1 ? target : target.parentElement;
      const region = element?.closest("[role=status],[role=alert],[aria-live]");
      if (region?.textContent.trim()) heard.push(region.textContent.trim().replace(/\\s+/g, " "));
    }
  };
  new MutationObserver(hear).observe(document, { subtree: true, childList: true, characterData: true });
}"""


def _form() -> dict[str, Any]:
    form = deepcopy(small.FORM) | {"form": "heard"}
    felt = {"question": "B6", "type": "number", "family": "perception", "perceives": ["A3"]}
    shown = {"question": "B7", "type": "photo", "at_least": 1}
    form["sections"][1]["questions"] += [
        {**felt, "title": {"en": "How many minutes did the wait feel?"}},
        {**shown, "title": {"en": "The counter"}},
    ]
    return form


@pytest.fixture
def link(app: Server) -> str:
    """A shopper's invitation link, and a visit to be made."""
    with app.app_context():
        shopper = build.person("shopper")
        visit = due_visit(shopper)
        visit.form_version = build.form_version(_form())
        visit.branch.latitude, visit.branch.longitude = 3.1478, 101.6953
        path = link_of(shopper)
        db.session.commit()
    return path


@pytest.fixture
def keys(page: Page, address: str) -> Iterator[Keyboard]:
    """A keyboard on a phone; whoever touches or clicks instead is caught, before `address` closes the page."""
    page.add_init_script(f"({HEARD})()")
    page.add_init_script("addEventListener('pointerdown', () => { window.touched = true; }, true)")
    yield Keyboard(page)
    assert not page.evaluate("window.touched")


def _is_on(page: Page, heading: str) -> None:
    """The page of this heading is there, and can be gone through."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def _hears(page: Page, words: str) -> None:
    page.wait_for_function("(words) => heard.some((told) => told.includes(words))", arg=words)
    page.evaluate("() => { heard.length = 0; }")


@contextmanager
def _dialog(keys: Keyboard, opener: str) -> Iterator[None]:
    """Open a dialog by key; afterwards Escape closes it, and the focus is where it was."""
    keys.press(opener, "button")
    expect(keys.page.get_by_role("dialog")).to_be_visible()
    yield
    keys.page.keyboard.press("Escape")
    expect(keys.page.get_by_role("dialog")).to_have_count(0)
    node = keys.here()
    assert node, f"the focus is lost after {opener}"
    assert node["name"]["value"] == opener


def test_the_whole_visit_is_made_by_keyboard_alone(
    keys: Keyboard, app: Server, address: str, link: str, tmp_path: Path
) -> None:
    photo = tmp_path / "counter.jpg"
    photo.write_bytes(filling.photo("counter"))
    keys.page.goto(address + link)

    _start(keys)
    _note_the_moments(keys)
    _say_how_it_felt(keys)
    _answer_the_arrival(keys)
    _answer_the_service(keys, photo)
    _hand_in(keys)

    with app.app_context():
        answers = db.session.scalars(select(Revision)).one().document["answers"]["answers"]
    assert {code: answers[code]["value"] for code in ("A1", "A2", "B1", "B2", "B3", "B4", "B6")} == {
        "A1": "yes",
        "A2": ["hello", "name"],
        "B1": "right",
        "B2": 4,
        "B3": {"have": 3, "of": 4},
        "B4": "no",
        "B6": 4,
    }
    assert len(answers["B7"]["photos"]) == 1


def _start(keys: Keyboard) -> None:
    _is_on(keys.page, "Visits")
    assert keys.faults() == []
    with _dialog(keys, "Settings"):
        keys.tab_to("Close")
    keys.press("Branch kl-01", "link")
    _is_on(keys.page, "Branch kl-01")
    assert keys.faults() == []
    keys.press("Start", "button")


def _note_the_moments(keys: Keyboard) -> None:
    _is_on(keys.page, "Notes")
    expect(keys.page.get_by_role("button", name="No", exact=True)).to_be_visible()
    assert keys.faults() == []
    keys.press("^No$", "button")
    keys.press("Hide this page", "button")
    expect(keys.page.get_by_role("heading", level=1)).to_be_focused()
    assert keys.faults() == []
    keys.press("Back", "button", "Space")
    _is_on(keys.page, "Notes")
    keys.press("Note now: I walk in", "button")
    _hears(keys.page, "I walk in")
    keys.press("Note now: I am served", "button", "Space")
    _hears(keys.page, "I am served")
    keys.type_into("Write here", "Two of four counters open.")
    assert keys.faults() == []
    keys.press("Questions", "link")


def _say_how_it_felt(keys: Keyboard) -> None:
    _is_on(keys.page, "How it felt")
    assert keys.faults() == []
    keys.tab_to("How many minutes")
    keys.page.keyboard.type("4")
    _hears(keys.page, "on this phone")
    keys.press("Next part", "button")


def _answer_the_arrival(keys: Keyboard) -> None:
    _is_on(keys.page, "Arrival")
    assert keys.faults() == []
    with _dialog(keys, "Parts"):
        keys.tab_to("Arrival", "link")
    keys.press("Yes", "radio", "Space")
    keys.press("hello", "checkbox", "Space")
    keys.press("^name", "checkbox", "Space")
    keys.press("Next part", "button")


def _answer_the_service(keys: Keyboard, photo: Path) -> None:
    _is_on(keys.page, "Service")
    assert keys.faults() == []
    keys.press("Right", "radio", "Space")
    keys.tab_to("^0", "radio")
    for _ in range(4):
        keys.page.keyboard.press("ArrowRight")
    keys.page.keyboard.press("Space")
    keys.type_into("How many of them", "3")
    keys.type_into("Out of how many", "4")
    keys.give("Take a photo", photo)
    expect(keys.page.get_by_role("button", name="Look at photo 1")).to_be_visible()
    with _dialog(keys, "Look at photo 1"):
        keys.type_into("Caption", "Two of four open")
    keys.press("Check and hand in", "button")


def _hand_in(keys: Keyboard) -> None:
    page = keys.page
    _is_on(page, "Check and hand in")
    assert keys.faults() == []
    keys.press("Hand in", "button")
    expect(page.get_by_role("heading", name="1 thing is still missing")).to_be_focused()
    keys.press("Was a PIN asked for", "link")
    expect(page.locator("#question-B4 h2")).to_be_focused()
    keys.tab_to("Yes", "radio")
    page.keyboard.press("ArrowRight")
    _hears(page, "on this phone")
    keys.press("Check and hand in", "button")
    _is_on(page, "Check and hand in")
    keys.press("Hand in", "button")
    _hears(page, "It arrived")
    _is_on(page, "Handed in")
    assert keys.faults() == []


BARS = """() => document.querySelector("h1").insertAdjacentHTML("afterend", `
  <h1>Another</h1><h4>Deep</h4><button></button><a href="/later" tabindex="5">Later</a>
  <button style="visibility: hidden">Unseen</button><div role="button" tabindex="-1">Missed</div>`)"""


def test_what_bars_a_keyboard_is_noticed(keys: Keyboard, address: str) -> None:
    keys.page.goto(f"{address}/sign-in")
    expect(keys.page.get_by_role("heading", level=1)).to_be_visible()
    assert keys.faults() == []

    keys.page.evaluate(BARS)

    told = "\n".join(keys.faults())
    for fault in ("has no name: button", "not one main heading", "'Deep'", "never has the focus: button Missed"):
        assert fault in told
    assert "is not gone through as it is read" in told
    assert "Unseen" not in told
