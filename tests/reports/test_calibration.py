"""The measures keep their word: a small version of benchmarks/calibration.py, the same waves each time."""

import pytest

from benchmarks.calibration import clear_change, rank_range, score_interval, share_of_visits, standards_met

WAVES = 60


@pytest.mark.parametrize("visits", [2, 4, 8])
def test_the_interval_of_a_score_holds_the_truth_about_95_times_in_100(visits: int) -> None:
    assert 92 <= score_interval(WAVES, visits).percent <= 98


@pytest.mark.parametrize("visits", [4, 8, 40])
def test_the_interval_of_a_share_holds_the_truth_about_95_times_in_100(visits: int) -> None:
    assert 92 <= share_of_visits(WAVES, visits).percent <= 98


@pytest.mark.parametrize("visits", [5, 8])
def test_the_interval_of_standards_met_holds_the_truth_about_95_times_in_100(visits: int) -> None:
    assert 92 <= standards_met(WAVES, visits).percent <= 98


@pytest.mark.parametrize("visits", [2, 4, 8])
def test_a_clear_change_is_said_by_mistake_at_most_one_time_in_twenty(visits: int) -> None:
    kept = clear_change(WAVES, visits)

    assert kept.tried > 100
    assert kept.percent <= 6.5


def test_the_rank_range_holds_the_true_rank_nine_times_in_ten() -> None:
    assert rank_range(WAVES, 8).percent >= 90
