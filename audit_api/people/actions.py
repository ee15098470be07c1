"""Adding people and changing what they may do."""

from datetime import datetime
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import problems
from .access import EVERYTHING
from .models import Grant, Scope, User
from .signing_in import hash_password


def hold_scope(session: Session, path: str) -> None:
    """Wait for one's turn to add or move what lies within the scope `path`; it lasts until the request ends."""
    # Rows that merely point at the scope don't wait.
    session.execute(select(Scope.path).where(Scope.path == path).with_for_update(key_share=True))


def add_person(session: Session, hasher: PasswordHasher, wanted: dict[str, Any], at: datetime) -> User:
    """A new person as `wanted` says (NewPersonSchema). Refused: a taken e-mail, an unknown scope."""
    person = User(name=wanted["name"], language=wanted["language"], active=True, created_at=at)
    change_person(session, hasher, person, {key: wanted[key] for key in ("email", "password", "roles")})
    session.add(person)
    session.flush()
    return person


def change_person(session: Session, hasher: PasswordHasher, person: User, changes: dict[str, Any]) -> None:
    """Change what `changes` names (PersonChangesSchema). Somebody must always remain who runs the place."""
    hold_scope(session, EVERYTHING)
    for key in ("name", "language", "active"):
        setattr(person, key, changes.get(key, getattr(person, key)))
    if "email" in changes:
        _set_email(session, person, changes["email"])
    if changes.get("password"):
        person.password_hash = hash_password(hasher, changes["password"])
    if "roles" in changes:
        _set_roles(session, person, changes["roles"])
    if person.id is not None:
        _keep_an_admin(session)


def _set_email(session: Session, person: User, email: str | None) -> None:
    with session.no_autoflush:
        other = session.scalar(select(User).where(func.lower(User.email) == (email or "").lower()))
    if other is not None and other is not person:
        problems.refuse("taken", what="The e-mail", which=email, field="one")
    person.email = email


def _set_roles(session: Session, person: User, roles: list[dict[str, str]]) -> None:
    wanted = {(role["role"], role["scope"]) for role in roles}
    wrong = [place for n, role in enumerate(roles) for place in _scope_problems(session, f"roles[{n}].scope", role)]
    if wrong:
        problems.refuse_places(wrong)
    person.grants = [grant for grant in person.grants if (grant.role, grant.scope) in wanted]
    have = {(grant.role, grant.scope) for grant in person.grants}
    person.grants += [Grant(role=role, scope=scope) for role, scope in sorted(wanted - have)]


def _scope_problems(session: Session, path: str, role: dict[str, str]) -> list[dict[str, str]]:
    scope = role["scope"]
    if session.get(Scope, scope) is None:
        return [
            {
                "path": path,
                "code": "unknown",
                "message": f"{scope!r} is no place that exists. Choose one that does.",
            }
        ]
    if role["role"] == "admin" and scope != EVERYTHING:
        message = f"An admin runs everything, not only {scope!r}. Leave the place empty."
        return [{"path": path, "code": "too_narrow", "message": message}]
    return []


def _keep_an_admin(session: Session) -> None:
    session.flush()
    admins = select(User.id).join(Grant).where(Grant.role == "admin", Grant.scope == EVERYTHING, User.active)
    if session.scalar(admins.limit(1)) is None:
        problems.refuse("in_use", what="The last admin", which="of everything", cure="Make somebody else admin first.")
