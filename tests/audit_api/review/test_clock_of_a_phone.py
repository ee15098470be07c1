"""A reviewer is told that a phone's clock was set while nobody could see it; what the phone said stays as it came."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.submissions.models import Revision
from tests.audit_api import counter
from tests.audit_api.submissions.phone import Phone

SignIn = Callable[..., FlaskClient]
GAP = {"after": 10.0, "counted": 3700.0, "why": "slept"}


def _made(app: Server, sign_in: SignIn, set_forward: timedelta) -> Phone:
    """A visit during which the phone slept, and its clock was set meanwhile."""
    browser = sign_in("shopper", name="Phone")
    with app.app_context():
        visit = counter.visit(counter.person_called("Phone"))
        phone = Phone(browser, visit.id, visit.form_version_id)
        db.session.commit()
    began = now().isoformat()
    browser.post(f"/api/visits/{phone.visit}/start", json={"started_at": began, "sent_at": began})
    assert phone.hand_in(capture={"gaps": [GAP]}, sent_at=(now() + set_forward).isoformat()).status_code == 201
    return phone


def _gaps_seen(sign_in: SignIn, phone: Phone) -> list[dict[str, Any]]:
    seen: list[dict[str, Any]] = (
        sign_in("reviewer").get(f"/api/review/visits/{phone.visit}").json["document"]["capture"]["gaps"]
    )
    return seen


def test_a_gap_that_may_be_a_clock_set_forward_is_marked_for_the_reviewer_and_kept_as_it_came(
    app: Server, sign_in: SignIn
) -> None:
    phone = _made(app, sign_in, timedelta(hours=1))

    assert _gaps_seen(sign_in, phone) == [GAP | {"why": "clock_changed"}]
    with app.app_context():
        assert db.session.scalars(select(Revision)).one().document["capture"]["gaps"] == [GAP]


def test_a_phone_that_slept_and_kept_its_time_is_believed(app: Server, sign_in: SignIn) -> None:
    assert _gaps_seen(sign_in, _made(app, sign_in, timedelta())) == [GAP]
