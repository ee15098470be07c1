"""The figure of the visits' scores says what the figures say, in marks and in its table."""

from dataclasses import replace
from decimal import Decimal

from reports.figures.figure import Dot, Text
from reports.figures.visit_scores import visit_scores
from reports.measures.branch import branch_figures
from reports.words import Words
from tests.reports import build

REPORT = build.branch_report(photos=0)
WORDS = Words("en", REPORT.taxonomies)


def test_each_visit_is_a_dot_that_leads_to_it_and_a_row_of_the_table() -> None:
    found = branch_figures(REPORT)
    drawn = visit_scores(found, WORDS)

    assert drawn is not None
    assert [mark.about for mark in drawn.marks if isinstance(mark, Dot)] == [{"visit": n} for n in range(1, 9)]
    assert [row[1] for row in drawn.table.rows] == [visit.scorecard["final"] for visit in found.visits]


def test_the_better_visit_stands_higher_and_below_target_it_is_in_colour() -> None:
    found = replace(branch_figures(REPORT), target=Decimal(95))
    drawn = visit_scores(found, WORDS)

    assert drawn is not None
    dots = [mark for mark in drawn.marks if isinstance(mark, Dot)]
    scores = [Decimal(visit.scorecard["final"]) for visit in found.visits]
    by_height = sorted(zip(scores, dots, strict=True), key=lambda pair: -pair[1].y)
    assert [score for score, _ in by_height] == sorted(scores)
    assert {dot.tone for score, dot in by_height if score < 95} == {"accent"}
    assert {dot.tone for score, dot in by_height if score >= 95} == {"slate"}


def test_of_forty_visits_every_fifth_is_numbered_and_all_are_drawn() -> None:
    drawn = visit_scores(branch_figures(build.branch_report(count=40, photos=0)), WORDS)

    assert drawn is not None
    assert sum(isinstance(mark, Dot) for mark in drawn.marks) == 40
    assert {"1", "5", "40"} <= {mark.text for mark in drawn.marks if isinstance(mark, Text)}


def test_no_visit_is_no_figure() -> None:
    assert visit_scores(branch_figures(build.branch_report(count=0)), WORDS) is None
