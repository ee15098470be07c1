"""Two versions of a form are compared question by question."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from forms import library
from forms.comparing import Changes, compare
from forms.reading import read_form


@pytest.fixture(scope="module")
def older() -> Any:
    return library.load("bank-branch")


def test_the_same_form_twice_has_no_changes(older: Any) -> None:
    changes = compare(read_form(older), read_form(older))
    assert changes == Changes()
    assert not changes


def test_added_removed_and_changed_questions_are_named(older: Any) -> None:
    newer = copy.deepcopy(older)
    arrival = newer["sections"][0]["questions"]
    arrival[:] = [question for question in arrival if question["question"] != "A5"]
    arrival.append({"question": "A9", "type": "text", "title": "Anything else?"})
    next(question for question in arrival if question["question"] == "A2")["points"] = 4

    changes = compare(read_form(older), read_form(newer))

    assert (changes.added, changes.removed) == (("A9",), ("A5",))
    assert changes.changed == {"A2": ("points",)}
    assert changes.form == ()


def test_a_question_that_moved_to_another_section_has_changed(older: Any) -> None:
    newer = copy.deepcopy(older)
    newer["sections"][1]["questions"].insert(0, newer["sections"][0]["questions"].pop())
    assert compare(read_form(older), read_form(newer)).changed == {"A5": ("section",)}


def test_what_changed_outside_the_questions_is_named(older: Any) -> None:
    newer = copy.deepcopy(older)
    newer["scoring"]["method"] = "weighted"
    newer["sections"][0]["weight"] = 12
    assert compare(read_form(older), read_form(newer)).form == ("scoring", "sections")
