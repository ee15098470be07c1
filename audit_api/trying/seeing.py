"""Which forms somebody may try: those of the clients they design for, drafts included."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..form_versions.models import FormVersion
from ..http import found
from ..people.access import Role, Viewer
from ..programmes.models import Client
from .models import ReScore

DESIGNING: tuple[Role, ...] = ("admin",)


def form(session: Session, viewer: Viewer, number: int) -> FormVersion:
    """One version of a form; 404 outside of the viewer's clients."""
    query = select(FormVersion).join(Client).where(viewer.within(Client.scope, *DESIGNING))
    row: FormVersion = found(session.scalar(query.where(FormVersion.id == number)), "form", number)
    return row


def re_score(session: Session, viewer: Viewer, number: UUID) -> ReScore:
    """A look at the visits of such a form, whoever asked for it."""
    query = select(ReScore).join(ReScore.form_version).join(Client)
    query = query.where(ReScore.id == str(number), viewer.within(Client.scope, *DESIGNING))
    row: ReScore = found(session.scalar(query), "re-score", number)
    return row
