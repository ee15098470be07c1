"""One shopper, one branch, one form version, one window."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, get_args

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, Index, Numeric, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Base, UtcTime
from ..form_versions.models import FormVersion
from ..people.models import User
from ..programmes.models import Branch, Wave

VisitStatus = Literal["cancelled", "assigned", "started", "sent_back", "handed_in", "approved"]

LIFE: tuple[VisitStatus, ...] = get_args(VisitStatus)
"""The life of a visit, in order. Who may see a visit is one threshold on this line."""

VISIBLE_TO_BRANCHES: VisitStatus = "approved"
FILLABLE: tuple[VisitStatus, ...] = ("assigned", "started", "sent_back")
"""The states in which the shopper still works on it."""


class Visit(Base):
    """A visit to be made, or made. `number` counts a branch's visits within its wave, from 1, as they are
    planned: for the agency only (review.reading.told_numbers says what branches are told).

    `clock_offset_ms` is how far the server's clock was ahead of the phone's when the phone told of the start.
    `fee` is what the shopper gets, in `fee_currency` (ISO 4217): both or neither.
    """

    __tablename__ = "visits"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("waves.id"))
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    number: Mapped[int]
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_versions.id"))
    shopper_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    window_from: Mapped[date] = mapped_column(Date)
    window_to: Mapped[date] = mapped_column(Date)
    status: Mapped[VisitStatus] = mapped_column(String(12), default="assigned")
    started_at: Mapped[datetime | None] = mapped_column(UtcTime)
    clock_offset_ms: Mapped[int | None] = mapped_column(BigInteger)
    fee: Mapped[Decimal | None] = mapped_column(Numeric(12, 2))
    fee_currency: Mapped[str | None] = mapped_column(String(3))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    cancel_reason: Mapped[str | None] = mapped_column(Text)

    wave: Mapped[Wave] = relationship()
    branch: Mapped[Branch] = relationship()
    form_version: Mapped[FormVersion] = relationship()
    shopper: Mapped[User] = relationship(foreign_keys=[shopper_id])

    @property
    def reference(self) -> str:
        """What people call it: wave, branch and number, as in `2026-q4-kl-01-2`."""
        return f"{self.wave.code}-{self.branch.code}-{self.number}"

    @property
    def pay(self) -> dict[str, Any] | None:
        """What the shopper gets: the amount and its currency."""
        return None if self.fee is None else {"amount": self.fee, "currency": self.fee_currency}

    __table_args__ = (
        Index("ix_visits_number", "wave_id", "branch_id", "number", unique=True),
        Index("ix_visits_status", "status", "window_to"),
        CheckConstraint("status in ({})".format(", ".join(f"'{state}'" for state in LIFE)), "status_known"),
        CheckConstraint("window_from <= window_to", "window_opens_before_it_closes"),
        CheckConstraint("(fee is null) = (fee_currency is null)", "fee_has_a_currency"),
        CheckConstraint("fee >= 0", "fee_is_no_debt"),
    )
