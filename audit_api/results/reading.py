"""Which waves and branches somebody may look at, and the approved visits behind their figures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, distinct, func, select
from sqlalchemy.orm import Session, defer, joinedload

from ..form_versions.models import FormVersion
from ..http import found
from ..people.access import MANAGERS, STAFF, Role, Viewer
from ..programmes.models import Branch, Programme, Wave
from ..review.reading import approved_revisions
from ..roll_ups.models import BranchRollUp
from ..roll_ups.shapes import shape
from ..submissions.models import Revision

SEEING: tuple[Role, ...] = (*STAFF, *MANAGERS)


def waves(viewer: Viewer, *conditions: ColumnElement[bool]) -> Select[Any]:
    """(wave, branches, visits) for each wave with approved visits in the viewer's scope, the latest first, of those
    that meet `conditions` on Wave.

    A wave without any is not told: a branch must not learn that visits are about to come, or that one did not happen.
    """
    seen = (
        select(
            BranchRollUp.wave_id,
            func.count(distinct(BranchRollUp.branch_id)).label("branches"),
            func.sum(BranchRollUp.visits).label("visits"),
        )
        .join(Branch, Branch.id == BranchRollUp.branch_id)
        .join(Wave, Wave.id == BranchRollUp.wave_id)
        .where(viewer.within(Branch.scope, *SEEING), *conditions)
        .group_by(BranchRollUp.wave_id)
        .subquery()
    )
    return (
        select(Wave, seen.c.branches, seen.c.visits)
        .join(seen, seen.c.wave_id == Wave.id)
        .options(joinedload(Wave.programme).joinedload(Programme.client))
        .order_by(Wave.starts_on.desc(), Wave.id.desc())
    )


def wave_choices(session: Session, viewer: Viewer, programme: int) -> list[Wave]:
    """The waves of a programme with approved visits in the viewer's scope, the latest first."""
    within = viewer.within(Branch.scope, *SEEING)
    branches = select(BranchRollUp.wave_id).join(Branch, Branch.id == BranchRollUp.branch_id).where(within)
    seen = branches.where(BranchRollUp.wave_id == Wave.id).correlate(Wave).exists()
    query = select(Wave).where(Wave.programme_id == programme, seen)
    return list(session.scalars(query.order_by(Wave.starts_on.desc(), Wave.id.desc())))


def beside(session: Session, wave: Wave, choices: Sequence[Wave], wanted: int | None) -> Wave | None:
    """The wave to compare with: the one `wanted` (404 unless it is among the choices), else the one that began last
    before, if that is among them."""
    if wanted is not None:
        other: Wave = found(next((one for one in choices if one.id == wanted), None), "wave", wanted)
        return other
    before = previous_wave(session, wave)
    return before if before in choices else None


def wave_rows(session: Session, query: Select[Any]) -> Iterator[dict[str, Any]]:
    """ResultWaveSchema of each row of `waves`."""
    for wave, branches, visits in session.execute(query):
        shown = {key: getattr(wave, key) for key in ("id", "code", "title", "starts_on", "ends_on", "programme")}
        yield {**shown, "client": wave.programme.client, "branches": branches, "visits": int(visits)}


def one_wave(session: Session, viewer: Viewer, wave: int) -> dict[str, Any]:
    """ResultWaveSchema of one wave; 404 when the viewer sees nothing in it."""
    rows = wave_rows(session, waves(viewer, Wave.id == wave))
    row: dict[str, Any] = found(next(rows, None), "wave", wave)
    return row


def one_branch(session: Session, viewer: Viewer, branch: int) -> Branch:
    """The branch; 404 outside of the viewer's scope."""
    query = select(Branch).where(Branch.id == branch, viewer.within(Branch.scope, *SEEING))
    row: Branch = found(session.scalar(query.options(joinedload(Branch.region))), "branch", branch)
    return row


def previous_wave(session: Session, wave: Wave) -> Wave | None:
    """The wave of the same programme that began last before this one."""
    earlier = Wave.programme_id == wave.programme_id, Wave.starts_on < wave.starts_on
    return session.scalar(select(Wave).where(*earlier).order_by(Wave.starts_on.desc(), Wave.id.desc()).limit(1))


def whole(session: Session, *conditions: ColumnElement[bool]) -> list[Revision]:
    """Approved revisions with answers and scorecard."""
    return list(session.scalars(approved_revisions().where(*conditions)))


def scorecards(session: Session, *conditions: ColumnElement[bool]) -> list[Revision]:
    """Approved revisions with their scorecards; the answers stay where they are."""
    return list(session.scalars(approved_revisions().where(*conditions).options(defer(Revision.document))))


def comparable(revisions: Sequence[Revision]) -> list[Revision]:
    """Those made with the same questions as most: only their figures can be taken together.

    Where two versions are as frequent, the later one counts.
    """
    known = shapes(revisions)
    times = Counter(known[form_of(revision).id] for revision in revisions)
    latest = {known[form_of(revision).id]: form_of(revision).id for revision in revisions}
    most = max(times, key=lambda kind: (times[kind], latest[kind]), default=None)
    return [revision for revision in revisions if known[form_of(revision).id] == most]


def shapes(revisions: Sequence[Revision]) -> dict[int, str]:
    """By form version, what two of them must share for their scorecards to be comparable."""
    versions = {form_of(revision).id: form_of(revision) for revision in revisions}
    return {number: shape(version.tree) for number, version in versions.items()}


def form_of(revision: Revision) -> FormVersion:
    """The form version that a visit was made with."""
    return revision.submission.visit.form_version
