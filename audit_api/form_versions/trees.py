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

from forms.problems import Broken, Problem, show
from forms.reading import parse, read_form


def read(source: str) -> dict[str, Any]:
    """The tree that a YAML or JSON text holds, checked and ready to keep; Broken with every problem."""
    return keepable(parse(source))


def keepable(tree: object) -> dict[str, Any]:
    """The same form as plain JSON values; Broken with every problem, those of the form language first."""
    read_form(tree)
    problems = list(_problems(tree, ""))
    if problems:
        raise Broken(problems)
    plain: dict[str, Any] = _plain(tree)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def _problems(value: Any, path: str) -> Iterator[Problem]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _problems(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _problems(item, f"{path}[{number}]")
    elif isinstance(value, int | Decimal) and not _has_a_float(value):
        yield Problem(path, "number_too_long", f"{show(value)} has too many digits. Write at most 15.")


def _has_a_float(number: int | Decimal) -> bool:
    return isinstance(number, bool) or Decimal(repr(float(str(number)))) == number
