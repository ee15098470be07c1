"""One maker a noun: the least that is needed, the rest left to the test that cares."""

from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.people.access import Role
from audit_api.people.models import Grant, Scope, User
from audit_api.people.signing_in import invite

OURS = {"X-Shopper-Audit": "1"}
"""The header that the app's own pages send with every change."""


class Browser(FlaskClient):
    """A client that sends our header, as the web app does."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        kwargs["headers"] = {**OURS, **dict(kwargs.get("headers") or {})}
        return super().open(*args, **kwargs)


def browser(app: Server) -> FlaskClient:
    """A browser in which nobody is signed in."""
    app.test_client_class = Browser
    return app.test_client()


def scope(path: str) -> str:
    """See to it that a scope exists."""
    if db.session.get(Scope, path) is None:
        db.session.add(Scope(path=path))
        db.session.flush()
    return path


def person(role: Role, at: str = "", name: str | None = None) -> User:
    """A person with one role."""
    grants = [Grant(role=role, scope=scope(at))]
    user = User(name=name or f"Demo {role}", language="en", active=True, created_at=now(), grants=grants)
    db.session.add(user)
    db.session.flush()
    return user


def signed_in(app: Server, role: Role, at: str = "", name: str | None = None) -> FlaskClient:
    """The browser of a new person with one role, who came in by an invitation link."""
    with app.app_context():
        secret, _ = invite(db.session(), person(role, at, name), now())
        db.session.commit()
    client = browser(app)
    answer = client.post("/api/session/invitation", json={"token": secret})
    assert answer.status_code == 200, answer.json
    return client


def user_id(app: Server, name: str) -> int:
    """The number of the person called `name`."""
    with app.app_context():
        return db.session.scalars(select(User.id).where(User.name == name)).one()
