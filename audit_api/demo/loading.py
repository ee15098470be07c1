"""Loading the demo: the bank, its people, and a year of visits."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from ..people.access import Viewer
from ..people.models import User
from ..storage import Storage
from . import bank, cast, customers
from .following_up import follow_up
from .making import Stage, make
from .planning import plans
from .rounds import rounds

SEED = "bank"
"""With another seed the stories stay, and the figures differ."""


def load(session: Session, storage: Storage, hasher: PasswordHasher, now: datetime, say: Callable[[str], None]) -> None:
    """Make the demo programme as of `now`. The same day and seed give the same visits; nothing is committed here."""
    around = rounds(now.date())
    before = now - timedelta(days=7 * 40)
    admin = cast.add(session, hasher, cast.ADMIN, before)
    say("  the bank, its branches and its form ...")
    client, branches = bank.found_places(session)
    people = _add_people(session, hasher, before)
    waves = bank.plan_waves(session, client, around)
    version, form = bank.publish_form(session, client, admin.id, before)
    stage = Stage(
        session,
        storage,
        bank.Bank(branches, waves, version, form),
        {name: person.id for name, person in {cast.ADMIN.name: admin, **people}.items()},
        Viewer(admin.id, (("admin", ""),)),
        people[cast.REVIEWER.name].id,
        now,
    )
    counts: Counter[str] = Counter()
    for plan in plans(SEED, around, now.date()):
        counts[make(stage, plan).status] += 1
        if sum(counts.values()) % 30 == 0:
            say(f"  {sum(counts.values())} visits ...")
    say("  " + ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in counts.items()))
    customers.ask(stage, SEED)
    say(f"  {len(list(follow_up(stage)))} corrective actions, and what customers said in a survey")


def _add_people(session: Session, hasher: PasswordHasher, at: datetime) -> dict[str, User]:
    parts = [part for part in cast.DESK if part is not cast.ADMIN]
    parts += [part for shoppers in cast.SHOPPERS.values() for part in shoppers]
    return {part.name: cast.add(session, hasher, part, at) for part in parts}
