"""The demo bank itself: its regions, branches, programme, waves and form."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition import Form
from forms.reading import read_form
from forms.taxonomies import load

from ..form_versions.actions import Stamp, publish, start_draft
from ..form_versions.beginnings import read_beginning
from ..form_versions.models import FormVersion
from ..programmes import actions
from ..programmes.models import Branch, Client, Programme, Wave
from .cast import CLIENT
from .places import AREAS, CENTRES, Area
from .rounds import Round

FORM = "bank-branch"


@dataclass(frozen=True)
class Bank:
    """What was made, by the codes that the demo knows it by; waves from the oldest on."""

    branches: dict[str, Branch]
    waves: tuple[Wave, ...]
    version: FormVersion
    form: Form


def find(session: Session) -> Client | None:
    """The demo bank, if it is there already."""
    return session.scalar(select(Client).where(Client.code == CLIENT))


def found_places(session: Session) -> tuple[Client, dict[str, Branch]]:
    """Open the bank with its regions and branches."""
    client = actions.add_client(session, {"code": CLIENT, "name": "Demo Bank"})
    branches: dict[str, Branch] = {}
    for area in AREAS:
        branches |= _open_area(session, client, area)
    return client, branches


def _open_area(session: Session, client: Client, area: Area) -> dict[str, Branch]:
    region = actions.add_region(session, client, {"code": area.code, "name": area.name})
    return {
        place.code: actions.add_branch(
            session,
            client,
            {
                "code": place.code,
                "name": place.name,
                "region": region.id,
                "address": place.address,
                "city": place.city,
                "time_zone": area.time_zone,
                "latitude": CENTRES[place.city][0],
                "longitude": CENTRES[place.city][1],
            },
        )
        for place in area.places
    }


def plan_waves(session: Session, client: Client, rounds: tuple[Round, ...]) -> tuple[Wave, ...]:
    """A programme with its waves."""
    wanted = {"code": "service", "title": "Service at the branch", "promised_share": 80}
    programme: Programme = actions.add_programme(session, client, wanted)
    return tuple(
        actions.add_wave(
            session,
            programme,
            {
                "code": around.code,
                "title": f"Wave {number}",
                "starts_on": around.starts_on,
                "ends_on": around.ends_on,
            },
        )
        for number, around in enumerate(rounds, 1)
    )


def publish_form(session: Session, client: Client, by: int, at: datetime) -> tuple[FormVersion, Form]:
    """The bank's form, straight from the library."""
    stamp = Stamp(by, at)
    draft = start_draft(session, client, read_beginning(session, {"library": FORM}, load()), stamp)
    version = publish(session, draft, {"revision": draft.revision, "note": ""}, stamp)
    return version, read_form(version.tree)
