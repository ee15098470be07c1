"""Intervals agree with the published vectors, and are silent where they know nothing."""

from decimal import Decimal
from fractions import Fraction

import pytest

from reports.measures.interval import (
    Interval,
    Share,
    Spread,
    clustered_interval,
    mean_interval,
    own_interval,
    share_interval,
    spread_within,
    wilson,
)
from reports.measures.rounding import half_up, mean
from reports.measures.variance import group_of

BRANCHES = [
    [72, 85, 91, 68],
    [88, 92, 84, 90],
    [60, 74],
    [79, 81, 83, 77, 80, 86],
    [95],
    [70, 66, 75, 69],
]


@pytest.mark.parametrize(
    ("met", "of", "low", "high"),
    [
        (3, 4, 0.301, 0.954),
        (4, 4, 0.510, 1),
        (6, 8, 0.409, 0.929),
        (7, 8, 0.529, 0.978),
        (9, 12, 0.468, 0.911),
        (12, 12, 0.757, 1),
        (0, 5, 0, 0.434),
    ],
)
def test_wilson_interval_of_few_visits(met: int, of: int, low: float, high: float) -> None:
    assert wilson(Share(met, of)) == pytest.approx((low, high), abs=0.0006)


def test_a_share_of_nothing_has_no_per_cent_and_could_be_anything() -> None:
    assert Share(0, 0).percent is None
    assert share_interval(Share(0, 0)) is None
    assert wilson(Share(0, 0)) == (0.0, 1.0)


def test_standards_met_are_as_sure_as_the_visits_are_alike() -> None:
    """Each visit meets 8 of 10 on average; only the visits' own differences make the interval."""
    alike = clustered_interval([Share(met, 10) for met in (8, 8, 7, 9, 8, 8)])
    apart = clustered_interval([Share(met, 10) for met in (10, 6, 10, 6, 10, 6)])

    assert (alike, apart) == (Interval(Decimal("73.4"), Decimal("86.6")), Interval(Decimal("57.0"), Decimal("100.0")))
    assert clustered_interval([Share(8, 10)] * 6) is None
    assert clustered_interval([Share(met, 10) for met in (8, 7, 9, 8)]) is None


def test_the_spread_is_pooled_over_all_branches_of_the_wave() -> None:
    spread = spread_within(BRANCHES)

    assert spread is not None
    assert spread.freedom == 15
    assert spread.deviation == pytest.approx(6.191, abs=0.0005)


def test_the_pooled_interval_is_narrower_than_the_branch_alone_would_give() -> None:
    assert mean_interval(BRANCHES[0], spread_within(BRANCHES)) == Interval(Decimal("72.4"), Decimal("85.6"))
    own = Spread(group_of(BRANCHES[0]).deviation, 3)
    assert mean_interval(BRANCHES[0], own) == Interval(Decimal("61.8"), Decimal("96.2"))


def test_one_visit_has_no_interval() -> None:
    assert mean_interval([95], spread_within(BRANCHES)) is None


def test_a_branch_speaks_from_its_own_spread_only_from_five_visits_up() -> None:
    assert own_interval(BRANCHES[0]) is None
    assert own_interval(BRANCHES[3]) is not None


@pytest.mark.parametrize(
    ("wave", "freedom"),
    [
        ([[70, 90]], None),
        ([[70, 90], [80], [85]], None),
        ([[70, 90, 75, 85]], None),
        ([[70, 90], [80, 84]], 2),
        ([[70, 90, 75, 85, 80]], 4),
    ],
    ids=["two visits", "beside single visits", "four visits", "beside another branch", "five visits"],
)
def test_a_spread_that_one_branch_alone_tells_takes_five_visits(wave: list[list[int]], freedom: int | None) -> None:
    spread = spread_within(wave)
    assert (spread and spread.freedom) == freedom


def test_visits_that_never_differ_say_nothing_about_chance() -> None:
    assert spread_within([[90, 90], [80]]) is None
    assert mean_interval([90, 90], None) is None


def test_an_interval_stays_between_0_and_100() -> None:
    interval = mean_interval([95, 100, 99], spread_within([[60, 100], [95, 100, 99]]))

    assert interval is not None
    assert interval.high == 100


def test_the_mean_of_visits_is_not_the_pooled_points() -> None:
    """V10: 40/50, 90/100 and 15/30 are 73.3 as visits, and would be 80.6 as one heap of points."""
    visits = [Fraction(4000, 50), Fraction(9000, 100), Fraction(1500, 30)]

    assert half_up(mean(visits)) == Decimal("73.3")


@pytest.mark.parametrize(
    ("value", "printed"),
    [("0.25", "0.3"), ("84.45", "84.5"), ("89.95", "90.0"), ("-0.25", "-0.3"), ("73.34", "73.3")],
)
def test_halves_are_rounded_away_from_zero(value: str, printed: str) -> None:
    """V12: the usual rounding of floats would print 0.2 and 84.4."""
    assert str(half_up(Decimal(value))) == printed
