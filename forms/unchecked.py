"""What a tree holds that nobody has checked: any JSON value at all, such as a form that is still being made.

What is not there, or is not of the kind that is asked for, is passed over; nothing here refuses anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Tree = Mapping[str, Any]


def mapping(value: Any) -> Tree:
    """The map that a value is, or an empty one."""
    return value if isinstance(value, Mapping) else {}


def sequence(value: Any) -> Sequence[Any]:
    """The list that a value is, or an empty one."""
    return value if isinstance(value, list | tuple) else ()


def maps(tree: Any, key: str) -> Iterator[tuple[int, Tree]]:
    """The maps in the list at a key, each with its place in it from 0."""
    return ((place, item) for place, item in enumerate(sequence(mapping(tree).get(key))) if isinstance(item, Mapping))


def coded(tree: Any, key: str, code: str) -> Iterator[tuple[str, Tree]]:
    """The maps in the list at a key that have a code, each with that code; `code` is the key that holds it."""
    return ((item[code], item) for _, item in maps(tree, key) if isinstance(item.get(code), str))


def languages(tree: Any) -> list[str]:
    """The languages that a form declares, the default first; each once."""
    declared = sequence(mapping(tree).get("languages"))
    return list(dict.fromkeys(language for language in declared if isinstance(language, str)))


def default_language(tree: Any) -> str:
    """The language of what is written plainly; English where a form declares none."""
    return next(iter(languages(tree)), "en")


def words(text: Any, default: str) -> dict[str, str]:
    """The words of a text by language; what is written plainly is in the default language."""
    entries = {default: text} if isinstance(text, str) else mapping(text)
    return {language: written for language, written in entries.items() if isinstance(written, str)}
