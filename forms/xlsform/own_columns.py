"""The columns that XLSForm has no word for: each key of a question as the text of one cell, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from forms.definition import TAG_FAMILIES
from forms.parsing import number_of
from forms.problems import Broken, show
from forms.xlsform.left_out import NotCarried

Cell = str | int | Decimal
_CURVES = ("target", "limit", "half_every", "tiers", "rhythm")


class Own(NamedTuple):
    """How the value of a key is written into a cell, and read from its text; `read` raises NotCarried."""

    write: Callable[[Any], Cell]
    read: Callable[[str], Any]


def read_number(text: str) -> int | Decimal:
    try:
        return number_of(text)
    except (Broken, ArithmeticError):
        raise NotCarried("no_number", f"{show(text)} is not a number. Write it in digits.", value=show(text)) from None


def read_yes_no(text: str) -> bool:
    """Yes or no, as XLSForm and spreadsheets say it."""
    word = text.strip().lower().removesuffix("()")
    if word in ("yes", "true", "1"):
        return True
    if word in ("no", "false", "0"):
        return False
    raise NotCarried("neither", f"{show(text)} is neither yes nor no.", value=show(text))


def _write_yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _read_words(text: str) -> list[str]:
    return re.split(r"[\s,;]+", text.strip())


def _write_critical(critical: Mapping[str, Any]) -> str:
    return " ".join(str(_plain(value)) for value in critical.values())


def _read_critical(text: str) -> dict[str, Any]:
    effect, *at = text.split()
    if len(at) > 1:
        raise NotCarried("critical", "Write an effect, and for cap the score, as in: cap 59.")
    return {"effect": effect} | ({"at": read_number(at[0])} if at else {})


def _write_curve(curve: Mapping[str, Any]) -> str:
    """`target 300, limit 600`; `tiers 5: 1, 10: 0.5`; `rhythm 30, 90, 240, 360`."""
    if "tiers" in curve:
        return "tiers " + ", ".join(f"{_plain(bound)}: {_plain(credit)}" for bound, credit in curve["tiers"])
    if "rhythm" in curve:
        return "rhythm " + ", ".join(str(_plain(bound)) for bound in curve["rhythm"])
    return ", ".join(f"{key} {_plain(value)}" for key, value in curve.items())


def _read_curve(text: str) -> dict[str, Any]:
    name, _, rest = text.strip().partition(" ")
    if name == "tiers":
        return {"tiers": [[read_number(part.strip()) for part in tier.split(":")] for tier in rest.split(",")]}
    if name == "rhythm":
        return {"rhythm": [read_number(bound.strip()) for bound in rest.split(",")]}
    pairs = [part.split() for part in text.split(",")]
    if not all(len(pair) == 2 and pair[0] in _CURVES for pair in pairs):
        raise NotCarried("curve", "Write a curve as in: target 300, limit 600.")
    return {key: read_number(value) for key, value in pairs}


def _plain(value: Any) -> Any:
    return format(value, "f") if isinstance(value, Decimal) else value


WORD = Own(str, str)
NUMBER = Own(lambda value: value, read_number)
FLAG = Own(_write_yes_no, read_yes_no)
WORDS = Own(" ".join, _read_words)

OF_QUESTIONS: Mapping[str, Own] = {
    "points": NUMBER,
    **dict.fromkeys(TAG_FAMILIES, WORD),
    "family": WORD,
    "bonus": FLAG,
    "binding": WORD,
    "standard": WORD,
    "sins": WORDS,
    "calamities": WORDS,
    "probe": FLAG,
    "critical": Own(_write_critical, _read_critical),
    "expected": WORD,
    "curve": Own(_write_curve, _read_curve),
    "start_event": WORD,
    "end_event": WORD,
    "at_least": NUMBER,
    "at_most": NUMBER,
    "photo": WORD,
    "comment": WORD,
    "not_applicable": FLAG,
    "delayed": FLAG,
    "perceives": WORDS,
    "tells": WORD,
}
"""By the name of the column, which is that of the key; the tags are spread over a column each."""
KEYS = {"start_event": "start", "end_event": "end"}
"""Columns whose key has another name: XLSForm calls other things so."""
