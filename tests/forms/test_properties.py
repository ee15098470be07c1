"""What must hold for every form and every visit."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.answers import read_answers
from forms.curves import power_of_half
from forms.reading import parse, read_form, write_form
from forms.scoring import score
from forms.writing import to_json
from tests.forms.plain_scoring import plain_score
from tests.forms.random_forms import form_trees, visits
from tests.soak import TIMES

slow_draws = settings(
    max_examples=60 * TIMES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def scored(visit: Any) -> dict[str, Any]:
    form, answers = visit
    definition = read_form(form)
    return score(definition, read_answers(definition, answers)).as_tree()


@slow_draws
@given(visits())
def test_every_per_cent_is_between_0_and_100(visit: Any) -> None:
    card = scored(visit)
    tallies = [tally for family in card["tags"].values() for tally in family.values()]
    percents = [card["raw"], card["final"], card["coverage"], card["compliance"]["rate"]]
    percents += [line["percent"] for line in [*card["sections"], *tallies]]
    assert all(0 <= float(percent) <= 100 for percent in percents if percent is not None)


@slow_draws
@given(visits())
def test_final_is_never_above_raw(visit: Any) -> None:
    card = scored(visit)
    assert card["raw"] is None or float(card["final"]) <= float(card["raw"])


@slow_draws
@given(visits(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_never_matters(visit: Any, random: Any) -> None:
    form, answers = visit
    shuffled = list(answers["answers"].items())
    random.shuffle(shuffled)
    assert scored((form, answers | {"answers": dict(shuffled)})) == scored(visit)


@slow_draws
@given(visits(), st.data())
def test_what_does_not_apply_changes_no_other_questions_points(visit: Any, data: Any) -> None:
    """Where no condition and no end listens to the question, every other line of the scorecard stays as it was."""
    form, answers = visit
    for section in form["sections"]:
        section.pop("ask_if", None)
        for question in section["questions"]:
            question.pop("ask_if", None)
            if question.get("critical", {}).get("effect") == "end":
                del question["critical"]
    code = data.draw(st.sampled_from([line["question"] for line in scored(visit)["questions"]]))
    without = answers | {"answers": answers["answers"] | {code: {"state": "not_applicable"}}}

    before, after = scored(visit)["questions"], scored((form, without))["questions"]

    assert [line for line in after if line["question"] != code] == [line for line in before if line["question"] != code]


@slow_draws
@given(visits())
def test_the_points_of_the_questions_add_up_to_the_total(visit: Any) -> None:
    form, answers = visit
    definition = read_form(form)
    card = score(definition, read_answers(definition, answers))
    lines = [line for line in card.questions if definition.questions[line.question].scored and line.state == "answered"]
    assert sum(line.earned or 0 for line in lines) == card.total.earned
    assert sum(tally.possible for tally in card.sections.values()) == card.total.possible


@slow_draws
@given(form_trees())
def test_reading_what_was_written_gives_the_same_form(tree: Any) -> None:
    form = read_form(tree)
    assert read_form(write_form(form)) == form


@slow_draws
@given(form_trees())
def test_a_form_survives_json_exactly(tree: Any) -> None:
    form = read_form(tree)
    assert read_form(parse(to_json(write_form(form)))) == form


@slow_draws
@given(visits())
def test_a_scorecard_holds_no_number_that_a_float_could_spoil(visit: Any) -> None:
    def refuse(digits: str) -> None:
        raise AssertionError(digits)

    json.loads(json.dumps(scored(visit)), parse_float=refuse)


@slow_draws
@given(visits())
def test_the_score_is_that_of_a_second_plain_reckoning(visit: Any) -> None:
    card, plain = scored(visit), plain_score(*visit)
    lines = {line["question"]: line for line in card["questions"]}
    card["states"] = {code: line["state"] for code, line in lines.items()}
    card["fails"] = {code: line["fails"] for code, line in lines.items() if line["fails"] is not None}
    assert {key: card[key] for key in plain} == plain


@given(st.integers(0, 4000), st.integers(1, 300))
def test_a_power_of_half_is_right_to_its_last_digit(above: int, below: int) -> None:
    """The nearest ten-thousandth k obeys (2k - 1)^q * 2^p <= 20000^q < (2k + 1)^q * 2^p, in whole numbers."""
    exponent = Fraction(above, below)
    p, q = exponent.as_integer_ratio()

    nearest = int(power_of_half(exponent) * 10_000)

    assert (2 * nearest + 1) ** q * 2**p > 20_000**q
    assert nearest == 0 or (2 * nearest - 1) ** q * 2**p <= 20_000**q
