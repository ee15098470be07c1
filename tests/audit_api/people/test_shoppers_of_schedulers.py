"""A scheduler has to do with shoppers of the own branches only: a link would let them in as somebody else's."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.people.access import Role
from audit_api.people.models import Grant
from tests import build

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def scheduler(sign_in: SignIn) -> FlaskClient:
    """The browser of somebody who schedules the visits of one region."""
    return sign_in("scheduler", "bank/north")


def person(app: Server, *roles: tuple[Role, str]) -> int:
    """A person with these roles, by number."""
    with app.app_context():
        row = build.person(*roles[0])
        row.grants += [Grant(role=role, scope=build.scope(scope)) for role, scope in roles[1:]]
        db.session.commit()
        return row.id


@pytest.mark.parametrize("scope", ["bank/north", "bank/north/kl-01"])
def test_a_scheduler_makes_links_for_shoppers_of_the_own_branches(
    app: Server, scheduler: FlaskClient, scope: str
) -> None:
    assert scheduler.post(f"/api/people/{person(app, ('shopper', scope))}/invitation").status_code == 201


@pytest.mark.parametrize(
    "roles",
    [
        [("shopper", "")],
        [("shopper", "bank")],
        [("shopper", "bank/north-2")],
        [("shopper", "other/north")],
        [("shopper", "bank/north"), ("shopper", "other")],
        [("shopper", "bank/north"), ("reviewer", "bank/north")],
        [("regional_manager", "bank/north")],
    ],
)
def test_a_scheduler_makes_no_links_for_anybody_else(
    app: Server, scheduler: FlaskClient, roles: list[tuple[Role, str]]
) -> None:
    assert scheduler.post(f"/api/people/{person(app, *roles)}/invitation").status_code == 403


def test_an_admin_makes_links_for_everybody(app: Server, admin: FlaskClient) -> None:
    assert admin.post(f"/api/people/{person(app, ('reviewer', 'bank'))}/invitation").status_code == 201


def test_a_scheduler_sees_the_shoppers_who_can_be_sent_to_own_branches(app: Server, scheduler: FlaskClient) -> None:
    scopes = ("", "bank", "bank/north", "bank/north/kl-01", "bank/south", "other", "bank/north-2")
    numbers = {scope: person(app, ("shopper", scope)) for scope in scopes}
    person(app, ("reviewer", "bank/north"))

    seen = {row["id"] for row in scheduler.get("/api/people").json["items"]}

    assert seen == {numbers[scope] for scope in scopes[:4]}
    assert scheduler.get("/api/people?role=reviewer").json["items"] == []
