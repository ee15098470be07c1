"""Finding clients, programmes and surveys that a person works for; any other is told as not there."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager

from ..http import found
from ..people.access import STAFF, Viewer
from .models import Branch, Client, Programme, SurveyMean, Wave


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


def survey_means(viewer: Viewer, programme: Programme, wave: int | None) -> Select[SurveyMean]:
    """What customers said of the branches in the viewer's scopes, of one wave or of all, the newest first."""
    query = select(SurveyMean).join(SurveyMean.wave).join(SurveyMean.branch)
    theirs = query.where(Wave.programme_id == programme.id, viewer.within(Branch.scope, *STAFF))
    chosen = theirs.where(Wave.id == wave) if wave else theirs
    whole = contains_eager(SurveyMean.wave), contains_eager(SurveyMean.branch)
    return chosen.options(*whole).order_by(Wave.starts_on.desc(), Wave.id, Branch.code, Branch.id, SurveyMean.promise)
