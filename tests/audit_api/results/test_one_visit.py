"""The page of one visit says what the visit handed in, and what it was worth, to those who may see it."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.results import gather, reading
from audit_api.visits.models import Visit
from reports import visit_report
from tests import build, small
from tests.reports import paper

SignIn = Callable[..., FlaskClient]
LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


def _made(app: Server, on: datetime = LONG_AGO, **answers: Any) -> str:
    with app.app_context():
        given = small.answers(A1="no", **answers)
        given["events"]["served"] = 1500
        given["answers"]["B1"]["comment"] = "He looked it up twice."
        shopper = build.person("shopper", name="Demo Secret Shopper")
        revision = build.approved(given, at=build.branch("kl-01"), during=build.wave(), shopper=shopper, on=on)
        db.session.commit()
        visit: str = revision.submission.visit_id
    return visit


def _page(client: FlaskClient, visit: str, language: str = "en") -> dict[str, Any]:
    answer = client.get(f"/api/results/visits/{visit}?language={language}")
    assert answer.status_code == 200, answer.json
    page: dict[str, Any] = answer.json
    return page


def _answers(page: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {answer["question"]: answer for section in page["sections"] for answer in section["answers"]}


def test_a_visit_is_told_answer_by_answer_as_its_scorecard_has_it(app: Server, sign_in: SignIn) -> None:
    visit = _made(app, B1="wrong")
    page = _page(sign_in("branch_manager", "bank/north/kl-01"), visit)

    with app.app_context():
        card = reading.whole(db.session(), Visit.id == visit)[0].card
    told = _answers(page)
    assert (page["visit"]["id"], page["visit"]["final"], page["visit"]["raw"]) == (visit, card["final"], card["raw"])
    assert {code: (one["earned"], one["possible"], one["fails"]) for code, one in told.items()} == {
        row["question"]: (row["earned"], row["possible"], row["fails"]) for row in card["questions"]
    }
    assert [section["score"] for section in page["sections"]] == [row["percent"] for row in card["sections"]]
    assert told["B1"]["comment"] == "He looked it up twice."
    raised = {code for questions in {**card["sins"], **card["calamities"]}.values() for code in questions}
    assert raised == {code for code, one in told.items() if one["sins"] or one["calamities"]}
    assert raised


def test_what_was_said_to_a_question_that_was_then_not_asked_is_told_to_nobody(app: Server, sign_in: SignIn) -> None:
    tree = deepcopy(small.FORM)
    tree["sections"][1]["questions"][0]["ask_if"] = {"question": "A1", "is": "no"}
    with app.app_context():
        given = small.answers(A1="yes")
        given["answers"]["B1"] |= {"comment": "Withdrawn.", "photos": ["0" * 64]}
        version, shopper = build.form_version(tree), build.person("shopper")
        visit = build.visit(build.branch("kl-01"), build.wave(), version, shopper, "handed_in")
        revision = build.approve(build.revision(visit, given, LONG_AGO))
        db.session.commit()
        pdf = visit_report.make(gather.visit_report(db.session(), revision, gather.Reader("en", now())))
        number = visit.id

    told = _answers(_page(sign_in("branch_manager", "bank/north/kl-01"), number))["B1"]

    assert (told["state"], told["comment"], told["photos"]) == ("skipped", "", [])
    assert "Withdrawn" not in paper.text(pdf)


def test_a_visit_is_told_in_the_language_asked_for(app: Server, sign_in: SignIn) -> None:
    visit, admin = _made(app), sign_in("admin")

    assert _answers(_page(admin, visit))["A1"]["said"] == "No"
    assert _answers(_page(admin, visit, "id"))["A1"]["said"] == "Tidak"


def test_whoever_sees_a_visit_may_read_the_form_that_it_was_made_by(app: Server, sign_in: SignIn) -> None:
    visit, manager = _made(app), sign_in("branch_manager", "bank/north/kl-01")

    form = _page(manager, visit)["form"]

    read = manager.get(f"/api/forms/{form['id']}")
    assert read.status_code == 200
    assert (read.json["number"], read.json["title"]["en"]) == (form["number"], form["title"])


def test_neither_shopper_nor_the_day_of_a_fresh_visit_is_told(app: Server, sign_in: SignIn) -> None:
    visit = _made(app, now() - timedelta(days=3))
    manager = sign_in("branch_manager", "bank/north/kl-01")

    assert _page(manager, visit)["visit"]["date"] is None
    assert "Secret" not in manager.get(f"/api/results/visits/{visit}").text


def test_no_visit_is_told_that_is_not_there(sign_in: SignIn) -> None:
    assert sign_in("admin").get(f"/api/results/visits/{uuid4()}").status_code == 404
