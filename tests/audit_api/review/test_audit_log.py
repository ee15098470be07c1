"""A visit's log goes into a spreadsheet as it was written, and does nothing there."""

import csv
import io
from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.review.audit_log import COLUMNS, audit_log
from audit_api.spreadsheets import harmless
from audit_api.submissions.models import Revision, Submission
from tests import build, small

SignIn = Callable[..., FlaskClient]
Row = dict[str, str]

PLACE = {"told": "given", "at": "2026-11-10T09:00:00+08:00", "latitude": -6.2, "longitude": 106.8, "accuracy": 12.5}


def row(event: str, start: int, **values: Any) -> dict[str, Any]:
    """A row of the log as the phone sends it."""
    return {"event": event, "node": "", "start": start, "end": None, "old_value": "", "new_value": "", **values}


def read(text: str) -> list[Row]:
    """The rows, as Python's own reader finds them."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_the_log_comes_back_cell_for_cell() -> None:
    told = row("question", 1794272400000, node="/A/A1", end=1794272405000, old_value="yes", new_value='no, "never"\n')

    (only,) = read(audit_log([{"log": [told], "places": {}}]))

    assert tuple(only) == COLUMNS
    assert only == {
        "event": "question",
        "node": "/A/A1",
        "start": "1794272400000",
        "end": "1794272405000",
        "latitude": "",
        "longitude": "",
        "accuracy": "",
        "old-value": "yes",
        "new-value": 'no, "never"\n',
    }


def test_no_cell_of_words_is_run_by_a_spreadsheet() -> None:
    evil = ['=HYPERLINK("x")', "+1", "-1", "@SUM(1)", "\t=1", "\r=1"]
    rows = [row(word, n, node=word, old_value=word, new_value=word) for n, word in enumerate(evil)]

    cells = [cell[key] for cell in read(audit_log([{"log": rows}])) for key in ("event", "node", *COLUMNS[-2:])]

    assert cells == [harmless(word) for word in evil for _ in range(4)]
    assert {cell[0] for cell in cells} == {"'"}


def test_the_place_of_check_in_and_check_out_has_its_rows() -> None:
    log = [row("form start", 1), row("check out", 1794276000000)]
    places = {"check_in": PLACE, "check_out": {**PLACE, "latitude": 3.1}}

    first, checked_in, checked_out = read(audit_log([{"log": log, "places": places}]))

    assert first["event"] == "form start"
    assert (checked_in["event"], checked_in["start"], checked_in["end"]) == ("check in", "1794272400000", "")
    assert [checked_in[key] for key in ("latitude", "longitude", "accuracy")] == ["-6.2", "106.8", "12.5"]
    assert (checked_out["event"], checked_out["latitude"]) == ("check out", "3.1")


def test_a_refused_place_is_a_row_without_one() -> None:
    refused = {"told": "refused", "at": "2026-11-10T09:00:00+08:00", "latitude": None, "longitude": None}

    (only,) = read(audit_log([{"log": [], "places": {"check_in": refused, "check_out": None}}]))

    assert (only["event"], only["latitude"], only["accuracy"]) == ("check in", "", "")


def test_rows_that_came_with_two_hand_ins_stand_once_as_they_came_last() -> None:
    before = [row("form start", 1), row("question", 2, end=3)]
    after = [row("form start", 1), row("question", 2, end=9), row("form resume", 4)]

    cells = read(audit_log([{"log": before}, None, {"log": after}]))

    assert [(cell["event"], cell["end"]) for cell in cells] == [
        ("form start", ""),
        ("question", "9"),
        ("form resume", ""),
    ]


def test_a_reviewer_downloads_the_log_of_every_hand_in(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        shopper = build.person("shopper")
        first = build.handed_in(small.answers(), at=build.branch(), during=build.wave(), shopper=shopper)
        visit, reference = first.submission.visit_id, first.submission.visit.reference
        again = Submission(id="0" * 36, visit_id=visit, sha256="0" * 64, received_at=now())
        capture = {"log": [row("question", 7, node="/A/A1")], "places": {"check_in": PLACE, "check_out": None}}
        document = {**first.document, "capture": capture}
        judged = {"scorecard": first.scorecard, "complete": True, "made_at": now(), "made_by": shopper.id}
        db.session.add(Revision(submission=again, number=1, kind="handed_in", document=document, **judged))
        db.session.commit()

    answer = sign_in("reviewer").get(f"/api/review/visits/{visit}/audit-log")

    assert answer.mimetype == "text/csv"
    assert f'filename="{reference}-audit-log.csv"' in answer.headers["Content-Disposition"]
    assert [line["event"] for line in read(answer.text)] == ["question", "check in"]


def test_a_visit_without_a_log_gives_the_header_only(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        at, wave, shopper = build.branch(), build.wave(), build.person("shopper")
        visit = build.handed_in(small.answers(), at=at, during=wave, shopper=shopper).submission.visit_id
        db.session.commit()

    answer = sign_in("reviewer").get(f"/api/review/visits/{visit}/audit-log")

    assert answer.text == ",".join(COLUMNS) + "\r\n"
