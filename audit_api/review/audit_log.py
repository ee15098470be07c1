"""How a visit was filled in, question by question, as CSV in the columns of ODK's audit log."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from ..spreadsheets import harmless

COLUMNS = ("event", "node", "start", "end", "latitude", "longitude", "accuracy", "old-value", "new-value")

CHECKS: Mapping[str, str] = {"check_in": "check in", "check_out": "check out"}
"""The events at which a place is noted, by their keys in `capture.places`."""

Cells = tuple[str | int | float | None, ...]


def audit_log(captures: Iterable[Mapping[str, Any] | None]) -> str:
    """The CSV of a visit's `log_rows`; the header alone when there are none."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in log_rows(captures):
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue()


def log_rows(captures: Iterable[Mapping[str, Any] | None]) -> list[Cells]:
    """The rows of a visit's captures (CaptureSchema), one capture a hand-in, in the order of COLUMNS.

    `start` and `end` are milliseconds since 1970 by the phone's clock. A row that came again with a later hand-in
    stands once, as it came last; all are in the order in which they began.
    """
    rows: list[Cells] = []
    for capture in filter(None, captures):
        newer = list(_rows(capture))
        again = {row[:3] for row in newer}
        rows = [row for row in rows if row[:3] not in again] + newer
    return sorted(rows, key=_start)


def _start(row: Cells) -> int:
    return int(row[2] or 0)


def _rows(capture: Mapping[str, Any]) -> Iterator[Cells]:
    log = capture.get("log") or ()
    places = {CHECKS[key]: place for key, place in (capture.get("places") or {}).items() if place}
    for row in log:
        yield _row(row, places.get(_check(row), {}))
    for event in places.keys() - set(map(_check, log)):
        begun = round(1000 * datetime.fromisoformat(places[event]["at"]).timestamp())
        yield _row({"event": event, "start": begun}, places[event])


def _check(row: Mapping[str, Any]) -> str:
    return str(row["event"]).replace("_", " ")


def _row(row: Mapping[str, Any], place: Mapping[str, Any]) -> Cells:
    where = (place.get(key) for key in ("latitude", "longitude", "accuracy"))
    event, node, *values = (str(row.get(key) or "") for key in ("event", "node", "old_value", "new_value"))
    return (event, node, row["start"], row.get("end"), *where, *values)
