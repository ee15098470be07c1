"""What is written as YAML reads as the same tree."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import library
from forms.parsing import parse
from forms.writing_yaml import to_yaml
from tests.soak import TIMES

ODD = (
    "yes",
    "~",
    "NULL",
    "1e5",
    "0x1",
    "- a",
    "? a",
    "a: b",
    "a #b",
    "%",
    "`x",
    '"',
    "---",
    "=",
    "<<",
    "1:30",
    "2026-01-01",
    ".5",
    "-",
    ".inf",
    "True",
    "a\n\nb\n",
    " a\nb",
    "\n",
    "a\r\nb",
    "a\n  \nb \n\n",
    "a\n\ttab\n",
    "a\x85b",
    "\u2028x",
)
words = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])) | st.sampled_from(ODD)
leaves = words | st.integers() | st.booleans() | st.none() | st.decimals(allow_nan=False, allow_infinity=False)


def _branches(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4)


trees = st.recursive(leaves, _branches, max_leaves=8).filter(lambda tree: isinstance(tree, dict | list))


@settings(max_examples=200 * TIMES, deadline=None)
@given(trees)
def test_a_tree_written_as_yaml_reads_as_the_same_tree(tree: Any) -> None:
    assert parse(to_yaml(tree)) == tree


@pytest.mark.parametrize("name", library.names())
def test_a_ready_made_form_written_as_yaml_reads_as_the_same_form(name: str) -> None:
    assert parse(to_yaml(library.load(name))) == library.load(name)


def test_small_maps_stand_on_one_line_and_paragraphs_in_a_block() -> None:
    tree = {"title": {"en": "Yes", "ms": "Ya"}, "brief": {"en": "One.\nTwo.\n"}, "points": 0.5, "codes": ["on", "1"]}

    assert to_yaml(tree) == (
        'title: {en: Yes, ms: Ya}\nbrief:\n  en: |\n    One.\n    Two.\npoints: 0.5\ncodes: [on, "1"]\n'
    )
