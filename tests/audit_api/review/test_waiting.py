"""What is held until its photos are here is shown to reviewers and to its shopper, as long as it still counts."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.visits.models import Visit
from tests import statements
from tests.audit_api import counter
from tests.audit_api.submissions import cameras
from tests.audit_api.submissions.phone import Phone

SignIn = Callable[..., FlaskClient]
HERE, ABSENT = cameras.jpeg(), cameras.png()
BOTH = [cameras.sha256(HERE), cameras.sha256(ABSENT)]


@pytest.fixture
def phone(app: Server, sign_in: SignIn) -> Phone:
    """The phone of a shopper with one visit to make, in the north."""
    return _phone(app, sign_in, "Phone")


def _phone(app: Server, sign_in: SignIn, name: str, at: str = "bank/north/kl-01") -> Phone:
    browser = sign_in("shopper", name=name)
    with app.app_context():
        visit = counter.visit(counter.person_called(name), at)
        made = Phone(browser, visit.id, visit.form_version_id)
        db.session.commit()
    return made


def _held(phone: Phone) -> dict[str, Any]:
    """A hand-in of which one photo of two is here; its receipt."""
    phone.send(HERE)
    receipt: dict[str, Any] = phone.hand_in(BOTH).json
    return receipt


def test_reviewers_see_what_waits_for_photos_and_which(phone: Phone, sign_in: SignIn) -> None:
    receipt = _held(phone)

    page = sign_in("reviewer", "bank").get("/api/review/waiting").json

    assert page["total"] == 1
    [row] = page["items"]
    assert (row["visit"]["id"], row["submission"], row["outcome"]) == (phone.visit, phone.id, "visited")
    assert (row["photos"], row["photos_missing"]) == (2, [cameras.sha256(ABSENT)])
    assert row["received_at"] == receipt["received_at"]


def test_the_photos_of_a_closed_branch_are_counted_too(phone: Phone, sign_in: SignIn) -> None:
    phone.hand_in(outcome="closed", document={"told": "The shutters were down.", "photos": BOTH})

    [row] = sign_in("reviewer", "bank").get("/api/review/waiting").json["items"]

    assert (row["outcome"], row["photos"], row["photos_missing"]) == ("closed", 2, sorted(BOTH))


def test_reviewers_of_another_region_see_none_of_it(phone: Phone, sign_in: SignIn) -> None:
    _held(phone)

    assert sign_in("reviewer", "bank/south").get("/api/review/waiting").json["items"] == []


def test_what_waits_is_in_no_queue_and_has_no_page(phone: Phone, sign_in: SignIn) -> None:
    _held(phone)
    reviewer = sign_in("reviewer", "bank")

    assert reviewer.get("/api/review/queue").json["total"] == 0
    assert reviewer.get(f"/api/review/visits/{phone.visit}").status_code == 404


def test_once_handed_in_it_waits_no_more(phone: Phone, sign_in: SignIn) -> None:
    _held(phone)
    phone.send(ABSENT)
    assert phone.hand_in(BOTH).status_code == 201

    assert sign_in("reviewer", "bank").get("/api/review/waiting").json["total"] == 0
    assert phone.browser.get("/api/my/outcomes").json[phone.visit]["held"] is None


def test_a_longer_list_takes_no_more_statements(phone: Phone, app: Server, sign_in: SignIn) -> None:
    _held(phone)
    reviewer = sign_in("reviewer", "bank")
    with statements.sent(app) as short:
        assert reviewer.get("/api/review/waiting").json["total"] == 1
    for number in range(4):
        _held(_phone(app, sign_in, f"Phone {number}", f"bank/north/kl-1{number}"))

    with statements.sent(app) as long:
        assert reviewer.get("/api/review/waiting").json["total"] == 5

    assert len(long) == len(short)


def test_another_phone_learns_what_is_safe_before_anything_was_handed_in(phone: Phone) -> None:
    receipt = _held(phone)

    outcome = phone.browser.get("/api/my/outcomes").json[phone.visit]

    assert outcome == {
        **dict.fromkeys(("received_at", "submission", "outcome", "sent_back", "approved_at", "answers", "told")),
        "status": "assigned",
        "photos": [],
        "held": {key: receipt[key] for key in ("submission", "received_at", "photos_missing")},
    }


def test_nobody_learns_of_anothers_held_hand_in(phone: Phone, sign_in: SignIn) -> None:
    _held(phone)

    assert sign_in("shopper", name="Stranger").get("/api/my/outcomes").json == {}


def test_a_hand_in_from_another_phone_makes_the_held_one_a_matter_for_the_reviewer(
    phone: Phone, app: Server, sign_in: SignIn
) -> None:
    _held(phone)
    Phone(phone.browser, phone.visit, phone.form).hand_in()
    reviewer = sign_in("reviewer", "bank")

    [held] = reviewer.get(f"/api/review/visits/{phone.visit}").json["held"]
    assert (held["submission"], held["document"]["answers"]) == (phone.id, phone.paper(BOTH)["document"])
    with app.app_context():
        db.session.get_one(Visit, phone.visit).status = "sent_back"
        db.session.commit()
    assert reviewer.get("/api/review/waiting").json["total"] == 0
    assert phone.browser.get("/api/my/outcomes").json[phone.visit]["held"] is None


def test_a_hand_in_that_was_sent_back_says_what_is_held_beside_it(phone: Phone, app: Server) -> None:
    Phone(phone.browser, phone.visit, phone.form).hand_in()
    with app.app_context():
        db.session.get_one(Visit, phone.visit).status = "sent_back"
        db.session.commit()
    receipt = _held(phone)

    outcome = phone.browser.get("/api/my/outcomes").json[phone.visit]

    assert (outcome["status"], outcome["outcome"]) == ("sent_back", "visited")
    assert outcome["answers"] == phone.paper()["document"]
    assert outcome["held"]["received_at"] == receipt["received_at"]


def test_a_cancelled_visit_waits_for_nothing(phone: Phone, sign_in: SignIn) -> None:
    _held(phone)
    assert sign_in("scheduler").post(f"/api/visits/{phone.visit}/cancel", json={"reason": "Moved"}).status_code == 200

    assert sign_in("reviewer", "bank").get("/api/review/waiting").json["total"] == 0
    assert phone.browser.get("/api/my/outcomes").json == {}
