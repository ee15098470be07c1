"""Form trees on their way into the database: JSON, and still exact.

A decimal becomes the JSON number that is written with the same digits (0.3333 stays 0.3333). Every
reader on the way keeps such a number as the float nearest to it, and both twins of the form
language read a float as the shortest decimal that names it. So what was written is what is
reckoned with, as long as that decimal has a float of its own; one that has none (more than 15 to
17 digits) is refused, never rounded.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from forms.parsing import parse
from forms.problems import Broken, Problem, show, show_key
from forms.reading import read_form
from forms.taxonomies import Taxonomies

from ..http import BROKEN_TEXT

MOST_DIGITS = 15


def read(source: str, taxonomies: Taxonomies) -> dict[str, Any]:
    """The tree that a YAML or JSON text holds, checked and ready to keep; Broken with every problem."""
    return keepable(parse(source), taxonomies)


def keepable(tree: object, taxonomies: Taxonomies | None = None) -> dict[str, Any]:
    """The same form as plain JSON values; Broken with every problem, those of the form language first."""
    read_form(tree, taxonomies)
    if inexact := list(inexact_numbers(tree)):
        raise Broken(inexact)
    kept: dict[str, Any] = plain(tree)
    return kept


def inexact_numbers(tree: object) -> Iterator[Problem]:
    """A problem for each number that no reader could keep as it is written."""
    for path, value in _leaves(tree):
        if isinstance(value, int | Decimal) and not _has_a_float(value):
            message = f"{show(value)} has too many digits. Write at most {MOST_DIGITS}."
            data = {"value": show(value), "most": MOST_DIGITS, "sentence": "digits"}
            yield Problem(path, "number_too_long", message, data)


def unkeepable_texts(value: Any, path: str = "") -> Iterator[Problem]:
    """A problem for each text and each key that JSON can write, and no database can keep."""
    if isinstance(value, str) and BROKEN_TEXT.search(value):
        message = "The text holds a character that can't be stored. Type it again."
        yield Problem(path, "not_a_text", message, {"sentence": "character"})
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from unkeepable_texts(item, f"{path}[{number}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from unkeepable_texts(key, path)
            yield from unkeepable_texts(item, f"{path}.{show_key(key)}" if path else show_key(key))


def plain(value: Any) -> Any:
    """The same tree with a JSON number in place of each decimal."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _leaves(item, f"{path}[{number}]")
    else:
        yield path, value


def _has_a_float(number: int | Decimal) -> bool:
    if isinstance(number, bool):
        return True
    return Decimal(repr(float(str(number)))) == number
