"""Advice on a form is there from its first question on, also while something in it is still broken."""

from collections.abc import Callable
from typing import Any

import pytest

from audit_api.form_versions import trees
from audit_api.form_versions.judging import judge
from forms import library
from forms.taxonomies import load

Tree = dict[str, Any]
UNTITLED = {"question": "NEW", "type": "yes_no", "title": {"en": ""}}


def whole() -> Tree:
    """A form with one question of which the points are too many: part 7 has something to say."""
    tree: Tree = trees.plain(library.load("bank-branch"))
    tree["sections"][1]["questions"][0]["points"] = 60
    return tree


def told(tree: Tree) -> list[tuple[str, str]]:
    return [(warning["path"], warning["code"]) for warning in judge(tree, load())["warnings"]]


EXPECTED = told(whole())


def moved(path: str) -> str:
    return path.replace("sections[1]", "sections[2]")


@pytest.mark.parametrize(
    ("breaks", "place"),
    [
        (lambda tree: tree["sections"][0]["questions"].append(UNTITLED), str),
        (lambda tree: tree["sections"].insert(0, {"section": "new", "title": {"en": ""}, "questions": []}), moved),
        (lambda tree: tree["sections"].insert(0, {"section": "new"}), moved),
        (lambda tree: tree["sections"][0].update(ask_if={"question": "gone", "is": "yes"}), str),
        (lambda tree: tree["standards"][0].update(title={"en": ""}), str),
        (lambda tree: tree.update(title={"en": ""}), str),
        (lambda tree: tree.update(scoring={"bands": []}), str),
        (lambda tree: tree.update(unknown=1), str),
    ],
)
def test_a_form_with_a_problem_is_warned_of_what_the_rest_of_it_is(
    breaks: Callable[[Tree], object], place: Callable[[str], str]
) -> None:
    tree = whole()
    breaks(tree)

    assert judge(tree, load())["problems"]
    assert set(told(tree)) == {(place(path), code) for path, code in EXPECTED}


def test_what_stands_behind_a_broken_question_keeps_its_place() -> None:
    tree = whole()
    tree["sections"][1]["questions"].insert(0, UNTITLED)
    tree["sections"][1]["questions"].append(UNTITLED | {"question": "more", "ask_if": {"question": "NEW", "is": "no"}})

    assert ("sections[1].questions[1].points", "heavy_question") in told(tree)


def test_a_question_that_is_broken_is_not_warned_of() -> None:
    tree = whole()
    tree["sections"][1]["questions"][0]["type"] = "broken"

    assert ("sections[1].questions[0].points", "heavy_question") in EXPECTED
    assert "sections[1].questions[0].points" not in [path for path, _ in told(tree)]


def test_a_question_of_no_known_type_is_one_problem_also_where_others_name_it() -> None:
    tree = whole()
    durations = [q for section in tree["sections"] for q in section["questions"] if q["type"] == "duration"]
    assert any(durations[0]["question"] in q.get("perceives", ()) for s in tree["sections"] for q in s["questions"])
    durations[0]["type"] = "broken"

    assert [problem["code"] for problem in judge(tree, load())["problems"]] == ["unknown_type"]


@pytest.mark.parametrize("tree", [{}, {"sections": 5}, {"sections": [1]}, {"languages": [], "form": "x"}])
def test_what_is_no_form_at_all_gets_no_warnings(tree: Tree) -> None:
    judgement = judge(tree, load())

    assert judgement["problems"]
    assert judgement["warnings"] == []
