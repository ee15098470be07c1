"""Which questions are asked, and the state of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple

from forms.ask_if import AnyOf, Condition, Not, Test
from forms.definition import Form, Question
from forms.values import NO_ANSWER, Answers, Value

STATES = ("skipped", "answered", "not_applicable", "not_observed", "blank")

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "is": eq,
    "is_not": ne,
    "over": gt,
    "under": lt,
    "at_least": ge,
    "at_most": le,
    "any_of": lambda value, operand: value in operand,
    "includes": lambda value, operand: operand in value,
}


class Standing(NamedTuple):
    """Where one question stands: its state, and of an answered one the value, the credit and whether it fails.

    `section` is its section's code. `credit` is None for an answer that is never scored. `pending` marks a delayed
    question left blank.
    """

    section: str
    question: Question
    state: str
    value: Value | None = None
    credit: Fraction | None = None
    fails: bool = False
    pending: bool = False


Standings = Mapping[str, Standing]


def standings(form: Form, answers: Answers) -> dict[str, Standing]:
    """Where every question stands, by its code, in the order of the form."""
    found: dict[str, Standing] = {}
    ended = False
    for section in form.sections:
        open_section = not ended and _is_met(section.ask_if, found)
        for question in section.questions:
            if ended or not open_section or not _is_met(question.ask_if, found):
                found[question.code] = Standing(section.code, question, "skipped")
                continue
            standing = found[question.code] = _stand(section.code, question, answers)
            if standing.fails and question.critical and question.critical.effect == "end":
                ended = True
    return found


def asked(form: Form, answers: Answers) -> tuple[str, ...]:
    """The codes of the questions that are asked, in the order of the form."""
    return tuple(code for code, standing in standings(form, answers).items() if standing.state != "skipped")


def holds(condition: Condition, found: Standings) -> bool:
    """Whether a condition is true, given where the earlier questions stand."""
    if isinstance(condition, Test):
        return _passes(condition, found[condition.question])
    if isinstance(condition, Not):
        return not holds(condition.condition, found)
    members = (holds(member, found) for member in condition.conditions)
    return any(members) if isinstance(condition, AnyOf) else all(members)


def _is_met(condition: Condition | None, found: Standings) -> bool:
    return condition is None or holds(condition, found)


def _passes(test: Test, standing: Standing) -> bool:
    if standing.state != "answered" or standing.value is None:
        return False
    if test.test == "answered":
        return True
    value = standing.question.kind.comparable(standing.value)
    return value is not None and _COMPARE[test.test](value, test.operand)


def _stand(section: str, question: Question, answers: Answers) -> Standing:
    answer = answers.answers.get(question.code, NO_ANSWER)
    if answer.state:
        return Standing(section, question, answer.state)
    kind = question.kind
    value = kind.taken(answer, answers.events)
    if value is None:
        return Standing(section, question, "not_applicable" if question.delayed else "blank", pending=question.delayed)
    if not kind.applies(value):
        return Standing(section, question, "not_applicable")
    credit = kind.credit(value)
    return Standing(section, question, "answered", value, credit, kind.fails(value, credit))
