"""A client's forms: drafts that change, and published versions that never do."""

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    event,
    inspect,
    text,
)
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship

from ..db import Base, Document, UtcTime
from ..people.models import User
from ..programmes.models import Client

FormStatus = Literal["draft", "published"]


class FormVersion(Base):
    """One version of one form. A published `tree` is the form language as `trees.keepable` gives it; a draft's may be
    any JSON object, unfinished or broken.

    `revision` counts the times a draft was saved. `based_on` is the published version that the draft began as a copy
    of, or the newest one of its code. `note` and `sha256` are given at publishing. A published version is frozen: an
    attempt to write or delete one is a mistake in the program, and the database refuses it too.
    """

    __tablename__ = "form_versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    code: Mapped[str] = mapped_column(String(60))
    number: Mapped[int] = mapped_column(Integer)
    status: Mapped[FormStatus] = mapped_column(String(10), default="draft")
    tree: Mapped[dict[str, Any]] = mapped_column(Document)
    revision: Mapped[int] = mapped_column(Integer, default=1)
    based_on: Mapped[int | None] = mapped_column(ForeignKey("form_versions.id"))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    changed_at: Mapped[datetime] = mapped_column(UtcTime)
    changed_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    published_at: Mapped[datetime | None] = mapped_column(UtcTime)
    published_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    note: Mapped[str] = mapped_column(Text, default="")
    sha256: Mapped[str | None] = mapped_column(String(64))

    client: Mapped[Client] = relationship()
    changer: Mapped[User] = relationship(foreign_keys=changed_by)

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
        CheckConstraint("(status = 'published') = (sha256 is not null)", "published_has_a_hash"),
    )


class TaxonomyItem(Base):
    """One of a client's own parameters, owners, sins or calamities: `label` and `definition` by language."""

    __tablename__ = "taxonomy_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    family: Mapped[str] = mapped_column(String(20))
    code: Mapped[str] = mapped_column(String(60))
    label: Mapped[dict[str, str]] = mapped_column(Document)
    definition: Mapped[dict[str, str]] = mapped_column(Document, default=dict)

    __table_args__ = (
        UniqueConstraint("client_id", "family", "code"),
        CheckConstraint("family in ('parameter', 'owner', 'sin', 'calamity')", "family_is_open"),
    )


class SignOff(Base):
    """Who signed a standard of a form off, and when; `wording` is the standard as it stood then.

    It belongs to the form by its code, whatever its version, and outlasts a draft that is thrown away.
    """

    __tablename__ = "sign_offs"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    form: Mapped[str] = mapped_column(String(60))
    standard: Mapped[str] = mapped_column(String(60))
    wording: Mapped[dict[str, Any]] = mapped_column(Document)
    signed_by: Mapped[str] = mapped_column(String(200))
    signed_on: Mapped[date] = mapped_column(Date)
    recorded_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)

    recorder: Mapped[User] = relationship()

    __table_args__ = (Index("ix_sign_offs_form", "client_id", "form"),)


@event.listens_for(FormVersion, "before_update")
@event.listens_for(FormVersion, "before_delete")
def _keep_frozen(_mapper: Mapper[FormVersion], _connection: Connection, version: FormVersion) -> None:
    status = inspect(version).attrs.status.history
    if "published" in (status.deleted or status.unchanged):
        raise ValueError(f"form version {version.id} is published and never changes")
