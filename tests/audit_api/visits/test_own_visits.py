"""A shopper's phone gets what it needs, and says when a visit begins."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.visits.models import Visit, VisitStatus
from tests import build
from tests.audit_api import counter

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def phone(sign_in: SignIn) -> FlaskClient:
    """The phone of a shopper called Phone."""
    return sign_in("shopper", name="Phone")


def make(app: Server, *statuses: VisitStatus, **values: date) -> list[str]:
    """Visits of Phone, one a status."""
    with app.app_context():
        shopper = counter.person_called("Phone")
        visits = [counter.visit(shopper, status=status, **values).id for status in statuses]
        db.session.commit()
    return visits


def test_the_phone_gets_its_visits_and_each_form_once(app: Server, phone: FlaskClient) -> None:
    make(app, "assigned", "sent_back", "handed_in")

    got = phone.get("/api/my/visits").json

    assert {visit["status"] for visit in got["visits"]} == {"assigned", "sent_back", "handed_in"}
    assert {visit["branch"]["city"] for visit in got["visits"]} == {"Kuala Lumpur"}
    assert got["forms"] == {str(got["visits"][0]["form"]): counter.TREE}


def test_the_phone_gets_nobody_elses_visits_and_no_cancelled_ones(app: Server, phone: FlaskClient) -> None:
    make(app, "cancelled")
    with app.app_context():
        counter.visit(build.person("shopper", name="Another"))
        db.session.commit()

    assert phone.get("/api/my/visits").json == {"visits": [], "forms": {}, "own_sins": {}}


def test_an_approved_visit_leaves_the_phone_after_60_days(app: Server, phone: FlaskClient) -> None:
    today = now().date()
    kept = make(app, "approved", window_from=date(2026, 1, 1), window_to=today - timedelta(days=60))
    make(app, "approved", window_from=date(2026, 1, 1), window_to=today - timedelta(days=61))

    assert [visit["id"] for visit in phone.get("/api/my/visits").json["visits"]] == kept


def test_the_first_start_counts(app: Server, phone: FlaskClient) -> None:
    (visit,) = make(app, "assigned")

    first = phone.post(f"/api/visits/{visit}/start", json={"started_at": "2026-11-10T09:00:00+08:00"})
    again = phone.post(f"/api/visits/{visit}/start", json={"started_at": "2026-11-10T09:30:00+08:00"})

    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json["started_at"] == "2026-11-10T01:00:00+00:00"
    assert again.json["status"] == "started"


def test_a_phone_whose_clock_is_ahead_starts_no_later_than_now(app: Server, phone: FlaskClient) -> None:
    (visit,) = make(app, "assigned")

    answer = phone.post(f"/api/visits/{visit}/start", json={"started_at": "2099-01-01T00:00:00Z"})

    assert answer.json["started_at"] <= now().isoformat()


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-10T09:00:00"])
def test_a_time_that_cannot_be_is_refused(app: Server, phone: FlaskClient, moment: str) -> None:
    (visit,) = make(app, "assigned")

    answer = phone.post(f"/api/visits/{visit}/start", json={"started_at": moment})

    assert answer.status_code == 422


@pytest.mark.parametrize("status", ["cancelled", "handed_in", "approved"])
def test_what_is_over_is_not_started(app: Server, phone: FlaskClient, status: VisitStatus) -> None:
    (visit,) = make(app, status)

    answer = phone.post(f"/api/visits/{visit}/start", json={"started_at": "2026-11-10T09:00:00Z"})

    assert (answer.status_code, answer.json["code"]) == (409, "wrong_state")


def test_nobody_starts_another_shoppers_visit(app: Server, phone: FlaskClient, sign_in: SignIn) -> None:
    (visit,) = make(app, "assigned")

    answer = sign_in("shopper", name="Another").post(
        f"/api/visits/{visit}/start", json={"started_at": "2026-11-10T09:00:00Z"}
    )

    assert answer.status_code == 404


def test_the_first_start_notes_how_far_the_phones_clock_was_off(app: Server, phone: FlaskClient) -> None:
    (visit,) = make(app, "assigned")
    behind = now() - timedelta(hours=2)

    for sent_at in (behind, now()):
        body = {"started_at": "2026-11-10T09:00:00+08:00", "sent_at": sent_at.isoformat()}
        assert phone.post(f"/api/visits/{visit}/start", json=body).status_code == 200

    with app.app_context():
        offset = db.session.get_one(Visit, visit).clock_offset_ms
    assert offset is not None
    assert 0 <= offset - 7_200_000 < 20_000
