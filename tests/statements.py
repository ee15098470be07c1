"""Counting SQL: what grows with the data must not grow the number of statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from audit_api.db import db
from audit_api.http import Server


@contextmanager
def sent(app: Server) -> Iterator[list[str]]:
    """Every SQL statement sent inside, the transactions' own excepted."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            found.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)
