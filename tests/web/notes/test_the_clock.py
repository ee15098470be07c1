"""The visit clock tells the truth, whatever the phone does meanwhile."""

import re

import pytest
from playwright.sync_api import Page, expect

from audit_api.db import db
from audit_api.http import Server
from tests import build
from tests.web.conftest import link_of
from tests.web.notes.visiting import Start, hand_in_the_rest, noted, seconds, set_wall_clock, show
from tests.web.phone import Phone

pytestmark = pytest.mark.browser

DAY_MS = 86_400_000


def test_a_reload_is_bridged_and_told_to_the_server_with_every_tap(start: Start, app: Server) -> None:
    phone = start()
    phone.tap("I walk in")
    phone.tap("I am served")
    phone.page.locator("footer").get_by_role("button", name="Take back: I am served").click()
    expect(phone.page.get_by_text("Taken back: I am served")).to_be_attached()
    phone.page.reload()
    phone.tap("I am served")

    capture = hand_in_the_rest(phone, app)["capture"]

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
    show(phone.page, "hidden")
    set_wall_clock(phone.page, 300_000)
    show(phone.page, "visible")
    phone.tap("I am served")

    assert 300 <= seconds(noted(phone.page, "I am served").inner_text()) < 330
    phone.page.get_by_role("link", name="Questions").click()
    expect(phone.question("A3").get_by_text("The phone slept for 5 min")).to_be_visible()
    phone.page.go_back()
    gaps = hand_in_the_rest(phone, app)["capture"]["gaps"]
    assert [(gap["why"], gap["counted"] >= 300) for gap in gaps] == [("slept", True)]


def test_a_clock_that_is_set_forward_out_of_sight_is_told_to_the_reviewer_beside_the_time(
    start: Start, app: Server, desk: Page
) -> None:
    phone = start()
    phone.tap("I walk in")
    show(phone.page, "hidden")
    set_wall_clock(phone.page, 300_000)
    show(phone.page, "visible")
    phone.tap("I am served")
    hand_in_the_rest(phone, app)

    with app.app_context():
        link = link_of(build.person("reviewer", "bank"))
        db.session.commit()
    desk.goto(phone.address + link)
    desk.get_by_role("link", name="Branch kl-01").click()
    wait = desk.get_by_role("listitem").filter(has_text="Wait").filter(has_text="A3")
    expect(wait.get_by_text("the phone's clock was set meanwhile, so this time may be wrong")).to_be_visible()


@pytest.mark.parametrize("jump", [-DAY_MS, DAY_MS])
def test_a_clock_that_is_set_bends_no_time_and_is_told(start: Start, app: Server, jump: int) -> None:
    phone = start()
    phone.tap("I walk in")
    set_wall_clock(phone.page, jump)
    phone.tap("I am served")

    assert seconds(noted(phone.page, "I am served").inner_text()) < 60
    phone.page.get_by_role("link", name="Questions").click()
    expect(phone.question("A3").get_by_text("The phone's clock was set in between.")).to_be_visible()
    phone.page.go_back()
    document = hand_in_the_rest(phone, app)
    assert [gap["why"] for gap in document["capture"]["gaps"]] == ["clock_changed"]
    assert document["answers"]["events"]["served"] < 60


def test_a_reload_after_the_clock_was_set_back_a_day_counts_nothing_and_says_so(start: Start, app: Server) -> None:
    phone = start()
    phone.tap("I walk in")
    notes = phone.page.url
    phone.page.goto(f"{phone.address}/icon.svg")
    set_wall_clock(phone.page, -DAY_MS)
    phone.page.goto(notes)
    phone.tap("I am served")

    document = hand_in_the_rest(phone, app)

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

    assert 1 <= seconds(noted(other, "I am served").inner_text()) < 60
    expect(noted(phone.page, "I am served")).to_have_text(noted(other, "I am served").inner_text())


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

    document = hand_in_the_rest(phone, app, left_blank=("A3",))

    assert document["answers"]["answers"]["A3"] == {"value": 540, "source": "document", "reason": "09:42–09:51"}
