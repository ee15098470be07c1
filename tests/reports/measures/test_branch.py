"""The figures of a branch rest on its complete visits, as many as the gate asks for."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reports.form_text import FormText
from reports.measures.branch import branch_figures
from reports.measures.faults import faults
from reports.measures.gate import Standing, band
from reports.measures.interval import Share
from reports.measures.rounding import half_up, mean
from tests.reports import build

FORM = FormText(build.form(), "en")


def test_the_score_is_the_mean_of_the_printed_visit_scores() -> None:
    report = build.branch_report()
    finals = [Decimal(visit.scorecard["final"]) for visit in report.visits]

    assert branch_figures(report).score == half_up(mean(finals))


@pytest.mark.parametrize(
    ("visits", "standing", "banded", "provisional"),
    [
        (1, Standing.CARD, False, False),
        (3, Standing.MEAN, False, False),
        (4, Standing.SCORE, True, True),
        (8, Standing.BAND, True, False),
    ],
)
def test_a_band_needs_four_visits_and_is_provisional_up_to_seven(
    visits: int, standing: Standing, banded: bool, provisional: bool
) -> None:
    figures = branch_figures(build.branch_report(count=visits, photos=0))

    assert figures.standing == standing
    assert (figures.band is not None) is banded
    assert figures.band_provisional is provisional


@pytest.mark.parametrize(
    ("score", "name"),
    [("90.0", "excellent"), ("89.9", "good"), ("70.0", "fair"), ("69.9", "poor"), ("0.0", "poor")],
)
def test_the_band_is_that_of_the_printed_score(score: str, name: str) -> None:
    assert band(Decimal(score), FORM) == name


def test_a_parameter_row_is_the_mean_of_the_visits_that_had_one() -> None:
    figures = branch_figures(build.branch_report())
    row = next(row for row in figures.card.parameters if row.code == "speed")

    assert row.visits == 8
    assert row.score == half_up(mean(row.visit_scores))
    assert row.interval is not None


def test_compliance_pools_the_answers_of_all_visits() -> None:
    report = build.branch_report()
    counts = [visit.scorecard["compliance"] for visit in report.visits]

    assert branch_figures(report).compliance == Share(
        sum(count["met"] for count in counts), sum(count["answered"] for count in counts)
    )


def test_a_fault_is_counted_once_a_visit_of_the_visits_where_it_could_be_met() -> None:
    bad = build.scorecard(build.answers(1, 1.0, D6={"value": "yes"}))
    good = build.scorecard(build.answers(2, 1.0))
    untold = build.scorecard(build.answers(3, 1.0, D6={"state": "not_applicable"}))
    rulebook = next(fault for fault in faults({1: bad, 2: good, 3: untold}, "sins", FORM) if fault.code == "rulebook")

    assert rulebook.share == Share(1, 2)
    assert rulebook.evidence == {1: ("D6",)}


def test_a_critical_item_is_named_with_its_visit_and_effect() -> None:
    visit = build.visit(3, answers=build.answers(1, 1.0, C10={"value": "no"}))
    found = branch_figures(build.branch_report(visits=(visit,))).critical

    assert [(item.visit, item.question, item.effect) for item in found] == [(3, "C10", "cap")]


def test_a_branch_without_visits_has_no_figures_at_all() -> None:
    figures = branch_figures(build.branch_report(count=0, previous=()))

    assert figures.standing == Standing.NOTHING
    assert (figures.score, figures.interval, figures.band, figures.change, figures.gap) == (None,) * 5
    assert figures.missed == figures.steps == figures.timelines == ()


def test_the_form_may_leave_out_bands_and_sections_without_points() -> None:
    bare = {**build.form(), "scoring": {"method": "pooled"}}
    figures = branch_figures(replace(build.branch_report(), form=bare))

    assert figures.band is None
    assert "Z" not in {row.code for row in figures.card.sections}
