"""The demo's people: plainly nobody, one for each role at the desk, and nine shoppers."""

from dataclasses import dataclass
from datetime import datetime

from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..people.access import Role
from ..people.actions import add_person, change_person
from ..people.models import User
from ..people.signing_in import by_password, invite
from .places import AREAS

PASSWORD = "demo-password"
CLIENT = "demo-bank"
SHOPPERS_AN_AREA = 3


@dataclass(frozen=True)
class Part:
    """Somebody of the demo. Those with an e-mail sign in with the password, the others with a link."""

    name: str
    role: Role
    scope: str
    email: str | None = None
    language: str = "en"


DESK = (
    Part("Demo Admin", "admin", "", "admin@demo.example"),
    Part("Demo Scheduler", "scheduler", CLIENT, "scheduler@demo.example"),
    Part("Demo Reviewer", "reviewer", CLIENT, "reviewer@demo.example"),
    Part("Demo Regional Manager", "regional_manager", f"{CLIENT}/central", "regional@demo.example"),
    Part("Demo Branch Manager", "branch_manager", f"{CLIENT}/central/PJ-01", "branch@demo.example"),
)
ADMIN, SCHEDULER, REVIEWER, _, BRANCH_MANAGER = DESK

SHOPPERS = {
    area.code: tuple(
        Part(
            f"Demo Shopper {number * SHOPPERS_AN_AREA + place + 1}",
            "shopper",
            f"{CLIENT}/{area.code}",
            language=area.languages[place % len(area.languages)],
        )
        for place in range(SHOPPERS_AN_AREA)
    )
    for number, area in enumerate(AREAS)
}
"""The shoppers of each area, by its code."""


def add(session: Session, hasher: PasswordHasher, part: Part, at: datetime) -> User:
    """Add one of the demo's people."""
    role = {"role": part.role, "scope": part.scope}
    password = PASSWORD if part.email else None
    wanted = {"name": part.name, "email": part.email, "language": part.language, "password": password, "roles": [role]}
    return add_person(session, hasher, wanted, at)


def sign_ins(session: Session, hasher: PasswordHasher, at: datetime) -> list[tuple[str, str]]:
    """What to sign in with, by role: an e-mail and the password, or for a shopper a fresh link.

    Works each time: what somebody has changed of it meanwhile is set again.
    """
    told = [(part.role, _by_password(session, hasher, part)) for part in DESK]
    shopper = session.scalars(select(User).where(User.name == next(iter(SHOPPERS.values()))[0].name)).first()
    if shopper is not None:
        told.append(("shopper", f"/i/{invite(session, shopper, at)[0]}"))
    return [(role.replace("_", " "), words) for role, words in told]


def _by_password(session: Session, hasher: PasswordHasher, part: Part) -> str:
    assert part.email is not None
    person = session.scalar(select(User).where(User.email == part.email))
    if person is None:
        return "removed since"
    if by_password(session, hasher, part.email, PASSWORD) is None:
        change_person(session, hasher, person, {"active": True, "password": PASSWORD})
    return f"{part.email}  {PASSWORD}"
