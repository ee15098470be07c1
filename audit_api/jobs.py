"""Slow work: asked for in the request that needs it, done outside of it."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import CheckConstraint, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from .db import Base, Document, UtcTime

JobStatus = Literal["asked", "running", "done", "failed"]


class Job(Base):
    """A piece of slow work, as people see it. A running one holds a lease; a lapsed one goes out again."""

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
