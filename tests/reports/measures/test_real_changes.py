"""Among many branches some seem to change by chance alone; those are not called real."""

from decimal import Decimal

import pytest

from reports.measures.interval import Interval, Share
from reports.measures.real_changes import false_discovery_limit, paired_change, real_changes, share_change

GAINS = (6, -2, 9, 4, -5, 11, 7, 3, 0, 8)


def test_ten_branches_that_gained_four_points_make_a_real_change_of_the_region() -> None:
    """The worked example: +4.1 [+0.4, +7.8], p .032."""
    found = paired_change([(80, 80 + gain) for gain in GAINS])

    assert found is not None
    assert (found.branches, found.difference) == (10, Decimal("4.1"))
    assert found.interval == Interval(Decimal("0.4"), Decimal("7.8"))
    assert found.p == pytest.approx(0.032, abs=0.0005)
    assert found.verdict == "clear"


@pytest.mark.parametrize("branches", [[], [(80, 90)], [(80, 85), (70, 75)]])
def test_one_branch_or_branches_that_changed_alike_give_no_interval(branches: list[tuple[int, int]]) -> None:
    assert paired_change(branches) is None


@pytest.mark.parametrize(
    ("before", "now", "difference", "low", "high", "real"),
    [
        (Share(5, 12), Share(9, 12), "33.3", -5, 61, False),
        (Share(28, 50), Share(40, 50), "24.0", 6, 40, True),
    ],
)
def test_the_worked_examples_of_shares(
    before: Share, now: Share, difference: str, low: int, high: int, real: bool
) -> None:
    """9/12 against 5/12: +33 [-5, +61], not shown. 40/50 against 28/50: +24 [+6, +40], real."""
    found = share_change(before, now)

    assert found is not None
    assert found.difference == Decimal(difference)
    assert (round(found.interval.low), round(found.interval.high)) == (low, high)
    assert found.real is real


def test_a_share_of_nothing_did_not_change() -> None:
    assert share_change(Share(0, 0), Share(3, 4)) is None


def test_false_alarms_are_held_to_one_in_ten_of_what_is_called_real() -> None:
    """Of p 0.01, 0.02, 0.03 and 0.5, at 10 per cent: 0.03 is at most 0.1 x 3 / 4; 0.5 is not at most 0.1."""
    assert false_discovery_limit([0.5, 0.03, 0.01, 0.02]) == 0.03
    assert false_discovery_limit([0.5, 0.9]) < 0
    assert false_discovery_limit([]) < 0


def test_a_later_p_that_passes_takes_the_earlier_ones_along() -> None:
    assert false_discovery_limit([0.06, 0.07, 0.074]) == 0.074


def test_a_change_that_stands_alone_may_fall_among_many() -> None:
    steady = ([80, 81, 82, 81], [81, 80, 81, 82])
    alone = {"moved": ([70, 78, 74, 72], [80, 77, 81, 83])}
    crowd = {f"steady-{number}": steady for number in range(40)}

    assert [code for code, _ in real_changes(alone).real] == ["moved"]
    assert real_changes(alone | crowd).real == ()
    assert real_changes(alone | crowd).tried == 41


def test_a_change_that_is_only_likely_is_not_real_however_few_were_tried() -> None:
    found = real_changes({"likely": ([70, 78, 74, 72], [75, 81, 82, 78])})

    assert [(code, change.verdict) for code, change in found.rest] == [("likely", "likely")]
    assert found.rest[0][1].p < 0.10
    assert found.real == ()


def test_the_largest_change_stands_first_and_one_visit_is_not_tried() -> None:
    found = real_changes(
        {"up": ([60, 61, 62], [80, 81, 82]), "down": ([90, 91, 92], [60, 61, 62]), "single": ([70], [90, 91])}
    )

    assert [code for code, _ in found.real] == ["down", "up"]
    assert found.tried == 2
