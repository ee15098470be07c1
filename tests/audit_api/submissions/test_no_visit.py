"""A branch that was closed, not found, or where it could not go on: told with proof, without a score."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.submissions.models import OUTCOMES, Conflict, HeldHandIn, Photo, Revision, Submission
from audit_api.visits.models import Visit, VisitStatus
from tests.audit_api.submissions import cameras
from tests.audit_api.submissions.phone import Phone

SignIn = Callable[..., FlaskClient]

PHOTO = cameras.jpeg()
TOLD = "The shutters were down, with no notice. 店铺关门 🙂"


def said(*photos: str, told: str = TOLD) -> dict[str, Any]:
    """Why there was no visit."""
    return {"told": told, "photos": list(photos)}


def set_status(app: Server, visit: str, status: VisitStatus) -> None:
    """As after a reviewer's word."""
    with app.app_context():
        db.session.get_one(Visit, visit).status = status
        db.session.commit()


@pytest.mark.parametrize("outcome", [outcome for outcome in OUTCOMES if outcome != "visited"])
def test_what_was_no_visit_is_handed_in_without_a_score(phone: Phone, app: Server, outcome: str) -> None:
    phone.send(PHOTO)
    document = said(cameras.sha256(PHOTO))

    answer = phone.hand_in(outcome=outcome, document=document)

    assert (answer.status_code, answer.json["status"]) == (201, "handed_in")
    with app.app_context():
        revision = db.session.scalars(select(Revision)).one()
        assert revision.document["answers"] == document
        assert (revision.scorecard, revision.final, revision.complete) == (None, None, False)
        assert db.session.get_one(Submission, phone.id).outcome == outcome
        assert db.session.get_one(Visit, phone.visit).status == "handed_in"
        assert db.session.scalars(select(Photo.sha256)).all() == [cameras.sha256(PHOTO)]


def test_its_photos_are_waited_for_as_any_others(phone: Phone, app: Server) -> None:
    document = said(cameras.sha256(PHOTO))

    first = phone.hand_in(outcome="closed", document=document)
    with app.app_context():
        assert db.session.scalars(select(HeldHandIn)).one().document["outcome"] == "closed"
    phone.send(PHOTO)
    again = phone.hand_in(outcome="closed", document=document)

    assert (first.status_code, first.json["photos_missing"]) == (202, [cameras.sha256(PHOTO)])
    assert again.status_code == 201


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({}, "document.told"),
        ({"told": "   short    "}, "document.told"),
        ({"told": "x" * 5001}, "document.told"),
        ({"told": TOLD + "\x00"}, "document.told"),
        ({"told": TOLD, "photos": ["x"]}, "document.photos[0]"),
        ({"told": TOLD, "photos": ["a" * 64] * 101}, "document.photos"),
        ({"told": TOLD, "answers": {}}, "document.answers"),
        ({"told": [TOLD]}, "document.told"),
    ],
)
def test_too_little_or_too_much_is_refused_with_its_place(
    phone: Phone, app: Server, document: dict[str, Any], path: str
) -> None:
    answer = phone.hand_in(outcome="closed", document=document)

    assert answer.status_code == 422
    assert [place["path"] for place in answer.json["problems"]] == [path]
    with app.app_context():
        assert db.session.scalars(select(Submission)).all() == []


def test_an_unknown_outcome_is_refused(phone: Phone) -> None:
    assert phone.hand_in(outcome="bored", document=said()).status_code == 422


def test_the_same_words_with_another_outcome_are_another_hand_in(phone: Phone, app: Server) -> None:
    first = phone.hand_in(outcome="closed", document=said())

    again = phone.hand_in(outcome="closed", document=said())
    other = phone.hand_in(outcome="unsafe", document=said())

    assert (first.status_code, again.status_code) == (201, 200)
    assert (other.status_code, other.json["code"]) == (409, "other_document")
    with app.app_context():
        assert db.session.scalars(select(Conflict)).one().document["outcome"] == "unsafe"


def test_a_shopper_who_was_sent_back_may_make_the_visit_after_all(phone: Phone, app: Server) -> None:
    phone.hand_in(outcome="closed", document=said())
    set_status(app, phone.visit, "sent_back")

    answer = Phone(phone.browser, phone.visit, phone.form).hand_in()

    assert answer.status_code == 201
    with app.app_context():
        outcomes = db.session.scalars(select(Submission.outcome).order_by(Submission.received_at)).all()
    assert outcomes == ["closed", "visited"]


def test_a_shopper_whose_visit_was_sent_back_may_say_that_it_could_not_be_made_again(phone: Phone, app: Server) -> None:
    phone.hand_in()
    set_status(app, phone.visit, "sent_back")

    answer = Phone(phone.browser, phone.visit, phone.form).hand_in(outcome="recognised", document=said())

    assert answer.status_code == 201


def test_a_manager_never_sees_the_photos_of_what_was_no_visit(phone: Phone, app: Server, sign_in: SignIn) -> None:
    phone.send(PHOTO)
    phone.hand_in(outcome="recognised", document=said(cameras.sha256(PHOTO)))
    set_status(app, phone.visit, "approved")
    address = f"/api/visits/{phone.visit}/photos/{cameras.sha256(PHOTO)}"

    assert sign_in("reviewer", "bank").get(address).status_code == 200
    assert sign_in("branch_manager", "bank/north/kl-01").get(address).status_code == 404
    assert sign_in("regional_manager", "bank/north").get(address).status_code == 404
