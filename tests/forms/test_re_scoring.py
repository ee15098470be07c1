"""What a visit would score with a newer form is told exactly, with every reason; what nobody answered plays no part."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from forms.answers import read_answers
from forms.re_scoring import ReScore, ReScoring
from forms.reading import read_form
from forms.scoring import score
from tests import small
from tests.forms.random_forms import visits
from tests.forms.test_properties import slow_draws

NEW = {
    "question": "N1",
    "type": "yes_no",
    "title": {"en": "Was there water?"},
    "points": 10,
    "tags": {"parameter": "facilities", "owner": "manager"},
}


def changed(**questions: dict[str, Any] | None) -> dict[str, Any]:
    """The small form with keys of questions changed; None removes a question."""
    form = deepcopy(small.FORM)
    for section in form["sections"]:
        kept = [one for one in section["questions"] if questions.get(one["question"], {}) is not None]
        section["questions"] = [{**one, **(questions.get(one["question"]) or {})} for one in kept]
    return form


def with_new(question: dict[str, Any] = NEW) -> dict[str, Any]:
    form = deepcopy(small.FORM)
    form["sections"][0]["questions"].insert(0, question)
    return form


def re_scored(newer: dict[str, Any], answers: dict[str, Any], older: dict[str, Any] = small.FORM) -> ReScore:
    """A visit that was made with the older form, held against the newer one."""
    before, after = read_form(older), read_form(newer)
    card = score(before, read_answers(before, answers)).as_tree()
    return ReScoring(before, after).of(card, answers)


def told(found: ReScore) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(reason.why, reason.question, reason.before, reason.after) for reason in found.why]


@slow_draws
@given(visits())
def test_with_the_same_form_nothing_changes(visit: Any) -> None:
    form, answers = visit

    found = re_scored(form, answers, form)

    assert found.before == found.after
    assert (found.changed, found.why, found.not_there) == (False, (), ())


@slow_draws
@given(visits(), visits())
def test_any_visit_can_be_held_against_any_other_form(visit: Any, other: Any) -> None:
    form, answers = visit

    found = re_scored(other[0], answers, form)

    assert found.changed == bool(found.why), found


@pytest.mark.parametrize(
    ("newer", "answers", "after", "why"),
    [
        (changed(A1={"points": 6}), {"A2": []}, "85.7", ("points", "A1", "2.00", "6.00")),
        (changed(A1={"expected": "no"}), {}, "80.0", ("credit", "A1", "1", "0")),
        (changed(A3={"curve": {"target": 100.5, "limit": 500.5}}), {}, "90.0", ("credit", "A3", "1", "0.5")),
        (changed(A2=None), {"A2": []}, "100.0", ("removed", "A2", "0.00 / 2.00", None)),
        (changed(A2={"points": 0}), {"A2": []}, "100.0", ("unscored", "A2", "0.00 / 2.00", None)),
        (changed(A2={"bonus": True}), {"A2": []}, "100.0", ("bonus", "A2", "2.00", "0.00")),
        (changed(B4={"critical": {"effect": "zero"}}), {"B4": "yes"}, "0.0", ("critical", "B4", "cap 59", "zero")),
        (changed(A1={"critical": {"effect": "zero"}}), {"A1": "no"}, "0.0", ("critical", "A1", None, "zero")),
    ],
)
def test_each_change_is_named_as_the_reason(newer: Any, answers: Any, after: str, why: Any) -> None:
    found = re_scored(newer, small.answers(**answers))

    assert found.after.final == after
    assert told(found) == [why] if found.before.band == found.after.band else why in told(found)


def test_a_question_that_is_no_longer_asked_says_so() -> None:
    newer = changed(A2={"ask_if": {"question": "A1", "is": "yes"}})

    found = re_scored(newer, small.answers(A1="no", A2=["hello"]))

    assert (found.before.final, found.after.final) == ("65.0", "75.0")
    assert told(found) == [("not_asked", "A2", "0.50 / 2.00", None)]


def test_an_answer_that_was_kept_though_it_was_not_asked_counts_when_it_is_asked_now() -> None:
    older = changed(A2={"ask_if": {"question": "A1", "is": "no"}})

    found = re_scored(small.FORM, small.answers(A2=[]), older)

    assert (found.before.final, found.after.final) == ("100.0", "80.0")
    assert told(found) == [("asked", "A2", None, "0.00 / 2.00")]


def test_a_new_question_counts_as_not_there_and_is_named() -> None:
    found = re_scored(with_new(), small.answers(A1="no"))

    assert found.before == found.after
    assert (found.after.coverage, found.not_there) == ("100.0", ("N1",))


def test_a_new_duration_is_not_read_off_a_clock_that_ran_for_something_else() -> None:
    timed = {**NEW, "type": "duration", "start": "door", "end": "served", "curve": {"target": 1}}

    found = re_scored(with_new(timed), small.answers())

    assert (found.changed, found.not_there) == (False, ("N1",))


AS_NUMBER = {"type": "number", "start": None, "end": None, "curve": {"tiers": [[600, 1], [1200, 0.5]]}}


@pytest.mark.parametrize(
    ("older", "newer", "question", "answer"),
    [
        ({"sins": ["coldness", "apathy"]}, {}, "A1", {"value": "no", "sin": "apathy"}),
        ({}, {"sins": []}, "A1", {"value": "no", "sin": "coldness"}),
        ({}, AS_NUMBER, "A3", {"value": 1100, "censored": False, "source": "document"}),
        ({"ask_if": {"question": "A1", "is": "no"}}, {}, "A2", {"value": ["hello"], "source": "edited"}),
    ],
)
def test_an_answer_loses_only_what_no_longer_fits_beside_its_value(
    older: Any, newer: Any, question: str, answer: Any
) -> None:
    answers = small.answers()
    answers["answers"][question] = answer
    after = changed(**{question: newer})
    for one in after["sections"][0]["questions"]:
        for key in [key for key, value in one.items() if value is None]:
            del one[key]
    alone = small.answers()
    alone["answers"][question] = {"value": answer["value"]}
    form = read_form(after)

    found = re_scored(after, answers, changed(**{question: older}))

    assert found.not_there == ()
    assert found.after.final == score(form, read_answers(form, alone)).as_tree()["final"]
    assert "unreadable" not in [reason.why for reason in found.why]


def test_a_time_that_only_says_how_long_at_least_is_no_number() -> None:
    after = changed(A3=AS_NUMBER)
    after["sections"][0]["questions"][2] = {k: v for k, v in after["sections"][0]["questions"][2].items() if v}
    answers = small.answers()
    answers["answers"]["A3"] = {"value": 700, "censored": True}

    assert re_scored(after, answers).not_there == ("A3",)


def test_an_answer_that_no_longer_fits_counts_as_not_there() -> None:
    newer = changed(B2={"from": 0, "to": 2, "anchors": {}})

    found = re_scored(newer, small.answers(A2=[]))

    assert (found.before.final, found.after.final) == ("80.0", "77.8")
    assert told(found)[0] == ("unreadable", "B2", "1.00 / 1.00", None)
    assert found.not_there == ("B2",)
    assert found.after.coverage == "100.0"


def test_events_that_are_gone_and_times_that_now_run_backwards_stop_nothing() -> None:
    newer = changed(A3={"start": "served", "end": "door"})
    newer["events"] = [event for event in newer["events"] if event["event"] in ("door", "served")]

    found = re_scored(newer, small.answers())

    assert found.not_there == ("A3",)


def test_a_score_that_moves_by_the_method_alone_says_so() -> None:
    newer = {**small.FORM, "scoring": {**small.FORM["scoring"], "method": "weighted"}}
    first, second = newer["sections"]
    newer["sections"] = [{**first, "weight": 1}, {**second, "weight": 3}]

    found = re_scored(newer, small.answers(A2=[]))

    assert (found.before.final, found.after.final) == ("80.0", "91.7")
    assert ("method", None, "pooled", "weighted") in told(found)


def test_a_visit_that_only_falls_into_another_band_changes() -> None:
    newer = deepcopy(small.FORM)
    newer["scoring"]["bands"][0]["from"] = 90

    found = re_scored(newer, small.answers(A2=["hello"]))

    assert (found.before.final, found.after.final, found.changed) == ("85.0", "85.0", True)
    assert told(found) == [("bands", None, "good", "fair")]


def test_a_visit_that_no_longer_counts_says_how_little_it_covers() -> None:
    newer = deepcopy(small.FORM)
    newer["scoring"]["minimum_coverage"] = 90
    answers = small.answers()
    answers["answers"]["A2"] = {"state": "not_observed"}

    found = re_scored(newer, answers)

    assert (found.after.complete, told(found)) == (False, [("coverage", None, "80.0 ≥ 50", "80.0 < 90")])


@slow_draws
@given(visits())
def test_a_visit_scored_anew_gets_what_its_answers_score(visit: Any) -> None:
    """Where the newer form has the same questions, a re-score is a score."""
    form, answers = visit
    heavier = deepcopy(form)
    for section in heavier["sections"]:
        for question in section["questions"]:
            if question.get("points"):
                question["points"] = 2 * Fraction(question["points"]).numerator
    newer = read_form(heavier)

    found = re_scored(heavier, answers, form)

    card = score(newer, read_answers(newer, answers)).as_tree()
    after = found.after.final, found.after.band, found.after.coverage
    assert after == (card["final"], card["band"], card["coverage"])
