"""The place is noted only by who agrees."""

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from audit_api.http import Server
from tests.web.notes.visiting import Start, hand_in_the_rest

pytestmark = pytest.mark.browser


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

    places = hand_in_the_rest(phone, app)["capture"]["places"]

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

    places = hand_in_the_rest(phone, app)["capture"]["places"]

    assert (places["check_in"]["told"], places["check_in"]["latitude"]) == ("refused", None)
    assert places["check_out"] is None


def test_where_the_branch_is_on_no_map_nobody_asks_for_the_place(start: Start) -> None:
    phone = start(on_the_map=False)

    phone.tap("I walk in")

    expect(phone.page.get_by_text("May this phone note where you are?")).to_have_count(0)
