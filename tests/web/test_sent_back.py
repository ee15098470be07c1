"""A visit goes back to its shopper with reasons, is mended where they say, and comes in again."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.people.models import User
from audit_api.submissions.models import Revision
from tests import build, small
from tests.web.conftest import link_of
from tests.web.phone import Phone, due_visit

pytestmark = pytest.mark.browser

WHY = "Most of it is clear and well told. One answer does not fit the rest."
AT_B1 = "You say the answer was right. In your story the rate was wrong."


@pytest.fixture
def people(app: Server) -> dict[str, str]:
    """A shopper and a reviewer, each by the invitation link."""
    with app.app_context():
        people = {"shopper": build.person("shopper"), "reviewer": build.person("reviewer", "bank")}
        links = {role: link_of(person) for role, person in people.items()}
        db.session.commit()
    return links


def _shopper() -> User:
    return db.session.scalars(select(User).where(User.name == "Demo shopper")).one()


def _make(phone: Phone, app: Server, link: str) -> None:
    """The visit, made and handed in on this phone."""
    with app.app_context():
        due_visit(_shopper())
        db.session.commit()
    phone.start(link)
    phone.tap_all()
    phone.fill()
    phone.hand_in_until_it_arrives()


def _make_elsewhere(phone: Phone, app: Server, link: str) -> None:
    """The visit, handed in from another phone that has been lost since."""
    with app.app_context():
        visit = due_visit(_shopper())
        visit.status = "handed_in"
        build.revision(visit, small.answers())
        db.session.commit()
    phone.page.goto(phone.address + link)
    expect(phone.page.get_by_role("heading", name="Handed in")).to_be_visible()


def _send_back(desk: Page, address: str, link: str) -> None:
    desk.goto(address + link)
    desk.get_by_role("link", name="Branch kl-01").click()
    desk.get_by_role("button", name="Ask to mend: B1").click()
    desk.get_by_label("What should the shopper mend in B1?").fill(AT_B1)
    desk.get_by_role("button", name="Send back with 1 question").click()
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_text(AT_B1)).to_be_visible()
    dialog.get_by_label("Why does it come back?").fill(WHY)
    dialog.get_by_role("button", name="Send back").click()
    expect(desk.get_by_role("heading", name="Nothing is waiting")).to_be_visible()


def _read_why(phone: Phone) -> None:
    phone.page.goto(f"{phone.address}/visits")
    expect(phone.page.get_by_role("heading", name="Sent back to you")).to_be_visible()
    phone.open_visit()
    expect(phone.page.get_by_text(WHY)).to_be_visible()
    expect(phone.page.get_by_role("link", name=AT_B1)).to_be_visible()


def _mend(phone: Phone) -> None:
    phone.page.get_by_role("link", name="Mend it").click()
    card = phone.question("B1")
    expect(card).to_be_in_viewport()
    expect(card.get_by_text("Please look again")).to_be_visible()
    expect(card.get_by_text(AT_B1)).to_be_visible()
    expect(phone.page.get_by_text("Please look again")).to_have_count(1)
    expect(card.get_by_role("radio", name="Right")).to_be_checked()
    card.locator("label").filter(has_text="Partly").click()
    phone.page.get_by_role("button", name="Check and hand in").click()


def _answers(app: Server) -> list[dict[str, Any]]:
    """The answers of every revision, in the order in which they came."""
    with app.app_context():
        revisions = db.session.scalars(select(Revision).order_by(Revision.id))
        return [revision.document["answers"] for revision in revisions]


@pytest.mark.parametrize("make", [_make, _make_elsewhere], ids=["on this phone", "on another phone"])
def test_only_what_was_sent_back_is_mended_and_it_waits_for_review_again(
    page: Page, desk: Page, app: Server, address: str, people: dict[str, str], make: Any
) -> None:
    phone = Phone(page, address)
    make(phone, app, people["shopper"])

    _send_back(desk, address, people["reviewer"])
    _read_why(phone)
    _mend(phone)
    phone.hand_in_until_it_arrives()

    before, after = _answers(app)
    assert before["events"] == after["events"]
    assert {**before["answers"], "B1": {"value": "partly"}} == after["answers"]
    desk.goto(f"{address}/desk/review")
    expect(desk.get_by_role("row", name=re.compile("Branch kl-01")).get_by_text("Sent back before")).to_be_visible()
    desk.get_by_role("link", name="Branch kl-01").click()
    desk.get_by_role("link", name=re.compile("Decisions")).click()
    expect(desk.get_by_text("Sent back by Demo reviewer")).to_be_visible()
    expect(desk.get_by_text(WHY)).to_be_visible()
