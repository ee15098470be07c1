"""A reviewer can follow every question's points with a pencil."""

from typing import Any

import pytest

from forms.answers import read_answers
from forms.arithmetic.questions import question_rows
from forms.reading import read_form
from forms.scoring import score
from tests import small


def _rows(answers: dict[str, Any], form: dict[str, Any] = small.FORM, language: str = "en") -> dict[str, Any]:
    read = read_form(form)
    card = score(read, read_answers(read, answers)).as_tree()
    return {row["question"]: row for row in question_rows(form, answers, card, language)}


@pytest.mark.parametrize(
    ("question", "value", "how"),
    [
        ("A1", "no", "no (expected: yes) = 0; 0 × 2 = 0.00"),
        ("A2", ["hello", "name", "offer"], "3 of 4 = 0.75; 0.75 × 2 = 1.50"),
        ("A3", None, "300.5 ≤ 600 = 1; 1 × 2 = 2.00"),
        ("A3", 840, "(1200 − 840) / (1200 − 600) = 0.6; 0.6 × 2 = 1.20"),
        ("A3", 1200, "1200 ≥ 1200 = 0; 0 × 2 = 0.00"),
        ("B1", "partly", "“Partly” = 0.5; 0.5 × 1 = 0.50"),
        ("B2", 3, "(3 − 0) / (4 − 0) = 0.75; 0.75 × 1 = 0.75"),
        ("B2", 3.0, "(3 − 0) / (4 − 0) = 0.75; 0.75 × 1 = 0.75"),
        ("B3", {"have": 1, "of": 3}, "1 of 3 = 0.3333; 0.3333 × 1 = 0.33"),
        ("B3", {"have": 0, "of": 0}, "does not apply: not counted"),
        ("B4", "yes", "yes (expected: no) = 0; 0 × 1 = 0.00"),
    ],
)
def test_each_type_says_how_its_points_came_about(question: str, value: Any, how: str) -> None:
    rows = _rows(small.answers(**{question: value}))

    assert rows[question]["how"] == how


@pytest.mark.parametrize(
    ("curve", "seconds", "how"),
    [
        ({"target": 300}, 301, "301 > 300 = 0"),
        ({"target": 300, "half_every": 120}, 420, "0.5 ^ ((420 − 300) / 120) = 0.5"),
        ({"tiers": [[5, 1], [10, 0.5]]}, 6, "6 ≤ 10 = 0.5"),
        ({"tiers": [[5, 1], [10, 0.5]]}, 11, "11 > 10 = 0"),
        ({"rhythm": [30, 90, 240, 360]}, 20, "20 ≤ 30 = 0"),
        ({"rhythm": [30, 90, 240, 360]}, 60, "(60 − 30) / (90 − 30) = 0.5"),
        ({"rhythm": [30, 90, 240, 360]}, 200, "90 ≤ 200 ≤ 240 = 1"),
        ({"rhythm": [30, 90, 240, 360]}, 270, "(360 − 270) / (360 − 240) = 0.75"),
        ({"rhythm": [30, 90, 240, 360]}, 400, "400 ≥ 360 = 0"),
    ],
)
def test_each_curve_says_where_on_it_the_time_lies(curve: dict[str, Any], seconds: int, how: str) -> None:
    section, other = small.FORM["sections"]
    timed = [
        {**question, **({"curve": curve} if question["question"] == "A3" else {})} for question in section["questions"]
    ]
    form = {**small.FORM, "sections": [{**section, "questions": timed}, other]}

    assert _rows(small.answers(A3=seconds), form)["A3"]["how"].startswith(f"{how};")


def test_a_shopper_who_left_before_the_end_is_told_as_such() -> None:
    answers = small.answers()
    answers["answers"]["A3"] = {"value": 900, "censored": True}

    assert _rows(answers)["A3"]["how"] == "left before it ended = 0; 0 × 2 = 0.00"


def test_what_is_not_scored_has_no_arithmetic() -> None:
    assert "B5" not in _rows(small.answers(B5="All well"))


def test_the_reviewer_reads_it_in_their_own_language() -> None:
    rows = _rows(small.answers(A2=["hello"], B1="wrong"), language="id")

    assert rows["A2"]["how"] == "1 dari 4 = 0.25; 0.25 × 2 = 0.50"
    assert rows["B1"]["how"] == "“Salah” = 0; 0 × 1 = 0.00"
