"""Who there is, what they may do and where, and how they prove who they are."""

from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Base, UtcTime
from .access import ROLES, Role


class Scope(Base):
    """A place somebody can be responsible for: everything, a client, a region or a branch.

    The path is the codes from the top: `""`, `bank`, `bank/north`, `bank/north/kl-01`. Clients,
    regions and branches point at theirs; a grant on a path holds for all below it.
    """

    __tablename__ = "scopes"

    path: Mapped[str] = mapped_column(String(200), primary_key=True)


class User(Base):
    """A person. Without a password they come in by an invitation link only."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2), default="en")
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[datetime] = mapped_column(UtcTime)

    grants: Mapped[list["Grant"]] = relationship(
        back_populates="user", cascade="all, delete-orphan", order_by="Grant.role", lazy="selectin"
    )

    __table_args__ = (CheckConstraint("language in ('en', 'ms', 'id')", "language_known"),)


class Grant(Base):
    """One role of one person, for one scope and everything below it."""

    __tablename__ = "grants"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(String(20))
    scope: Mapped[str] = mapped_column(ForeignKey("scopes.path", onupdate="CASCADE"))

    user: Mapped[User] = relationship(back_populates="grants")

    __table_args__ = (
        UniqueConstraint("user_id", "role", "scope"),
        CheckConstraint("role in ({})".format(", ".join(f"'{role}'" for role in ROLES)), "role_known"),
    )


class Invitation(Base):
    """A link that signs one person in. Only its hash is kept; it works until it is over or revoked."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)


class Token(Base):
    """A key for a program that acts for one person. Only its hash is kept."""

    __tablename__ = "tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
