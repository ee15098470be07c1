"""What is to be done about a finding, by whom and by when; done; and looked at by somebody else."""

from datetime import date, datetime
from typing import Literal, get_args

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Base, UtcTime
from ..programmes.models import Branch, Wave

Status = Literal["open", "done", "verified"]
STATUSES: tuple[Status, ...] = get_args(Status)
STEPS = ("change", "done", "verify", "reopen", "delete")
"""What can be done with an action; which of it, and by whom, is decided in `seeing`."""


class CorrectiveAction(Base):
    """What a branch does about what a wave found.

    `question` is the code of the question that found it, if it was one. `owner` is a role, not a person: a code of the
    taxonomy "owner", or words. `due_on` belongs to the time that there is. `evidence` says how it was done.
    """

    __tablename__ = "corrective_actions"

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    wave_id: Mapped[int] = mapped_column(ForeignKey("waves.id"), index=True)
    question: Mapped[str | None] = mapped_column(String(60))
    what: Mapped[str] = mapped_column(String(500))
    owner: Mapped[str] = mapped_column(String(80))
    due_on: Mapped[date] = mapped_column(Date)
    status: Mapped[Status] = mapped_column(String(8), default="open")
    made_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    evidence: Mapped[str | None] = mapped_column(Text)
    done_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    done_at: Mapped[datetime | None] = mapped_column(UtcTime)
    verified_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    verified_at: Mapped[datetime | None] = mapped_column(UtcTime)

    branch: Mapped[Branch] = relationship()
    wave: Mapped[Wave] = relationship()

    __table_args__ = (
        # Papers ask for the open ones of a branch, or of many, by the day.
        Index("ix_corrective_actions_due", "branch_id", "status", "due_on"),
        CheckConstraint("status in ('open', 'done', 'verified')", "status_known"),
        CheckConstraint(
            "(status = 'open') = (done_at is null) and (done_at is null) = (done_by is null)", "done_by_somebody"
        ),
        CheckConstraint("done_at is null or evidence is not null", "done_with_evidence"),
        CheckConstraint(
            "(status = 'verified') = (verified_at is not null) and (verified_at is null) = (verified_by is null)",
            "verified_by_somebody",
        ),
        CheckConstraint("verified_by is null or verified_by <> done_by", "verified_by_another"),
    )
