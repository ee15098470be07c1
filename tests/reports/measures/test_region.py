"""A region's figures are those of its branches put together, each branch counting the same."""

from decimal import Decimal
from fractions import Fraction
from functools import reduce

import numpy as np
import pytest

from reports.data import PartSum, QuestionSum
from reports.form_text import FormText
from reports.measures import tally
from reports.measures.branch import branch_figures
from reports.measures.gate import Standing
from reports.measures.interval import Interval, Share, spread_within
from reports.measures.region import RegionFigures, equal_branch_interval, region_figures
from reports.measures.sums import branch_sums
from reports.measures.variance import group_of
from tests.reports import build, region

LEAGUE = {
    "A": [72, 85, 91, 68],
    "B": [88, 92, 84, 90],
    "C": [60, 74],
    "D": [79, 81, 83, 77, 80, 86],
    "E": [95],
    "F": [70, 66, 75, 69],
}
GAINS = (6, -2, 9, 4, -5, 11, 7, 3, 0, 8)


def figures(*branches: object, **fields: object) -> RegionFigures:
    return region_figures(region.report(branches=branches, **fields))  # type: ignore[arg-type]


def test_the_score_of_a_region_is_the_mean_of_its_branches_and_not_of_its_visits() -> None:
    """V11: means 80 of 4 visits, 60 of 1 and 90 of 7 make 76.7; weighted by visits it would be 84.2."""
    found = figures(region.bare([80] * 4, code="A"), region.bare([60], code="B"), region.bare([90] * 7, code="C"))

    assert found.score == Decimal("76.7")
    assert (found.visits, len(found.scored)) == (12, 3)


def test_the_league_of_a_region_is_that_of_the_worked_example() -> None:
    """Shrunk means B 87.3, D 80.9, A 79.1, F 71.3, C 69.9; E has one visit and is left out."""
    found = figures(*(region.bare(scores, code=code) for code, scores in LEAGUE.items())).league

    assert found is not None
    assert [(place.code, str(place.shrunk)) for place in found.places] == [
        ("B", "87.3"),
        ("D", "80.9"),
        ("A", "79.1"),
        ("F", "71.3"),
        ("C", "69.9"),
    ]
    assert (found.left_out, found.ranked) == (1, 0)
    assert found.components.icc == pytest.approx(0.6225, abs=5e-5)


def test_the_change_of_a_region_pairs_its_branches() -> None:
    """Ten gains of 4.1 on average: +4.1 [+0.4, +7.8], p .032, clear."""
    branches = [region.bare([80 + gain], [80], code=f"B{place}") for place, gain in enumerate(GAINS)]
    found = figures(*branches, region.bare([99, 98], code="new")).change

    assert found is not None
    assert (found.branches, found.difference, found.verdict) == (10, Decimal("4.1"), "clear")
    assert found.interval == Interval(Decimal("0.4"), Decimal("7.8"))


def test_only_changes_that_stand_among_all_that_were_tried_are_real() -> None:
    steady = [region.bare([81, 80, 81, 82], [80, 81, 82, 81], code=f"S{place}") for place in range(20)]
    moved = region.bare([90, 91, 92, 91], [60, 61, 62, 61], code="moved")
    found = figures(*steady, moved).changes

    assert [code for code, _ in found.real] == ["moved"]
    assert (found.tried, len(found.rest)) == (21, 20)


def test_the_interval_holds_the_mean_of_the_branches_nineteen_times_in_twenty() -> None:
    """600 regions of ten branches with 1 to 8 visits: between 93 and 97 in 100."""
    dice = np.random.default_rng(20_261_122)
    held = 0
    for _ in range(600):
        true = dice.normal(70, 6, 10)
        branches = [[Fraction(x) for x in dice.normal(m, 6, 1 + place % 8)] for place, m in enumerate(true)]
        found = equal_branch_interval(branches, spread_within(branches))
        assert found is not None
        held += float(found.low) <= true.mean() <= float(found.high)

    assert 0.93 <= held / 600 <= 0.97


def test_the_interval_of_one_branch_is_the_branch_s_own() -> None:
    report = build.branch_report()
    found = equal_branch_interval([build.finals(report.visits)], spread_within(report.peers))

    assert found == branch_figures(report).interval


@pytest.mark.parametrize("branches", [[], [[80]], [[80], [70]]])
def test_visits_that_say_nothing_of_their_spread_give_no_interval(branches: list[list[int]]) -> None:
    assert equal_branch_interval(branches, spread_within(branches)) is None


def test_the_cells_of_a_branch_equal_its_own_report_card() -> None:
    own = branch_figures(build.branch_report())
    cards = [visit.scorecard for visit in own.visits]
    sums = region.of_cards(cards)
    [line] = figures(sums).branches

    assert line.score == own.score
    found = dict(zip(figures(sums).parts, line.parameters, strict=True))
    assert {row.code: (row.score, row.visits) for row in own.card.parameters} == {
        part.code: (cell.score, cell.visits) for part, cell in found.items()
    }


def test_the_worst_items_of_one_branch_equal_its_own() -> None:
    own = branch_figures(build.branch_report())
    found = figures(region.of_cards([visit.scorecard for visit in own.visits])).lost

    assert [(row.question, row.owner, row.lost, row.running, row.visits) for row in found] == [
        (row.question, row.owner, row.lost, row.running, row.share) for row in own.missed
    ]


def test_lost_points_count_each_branch_the_same() -> None:
    """A loses 8 points in each of 4 visits, B nothing in one: 4 points off the region's score, in 4 of 5 visits."""
    a = region.bare([92] * 4, code="A", questions={"B5": QuestionSum(4, 4, Fraction(32))})
    b = region.bare([100], code="B", questions={"B5": QuestionSum(1, 0, Fraction(0))})
    [row] = figures(a, b).lost

    assert (row.lost, row.visits, row.branches) == (Decimal("4.0"), Share(4, 5), Share(1, 2))
    assert (row.percent, row.running) == (Decimal("100.0"), Decimal("100.0"))


def test_a_question_kept_in_many_visits_stands_above_one_kept_in_two() -> None:
    one = region.bare(
        [100] * 40,
        questions={"A2": QuestionSum(2, 0, Fraction(0)), "B2": QuestionSum(40, 1, Fraction(0))},
    )

    assert [row.question for row in figures(one).kept] == ["B2", "A2"]


def test_what_is_to_be_mended_first_is_not_praised_however_rarely_it_fails() -> None:
    one = region.bare(
        [100] * 40,
        questions={"A2": QuestionSum(40, 1, Fraction(100)), "B2": QuestionSum(40, 2, Fraction(0))},
    )

    assert [row.question for row in figures(one).fixes] == ["A2"]
    assert [row.question for row in figures(one).kept] == ["B2"]


def test_critical_failures_are_counted_over_visits_and_branches() -> None:
    a = region.bare([59, 59], code="A", questions={"C10": QuestionSum(2, 2, Fraction(8), 2)})
    b = region.bare(
        [59], code="B", questions={"C10": QuestionSum(1, 1, Fraction(4), 1), "A2": QuestionSum(1, 0, Fraction(0))}
    )
    found = figures(a, b)

    assert [(row.question, row.effect, row.times, row.branches) for row in found.critical] == [("C10", "cap", 3, 2)]
    assert [line.critical for line in found.branches] == [2, 1]


def test_a_branch_without_complete_visits_is_listed_and_enters_no_figure() -> None:
    found = figures(region.bare([80, 90], code="A"), region.bare([], code="B", incomplete=2, other_form=1))

    assert (found.score, len(found.scored)) == (Decimal("85.0"), 1)
    assert (found.branches[1].score, found.branches[1].standing) == (None, Standing.NOTHING)
    assert (found.incomplete, found.other_form) == (2, 1)


def test_a_region_without_visits_has_no_score_and_no_change() -> None:
    found = figures()

    assert (found.score, found.interval, found.band, found.change, found.league) == (None, None, None, None, None)
    assert (found.lost, found.kept, found.critical, found.areas) == ((), (), (), ())


def test_a_programme_tells_its_regions_and_a_region_does_not() -> None:
    west = [region.bare([80, 82], code="A"), region.bare([90, 88], code="B")]
    east = [region.bare([60, 64], [70, 71], code="C", region="East region")]
    found = figures(*west, *east, region=None)

    assert [(area.name, area.branches, area.visits, area.score) for area in found.areas] == [
        ("East region", 1, 2, Decimal("62.0")),
        ("West region", 2, 4, Decimal("85.0")),
    ]
    # (81 + 89 + 62) / 3
    assert found.score == Decimal("77.3")
    assert figures(*west).areas == ()


def test_the_spread_of_the_whole_wave_makes_the_interval() -> None:
    """81 and 89 of two visits each; s 10 on 18 degrees of freedom: 85 +- 2.1009 x 10 x sqrt(1/2 + 1/2) / 2."""
    branches = [region.bare([80, 82], code="A"), region.bare([90, 88], code="B")]

    assert figures(*branches, spread=(10.0, 18)).interval == Interval(Decimal("74.5"), Decimal("95.5"))
    assert figures(*branches).interval != figures(*branches, spread=(10.0, 18)).interval


def test_a_parameter_s_cell_is_the_mean_of_its_visits_per_cents() -> None:
    one = region.bare([80, 81, 82], parameters={"speed": PartSum(3, Decimal("200.0"))})
    [line] = figures(one).branches

    assert line.parameters[0].score == Decimal("66.7")
    assert line.parameters[0].standing == Standing.MEAN


def test_a_part_of_the_service_is_the_mean_of_the_branches() -> None:
    """66.667 of three visits and 90 of one make 78.3; the branch without it is left out."""
    a = region.bare([80, 81, 82], code="A", parameters={"speed": PartSum(3, Decimal("200.0"))})
    b = region.bare([90], code="B", parameters={"speed": PartSum(1, Decimal("90.0"))})
    [part] = figures(a, b, region.bare([70], code="C")).parts

    assert (part.code, part.score, part.branches, part.visits) == ("speed", Decimal("78.3"), 2, 4)


def test_a_question_that_is_critical_no_more_is_still_told() -> None:
    one = region.bare([80], questions={"B2": QuestionSum(1, 1, Fraction(3), 1)})

    assert figures(one).critical[0].effect == "flag"


def test_sums_read_off_a_tally_are_those_of_the_scorecards() -> None:
    cards = [region.card(seed, 0.6) for seed in range(6)]
    form = FormText(build.form(), "en")
    kept = tally.plain(reduce(tally.added, (tally.of_visit(card, form) for card in cards), {}))
    straight = region.of_cards(cards, before=group_of([Decimal("80.5")]), other_form=2)
    found = branch_sums(build.BRANCH, kept, group_of([Decimal("80.5")]), 2)

    assert sorted(found.scores) == sorted(straight.scores)
    assert found.parameters == straight.parameters
    assert found.questions == straight.questions
    assert (found.before, found.other_form) == (straight.before, 2)


def test_bands_come_with_four_visits() -> None:
    three, four = (figures(region.bare([95] * visits)) for visits in (3, 4))

    assert (three.band, four.band) == (None, "excellent")
    assert four.gap == Decimal("10.0")
