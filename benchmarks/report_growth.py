"""Microseconds a row in a visit's report of 80, 800 and 8,000 questions, and how much more a row of the longest costs.

Each question is a row with a wrapped comment. Processor time, the three lengths in turn; the least of each is told.
"""

import argparse
import random
from dataclasses import replace
from typing import Any

from benchmarks.branch_world import WORDS
from benchmarks.processor import load, milliseconds
from forms.answers import read_answers
from forms.reading import read_form
from forms.scoring import score
from reports import visit_report
from reports.data import VisitReport
from tests.reports import build

ROWS = (80, 800, 8000)
A_SECTION = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="turns of each length")
    measure(parser.parse_args().runs)


def measure(runs: int) -> None:
    """Print the time of a row for each length, and the ratio of the longest to the shortest."""
    reports = {rows: with_questions(rows) for rows in ROWS}
    times: dict[int, list[float]] = {rows: [] for rows in ROWS}
    visit_report.make(reports[ROWS[0]])
    for _ in range(runs):
        for rows in ROWS:
            turns = ROWS[-1] // rows // 10 or 1
            taken = milliseconds(
                lambda report, turns=turns: [visit_report.make(report) for _ in range(turns)], reports[rows]
            )
            times[rows].append(taken / turns)
    say(f"{runs} turns each, load {load()}")
    for rows, taken in times.items():
        say(f"{rows:6} rows{min(taken):9.1f} ms{1000 * min(taken) / rows:8.0f} µs a row")
    ratio = (min(times[ROWS[-1]]) / ROWS[-1]) / (min(times[ROWS[0]]) / ROWS[0])
    say(f"a row of {ROWS[-1]} costs {ratio:.2f} times a row of {ROWS[0]}")


def with_questions(count: int) -> VisitReport:
    """A visit with a form of so many questions, each answered with a comment."""
    dice = random.Random(count)
    form = form_of(count)
    codes = [question["question"] for section in form["sections"] for question in section["questions"]]
    given = {code: _answer(dice) for code in codes}
    answers = {"form": form["form"], "language": "en", "events": {}, "answers": given}
    read = read_form(form)
    card = score(read, read_answers(read, answers)).as_tree()
    plain = build.visit_report()
    return replace(plain, form=form, visit=replace(plain.visit, answers=answers, scorecard=card, photos=()))


def form_of(count: int) -> dict[str, Any]:
    """A form of yes-or-no questions in sections of 20."""
    title = dict.fromkeys(("en", "ms", "id"), "Was the customer greeted within five seconds of walking in?")
    tags = {"parameter": "speed", "owner": "manager"}
    question = {"type": "yes_no", "title": title, "points": 1, "tags": tags}
    sections = [
        {
            "section": f"S{number}",
            "title": dict.fromkeys(("en", "ms", "id"), f"Section {number}"),
            "questions": [{**question, "question": f"Q{number}_{place}"} for place in range(A_SECTION)],
        }
        for number in range(count // A_SECTION)
    ]
    head = {key: value for key, value in build.form().items() if key not in ("sections", "events", "critical")}
    return {**head, "sections": sections}


def _answer(dice: random.Random) -> dict[str, Any]:
    comment = " ".join(dice.choice(WORDS) + str(dice.randrange(999)) for _ in range(18))
    return {"value": dice.choice(("yes", "no")), "comment": comment}


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
