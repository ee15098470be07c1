"""A small form, and visits that fill it, for the tests of the server."""

from typing import Any

from sqlalchemy import select

from audit_api.db import db
from audit_api.people.models import User
from audit_api.visits.models import Visit
from tests import build

TREE: dict[str, Any] = {
    "form": "counter",
    "title": {"en": "At the counter"},
    "languages": ["en"],
    "events": [{"event": "door", "title": {"en": "I walk in"}}, {"event": "served", "title": {"en": "I am served"}}],
    "sections": [
        {
            "section": "A",
            "title": {"en": "Counter"},
            "questions": [
                {
                    "question": "A1",
                    "type": "yes_no",
                    "title": {"en": "Did they greet you?"},
                    "points": 3,
                    "tags": {"parameter": "expression", "owner": "cashier"},
                    "comment": "when_failed",
                },
                {
                    "question": "A2",
                    "type": "duration",
                    "title": {"en": "Until you were served"},
                    "start": "door",
                    "end": "served",
                    "curve": {"target": 300},
                    "points": 1,
                    "tags": {"parameter": "speed", "owner": "manager"},
                },
                {
                    "question": "A3",
                    "type": "text",
                    "title": {"en": "Anything else?"},
                    "required": False,
                    "photo": "optional",
                },
            ],
        }
    ],
}
"""One of each that matters: a comment when it fails, a duration, a photo."""


def person_called(name: str) -> User:
    """The person of that name."""
    return db.session.scalars(select(User).where(User.name == name)).one()


def visit(shopper: User, at: str = "bank/north/kl-01", **columns: Any) -> Visit:
    """A visit of `shopper` to the branch at `at`, with all that it needs."""
    client, region, code = at.split("/")
    branch = build.branch(code, region, client)
    form = build.form_version(TREE, client)
    made = build.visit(branch, build.wave(client=client), form, shopper)
    for column, value in columns.items():
        setattr(made, column, value)
    db.session.flush()
    return made
