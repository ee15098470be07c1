"""The database: one session, exact times, and SQLite used the way it is safe."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from datetime import UTC, datetime
from threading import RLock
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, Dialect, Engine, MetaData, event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


CONNECTIONS = 16
"""Kept open by each process, and never more: to open one costs as much as a request."""

db = SQLAlchemy(model_class=Base, engine_options={"pool_size": CONNECTIONS, "max_overflow": 0})

Document = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
"""A tree of JSON, kept whole."""

_one_writer = RLock()
_read_only: ContextVar[bool] = ContextVar("read_only", default=False)


class UtcTime(TypeDecorator[datetime]):
    """A moment, in UTC, on both databases. A time without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def session() -> Session:
    """The session of this request; `http` commits it, nothing else does."""
    current: Session = db.session()
    return current


def now() -> datetime:
    """The present moment in UTC, to the millisecond, as every table keeps it."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


@contextmanager
def writing() -> Iterator[None]:
    """A write transaction belongs inside, its commit included: on SQLite one at a time, each in its turn.

    SQLite itself lets writers wait by sleeping and asking again, which leaves some of them waiting for seconds.
    """
    with _one_writer if db.engine.dialect.name == "sqlite" else nullcontext():
        yield


@contextmanager
def reading_only() -> Iterator[None]:
    """Transactions begun inside never wait for a writer; on SQLite they take no write lock."""
    token = _read_only.set(True)
    try:
        yield
    finally:
        _read_only.reset(token)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    # The driver's own BEGIN takes the write lock too late, and loses updates; ours is below.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=30000",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN" if _read_only.get() else "BEGIN IMMEDIATE")
