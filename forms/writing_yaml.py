"""A tree to YAML that `forms.parsing.parse` reads as the same tree.

Own code, for ruamel.yaml takes a second to write a form of 60 questions in three languages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

WIDTH = 100
_PLAIN = re.compile(r"[^\W\d_](?:[\w ./()'?!-]*[\w./()'?!-])?")
_NO_WORDS = ("true", "false", "null")
_LINES = re.compile(
    r"[^\s](?:[^\S\r\x0b-\x1f\x85\u2028\u2029]|[^\s\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]|\n)*"
)
_ODD = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")


def to_yaml(tree: Any) -> str:
    """The tree, its keys in their order; numbers digit by digit, small maps and lists on one line."""
    return "\n".join(_block(tree, 0)) + "\n"


def _block(tree: Any, indent: int) -> Iterator[str]:
    """The lines of a value that does not stand behind a key."""
    if not isinstance(tree, dict | list) or not tree:
        yield " " * indent + _flow(tree)
        return
    for key, value in tree.items() if isinstance(tree, dict) else ((None, item) for item in tree):
        lead = " " * indent + ("-" if key is None else f"{_word(key)}:")
        yield from _entry(lead, value, indent + 2)


def _entry(lead: str, value: Any, indent: int) -> Iterator[str]:
    if isinstance(value, str) and "\n" in value and _LINES.fullmatch(value):
        yield from _literal(lead, value, indent)
        return
    line = f"{lead} {_flow(value)}"
    if not isinstance(value, dict | list) or not value or (_is_flat(value) and len(line) <= WIDTH):
        yield line
        return
    lines = _block(value, indent)
    if lead.endswith("-"):
        yield lead + next(lines)[indent - 1 :]
    else:
        yield lead
    yield from lines


def _literal(lead: str, words: str, indent: int) -> Iterator[str]:
    body = words.removesuffix("\n")
    keep = "-" if body == words else "+" if body.endswith("\n") else ""
    yield f"{lead} |{keep}"
    for line in body.split("\n"):
        yield " " * indent + line if line else ""


def _is_flat(tree: Any) -> bool:
    items = tree.values() if isinstance(tree, dict) else tree
    return not any(isinstance(item, dict | list) or "\n" in str(item) for item in items)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_word(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        return format(value, "f")
    return _word(value) if isinstance(value, str) else json.dumps(value)


def _word(words: str) -> str:
    """Words as they are where nothing in them means anything in YAML, else in quotes."""
    if _PLAIN.fullmatch(words) and words.lower() not in _NO_WORDS:
        return words
    return _ODD.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(words, ensure_ascii=False))
