"""What was made for a visit that takes no more of it is kept, shown, and goes only when its maker says so."""

import zipfile

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.visits.models import Visit
from tests import build
from tests.web.phone import Phone

pytestmark = pytest.mark.browser

STORY = "The shutter was down at eleven, and a note on it said: closed until Monday."


def _cancel(app: Server) -> None:
    with app.app_context():
        visit = db.session.scalars(select(Visit)).one()
        visit.status = "cancelled"
        db.session.commit()


def _approve_from_elsewhere(app: Server) -> None:
    """Another phone of the same person has handed in, and that was approved."""
    with app.app_context():
        visit = db.session.scalars(select(Visit)).one()
        visit.status = "handed_in"
        build.approve(build.no_visit(visit, "closed"))
        db.session.commit()


def _story_handed_in_offline(phone: Phone, link: str) -> None:
    phone.page.goto(phone.address + link)
    phone.open_visit()
    phone.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    phone.page.context.set_offline(True)
    phone.page.get_by_role("link", name="I can't make this visit").click()
    phone.page.locator("label").filter(has_text="The branch was closed").click()
    phone.page.get_by_label("Tell what happened").fill(STORY)
    phone.hand_in()
    expect(phone.page.get_by_text("It is safe on this phone and goes by itself")).to_be_visible()


def _saved_file(page: Page) -> zipfile.ZipFile:
    page.get_by_role("link", name="Save as a file").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it on this phone").click()
    return zipfile.ZipFile(download.value.path())


def test_a_story_of_a_visit_called_off_meanwhile_is_listed_saved_and_thrown_away_only_by_its_maker(
    phone: Phone, app: Server, link: str
) -> None:
    page = phone.page
    _story_handed_in_offline(phone, link)
    _cancel(app)
    page.context.set_offline(False)
    page.goto(f"{phone.address}/visits")

    expect(page.get_by_role("heading", name="Still on this phone")).to_be_visible()
    expect(page.get_by_text("waiting for signal")).to_have_count(0)
    page.goto(f"{phone.address}/on-this-phone")
    page.get_by_role("link", name="Branch kl-01").click()
    expect(page.get_by_text("is still on this phone")).to_be_visible()
    assert STORY in _saved_file(page).read("visit.json").decode()

    page.get_by_role("link", name="Branch kl-01").click()
    page.get_by_role("button", name="Throw away").click()
    page.get_by_role("dialog").get_by_role("button", name="Throw away").click()
    expect(page.get_by_text("Nothing to do just now")).to_be_visible()
    expect(page.get_by_role("heading", name="Still on this phone")).to_have_count(0)


def test_what_a_phone_holds_outlasts_the_approval_of_what_another_one_handed_in(
    phone: Phone, app: Server, link: str
) -> None:
    page = phone.page
    phone.start(link)
    page.get_by_label("Write here").fill("Counter three was closed")
    phone.tap("I walk in")
    _approve_from_elsewhere(app)

    page.goto(f"{phone.address}/visits")
    expect(page.get_by_role("heading", name="Approved")).to_be_visible()
    page.get_by_role("link", name="Came in from elsewhere").click()
    expect(page.get_by_text("What is on this phone was not handed in")).to_be_visible()
    assert '"event":"door"' in _saved_file(page).read("visit.json").decode()
