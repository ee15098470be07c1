"""A change is called real only when chance hardly explains it."""

from decimal import Decimal

import pytest

from reports.measures.change import change, more_visits, verdict, visits_needed
from reports.measures.interval import Interval


def test_six_points_between_four_and_four_visits_are_no_clear_change() -> None:
    """The worked example: +6.0, 95 % from -10.5 to +22.5, p 0.40."""
    found = change([72, 85, 91, 68], [80, 88, 94, 78])

    assert found is not None
    assert found.difference == Decimal("6.0")
    assert found.interval == Interval(Decimal("-10.5"), Decimal("22.5"))
    assert found.p == pytest.approx(0.40, abs=0.005)
    assert found.verdict == "none"
    assert found.more_visits == 34


def test_a_large_steady_gain_is_clear_and_asks_for_no_more_visits() -> None:
    found = change([60, 62, 61, 63], [80, 82, 81, 79])

    assert found is not None
    assert found.verdict == "clear"
    assert found.more_visits is None


BEFORE = [Decimal(text) for text in ("80", "80.2", "79.8", "80")]
NOW = [score + 2 for score in BEFORE]


def test_a_gain_that_is_sure_but_below_three_points_is_only_likely() -> None:
    found = change(BEFORE, NOW)

    assert found is not None
    assert found.verdict == "likely"


def test_a_loss_is_judged_like_a_gain() -> None:
    found = change([80, 82, 81, 79], [60, 62, 61, 63])

    assert found is not None
    assert (found.verdict, found.difference < 0) == ("clear", True)


@pytest.mark.parametrize(("before", "now"), [([80], [90, 92]), ([80, 82], [90]), ([], [90, 91]), ([80, 80], [90, 90])])
def test_too_few_visits_or_no_spread_allow_no_comparison(before: list[int], now: list[int]) -> None:
    assert change(before, now) is None


@pytest.mark.parametrize(("points", "visits"), [(5, 63), (10, 16)])
def test_visits_a_wave_that_show_a_difference_four_times_in_five(points: float, visits: int) -> None:
    assert visits_needed(points, deviation=10) == visits


def test_no_number_of_visits_is_named_when_nobody_would_plan_them() -> None:
    assert more_visits(difference=0.5, deviation=10, visits=4) is None
    assert more_visits(difference=0, deviation=10, visits=4) is None


def test_a_change_whose_printed_interval_touches_nought_is_not_called_clear() -> None:
    assert verdict(gain=5.9, reach_95=5.87, reach_80=3.5) == "likely"
    assert verdict(gain=5.9, reach_95=5.84, reach_80=3.5) == "clear"
