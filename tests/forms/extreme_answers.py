"""The answers to a scored question that earn everything, and nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from forms.definition import Question

LONGER_THAN_ANY_LIMIT = 100_000


def best_value(question: Question) -> Any:
    kind: Any = question.kind
    values: dict[str, Callable[[], Any]] = {
        "yes_no": lambda: kind.expected,
        "choice": lambda: max(kind.options, key=lambda option: option.credit).code,
        "checklist": lambda: [part.code for part in kind.parts],
        "scale": lambda: kind.highest,
        "ratio": lambda: {"have": 2, "of": 2},
        "duration": lambda: 0,
    }
    return values[question.type]()


def worst_value(question: Question) -> Any:
    kind: Any = question.kind
    values: dict[str, Callable[[], Any]] = {
        "yes_no": lambda: "no" if kind.expected == "yes" else "yes",
        "choice": lambda: min(kind.options, key=lambda option: option.credit).code,
        "checklist": list,
        "scale": lambda: kind.lowest,
        "ratio": lambda: {"have": 0, "of": 2},
        "duration": lambda: LONGER_THAN_ANY_LIMIT,
    }
    return values[question.type]()
