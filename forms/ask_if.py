"""When a question is asked, as data: tests on earlier answers, and how they combine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from forms.places import Fields, Place
from forms.problems import show
from forms.question_types import Kind
from forms.values import Value
from forms.writing import plain_number

TESTS = ("is", "is_not", "any_of", "over", "under", "at_least", "at_most", "includes", "answered")
DEEPEST = 16


@dataclass(frozen=True, slots=True)
class Test:
    """One test on one earlier question. `operand` is a tuple for `any_of`, and True for `answered`."""

    question: str
    test: str
    operand: Value | tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class All:
    """True when every one of them is."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when at least one of them is."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when it is false."""

    condition: Condition


Condition = Test | All | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Reach:
    """What a condition may name: the questions before it; those that come later are told apart from unknown ones."""

    earlier: dict[str, Kind]
    everywhere: frozenset[str]


NEVER = All(())


def read_condition(place: Place, reach: Reach, depth: int = 0) -> Condition:
    if depth > DEEPEST:
        deep = {"most": DEEPEST, "sentence": "conditions"}
        place.refuse("too_deep", f"Conditions are nested more than {DEEPEST} deep. Make them flatter.", **deep)
        return NEVER
    fields = Fields(place)
    group = next((key for key in ("all", "any", "not") if key in fields), None)
    condition = _read_group(fields, group, (reach, depth)) if group else _read_test(fields, reach)
    fields.close()
    return condition


def _read_group(fields: Fields, group: str, inner: tuple[Reach, int]) -> Condition:
    reach, depth = inner
    if group == "not":
        return Not(read_condition(fields["not"], reach, depth + 1))
    members = tuple(read_condition(place, reach, depth + 1) for place in fields[group].items(at_least=1))
    return All(members) if group == "all" else AnyOf(members)


def _read_test(fields: Fields, reach: Reach) -> Condition:
    question = fields.needed("question", Place.string)
    tests = [test for test in TESTS if test in fields]
    if len(tests) != 1:
        if isinstance(fields.place.value, Mapping):
            given = f"has {len(tests)} tests" if tests else "has no test"
            data = {"count": len(tests), "possible": TESTS, "sentence": "several" if tests else "none"}
            fields.place.refuse("one_test", f"The condition {given}. Give one of {', '.join(TESTS)}.", **data)
        return NEVER
    kind = _earlier_kind(fields, question, reach)
    return _test_of(kind, question, fields[tests[0]]) if kind else NEVER


def _earlier_kind(fields: Fields, question: str, reach: Reach) -> Kind | None:
    if question in reach.earlier or "question" not in fields:
        return reach.earlier.get(question)
    place = fields["question"]
    if question in reach.everywhere:
        place.refuse_value("later_question", "is not asked before this. Name an earlier question.")
    elif isinstance(place.value, str):
        place.refuse_value("unknown_question", "is no question of this form. Name an earlier question.")
    return None


def _test_of(kind: Kind, question: str, place: Place) -> Condition:
    test = str(place.key)
    if type(kind) is Kind:
        return NEVER  # its type is unknown, which is refused already
    if test == "answered":
        if place.value is not True:
            place.refuse_value("not_true", "is not true. Write answered: true, or put it under not.")
        return Test(question, test, True)
    if test not in kind.tests:
        possible = ", ".join((*kind.tests, "answered"))
        place.refuse(
            "test_not_possible",
            f"{test} can't be answered by {question}, a {kind.name} question. Use one of {possible}.",
            test=test,
            question=question,
            type=kind.name,
            possible=(*kind.tests, "answered"),
        )
        return NEVER
    if test == "any_of":
        return Test(question, test, tuple(kind.read_operand(item) for item in place.items(at_least=1)))
    return Test(question, test, kind.read_operand(place))


def write_condition(condition: Condition) -> dict[str, Any]:
    if isinstance(condition, Not):
        return {"not": write_condition(condition.condition)}
    if isinstance(condition, All):
        return {"all": [write_condition(member) for member in condition.conditions]}
    if isinstance(condition, AnyOf):
        return {"any": [write_condition(member) for member in condition.conditions]}
    return {"question": condition.question, condition.test: _plain(condition.operand)}


def _plain(operand: object) -> str | int | bool | Decimal | list[Any]:
    if isinstance(operand, tuple):
        return [_plain(member) for member in operand]
    if isinstance(operand, Fraction):
        return plain_number(operand)
    if isinstance(operand, str | int):
        return operand
    raise TypeError(f"A condition can't hold {show(operand)}.")
