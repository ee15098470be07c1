"""How long did it feel, beside how long it took? Asked before anybody shows the clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reports.data import Tree
from reports.form_text import FormText
from reports.measures.rounding import half_up, mean
from reports.measures.timing import seconds_of

MINUTE = 60


@dataclass(frozen=True)
class Felt:
    """Seconds as a visit's shopper felt them, and as the clock has them."""

    visit: int
    felt: Decimal
    clocked: Decimal


@dataclass(frozen=True)
class FeltTime:
    """One question that asks how long it felt, over the visits where both are known.

    `durations` are the timed questions it asks about; `clocked` is the longest of them. `felt` and `clocked` are
    means in seconds, `times` how many times as long it felt: the one mean over the other.
    """

    question: str
    durations: tuple[str, ...]
    visits: tuple[Felt, ...]
    felt: Decimal
    clocked: Decimal
    times: Decimal | None


def felt_times(visits: Mapping[int, tuple[Tree, Tree]], form: FormText) -> tuple[FeltTime, ...]:
    """One row a question in minutes that was answered. `visits`: number -> (scorecard, answers)."""
    asking = {code: question for code, question in form.questions.items() if _asks(question)}
    rows = ((code, question, _pairs(code, question, visits, form)) for code, question in asking.items())
    return tuple(_row(code, question, pairs) for code, question, pairs in rows if pairs)


def _asks(question: Tree) -> bool:
    return bool(question.get("perceives")) and question["type"] == "number"


def _pairs(code: str, question: Tree, visits: Mapping[int, tuple[Tree, Tree]], form: FormText) -> tuple[Felt, ...]:
    found = []
    for number, (card, document) in visits.items():
        states = {row["question"]: row["state"] for row in card["questions"]}
        taken = [
            seconds
            for name in question["perceives"]
            if states.get(name) == "answered" and (seconds := _clocked(name, document, form)) is not None
        ]
        if states.get(code) == "answered" and taken:
            felt = MINUTE * Decimal(str(document["answers"][code]["value"]))
            found.append(Felt(number, felt, max(taken)))
    return tuple(found)


def _clocked(name: str, document: Tree, form: FormText) -> Decimal | None:
    return seconds_of(form.questions[name], document["answers"].get(name, {}), document.get("events", {}))


def _row(code: str, question: Tree, pairs: tuple[Felt, ...]) -> FeltTime:
    felt, clocked = mean([pair.felt for pair in pairs]), mean([pair.clocked for pair in pairs])
    times = half_up(Fraction(felt) / Fraction(clocked)) if clocked else None
    return FeltTime(code, tuple(question["perceives"]), pairs, half_up(felt, 0), half_up(clocked, 0), times)
