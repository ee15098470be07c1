"""Two versions of a form are compared place by place, and told as a note."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from forms import library
from forms.change_note import first_note, write_note
from forms.comparing import Change, compare
from forms.reading import read_form
from forms.writing_forms import write_form
from tests import small


@pytest.fixture
def newer() -> Any:
    return copy.deepcopy(small.FORM)


def questions(tree: Any, section: int = 0) -> Any:
    return tree["sections"][section]["questions"]


def one_change(newer: Any) -> tuple[str, str, str | None]:
    (change,) = compare(small.FORM, newer)
    return change.kind, change.key, change.question


def test_the_same_form_twice_has_no_changes() -> None:
    tree = write_form(read_form(library.load("bank-branch")))
    assert compare(tree, copy.deepcopy(tree)) == ()


EDITS: dict[str, tuple[Callable[[Any], None], tuple[str, str]]] = {
    "a title": (lambda q: q["title"].update(en="Were you welcomed?"), ("reworded", "title")),
    "a translation": (lambda q: q["title"].update(ms="Adakah anda disapa?"), ("reworded", "title")),
    "a new hint": (lambda q: q.update(hint="Look up"), ("reworded", "hint")),
    "points": (lambda q: q.update(points=3), ("points", "points")),
    "a bonus": (lambda q: q.update(bonus=True), ("points", "bonus")),
    "logic": (lambda q: q.update(ask_if={"question": "A0", "is": "yes"}), ("logic", "ask_if")),
    "a critical effect": (lambda q: q.update(critical={"effect": "end"}), ("critical", "critical")),
    "tags": (lambda q: q["tags"].update(owner="guard"), ("tags", "tags")),
    "sins": (lambda q: q.pop("sins"), ("tags", "sins")),
    "photos": (lambda q: q.update(photo="required"), ("other", "photo")),
    "the type": (lambda q: q.update(type="text"), ("other", "type")),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_change_of_a_question_is_told_by_what_it_is(newer: Any, edit: str) -> None:
    change, told = EDITS[edit]
    change(questions(newer)[0])

    assert one_change(newer) == (*told, "A1")


def test_parts_are_reworded_when_only_their_titles_differ_and_changed_when_anything_else_does(newer: Any) -> None:
    part = questions(newer)[1]["parts"][0]
    part["title"] = {"en": "a good day"}
    assert one_change(newer) == ("reworded", "parts", "A2")

    part["part"] = "good-day"
    assert one_change(newer) == ("options", "parts", "A2")


def test_a_credit_that_changes_is_a_change_of_options(newer: Any) -> None:
    questions(newer, 1)[0]["options"][0]["credit"] = 0.75
    assert one_change(newer) == ("options", "options", "B1")


def test_a_curve_holds_what_it_was_and_what_it_is(newer: Any) -> None:
    questions(newer)[2]["curve"] = {"target": 300, "limit": 1200}

    assert compare(small.FORM, newer) == (
        Change("curve", "curve", {"target": 600, "limit": 1200}, {"target": 300, "limit": 1200}, "A3", "A"),
    )


def test_what_was_added_and_removed_comes_whole_in_the_order_of_the_newer_form(newer: Any) -> None:
    gone, more = questions(newer).pop(1), {"question": "A9", "type": "text", "title": "Anything else?"}
    questions(newer).insert(0, more)
    newer["sections"].append({"section": "Z", "title": "End", "questions": []})

    assert compare(small.FORM, newer) == (
        Change("added", "question", None, more, "A9", "A"),
        Change("added", "section", None, {"section": "Z", "title": "End"}, None, "Z"),
        Change("removed", "question", gone, None, "A2", "A"),
    )


def test_a_question_that_is_put_first_is_the_only_one_that_moved(newer: Any) -> None:
    questions(newer).insert(0, questions(newer).pop(2))

    assert compare(small.FORM, newer) == (Change("moved", "position", 3, 1, "A3", "A"),)


def test_a_question_that_goes_to_another_section_moved_there_and_its_neighbours_stayed(newer: Any) -> None:
    questions(newer, 1).insert(0, questions(newer).pop(0))

    assert compare(small.FORM, newer) == (Change("moved", "section", "A", "B", "A1", "B"),)


def test_a_section_that_moves_takes_its_questions_along_in_silence(newer: Any) -> None:
    newer["sections"].reverse()

    (change,) = compare(small.FORM, newer)
    assert (change.kind, change.key, change.question) == ("moved", "position", None)


def test_what_changed_outside_the_questions_is_told_with_its_key(newer: Any) -> None:
    newer["scoring"]["method"] = "weighted"
    newer["sections"][0]["weight"] = 12
    newer["events"][0]["title"]["en"] = "I come in"
    newer["events"].append({"event": "out", "title": "I leave"})
    newer["standards"] = [{"standard": "id-check", "title": "Identity"}]
    newer["languages"].remove("id")

    told = [(change.kind, change.key, change.section) for change in compare(small.FORM, newer)]

    assert told == [
        ("other", "languages", None),
        ("points", "scoring.method", None),
        ("added", "standards.id-check", None),
        ("reworded", "events.door.title", None),
        ("added", "events.out", None),
        ("points", "weight", "A"),
    ]


@pytest.mark.parametrize("broken", [{}, {"sections": 3}, {"sections": [None, {"section": 1}, {"section": "A"}]}])
def test_a_broken_form_is_compared_as_far_as_it_goes(broken: Any) -> None:
    kinds = {change.kind for change in compare(small.FORM, broken)}
    assert "removed" in kinds
    assert compare(broken, broken) == ()


def test_a_note_tells_what_counts_first_and_each_place_once(newer: Any) -> None:
    first = questions(newer)[0]
    first.update(points=3, hint="Look up", photo="required")
    first["title"]["en"] = "Were you welcomed?"
    questions(newer)[2]["curve"] = {"target": 300, "limit": 1200}
    questions(newer).pop(1)
    questions(newer, 1).append({"question": "B9", "type": "text", "title": {"en": "Anything else?", "ms": "Lagi?"}})

    assert write_note(compare(small.FORM, newer), "ms").splitlines() == [
        'Added: B9 "Lagi?".',
        'Removed: A2 "What was said?".',
        "Points: A1 from 2 to 3.",
        "Timed standard: A3.",
        "Reworded: A1.",
        "Also changed: A1 photo from optional to required.",
    ]


def test_a_note_says_where_things_went(newer: Any) -> None:
    questions(newer).insert(0, questions(newer).pop(2))
    questions(newer, 1).append(questions(newer).pop(1))

    assert write_note(compare(small.FORM, newer)) == "Moved: A3 to place 1; A1 from A to B."


def test_a_first_version_is_told_as_such() -> None:
    sections = small.FORM["sections"]
    count = sum(len(section["questions"]) for section in sections)
    assert first_note(small.FORM) == f"First version: {count} questions in {len(sections)} sections."
