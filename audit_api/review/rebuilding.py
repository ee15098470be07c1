"""The sums of branches and regions made again from what was approved, and compared with those that are kept."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, select, text
from sqlalchemy.orm import Session

from reports.form_text import FormText
from reports.measures import tally
from reports.measures.tally import Tally

from ..form_versions.models import FormVersion
from ..jobs import keeping
from ..programmes.models import Branch, Wave
from ..roll_ups import keeping as roll_ups
from ..roll_ups.models import BranchRollUp, RegionRollUp
from ..roll_ups.shapes import shape
from ..submissions.models import Revision
from ..visits.models import VISIBLE_TO_BRANCHES, Visit
from .models import Decision
from .reading import approved

AT_ONCE = 50
"""Branches whose visits are added up in one transaction."""

Key = tuple[int, str]
"""A branch or a region, and the shape of its visits."""
Sums = dict[Key, tuple[int, Tally]]
"""For each key the latest form version, and what its visits add up to."""


class Forms:
    """The form versions that visits were made with, each read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[int, tuple[str, FormText]] = {}

    def __getitem__(self, version: int) -> tuple[str, FormText]:
        """The shape of a version, and its text."""
        if version not in self._known:
            tree = self._session.get_one(FormVersion, version).tree
            self._known[version] = shape(tree), FormText(tree, "en")
        return self._known[version]


def waves_with_visits(session: Session) -> Sequence[int]:
    """The numbers of the waves that have approved visits, or sums of such."""
    seen = select(Visit.wave_id).where(Visit.status == VISIBLE_TO_BRANCHES)
    return session.scalars(
        select(Wave.id).where(Wave.id.in_(seen.union(select(BranchRollUp.wave_id)))).order_by(Wave.id)
    ).all()


def is_missing(session: Session) -> bool:
    """Whether visits were approved before sums were kept at all."""
    if session.scalar(select(BranchRollUp.wave_id).limit(1)) is not None:
        return False
    return session.scalar(approved(Decision.id).limit(1)) is not None


def rebuild(session: Session, wave: int) -> int:
    """Make the sums of a wave again; how many visits they are of. Commits as it goes, and may run beside a server."""
    visits, forms = 0, Forms(session)
    for branches in _some(_branches(session, wave)):
        with keeping():
            _stop_approvals(session)
            visits += _rebuild_branches(session, wave, branches, forms)
    with keeping():
        _stop_approvals(session)
        session.execute(delete(RegionRollUp).where(RegionRollUp.wave_id == wave))
        session.expire_all()
        session.add_all(_region_rows(session, wave))
    return visits


def differences(session: Session, wave: int) -> Iterator[str]:
    """Where what is kept of a wave is not what its approved visits add up to, each as a sentence."""
    _hold_this_moment(session)
    forms = Forms(session)
    for branches in _some(_branches(session, wave)):
        rows = session.scalars(select(BranchRollUp).where(*_of(wave, branches)))
        kept = {(row.branch_id, row.shape): _values(row) for row in rows}
        sums = _sums(session, wave, branches, forms).items()
        yield from _compared("branch", kept, {key: _values(_branch_row(wave, key, *made)) for key, made in sums})
        session.expunge_all()
    made = {(row.region_id, row.shape): _values(row) for row in _region_rows(session, wave)}
    regions = session.scalars(select(RegionRollUp).where(RegionRollUp.wave_id == wave))
    yield from _compared("region", {(row.region_id, row.shape): _values(row) for row in regions}, made)


def _compared(what: str, kept: dict[Key, Any], made: dict[Key, Any]) -> Iterator[str]:
    for key in sorted(kept.keys() | made.keys()):
        if key not in kept:
            yield f"the sums of {what} {key[0]} are missing."
        elif key not in made:
            yield f"there are sums of {what} {key[0]}, and no approved visit."
        elif kept[key] != made[key]:
            yield f"the sums of {what} {key[0]} are not what its visits add up to."


def _values(row: BranchRollUp | RegionRollUp) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def _branches(session: Session, wave: int) -> Sequence[int]:
    """The branches with approved visits in the wave, or with sums of such."""
    seen = select(Visit.branch_id).where(Visit.wave_id == wave, Visit.status == VISIBLE_TO_BRANCHES)
    kept = select(BranchRollUp.branch_id).where(BranchRollUp.wave_id == wave)
    return session.scalars(seen.union(kept).order_by("branch_id")).all()


def _some(branches: Sequence[int]) -> Iterator[Sequence[int]]:
    return (branches[start : start + AT_ONCE] for start in range(0, len(branches), AT_ONCE))


def _of(wave: int, branches: Sequence[int]) -> tuple[ColumnElement[bool], ...]:
    return BranchRollUp.wave_id == wave, BranchRollUp.branch_id.in_(branches)


def _rebuild_branches(session: Session, wave: int, branches: Sequence[int], forms: Forms) -> int:
    sums = _sums(session, wave, branches, forms)
    session.execute(delete(BranchRollUp).where(*_of(wave, branches)))
    session.expire_all()
    session.add_all(_branch_row(wave, key, *made) for key, made in sums.items())
    return sum(found["visits"] for _, found in sums.values())


def _sums(session: Session, wave: int, branches: Sequence[int], forms: Forms) -> Sums:
    """What the approved visits of these branches add up to."""
    of_branches = approved(Visit.branch_id, Visit.form_version_id, Revision.scorecard).where(
        Visit.wave_id == wave, Visit.branch_id.in_(branches)
    )
    found: Sums = {}
    for branch, version, card in session.execute(of_branches.execution_options(yield_per=500)):
        kind, form = forms[version]
        latest, before = found.get((branch, kind), (version, {}))
        found[branch, kind] = max(latest, version), tally.added(before, tally.of_visit(card, form))
    return found


def _branch_row(wave: int, key: Key, version: int, sums: Tally) -> BranchRollUp:
    row = BranchRollUp(wave_id=wave, branch_id=key[0], shape=key[1], form_version_id=version)
    roll_ups.fill(row, sums)
    return row


def _region_rows(session: Session, wave: int) -> Iterator[RegionRollUp]:
    """The sums of each region, from those of its branches."""
    keys = select(Branch.region_id, BranchRollUp.shape).join(Branch).where(BranchRollUp.wave_id == wave).distinct()
    for region, kind in session.execute(keys).all():
        if (row := roll_ups.region_row(session, wave, region, kind)) is not None:
            yield row


def _stop_approvals(session: Session) -> None:
    """Until the transaction ends nobody else adds to the sums; on SQLite nobody else writes anyhow."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("lock table branch_roll_ups, region_roll_ups in share row exclusive mode"))


def _hold_this_moment(session: Session) -> None:
    """Visits and sums must be read as of one moment, or an approval in between would look like a fault."""
    session.rollback()
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("set transaction isolation level repeatable read, read only"))
