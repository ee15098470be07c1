"""A problem names the place, the value and the cure, on one line that can always be printed."""

from __future__ import annotations

from typing import Any

import pytest

from forms import library
from forms.answers import read_answers
from forms.checking import missing
from forms.definition import Form
from forms.problems import Broken
from forms.reading import read_form


@pytest.fixture(scope="module")
def bank() -> Form:
    return read_form(library.load("bank-branch"))


def told(form: Form, answers: dict[str, Any], **more: Any) -> list[str]:
    with pytest.raises(Broken) as broken:
        read_answers(form, {"form": form.code, "answers": answers, **more})
    return str(broken.value).splitlines()


def test_a_wrong_value_is_shown_with_its_place_and_cure(bank: Form) -> None:
    assert told(bank, {"B6": {"value": "eight minutes"}}) == [
        'answers.B6.value: "eight minutes" is not a number of seconds. Tap the two events, or type the seconds.'
    ]


def test_a_clock_that_runs_backwards_is_said_with_its_events(bank: Form) -> None:
    assert told(bank, {}, events={"ticket": 90, "called": 30}) == [
        "answers.B6: called was tapped before ticket. Mend the two times, or type the seconds."
    ]


def test_a_sentence_stays_on_one_line_whatever_the_file_holds(bank: Form) -> None:
    hostile: dict[str, Any] = {"two\nlines": {}, "half \ud800": {}, "x" * 5000: {}, "A2": {"value": "a\nb\ud800" * 900}}
    lines = told(bank, hostile)
    assert len(lines) == 4
    for line in lines:
        assert len(line.encode()) < 1000


def test_what_a_blank_duration_waits_for_is_the_event_that_was_not_tapped(bank: Form) -> None:
    answers = read_answers(bank, {"form": bank.code, "events": {"ticket": 5}, "answers": {}})
    blank = {problem.data["question"]: problem.message for problem in missing(bank, answers)}
    assert blank["B6"] == "B6 is blank. Tap called on the clock, or type the seconds."
    assert "D11" not in blank, "a delayed question can wait"
