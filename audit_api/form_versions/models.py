"""A client's forms: drafts that change, and published versions that never do."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, UniqueConstraint, event, inspect, text
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship

from ..db import Base, Document, UtcTime
from ..programmes.models import Client

FormStatus = Literal["draft", "published"]


class FormVersion(Base):
    """One version of one form. `tree` is the form language as `trees.keepable` gives it.

    A published version is frozen: an attempt to write or delete one is a mistake in the program.
    """

    __tablename__ = "form_versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    code: Mapped[str] = mapped_column(String(60))
    number: Mapped[int] = mapped_column(Integer)
    status: Mapped[FormStatus] = mapped_column(String(10), default="draft")
    tree: Mapped[dict[str, Any]] = mapped_column(Document)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    published_at: Mapped[datetime | None] = mapped_column(UtcTime)
    published_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    client: Mapped[Client] = relationship()

    __table_args__ = (
        UniqueConstraint("client_id", "code", "number"),
        Index(
            "ix_form_versions_one_draft",
            "client_id",
            "code",
            unique=True,
            sqlite_where=text("status = 'draft'"),
            postgresql_where=text("status = 'draft'"),
        ),
        CheckConstraint("status in ('draft', 'published')", "status_known"),
        CheckConstraint("(status = 'published') = (published_at is not null)", "published_has_a_date"),
    )


@event.listens_for(FormVersion, "before_update")
@event.listens_for(FormVersion, "before_delete")
def _keep_frozen(_mapper: Mapper[FormVersion], _connection: Connection, version: FormVersion) -> None:
    status = inspect(version).attrs.status.history
    if "published" in (status.deleted or status.unchanged):
        raise ValueError(f"form version {version.id} is published and never changes")
