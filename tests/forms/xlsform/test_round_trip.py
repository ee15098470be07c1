"""A form goes out as a workbook and comes back whole, and other tools can read the workbook."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pyxform.xls2xform import convert

from forms import library
from forms.definition import Question
from forms.problems import Broken
from forms.reading import read_form, write_form
from forms.xlsform import read_xlsform, write_xlsform
from tests.forms.random_forms import form_trees
from tests.soak import TIMES

slow = settings(
    max_examples=25 * TIMES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
LEAST: dict[str, Any] = {
    "form": "least",
    "title": {"en": "Least"},
    "languages": ["en", "ms"],
    "sections": [
        {"section": "A", "title": "A", "questions": [{"question": "a", "type": "text", "title": "What was said?"}]}
    ],
}


def there_and_back(tree: Any) -> None:
    form = read_form(tree)

    back = read_xlsform(write_xlsform(form))

    assert back.tree == write_form(form)
    assert back.left_out == ()


def with_question(**keys: Any) -> dict[str, Any]:
    """The least form with another question at its end."""
    first = LEAST["sections"][0]
    question = {"question": "b", "type": "text", "title": "And then?"} | keys
    return LEAST | {"sections": [first | {"questions": [*first["questions"], question]}]}


@pytest.mark.parametrize("name", library.names())
def test_a_ready_made_form_comes_back_whole(name: str) -> None:
    there_and_back(library.load(name))


@slow
@given(form_trees())
def test_every_form_comes_back_whole(tree: Any) -> None:
    there_and_back(tree)


@pytest.mark.parametrize("name", library.names())
def test_pyxform_takes_a_ready_made_form(name: str) -> None:
    converted = convert(io.BytesIO(write_xlsform(read_form(library.load(name)))))

    assert f'id="{name}"' in converted.xform
    assert [warning for warning in converted.warnings if "max-pixels" not in warning] == []


@settings(slow, max_examples=8 * TIMES)
@given(form_trees())
def test_pyxform_takes_every_form(tree: Any) -> None:
    assert "<h:html" in convert(io.BytesIO(write_xlsform(read_form(tree)))).xform


@settings(slow, max_examples=30 * TIMES)
@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_words_come_back_to_the_letter(words: str) -> None:
    there_and_back(with_question(title={"en": "And then?", "ms": words}, hint={"en": words}))


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+60 3 1234",
        "@home",
        " a line\r\nand another \n",
        "_x0041_ and _x005F_",
        "the answer ${a}, and $\u2060{a}",
        "a\x1f\x0b",
        "TRUE",
        "12.50",
        "#REF!",
    ],
)
def test_words_that_a_spreadsheet_would_change_come_back_to_the_letter(words: str) -> None:
    there_and_back(
        with_question(title={"en": words}) | {"title": {"en": words, "ms": words}, "brief": {"ms": words, "en": words}}
    )


def test_pyxform_takes_words_that_look_like_a_reference() -> None:
    convert(io.BytesIO(write_xlsform(read_form(with_question(title={"en": "It cost ${price"})))))


@pytest.mark.parametrize(
    "keys",
    [
        {"question": "A"},  # as the section is called
        {"question": "yes_no", "type": "yes_no"},
        {"question": "meta"},
        {"question": "type", "type": "time"},
        {"type": "photo", "at_least": 0, "at_most": 12},
        {"type": "text", "minimum_length": 40, "required": False},
        {"type": "number", "minimum": Decimal("-0.5"), "maximum": Decimal("1e3"), "unit": {"en": "RM", "ms": "RM"}},
        {"type": "number", "curve": {"tiers": [[Decimal("0.1"), 1], [10**30, Decimal("0.333333333333333333")]]}},
        {"type": "scale", "from": -3, "to": 500, "anchors": {"-3": {"en": "Never"}, "500": {"en": "Always"}}},
        {
            "type": "choice",
            "options": [{"option": "yes", "title": {"en": "Yes"}}, {"option": "no", "title": {"en": "No"}}],
        },
        {"ask_if": {"all": [{"question": "a", "is": 'it\'s "so"'}]}},
        {"ask_if": {"question": "a", "any_of": ["x"]}},
        {"ask_if": {"question": "a", "is": ""}},
        {"ask_if": {"any": [{"question": "a", "is": "x"}, {"question": "a", "is": "y"}]}},
        {"ask_if": {"not": {"not": {"question": "a", "is_not": "\u2018x\u2019"}}}},
    ],
)
def test_what_is_rare_comes_back_too(keys: dict[str, Any]) -> None:
    there_and_back(with_question(**keys))


EVERYTHING: dict[str, Any] = {
    "type": "number",
    "hint": {"ms": "Lihat", "en": "Look"},
    "points": 2,
    "curve": {"tiers": [[5, 1]]},
    "family": "compliance",
    "bonus": True,
    "binding": "should",
    "tags": {"parameter": "speed", "owner": "cashier", "promise": "price", "skill": "tone", "component": "people"},
    "sins": ["coldness", "apathy"],
    "calamities": ["lost_time"],
    "probe": True,
    "critical": {"effect": "cap", "at": 59},
    "standard": "s",
    "ask_if": {"question": "a", "answered": True},
    "required": False,
    "photo": "required",
    "comment": "when_failed",
    "not_applicable": False,
    "delayed": True,
}
DURATION = {"question": "d", "type": "duration", "title": "How long?", "start": "in", "end": "out"}
FELT = {"question": "e", "type": "number", "title": "Felt?", "family": "perception", "perceives": ["d"]}
STAFF = {"question": "f", "type": "text", "title": "Who?", "family": "context", "tells": "staff"}
EVENTS = [{"event": "in", "title": {"en": "In", "ms": "Masuk"}}, {"event": "out", "title": "Out"}]
STANDARDS = [{"standard": "s", "title": "S", "value": {"ms": "Nilai", "en": "Value"}, "basis": "law", "source": "Law"}]


def test_whatever_a_question_can_have_comes_back() -> None:
    tree = with_question(**EVERYTHING) | {"events": EVENTS, "standards": STANDARDS}
    tree["sections"][0]["questions"].extend([DURATION, FELT, STAFF])
    form = read_form(tree)
    plain = form.questions["a"]
    varied = {
        key.name
        for key in fields(Question)
        for question in form.questions.values()
        if getattr(question, key.name) != getattr(plain, key.name)
    }

    there_and_back(tree)
    assert {key.name for key in fields(Question)} == varied


def test_names_that_differ_in_case_only_come_back_apart() -> None:
    tree = with_question(question="A1", ask_if={"question": "a1", "answered": True})
    tree["sections"][0]["questions"][0] = {"question": "a1", "type": "text", "title": "First"}

    there_and_back(tree)
    convert(io.BytesIO(write_xlsform(read_form(tree))))


def test_a_section_without_questions_and_one_called_by_a_number_come_back() -> None:
    empty = {"section": "1-2", "title": "Later", "weight": Decimal("0.5"), "questions": []}

    there_and_back(LEAST | {"sections": [*LEAST["sections"], empty]})


RATIO = {"question": "r", "type": "ratio", "title": "Counters open", "ask_if": {"question": "a", "answered": True}}
AFTER = {"question": "z", "type": "text", "title": "And last?"}
MORE: list[dict[str, Any]] = [{"section": "B", "title": "B", "questions": [{**AFTER, "question": "y"}]}]


def edited(change: Callable[[Worksheet, int], object]) -> tuple[list[tuple[str, list[str]]], Any]:
    """The codes that come back of a workbook with a ratio, changed at the row where its group begins."""
    tree = with_question(**RATIO)
    tree["sections"] = [{**tree["sections"][0], "questions": [*tree["sections"][0]["questions"], AFTER]}, *MORE]
    book = load_workbook(io.BytesIO(write_xlsform(read_form(tree))))
    sheet, file = book["survey"], io.BytesIO()
    change(sheet, next(at for at, row in enumerate(sheet.values, 1) if row[1] == "r"))
    book.save(file)
    back = read_xlsform(file.getvalue())
    assert [place for place in back.left_out if "does not end" not in place.reason] == []
    asked = [(one["section"], [question["question"] for question in one["questions"]]) for one in back.tree["sections"]]
    return asked, back.tree


def add_question(sheet: Worksheet, at: int) -> None:
    labels = [cell.value for cell in sheet[1]]
    sheet.insert_rows(at + 2)
    for column, value in (("type", "decimal"), ("name", "x"), ("label::English (en)", "An extra one?")):
        sheet.cell(at + 2, labels.index(column) + 1).value = value


def test_a_question_that_somebody_adds_among_the_rows_of_a_ratio_comes_in_and_is_asked_when_the_ratio_is() -> None:
    asked, tree = edited(add_question)

    assert asked == [("A", ["a", "r", "x", "z"]), ("B", ["y"])]
    extra, last = tree["sections"][0]["questions"][2:]
    assert (extra["ask_if"], "ask_if" in last) == (RATIO["ask_if"], False)


def test_no_question_is_lost_where_somebody_removes_the_end_of_a_ratio() -> None:
    asked, _ = edited(lambda sheet, at: sheet.delete_rows(at + 4))

    assert asked == [("A", ["a", "r", "z"]), ("B", ["y"])]


def test_the_same_form_gives_the_same_bytes() -> None:
    form = read_form(library.load("bank-branch"))

    assert write_xlsform(form) == write_xlsform(form)


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    with pytest.raises(Broken, match="too long for a spreadsheet"):
        write_xlsform(read_form(with_question(title="a" * 40_000)))
