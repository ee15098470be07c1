"""Adding an approved visit to the sums of its branch and its region, and taking a branch's along when it moves."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import event, inspect, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapper, Session

from reports.form_text import FormText
from reports.measures import tally
from reports.measures.tally import Tally

from ..programmes.models import Branch, Region
from ..submissions.models import Revision
from .models import BranchRollUp, RegionRollUp
from .shapes import shape


def keep(session: Session, revision: Revision) -> None:
    """Add a visit that took place, as it was approved. To be called once a visit, in the approving transaction."""
    visit = revision.submission.visit
    form = visit.form_version
    region = _hold(session, visit.branch_id)
    key = {"wave_id": visit.wave_id, "branch_id": visit.branch_id, "shape": shape(form.tree)}
    row = session.get(BranchRollUp, key, populate_existing=True)
    before = row.tally if row else {}
    after = tally.added(before, tally.of_visit(revision.card, FormText(form.tree, "en")))
    if row is None:
        row = BranchRollUp(**key, form_version_id=form.id)
        session.add(row)
    row.form_version_id = max(row.form_version_id, form.id)
    fill(row, after)
    session.flush()
    _replace(session, region, row, before)


def fill(row: BranchRollUp, sums: Tally) -> None:
    """Write a branch's sums, and the figures among them that stand in columns."""
    row.tally = tally.plain(sums)
    row.visits = sums["visits"]
    row.n, row.total, row.squares = tally.score_sums(sums)
    row.critical = tally.critical(sums)
    row.failed, row.scored = tally.failed(sums)


def region_row(session: Session, wave: int, region: int, shape: str) -> RegionRollUp | None:
    """A region's sums made from its branches' rows, not yet added to the session; none without such rows."""
    of_branches = (
        select(BranchRollUp.tally, BranchRollUp.form_version_id)
        .join(Branch, Branch.id == BranchRollUp.branch_id)
        .where(BranchRollUp.wave_id == wave, BranchRollUp.shape == shape, Branch.region_id == region)
    )
    rows = session.execute(of_branches).all()
    if not rows:
        return None
    return RegionRollUp(
        wave_id=wave,
        region_id=region,
        shape=shape,
        form_version_id=max(version for _, version in rows),
        tally=tally.plain(of_region(sums for sums, _ in rows)),
    )


def of_region(branches: Iterable[Tally]) -> Tally:
    """What branches' sums add up to."""
    whole: Tally = {}
    for sums in branches:
        whole = tally.added(whole, tally.of_branch(sums))
    return whole


def _hold(session: Session, branch: int) -> int:
    """Wait for one's turn to change the sums of a branch and of its region, whose number this is."""
    # Rows that merely point at them don't wait. The branch first: while it is held it stays in its region.
    held = select(Branch.region_id).where(Branch.id == branch).with_for_update(key_share=True)
    region: int = session.execute(held).scalar_one()
    session.execute(select(Region.id).where(Region.id == region).with_for_update(key_share=True))
    return region


def _replace(session: Session, region: int, row: BranchRollUp, before: Mapping[str, Any]) -> None:
    """In its region's sums, put the sums of a branch in the place of those it had `before`."""
    kept = session.get(RegionRollUp, (row.wave_id, region, row.shape), populate_existing=True)
    if kept is None:
        made = region_row(session, row.wave_id, region, row.shape)
        session.add_all([made] if made else [])
    else:
        without = tally.added(kept.tally, tally.of_branch(before), -1) if before else kept.tally
        kept.tally = tally.plain(tally.added(without, tally.of_branch(row.tally)))
        kept.form_version_id = max(kept.form_version_id, row.form_version_id)
    session.flush()


@event.listens_for(Branch, "after_update")
def _take_along(_mapper: Mapper[Branch], connection: Connection, branch: Branch) -> None:
    """A branch that moves to another region takes its visits along, those of past waves too."""
    moved = inspect(branch).attrs.region_id.history
    if not moved.has_changes():
        return
    # `programmes` moves branches and knows nothing of sums, which come after it.
    regions = sorted({*moved.deleted, branch.region_id})
    with Session(connection) as session:
        session.execute(
            select(Region.id).where(Region.id.in_(regions)).order_by(Region.id).with_for_update(key_share=True)
        )
        for row in session.scalars(select(BranchRollUp).where(BranchRollUp.branch_id == branch.id)):
            for region in regions:
                _move(session, row, region, 1 if region == branch.region_id else -1)
        session.flush()


def _move(session: Session, row: BranchRollUp, region: int, times: int) -> None:
    kept = session.get(RegionRollUp, (row.wave_id, region, row.shape))
    if kept is None:
        made = region_row(session, row.wave_id, region, row.shape)
        session.add_all([made] if made else [])
        return
    kept.tally = tally.plain(tally.added(kept.tally, tally.of_branch(row.tally), times))
    if not kept.tally:
        session.delete(kept)
    elif times > 0:
        kept.form_version_id = max(kept.form_version_id, row.form_version_id)
