"""Many reports in one file, asked for by one person."""

from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Base, Document, UtcTime
from ..jobs import Job
from ..programmes.models import Region, Wave

Format = Literal["zip", "pdf"]
FORMATS: tuple[Format, ...] = get_args(Format)


class Bundle(Base):
    """What was asked for never changes. `order` is an Order; `done` counts the reports of it that have been drawn.

    `job` is the turn of work at hand, or the last one. `bytes` is the length of the file once it is there.
    """

    __tablename__ = "bundles"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    asked_by: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("waves.id"))
    region_id: Mapped[int | None] = mapped_column(ForeignKey("regions.id"))
    format: Mapped[Format] = mapped_column(String(3))
    order: Mapped[dict[str, Any]] = mapped_column(Document)
    asked_at: Mapped[datetime] = mapped_column(UtcTime)
    kept_until: Mapped[datetime] = mapped_column(UtcTime)
    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id"))
    done: Mapped[int] = mapped_column(Integer, default=0)
    bytes: Mapped[int | None] = mapped_column(BigInteger)

    wave: Mapped[Wave] = relationship()
    region: Mapped[Region | None] = relationship()
    job: Mapped[Job] = relationship()

    __table_args__ = (
        CheckConstraint("format in ('zip', 'pdf')", "format_known"),
        CheckConstraint("done >= 0", "done_is_a_count"),
    )
