"""How long it felt stands beside the longest of the waits that were asked about."""

from decimal import Decimal
from typing import Any

from reports.form_text import FormText
from reports.measures.felt import felt_times
from tests.reports import build

FORM = FormText(build.form(), "en")


def visit(minutes: Any, events: dict[str, float]) -> tuple[Any, Any]:
    document = {**build.answers(1, 1.0, Z1=minutes), "events": events}
    return build.scorecard(document), document


CLOCK = {"door": 0, "ack": 5, "ticket": 20, "called": 620, "greet": 624, "done": 800, "out": 900}


def test_the_minutes_felt_stand_beside_the_longest_duration_named() -> None:
    [row] = felt_times({1: visit({"value": 15}, CLOCK), 2: visit({"value": 5}, CLOCK)}, FORM)

    assert (row.question, row.durations) == ("Z1", ("B1", "B6", "D1"))
    assert [(pair.visit, pair.felt, pair.clocked) for pair in row.visits] == [
        (1, Decimal(900), Decimal(600)),
        (2, Decimal(300), Decimal(600)),
    ]
    assert (row.felt, row.clocked, row.times) == (Decimal(600), Decimal(600), Decimal("1.0"))


def test_a_visit_without_a_clock_or_without_a_feeling_is_left_out() -> None:
    untold, unclocked = visit({"state": "not_applicable"}, CLOCK), visit({"value": 4}, {})

    assert felt_times({1: untold, 2: unclocked}, FORM) == ()
