"""A branch finds its own place among the branches, and why it may not be ranked."""

from decimal import Decimal

from reports.measures.peers import peers

WAVE = [
    tuple(Decimal(score) for score in scores)
    for scores in ((72, 85, 91, 68), (88, 92, 84, 90), (60, 74), (79, 81, 83, 77, 80, 86), (95,), (70, 66, 75, 69))
]


def test_the_own_place_is_that_of_the_own_scores_in_whatever_order() -> None:
    found = peers(WAVE, tuple(reversed(WAVE[3])))

    assert found is not None
    assert found.own is not None
    assert (found.own.visits, found.own.score) == (6, Decimal("81.0"))
    assert (len(found.league.places), found.league.left_out) == (5, 1)


def test_fewer_than_eight_visits_are_the_hindrance() -> None:
    found = peers(WAVE, WAVE[0])

    assert found is not None
    assert found.own is not None
    assert (found.own.rank, found.hindrance) == (None, "visits")
    # R .7 at an intraclass correlation of .6225: 0.7 / 0.3 * 38.333 / 63.216 = 1.4 visits
    assert found.visits_to_rank == 2


def test_a_branch_that_was_not_among_them_is_added() -> None:
    own = (Decimal(80), Decimal(90))
    found = peers(WAVE, own)

    assert found is not None
    assert found.own is not None
    assert (found.own.visits, len(found.league.places)) == (2, 6)


def test_one_visit_has_no_place() -> None:
    found = peers(WAVE, WAVE[4])

    assert found is not None
    assert (found.own, found.hindrance) == (None, "visits")


def test_eight_visits_of_branches_that_differ_have_a_rank() -> None:
    branches = [tuple(Decimal(level + step) for step in range(8)) for level in (50, 60, 70, 80)]
    found = peers(branches, branches[2])

    assert found is not None
    assert found.own is not None
    assert (found.own.rank, found.hindrance) == ((2, 2), None)


def test_eight_visits_of_branches_that_do_not_differ_are_not_reliable() -> None:
    branches = [tuple(Decimal(60 + (place * 7 + step * 11) % 30) for step in range(8)) for place in range(5)]
    found = peers(branches, branches[0])

    assert found is not None
    assert found.hindrance == "reliability"


def test_a_branch_alone_has_no_peers() -> None:
    assert peers([WAVE[0]], WAVE[0]) is None
