"""What every question type provides, and what it may leave as it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from forms.places import Fields, Place
from forms.taxonomies import Taxonomies
from forms.texts import Text
from forms.values import Answer, Clock, Value

EQUALITY = ("is", "is_not", "any_of")
ORDER = ("over", "under", "at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a question's reader knows of the form around it."""

    languages: tuple[str, ...]
    taxonomies: Taxonomies
    events: Collection[str]
    standards: Mapping[str, str]
    """The binding of each standard."""
    text: Callable[[Place], Text]


@dataclass(frozen=True, slots=True)
class Kind:
    """One question's type, with what is of its own. Each method below says what it is there for."""

    name: ClassVar[str]
    tests: ClassVar[tuple[str, ...]] = ()
    """The tests of a condition that it can answer, beside `answered`."""

    @classmethod
    def read(cls, fields: Fields, setting: Setting) -> Self:
        """Reads its own keys out of the question's map; refuses by the places in it."""
        return cls()

    def write(self) -> dict[str, Any]:
        """Its own keys again."""
        return {}

    @property
    def scorable(self) -> bool:
        """Whether points may be put on it."""
        return True

    def read_value(self, place: Place) -> Value:
        """Reads an answer's `value`."""
        raise NotImplementedError

    def read_operand(self, place: Place) -> Value:
        """Reads what a condition compares an answer with."""
        return self.read_value(place)

    def taken(self, answer: Answer, clock: Clock) -> Value | None:
        """What was answered; None when nothing was."""
        return answer.value

    def applies(self, value: Value) -> bool:
        """False when the answer itself says that the question does not apply."""
        return True

    def comparable(self, value: Value) -> Any:
        """The answer as conditions compare it; None when there is nothing to compare."""
        return value

    def credit(self, value: Any) -> Fraction | None:
        """The share of the points that is earned, exact, 0 to 1; None for an answer that is never scored."""
        return None

    def fails(self, value: Any, credit: Fraction | None) -> bool:
        """What critical items, sins and calamities listen to."""
        return credit is not None and 2 * credit.numerator < credit.denominator  # below a half
