"""What is kept of a wave's branches, as the values that a region's report is drawn from. No visit is read for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import sqrt
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from reports import data
from reports.measures.sums import branch_sums

from ..form_versions.models import FormVersion
from ..people.access import STAFF, Role
from ..programmes.models import Branch, Region, Wave
from ..results import gather, reading
from ..results.gather import Reader
from ..review.models import Decision
from ..roll_ups.models import BranchRollUp
from ..visits.models import Visit

Kept = Mapping[int, Mapping[str, BranchRollUp]]
"""Sums by the number of the branch and by the shape of its visits."""


SIDE_BY_SIDE: tuple[Role, ...] = (*STAFF, "regional_manager")
"""Who may see branches side by side: not those who answer for one of them."""


@dataclass(frozen=True)
class Area:
    """One region in one wave; without a region, the whole programme."""

    wave: Wave
    region: Region | None = None


def region_report(session: Session, area: Area, reader: Reader) -> data.RegionReport | None:
    """None when there is no approved visit.

    Its figures rest on the visits made with the questions that most of them were made with.
    """
    wave, region = area.wave, area.region
    where = Branch.region_id == region.id if region else Branch.client_id == wave.programme.client_id
    now, before = _kept(session, wave, where), reading.previous_wave(session, wave)
    if not now:
        return None
    shape, version = _heaviest(now.values())
    then = _kept(session, before, where) if before else {}
    form = session.get_one(FormVersion, version)
    return data.RegionReport(
        programme=gather.programme(wave),
        region=region.name if region else None,
        wave=gather.round_of(wave),
        language=reader.language,
        form=form.tree,
        form_version=str(form.number),
        branches=tuple(_sums(branch, shape, now, then) for branch in _branches(session, now)),
        spread=_spread(session, wave, shape),
        previous_wave=gather.round_of(before) if before else None,
        before_other_form=sum(_other_form(rows, shape) for rows in then.values()),
        as_of=_approved_on(session, wave, where),
    )


def _kept(session: Session, wave: Wave, where: ColumnElement[bool]) -> Kept:
    query = select(BranchRollUp).join(Branch, Branch.id == BranchRollUp.branch_id)
    found: dict[int, dict[str, BranchRollUp]] = {}
    for row in session.scalars(query.where(BranchRollUp.wave_id == wave.id, where)):
        found.setdefault(row.branch_id, {})[row.shape] = row
    return found


def _heaviest(branches: Iterable[Mapping[str, BranchRollUp]]) -> tuple[str, int]:
    """The shape of most complete visits, and the latest form version among them; of two as frequent the later one."""
    weights: dict[str, tuple[int, int, int]] = {}
    for row in (row for rows in branches for row in rows.values()):
        complete, visits, version = weights.get(row.shape, (0, 0, 0))
        weights[row.shape] = complete + row.n, visits + row.visits, max(version, row.form_version_id)
    shape = max(weights, key=lambda shape: weights[shape])
    return shape, weights[shape][2]


def _branches(session: Session, kept: Kept) -> Sequence[Branch]:
    query = select(Branch).where(Branch.id.in_(kept)).options(joinedload(Branch.region))
    return session.scalars(query.order_by(Branch.code, Branch.id)).all()


def _sums(branch: Branch, shape: str, now: Kept, then: Kept) -> data.BranchSums:
    other = _other_form(now[branch.id], shape)
    return branch_sums(gather.place(branch), _tally(now, branch, shape), _tally(then, branch, shape), other)


def _tally(kept: Kept, branch: Branch, shape: str) -> Mapping[str, Any]:
    row = kept.get(branch.id, {}).get(shape)
    return row.tally if row else {}


def _other_form(rows: Mapping[str, BranchRollUp], shape: str) -> int:
    return sum(row.visits for row in rows.values() if row.shape != shape)


def _spread(session: Session, wave: Wave, shape: str) -> tuple[float, int] | None:
    """The standard deviation between visits of one branch, pooled over all branches of the wave, and its freedom."""
    sums = select(BranchRollUp.n, BranchRollUp.total, BranchRollUp.squares).where(BranchRollUp.n > 0)
    rows = session.execute(sums.where(BranchRollUp.wave_id == wave.id, BranchRollUp.shape == shape)).all()
    free = sum(visits - 1 for visits, _, _ in rows)
    apart = sum((Fraction(squares) - Fraction(total * total, visits) for visits, total, squares in rows), Fraction(0))
    return (sqrt(apart / free) / 10, free) if free and apart else None


def _approved_on(session: Session, wave: Wave, where: ColumnElement[bool]) -> date | None:
    """The day, in UTC, of the latest approval."""
    query = select(func.max(Decision.decided_at)).join(Visit, Visit.id == Decision.visit_id).join(Visit.branch)
    latest = session.scalar(query.where(Decision.kind == "approved", Visit.wave_id == wave.id, where))
    return latest.date() if latest else None
