"""Each row of the report card says its figure, what it rests on, and no more than its visits allow."""

from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from scipy.stats import chi2

from reports.form_text import FormText
from reports.measures.branch import FAMILIES, BranchFigures, branch_figures
from reports.measures.change import change, trend
from reports.measures.gate import Standing, standing
from reports.measures.interval import count_interval
from reports.measures.report_card import Rate, Row
from reports.measures.rounding import half_up
from tests.reports import build, cases


def figures(count: int = 8, quality: float = 0.6, **fields: Any) -> BranchFigures:
    return branch_figures(build.branch_report(visits=build.visits(count, quality), **fields))


def rows(found: BranchFigures) -> list[Row]:
    return [*found.card.parameters, *found.card.promises, *found.card.whole, *found.card.sections]


def rate(found: BranchFigures, family: str) -> Rate:
    return next(row for row in found.card.rates if row.code == family)


def test_a_promise_stands_on_the_card_to_the_digit_as_in_the_promise_gap() -> None:
    found = figures()
    delivered = {promise.code: promise.delivered for promise in found.promise.promises if promise.delivered}

    assert {row.code: (row.score, row.visits, row.interval) for row in found.card.promises} == {
        code: (side.score, side.count, side.interval) for code, side in delivered.items()
    }
    assert set(delivered) == {"quantity", "quality", "timeliness", "price"}


def test_consistency_is_that_of_the_visits_scores() -> None:
    """The worked example: 72, 85, 91 and 68 have a mean of 79, s 10.80, and an index of 73.5."""
    scores = ("72.0", "85.0", "91.0", "68.0")
    visits = tuple(
        replace(visit, scorecard={**visit.scorecard, "final": score})
        for visit, score in zip(build.visits(4), scores, strict=True)
    )
    row = branch_figures(build.branch_report(visits=visits)).card.whole[1]

    assert (row.code, row.score, row.visits, row.interval) == ("consistency", Decimal("73.5"), 4, None)


def test_the_question_most_left_to_chance_is_the_worst_for_consistency() -> None:
    visits = tuple(
        build.visit(n, answers=build.answers(1, 1.0, D9={"value": "yes" if n % 2 else "no"})) for n in range(1, 5)
    )

    assert branch_figures(build.branch_report(visits=visits)).card.whole[1].worst == "D9"


def test_standards_met_count_answers_and_their_worst_is_binding() -> None:
    found = figures()
    row, form = found.card.whole[0], FormText(build.form(), "en")

    assert (row.code, row.score) == ("compliance", found.compliance.percent)
    assert row.visits == 8
    assert row.worst == next(missed.question for missed in found.missed if form.is_must(missed.question))
    assert any(not form.is_must(code) for code in form.questions)


def test_faults_in_ten_visits_are_counted_once_a_visit_and_kind() -> None:
    found = figures()

    for family in ("sins", "calamities"):
        met = sum(len(visit.scorecard[family]) for visit in found.visits)
        row = rate(found, family)
        assert (row.met, row.visits) == (met, 8)
        assert row.rate == half_up(Decimal(10 * met) / 8)
        assert row.interval == count_interval(met, 8, 10)


@pytest.mark.parametrize("count", [1, 2, 7, 19, 56])
def test_the_interval_of_a_count_is_the_exact_one_of_poisson(count: int) -> None:
    found = count_interval(count, 8, 10)

    assert found.low == half_up(float(chi2.ppf(0.025, 2 * count)) / 2 / 8 * 10)
    assert found.high == half_up(float(chi2.ppf(0.975, 2 * count + 2)) / 2 / 8 * 10)


def test_nothing_met_in_eight_visits_still_allows_for_some() -> None:
    clock = {event: 3.0 * place for place, event in enumerate(build.EVENTS)}
    visits = tuple(build.visit(n, answers={**build.answers(n, 1.0), "events": clock}) for n in range(1, 9))
    row = rate(branch_figures(build.branch_report(visits=visits)), "sins")

    assert (row.met, row.rate, row.worst) == (0, Decimal("0.0"), None)
    assert row.interval is not None
    assert (row.interval.low, row.interval.high) == (Decimal("0.0"), Decimal("4.6"))


def test_no_more_faults_are_thought_possible_than_the_form_asks_about() -> None:
    row = rate(figures(2, 0.0), "calamities")
    asked = sum(fault.asked for fault in figures(2, 0.0).calamity_rows)

    assert row.interval is not None
    assert row.interval.high == 10 * asked


def test_a_form_that_asks_about_no_sin_has_no_row_for_them() -> None:
    sections = [
        {**section, "questions": [{**question, "sins": []} for question in section["questions"]]}
        for section in build.form()["sections"]
    ]
    report = replace(build.branch_report(), form={**build.form(), "sections": sections})
    bare = tuple(replace(visit, scorecard={**visit.scorecard, "sins": {}}) for visit in report.visits)

    assert [row.code for row in branch_figures(replace(report, visits=bare)).card.rates] == ["calamities"]


@pytest.mark.parametrize("count", [1, 3, 4, 8])
def test_every_row_says_no_more_than_its_own_visits_allow(count: int) -> None:
    found = figures(count, 0.3)

    for row in rows(found):
        assert row.standing == standing(row.visits)
        assert (row.band is not None) is (row.visits >= 4 and row.target is not None)
        assert not (row.below and row.visits < 4)
        assert not (row.interval and row.visits < 2)
    assert any(row.below for row in rows(found)) is (count >= 4)
    assert [row.rate is None for row in found.card.rates] == [count < 2] * 2


def test_a_promise_of_one_question_stands_on_as_many_visits_as_delivered_it() -> None:
    found = branch_figures(cases.form_branch("telephone-call")("en"))

    assert {(row.visits, row.standing) for row in found.card.promises} == {(6, Standing.SCORE)}


def test_a_visit_in_which_no_fault_could_be_met_says_nothing_of_them_nor_of_their_change() -> None:
    found = branch_figures(cases.BRANCHES["nothing applies"]("en"))

    assert (rate(found, "sins").visits, rate(found, "sins").trend) == (0, None)
    assert rate(found, "calamities").trend is not None
    assert [(found.met_in(family).met, found.met_in(family).of) for family, _ in FAMILIES] == [(0, 0), (0, 4)]


def test_a_part_seen_in_fewer_visits_than_the_branch_is_held_to_its_own_number() -> None:
    visits = build.visits(8)
    bare = tuple(
        replace(visit, scorecard={**visit.scorecard, "tags": {**visit.scorecard["tags"], "promise": {}}})
        for visit in visits[2:]
    )
    found = branch_figures(build.branch_report(visits=(*visits[:2], *bare)))

    assert found.standing == Standing.BAND
    assert {(row.visits, row.standing, row.band) for row in found.card.promises} == {(2, Standing.MEAN, None)}


def test_the_gap_is_to_the_target_where_there_is_one() -> None:
    found = figures()

    assert {row.target for row in (*found.card.parameters, *found.card.promises, *found.card.sections)} == {
        Decimal("85.0")
    }
    assert all(row.gap == row.score - Decimal(85) for row in found.card.parameters if row.score is not None)
    assert {(row.target, row.gap, row.band) for row in found.card.whole} == {(None, None, None)}


def test_the_trend_is_the_word_of_the_comparison_of_two_waves() -> None:
    waves = ([72, 85, 91, 68], [80, 88, 94, 78], [40, 42, 41, 43], [60, 70, 65, 61], [69, 71, 70, 72])
    words = {"clear": ("clearly_better", "clearly_worse"), "likely": ("likely_better", "likely_worse")}
    told = set()
    for before, now in product(waves, waves):
        found, word = change(before, now), trend(before, now)
        assert found is not None
        expected = words.get(found.verdict, ("unclear", "unclear"))[found.difference < 0]
        assert word == expected, (before, now)
        told.add(word)

    assert told == {"clearly_better", "likely_better", "unclear", "likely_worse", "clearly_worse"}
    assert trend([70], [80, 90]) is None
    assert trend([70, 70], [70, 70]) is None


def test_fewer_faults_than_before_are_better() -> None:
    worse = tuple(visit.scorecard for visit in build.visits(8, 0.2, seed=900))
    better = tuple(visit.scorecard for visit in build.visits(8, 1.0, seed=900))

    assert rate(figures(8, 0.9, previous=worse), "sins").trend == "clearly_better"
    assert rate(figures(8, 0.2, previous=better), "sins").trend == "clearly_worse"


def test_the_worst_of_a_part_is_what_cost_most_in_it() -> None:
    found, form = figures(), FormText(build.form(), "en")

    for row in found.card.parameters:
        costly = [missed.question for missed in found.missed if form.tag(missed.question, "parameter") == row.code]
        assert row.worst == (costly[0] if costly else None)
    assert any(row.worst for row in found.card.sections)
