"""Whether the service depends on individuals, on the day, or is driven by standards."""

from decimal import Decimal

import pytest

from reports.measures.consistency import consistency_index, dependence, spontaneity
from reports.measures.interval import Share


def test_who_serves_makes_the_difference() -> None:
    """The worked example: .937 [.704, .998], mood 2.6."""
    found = dependence({"e1": [90, 88, 92, 90], "e2": [70, 74, 66, 70], "e3": [82, 78, 84, 80]})

    assert found is not None
    assert (found.people, found.visits) == (3, 12)
    assert found.index == Decimal("0.937")
    assert found.interval == (Decimal("0.704"), Decimal("0.998"))
    assert found.mood == Decimal("2.6")
    assert found.reading == "individuals"


def test_the_day_makes_the_difference() -> None:
    """The worked example: an ICC of -.32 is 0, mood 11.9."""
    found = dependence({"e1": [90, 62, 85, 75], "e2": [70, 91, 66, 83], "e3": [95, 68, 74, 81]})

    assert found is not None
    assert found.index == Decimal("0.000")
    assert found.mood == Decimal("11.9")
    assert found.reading == "mood"


def test_alike_whoever_serves_and_whenever_is_driven_by_standards() -> None:
    found = dependence({"e1": [80, 82], "e2": [81, 83], "e3": [82, 80]})

    assert found is not None
    assert found.reading == "standards"


def test_visits_of_one_score_are_alike_and_others_are_not() -> None:
    same, apart = ({"e1": [80, 80], "e2": [80, 80], "e3": [80, last]} for last in (80, 81))

    assert [found.alike for people in (same, apart) if (found := dependence(people))] == [True, False]


def test_people_who_never_waver_depend_on_individuals_entirely() -> None:
    found = dependence({"e1": [70, 70], "e2": [80, 80], "e3": [90, 90]})

    assert found is not None
    assert (found.index, found.interval) == (Decimal("1.000"), (Decimal("1.000"), Decimal("1.000")))


@pytest.mark.parametrize("people", [{}, {"e1": [80, 90], "e2": [70, 75]}, {"e1": [80, 90], "e2": [70, 75], "e3": [60]}])
def test_below_three_people_with_two_visits_each_nothing_is_said(people: dict[str, list[int]]) -> None:
    assert dependence(people) is None


def test_items_left_to_chance() -> None:
    """The worked example: done in 4, 4, 3, 2, 1 and 0 of 4 visits is .556 spontaneous at 58.3 per cent."""
    found = spontaneity([Share(met, 4) for met in (4, 4, 3, 2, 1, 0)])

    assert found is not None
    assert (found.index, found.compliance, found.items) == (Decimal("0.556"), Decimal("58.3"), 6)


def test_an_item_seen_once_says_nothing_of_chance() -> None:
    assert spontaneity([Share(1, 1), Share(0, 0)]) is None


def test_coin_flips_are_no_more_than_wholly_spontaneous() -> None:
    found = spontaneity([Share(1, 2), Share(1, 2)])

    assert found is not None
    assert found.index == Decimal("1.000")


@pytest.mark.parametrize(
    ("scores", "index"),
    [([72, 85, 91, 68], "73.5"), ([80, 80], "100.0"), ([100, 100], "100.0"), ([0, 100], "0.0"), ([0, 0], "100.0")],
)
def test_consistency_is_the_spread_against_the_widest_there_could_be(scores: list[int], index: str) -> None:
    assert consistency_index(scores) == Decimal(index)


def test_one_visit_has_no_consistency() -> None:
    assert consistency_index([80]) is None
