"""Answers made up for a form, to try it with: all best, all worst, or drawn from a seed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256
from random import Random
from typing import Any, Literal, get_args

from forms.conditions import standings
from forms.curves import Curve, Halving, Limit, Rhythm, Tiers
from forms.definition import Form, Question
from forms.question_types import Kind
from forms.question_types.checklist import Checklist
from forms.question_types.duration import Duration
from forms.question_types.photo import Photo
from forms.values import Answer, Answers, Ratio, Value
from forms.writing import plain_number

How = Literal["best", "worst", "random"]
HOWS: tuple[How, ...] = get_args(How)

PIECES = 4
"""Of how many a ratio counts."""
TYPICAL = Fraction(5)
"""A number that nothing depends on."""
WIDE = Fraction(10)
"""From how wide a range whole numbers are drawn."""
LONGEST_TEXT, MOST_PHOTOS = 10_000, 100
"""More is not made up, whatever a form asks for."""
MORNING = "09:30"
UNSEEN = 12
"""One in so many questions does not apply, and one could not be seen, where answers are drawn."""
REMARKS: Mapping[str, str] = {
    "en": "An example remark, to try the form with.",
    "ms": "Catatan contoh, untuk mencuba borang ini.",
    "id": "Catatan contoh, untuk mencoba formulir ini.",
}


@dataclass(frozen=True)
class _Filling:
    """How to fill, with what chance, and in which language remarks are."""

    how: How
    chance: Random
    language: str

    @property
    def remark(self) -> str:
        return REMARKS.get(self.language, REMARKS["en"])


def fill(form: Form, how: How, seed: int = 0, language: str | None = None) -> dict[str, Any]:
    """An answers document that reads without a problem and could be handed in; the same seed draws the same.

    Only questions that are asked are answered. Every waiting time is typed, and the clock is empty. A photo is the
    hash of a picture that nobody has.
    """
    filling = _Filling(how, Random(seed), language or form.default_language)
    made = _Made(form, filling)
    standings(form, Answers(form.code, filling.language, {}, made))
    return {"form": form.code, "language": filling.language, "events": {}, "answers": made.written()}


class _Made(Mapping[str, Answer]):
    """Answers that are made at the moment in which their question turns out to be asked."""

    def __init__(self, form: Form, filling: _Filling) -> None:
        self._form, self._filling = form, filling
        self._made: dict[str, Answer] = {}

    def __getitem__(self, code: str) -> Answer:
        if code not in self._made:
            self._made[code] = _answer(self._form.questions[code], self._filling)
        return self._made[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def written(self) -> dict[str, Any]:
        return {code: _written(answer) for code, answer in self._made.items()}


def _answer(question: Question, filling: _Filling) -> Answer:
    if filling.how == "random" and (state := _unseen(question, filling.chance)):
        return Answer(state=state)
    source = "document" if isinstance(question.kind, Duration) else "tapped"
    answer = Answer(_value(question, filling), photos=_photos(question), source=source)
    return replace(answer, comment=filling.remark) if _needs_comment(question, answer) else answer


def _unseen(question: Question, chance: Random) -> str | None:
    drawn = chance.randrange(UNSEEN)
    if drawn == 0 and question.not_applicable:
        return "not_applicable"
    return "not_observed" if drawn == 1 else None


def _needs_comment(question: Question, answer: Answer) -> bool:
    taken = question.kind.taken(answer, {})
    failed = taken is not None and question.kind.fails(taken, question.kind.credit(taken))
    return question.comment == "required" or (question.comment == "when_failed" and failed)


def _photos(question: Question) -> tuple[str, ...]:
    """The hashes of pictures that nobody has: so many as the question needs."""
    count = int(question.photo == "required")
    if isinstance(question.kind, Photo):
        count = min(MOST_PHOTOS, max(1, question.kind.at_least))
    return tuple(sha256(f"{question.code} {number}".encode()).hexdigest() for number in range(count))


def _value(question: Question, filling: _Filling) -> Any:
    """What is drawn, or the best or the worst there is; where two values earn the same, what fails is worse."""
    kind = question.kind
    if filling.how == "random":
        return DRAWN[kind.name](kind, filling)
    choices = CHOICES[kind.name](kind, filling)
    if len(choices) == 1:
        return choices[0]
    return (max if filling.how == "best" else min)(choices, key=lambda value: _worth(kind, value))


def _worth(kind: Kind, value: Value) -> tuple[Fraction, bool]:
    taken = kind.taken(Answer(value), {})
    credit = kind.credit(taken)
    return credit or Fraction(0), not kind.fails(taken, credit)


def _text(kind: Any, filling: _Filling) -> str:
    length = min(kind.minimum_length, LONGEST_TEXT)
    return " ".join([filling.remark] * (1 + length // len(filling.remark)))


def _numbers(kind: Any) -> list[Value]:
    """The numbers at which the credit of a duration or a number changes, as far as they may be answered."""
    low, high = _bounds(kind)
    within = [edge for edge in _edges(kind.curve) if edge >= low and (high is None or edge <= high)]
    return [*within, low, *([] if high is None else [high])]


def _bounds(kind: Any) -> tuple[Fraction, Fraction | None]:
    """From where to where a number may be answered; a duration from 0 on."""
    if isinstance(kind, Duration):
        return Fraction(0), None
    high: Fraction | None = kind.maximum
    if kind.minimum is not None:
        return kind.minimum, high
    return (Fraction(0) if high is None else min(Fraction(0), high)), high


def _edges(curve: Curve | None) -> list[Fraction]:
    """Where a curve turns, and where it has come to its end."""
    if isinstance(curve, Rhythm):
        return list(curve.rhythm)
    if isinstance(curve, Tiers):
        return [*(bound for bound, _ in curve.tiers), curve.tiers[-1][0] + 1]
    if isinstance(curve, Limit):
        return [curve.target, curve.limit]
    if isinstance(curve, Halving):
        return [curve.target, curve.target + 15 * curve.half_every]
    return [TYPICAL] if curve is None else [curve.target, curve.target + 1]


def _drawn_number(kind: Any, filling: _Filling) -> Fraction:
    """A number up to half as far again as the curve goes: whole, unless there are few of those."""
    low, high = _bounds(kind)
    if high is None:
        high = max([low + WIDE, *(edge * 3 / 2 for edge in _edges(kind.curve))])
    parts = 1 if high - low >= WIDE else 100
    return min(high, low + Fraction(filling.chance.randint(0, int((high - low) * parts)), parts))


def _drawn_yes_no(kind: Any, filling: _Filling) -> str:
    """As expected three times out of four: one no may end a visit."""
    other = "no" if kind.expected == "yes" else "yes"
    return kind.expected if filling.chance.random() < 0.75 else other


def _some(codes: list[str], filling: _Filling) -> tuple[str, ...]:
    return tuple(code for code in codes if filling.chance.random() < 0.6)


def _codes(kind: Any) -> list[str]:
    return [item.code for item in (kind.parts if isinstance(kind, Checklist) else kind.options)]


def _written(answer: Answer) -> dict[str, Any]:
    """An answer as a file holds it: what it does not say is left out."""
    said = {name: getattr(answer, name) for name in ("value", "state", "comment", "photos")}
    tree = {name: _plain(value) for name, value in said.items() if value or (name == "value" and value is not None)}
    return tree if answer.source == "tapped" else tree | {"source": answer.source}


def _plain(value: Any) -> Any:
    if isinstance(value, Ratio):
        return {"have": value.have, "of": value.of}
    if isinstance(value, Fraction):
        return plain_number(value)
    return list(value) if isinstance(value, tuple) else value


CHOICES: Mapping[str, Callable[[Any, _Filling], list[Any]]] = {
    "yes_no": lambda kind, filling: ["yes", "no"],
    "choice": lambda kind, filling: _codes(kind),
    "checklist": lambda kind, filling: [tuple(_codes(kind)), ()],
    "scale": lambda kind, filling: [kind.highest, kind.lowest],
    "ratio": lambda kind, filling: [Ratio(PIECES, PIECES), Ratio(0, PIECES)],
    "duration": lambda kind, filling: _numbers(kind),
    "number": lambda kind, filling: _numbers(kind),
    "choices": lambda kind, filling: [(_codes(kind)[0],)],
    "text": lambda kind, filling: [_text(kind, filling)],
    "time": lambda kind, filling: [MORNING],
    "photo": lambda kind, filling: [None],
}
"""By question type, the values among which the best and the worst are."""

DRAWN: Mapping[str, Callable[[Any, _Filling], Any]] = {
    "yes_no": _drawn_yes_no,
    "choice": lambda kind, filling: filling.chance.choice(_codes(kind)),
    "checklist": lambda kind, filling: _some(_codes(kind), filling),
    "scale": lambda kind, filling: filling.chance.randint(kind.lowest, kind.highest),
    "ratio": lambda kind, filling: Ratio(filling.chance.randint(0, PIECES), PIECES),
    "duration": _drawn_number,
    "number": _drawn_number,
    "choices": lambda kind, filling: _some(_codes(kind), filling),
    "text": _text,
    "time": lambda kind, filling: f"{filling.chance.randint(9, 17):02}:{filling.chance.randint(0, 59):02}",
    "photo": lambda kind, filling: None,
}
"""By question type, a value by chance."""
