"""A phone's clock that was set while nobody could see it is told from sleep by the server's clock."""

import pytest

from audit_api.submissions.clock_jumps import jump_ms, marked

HOUR = 3_600_000
SLEPT = {"after": 10, "counted": 3700, "why": "slept"}
NAP = {"after": 5000, "counted": 20, "why": "reopened"}
CAPTURE = {"taps": [], "gaps": [SLEPT, NAP]}


@pytest.mark.parametrize(
    ("at_start", "at_hand_in", "jump"),
    [
        (200, 200 - HOUR, HOUR),
        (200, 200 + HOUR, -HOUR),
        (-HOUR, -HOUR + 900, 0),
        (30_000, 100, 0),
        (100, 250_000, 0),
        (None, HOUR, 0),
        (HOUR, None, 0),
    ],
    ids=["forward", "back", "always wrong", "a slow start", "a slow hand-in", "no start told", "brought in"],
)
def test_a_clock_was_set_when_it_stands_otherwise_to_the_servers_than_a_slow_link_could_make_it(
    at_start: int | None, at_hand_in: int | None, jump: int
) -> None:
    assert jump_ms(at_start, at_hand_in) == jump


def test_only_a_gap_that_is_long_enough_can_hide_a_clock_that_was_set_forward() -> None:
    assert [gap["why"] for gap in marked(CAPTURE, HOUR)["gaps"]] == ["clock_changed", "reopened"]
    assert marked(CAPTURE, HOUR)["gaps"][0]["counted"] == SLEPT["counted"]


def test_a_clock_that_was_set_back_may_hide_in_any_gap_that_the_wall_clock_bridged() -> None:
    assert [gap["why"] for gap in marked(CAPTURE, -HOUR)["gaps"]] == ["clock_changed", "clock_changed"]


def test_without_a_jump_the_phone_is_believed() -> None:
    assert marked(CAPTURE, 0) is CAPTURE
