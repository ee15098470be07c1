"""One row an answer: every question of the form, asked or not."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any

from forms.definition import Question
from reports.data import Tree
from reports.measures.timing import seconds_of

from .approved import Approved
from .tables import CREDIT, FLAG, NUMBER, POINTS, SECONDS, TEXT, WHOLE, Column, Kind, Table, several
from .visits import NAMES

Found = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """One question of one visit: as it was asked, as it was answered, and what that earned.

    `given` is empty for a question that was not asked: what was said to it plays no part.
    """

    of: Approved
    section: str
    question: Question
    scored: Found
    given: Found

    @property
    def code(self) -> str:
        return self.question.code

    @property
    def tree(self) -> Tree:
        """The question as the form has it."""
        return self.of.asked.text.questions[self.code]

    @property
    def value(self) -> Any:
        """What counts as the answer; none unless it was answered."""
        return self.given.get("value") if self.scored["state"] == "answered" else None

    @property
    def seconds(self) -> Decimal | None:
        """How long it took, typed or read off the clock."""
        if self.question.type != "duration" or self.scored["state"] != "answered":
            return None
        return seconds_of(self.tree, self.given, self.of.said.get("events", {}))


def answers(visits: Iterable[Approved]) -> Iterator[Answer]:
    """The answers of those visits that took place, in the order of their forms."""
    for visit in visits:
        if visit.card:
            yield from _of(visit)


def _of(visit: Approved) -> Iterator[Answer]:
    scored = {row["question"]: row for row in visit.card["questions"]}
    for section in visit.asked.form.sections:
        for question in section.questions:
            row, given = scored[question.code], visit.said["answers"].get(question.code, {})
            yield Answer(visit, section.code, question, row, {} if row["state"] == "skipped" else given)


def _as_text(value: Any) -> str | None:
    """An answer's value as the form language has it, in one cell."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return f"{value['have']}/{value['of']}"
    return several(value) if isinstance(value, list) else format(Decimal(str(value)), "f")


def _number(row: Answer) -> Any:
    match row.question.type:
        case "scale" | "number":
            return row.value
        case "ratio":
            return row.value and row.value["have"]
        case "checklist":
            return None if row.value is None else len(set(row.value))
        case "duration":
            return row.seconds
    return None


def _out_of(row: Answer) -> int | None:
    match row.question.type:
        case "scale":
            return int(row.tree["to"])
        case "ratio":
            return row.value and int(row.value["of"])
        case "checklist":
            return len(row.tree["parts"])
    return None


def _timed(key: str, otherwise: Any = None) -> Callable[[Answer], Any]:
    """What an answer says of its time; empty for what is no duration, or was not answered."""

    def take(row: Answer) -> Any:
        timed = row.question.type == "duration" and row.scored["state"] == "answered"
        return row.given.get(key, otherwise) if timed else None

    return take


def _raised(family: str) -> Callable[[Answer], str]:
    return lambda row: several([code for code, by in row.of.card[family].items() if row.code in by])


def _scored(name: str, kind: Kind) -> Column:
    return Column(name, kind, lambda row: row.scored[name])


def _tagged(name: str) -> Column:
    return Column(name, TEXT, lambda row: row.question.tags.get(name))


ANSWERS = Table(
    "answers",
    (
        *(column.within(attrgetter("of")) for column in NAMES),
        Column("section", TEXT, lambda row: row.section),
        Column("section_title", TEXT, lambda row: row.of.asked.text.section_title(row.section)),
        Column("question", TEXT, lambda row: row.code),
        Column("question_title", TEXT, lambda row: row.of.asked.text.question_title(row.code)),
        Column("type", TEXT, lambda row: row.question.type),
        Column("family", TEXT, lambda row: row.question.family),
        Column("binding", TEXT, lambda row: row.question.binding),
        Column("standard", TEXT, lambda row: row.question.standard),
        _tagged("parameter"),
        _tagged("owner"),
        _tagged("promise"),
        _tagged("skill"),
        _tagged("component"),
        Column("sins", TEXT, lambda row: several(row.question.sins)),
        Column("calamities", TEXT, lambda row: several(row.question.calamities)),
        Column("critical_effect", TEXT, lambda row: row.question.critical and row.question.critical.effect),
        Column("is_bonus", FLAG, lambda row: row.question.bonus),
        Column("delayed", FLAG, lambda row: row.question.delayed),
        Column("state", TEXT, lambda row: row.scored["state"]),
        Column("value", TEXT, lambda row: _as_text(row.value)),
        Column("said", TEXT, lambda row: row.of.answers.said(row.code, row.scored["state"])),
        Column("number_given", NUMBER, _number),
        Column("out_of", WHOLE, _out_of),
        Column("seconds", SECONDS, lambda row: row.seconds),
        Column("source", TEXT, _timed("source", "tapped")),
        Column("censored", FLAG, _timed("censored", False)),
        Column("reason", TEXT, lambda row: row.given.get("reason")),
        Column("comment", TEXT, lambda row: row.given.get("comment")),
        Column("photos", WHOLE, lambda row: len(row.given.get("photos", ()))),
        _scored("credit", CREDIT),
        _scored("earned", POINTS),
        _scored("possible", POINTS),
        _scored("fails", FLAG),
        Column("critical_failed", FLAG, lambda row: row.code in row.of.card["critical"]),
        Column("sins_raised", TEXT, _raised("sins")),
        Column("calamities_raised", TEXT, _raised("calamities")),
    ),
)
