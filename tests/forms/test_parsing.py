"""Text becomes a tree of words and exact numbers, or is refused with the line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from forms.parsing import MOST_VALUES, parse
from forms.problems import Broken


def refused(text: str) -> tuple[str, str]:
    with pytest.raises(Broken) as broken:
        parse(text)
    (problem,) = broken.value.problems
    return problem.path, problem.code


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("Off", "Off"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("09:30", "09:30"),
        ("1:30:00", "1:30:00"),
        ("2026-01-31", "2026-01-31"),
        ("1_000", "1_000"),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("+5", 5),
        ("-0", 0),
        ("0.3333", Decimal("0.3333")),
        (".5", Decimal("0.5")),
        ("5.", Decimal("5")),
        ("1e3", Decimal("1000")),
        ("0.1000000000000000055511151231257827", Decimal("0.1000000000000000055511151231257827")),
        ("'5'", "5"),
        ('"no"', "no"),
        ("!!str 5", "5"),
        ("NaN", "NaN"),
    ],
)
def test_yaml_is_read_by_its_1_2_core_schema(written: str, value: Any) -> None:
    (found,) = parse(f"key: {written}\n").values()  # type: ignore[attr-defined]
    assert found == value
    assert type(found) is type(value)


def test_keys_are_always_words() -> None:
    assert parse("{0: a, yes: b, null: c, 1.50: d}") == {"0": "a", "yes": "b", "null": "c", "1.50": "d"}


def test_json_numbers_keep_their_decimals() -> None:
    assert parse('{"a": 0.3333, "b": 12.40, "c": 7}') == {"a": Decimal("0.3333"), "b": Decimal("12.40"), "c": 7}


def test_json_with_tabs_and_a_byte_order_mark_is_read() -> None:
    assert parse('\ufeff{\n\t"a": 1\n}') == {"a": 1}


def test_aliases_repeat_what_they_name() -> None:
    assert parse("a: &three [1, 2, 3]\nb: *three") == {"a": [1, 2, 3], "b": [1, 2, 3]}


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a: 1\nb: 2\na: 3", "line 3", "duplicate_key"),
        ('{"a": 1, "a": 2}', "", "duplicate_key"),
        ("a: {b: 1, b: 2}", "line 1", "duplicate_key"),
        ("a: [1", "line 1", "unreadable"),
        ("a: 1\n\tb: 2", "line 2", "unreadable"),
        ("a: *nobody", "line 1", "unknown_alias"),
        ("a: !ruby x", "line 1", "tag"),
        ("a: 1\n---\nb: 2", "line 2", "two_documents"),
        ("? [a, b]\n: 1", "line 1", "bad_key"),
        ("a: .inf", "line 1", "not_a_number"),
        ("a: .NaN", "line 1", "not_a_number"),
        ('{"a": -Infinity}', "", "not_a_number"),
        ("a: 1e401", "line 1", "number_too_long"),
        ("a: " + "9" * 401, "line 1", "number_too_long"),
        ("[" * 65 + "]" * 65, "", "too_deep"),
        ("a:\n" + "- " * 65, "line 2", "too_deep"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_its_line(text: str, place: str, code: str) -> None:
    assert refused(text) == (place, code)


def test_aliases_cannot_multiply_a_small_file_into_a_large_one() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    assert len(lines) < MOST_VALUES
    assert refused("\n".join(lines))[1] == "too_large"
