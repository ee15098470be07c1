"""How a visit was filled in, question by question, as CSV in the columns of ODK's audit log."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

COLUMNS = ("event", "node", "start", "end", "latitude", "longitude", "accuracy", "old-value", "new-value")
CSV_TYPE = "text/csv"

CHECKS: Mapping[str, str] = {"check_in": "check in", "check_out": "check out"}
"""The events at which a place is noted, by their keys in `capture.places`."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins with one of these."""

Cells = tuple[str | int | float | None, ...]


def audit_log(captures: Iterable[Mapping[str, Any] | None]) -> str:
    """The CSV of a visit's captures (CaptureSchema), one a hand-in; the header alone when none has a log.

    `start` and `end` are milliseconds since 1970 by the phone's clock. A row that came again with a later hand-in
    stands once, as it came last; all are in the order in which they began.
    """
    rows: list[Cells] = []
    for capture in filter(None, captures):
        newer = list(_rows(capture))
        again = {row[:3] for row in newer}
        rows = [row for row in rows if row[:3] not in again] + newer
    rows.sort(key=_start)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return text.getvalue()


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
    event, node, *values = _texts(row, ("event", "node", "old_value", "new_value"))
    return (event, node, row["start"], row.get("end"), *where, *values)


def _texts(row: Mapping[str, Any], keys: Sequence[str]) -> Iterator[str]:
    """Cells that a spreadsheet shows, and never runs."""
    for text in (str(row.get(key) or "") for key in keys):
        yield f"'{text}" if text.startswith(FORMULA_SIGNS) else text
