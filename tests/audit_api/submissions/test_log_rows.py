"""A long log is read fast, and exactly as its schema reads it."""

from random import Random
from typing import Any

import pytest
from marshmallow import Schema, ValidationError, fields

from audit_api.submissions.capture import LogRows, LogRowSchema

GOOD = {"event": "question", "node": "A1", "start": 1_794_000_000_000, "end": 1_794_000_000_100, "new_value": "yes"}
ODD = ("", "x", "x" * 41, "x" * 201, "x" * 2001, "a\x00", "\ud800", 0, 1, -1, 2**70, 1.0, 1.5, True, None, [], {}, "7")


class BySchema(Schema):
    log = fields.List(fields.Nested(LogRowSchema))


class Fast(Schema):
    log = LogRows(fields.Nested(LogRowSchema))


def _outcome(schema: Schema, rows: Any) -> Any:
    try:
        return schema.load({"log": rows})
    except ValidationError as wrong:
        return wrong.messages


def _row(chance: Random) -> Any:
    """A good row; in one of three, something odd in the place of a column, a column too few or one too many."""
    row: dict[str, Any] = {
        key: value for key, value in GOOD.items() if key in ("event", "start") or chance.random() > 0.3
    }
    if chance.random() < 1 / 3:
        row[chance.choice([*GOOD, "old_value", "more"])] = chance.choice(ODD)
    if chance.random() < 1 / 20:
        del row[chance.choice(["event", "start"])]
    return chance.choice(ODD) if chance.random() < 1 / 50 else row


@pytest.mark.parametrize("seed", range(8))
def test_it_says_of_any_rows_what_the_schema_says(seed: int) -> None:
    chance = Random(seed)
    logs = [[_row(chance) for _ in range(chance.randint(0, 3))] for _ in range(300)]

    outcomes = [_outcome(Fast(), log) for log in logs]

    assert outcomes == [_outcome(BySchema(), log) for log in logs]
    assert {"log"} == {key for outcome in outcomes for key in outcome}


@pytest.mark.parametrize("rows", [None, {}, "x", 3])
def test_what_is_no_list_is_refused(rows: Any) -> None:
    assert _outcome(Fast(), rows) == _outcome(BySchema(), rows)


def test_good_rows_never_reach_the_slow_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields.List, "_deserialize", None)

    assert _outcome(Fast(), [GOOD, {"event": "exit", "start": 0}])["log"][1] == {
        "event": "exit",
        "node": "",
        "start": 0,
        "end": None,
        "old_value": "",
        "new_value": "",
    }
