"""Re-scoring approved visits in the background: read a few at a time, told how far, stopped when nobody wants it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, func, insert, select, update
from sqlalchemy.orm import Session

from forms.definition import Form
from forms.re_scoring import ReScore, ReScoring

from ..db import db, reading_only
from ..form_versions.models import FormVersion
from ..jobs import Progress, job, keeping
from ..review.models import Decision
from ..review.reading import approved
from ..submissions.models import Revision
from ..visits.models import Visit
from . import models
from .actions import definition
from .asking import RE_SCORING, SWEEPING
from .figures import Figures

AT_ONCE = 250
"""Visits that are in memory at the same time: about a quarter of a second's work."""

COMES_OR_GOES = Decimal(100)


class Gone(Exception):
    """Nobody wants it any more."""


@dataclass
class _Work:
    """A re-score that is being made: the newer form, and the earlier versions that visits were made with."""

    id: str
    newer: Form
    earlier: Sequence[int]
    total: int = 0
    done: int = 0
    figures: Figures = field(default_factory=Figures)


@job(RE_SCORING)
def re_score(about: dict[str, Any], progress: Progress) -> None:
    """Look at every visit of `about["re_score"]`, from the first one on; do nothing if it is cancelled or gone."""
    work = _work(about["re_score"])
    if work is None:
        return
    try:
        _begin(work)
        ways = Ways(work.newer)
        for rows in _batches(work.earlier):
            _keep(work, [(row.revision_id, ways.of(row)) for row in rows])
            progress(min(99, 100 * work.done // max(1, work.total)))
        _note(work, figures=work.figures.as_tree(work.newer))
    except Gone:
        return


@job(SWEEPING)
def sweep_re_score(about: dict[str, Any], _progress: Progress) -> None:
    """Remove `about["re_score"]` and what was found."""
    with keeping() as session:
        session.execute(delete(models.ReScoredVisit).where(models.ReScoredVisit.re_score_id == about["re_score"]))
        session.execute(delete(models.ReScore).where(models.ReScore.id == about["re_score"]))


class Ways:
    """From each earlier version to the newer one, read when its first visit comes."""

    def __init__(self, newer: Form) -> None:
        self._newer = newer
        self._ways: dict[int, ReScoring] = {}

    def of(self, row: Row[Any]) -> ReScore:
        """A row of `visits_of`, scored with the newer form."""
        if row.form_version_id not in self._ways:
            with _reading() as session:
                older = definition(session, session.get_one(FormVersion, row.form_version_id))
            self._ways[row.form_version_id] = ReScoring(older, self._newer)
        return self._ways[row.form_version_id].of(row.scorecard, row.document["answers"])


def visits_of(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Approved visits with what `Ways` needs: `(decision_id, revision_id, form_version_id, document, scorecard)`."""
    columns = (
        Decision.id.label("decision_id"),
        Revision.id.label("revision_id"),
        Visit.form_version_id,
        Revision.document,
        Revision.scorecard,
    )
    return approved(*columns).where(*conditions)


def _work(number: str) -> _Work | None:
    with _reading() as session:
        row = session.get(models.ReScore, number)
        if row is None or row.cancelled_at is not None:
            return None
        newer = definition(session, row.form_version, row.tree)
        return _Work(row.id, newer, _earlier(session, row.form_version))


def _earlier(session: Session, version: FormVersion) -> list[int]:
    """The numbers of the published versions of the same form before this one."""
    same = FormVersion.client_id == version.client_id, FormVersion.code == version.code
    before = FormVersion.number < version.number, FormVersion.status == "published"
    return list(session.scalars(select(FormVersion.id).where(*same, *before)))


def _begin(work: _Work) -> None:
    """Count the visits, and forget what an attempt that broke off has found."""
    made_with = Visit.form_version_id.in_(work.earlier)
    with _reading() as session:
        work.total = session.scalar(approved(func.count()).where(made_with)) or 0
    with keeping() as session:
        session.execute(delete(models.ReScoredVisit).where(models.ReScoredVisit.re_score_id == work.id))
    _note(work, visits=work.total, done=0, changed=0)


def _batches(earlier: Sequence[int]) -> Iterator[Sequence[Row[Any]]]:
    """The visits a few at a time, in the order in which they were approved; no transaction stays open in between."""
    last = 0
    while True:
        query = visits_of(Visit.form_version_id.in_(earlier), Decision.id > last).order_by(Decision.id).limit(AT_ONCE)
        with _reading() as session:
            rows = session.execute(query).all()
        if not rows:
            return
        yield rows
        last = rows[-1].decision_id


def _keep(work: _Work, found: Sequence[tuple[int, ReScore]]) -> None:
    """Add what was found of some visits."""
    for _, one in found:
        work.figures.add(one)
    work.done += len(found)
    changed = [(number, one) for number, one in found if one.changed]
    rows = [{"re_score_id": work.id, "revision_id": number, "moved": _moved(one)} for number, one in changed]
    with keeping() as session:
        # First: it holds off whoever cancels, and stops where somebody has.
        _write(session, work, done=work.done, changed=models.ReScore.changed + len(changed))
        if rows:
            session.execute(insert(models.ReScoredVisit), rows)


def _moved(one: ReScore) -> Decimal:
    before, after = one.before.final, one.after.final
    if before is None or after is None:
        return Decimal(0) if before == after else COMES_OR_GOES
    return abs(Decimal(after) - Decimal(before))


def _note(work: _Work, **values: Any) -> None:
    with keeping() as session:
        _write(session, work, **values)


def _write(session: Session, work: _Work, **values: Any) -> None:
    """Write it down, unless nobody wants it any more."""
    wanted = models.ReScore.id == work.id, models.ReScore.cancelled_at.is_(None)
    noted = session.execute(update(models.ReScore).where(*wanted).values(**values))
    if noted.rowcount == 0:  # type: ignore[attr-defined]
        raise Gone


@contextmanager
def _reading() -> Iterator[Session]:
    """A session beside the job's own, which keeps no transaction open while visits are scored."""
    with reading_only(), Session(db.engine) as session:
        yield session
