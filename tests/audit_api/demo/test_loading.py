"""The demo is loaded whole, through the real actions, and its sign-ins work each time."""

from collections import Counter
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from audit_api.db import db, now
from audit_api.demo import cast
from audit_api.demo.loading import load
from audit_api.http import Server
from audit_api.improvement.models import STATUSES, CorrectiveAction
from audit_api.people.models import User
from audit_api.programmes.models import SurveyMean
from audit_api.roll_ups.models import BranchRollUp
from audit_api.submissions.models import Photo, Revision
from audit_api.visits.models import Visit
from tests import build


@pytest.fixture
def demo(app: Server) -> list[tuple[str, str]]:
    """A server with the demo in it: what to sign in with, by role."""
    with app.app_context():
        load(db.session(), app.extensions["storage"], app.extensions["passwords"], now(), lambda _: None)
        told = cast.sign_ins(db.session(), app.extensions["passwords"], now())
        db.session.commit()
    return told


def in_as(app: Server, words: str) -> tuple[FlaskClient, int]:
    """A browser that signed in with what the demo told, and the status it got."""
    client = build.browser(app)
    if words.startswith("/i/"):
        return client, client.post("/api/session/invitation", json={"token": words[3:]}).status_code
    email, password = words.split()
    return client, client.post("/api/session", json={"email": email, "password": password}).status_code


@pytest.mark.slow
def test_the_demo_has_visits_in_every_state_photos_and_a_sign_in_for_each_role(
    app: Server, demo: list[tuple[str, str]]
) -> None:
    with app.app_context():
        visits = list(db.session.scalars(select(Visit)))
        states = Counter(visit.status for visit in visits)
        finals = [revision.final for revision in db.session.scalars(select(Revision))]
        assert states["approved"] >= 100
        assert {"handed_in", "sent_back", "cancelled", "assigned"} <= states.keys()
        assert all(visit.started_at is None or visit.started_at < now() for visit in visits)
        assert len(finals) == len(visits) - states["assigned"] - states["cancelled"]
        assert len(db.session.scalars(select(Photo)).all()) > 150
    clients = {role: in_as(app, words) for role, words in demo}
    assert {status for _, status in clients.values()} == {200}
    assert clients["reviewer"][0].get("/api/review/queue").json["total"] == states["handed_in"]
    regions = clients["regional manager"][0].get("/api/results/waves").json
    assert len(regions) == 4
    _assert_branches_act_on_what_was_missed(app)
    _assert_customers_were_asked(app)
    _assert_a_phone_has_work(clients["shopper"][0])
    _assert_sign_ins_come_back(app)


def _assert_branches_act_on_what_was_missed(app: Server) -> None:
    """There are actions in every state, overdue ones too, each about a question that cost its branch points."""
    with app.app_context():
        rows = list(db.session.scalars(select(CorrectiveAction)))
        sums = {(row.wave_id, row.branch_id): row.tally["lost"] for row in db.session.scalars(select(BranchRollUp))}
        late = [row.due_on < now().date() for row in rows if row.status == "open"]
        assert {row.status for row in rows} == set(STATUSES)
        assert set(late) == {True, False}
        assert [row.what for row in rows if row.question not in sums[row.wave_id, row.branch_id]] == []


def _assert_customers_were_asked(app: Server) -> None:
    """Ten of the twelve branches have a mean of each promise in the last two waves."""
    with app.app_context():
        means = Counter(row.wave_id for row in db.session.scalars(select(SurveyMean)))
        assert list(means.values()) == [40, 40]


def _assert_a_phone_has_work(phone: FlaskClient) -> None:
    """The shopper whose link is told has visits to do, one to mend, and some that arrived."""
    mine = Counter(visit["status"] for visit in phone.get("/api/my/visits").json["visits"])

    assert mine["assigned"] >= 2
    assert mine["sent_back"] == 1
    assert mine["handed_in"] == 1
    assert mine["approved"] >= 1


def _assert_sign_ins_come_back(app: Server) -> None:
    """Somebody changed a password and tried the link; the next time both are told so that they work."""
    with app.app_context():
        admin = db.session.scalars(select(User).where(User.email == cast.ADMIN.email)).one()
        admin.password_hash = None
        db.session.commit()
        told = cast.sign_ins(db.session(), app.extensions["passwords"], now() + timedelta(seconds=1))
        db.session.commit()

    assert {in_as(app, words)[1] for _, words in told} == {200}
