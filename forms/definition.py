"""What a form is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from forms.ask_if import All, AnyOf, Condition, Not, Test
from forms.question_types import Kind
from forms.question_types.choosing import Option, Part
from forms.texts import NO_TEXT, Text

__all__ = [
    "All",
    "AnyOf",
    "Band",
    "Condition",
    "Critical",
    "Event",
    "Form",
    "Not",
    "Option",
    "Part",
    "Question",
    "Scoring",
    "Section",
    "Standard",
    "Test",
    "Text",
]

METHODS = ("pooled", "weighted")
CHANNELS = ("in_person", "phone", "online")
QUESTION_FAMILIES = ("compliance", "perception", "context")
BINDINGS = ("must", "should")
EFFECTS = ("section_zero", "cap", "zero", "end", "flag")
PHOTOS = ("none", "optional", "required")
COMMENTS = ("optional", "required", "when_failed")
LONGEST_SIDE = 2048
"""How large photos are kept unless the form says otherwise: pixels on the longer side."""
TAG_FAMILIES = ("parameter", "promise", "skill", "component", "owner")


@dataclass(frozen=True, slots=True)
class Band:
    """A name for final scores from `start` up to the next band."""

    code: str
    start: Fraction


@dataclass(frozen=True, slots=True)
class Scoring:
    """How a form adds up. Bands stand from the highest to the one that starts at 0."""

    method: str
    bands: tuple[Band, ...]
    minimum_coverage: Fraction


@dataclass(frozen=True, slots=True)
class Standard:
    """Where a rule comes from."""

    code: str
    title: Text
    value: Text
    binding: str
    basis: str | None
    source: Text


@dataclass(frozen=True, slots=True)
class Event:
    """A moment that the shopper taps on the visit clock."""

    code: str
    title: Text


@dataclass(frozen=True, slots=True)
class Critical:
    """What a failure does to the whole score; `at` belongs to `cap` alone."""

    effect: str
    at: Fraction | None = None


@dataclass(frozen=True)
class Question:
    """One question. `binding` is the effective one, its standard's already taken into account."""

    code: str
    kind: Kind
    title: Text
    hint: Text = NO_TEXT
    points: Fraction = Fraction(0)
    family: str = "compliance"
    bonus: bool = False
    binding: str = "must"
    tags: Mapping[str, str] = field(default_factory=dict)
    sins: tuple[str, ...] = ()
    calamities: tuple[str, ...] = ()
    probe: bool = False
    critical: Critical | None = None
    standard: str | None = None
    ask_if: Condition | None = None
    required: bool = True
    photo: str = "none"
    comment: str = "optional"
    not_applicable: bool = True
    delayed: bool = False
    perceives: tuple[str, ...] = ()
    tells: str | None = None

    @property
    def type(self) -> str:
        """The name of its question type, as a form writes it."""
        return self.kind.name

    @cached_property
    def earns(self) -> bool:
        """Whether an answer to it earns points, as a bonus or not."""
        return self.family == "compliance" and self.points > 0

    @cached_property
    def scored(self) -> bool:
        """Whether it is a scored question, wherever it is asked."""
        return self.earns and not self.bonus


@dataclass(frozen=True)
class Section:
    """Questions that belong together. `weight` is as written; `effective_weight` is what counts."""

    code: str
    title: Text
    weight: Fraction | None
    ask_if: Condition | None
    questions: tuple[Question, ...]

    @cached_property
    def effective_weight(self) -> Fraction:
        """The weight, or the sum of the points of the section's scored questions."""
        if self.weight is not None:
            return self.weight
        return sum((question.points for question in self.questions if question.scored), Fraction(0))


@dataclass(frozen=True)
class Form:
    """A whole form, checked. The first of its languages is the default."""

    code: str
    title: Text
    languages: tuple[str, ...]
    channel: str
    brief: Text
    scoring: Scoring
    standards: tuple[Standard, ...]
    events: tuple[Event, ...]
    sections: tuple[Section, ...]
    longest_side: int = LONGEST_SIDE

    @property
    def default_language(self) -> str:
        return self.languages[0]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its code, in the order of the form."""
        return {question.code: question for section in self.sections for question in section.questions}

    def places(self) -> Iterator[tuple[str, Section, Question]]:
        """Every question with its section and its path in the form."""
        for i, section in enumerate(self.sections):
            for j, question in enumerate(section.questions):
                yield f"sections[{i}].questions[{j}]", section, question
