"""Passwords, invitation links, tokens, and the session they open."""

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from flask import Flask, Request
from flask_login import LoginManager, UserMixin
from sqlalchemy import Select, bindparam, delete, func, select
from sqlalchemy.orm import Session, joinedload

from ..db import now, session
from .access import Viewer
from .models import Invitation, Token, User

INVITATION_DAYS = 30
TOKEN_DAYS = 365
SESSION_DAYS = 30

login = LoginManager()


class SignedIn(UserMixin):
    """The person behind a request."""

    def __init__(self, user: User) -> None:
        self.id = user.id
        self.user = user
        self.viewer = Viewer(user.id, tuple((grant.role, grant.scope) for grant in user.grants))

    def get_id(self) -> str:
        """What the cookie says: a new password ends every session opened with the old one."""
        return f"{self.id}.{_fingerprint(self.user)}"


def _fingerprint(user: User) -> str:
    return hashlib.sha256((user.password_hash or "").encode()).hexdigest()[:16]


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def prepare(app: Flask, password_cost: int) -> None:
    """Let Flask-Login find people by cookie or by token, and set the cost of a password hash."""
    login.init_app(app)
    # Outside of tests the library's own memory cost; there, the least it takes.
    cheap, real = PasswordHasher(time_cost=1, memory_cost=64), PasswordHasher(time_cost=password_cost)
    app.extensions["passwords"] = real if password_cost > 1 else cheap


_WITH_GRANTS = select(User).options(joinedload(User.grants))
_BY_NUMBER = _WITH_GRANTS.where(User.id == bindparam("number"))
_BY_TOKEN = _WITH_GRANTS.join(Token, Token.user_id == User.id).where(
    Token.sha256 == bindparam("sha256"), Token.expires_at > bindparam("at")
)
"""Every request begins with one of these: written once, they need not be put together each time."""


def _only(query: Select[User], **values: object) -> User | None:
    return session().scalars(query, values).unique().one_or_none()


@login.user_loader  # type: ignore[untyped-decorator]
def _by_cookie(cookie: str) -> SignedIn | None:
    number, _, fingerprint = cookie.partition(".")
    user = _only(_BY_NUMBER, number=int(number)) if number.isdecimal() and len(number) < 10 else None
    if user is None or not user.active or _fingerprint(user) != fingerprint:
        return None
    return SignedIn(user)


@login.request_loader  # type: ignore[untyped-decorator]
def _by_token(request: Request) -> SignedIn | None:
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind != "Bearer" or not secret:
        return None
    user = _only(_BY_TOKEN, sha256=_digest(secret), at=now())
    return SignedIn(user) if user is not None and user.active else None


def hash_password(hasher: PasswordHasher, password: str) -> str:
    """The hash to keep instead of `password`."""
    return hasher.hash(password)


def by_password(session: Session, hasher: PasswordHasher, email: str, password: str) -> User | None:
    """The active person with this e-mail and password. Takes as long when the e-mail is unknown."""
    user = session.scalar(select(User).where(func.lower(User.email) == email.lower(), User.active))
    kept = user.password_hash if user and user.password_hash else _nobody(hasher)
    try:
        hasher.verify(kept, password)
    except VerificationError:
        return None
    return user if user and user.password_hash else None


@cache
def _nobody(hasher: PasswordHasher) -> str:
    """A hash that no password fits, made once."""
    return hasher.hash(secrets.token_hex(32))


def invite(session: Session, user: User, at: datetime) -> tuple[str, Invitation]:
    """A fresh invitation for `user`: the secret for the link, said once, and the row. Older links end."""
    session.execute(delete(Invitation).where(Invitation.user_id == user.id))
    secret = secrets.token_urlsafe(24)
    row = Invitation(
        user_id=user.id,
        sha256=_digest(secret),
        created_at=at,
        expires_at=at + timedelta(days=INVITATION_DAYS),
    )
    session.add(row)
    return secret, row


def by_invitation(session: Session, secret: str, at: datetime) -> User | None:
    """The active person this link was made for, while it is valid."""
    query = select(User).join(Invitation, Invitation.user_id == User.id)
    return session.scalar(query.where(Invitation.sha256 == _digest(secret), Invitation.expires_at > at, User.active))


def give_token(session: Session, user: User, name: str, at: datetime) -> tuple[str, Token]:
    """A fresh token for a program acting for `user`: the secret, said once, and the row."""
    secret = secrets.token_urlsafe(32)
    row = Token(
        user_id=user.id,
        name=name,
        sha256=_digest(secret),
        created_at=at,
        expires_at=at + timedelta(days=TOKEN_DAYS),
    )
    session.add(row)
    return secret, row
