"""A league of few visits: shrunk means, rank ranges, and what may be said of them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from reports.measures.interval import Interval
from reports.measures.league import Components, components, league, rank_ranges
from reports.measures.rounding import mean

WAVE = {
    "A": [72, 85, 91, 68],
    "B": [88, 92, 84, 90],
    "C": [60, 74],
    "D": [79, 81, 83, 77, 80, 86],
    "E": [95],
    "F": [70, 66, 75, 69],
}


def _found() -> Components:
    found = components(list(WAVE.values()))
    assert found is not None
    return found


def test_the_variances_of_the_worked_example() -> None:
    """N 21, MSW 38.333, tau squared 63.216, ICC .6225, middle 79.612."""
    found = _found()

    assert (found.branches, found.visits) == (6, 21)
    assert found.within == pytest.approx(38.333, abs=5e-4)
    assert found.between == pytest.approx(63.216, abs=5e-4)
    assert found.icc == pytest.approx(0.6225, abs=5e-5)
    assert found.middle == pytest.approx(79.612, abs=5e-4)


def test_the_shrunk_means_of_the_worked_example() -> None:
    """A 79.08, B 87.33, C 69.93, D 80.87, F 71.27: best first, and E with its one visit is left out."""
    found = league(WAVE)

    assert found is not None
    shrunk = {place.code: place.shrunk for place in found.places}
    assert shrunk == {
        "B": Decimal("87.3"),
        "D": Decimal("80.9"),
        "A": Decimal("79.1"),
        "F": Decimal("71.3"),
        "C": Decimal("69.9"),
    }
    assert list(shrunk) == ["B", "D", "A", "F", "C"]
    assert found.left_out == 1


def test_the_rank_ranges_of_the_worked_example() -> None:
    """Among all six, E included: A 3-4, B 1-3, C 5-6, D 2-4, E 1-3, F 5-6."""
    ranges = rank_ranges(_found(), {code: (mean(scores), len(scores)) for code, scores in WAVE.items()})

    assert ranges == {"A": (3, 4), "B": (1, 3), "C": (5, 6), "D": (2, 4), "E": (1, 3), "F": (5, 6)}


def test_a_branch_below_eight_visits_has_no_rank() -> None:
    found = league(WAVE)

    assert found is not None
    assert found.ranked == 0


def _eight(middle: int, wobble: int) -> list[int]:
    return [middle - wobble, middle + wobble] * 4


def test_eight_reliable_visits_give_a_rank_range() -> None:
    found = league({"high": _eight(90, 2), "mid": _eight(80, 2), "low": _eight(70, 2)})

    assert found is not None
    assert [(place.code, place.rank) for place in found.places] == [("high", (1, 1)), ("mid", (2, 2)), ("low", (3, 3))]


def test_eight_unreliable_visits_give_none() -> None:
    """The branches differ less than their own visits do: a rank would be a lottery."""
    found = league({"one": _eight(80, 15), "two": _eight(81, 15), "three": _eight(82, 15)})

    assert found is not None
    assert found.ranked == 0
    assert {place.shrunk for place in found.places} == {Decimal("81.0")}, "all are drawn to the same middle"


@pytest.mark.parametrize(
    ("icc", "needed", "at"),
    [
        ("0.10", (21, 36, 81), (0.18, 0.31, 0.47, 0.57)),
        ("0.20", (10, 16, 36), (0.33, 0.50, 0.67, 0.75)),
        ("0.30", (6, 10, 21), (0.46, 0.63, 0.77, 0.84)),
        ("0.50", (3, 4, 9), (0.67, 0.80, 0.89, 0.92)),
    ],
)
def test_reliability_grows_with_visits_as_the_table_says(
    icc: str, needed: tuple[int, ...], at: tuple[float, ...]
) -> None:
    """Visits for a reliability of .7, .8 and .9, and the reliability of 2, 4, 8 and 12 visits."""
    share = Fraction(icc)
    found = Components(float(1 - share), float(share), 80.0, 10, 40)

    assert tuple(found.visits_for(wanted) for wanted in (0.7, 0.8, 0.9)) == needed
    assert tuple(found.reliability(visits) for visits in (2, 4, 8, 12)) == pytest.approx(at, abs=0.0051)


def test_branches_that_do_not_differ_need_no_number_of_visits() -> None:
    found = components([[80, 90], [90, 80]])

    assert found is not None
    assert (found.between, found.icc, found.visits_for(0.7)) == (0.0, 0.0, None)


@pytest.mark.parametrize("branches", [[], [[80, 90]], [[80], [90]], [[80, 90], []]])
def test_there_is_no_league_of_one_branch_or_of_single_visits(branches: list[list[int]]) -> None:
    assert components(branches) is None


def test_scores_that_never_differ_are_no_division_by_zero() -> None:
    found = league({"one": [80, 80], "two": [80, 80]})

    assert found is not None
    assert {place.interval for place in found.places} == {Interval(Decimal("80.0"), Decimal("80.0"))}


def test_bars_stay_on_the_scale() -> None:
    found = league({"one": [100, 100, 40], "two": [0, 5, 60]})

    assert found is not None
    assert all(0 <= place.bar.low <= place.bar.high <= 100 for place in found.places)


def test_the_same_scores_give_the_same_ranges_each_time() -> None:
    branches = {code: (mean(scores), len(scores)) for code, scores in WAVE.items()}

    assert rank_ranges(_found(), branches) == rank_ranges(_found(), branches)
