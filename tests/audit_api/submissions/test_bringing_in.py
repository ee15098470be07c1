"""A reviewer brings in what a shopper's phone could not send: from its rescue file, with the same result."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.submissions.models import Conflict, HeldHandIn, Photo, Revision, Submission
from audit_api.visits.models import Visit
from tests.audit_api import counter
from tests.audit_api.submissions import cameras
from tests.audit_api.submissions.phone import Phone

SignIn = Callable[..., FlaskClient]
DATA = cameras.jpeg()
NAME = cameras.sha256(DATA)


@pytest.fixture
def desk(phone: Phone, sign_in: SignIn) -> Phone:
    """The desk of a reviewer of the branch, with the shopper's rescue file."""
    return Phone(sign_in("reviewer", "bank/north", name="Demo Judge"), phone.visit, phone.form, phone.id)


def test_the_result_is_the_same_as_from_the_phone(phone: Phone, desk: Phone, app: Server) -> None:
    assert desk.send(DATA).status_code == 201
    assert desk.browser.get(f"/api/visits/{phone.visit}/photos").json == [NAME]
    assert desk.hand_in([NAME], sent_at=now().isoformat()).status_code == 201

    assert phone.hand_in([NAME]).status_code == 200
    with app.app_context():
        revision = db.session.scalars(select(Revision)).one()
        assert revision.document["answers"] == phone.paper([NAME])["document"]
        assert str(revision.final) == "100.0"
        assert revision.made_by == counter.person_called("Demo Judge").id
        assert db.session.scalars(select(Photo.sha256)).all() == [NAME]
        assert db.session.get_one(Visit, phone.visit).status == "handed_in"
        # The file says what the phone's clock showed when it was written, not when it came.
        assert db.session.get_one(Submission, phone.id).clock_offset_ms is None


def test_photos_missing_from_the_file_are_waited_for(phone: Phone, desk: Phone, app: Server) -> None:
    assert desk.hand_in([NAME]).status_code == 202
    with app.app_context():
        assert db.session.scalars(select(HeldHandIn.received_from)).all() == [counter.person_called("Demo Judge").id]
    phone.send(DATA)

    assert phone.hand_in([NAME]).status_code == 201


def test_what_arrived_already_is_found_and_what_differs_is_a_conflict(phone: Phone, desk: Phone, app: Server) -> None:
    phone.hand_in()

    assert desk.hand_in().status_code == 200
    assert desk.hand_in([NAME]).json["code"] == "other_document"
    with app.app_context():
        assert db.session.scalars(select(Conflict.received_from)).all() == [counter.person_called("Demo Judge").id]


def test_who_brought_it_in_is_told_and_may_still_decide(phone: Phone, desk: Phone) -> None:
    desk.hand_in()

    seen = desk.browser.get(f"/api/review/visits/{phone.visit}").json
    assert (seen["brought_in_by"], seen["visit"]["shopper"]["name"]) == ("Demo Judge", "Phone")
    answer = desk.browser.post(f"/api/visits/{phone.visit}/approve", json={"revision": seen["revision"]["id"]})
    assert answer.status_code == 200
    assert phone.browser.get("/api/my/outcomes").json[phone.visit]["status"] == "approved"


def test_what_the_shopper_handed_in_was_brought_in_by_nobody(phone: Phone, desk: Phone) -> None:
    phone.hand_in()

    assert desk.browser.get(f"/api/review/visits/{phone.visit}").json["brought_in_by"] is None


@pytest.mark.parametrize(
    ("role", "scope", "status"),
    [
        ("admin", "", 201),
        ("reviewer", "bank/north/kl-01", 201),
        ("reviewer", "bank/south", 404),
        ("scheduler", "", 403),
        ("branch_manager", "bank/north/kl-01", 403),
        ("shopper", "bank", 404),
    ],
)
def test_only_reviewers_of_the_branch_bring_in(
    phone: Phone, sign_in: SignIn, role: str, scope: str, status: int
) -> None:
    other = Phone(sign_in(role, scope, name="Other"), phone.visit, phone.form, phone.id)

    assert other.send(DATA).status_code == status
    assert other.hand_in([NAME] if status == 201 else None).status_code == status
    photos = other.browser.get(f"/api/visits/{phone.visit}/photos").status_code
    assert photos == (200 if status == 201 else status)


def test_only_the_shopper_says_when_they_began(phone: Phone, desk: Phone) -> None:
    answer = desk.browser.post(f"/api/visits/{phone.visit}/start", json={"started_at": "2026-11-10T09:00:00Z"})

    assert answer.status_code == 403
