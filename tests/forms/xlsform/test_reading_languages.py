"""The languages of a workbook are known however its columns spell them."""

from __future__ import annotations

import pytest

from tests.forms.xlsform.workbooks import imported, questions


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("label::ms", "ms"),
        ("label::Bahasa Melayu (ms)", "ms"),
        ("label::Bahasa Melayu", "ms"),
        ("Label :: malay", "ms"),
        ("label:ms", "ms"),
        ("label::Bahasa Indonesia", "id"),
        ("label::Français", "fr"),
        ("label::zh-Hant", "zh-Hant"),
        ("label::pt_br", "pt-br"),
        ("label::Klingon", "und-klingon"),
        ("label", "en"),
        ("caption", "en"),
    ],
)
def test_a_language_is_known_however_its_column_spells_it(header: str, language: str) -> None:
    found = imported([{"type": "text", "name": "q", header: "Apa?"}])

    assert found.tree["languages"] == [language]
    assert questions(found)[0]["title"] == {language: "Apa?"}


def test_the_default_language_comes_first_and_holds_every_text() -> None:
    found = imported(
        [
            {"type": "text", "name": "a", "label::English (en)": "A?", "label::Bahasa Melayu (ms)": "A, apa?"},
            {"type": "text", "name": "b", "label::English (en)": "B?"},
        ],
        settings={"default_language": "Bahasa Melayu (ms)"},
    )

    assert found.tree["languages"] == ["ms", "en"]
    assert questions(found)[1]["title"] == {"ms": "B?", "en": "B?"}
    assert [(place.row, place.column) for place in found.left_out] == [(3, "label::English (en)")]


def test_a_column_without_a_language_is_in_the_default_language() -> None:
    found = imported([{"type": "text", "name": "a", "label": "Apa?"}], settings={"default_language": "Indonesian"})

    assert found.tree["languages"] == ["id"]


def test_two_columns_of_one_language_fill_each_others_gaps() -> None:
    found = imported(
        [
            {"type": "text", "name": "a", "label": "A?", "label::English (en)": None},
            {"type": "text", "name": "b", "label::English (en)": "B?"},
            {"type": "text", "name": "c", "label": "C?", "label::English (en)": "Sea?"},
        ]
    )

    assert [question["title"] for question in questions(found)] == [{"en": "A?"}, {"en": "B?"}, {"en": "C?"}]
    assert [(place.row, place.value) for place in found.left_out] == [(4, "Sea?")]
