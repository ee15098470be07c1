"""The visits' clocks and the timed steps as figures: what is waiting, who was in time, and where each mark leads."""

from reports.figures.clock import axis_of
from reports.figures.figure import Box, Dot, Figure, Text
from reports.figures.times import clocks_figure, steps_figure
from reports.form_text import FormText
from reports.measures.branch import BranchFigures, branch_figures
from reports.words import Words
from tests.reports import build

REPORT = build.branch_report(visits=build.visits(8, 0.6))
WORDS = Words("en", REPORT.taxonomies)
FIGURES: BranchFigures = branch_figures(REPORT)


def clocks() -> Figure:
    drawn = clocks_figure(FIGURES.timelines, WORDS)
    assert drawn is not None
    return drawn


def steps() -> Figure:
    drawn = steps_figure(FIGURES.steps, FormText(build.form(), "en"), WORDS)
    assert drawn is not None
    return drawn


def test_each_visit_has_a_strip_as_long_as_it_took_that_leads_to_it() -> None:
    strips = [mark for mark in clocks().marks if isinstance(mark, Box) and mark.tone == "range_0"]
    axis = axis_of(FIGURES.timelines, 365)

    assert [strip.about for strip in strips] == [{"visit": line.visit} for line in FIGURES.timelines]
    assert [round(strip.width) for strip in strips] == [round(axis.at(float(line.whole))) for line in FIGURES.timelines]


def test_what_was_waiting_is_dark_and_adds_up_to_its_share() -> None:
    drawn = clocks()
    for line in FIGURES.timelines:
        own = [mark for mark in drawn.marks if isinstance(mark, Box) and mark.about == {"visit": line.visit}]
        dark = sum(mark.width for mark in own if mark.tone == "slate")
        whole = sum(mark.width for mark in own if mark.tone == "range_0")
        assert abs(100 * dark / whole - float(line.percent or 0)) < 0.1


def test_the_table_says_total_and_share_of_each_visit() -> None:
    assert [row[1:] for row in clocks().table.rows] == [
        [WORDS.clock(line.whole), WORDS.percent(line.percent)] for line in FIGURES.timelines
    ]


def test_each_step_has_a_dot_a_visit_in_colour_when_it_was_late() -> None:
    dots = [mark for mark in steps().marks if isinstance(mark, Dot)]
    durations = [duration for step in FIGURES.steps for duration in step.durations if duration.seconds is not None]

    assert [(dot.about, dot.tone) for dot in dots] == [
        ({"visit": one.visit}, "slate" if one.within else "accent") for one in durations
    ]
    assert any(not one.within for one in durations)


def test_a_step_leads_to_its_question_and_tells_its_middle() -> None:
    texts = [mark for mark in steps().marks if isinstance(mark, Text)]

    assert {mark.about["question"] for mark in texts if mark.about} == {step.question for step in FIGURES.steps}
    assert [row[2] for row in steps().table.rows] == [
        WORDS("time.median", time=WORDS.clock(step.median.seconds)) for step in FIGURES.steps if step.median
    ]


def test_nothing_timed_is_no_figure() -> None:
    assert clocks_figure((), WORDS) is None
    assert steps_figure((), FormText(build.form(), "en"), WORDS) is None
