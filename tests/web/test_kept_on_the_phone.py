"""Nothing is lost on the phone: not by leaving, not without signal, not signed out."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.people.models import User
from audit_api.submissions import pictures
from audit_api.submissions.models import Conflict, Photo, Revision, Submission
from tests import filling
from tests.web.conftest import Pocket, link_of
from tests.web.phone import Phone

pytestmark = pytest.mark.browser


PLACE_IS_KEPT = """async ([section, scroll]) => {
  const result = (request) => new Promise((yes) => (request.onsuccess = () => yes(request.result)));
  const [{ name }] = await indexedDB.databases();
  const database = await result(indexedDB.open(name));
  const place = async () => (await result(database.transaction("drafts").objectStore("drafts").getAll()))[0].at;
  const isKept = (at) => at.section === section && Math.abs(at.scroll - scroll) <= 2;
  for (let frame = 0; frame < 1000; frame++) {
    if (isKept(await place())) return database.close();
    await new Promise(requestAnimationFrame);
  }
  throw new Error(`not kept: ${JSON.stringify(await place())}`);
}"""
"""Resolves when the draft on the phone says that the shopper is at this part and scroll."""


def _fresh_link(app: Server) -> str:
    with app.app_context():
        path = link_of(db.session.scalars(select(User).where(User.name == "Demo shopper")).one())
        db.session.commit()
    return path


def _only_revision(app: Server) -> dict[str, Any]:
    """The document of the one revision of the one submission that the server has."""
    with app.app_context():
        assert db.session.scalars(select(Conflict)).all() == []
        db.session.scalars(select(Submission)).one()
        document: dict[str, Any] = db.session.scalars(select(Revision)).one().document
    return document


def _scroll_to_the_foot_of_part_b(phone: Phone) -> float:
    phone.page.get_by_role("link", name="Questions").click()
    phone.page.get_by_role("button", name="Next part").click()
    phone.question("B5").scroll_into_view_if_needed()
    return _wait_until_the_place_is_kept(phone)


def _wait_until_the_place_is_kept(phone: Phone) -> float:
    top: float = phone.page.evaluate("scrollY")
    assert top > 100
    phone.page.evaluate(PLACE_IS_KEPT, ["B", top])
    return top


def _expect_to_be_there_again(page: Page, top: float) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Service")
    page.wait_for_function("(top) => Math.abs(scrollY - top) <= 2", arg=top)


def test_after_a_reload_the_shopper_is_at_the_same_place(phone: Phone, link: str) -> None:
    phone.start(link)
    top = _scroll_to_the_foot_of_part_b(phone)

    phone.page.reload()

    _expect_to_be_there_again(phone.page, top)


def test_after_closing_the_browser_the_shopper_goes_on_at_the_same_place(
    pocket: Pocket, address: str, link: str
) -> None:
    with pocket() as context:
        phone = Phone(context.new_page(), address)
        phone.start(link)
        phone.tap("I walk in")
        _scroll_to_the_foot_of_part_b(phone)
        phone.question("B4").locator("label").filter(has_text="Yes").click()
        expect(phone.page.get_by_text("Saved on this phone")).to_be_visible()
        top = _wait_until_the_place_is_kept(phone)

    with pocket() as context:
        phone = Phone(context.new_page(), address)
        phone.page.goto(address)
        phone.open_visit()
        phone.page.get_by_role("button", name="Go on").click()
        _expect_to_be_there_again(phone.page, top)
        expect(phone.question("B4").get_by_role("radio", name="Yes")).to_be_checked()


def _seconds(shown: Locator) -> int:
    minutes, seconds = re.findall(r"\d+", shown.inner_text())
    return int(minutes) * 60 + int(seconds)


def test_the_visit_clock_goes_on_over_a_reload(phone: Phone, app: Server, link: str) -> None:
    phone.page.clock.install()
    phone.start(link)
    phone.tap("I walk in")
    phone.page.clock.fast_forward(100_000)
    phone.page.reload()
    expect(phone.page.get_by_role("button", name="Take back: I walk in").first).to_be_visible()
    phone.page.clock.fast_forward(100_000)

    phone.tap("I am served")

    line = phone.page.get_by_role("listitem").filter(has_text="I am served").locator(".figures")
    assert 200 <= _seconds(line) < 290


def test_a_tap_can_be_taken_back(phone: Phone, link: str) -> None:
    phone.start(link)
    phone.tap("I walk in")
    phone.tap("I am served")
    expect(phone.page.get_by_text("All moments are noted")).to_be_visible()

    phone.page.locator("footer").get_by_role("button", name="Take back: I am served").click()
    expect(phone.page.get_by_text("Taken back: I am served")).to_be_attached()
    phone.page.reload()

    lines = phone.page.get_by_role("listitem")
    expect(lines.filter(has_text="I walk in").get_by_role("button", name="Take back: I walk in")).to_be_visible()
    expect(lines.get_by_role("button", name="Note now: I am served")).to_be_visible()


def test_without_signal_a_visit_is_made_and_waits_and_goes_by_itself(
    phone: Phone, app: Server, link: str, photo: Path
) -> None:
    page, context = phone.page, phone.page.context
    page.goto(phone.address + link)
    expect(page.get_by_role("link", name="Branch kl-01")).to_be_visible()
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")

    context.set_offline(True)
    page.goto(f"{phone.address}/visits")
    expect(page.get_by_text("No signal. This is how things stood")).to_be_visible()
    phone.open_visit()
    page.get_by_role("button", name="Start", exact=True).click()
    phone.tap_all()
    phone.take_photo("A1", photo)
    phone.fill()
    phone.hand_in()
    expect(page.get_by_text("No signal just now")).to_be_visible()
    expect(page.get_by_text("goes by itself when there is signal")).to_be_visible()
    page.reload()
    expect(page.get_by_text("No signal just now")).to_be_visible()
    page.get_by_role("link", name="All visits").click()
    expect(page.get_by_text("1 visit is waiting for signal. It goes by itself.")).to_be_visible()

    context.set_offline(False)

    expect(page.get_by_text("Arrived", exact=False)).to_be_visible()
    expect(page.get_by_text("waiting for signal")).to_have_count(0)
    document = _only_revision(app)
    without_metadata = b"".join(pictures.read(photo.read_bytes()).parts)
    assert document["answers"]["answers"]["A1"]["photos"] == [filling.name_of(without_metadata)]
    assert list(document["answers"]["events"]) == ["door", "served"]


def test_a_shopper_who_was_signed_out_keeps_everything_and_goes_on_where_it_was_after_the_link(
    phone: Phone, app: Server, link: str
) -> None:
    page = phone.page
    phone.start(link)
    phone.tap_all()
    phone.question("A1").locator("label").filter(has_text="Yes").click()
    expect(page.get_by_text("Saved on this phone")).to_be_visible()

    # an answer that is still on its way would bring the cookie back
    page.wait_for_load_state("networkidle")
    page.context.clear_cookies()
    page.reload()
    expect(phone.question("A1").get_by_role("radio", name="Yes")).to_be_checked()
    page.wait_for_load_state("networkidle")
    page.context.clear_cookies()
    phone.fill(left_blank=["A1"])
    phone.hand_in()
    expect(page.get_by_text("Please sign in again")).to_be_visible()
    expect(page.get_by_text("All that you wrote is kept on this phone")).to_be_visible()
    at_hand_in = page.url

    page.goto(phone.address + _fresh_link(app))

    expect(page.get_by_text("It arrived")).to_be_visible()
    assert page.url == at_hand_in
    assert _only_revision(app)["answers"]["answers"]["A1"] == {"value": "yes"}


def test_what_is_missing_is_told_beside_the_question_and_in_a_summary_that_leads_there(phone: Phone, link: str) -> None:
    page = phone.page
    phone.start(link)
    phone.tap_all()
    phone.fill(left_blank=["A2", "B1"])

    expect(page.get_by_role("heading", name="2 things are still missing")).to_be_visible()
    phone.hand_in()
    expect(page.get_by_role("heading", name="2 things are still missing")).to_be_focused()
    page.get_by_role("link", name="Was the answer right?").click()

    card = phone.question("B1")
    expect(card).to_be_in_viewport()
    expect(card.get_by_text("Answer this, or say that you could not see it.")).to_be_visible()
    expect(phone.question("B2").get_by_text("Answer this")).to_have_count(0)
    card.locator("label").filter(has_text="Right").click()
    expect(card.get_by_text("Answer this")).to_have_count(0)
    page.get_by_role("button", name="Check and hand in").click()
    expect(page.get_by_role("heading", name="1 thing is still missing")).to_be_visible()


def test_a_photo_can_be_removed(phone: Phone, app: Server, link: str, photo: Path) -> None:
    phone.start(link)
    phone.tap_all()
    phone.take_photo("A1", photo)

    phone.question("A1").get_by_role("button", name="Look at photo 1").click()
    phone.page.get_by_role("dialog").get_by_role("button", name="Remove this photo").click()

    expect(phone.question("A1").get_by_role("button", name="Look at photo 1")).to_have_count(0)
    phone.fill()
    phone.hand_in_until_it_arrives()
    assert _only_revision(app)["answers"]["answers"]["A1"] == {"value": "yes"}
    with app.app_context():
        assert db.session.scalars(select(Photo)).all() == []
