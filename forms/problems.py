"""What can be wrong with a form or with answers, and how it is told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: where it is, a stable word for its kind, and an English sentence.

    `path` is written like `sections[1].questions[3].curve.limit`, and is empty for the file as a whole.
    `message` names the value and the cure; `data` holds what a sentence in another language needs, as JSON can.
    """

    path: str
    code: str
    message: str
    data: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class Broken(ValueError):
    """A form or an answers file breaks the language; `problems` holds every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[Broken], tuple[tuple[Problem, ...]]]:
        return Broken, (self.problems,)


def show(value: object) -> str:
    """The value as a sentence quotes it: short, and printable whatever it holds."""
    if isinstance(value, Mapping):
        return "a map"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else _digits(value)
    short = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."
    return short.encode("utf-8", "backslashreplace").decode()


def show_key(key: str) -> str:
    """A key as a path holds it: as it is, or shortened and escaped where it could not be printed on one line."""
    return key if key.isprintable() and len(key) <= LONGEST_SHOWN else json.dumps(key)[1 : LONGEST_SHOWN + 1]


def _digits(number: object) -> str:
    if isinstance(number, Fraction):
        return _digits(decimal_of(number))
    if isinstance(number, Decimal) and number.is_finite() and abs(number.adjusted()) < LONGEST_SHOWN:
        return format(number, "f")
    return str(number)


def decimal_of(number: Fraction) -> Decimal:
    """The decimal that equals a fraction which was read from one."""
    twos, rest = 0, number.denominator
    while rest % 10 == 0:
        twos, rest = twos + 1, rest // 10
    while rest % 2 == 0 or rest % 5 == 0:
        twos, rest = twos + 1, rest // (2 if rest % 2 == 0 else 5)
    if rest != 1:
        raise ValueError(f"{number} has no end as a decimal.")
    return Decimal(number.numerator * 10**twos // number.denominator).scaleb(-twos)
