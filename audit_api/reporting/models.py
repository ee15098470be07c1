"""The papers that were made, so that whoever holds one can ask about it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base, UtcTime


class MadePaper(Base):
    """A PDF that left this server: its bytes' SHA-256, and what it is of.

    `code` names its content: the same data drawn by another version of the program is another file with the same code.
    It is of one visit, or of one branch, one region or all branches of a wave.
    """

    __tablename__ = "papers"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(14), index=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("waves.id"), index=True)
    region_id: Mapped[int | None] = mapped_column(ForeignKey("regions.id"), index=True)
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"), index=True)
    visit_id: Mapped[str | None] = mapped_column(ForeignKey("visits.id"), index=True)
    language: Mapped[str] = mapped_column(String(2))
    pages: Mapped[int] = mapped_column(Integer)
    made_at: Mapped[datetime] = mapped_column(UtcTime)
