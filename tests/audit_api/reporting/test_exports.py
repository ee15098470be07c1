"""Approved visits come down as tables: for the right people, telling each what they may know, and no more."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.reporting.exports.files import FORMATS, TABLES
from audit_api.review.audit_log import COLUMNS
from tests import build, small, statements
from tests.audit_api.reporting import tables

SignIn = Callable[..., FlaskClient]
LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
SECRET = "Demo Secret Shopper"

CAPTURE = {
    "taps": [],
    "gaps": [{"after": 10, "counted": 4.5, "why": "slept"}, {"after": 20, "counted": 2, "why": "clock_changed"}],
    "places": {"check_in": {"told": "refused", "at": "2026-10-05T02:00:00Z"}, "check_out": None},
    "log": [{"event": "question", "node": "/A/A1", "start": 7, "end": 9, "old_value": "", "new_value": "=yes"}],
}


def _approved(*given: dict[str, Any], **where: Any) -> dict[str, Any]:
    """Approved visits of one branch, one of them without a score; the numbers that addresses need."""
    at = build.branch(where.get("branch", "kl-01"), where.get("region", "north"))
    wave, shopper = build.wave(), build.person("shopper", name=SECRET)
    form, told = build.form_version(small.FORM), (where.get("on", LONG_AGO), where.get("capture"))
    rows = [build.revision(build.visit(at, wave, form, shopper), answers, *told) for answers in given]
    for row in map(build.approve, rows):
        row.submission.clock_offset_ms = -1500
    return {"wave": wave.id, "visits": [row.submission.visit_id for row in rows], "at": at, "during": wave}


def _no_visit(at: Any, during: Any) -> None:
    shopper, form = build.person("shopper", name=SECRET), build.form_version(small.FORM)
    build.approve(build.no_visit(build.visit(at, during, form, shopper), "closed", LONG_AGO))


def _committed(made: dict[str, Any]) -> dict[str, Any]:
    found = {key: made[key] for key in ("wave", "visits")}
    db.session.commit()
    return found


def _rows(client: FlaskClient, wave: int, name: str, **args: str) -> list[dict[str, Any]]:
    answer = client.get(f"/api/exports/waves/{wave}/{name}", query_string=args)
    assert answer.status_code == 200, answer.text
    return tables.READ[name.rpartition(".")[2]](answer.data)


def test_one_row_a_visit_says_where_it_was_and_what_it_scored(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        ids = _committed(_approved(small.answers(), small.answers(B1="wrong", B4="yes")))

    first, second = _rows(sign_in("regional_manager", "bank/north"), ids["wave"], "visits.csv")

    assert [first["visit"], second["visit"]] == ids["visits"]
    assert {key: first[key] for key in ("wave", "region", "branch", "form", "form_version", "number")} == {
        "wave": "2026-q4",
        "region": "north",
        "branch": "kl-01",
        "form": "small",
        "form_version": "1",
        "number": "1",
    }
    assert (first["earned"], first["possible"], first["raw"], first["final"]) == ("10.00", "10.00", "100.0", "100.0")
    assert (second["raw"], second["final"], second["band"], second["critical_questions"]) == (
        "80.0",
        "59.0",
        "fair",
        "B4",
    )
    assert (first["clock_seconds"], first["complete"], first["provisional"]) == ("300.5", "true", "false")
    assert (second["musts_met"], second["musts_answered"], second["compliance_rate"]) == ("5", "7", "71.4")


def test_one_row_an_answer_says_what_was_asked_answered_and_earned(app: Server, sign_in: SignIn) -> None:
    answers = small.answers(A1="no", B3={"have": 3, "of": 4}, B2=3)
    answers["answers"]["A1"]["comment"] = "Nobody looked up"
    answers["answers"]["A2"] = {"state": "not_observed"}
    with app.app_context():
        ids = _committed(_approved(answers))

    rows = _rows(sign_in("branch_manager", "bank/north/kl-01"), ids["wave"], "answers.csv")

    found = {row["question"]: row for row in rows}
    assert list(found) == ["A1", "A2", "A3", "B1", "B2", "B3", "B4", "B5"]
    greeted, said, wait, ratio = found["A1"], found["A2"], found["A3"], found["B3"]
    assert (greeted["value"], greeted["said"], greeted["comment"]) == ("no", "No", "Nobody looked up")
    assert (greeted["credit"], greeted["earned"], greeted["possible"], greeted["fails"]) == (
        "0",
        "0.00",
        "2.00",
        "true",
    )
    assert (greeted["parameter"], greeted["owner"], greeted["sins"]) == ("vocabulary", "greeter", "coldness")
    assert (said["state"], said["value"], said["earned"], said["fails"]) == ("not_observed", "", "", "")
    assert (wait["seconds"], wait["source"], wait["censored"], wait["value"]) == ("300.5", "tapped", "false", "")
    assert (ratio["value"], ratio["number_given"], ratio["out_of"], ratio["credit"]) == ("3/4", "3", "4", "0.75")
    assert (found["B2"]["number_given"], found["B2"]["out_of"]) == ("3", "4")
    assert found["B5"]["state"] == "blank"


def test_a_hint_that_raised_nothing_is_told_apart_from_a_sin_that_was_raised(app: Server, sign_in: SignIn) -> None:
    slow = small.answers(A1="no")
    slow["events"]["served"] = 1000
    with app.app_context():
        ids = _committed(_approved(slow))
    client = sign_in("admin")

    [visit] = _rows(client, ids["wave"], "visits.csv")
    answers = {row["question"]: row for row in _rows(client, ids["wave"], "answers.csv")}

    assert (visit["sins_raised"], visit["calamities_raised"]) == ("", "lost_time")
    assert (answers["A1"]["sins"], answers["A1"]["sins_raised"]) == ("coldness", "")
    assert (answers["A3"]["calamities"], answers["A3"]["calamities_raised"]) == ("lost_time", "lost_time")


def test_what_was_said_to_a_question_that_was_not_asked_plays_no_part(app: Server, sign_in: SignIn) -> None:
    form = {**small.FORM, "form": "ends"}
    first = {**small.FORM["sections"][0]["questions"][0], "critical": {"effect": "end"}, "photo": "none"}
    form["sections"] = [{**small.FORM["sections"][0], "questions": [first]}, small.FORM["sections"][1]]
    answers = {**small.answers(A1="no"), "form": "ends", "events": {}}
    answers["answers"] = {"A1": {"value": "no"}, "B1": {"value": "right", "comment": "Said before I went back"}}
    with app.app_context():
        at, wave = build.branch(), build.wave()
        visit = build.visit(at, wave, build.form_version(form), build.person("shopper"), "handed_in")
        build.approve(build.revision(visit, answers, LONG_AGO))
        ids = _committed({"wave": wave.id, "visits": []})

    rows = {row["question"]: row for row in _rows(sign_in("admin"), ids["wave"], "answers.csv")}

    assert (rows["A1"]["critical_effect"], rows["A1"]["critical_failed"]) == ("end", "true")
    assert (rows["B1"]["state"], rows["B1"]["value"], rows["B1"]["comment"]) == ("skipped", "", "")


@pytest.mark.parametrize(("language", "title", "said"), [("en", "Service", "Right"), ("id", "Pelayanan", "Benar")])
def test_titles_and_answers_are_told_in_the_language_that_is_asked_for(
    app: Server, sign_in: SignIn, language: str, title: str, said: str
) -> None:
    with app.app_context():
        ids = _committed(_approved(small.answers()))

    rows = _rows(sign_in("admin"), ids["wave"], "answers.csv", language=language)

    [answer] = [row for row in rows if row["question"] == "B1"]
    assert (answer["section_title"], answer["value"], answer["said"]) == (title, "right", said)


def test_a_workbook_has_visits_and_answers_and_the_same_pseudonym_in_both(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        made = _approved(small.answers(), branch="kl-02")
        _no_visit(build.branch("kl-01"), made["during"])
        ids = _committed(made)

    answer = sign_in("admin").get(f"/api/exports/waves/{ids['wave']}/workbook.xlsx?language=ms")

    assert 'filename="2026-q4-workbook.xlsx"' in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert book.sheetnames == ["visits", "answers", "lajur"]
    rows = {name: tables.from_sheet(book[name]) for name in ("visits", "answers")}
    assert [(row["branch"], row["outcome"], row["shopper"]) for row in rows["visits"]] == [
        ("kl-01", "closed", "S1"),
        ("kl-02", "visited", "S2"),
    ]
    assert {(row["branch"], row["shopper"]) for row in rows["answers"]} == {("kl-02", "S2")}
    explained = [row["lajur"] for row in tables.from_sheet(book["lajur"])]
    assert explained == list(dict.fromkeys(TABLES["visits"].header + TABLES["answers"].header))


@pytest.mark.parametrize("table", ["visits", "answers"])
def test_the_three_formats_say_the_same(app: Server, sign_in: SignIn, table: str) -> None:
    with app.app_context():
        ids = _committed(_approved(small.answers(B1="partly"), small.answers(B2=3)))
    client = sign_in("admin")

    texts, sheet, typed = (_rows(client, ids["wave"], f"{table}.{ending}") for ending in FORMATS)

    assert len(texts) == len(sheet) == len(typed) > 1
    for row, *others in zip(texts, sheet, typed, strict=True):
        for name, text in row.items():
            assert [_as_text(other[name], text) for other in others] == [text, text], name


def _as_text(cell: Any, like: str) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case datetime():
            # A sheet has no days, but midnights.
            text = cell.replace(tzinfo=None).isoformat(timespec="milliseconds")
            return f"{text}Z" if like.endswith("Z") else text.removesuffix("T00:00:00.000")
        case date():
            return cell.isoformat()
        case int() | float() | Decimal():
            return like if Decimal(str(cell)) == Decimal(like) else str(cell)
    return str(cell)


def test_a_shopper_has_a_pseudonym_and_no_name_in_any_file(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        ids = _committed(_approved(small.answers(), small.answers()))
    client = sign_in("regional_manager", "bank/north")

    for table in ("visits", "answers"):
        assert {row["shopper"] for row in _rows(client, ids["wave"], f"{table}.csv")} == {"S1"}
        for ending in FORMATS:
            assert SECRET.encode() not in client.get(f"/api/exports/waves/{ids['wave']}/{table}.{ending}").data


def test_a_manager_learns_day_and_hour_two_weeks_later_and_the_agency_at_once(app: Server, sign_in: SignIn) -> None:
    lately = datetime.now(UTC) - timedelta(days=13)
    with app.app_context():
        _approved(small.answers(), branch="kl-01", on=lately)
        ids = _committed(_approved(small.answers(), branch="kl-02", on=LONG_AGO))
    hidden = ("month", "date", "started_at", "handed_in_at", "received_at", "approved_at")

    recent, old = _rows(sign_in("regional_manager", "bank/north"), ids["wave"], "visits.csv")
    for_staff, _ = _rows(sign_in("reviewer"), ids["wave"], "visits.csv")

    assert [recent[name] for name in hidden] == [""] * 6
    assert (old["date"], old["started_at"]) == ("2026-10-05", "2026-10-05T02:00:00.000Z")
    assert (old["month"], old["part_of_day"]) == ("2026-10", "morning")
    assert for_staff["started_at"].startswith(lately.isoformat(timespec="seconds")[:19])


def test_who_is_of_the_agency_in_one_region_and_a_manager_in_another_is_told_so_much_in_each(
    app: Server, sign_in: SignIn
) -> None:
    lately = datetime.now(UTC) - timedelta(days=1)
    with app.app_context():
        _approved(small.answers(), branch="jb-01", region="south", on=lately)
        ids = _committed(_approved(small.answers(), branch="kl-01", region="north", on=lately))
        both = build.person("regional_manager", "bank/north", name="Both")
        both.grants += build.person("reviewer", "bank/south").grants
        db.session.commit()

    south, north = _rows(build.browser_of(app, "Both"), ids["wave"], "visits.csv")

    assert (south["branch"], bool(south["date"]), south["brought_in"]) == ("jb-01", True, "false")
    assert (north["branch"], north["date"], north["brought_in"]) == ("kl-01", "", "")


def test_a_visit_that_came_to_nothing_is_marked_never_scored_and_never_told_to_managers(
    app: Server, sign_in: SignIn
) -> None:
    with app.app_context():
        made = _approved(small.answers())
        _no_visit(made["at"], made["during"])
        ids = _committed(made)
    staff, manager = sign_in("admin"), sign_in("regional_manager", "bank/north")

    visited, closed = _rows(staff, ids["wave"], "visits.parquet")

    assert (visited["outcome"], closed["outcome"]) == ("visited", "closed")
    assert closed["told"] == "The shutters were down all morning."
    scored = ("earned", "possible", "raw", "final", "band", "coverage", "compliance_rate", "critical_questions")
    assert [closed[name] for name in scored] == [None] * 8
    assert closed["complete"] is False
    assert {row["visit"] for row in _rows(staff, ids["wave"], "answers.csv")} == {visited["visit"]}
    assert [row["outcome"] for row in _rows(manager, ids["wave"], "visits.csv")] == ["visited"]


def test_how_a_visit_was_captured_is_told_to_the_agency_only(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        ids = _committed(_approved(small.answers(), capture=CAPTURE))
    told = ("clock_offset_ms", "clock_gaps", "clock_gap_seconds", "clock_changed", "place_at_check_in", "brought_in")

    [inside] = _rows(sign_in("scheduler"), ids["wave"], "visits.csv")
    [outside] = _rows(sign_in("regional_manager", "bank/north"), ids["wave"], "visits.csv")

    assert [inside[name] for name in told] == ["-1500", "2", "6.5", "true", "refused", "false"]
    assert [outside[name] for name in told] == [""] * 6


def test_the_log_of_a_wave_has_the_columns_of_odk_and_is_for_reviewers(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        ids = _committed(_approved(small.answers(), capture=CAPTURE))

    asked, checked = _rows(sign_in("reviewer"), ids["wave"], "audit-log.csv")
    typed, _ = _rows(sign_in("reviewer"), ids["wave"], "audit-log.parquet")

    assert [(row["visit"], row["event"]) for row in (asked, checked)] == [
        (ids["visits"][0], "question"),
        (ids["visits"][0], "check in"),
    ]
    assert tuple(asked)[4:] == COLUMNS
    assert (asked["start"], asked["end"], asked["new-value"]) == ("7", "9", "'=yes")
    assert (typed["start"], typed["end"], typed["new-value"], typed["old-value"]) == (7, 9, "=yes", None)
    for role in ("scheduler", "regional_manager"):
        assert sign_in(role).get(f"/api/exports/waves/{ids['wave']}/audit-log.csv").status_code == 403


def test_what_is_not_approved_or_not_ones_own_is_in_no_file(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        made = _approved(small.answers(), branch="kl-01")
        build.handed_in(small.answers(), at=made["at"], during=made["during"], shopper=build.person("shopper"))
        _approved(small.answers(), branch="kl-011")
        _approved(small.answers(), branch="jb-01", region="south")
        empty = build.wave("2027-q1").id
        ids = _committed(made)
    branch, region = sign_in("branch_manager", "bank/north/kl-01"), sign_in("regional_manager", "bank/north")

    assert [row["branch"] for row in _rows(branch, ids["wave"], "visits.csv")] == ["kl-01"]
    assert [row["branch"] for row in _rows(region, ids["wave"], "visits.csv")] == ["kl-01", "kl-011"]
    address = f"/api/exports/waves/{ids['wave']}/visits.csv"
    assert sign_in("regional_manager", "bank/west").get(address).json["code"] == "not_found"
    assert sign_in("regional_manager", "shop").get(address).status_code == 404
    assert branch.get(f"/api/exports/waves/{empty}/visits.csv").status_code == 404


def test_a_file_says_its_name_type_and_length_and_is_kept_by_nobody_in_between(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        ids = _committed(_approved(small.answers()))
    client = sign_in("admin")

    for table in TABLES:
        for ending, kind in FORMATS.items():
            answer = client.get(f"/api/exports/waves/{ids['wave']}/{table}.{ending}")
            assert answer.mimetype == kind
            assert answer.headers["Content-Disposition"] == f'attachment; filename="2026-q4-{table}.{ending}"'
            assert answer.headers["Cache-Control"] == "private, no-store"
            assert int(answer.headers["Content-Length"]) == len(answer.data) > 0


def test_the_statements_do_not_grow_with_the_visits(app: Server, sign_in: SignIn) -> None:
    client = sign_in("admin")
    with app.app_context():
        ids = _committed(_approved(small.answers()))
    with statements.sent(app) as few:
        _rows(client, ids["wave"], "answers.csv")
    with app.app_context():
        _committed(_approved(*[small.answers()] * 12))
        _committed(_approved(*[small.answers()] * 12, branch="kl-02"))
    with statements.sent(app) as many:
        _rows(client, ids["wave"], "answers.csv")

    assert len(many) == len(few)
