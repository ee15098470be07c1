"""How Alembic meets the database: with the server's own engine and tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from alembic import context
from flask import current_app

from audit_api.db import UtcTime

engine = current_app.extensions["migrate"].db.engine
metadata = current_app.extensions["migrate"].db.metadata


def plain_types(kind: str, item: Any, autogen: Any) -> str | bool:
    """Write our own types as what the database has, so that old migrations never need our code."""
    if kind == "type" and isinstance(item, UtcTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, sa.JSON):
        autogen.imports.add("from sqlalchemy.dialects import postgresql")
        return "sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')"
    return False


@contextmanager
def rebuilding_tables(connection: sa.Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew, and must not take that for deleting its rows."""
    raw: Any = connection.connection.driver_connection
    if connection.dialect.name != "sqlite":
        yield
        return
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def refuse_broken_keys(connection: sa.Connection) -> None:
    """Stop, and so take everything back, when a row points at nothing."""
    if connection.dialect.name == "sqlite" and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise ValueError(f"after the migration these rows point at nothing: {broken}")


def run() -> None:
    """Run the migrations asked for, all in one transaction."""
    with engine.connect() as connection, rebuilding_tables(connection):
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            transactional_ddl=True,
            compare_type=True,
            render_item=plain_types,
        )
        with context.begin_transaction():
            context.run_migrations()
            refuse_broken_keys(connection)


run()
