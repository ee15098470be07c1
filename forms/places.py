"""Reading a tree piece by piece: each piece knows its path, and problems gather instead of stopping the reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

from forms.parsing import LONGEST_NUMBER, is_reckonable
from forms.problems import Problem, show, show_key

T = TypeVar("T")
D = TypeVar("D")


class Spelling(NamedTuple):
    """How a code is written: as a pattern, and in words; `name` tells one spelling from another."""

    name: str
    pattern: re.Pattern[str]
    words: str


TOO_LARGE = 10**LONGEST_NUMBER
CODE = Spelling("any", re.compile(r"[A-Za-z0-9_-]{1,60}"), "letters, digits, _ and -, 60 at most")
_UNSAYABLE = re.compile("[\x00\ud800-\udfff]")


class Place:
    """A value in a tree, and where it is.

    Every reading method returns a value of its kind whatever it finds: what is wrong is added to the problems, and
    the reader as a whole refuses at its end.
    """

    __slots__ = ("key", "parent", "problems", "value")

    def __init__(self, value: Any, problems: list[Problem], parent: Place | None = None, key: str | int = "") -> None:
        self.value = value
        self.problems = problems
        self.parent = parent
        self.key = key

    @property
    def path(self) -> str:
        before = self.parent.path if self.parent else ""
        if isinstance(self.key, int):
            return f"{before}[{self.key}]"
        word = show_key(self.key)
        return f"{before}.{word}" if before else word

    def child(self, key: str | int, value: Any) -> Place:
        return Place(value, self.problems, self, key)

    def refuse(self, code: str, message: str, **data: object) -> None:
        exact = {key: show(value) if isinstance(value, Decimal) else value for key, value in data.items()}
        self.problems.append(Problem(self.path, code, message, exact))

    def refuse_value(self, code: str, complaint: str, **data: object) -> None:
        """Refuses with a sentence that begins with the value."""
        self.refuse(code, f"{show(self.value)} {complaint}", value=show(self.value), **data)

    def string(self) -> str:
        if not isinstance(self.value, str):
            number = isinstance(self.value, int | Decimal)
            cure, sentence = ("Put it in quotes", "number") if number else ("Write words", "word")
            self.refuse_value("not_a_text", f"is not a text. {cure}.", sentence=sentence)
            return ""
        if _UNSAYABLE.search(self.value):
            message = "The text holds a character that can't be stored. Type it again."
            self.refuse("not_a_text", message, sentence="character")
            return ""
        return self.value

    def code(self, spelling: Spelling = CODE) -> str:
        word = self.string()
        if isinstance(self.value, str) and not spelling.pattern.fullmatch(self.value):
            self.refuse_value("bad_code", f"is not spelled as a code. Use {spelling.words}.", sentence=spelling.name)
        return word

    def one_of(self, words: Collection[str], code: str = "not_one_of") -> str:
        if isinstance(self.value, str) and self.value in words:
            return self.value
        self.refuse_value(code, f"is not one of {', '.join(words)}. Choose one of them.", words=tuple(words))
        return next(iter(words), "")

    def boolean(self) -> bool:
        if isinstance(self.value, bool):
            return self.value
        self.refuse_value("not_true_or_false", "is neither true nor false. Write true or false.")
        return False

    def number(self, least: int | None = None, most: int | None = None) -> Fraction:
        exact = exact_number(self.value)
        if exact is None:
            self.refuse_value("not_a_number", "is not a number. Write a number in digits.")
            return Fraction(0)
        if least is not None and exact < least:
            self.refuse_value("too_low", f"is below {least}. Give {least} or more.", least=least)
        elif most is not None and exact > most:
            self.refuse_value("too_high", f"is above {most}. Give {most} or less.", most=most)
        return exact

    def whole(self, least: int | None = None, most: int | None = None) -> int:
        exact = exact_number(self.value)
        if exact is None or exact.denominator != 1:
            self.refuse_value("not_whole", "is not a whole number. Write one without a fraction.")
            return 0
        if least is not None and exact < least:
            self.refuse_value("too_low", f"is below {least}. Give {least} or more.", least=least)
        elif most is not None and exact > most:
            self.refuse_value("too_high", f"is above {most}. Give {most} or less.", most=most)
        return exact.numerator

    def items(self, at_least: int = 0) -> list[Place]:
        if not isinstance(self.value, list | tuple):
            self.refuse_value("not_a_list", "is not a list. Write one, even for a single item.")
            return []
        if len(self.value) < at_least:
            self._refuse_as_too_few(at_least)
        return [self.child(index, value) for index, value in enumerate(self.value)]

    def _refuse_as_too_few(self, at_least: int) -> None:
        key, count = str(self.key), len(self.value)
        if count:
            message = f"A list of {count} is too short. Give {at_least} or more items."
            self.refuse("too_few", message, at_least=at_least, count=count)
        else:
            message = f"Nothing is listed in {key} yet. Add at least {at_least}."
            self.refuse("too_few", message, at_least=at_least, key=key, sentence="none")

    def entries(self) -> Iterator[tuple[str, Place]]:
        """The keys of a map, each with its value's place."""
        if not isinstance(self.value, dict | Mapping):
            self.refuse_value("not_a_map", "is not a map. Write keys with values.")
            return
        for key, value in self.value.items():
            yield str(key), self.child(str(key), value)

    def codes(self, words: Collection[str], code: str = "not_one_of") -> tuple[str, ...]:
        """A list of different words out of those that are known."""
        items = self.items()
        self.refuse_twice([item.value if isinstance(item.value, str) else "" for item in items])
        return tuple(item.one_of(words, code) for item in items)

    def refuse_twice(self, codes: Sequence[str], key: str | None = None) -> None:
        """Refuses each code that stands more than once in this list; `key` is where an item keeps it."""
        seen: set[str] = set()
        for index, code in enumerate(codes):
            if code and code in seen:
                item = self.child(index, code)
                place = item.child(key, code) if key else item
                place.refuse_value("duplicate_code", "stands here twice. Give each its own code.")
            seen.add(code)


class Fields:
    """The keys of one map: each is read by name, and `close` refuses those that nobody asked for."""

    __slots__ = ("place", "read", "tree")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.tree = dict(place.entries())
        self.read: set[str] = set()

    def __contains__(self, key: str) -> bool:
        self.read.add(key)
        return key in self.tree

    def __getitem__(self, key: str) -> Place:
        self.read.add(key)
        return self.tree[key]

    def needed(self, key: str, read: Callable[[Place], T]) -> T:
        if key in self:
            return read(self.tree[key])
        if isinstance(self.place.value, Mapping):
            self.place.refuse("missing_key", f"{key} is missing. Add it.", key=key)
        return read(Place(None, []))

    def optional(self, key: str, read: Callable[[Place], T], default: D) -> T | D:
        self.read.add(key)
        return read(self.tree[key]) if key in self.tree else default

    def close(self) -> None:
        for key, place in self.tree.items():
            if key not in self.read:
                known = sorted(self.read)
                message = f"{show(key)} is no key here. Remove it, or use one of {', '.join(known)}."
                place.refuse("unknown_key", message, value=show(key), words=known)


def exact_number(value: object) -> Fraction | None:
    """The number exactly as it is written, or None when it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Fraction(value) if abs(value) < TOO_LARGE else None
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal) and is_reckonable(value):
        return Fraction(value)
    return None
