"""Re-scores: what the approved visits of a form would score with a newer version of it. They change nothing."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Numeric, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Base, Document, UtcTime
from ..form_versions.models import FormVersion
from ..jobs import Job


class ReScore(Base):
    """One look, from when it is asked for until it is swept away.

    `tree` is the form as it was then: a draft goes on changing. `visits` are there to be looked at, `done` of them
    have been; `figures` is what they come to, once all have been (`making.Figures`).
    """

    __tablename__ = "re_scores"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_versions.id", ondelete="CASCADE"), index=True)
    tree: Mapped[dict[str, Any]] = mapped_column(Document)
    asked_by: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(UtcTime)
    kept_until: Mapped[datetime] = mapped_column(UtcTime)
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcTime)
    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id"))
    visits: Mapped[int] = mapped_column(Integer, default=0)
    done: Mapped[int] = mapped_column(Integer, default=0)
    changed: Mapped[int] = mapped_column(Integer, default=0)
    figures: Mapped[dict[str, Any] | None] = mapped_column(Document)

    form_version: Mapped[FormVersion] = relationship()
    job: Mapped[Job] = relationship()

    __table_args__ = (CheckConstraint("0 <= changed and changed <= done and done <= visits", "counts_are_in_order"),)


class ReScoredVisit(Base):
    """A visit that would come out otherwise, by the revision that was approved, and by how much its score would move.

    A score that comes or goes moves by 100. All else is reckoned again when somebody looks: what it is reckoned from
    never changes.
    """

    __tablename__ = "re_scored_visits"

    re_score_id: Mapped[str] = mapped_column(ForeignKey("re_scores.id", ondelete="CASCADE"), primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), primary_key=True)
    moved: Mapped[Decimal] = mapped_column(Numeric(4, 1))

    __table_args__ = (Index("ix_re_scored_visits_moved", "re_score_id", "moved", "revision_id"),)
