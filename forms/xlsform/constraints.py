"""`constraint`: the limits of a number, and the least length of a text."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from forms.parsing import number_of
from forms.problems import Broken
from forms.xlsform.expressions import Call, Compare, Current, Expression, Joined, Literal, parse_expression
from forms.xlsform.left_out import NotCarried

_LENGTH = Call("string-length", (Current(),))


def read_limits(text: str, whole: bool) -> dict[str, Any]:
    """`minimum` and `maximum` of a number; `whole` when it can't lie between two whole ones."""
    limits: dict[str, Any] = {}
    for test in _tests(parse_expression(text)):
        key, limit = _limit(test, whole)
        tighter = max if key == "minimum" else min
        limits[key] = tighter(limits[key], limit) if key in limits else limit
    if "minimum" in limits and "maximum" in limits and limits["minimum"] > limits["maximum"]:
        raise NotCarried("no_number_within", "No number lies within these limits.")
    return limits


def read_least_length(text: str) -> dict[str, Any]:
    """`minimum_length` of a text."""
    node = parse_expression(text)
    if isinstance(node, Compare) and node.left == _LENGTH and node.sign in (">", ">="):
        length = _number(node.right)
        if isinstance(length, int):
            return {"minimum_length": max(0, length + (node.sign == ">"))}
    raise NotCarried("least_length", "A text is limited by its least length only, as in string-length(.) >= 20.")


def write_limits(tree: Mapping[str, Any]) -> str:
    """The constraint that says the same as a question's own keys."""
    if "minimum_length" in tree:
        return f"string-length(.) >= {tree['minimum_length']}"
    limits = ((">=", tree.get("minimum")), ("<=", tree.get("maximum")))
    return " and ".join(f". {sign} {_written(limit)}" for sign, limit in limits if limit is not None)


def _written(limit: int | Decimal) -> str:
    return format(limit, "f") if isinstance(limit, Decimal) else str(limit)


def _tests(node: Expression) -> tuple[Compare, ...]:
    members = node.members if isinstance(node, Joined) and node.word == "and" else (node,)
    tests: list[Compare] = []
    for member in members:
        if isinstance(member, Joined) and member.word == "and":
            tests.extend(_tests(member))
        elif isinstance(member, Compare):
            tests.append(member.flipped() if isinstance(member.left, Literal) else member)
        else:
            raise NotCarried("joined_limits", "Limits are a least and a largest value, joined by and.")
    return tuple(tests)


def _limit(test: Compare, whole: bool) -> tuple[str, int | Decimal]:
    if not isinstance(test.left, Current) or test.sign in ("=", "!="):
        raise NotCarried("least_and_largest", "A number is limited by a least and a largest value only.")
    limit = _number(test.right)
    key = "minimum" if test.sign in (">", ">=") else "maximum"
    if test.sign in (">=", "<="):
        return key, limit
    if not whole or not isinstance(limit, int):
        raise NotCarried("limit_allowed", "A limit belongs to what is allowed here: use >= or <=.")
    return key, limit + (1 if key == "minimum" else -1)


def _number(node: Expression) -> int | Decimal:
    if isinstance(node, Literal):
        try:
            return number_of(node.text.strip())
        except (Broken, ArithmeticError):
            pass
    raise NotCarried("fixed_limit", "A limit is a fixed number here.")
