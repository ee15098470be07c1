"""Every text of a form has a key that says its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from forms import library
from forms.translating import wordings
from forms.unchecked import languages

CASES = json.loads((Path(__file__).parents[1] / "cases" / "texts.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["description"]))
def test_the_texts_of_a_form_are_found_with_their_places(case: Any) -> None:
    found = [[wording.key, dict(wording.words)] for wording in wordings(case["form"]).values()]

    assert [case["tests"][0]["texts"]] == [found]


@pytest.mark.parametrize("tree", [None, 7, "form", [], {"languages": 3}, {"languages": [3, "en", "en"]}])
def test_what_is_no_form_has_no_texts_and_only_the_languages_it_names(tree: Any) -> None:
    assert wordings(tree) == {}
    assert languages(tree) in ([], ["en"])


@pytest.mark.parametrize("name", library.names())
def test_a_ready_made_form_has_every_text_in_every_language(name: str) -> None:
    tree: Any = library.load(name)
    missing = [
        (wording.key, language)
        for wording in wordings(tree).values()
        for language in languages(tree)
        if not wording.words.get(language, "").strip()
    ]

    assert len(wordings(tree)) > 100
    assert missing == []
