"""Scorecards a second on the bank-branch form, beside parsing and printing the same answers as plain JSON."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from typing import Any

from forms import library
from forms.answers import read_answers
from forms.definition import Form
from forms.reading import parse, read_form
from forms.scoring import score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each measure runs")
    seconds = parser.parse_args().seconds
    form = read_form(library.load("bank-branch"))
    text = json.dumps(answers_to(form))
    floor = rate(lambda: json.dumps(json.loads(text)), seconds)
    whole = rate(lambda: json.dumps(score(form, read_answers(form, parse(text))).as_tree()), seconds)
    answers = read_answers(form, parse(text))
    alone = rate(lambda: score(form, answers), seconds)
    print(f"{len(form.questions)} questions, {len(text)} bytes of answers, one core")  # noqa: T201
    print(f"{'JSON in and out':24}{floor:>9.0f} a second")  # noqa: T201
    print(f"{'text to scorecard':24}{whole:>9.0f} a second  {floor / whole:.1f} times the floor")  # noqa: T201
    print(f"{'answers to scorecard':24}{alone:>9.0f} a second  {floor / alone:.1f} times the floor")  # noqa: T201


def rate(work: Callable[[], object], seconds: float) -> float:
    """How often a second the work is done, by the best of five stretches."""
    best = 0.0
    for _ in range(5):
        done, start = 0, time.perf_counter()
        while (passed := time.perf_counter() - start) < seconds / 5:
            work()
            done += 1
        best = max(best, done / passed)
    return best


def answers_to(form: Form) -> dict[str, Any]:
    """A visit with every question answered, none of them quite in full."""
    values = (value_for(question.kind) for question in form.questions.values())
    return {
        "form": form.code,
        "language": form.default_language,
        "events": {event.code: 47.25 * number for number, event in enumerate(form.events)},
        "answers": {code: value for code, value in zip(form.questions, values, strict=True) if value},
    }


def value_for(kind: Any) -> dict[str, Any]:
    values = {
        "yes_no": lambda: "yes",
        "choice": lambda: kind.options[1].code,
        "checklist": lambda: [part.code for part in kind.parts[1:]],
        "choices": lambda: [kind.options[0].code],
        "scale": lambda: kind.highest - 1,
        "ratio": lambda: {"have": 3, "of": 4},
        "number": lambda: 4,
        "text": lambda: "The guard opened the door. The teller was quick. Nobody said goodbye.",
        "time": lambda: "09:30",
    }
    if kind.name == "photo":
        return {"photos": ["a" * 64]}
    return {"value": values[kind.name]()} if kind.name in values else {}


if __name__ == "__main__":
    main()
