"""Handing over a visit: what one person, one tab or one photo does is no harm to the rest."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.people.models import User
from audit_api.submissions.models import HeldHandIn, Submission
from tests import build, filling
from tests.web import pocket
from tests.web.conftest import link_of
from tests.web.trip import ALBUM, Trip, travelling

pytestmark = pytest.mark.browser

NO_PICTURE = b"\xff\xd8 this is no picture"


@pytest.fixture
def trip(app: Server, address: str, page: Page, tmp_path: Path) -> Iterator[Trip]:
    """A visit that is filled in."""
    with travelling(app, address, page, tmp_path / "front.jpg") as made:
        yield made


def _invitation(trip: Trip, name: str) -> str:
    with trip.app.app_context():
        path = link_of(db.session.scalars(select(User).where(User.name == name)).one())
        db.session.commit()
    return path


def test_two_tabs_that_hurry_at_the_same_time_send_each_photo_once(trip: Trip) -> None:
    pictures = trip.pack(Random(1), 8)
    other = trip.page.context.new_page()
    other.goto(f"{trip.link.address}/visits")
    trip.link.choose = lambda asked: "slow" if asked.method == "PUT" else "nothing"
    trip.phone.hand_in()
    while not trip.page.get_by_text("It arrived").is_visible():
        for tab in (trip.page, other):
            tab.evaluate("dispatchEvent(new Event('online'))")
        trip.page.wait_for_timeout(100)

    expect(other.get_by_text("Arrived", exact=False)).to_be_visible()
    assert sorted(one.path[-64:] for one in trip.sent("/photos/")) == sorted(map(filling.name_of, pictures))
    assert len(trip.sent("/submissions/")) == 1
    trip.assert_all_arrived_once(pictures)


def test_a_page_that_was_closed_goes_on_when_it_is_opened_with_no_photo_sent_twice(trip: Trip) -> None:
    pictures = trip.pack(Random(2), 6)
    trip.link.choose = lambda asked: "answer 502" if len(trip.sent("/photos/")) > 3 else "nothing"
    trip.phone.hand_in()
    expect(trip.page.get_by_text("It does not get through just now")).to_be_visible()
    context = trip.page.context
    trip.page.close()

    trip.link.choose = lambda _: "nothing"
    trip.phone.page = context.new_page()
    trip.page.goto(f"{trip.link.address}/visits")

    expect(trip.page.get_by_text("Arrived", exact=False)).to_be_visible()
    trip.assert_all_arrived_once(pictures)
    trip.assert_nothing_sent_after_its_receipt()


def _sign_out_after(trip: Trip, photos: int) -> None:
    """End the session between two photos of a hand-in."""
    trip.link.choose = lambda asked: "slow" if asked.method == "PUT" else "nothing"
    trip.phone.hand_in()
    while len(trip.sent("/photos/")) < photos:
        trip.page.wait_for_timeout(20)
    with trip.app.app_context():
        # a new password ends every open session, whatever answers are still under way
        db.session.scalars(select(User).where(User.name == "Demo shopper")).one().password_hash = "of another password"
        db.session.commit()
    expect(trip.page.get_by_text("Please sign in again")).to_be_visible()
    trip.link.choose = lambda _: "nothing"


def test_after_the_session_expired_half_way_everything_goes_on_by_itself_where_it_was(trip: Trip) -> None:
    pictures = trip.pack(Random(3), 6)
    at = trip.page.url
    _sign_out_after(trip, photos=3)
    asked_before = len(trip.sent("/photos/"))
    trip.page.get_by_role("link", name="Sign in").click()
    expect(trip.page.get_by_text("You have been signed out. Sign in, and you go on where you were.")).to_be_visible()
    assert len(trip.sent("/photos/")) == asked_before

    trip.page.goto(trip.link.address + _invitation(trip, "Demo shopper"))

    expect(trip.page.get_by_text("It arrived")).to_be_visible()
    assert trip.page.url == at
    trip.assert_all_arrived_once(pictures)
    trip.assert_nothing_sent_after_its_receipt()


def test_another_person_on_the_same_phone_sends_nothing_of_the_first(trip: Trip) -> None:
    with trip.app.app_context():
        # one who may see the visit, and may bring it in: the harm would be greatest
        build.person("reviewer", "bank")
        db.session.commit()
    pictures = trip.pack(Random(4), 4)
    trip.link.choose = lambda asked: "answer 502" if asked.method == "PUT" else "nothing"
    trip.phone.hand_in()
    expect(trip.page.get_by_text("It does not get through just now")).to_be_visible()
    other = trip.page.context.new_page()
    other.goto(trip.link.address + _invitation(trip, "Demo reviewer"))
    expect(other).to_have_url(re.compile("/desk"))
    trip.link.choose = lambda _: "nothing"
    trip.link.asked.clear()

    trip.page.get_by_role("button", name="Try now").click()
    expect(trip.page.get_by_text("Please sign in again")).to_be_visible()
    trip.page.reload()
    other.reload()
    other.wait_for_timeout(500)

    assert {one.status for one in trip.sent("/")} <= {401}
    with trip.app.app_context():
        assert db.session.scalars(select(Submission)).all() == []
        assert db.session.scalars(select(HeldHandIn)).all() == []
    trip.page.goto(trip.link.address + _invitation(trip, "Demo shopper"))
    expect(trip.page.get_by_text("It arrived")).to_be_visible()
    trip.assert_all_arrived_once(pictures)


def test_a_newer_version_of_the_form_does_not_matter_to_a_visit_that_was_begun(trip: Trip) -> None:
    pictures = trip.pack(Random(5), 2)
    with trip.app.app_context():
        build.form_version({**ALBUM, "sections": ALBUM["sections"][:1]}, number=2)
        db.session.commit()

    trip.phone.hand_in_until_it_arrives()

    trip.assert_all_arrived_once(pictures)


@pytest.mark.parametrize("why", ["This picture can't be read.", "This photo is no longer on this phone."])
def test_a_photo_that_is_not_taken_holds_nothing_up_and_is_mended_under_the_same_id(trip: Trip, why: str) -> None:
    good = trip.pack(Random(6), 4)
    bad = NO_PICTURE if "read" in why else pocket.small_photos(Random(9), 1)[0]
    parcel_photos = [good[0], bad, *good[1:]]
    page = trip.page
    page.goto(f"{trip.link.address}/visits")
    pocket.put_in(page, trip.visit, "6f1c1c8e-7a52-4c0e-9d5b-3a1f7d2b4e10", {"P1": parcel_photos})
    if bad is not NO_PICTURE:
        pocket.take_out(page, filling.name_of(bad))
    page.goto(f"{trip.link.address}/visits/{trip.visit}/hand-in")
    trip.phone.hand_in()

    expect(page.get_by_text("1 photo was not taken")).to_be_visible()
    expect(page.get_by_role("heading", name="5 of 6 safe")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Photo 2")).to_contain_text(why)
    with trip.app.app_context():
        assert db.session.scalars(select(HeldHandIn)).one().submission_id == "6f1c1c8e-7a52-4c0e-9d5b-3a1f7d2b4e10"
        assert db.session.scalars(select(Submission)).all() == []

    page.get_by_role("link", name="Take it again or remove it").click()
    card = trip.phone.question("P1")
    expect(card).to_be_in_viewport()
    card.get_by_role("button", name="Look at photo 2").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove this photo").click()
    page.get_by_role("button", name="Check and hand in").click()
    page.get_by_role("button", name="Hand in again").click()

    expect(page.get_by_text("It arrived")).to_be_visible()
    with trip.app.app_context():
        assert db.session.scalars(select(Submission)).one().id == "6f1c1c8e-7a52-4c0e-9d5b-3a1f7d2b4e10"
    trip.assert_all_arrived_once(good)
    trip.assert_nothing_sent_after_its_receipt()
