"""The words that tags point to, by family: code, label and definition in en, ms and id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from forms.parsing import parse

FAMILIES = ("parameter", "promise", "skill", "component", "owner", "sin", "calamity", "basis")
OPEN_FAMILIES = ("parameter", "owner", "sin", "calamity")
LANGUAGES = ("en", "ms", "id")


@dataclass(frozen=True, slots=True)
class Item:
    """One word of a taxonomy."""

    code: str
    label: Mapping[str, str]
    definition: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Taxonomies:
    """All families; items in the order in which they are listed."""

    families: Mapping[str, Mapping[str, Item]]

    def codes(self, family: str) -> tuple[str, ...]:
        return tuple(self.families[family])

    def label(self, family: str, code: str, language: str) -> str:
        """The label in the language, else in English, else the code itself."""
        return _said(self.families[family], code, language, "label") or code

    def definition(self, family: str, code: str, language: str) -> str:
        """The definition in the language, else in English, else nothing."""
        return _said(self.families[family], code, language, "definition")

    def extend(self, more: Mapping[str, Iterable[Item | Mapping[str, Any]]]) -> Taxonomies:
        """These taxonomies and a client's own items; ValueError for a closed family or a code in use."""
        families = dict(self.families)
        for family, items in more.items():
            if family not in OPEN_FAMILIES:
                raise ValueError(f"{family} takes no items of a client. Add to {', '.join(OPEN_FAMILIES)}.")
            families[family] = _with_items(family, families[family], items)
        return Taxonomies(MappingProxyType(families))


@lru_cache(maxsize=1)
def load() -> Taxonomies:
    """The taxonomies that ship with the product."""
    return Taxonomies(MappingProxyType({family: _load_family(family) for family in FAMILIES}))


def _load_family(family: str) -> Mapping[str, Item]:
    text = files(__name__).joinpath(f"{family}.yaml").read_text(encoding="utf-8")
    items: Any = parse(text)
    return MappingProxyType({item["code"]: _item(item) for item in items})


def _item(tree: Mapping[str, Any]) -> Item:
    return Item(tree["code"], dict(tree["label"]), dict(tree.get("definition", {})))


def _with_items(family: str, known: Mapping[str, Item], more: Iterable[Item | Mapping[str, Any]]) -> Mapping[str, Item]:
    items = dict(known)
    for item in (new if isinstance(new, Item) else _item(new) for new in more):
        if item.code in items:
            raise ValueError(f"{item.code} is in {family} already. Choose another code.")
        items[item.code] = item
    return MappingProxyType(items)


def _said(items: Mapping[str, Item], code: str, language: str, what: str) -> str:
    if code not in items:
        return ""
    words: Mapping[str, str] = getattr(items[code], what)
    return words.get(language) or words.get("en", "")
