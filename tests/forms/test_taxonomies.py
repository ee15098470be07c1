"""The taxonomies are whole, in three languages, and a client can add to them."""

from __future__ import annotations

from typing import Any

import pytest

from forms.problems import Broken
from forms.reading import read_form
from forms.taxonomies import FAMILIES, LANGUAGES, Item, load

CONCIERGE = {"code": "concierge", "label": {"en": "Concierge", "ms": "Penyambut tetamu", "id": "Pramutamu"}}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_item_has_a_label_and_a_definition_in_each_language(family: str) -> None:
    items = load().families[family].values()
    assert items
    for item in items:
        assert [language for language in LANGUAGES if not item.label.get(language)] == [], item.code
        assert [language for language in LANGUAGES if not item.definition.get(language)] == [], item.code


def test_a_label_falls_back_to_english_and_then_to_the_code() -> None:
    assert load().label("owner", "guard", "ms") == "Pengawal"
    assert load().label("owner", "guard", "fr") == load().label("owner", "guard", "en")
    assert load().label("owner", "nobody", "en") == "nobody"


def test_a_client_may_add_an_owner_and_ask_about_it() -> None:
    more = load().extend({"owner": [CONCIERGE]})
    assert more.codes("owner") == (*load().codes("owner"), "concierge")
    tags = {"parameter": "speed", "owner": "concierge"}
    question = {"question": "A1", "type": "yes_no", "title": "Quick?", "points": 1, "tags": tags}
    section = {"section": "A", "title": "A", "questions": [question]}
    tree: dict[str, Any] = {"form": "own", "title": "Own", "languages": ["en"], "sections": [section]}

    assert read_form(tree, more).questions["A1"].tags == tags
    with pytest.raises(Broken, match="concierge"):
        read_form(tree)


def test_what_ships_cannot_be_changed_or_closed_families_opened() -> None:
    with pytest.raises(ValueError, match="guard is in owner already"):
        load().extend({"owner": [Item("guard", {"en": "Watchman"}, {})]})
    with pytest.raises(ValueError, match="promise takes no items"):
        load().extend({"promise": [CONCIERGE]})
