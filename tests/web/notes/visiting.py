"""A visit on the page of notes: its clock, what is noted, and its way to the server."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.submissions.models import Revision
from tests.web.phone import Phone

WALL = """
  const ahead = () => Number(localStorage.getItem("wall ahead") ?? 0);
  Date = class extends Date {
    static now = () => super.now() + ahead();
    constructor(...given) {
      super(...(given.length ? given : [Date.now()]));
    }
  };
"""
"""A phone whose owner can set its clock: every later reading of the wall clock is this many milliseconds ahead."""

Start = Callable[..., Phone]


def set_wall_clock(page: Page, ahead_ms: int) -> None:
    """Set the clock of a phone with `WALL`, counted from the true time."""
    page.evaluate("(ahead) => localStorage.setItem('wall ahead', ahead)", ahead_ms)


def show(page: Page, state: str) -> None:
    """Turn the page to `visible` or `hidden`, as when the phone sleeps."""
    page.evaluate(
        """(state) => {
          Object.defineProperty(document, "visibilityState", { get: () => state, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        state,
    )


def hand_in_the_rest(phone: Phone, app: Server, left_blank: tuple[str, ...] = ()) -> dict[str, Any]:
    """From the notes on to the end; gives the document of the revision that arrived."""
    phone.page.get_by_role("link", name="Questions").click()
    phone.fill(left_blank)
    phone.hand_in_until_it_arrives()
    with app.app_context():
        document: dict[str, Any] = db.session.scalars(select(Revision)).one().document
    return document


def noted(page: Page, moment: str) -> Locator:
    """Where the list says when a moment was noted."""
    return page.get_by_role("listitem").filter(has_text=moment).locator(".figures")


def expect_hidden(page: Page) -> None:
    """Nothing but a shopping list is on the screen."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Shopping list")
    expect(page).to_have_title("Shopping list")
    expect(page.get_by_role("button", name=re.compile("Note now|Take back"))).to_have_count(0)


def seconds(shown: str) -> int:
    """A time as the page shows it, `1:05`, in seconds."""
    minutes, rest = re.findall(r"\d+", shown)
    return int(minutes) * 60 + int(rest)
