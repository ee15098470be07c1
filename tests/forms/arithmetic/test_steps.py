"""A score can be followed step by step with a pencil, and comes to what the scorecard says."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from forms.answers import read_answers
from forms.arithmetic.steps import NAMES, Step, steps
from forms.arithmetic.words import WORDS
from forms.reading import read_form
from forms.scorecard import Scorecard
from forms.scoring import reckon
from tests import small
from tests.forms.random_forms import visits
from tests.forms.test_properties import slow_draws

PENCIL = re.compile(r"[0-9. ×/+()−-]+")


def explained(form: Any, answers: Any, language: str = "en") -> tuple[Scorecard, dict[str, Step]]:
    """The scorecard, and its steps by name."""
    definition = read_form(form)
    read = read_answers(definition, answers)
    reckoning = reckon(definition, read)
    return reckoning.card, {step.name: step for step in steps(reckoning, (form, answers), language)}


def rows(step: Step, of: str | None = None) -> dict[str | None, tuple[str, str | None]]:
    """How each line came about and what came out, by what it is of, or by its code where `of` says what it is of."""
    return {row.code if of else row.of: (row.how, row.result) for row in step.rows if of in (None, row.of)}


def reckoned(how: str) -> Fraction | None:
    """What somebody with a pencil finds; none where there is nothing to reckon."""
    sum_, _, ceiling = how.removeprefix("≈ ").partition("; at most ")
    if not PENCIL.fullmatch(sum_):
        return None
    exact = re.sub(r"[0-9.]+", lambda number: f"Fraction('{number[0]}')", sum_.replace("×", "*").replace("−", "-"))
    found: Fraction = eval(exact, {"Fraction": Fraction})
    return min(found, Fraction(ceiling)) if ceiling else found


@slow_draws
@given(visits())
def test_the_last_step_of_each_figure_is_what_the_scorecard_says(visit: Any) -> None:
    card, found = explained(*visit)
    tree = card.as_tree()

    ends = [("points", "earned"), ("points", "possible"), ("coverage", "coverage"), ("bonus", "raw")]
    ends += [("critical", "final"), ("band", "band")]
    assert [rows(found[step])[of][1] for step, of in ends] == [tree[of] for _, of in ends]
    assert rows(found["compliance"])["compliance"][1] == tree["compliance"]["rate"]
    assert {code: result for code, (_, result) in rows(found["sections"], "section").items()} == {
        line["section"]: line["percent"] for line in tree["sections"]
    }
    for family, tags in tree["tags"].items():
        told = {code: result for code, (_, result) in rows(found["tags"], family).items()}
        assert told == {code: line["percent"] for code, line in tags.items()}
    raised = [code for code, (_, result) in rows(found["faults"], "sin").items() if result == "raised"]
    assert raised == list(tree["sins"])
    assert list(rows(found["faults"], "calamity")) == list(tree["calamities"])


@slow_draws
@given(visits())
def test_whoever_reckons_a_line_again_finds_its_result(visit: Any) -> None:
    _, found = explained(*visit)

    for step in found.values():
        for row in step.rows:
            again = reckoned(row.how)
            if again is not None and row.result is not None:
                near = Fraction(1, 2) if row.how.startswith("≈") else Fraction(0)
                unit = Fraction(1, 10 ** len(row.result.partition(".")[2]))
                assert abs(again - Fraction(row.result)) <= unit / 2 + near * unit, (step.name, row)


def test_the_steps_are_those_of_the_form_language_in_their_order() -> None:
    _, found = explained(small.FORM, small.answers())

    assert [step.number for step in found.values()] == list(range(1, 11))
    assert tuple(found) == NAMES


def test_points_become_a_score_in_full_view() -> None:
    _, found = explained(small.FORM, small.answers(A2=["hello", "name", "offer"]))

    assert rows(found["points"], "question")["A2"] == ("3 of 4 = 0.75; 0.75 × 2 = 1.50", "1.50")
    assert rows(found["base"])["base"][0] == "100 × 9.5 / 10"
    assert rows(found["critical"])["final"] == ("", "95.0")
    assert rows(found["band"])["band"] == ("95.0 ≥ 80", "good")


def test_a_number_that_does_not_end_is_rounded_and_says_so() -> None:
    _, found = explained(small.FORM, small.answers(B3={"have": 1, "of": 3}))

    assert rows(found["base"])["base"] == ("≈ 100 × 9.3333 / 10", "93.3")


def test_a_visit_that_just_misses_the_coverage_shows_why_though_both_print_alike() -> None:
    form = {**small.FORM, "scoring": {**small.FORM["scoring"], "minimum_coverage": 80.01}}
    answers = small.answers()
    answers["answers"]["A1"] = {"state": "not_observed"}

    _, found = explained(form, answers)

    assert rows(found["coverage"])["coverage"] == ("100 × 8 / 10", "80.0")
    assert rows(found["coverage"])["complete"] == ("80 < 80.01", "no")


@pytest.mark.parametrize(
    ("critical", "how", "final"),
    [
        ({"effect": "cap", "at": 59}, "at most 59", "59.0"),
        ({"effect": "zero"}, "the visit counts 0", "0.0"),
        ({"effect": "section_zero"}, "section A earns 0", "40.0"),
        ({"effect": "flag"}, "changes nothing, is marked", "80.0"),
    ],
)
def test_a_failed_critical_question_says_what_it_does(critical: dict[str, Any], how: str, final: str) -> None:
    first, second = small.FORM["sections"]
    questions = [first["questions"][0] | {"critical": critical}, *first["questions"][1:]]
    form = {**small.FORM, "sections": [{**first, "questions": questions}, second]}

    _, found = explained(form, small.answers(A1="no"))

    assert rows(found["critical"], "question") == {"A1": (how, final)}
    assert rows(found["critical"])["final"] == (f"the lowest of 80.0, {final}", final)


def test_a_bonus_beyond_all_that_is_possible_meets_the_ceiling() -> None:
    first, second = small.FORM["sections"]
    extra = {**first["questions"][0], "question": "A9", "bonus": True}
    form = {**small.FORM, "sections": [{**first, "questions": [*first["questions"], extra]}, second]}

    _, found = explained(form, small.answers(A9="yes"))

    assert rows(found["bonus"])["raw"] == ("100 + 100 × 2 / 10; at most 100", "100.0")


def test_a_sin_that_one_hint_speaks_of_is_shown_and_not_raised() -> None:
    _, found = explained(small.FORM, small.answers(A1="no"))

    assert rows(found["faults"], "sin") == {"coldness": ("A1 (hint)", "not raised")}


def test_every_step_reads_in_each_language() -> None:
    for language in ("en", "ms", "id"):
        assert explained(small.FORM, small.answers(A1="no"), language)[1]
    assert {frozenset(words) for words in WORDS.values()} == {frozenset(WORDS["en"])}
