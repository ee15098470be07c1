"""A shopper sees every visit of their own that ended, and what the approved ones earned."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.people.models import User
from audit_api.submissions.models import Revision
from audit_api.visits.models import Visit
from tests import build, small, statements
from tests.audit_api import counter

SignIn = Callable[..., FlaskClient]

BEGIN = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


@pytest.fixture
def phone(sign_in: SignIn) -> FlaskClient:
    """The phone of a shopper called Phone."""
    return sign_in("shopper", name="Phone")


def handed_in(shopper: User, day: int = 0) -> Revision:
    """A visit that came back so many days after the first."""
    on = BEGIN + timedelta(days=day)
    return build.handed_in(small.answers(), at=build.branch(), during=build.wave(), shopper=shopper, on=on)


def paid(visit: Visit, amount: str, currency: str = "MYR") -> Visit:
    """The same visit, with a fee."""
    visit.fee, visit.fee_currency = Decimal(amount), currency
    return visit


def test_a_visit_that_ended_is_told_whole(app: Server, phone: FlaskClient) -> None:
    with app.app_context():
        row = build.approve(handed_in(counter.person_called("Phone")))
        visit = paid(row.submission.visit, "45.5").id
        db.session.commit()

    page = phone.get("/api/my/history").json

    (told,) = page["items"]
    assert told.pop("approved_at") > "2026-10-05"
    assert told == {
        "id": visit,
        "reference": "2026-q4-kl-01-1",
        "branch": {"name": "Branch kl-01", "city": "Kuala Lumpur"},
        "window_from": "2026-10-01",
        "window_to": "2026-12-31",
        "status": "approved",
        "outcome": "visited",
        "handed_in_at": "2026-10-05T02:00:00+00:00",
        "fee": {"amount": "45.50", "currency": "MYR"},
    }
    assert (page["page"], page["pages"], page["total"]) == (1, 1, 1)


def test_only_ones_own_visits_that_ended_are_there(app: Server, phone: FlaskClient) -> None:
    with app.app_context():
        shopper = counter.person_called("Phone")
        ended = {handed_in(shopper).submission.visit_id, counter.visit(shopper, status="cancelled").id}
        for status in ("assigned", "started", "sent_back"):
            counter.visit(shopper, status=status)
        handed_in(build.person("shopper", name="Another"))
        db.session.commit()

    items = phone.get("/api/my/history").json["items"]

    assert {item["id"] for item in items} == ended
    (cancelled,) = (item for item in items if item["status"] == "cancelled")
    assert [cancelled[key] for key in ("outcome", "handed_in_at", "approved_at", "fee")] == [None] * 4


def test_a_visit_that_could_not_take_place_says_why(app: Server, phone: FlaskClient) -> None:
    with app.app_context():
        handed_in(counter.person_called("Phone")).submission.outcome = "closed"
        db.session.commit()

    assert phone.get("/api/my/history").json["items"][0]["outcome"] == "closed"


def test_the_newest_come_first_page_by_page(app: Server, phone: FlaskClient) -> None:
    with app.app_context():
        shopper = counter.person_called("Phone")
        ids = [handed_in(shopper, day).submission.visit_id for day in (2, 0, 4, 1, 3)]
        db.session.commit()

    pages = [phone.get(f"/api/my/history?page={n}&page_size=2").json for n in (1, 2, 3)]

    in_order = [ids[2], ids[4], ids[0], ids[3], ids[1]]
    assert [[item["id"] for item in page["items"]] for page in pages] == [in_order[:2], in_order[2:4], in_order[4:]]
    assert {page["total"] for page in pages} == {5}


def test_the_fees_of_all_approved_visits_are_summed_by_currency(app: Server, phone: FlaskClient) -> None:
    with app.app_context():
        shopper = counter.person_called("Phone")
        for amount, currency in (("0.10", "MYR"), ("0.20", "MYR"), ("150000.00", "IDR")):
            paid(build.approve(handed_in(shopper)).submission.visit, amount, currency)
        build.approve(handed_in(shopper))
        paid(handed_in(shopper).submission.visit, "99")
        paid(build.approve(handed_in(build.person("shopper", name="Another"))).submission.visit, "77")
        db.session.commit()

    page = phone.get("/api/my/history?page_size=1").json

    assert page["earned"] == [{"amount": "150000.00", "currency": "IDR"}, {"amount": "0.30", "currency": "MYR"}]


def test_a_long_history_takes_no_more_statements(app: Server, phone: FlaskClient) -> None:
    def asked(count: int) -> int:
        with app.app_context():
            shopper: Any = counter.person_called("Phone")
            for n in range(count):
                at = build.branch(f"kl-{n:02}")
                wave = build.wave(f"w{n}", starts_on=date(2026, 10, 1))
                build.approve(build.handed_in(small.answers(), at=at, during=wave, shopper=shopper))
            db.session.commit()
        with statements.sent(app) as seen:
            phone.get("/api/my/history")
        return len(seen)

    assert asked(2) == asked(8)
