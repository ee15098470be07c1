"""How the reports of a client look."""

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from reports.data import Dress

from ..db import Base, Document

LOOK = Dress()
"""That of a client which has chosen nothing."""


class ClientDress(Base):
    """What a client chose for its reports; one without a row has chosen nothing.

    `name` is empty where the client's own is shown. `logo` is the SHA-256 of a picture that is kept for the client.
    `left_out`: codes of pages, sorted. `language`: that of reports which are asked for in none.
    """

    __tablename__ = "dresses"

    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(120), default="")
    accent: Mapped[str] = mapped_column(String(7), default=LOOK.accent)
    logo: Mapped[str | None] = mapped_column(String(64))
    cover: Mapped[bool] = mapped_column(Boolean, default=False)
    left_out: Mapped[list[str]] = mapped_column(Document, default=list)
    language: Mapped[str | None] = mapped_column(String(2))

    __table_args__ = (CheckConstraint("length(accent) = 7", "accent_is_a_colour"),)
