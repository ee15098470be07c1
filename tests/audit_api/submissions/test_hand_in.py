"""A hand-in is checked, scored and kept, once; what is wrong with it is told with its place."""

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from threading import Barrier, Thread
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, func, select

from audit_api.db import db
from audit_api.http import Server
from audit_api.submissions.models import Conflict, Photo, Revision, Submission
from audit_api.visits.models import Visit
from tests.audit_api import counter
from tests.audit_api.submissions import cameras
from tests.audit_api.submissions.phone import DOCUMENT, Phone

SignIn = Callable[..., FlaskClient]


def count(app: Server, table: type[Any]) -> int:
    """How many rows a table has."""
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def changed(**answers: Any) -> dict[str, Any]:
    """The complete document with other answers."""
    document = deepcopy(DOCUMENT)
    document["answers"].update(answers)
    return document


def test_a_complete_visit_is_handed_in_scored_and_moved_on(phone: Phone, app: Server) -> None:
    answer = phone.hand_in()

    assert answer.status_code == 201
    assert {**answer.json, "received_at": ""} == {
        "submission": phone.id,
        "visit": phone.visit,
        "received_at": "",
        "status": "handed_in",
        "photos_missing": [],
    }
    with app.app_context():
        revision = db.session.scalars(select(Revision)).one()
        visit = db.session.get_one(Visit, phone.visit)
        assert (revision.number, revision.kind, str(revision.final), revision.complete) == (
            1,
            "handed_in",
            "100.0",
            True,
        )
        assert revision.document["answers"] == DOCUMENT
        assert revision.document["started_at"] == "2026-11-10T09:00:00+08:00"
        assert revision.scorecard["final"] == "100.0"
        assert (visit.status, visit.started_at) == ("handed_in", visit.started_at)
        assert visit.started_at is not None


def test_the_same_hand_in_again_is_fine_whatever_the_order_of_its_keys(phone: Phone, app: Server) -> None:
    first = phone.hand_in()
    turned = dict(reversed(phone.paper().items()))
    turned["document"] = dict(reversed(turned["document"].items()))

    again = phone.browser.put(f"/api/submissions/{phone.id}", json={**turned, "handed_in_at": "2026-11-10T11:00:00Z"})

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == first.json
    assert (count(app, Submission), count(app, Revision), count(app, Conflict)) == (1, 1, 0)


def test_another_document_under_the_same_id_is_kept_as_a_conflict_once(phone: Phone, app: Server) -> None:
    phone.hand_in()
    other = changed(A3={"value": "Rude"})

    answers = [phone.hand_in(document=other) for _ in range(2)]

    assert [(answer.status_code, answer.json["code"]) for answer in answers] == [(409, "other_document")] * 2
    with app.app_context():
        conflict = db.session.scalars(select(Conflict)).one()
        assert conflict.document["answers"] == other
        assert db.session.scalars(select(Revision)).one().document["answers"] == DOCUMENT


@pytest.mark.parametrize("text", ["zero \x00 byte", "half \ud800 character"])
def test_a_conflict_that_no_database_could_keep_is_refused(phone: Phone, text: str) -> None:
    phone.hand_in()

    answer = phone.hand_in(document={**DOCUMENT, "answers": {"A3": {"value": [text]}}})

    assert answer.status_code == 422


def test_a_second_hand_in_under_another_id_finds_the_visit_closed(phone: Phone) -> None:
    phone.hand_in()
    phone.id = "00000000-0000-4000-8000-000000000001"

    answer = phone.hand_in()

    assert (answer.status_code, answer.json["code"]) == (409, "wrong_state")


def test_a_visit_that_was_sent_back_gets_a_further_submission(phone: Phone, app: Server) -> None:
    data = cameras.jpeg()
    phone.send(data)
    phone.hand_in(photos=[cameras.sha256(data)])
    with app.app_context():
        db.session.get_one(Visit, phone.visit).status = "sent_back"
        db.session.commit()
    phone.id = "00000000-0000-4000-8000-000000000001"

    answer = phone.hand_in(photos=[cameras.sha256(data)])

    assert answer.status_code == 201
    assert (count(app, Submission), count(app, Revision), count(app, Photo)) == (2, 2, 1)


def test_what_is_missing_is_told_with_its_place(phone: Phone, app: Server) -> None:
    answer = phone.hand_in(document={**DOCUMENT, "events": {}, "answers": {"A1": {"value": "no"}}})

    assert (answer.status_code, answer.json["code"]) == (422, "not_ready")
    assert [(place["path"], place["code"]) for place in answer.json["problems"]] == [
        ("answers.A1.comment", "comment_missing"),
        ("answers.A2", "blank"),
    ]
    assert count(app, Submission) == 0


def test_what_breaks_the_language_is_told_with_its_place(phone: Phone) -> None:
    answer = phone.hand_in(document=changed(A1={"value": "perhaps"}, Z9={"value": "yes"}))

    assert (answer.status_code, answer.json["code"]) == (422, "bad_input")
    assert [place["path"] for place in answer.json["problems"]] == ["answers.A1.value", "answers.Z9"]


@pytest.mark.parametrize(
    "changes",
    [
        {"document": []},
        {"document": {}},
        {"document": {"form": "counter", "answers": []}},
        {"document": {**DOCUMENT, "events": {"door": float("nan")}}},
        {"document": {**DOCUMENT, "events": {"door": -1}}},
        {"document": {**DOCUMENT, "answers": {"A3": {"value": "\x00"}}}},
        {"device": {"app": "\x00"}},
        {"device": {str(n): "" for n in range(21)}},
        {"visit": "none"},
        {"form": "1"},
        {"form": 2**40},
        {"form": 2**31 - 1},
        {"started_at": "2026-11-10T09:00:00"},
        {"more": 1},
    ],
)
def test_what_cannot_be_a_hand_in_is_refused_before_anything_is_kept(
    phone: Phone, app: Server, changes: dict[str, Any]
) -> None:
    answer = phone.hand_in(**changes)

    assert answer.status_code in (400, 422)
    assert count(app, Submission) == 0


def test_a_document_that_is_cut_in_half_is_refused(phone: Phone, app: Server) -> None:
    answer = phone.browser.put(f"/api/submissions/{phone.id}", data=b'{"visit": "', content_type="application/json")

    assert (answer.status_code, count(app, Submission)) == (400, 0)


def test_a_document_that_nests_without_end_is_refused(phone: Phone) -> None:
    phone.hand_in()
    for levels in (25, 900, 200_000):
        deep = b'{"document": {"a": ' + b"[" * levels + b"]" * levels + b"}}"

        answer = phone.browser.put(f"/api/submissions/{phone.id}", data=deep, content_type="application/json")

        assert answer.status_code in (400, 422)


def test_a_document_of_more_than_2_mb_is_refused_unread(phone: Phone) -> None:
    answer = phone.hand_in(document=changed(A3={"value": "x" * 2_200_000}))

    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


def test_nobody_hands_in_another_shoppers_visit(phone: Phone, sign_in: SignIn) -> None:
    stranger = Phone(sign_in("shopper", name="Stranger"), phone.visit, phone.form)

    assert stranger.hand_in().status_code == 404


def test_a_phone_that_filled_in_another_form_is_told_so(phone: Phone, app: Server) -> None:
    answer = phone.hand_in(form=phone.form + 1)

    assert [(place["path"], place["code"]) for place in answer.json["problems"]] == [("form", "other_form")]


def test_eight_phones_at_once_make_one_submission(phone: Phone, app: Server) -> None:
    cookie = phone.browser.get_cookie("shopper_audit")
    assert cookie is not None
    ready, answers = Barrier(8), []

    def hand_in() -> None:
        browser = app.test_client()
        browser.set_cookie("shopper_audit", cookie.value)
        ready.wait()
        answers.append(Phone(browser, phone.visit, phone.form, phone.id).hand_in().status_code)

    threads = [Thread(target=hand_in) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [200] * 7 + [201]
    assert (count(app, Submission), count(app, Revision)) == (1, 1)


def test_a_hand_in_takes_few_statements_however_many_photos_it_has(app: Server, sign_in: SignIn) -> None:
    statements: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    browser, counts = sign_in("shopper", name="Busy"), []
    for photos in (0, 0, 1, 12):
        with app.app_context():
            visit = counter.visit(counter.person_called("Busy"))
            phone = Phone(browser, visit.id, visit.form_version_id)
            db.session.commit()
        sent = [cameras.jpeg((64 + n, 64)) for n in range(photos)]
        for data in sent:
            phone.send(data)
        statements.clear()
        assert phone.hand_in(photos=[cameras.sha256(data) for data in sent]).status_code == 201
        counts.append(len([statement for statement in statements if not statement.startswith("BEGIN")]))

    assert counts[1] <= 9
    assert counts[2] == counts[3] <= 12


@pytest.mark.parametrize("change", [{"final": Decimal("12.3")}, {"document": {}}, {"scorecard": {}}])
def test_a_revision_never_changes(phone: Phone, app: Server, change: dict[str, Any]) -> None:
    phone.hand_in()

    with app.app_context():
        revision = db.session.scalars(select(Revision)).one()
        for column, value in change.items():
            setattr(revision, column, value)
        with pytest.raises(ValueError, match="kept as it was"):
            db.session.flush()
        db.session.rollback()
        db.session.delete(db.session.scalars(select(Revision)).one())
        with pytest.raises(ValueError, match="kept as it was"):
            db.session.flush()
        db.session.rollback()
