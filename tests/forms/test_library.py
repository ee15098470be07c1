"""Every ready-made form can be used as it is, in each of its languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forms import library
from forms.advice import warnings
from forms.answers import read_answers
from forms.definition import Form, Question
from forms.reading import read_form, write_form
from forms.scorecard import Scorecard
from forms.scoring import score
from forms.wording import lint
from tests.forms.extreme_answers import best_value, worst_value

TIMELINE_ONLY = {"bank-branch": {"desk_done"}}
"""Events that no duration needs: they are shown where the visit's clock is drawn."""


@pytest.fixture(scope="module", params=library.names())
def form(request: pytest.FixtureRequest) -> Form:
    return read_form(library.load(request.param))


def visit(form: Form, value: Callable[[Question], Any], **changes: Any) -> Scorecard:
    """The scorecard of a visit that answers every scored question so."""
    values = {code: value(question) for code, question in form.questions.items() if question.scored} | changes
    answers = {code: {"value": answer} for code, answer in values.items()}
    return score(form, read_answers(form, {"form": form.code, "answers": answers}))


def ending(form: Form) -> list[str]:
    """The questions whose failure ends the visit."""
    questions = form.questions.values()
    return [one.code for one in questions if one.critical and one.critical.effect == "end"]


def test_the_library_has_a_form_for_each_kind_of_place() -> None:
    assert set(library.names()) == {
        "bank-branch",
        "fashion-shop",
        "petrol-station",
        "quick-service-restaurant",
        "telephone-call",
    }


@pytest.mark.parametrize("name", library.names())
def test_a_ready_made_form_is_called_as_its_file(name: str) -> None:
    assert read_form(library.load(name)).code == name


def test_it_gives_no_cause_for_a_warning(form: Form) -> None:
    assert warnings(form) == ()


def test_its_words_give_no_cause_for_advice(form: Form) -> None:
    assert lint(write_form(form)) == ()


def test_it_is_whole_in_english_malay_and_indonesian(form: Form) -> None:
    # That each text has every language of the form is among the warnings.
    assert set(form.languages) == {"en", "ms", "id"}


def test_its_points_are_100_and_so_are_the_weights_of_its_sections(form: Form) -> None:
    assert sum(question.points for question in form.questions.values() if question.scored) == 100
    assert sum(section.effective_weight for section in form.sections) == 100


def test_the_best_answers_score_100(form: Form) -> None:
    card = visit(form, best_value).as_tree()

    assert (card["final"], card["band"], card["coverage"]) == ("100.0", "excellent", "100.0")
    assert (card["critical"], card["sins"], card["calamities"]) == ([], {}, {})


def test_the_worst_answers_end_the_visit_at_nothing(form: Form) -> None:
    card = visit(form, worst_value).as_tree()

    assert (card["final"], card["band"], card["critical"]) == ("0.0", "poor", ending(form))


def test_the_worst_answers_of_a_visit_that_goes_on_earn_only_that_it_went_on(form: Form) -> None:
    card = visit(form, worst_value, **{code: best_value(form.questions[code]) for code in ending(form)}).as_tree()

    earning = [row["question"] for row in card["questions"] if row["earned"] not in (None, "0.00")]
    assert earning == ending(form)
    assert set(card["critical"]) == {one.code for one in form.questions.values() if one.critical} - set(ending(form))


def test_every_event_but_the_last_times_something(form: Form) -> None:
    timed = {end for one in write_form(form)["sections"] for question in one["questions"] for end in _ends(question)}
    untimed = {event.code for event in form.events[:-1]} - timed

    assert untimed == TIMELINE_ONLY.get(form.code, set())


def _ends(question: Any) -> list[str]:
    return [question["start"], question["end"]] if question["type"] == "duration" else []


def test_every_standard_is_asked_about_and_says_where_it_comes_from(form: Form) -> None:
    asked = {question.standard for question in form.questions.values()}

    assert {standard.code for standard in form.standards} == asked - {None}
    assert all(one.basis and one.value.write() and one.source.write() for one in form.standards)


def test_every_question_with_points_rests_on_a_standard(form: Form) -> None:
    assert [question.code for question in form.questions.values() if question.points and not question.standard] == []


def test_all_that_is_scored_is_a_must_and_going_beyond_is_none(form: Form) -> None:
    binding = {question.code: question.binding for question in form.questions.values() if question.points}

    assert [code for code, word in binding.items() if word != "must"] == ["Z11"]


def test_a_question_of_the_common_block_is_of_the_same_type_in_every_form(form: Form) -> None:
    bank = read_form(library.load("bank-branch"))
    common = {question.code: question.type for question in form.sections[-1].questions}

    assert form.sections[-1].code == "Z"
    assert common.items() <= {question.code: question.type for question in bank.sections[-1].questions}.items()
