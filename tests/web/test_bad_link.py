"""A hand-in of twenty photos over a link that does what links do: all arrives, once each, byte for byte."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random, SystemRandom

import pytest
from playwright.sync_api import Page, expect

from audit_api.http import Server
from tests.soak import TIMES
from tests.web.bad_link import Asked, by_chance
from tests.web.trip import Trip, travelling

pytestmark = pytest.mark.browser

RUNS_EACH = 1 if TIMES == 1 else 5 * TIMES
HARMED = 0.5
"""The share of requests that something happens to."""
PATIENCE = 90


@pytest.fixture
def trip(app: Server, address: str, page: Page, tmp_path: Path) -> Iterator[Trip]:
    """A visit that is filled in."""
    with travelling(app, address, page, tmp_path / "front.jpg") as made:
        yield made


def _fidget(trip: Trip, until: Callable[[], bool]) -> None:
    """What a person does meanwhile: look at the page again, and take it out of a dead spot by flight mode."""
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, "it did not arrive"
        if trip.link.hanging:
            trip.page.context.set_offline(True)
            trip.link.end_hanging()
            trip.page.context.set_offline(False)
        trip.page.evaluate("dispatchEvent(new Event('online'))")
        trip.page.wait_for_timeout(150)


@pytest.mark.parametrize("part", [1, 2])
def test_twenty_photos_and_the_answers_arrive_once_each_over_a_link_that_fails_at_random(trip: Trip, part: int) -> None:
    first = 1000 * part if TIMES == 1 else SystemRandom().randrange(10**9)
    for seed in range(first, first + RUNS_EACH):
        dice = Random(seed)
        pictures = trip.pack(dice)
        trip.link.choose = by_chance(dice, HARMED)
        trip.phone.hand_in()
        _fidget(trip, until=trip.page.get_by_text("It arrived").is_visible)
        trip.link.choose = lambda _: "nothing"

        trip.assert_all_arrived_once(pictures)
        trip.assert_nothing_sent_after_its_receipt()
        trip.next_visit()


def test_a_link_that_hangs_is_given_up_and_tried_again_with_nobody_doing_anything(trip: Trip) -> None:
    trip.page.clock.install()
    pictures = trip.pack(Random(7), 3)
    hung: list[Asked] = []
    trip.link.choose = lambda asked: _hang_once(asked, hung)
    trip.phone.hand_in()
    expect(trip.page.get_by_text("On its way")).to_be_visible()
    trip.page.wait_for_timeout(500)
    assert len(trip.sent("/photos/")) == 1

    trip.page.clock.fast_forward(35_000)
    expect(trip.page.get_by_text("3 of 4 safe").first).to_be_visible()
    trip.page.clock.fast_forward(10_000)

    expect(trip.page.get_by_text("It arrived")).to_be_visible()
    trip.assert_all_arrived_once(pictures)
    assert len(trip.sent("/photos/")) == 4


def _hang_once(asked: Asked, hung: list[Asked]) -> str:
    if asked.method != "PUT" or hung:
        return "nothing"
    hung.append(asked)
    return "hang"
