"""Whom the service depends on is told from who served, and from nothing when nobody said."""

from collections.abc import Sequence
from typing import Any

from reports.form_text import FormText
from reports.measures.interval import Share
from reports.measures.people import people
from tests.reports import build

FORM = FormText(build.form(), "en")
USUAL = Share(1, 5)


def visits(served: Sequence[str]) -> dict[int, tuple[Any, Any]]:
    found = {}
    for number, code in enumerate(served, start=1):
        document = build.answers(number, 1.0 if code.strip().lower() == "t1" else 0.5, Z6b={"value": code})
        found[number] = build.scorecard(document), document
    return found


def test_three_people_with_two_visits_each_are_enough_however_their_codes_are_spelt() -> None:
    found = people(visits(["T1", " t1", "T2", "t2 ", "T3", "T3"]), FORM, USUAL)

    assert found.staff is not None
    assert (found.staff.people, found.staff.visits, found.staff_told) == (3, 6, 6)


def test_two_people_are_not_enough_and_the_visits_that_told_are_counted() -> None:
    found = people(visits(["T1", "T1", "T2", ""]), FORM, USUAL)

    assert (found.staff, found.staff_asked, found.staff_told) == (None, True, 3)


def test_a_form_that_does_not_ask_who_served_says_so() -> None:
    silent = {
        **build.form(),
        "sections": [
            {**section, "questions": [{k: v for k, v in q.items() if k != "tells"} for q in section["questions"]]}
            for section in build.form()["sections"]
        ],
    }
    found = people(visits(["T1", "T1", "T2"]), FormText(silent, "en"), USUAL)

    assert (found.staff, found.staff_asked, found.staff_told, found.scenario) == (None, False, 0, None)
    assert found.spontaneity is not None


def test_perfect_visits_are_wholly_consistent_and_leave_nothing_to_chance() -> None:
    document = build.answers(1, 1.0)
    found = people({n: (build.scorecard(document), document) for n in (1, 2)}, FORM, USUAL)

    assert found.spontaneity is not None
    assert (found.index, found.spontaneity.index) == (100, 0)
