"""A `range` of XLSForm to a scale, or to a number where it has no whole steps."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from forms.xlsform.left_out import Losses, NotCarried, Reason
from forms.xlsform.options import Lists
from forms.xlsform.own_columns import read_number
from forms.xlsform.table import Row

_PARAMETER = re.compile(r"([A-Za-z_]+)\s*=\s*([^\s;,]+)")
_DEFAULTS: dict[str, int | Decimal] = {"start": 1, "end": 10, "step": 1}
LONGEST_SCALE = 100
_OTHER_PARAMETER = Reason("other_parameter", "A scale has start, end and labels here.")
_NO_SCALE = Reason(
    "no_scale",
    f"Scales here go up by 1, {LONGEST_SCALE} points at most: it comes in as a number with these limits.",
    {"most": LONGEST_SCALE},
)


def read_range(row: Row, lists: Lists, losses: Losses) -> dict[str, Any]:
    """The question's type and own keys; what its parameters say beyond start, end, step and labels is told."""
    written = row.get("parameters")
    given = {key.lower(): value for key, value in _PARAMETER.findall(written)}
    numbers = _DEFAULTS | {key: read_number(given[key]) for key in _DEFAULTS if key in given}
    lowest, highest = sorted((numbers["start"], numbers["end"]))
    if lowest == highest:
        raise NotCarried("empty_range", "The range starts where it ends.")
    for key in given.keys() - _DEFAULTS.keys() - {"tick_labelset"}:
        losses.add(row.place("parameters"), f"{key}={given[key]}", _OTHER_PARAMETER)
    points = (lowest, highest, abs(numbers["step"]))
    too_long = highest - lowest > LONGEST_SCALE and row.get("question_type") != "scale"
    if not all(isinstance(number, int) for number in points) or points[2] != 1 or too_long:
        losses.add(row.place("parameters"), written, _NO_SCALE)
        return {"type": "number", "minimum": lowest, "maximum": highest}
    return {"type": "scale", "from": lowest, "to": highest} | _anchors(row, given, lists, losses)


def _anchors(row: Row, given: dict[str, str], lists: Lists, losses: Losses) -> dict[str, Any]:
    if "tick_labelset" not in given:
        return {}
    try:
        found = lists.find(given["tick_labelset"])
    except NotCarried as why:
        losses.add(row.place("parameters"), given["tick_labelset"], why.reason)
        return {}
    titles = {option["option"]: option["title"] for option in found.options}
    return {"anchors": {name: titles[code] for name, code in found.codes.items()}}
