"""Exact numbers on their way out: into a tree, and into JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from forms.problems import decimal_of


def plain_number(number: Fraction) -> int | Decimal:
    """The number as a tree holds it: whole, or the decimal that was written."""
    return number.numerator if number.denominator == 1 else decimal_of(number)


def to_json(tree: object) -> str:
    """One line of JSON; decimals are written digit by digit, never through a float."""
    if isinstance(tree, Mapping):
        return "{" + ", ".join(f"{json.dumps(str(key))}: {to_json(tree[key])}" for key in tree) + "}"
    if isinstance(tree, list | tuple):
        return "[" + ", ".join(to_json(item) for item in tree) + "]"
    if isinstance(tree, Decimal):
        return format(tree, "f")
    return json.dumps(tree, ensure_ascii=False)
