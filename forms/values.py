"""What answers hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many."""

    have: int
    of: int


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How long something took, in seconds; censored when the shopper left before it ended."""

    seconds: Fraction | None
    censored: bool = False


Value = str | int | Fraction | Ratio | Elapsed | tuple[str, ...]
Clock = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it was given: a value, or a state, and what goes with it.

    `state` is `not_applicable`, `not_observed` or None. `value` is None when nothing was answered, and for a
    duration that is read off the clock.
    """

    value: Value | None = None
    state: str | None = None
    comment: str = ""
    photos: tuple[str, ...] = ()
    source: str = "tapped"
    reason: str = ""
    censored: bool = False
    sin: str | None = None


NO_ANSWER = Answer()


@dataclass(frozen=True, slots=True)
class Answers:
    """What came back from one visit. `answers` holds also those to questions that turn out not to be asked."""

    form: str
    language: str
    events: Clock = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
