"""How Alembic meets the database: with the server's own engine and tables."""

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


def run() -> None:
    """Run the migrations asked for, all in one transaction."""
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=plain_types,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
