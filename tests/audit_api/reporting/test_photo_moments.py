"""When a photo was taken is told only where the phone's clocks leave no doubt, and never as a time of day."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from audit_api.reporting.photo_moments import moment

START = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
EVENTS = {"door": 0, "served": 300.5}
SET = {"after": 0, "counted": 1, "why": "clock_changed"}
SLEPT = {"after": 200, "counted": 60, "why": "slept"}


def by_phone(second: float) -> str:
    return (START + timedelta(seconds=second)).isoformat()


def camera(second: float) -> dict[str, Any]:
    return {"source": "camera", "taken_at": by_phone(second)}


def taps(**at: float) -> dict[str, Any]:
    """Taps at these seconds by the phone's clock."""
    return {"taps": [{"event": event, "seconds": EVENTS[event], "at": by_phone(when)} for event, when in at.items()]}


def test_it_is_reckoned_from_the_tap_that_is_nearest_by_the_phones_clock() -> None:
    drifted = taps(door=60, served=370)

    assert moment(camera(125), drifted, EVENTS) == 65
    assert moment(camera(360), drifted, EVENTS) == 290.5


def test_it_counts_from_the_first_moment_that_stands_in_the_answers() -> None:
    assert moment(camera(125), taps(door=60), {"greeted": 5, "served": 300}) == 60


@pytest.mark.parametrize("second", [59, 361], ids=["before", "after"])
def test_a_photo_taken_before_the_first_moment_or_after_the_last_has_none(second: float) -> None:
    assert moment(camera(second), taps(door=60), EVENTS) is None


def test_a_phone_that_slept_leaves_no_doubt_and_one_whose_clock_was_set_does() -> None:
    assert moment(camera(125), taps(door=60) | {"gaps": [SLEPT]}, EVENTS) == 65
    assert moment(camera(125), taps(door=60) | {"gaps": [SLEPT, SET]}, EVENTS) is None


@pytest.mark.parametrize(
    "note", [{}, {"source": "camera", "taken_at": None}, camera(125) | {"source": "album"}], ids=str
)
def test_another_cameras_clock_tells_nothing(note: dict[str, Any]) -> None:
    assert moment(note, taps(door=60), EVENTS) is None


def test_without_a_tap_or_a_moment_there_is_nothing_to_reckon_from() -> None:
    assert moment(camera(125), {"taps": []}, EVENTS) is None
    assert moment(camera(125), {}, EVENTS) is None
    assert moment(camera(125), taps(door=60), {}) is None
