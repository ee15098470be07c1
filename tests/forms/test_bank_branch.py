"""The library's bank-branch form scores a known visit as it was worked out by hand (vector V19 of the method)."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from forms import library
from forms.answers import read_answers
from forms.definition import Form
from forms.reading import read_form, write_form
from forms.scorecard import Scorecard
from forms.scoring import score
from tests.forms.extreme_answers import best_value

PARTLY_MET: dict[str, Any] = {
    "A4": {"have": 3, "of": 4},
    "B5": {"have": 3, "of": 5},
    "B6": 840,
    "C4": 3,
    "C5": "slightly_off",
    "D4": "partly",
    "E1": ["farewell"],
}
PENDING = "D11"


@pytest.fixture(scope="module")
def tree() -> Any:
    return library.load("bank-branch")


def visit(form: Form, **changes: Any) -> Scorecard:
    values = {code: best_value(question) for code, question in form.questions.items() if question.scored}
    values = {**values, **PARTLY_MET, **changes}
    answers = {code: {"value": value} for code, value in values.items() if code != PENDING}
    return score(form, read_answers(form, {"form": form.code, "answers": answers}))


def percents(card: dict[str, Any]) -> dict[str, str | None]:
    return {line["section"]: line["percent"] for line in card["sections"]}


def test_the_known_visit_earns_87_90_of_97(tree: Any) -> None:
    card = visit(read_form(tree)).as_tree()

    assert (card["earned"], card["possible"], card["final"]) == ("87.90", "97.00", "90.6")
    assert percents(card) == {"A": "95.0", "B": "84.3", "C": "93.5", "D": "93.5", "E": "50.0", "Z": None}
    assert card["band"] == "excellent"
    assert card["provisional"] is True
    assert card["calamities"]["lost_time"] == ["B6"]


def test_by_weighted_sections_it_is_90_7(tree: Any) -> None:
    weighted = copy.deepcopy(tree)
    weighted["scoring"]["method"] = "weighted"

    assert visit(read_form(weighted)).as_tree()["final"] == "90.7"


def test_without_the_identity_check_it_is_capped_at_59(tree: Any) -> None:
    card = visit(read_form(tree), C10="no").as_tree()

    assert (card["raw"], card["final"], card["critical"]) == ("87.5", "59.0", ["C10"])


def test_the_form_reads_the_same_after_writing(tree: Any) -> None:
    form = read_form(tree)

    assert read_form(write_form(form)) == form
