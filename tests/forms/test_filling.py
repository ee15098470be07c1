"""Made-up answers suit their form, whatever it is: nothing that is asked is left out, nothing else is answered."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import library
from forms.answers import read_answers
from forms.checking import missing
from forms.conditions import asked, standings
from forms.filling import CHOICES, DRAWN, HOWS, fill
from forms.question_types import TYPES
from forms.reading import read_form
from forms.scoring import score
from tests import small
from tests.forms.random_forms import form_trees
from tests.forms.test_properties import slow_draws


@slow_draws
@given(form_trees(), st.sampled_from(HOWS), st.integers(0, 2**31 - 1))
def test_a_filling_reads_without_a_problem_and_could_be_handed_in(tree: Any, how: Any, seed: int) -> None:
    form = read_form(tree)

    answers = read_answers(form, fill(form, how, seed))

    assert missing(form, answers) == ()
    assert set(answers.answers) == set(asked(form, answers))


@slow_draws
@given(form_trees(), st.integers(0, 2**31 - 1))
def test_no_answer_to_a_question_earns_more_than_the_best_or_less_than_the_worst(tree: Any, seed: int) -> None:
    form = read_form(tree)
    best, worst, other = (read_answers(form, fill(form, how, seed)) for how in HOWS)

    earned = [{code: one.credit for code, one in standings(form, given).items()} for given in (best, worst, other)]

    for code in form.questions:
        known = [one[code] for one in earned]
        assert known[0] is None or known[1] is None or known[0] >= known[1]
        assert known[2] is None or known[0] is None or known[2] <= known[0]
        assert known[2] is None or known[1] is None or known[2] >= known[1]


@pytest.mark.parametrize("name", library.names())
@pytest.mark.parametrize("how", HOWS)
def test_every_ready_made_form_is_filled_whole(name: str, how: Any) -> None:
    form = read_form(library.load(name))

    assert missing(form, read_answers(form, fill(form, how, seed=3))) == ()


def test_the_bank_visit_earns_all_with_the_best_and_next_to_nothing_with_the_worst() -> None:
    form = read_form(library.load("bank-branch"))

    best, worst = (score(form, read_answers(form, fill(form, how))) for how in ("best", "worst"))

    assert (best.final, best.coverage, best.complete) == (100, 100, True)
    assert worst.final == 0


def test_the_same_seed_gives_the_same_answers_and_another_one_others() -> None:
    form = read_form(library.load("bank-branch"))

    assert fill(form, "random", 1) == fill(form, "random", 1)
    assert fill(form, "random", 1) != fill(form, "random", 2)


def test_nothing_is_answered_after_the_question_that_ends_a_visit() -> None:
    first, second = small.FORM["sections"]
    ending = {**first["questions"][0], "critical": {"effect": "end"}}
    form = read_form({**small.FORM, "sections": [{**first, "questions": [ending, *first["questions"][1:]]}, second]})

    assert list(fill(form, "worst")["answers"]) == ["A1"]
    assert len(fill(form, "best")["answers"]) > 1


def test_remarks_are_in_the_language_that_is_asked_for() -> None:
    form = read_form(library.load("bank-branch"))

    filled = fill(form, "best", language="ms")

    assert filled["language"] == "ms"
    assert any("Catatan contoh" in str(answer) for answer in filled["answers"].values())


@pytest.mark.parametrize("table", [CHOICES, DRAWN])
def test_every_question_type_can_be_filled(table: Any) -> None:
    assert table.keys() == TYPES.keys()


def test_a_form_that_asks_for_a_million_photos_and_letters_is_filled_in_no_time() -> None:
    questions = [
        {"question": "P", "type": "photo", "title": "Photos", "at_least": 10**6},
        {"question": "W", "type": "text", "title": "Words", "minimum_length": 10**9},
    ]
    form = read_form({"form": "much", "title": "Much", "languages": ["en"], "sections": [
        {"section": "A", "title": "All", "questions": questions}]})  # fmt: skip

    assert len(str(fill(form, "best"))) < 30_000
