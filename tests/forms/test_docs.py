"""docs/form-format.md says what the code does: its examples run, and it leaves nothing out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from forms import taxonomies
from forms.answers import read_answers
from forms.ask_if import TESTS
from forms.definition import Form
from forms.problems import Broken
from forms.question_types import TYPES
from forms.reading import parse, read_form
from forms.scoring import score

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "form-format.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+) (\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)

PARTS = [{"part": "ramp", "title": "Ramp"}, {"part": "door", "title": "Door"}]
OPTIONS = [{"option": code, "title": code, "credit": 0} for code in ("right", "partly", "wrong")]
EARLIER = [
    {"question": "Q1", "type": "choice", "title": "1", "options": OPTIONS},
    {"question": "Q2", "type": "duration", "title": "2", "start": "door", "end": "ack"},
    {"question": "Q3", "type": "checklist", "title": "3", "parts": PARTS},
    {"question": "Q4", "type": "text", "title": "4"},
]


def blocks(kind: str) -> list[str]:
    return [text for _, found, text in BLOCKS if found == kind]


def form_with(question: Any) -> Any:
    return {
        "form": "example",
        "title": "Example",
        "languages": ["en"],
        "events": [{"event": "door", "title": "In"}, {"event": "ack", "title": "Seen"}],
        "sections": [{"section": "A", "title": "A", "questions": [*EARLIER, question]}],
    }


def example() -> Form:
    return read_form(parse(blocks("form")[0]))


def test_every_block_of_the_page_is_of_a_kind_that_is_run() -> None:
    kinds = {kind for _, kind, _ in BLOCKS}
    assert kinds == {"form", "question", "condition", "answers", "scorecard", "broken", "problems"}
    assert PAGE.count("```") == 2 * len(BLOCKS)


@pytest.mark.parametrize("text", blocks("question"))
def test_a_question_on_the_page_can_be_read(text: str) -> None:
    read_form(form_with(parse(text)))


@pytest.mark.parametrize("text", blocks("condition"))
def test_a_condition_on_the_page_can_be_read(text: str) -> None:
    read_form(form_with({"question": "Q5", "type": "text", "title": "5", "ask_if": parse(text)}))


def test_the_scorecard_on_the_page_is_that_of_its_form_and_answers() -> None:
    form = example()
    card = score(form, read_answers(form, parse(blocks("answers")[0]))).as_tree()
    shown = json.loads(blocks("scorecard")[0])
    assert card == shown
    assert json.dumps(card) == json.dumps(shown), "the order of the keys differs"


@pytest.mark.parametrize(("broken", "problems"), list(zip(blocks("broken"), blocks("problems"), strict=True)))
def test_a_broken_example_is_told_as_the_page_says(broken: str, problems: str) -> None:
    with pytest.raises(Broken) as refused:
        read_form(form_with(parse(broken)))
    place = f"sections[0].questions[{len(EARLIER)}]."
    assert [str(problem).removeprefix(place) for problem in refused.value.problems] == problems.splitlines()


def test_every_type_and_test_has_its_place_on_the_page() -> None:
    assert [name for name in (*TYPES, *TESTS) if f"`{name}" not in PAGE] == []


@pytest.mark.parametrize("family", taxonomies.FAMILIES)
def test_the_page_lists_the_codes_of_each_taxonomy(family: str) -> None:
    assert f"| {family} | {', '.join(taxonomies.load().codes(family))} |" in PAGE


def test_every_code_of_a_problem_is_on_the_page() -> None:
    """A phone says problems in three languages by their codes, so none may appear unannounced."""
    refused = r'(?:refuse|refuse_value|_refuse)\(\s*"(\w+)"'
    made = r'Problem\((?:f?"[^"]*"|path), "(\w+)"'
    told = re.compile(f'{refused}|{made}|, "(unknown_\\w+)"')
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "forms").rglob("*.py")]
    codes = {code for source in sources for groups in told.findall(source) for code in groups if code}
    assert len(codes) > 60
    assert sorted(code for code in codes if f"`{code}`" not in PAGE) == []
