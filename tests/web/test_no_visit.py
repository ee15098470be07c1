"""A visit that can't be made is told kindly, proved where that is easy, and can be taken back until it has gone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.submissions.models import Revision, Submission
from audit_api.visits.models import Visit
from tests.web.phone import Phone

pytestmark = pytest.mark.browser

STORY = "The shutter was down at eleven, and a note on it said: closed until Monday."


def _come_in(phone: Phone, link: str) -> None:
    phone.page.goto(phone.address + link)
    phone.open_visit()


def _give_up(phone: Phone, why: str) -> None:
    phone.page.get_by_role("link", name="I can't make this visit").click()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("I can't make this visit")
    phone.page.locator("label").filter(has_text=why).click()


def _tell(phone: Phone, story: str = STORY) -> None:
    phone.page.get_by_label("Tell what happened").fill(story)
    expect(phone.page.get_by_text("Saved on this phone")).to_be_visible()


def _come_back(phone: Phone) -> None:
    phone.page.goto(f"{phone.address}/visits")
    phone.open_visit()


def _arrived(app: Server) -> tuple[str, dict[str, object], str]:
    """The outcome and the document of the one hand-in, and the state of its visit."""
    with app.app_context():
        submission = db.session.scalars(select(Submission)).one()
        revision = db.session.scalars(select(Revision)).one()
        assert revision.scorecard is None or submission.outcome == "visited"
        visit = db.session.scalars(select(Visit)).one()
        return submission.outcome, revision.document, visit.status


def test_a_closed_branch_is_handed_in_with_its_photo_and_no_score(
    phone: Phone, app: Server, link: str, photo: Path
) -> None:
    _come_in(phone, link)
    _give_up(phone, "The branch was closed")
    expect(phone.page.get_by_text("A photo of the door or the street")).to_be_visible()
    _tell(phone)
    with phone.page.expect_file_chooser() as chooser:
        phone.page.get_by_role("button", name="From album").click()
    chooser.value.set_files(photo)
    expect(phone.page.get_by_role("button", name="Look at photo 1")).to_be_visible()

    phone.hand_in_until_it_arrives()

    outcome, document, state = _arrived(app)
    told = document["answers"]
    assert isinstance(told, dict)
    assert (outcome, state, told["told"], len(told["photos"])) == ("closed", "handed_in", STORY, 1)
    _come_back(phone)
    expect(phone.page.get_by_text("It arrived")).to_be_visible()


def test_a_story_of_a_word_is_asked_to_say_more(phone: Phone, link: str) -> None:
    _come_in(phone, link)
    _give_up(phone, "I could not find it")
    phone.page.get_by_label("Tell what happened").fill("  gone    ")

    phone.hand_in()

    expect(phone.page.get_by_text("Write a little more: at least 10 letters.")).to_be_visible()
    expect(phone.page.get_by_label("Tell what happened")).to_be_focused()


def test_who_felt_unsafe_is_told_to_leave_first_and_is_asked_for_no_photo(phone: Phone, app: Server, link: str) -> None:
    _come_in(phone, link)
    _give_up(phone, "I did not feel safe")

    alert = phone.page.get_by_role("alert")
    expect(alert).to_contain_text("Leave first")
    expect(alert).to_contain_text("You are paid for it")
    expect(phone.page.get_by_text("Take no risk for a photo")).to_be_visible()
    _tell(phone, "A man followed me from the car park to the door.")
    phone.hand_in_until_it_arrives()
    assert _arrived(app)[0] == "unsafe"


def test_what_was_answered_stays_and_the_visit_goes_on_after_a_change_of_mind(
    phone: Phone, app: Server, link: str
) -> None:
    phone.start(link)
    phone.tap_all()
    phone.question("A1").locator("label").filter(has_text="Yes").click()
    expect(phone.page.get_by_text("Saved on this phone")).to_be_visible()
    _come_back(phone)
    _give_up(phone, "They would not serve me")
    _tell(phone)
    expect(phone.page.get_by_text("What you had answered stays on this phone.")).to_be_visible()

    phone.page.reload()
    expect(phone.page.get_by_label("Tell what happened")).to_have_value(STORY)
    _come_back(phone)
    expect(phone.page.get_by_text("You said that you can't make this visit.")).to_be_visible()
    phone.page.get_by_role("button", name="Go on").click()
    phone.page.get_by_role("button", name="I can make the visit after all").click()

    phone.page.get_by_role("link", name="Questions").click()
    expect(phone.question("A1").get_by_role("radio", name="Yes")).to_be_checked()
    phone.fill(left_blank=["A1"])
    phone.hand_in_until_it_arrives()
    assert _arrived(app)[0] == "visited"


def test_what_waits_for_signal_can_be_taken_back_and_is_never_sent(phone: Phone, app: Server, link: str) -> None:
    _come_in(phone, link)
    phone.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    phone.page.context.set_offline(True)
    _give_up(phone, "The branch was closed")
    _tell(phone)
    phone.hand_in()
    expect(phone.page.get_by_text("No signal just now")).to_be_visible()
    expect(phone.page.get_by_text(STORY)).to_be_visible()

    phone.page.get_by_role("button", name="Take it back").click()
    expect(phone.page.get_by_text("Taken back. The visit goes on where you were.")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    phone.page.context.set_offline(False)
    phone.page.goto(f"{phone.address}/visits")
    expect(phone.page.get_by_text("1 day left").or_(phone.page.get_by_text("days left"))).to_be_visible()

    with app.app_context():
        assert db.session.scalars(select(Submission)).all() == []
