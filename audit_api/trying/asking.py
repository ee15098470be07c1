"""Asking for a re-score, and cancelling it."""

from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ..form_versions.models import FormVersion
from ..jobs import ask
from .actions import definition
from .models import ReScore, ReScoredVisit

RE_SCORING, SWEEPING = "re_score", "re_score_sweep"
"""The kinds of jobs: looking at the visits, and removing what was found."""

KEPT = timedelta(days=1)
"""How long one can be looked at."""


def ask_for(session: Session, version: FormVersion, by: int, at: datetime) -> ReScore:
    """A look at the approved visits of the earlier versions; refused with the form's problems.

    It takes the place of the looks that the same person has at the same form.
    """
    definition(session, version)
    for earlier in session.scalars(select(ReScore).where(ReScore.asked_by == by, ReScore.form_version == version)):
        cancel(session, earlier, at)
    row = ReScore(id=str(uuid4()), form_version=version, tree=version.tree, asked_by=by, asked_at=at)
    row.kept_until = at + KEPT
    row.job = ask(session, RE_SCORING, {"re_score": row.id}, at)
    ask(session, SWEEPING, {"re_score": row.id}, row.kept_until)
    session.add(row)
    session.flush()
    return row


def cancel(session: Session, row: ReScore, at: datetime) -> None:
    """Stop looking, and forget what was found."""
    row.cancelled_at = row.cancelled_at or at
    row.figures = None
    session.execute(delete(ReScoredVisit).where(ReScoredVisit.re_score_id == row.id))
    session.flush()
