"""Who sees which form: admins all of them, everybody else what is published for their clients."""

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session, joinedload

from ..http import found
from ..people.access import MANAGERS, STAFF, Viewer
from ..programmes.models import Client
from .models import FormVersion


def form(session: Session, viewer: Viewer, number: int) -> FormVersion:
    """The version, if the viewer may read it; any other is told as not there."""
    row: FormVersion = found(session.scalar(_all(viewer).where(FormVersion.id == number)), "form", number)
    return row


def forms(session: Session, viewer: Viewer, client: int) -> list[FormVersion]:
    """The client's forms that the viewer may read, by code, the newest version first."""
    query = select(Client).where(Client.id == client, viewer.around(Client.scope, *STAFF, *MANAGERS))
    row: Client = found(session.scalar(query), "client", client)
    theirs = _all(viewer).where(FormVersion.client_id == row.id)
    return list(session.scalars(theirs.order_by(FormVersion.code, FormVersion.number.desc())))


def _all(viewer: Viewer) -> Select[FormVersion]:
    query = select(FormVersion).join(Client).where(_may_read(viewer))
    return query.options(joinedload(FormVersion.changer))


def _may_read(viewer: Viewer) -> ColumnElement[bool]:
    published = and_(FormVersion.status == "published", viewer.around(Client.scope, *STAFF, *MANAGERS))
    return or_(viewer.within(Client.scope, "admin"), published)
