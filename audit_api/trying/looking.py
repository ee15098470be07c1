"""A re-score as it is shown: how far it is, what it came to, and one page of the visits that would change."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from forms.re_scoring import ReScore as Found

from ..submissions.models import Revision
from ..visits.models import Visit
from .actions import definition
from .making import Ways, visits_of
from .models import ReScore, ReScoredVisit


def shown(session: Session, row: ReScore, page: dict[str, Any]) -> dict[str, Any]:
    """ReScoreSchema."""
    names = ("id", "form_version_id", "asked_at", "kept_until", "visits", "done", "changed")
    whole = row.figures is not None
    return {
        **{name: getattr(row, name) for name in names},
        "status": _status(row),
        "per_cent": 100 if whole else row.job.per_cent,
        "older_than_form": row.tree != row.form_version.tree,
        "result": {**(row.figures or {}), **_page(session, row, page)} if whole else None,
    }


def _status(row: ReScore) -> str:
    if row.cancelled_at is not None:
        return "cancelled"
    # The job is not over yet in the moment in which its figures are written.
    return "done" if row.figures is not None else row.job.status


def _page(session: Session, row: ReScore, page: dict[str, Any]) -> dict[str, Any]:
    size, number = page["page_size"], page["page"]
    chosen = select(ReScoredVisit.revision_id).where(ReScoredVisit.re_score_id == row.id)
    largest = chosen.order_by(ReScoredVisit.moved.desc(), ReScoredVisit.revision_id.desc())
    numbers = list(session.scalars(largest.limit(size).offset((number - 1) * size)))
    found = {one["revision"]: one for one in _visits(session, row, numbers)}
    pages = max(1, -(-row.changed // size))
    # a visit may have gone since it was reckoned
    return {"visits": [found[one] for one in numbers if one in found], "page": number, "pages": pages}


def _visits(session: Session, row: ReScore, numbers: list[int]) -> list[dict[str, Any]]:
    ways = Ways(definition(session, row.form_version, row.tree))
    chosen = visits_of(Revision.id.in_(numbers)).add_columns(Visit).join(Visit.wave)
    places = joinedload(Visit.branch), joinedload(Visit.wave), joinedload(Visit.form_version)
    return [_visit(one.Visit, one.revision_id, ways.of(one)) for one in session.execute(chosen.options(*places))]


def _visit(visit: Visit, revision: int, found: Found) -> dict[str, Any]:
    return {
        "revision": revision,
        "visit": visit.id,
        "reference": visit.reference,
        "branch": visit.branch,
        "wave": visit.wave,
        "form_version": visit.form_version.number,
        "before": found.before.final,
        "after": found.after.final,
        "band_before": found.before.band,
        "band_after": found.after.band,
        "coverage_before": found.before.coverage,
        "coverage_after": found.after.coverage,
        "complete_before": found.before.complete,
        "complete_after": found.after.complete,
        "why": found.why,
        "not_there": found.not_there,
    }
