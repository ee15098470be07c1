"""Slow work: asked for in the request that needs it, done outside of it.

A job is a row. Whoever works on it holds a lease; when the worker is killed the lease runs out, and the job goes
out again. A job that fails is tried three times, then stands as failed with its reason.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import Any, Literal

from flask import Flask
from sqlalchemy import CheckConstraint, Index, Integer, Select, String, Text, or_, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, Session, mapped_column

from .db import Base, Document, UtcTime, db, now, reading_only, writing

JobStatus = Literal["asked", "running", "done", "failed"]
Progress = Callable[[int], None]
Work = Callable[[dict[str, Any], Progress], None]

LEASE = timedelta(seconds=60)
"""How long a worker may be silent before somebody else takes its job over."""

PAUSE = timedelta(seconds=10)
"""How long a job that failed waits before it is tried again, times the tries so far."""

TRIES = 3
IDLE_SECONDS = 1.0

log = logging.getLogger(__name__)
_kinds: dict[str, Work] = {}


class Job(Base):
    """A piece of slow work, as people see it. A running one holds a lease; a lapsed one goes out again.

    `lease_until` is also when a job that failed may be tried again.
    """

    __tablename__ = "jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    about: Mapped[dict[str, Any]] = mapped_column(Document)
    status: Mapped[JobStatus] = mapped_column(String(10), default="asked")
    per_cent: Mapped[int] = mapped_column(Integer, default=0)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    error: Mapped[str | None] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(UtcTime)
    lease_until: Mapped[datetime | None] = mapped_column(UtcTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (
        Index("ix_jobs_status", "status", "id"),
        CheckConstraint("status in ('asked', 'running', 'done', 'failed')", "status_known"),
        CheckConstraint("per_cent between 0 and 100", "per_cent_is_one"),
    )


@dataclass(frozen=True)
class Lease:
    """The right to work on a job: this attempt of it, and no other."""

    job: int
    attempt: int
    kind: str
    about: dict[str, Any]


def job(kind: str) -> Callable[[Work], Work]:
    """Put on the function that does the jobs of `kind`.

    It is called with what the job is about, and a function to be told the per cent done, at least every 30
    seconds; it runs within the app, and writes to the database within `keeping()`. It may be run again from the
    start, so what it did before must do no harm.
    """

    def register(work: Work) -> Work:
        _kinds[kind] = work
        return work

    return register


def ask(session: Session, kind: str, about: dict[str, Any], at: datetime) -> Job:
    """Ask for slow work. It is given out once the request's transaction is kept, and not before `at`."""
    wanted = Job(kind=kind, about=about, asked_at=at)
    session.add(wanted)
    return wanted


@contextmanager
def keeping() -> Iterator[Session]:
    """Where a job writes: a transaction that waits for its turn, and is kept at its end.

    It must not stay open any longer. On SQLite an open one stops the writer whose turn it is, while the job waits
    for its own next turn.
    """
    with writing():
        session = db.session()
        yield session
        session.commit()


def work_off(app: Flask) -> int:
    """Do everything that is due now, here; how many jobs that was."""
    with app.app_context():
        done = 0
        while lease := _take(now()):
            _do(lease)
            done += 1
        return done


@dataclass(frozen=True)
class Workers:
    """Threads that work until they are stopped."""

    threads: tuple[Thread, ...]
    over: Event

    def stop(self) -> None:
        """Let each worker finish the job in its hands, then end it."""
        self.over.set()
        for thread in self.threads:
            thread.join()


def start_workers(app: Flask, count: int) -> Workers:
    """Start `count` workers in this process."""
    over = Event()
    threads = tuple(Thread(target=_work, args=(app, over), name=f"worker-{n}", daemon=True) for n in range(count))
    for thread in threads:
        thread.start()
    return Workers(threads, over)


def _work(app: Flask, over: Event) -> None:
    while not over.is_set():
        with app.app_context():
            lease = _taken_quietly()
            if lease:
                _do(lease)
        if not lease:
            over.wait(IDLE_SECONDS)


def _taken_quietly() -> Lease | None:
    """A worker outlives a database that is away for a while."""
    try:
        return _take(now())
    except SQLAlchemyError:
        log.exception("the jobs cannot be read")
        db.session.rollback()
        return None


def _take(at: datetime) -> Lease | None:
    """The oldest job that is due, with a lease on it."""
    free = or_(Job.lease_until.is_(None), Job.lease_until <= at)
    due = select(Job).where(Job.status.in_(("asked", "running")), free, Job.asked_at <= at, Job.kind.in_(list(_kinds)))
    oldest = due.order_by(Job.id).limit(1)
    lease = None
    if not _is_any(oldest):
        return None
    with writing():
        if row := db.session.scalar(oldest.with_for_update(skip_locked=True)):
            row.status, row.attempts, row.lease_until = "running", row.attempts + 1, at + LEASE
            lease = Lease(row.id, row.attempts, row.kind, row.about)
        db.session.commit()
    return lease


def _is_any(query: Select[Job]) -> bool:
    """Whether there is work, asked without standing in a writer's way."""
    with reading_only():
        row = db.session.scalar(query)
        db.session.rollback()
    return row is not None


def _do(lease: Lease) -> None:
    try:
        if lease.attempt > TRIES:
            raise RuntimeError(f"its worker was lost {TRIES} times")
        _kinds[lease.kind](lease.about, lambda per_cent: _tell(lease, per_cent))
        # What it wrote is kept before the next turn is waited for: whoever has that turn may wait for this.
        db.session.commit()
        with writing():
            _settle(lease, status="done", per_cent=100, done_at=now(), lease_until=None, error=None)
            db.session.commit()
    except Exception as error:
        log.exception("job %s (%s) failed", lease.job, lease.kind)
        db.session.rollback()
        with suppress(SQLAlchemyError), writing():
            _fail(lease, f"{type(error).__name__}: {error}")
            db.session.commit()


def _tell(lease: Lease, per_cent: int) -> None:
    """Say how far a job is, and hold it for longer."""
    with writing():
        if not _settle(lease, per_cent=per_cent, lease_until=now() + LEASE):
            raise RuntimeError("somebody else has taken the job over")
        db.session.commit()


def _fail(lease: Lease, reason: str) -> None:
    if lease.attempt < TRIES:
        _settle(lease, status="asked", error=reason, lease_until=now() + PAUSE * lease.attempt)
    else:
        _settle(lease, status="failed", error=reason, lease_until=None, done_at=now())


def _settle(lease: Lease, **values: Any) -> bool:
    """Note `values`, unless the lease has gone to somebody else meanwhile."""
    mine = update(Job).where(Job.id == lease.job, Job.attempts == lease.attempt, Job.status == "running")
    changed: int = db.session.execute(mine.values(**values)).rowcount  # type: ignore[attr-defined]
    return changed == 1
