"""What reviewers decided, and who did what: added to, never overwritten."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Base, Document, UtcTime
from ..people.models import User
from ..submissions.models import Revision

DecisionKind = Literal["approved", "sent_back"]


class Decision(Base):
    """A reviewer's word on one revision. `questions` is `[{question, reason}]`, for what was sent back."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visits.id"), index=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), unique=True)
    kind: Mapped[DecisionKind] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text, default="")
    questions: Mapped[list[dict[str, Any]]] = mapped_column(Document, default=list)
    decided_at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    decided_by: Mapped[int] = mapped_column(ForeignKey("users.id"))

    revision: Mapped[Revision] = relationship()
    reviewer: Mapped[User] = relationship()

    __table_args__ = (
        Index(
            "ix_decisions_one_approval",
            "visit_id",
            unique=True,
            sqlite_where=text("kind = 'approved'"),
            postgresql_where=text("kind = 'approved'"),
        ),
        CheckConstraint("kind in ('approved', 'sent_back')", "kind_known"),
    )
