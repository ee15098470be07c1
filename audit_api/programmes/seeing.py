"""Finding clients and programmes that a person works for; any other is told as not there."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..http import found
from ..people.access import STAFF, Viewer
from .models import Client, Programme


def client(session: Session, viewer: Viewer, number: int) -> Client:
    """The client, if any of it lies in the viewer's scopes."""
    query = select(Client).where(Client.id == number, viewer.around(Client.scope, *STAFF))
    row: Client = found(session.scalar(query), "client", number)
    return row


def programme(session: Session, viewer: Viewer, number: int) -> Programme:
    """The programme, if any of its client lies in the viewer's scopes."""
    query = select(Programme).join(Client).where(Programme.id == number, viewer.around(Client.scope, *STAFF))
    row: Programme = found(session.scalar(query), "programme", number)
    return row
