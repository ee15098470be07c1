"""Text of a file to a tree of maps, lists, strings, exact numbers, true, false and nothing.

YAML by its 1.2 core schema, or JSON. Numbers are `int` or `Decimal`, never floats; keys are always strings.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from forms.problems import Broken, Problem, show

DEEPEST = 64
MOST_VALUES = 200_000
LONGEST_NUMBER = 400
LONGEST_EXPONENT = 10

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_BASED = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")
}
_STRING_TAGS = {"!", "tag:yaml.org,2002:str"}


def parse(text: str) -> object:
    """The tree that a YAML or JSON text holds; raises Broken with the line where it can't be read."""
    text = text.removeprefix("\ufeff")
    if text.lstrip()[:1] in ("{", "["):
        try:
            return _checked_depth(_parse_json(text))
        except json.JSONDecodeError:
            pass  # a YAML map in braces looks the same at first
        except RecursionError:
            _too_deep()
    return _parse_yaml(text)


def number_of(written: str) -> int | Decimal:
    """The exact number that is written there; raises Broken for one too long to reckon with."""
    if len(written) > LONGEST_NUMBER:
        _refuse_number(written)
    if _INTEGER.match(written):
        return int(written)
    if _BASED.match(written):
        return int(written, 0)
    exponent = written.lower().partition("e")[2]
    value = Decimal(written) if len(exponent) < LONGEST_EXPONENT else None
    if value is None or not is_reckonable(value):
        _refuse_number(written)
    return value


def _refuse_number(written: str) -> NoReturn:
    _refuse("number_too_long", f"{show(written)} is too long a number. Write fewer digits.", value=show(written))


def is_reckonable(value: Decimal) -> bool:
    """Whether the number is finite, and short enough to add up."""
    if not value.is_finite():
        return False
    return value == 0 or max(abs(value.adjusted()), len(value.as_tuple().digits)) <= LONGEST_NUMBER


def _refuse(code: str, message: str, line: int | None = None, **data: object) -> NoReturn:
    place = "" if line is None else f"line {line}"
    raise Broken([Problem(place, code, message, data if line is None else {"line": line, **data})])


def _too_deep(line: int | None = None) -> NoReturn:
    _refuse("too_deep", f"Values are nested more than {DEEPEST} deep. Make the file flatter.", line, most=DEEPEST)


# JSON


def _parse_json(text: str) -> object:
    return json.loads(
        text,
        parse_int=number_of,
        parse_float=number_of,
        parse_constant=_refuse_constant,
        object_pairs_hook=_map_of_pairs,
    )


def _refuse_constant(word: str) -> NoReturn:
    _refuse("not_a_number", f"{word} is not a number. Write a number in digits.", value=word)


def _map_of_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    tree = dict(pairs)
    if len(tree) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        _refuse("duplicate_key", f"The key {show(twice)} stands twice in one map. Keep one of them.", value=show(twice))
    return tree


def _checked_depth(tree: object) -> object:
    level = [tree]
    for _ in range(DEEPEST):
        level = [
            child
            for value in level
            if isinstance(value, dict | list)
            for child in (value.values() if isinstance(value, dict) else value)
        ]
    if any(isinstance(value, dict | list) for value in level):
        _too_deep()
    return tree


# YAML


@dataclass(slots=True)
class _Open:
    """A map or list that is still being filled; `size` counts the values in it, aliases written out."""

    tree: Any
    anchor: str | None = None
    key: str | None = None
    size: int = 1

    def add(self, value: object, line: int) -> None:
        if isinstance(self.tree, list):
            self.tree.append(value)
        elif self.key is None:
            _refuse("bad_key", "A key must be a word, not a list or a map.", line)
        else:
            self.tree[self.key], self.key = value, None

    def awaits_key(self) -> bool:
        return isinstance(self.tree, dict) and self.key is None

    def take_key(self, key: str, line: int) -> None:
        if key in self.tree:
            message = f"The key {show(key)} stands twice in one map. Keep one of them."
            _refuse("duplicate_key", message, line, value=show(key))
        self.key = key


@dataclass(slots=True)
class _Composer:
    """Builds one tree out of the parser's events, without recursion."""

    stack: list[_Open] = field(default_factory=lambda: [_Open([])])
    anchored: dict[str, tuple[object, int]] = field(default_factory=dict)
    documents: int = 0

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._open(event, line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._close(line)
        elif isinstance(event, AliasEvent):
            self._alias(event.anchor, line)
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                _refuse("two_documents", "A second document starts here. Put each in a file of its own.", line)

    def _scalar(self, event: Any, line: int) -> None:
        if self.stack[-1].awaits_key():
            self.stack[-1].take_key(event.value, line)
            return
        value = _resolve(event.value) if _is_plain(event, line) else event.value
        if event.anchor:
            self.anchored[event.anchor] = value, 1
        self._put(value, 1, line)

    def _open(self, event: Any, line: int) -> None:
        if len(self.stack) > DEEPEST:
            _too_deep(line)
        _refuse_tag(event, line, {"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})
        self.stack.append(_Open({} if isinstance(event, MappingStartEvent) else [], event.anchor))

    def _close(self, line: int) -> None:
        done = self.stack.pop()
        if done.anchor:
            self.anchored[done.anchor] = done.tree, done.size
        self._put(done.tree, done.size, line)

    def _alias(self, name: str, line: int) -> None:
        if name not in self.anchored:
            _refuse("unknown_alias", f"*{name} names nothing above it. Write &{name} there first.", line, value=name)
        self._put(*self.anchored[name], line)

    def _put(self, value: object, size: int, line: int) -> None:
        parent = self.stack[-1]
        parent.size += size
        if parent.size > MOST_VALUES:
            message = f"The file holds more than {MOST_VALUES} values. Make it smaller."
            _refuse("too_large", message, line, most=MOST_VALUES)
        parent.add(value, line)


def _parse_yaml(text: str) -> object:
    composer = _Composer()
    line = 1
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            line = event.start_mark.line + 1
            composer.take(event)
    except Broken as broken:
        first = broken.problems[0]
        place = first.path or f"line {line}"
        raise Broken([Problem(place, first.code, first.message, {"line": line, **first.data})]) from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = error.problem
        _refuse("unreadable", f"This is not YAML: {why}.", mark.line + 1 if mark else line, why=why)
    except (YAMLError, RecursionError, ValueError, IndexError) as error:
        why = str(error).splitlines()[0]
        _refuse("unreadable", f"This is not YAML: {why}.", line, why=why)
    documents = composer.stack[0].tree
    return documents[0] if documents else None


def _is_plain(event: Any, line: int) -> bool:
    _refuse_tag(event, line, _STRING_TAGS)
    return bool(event.implicit[0]) and event.style in (None, "")


def _refuse_tag(event: Any, line: int, known: set[str]) -> None:
    if event.tag is not None and event.tag not in known:
        _refuse("tag", f"The YAML tag {show(event.tag)} is not used here. Remove it.", line, value=show(event.tag))


def _resolve(word: str) -> object:
    if word in _WORDS:
        return _WORDS[word]
    if _DECIMAL.match(word) or _BASED.match(word):
        return number_of(word)
    if _NO_NUMBER.match(word):
        _refuse("not_a_number", f"{word} is not a number. Write a number in digits.", value=word)
    return word
