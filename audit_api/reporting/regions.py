"""What is kept of a wave's branches, as the values that a region's report is drawn from. No visit is read for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from reports import data
from reports.measures.sums import branch_sums
from reports.measures.variance import NOBODY

from ..form_versions.models import FormVersion
from ..form_versions.taxonomy.reading import taxonomies_for
from ..improvement import open_actions
from ..people.access import STAFF, Role
from ..programmes.models import Branch, Region, Wave
from ..results import breaks, gather, reading, rolled_up
from ..results.gather import Reader
from ..results.rolled_up import KeptSums, Lines
from ..review.models import Decision
from ..review.reading import approved
from ..visits.models import Visit

COMPARING: tuple[Role, ...] = (*STAFF, "regional_manager")
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
    kept = KeptSums(session, (where,))
    kind = next(iter(kept.kinds(wave)), None)
    if kind is None:
        return None
    before = reading.previous_wave(session, wave)
    then = rolled_up.lines(session, before, where) if before else {}
    spread = rolled_up.wave_spread(session, wave, kind.shape)
    form = session.get_one(FormVersion, kind.form_version)
    asked = open_actions.Asked(wave, where, reader.at.date())
    return data.RegionReport(
        programme=gather.programme(wave),
        region=region.name if region else None,
        wave=gather.round_of(wave),
        language=reader.language,
        form=form.tree,
        form_version=str(form.number),
        branches=tuple(_branches(kept, area, kind.shape, then)),
        spread=(spread.deviation, spread.freedom) if spread else None,
        previous_wave=gather.round_of(before) if before else None,
        before_other_form=sum(_other_form(rows, kind.shape) for rows in then.values()),
        form_break=breaks.between(session, before, form, where),
        actions=open_actions.listed(session, asked, only_late=region is None),
        action_counts=open_actions.counts(session, asked),
        as_of=_approved_on(session, wave, where),
        taxonomies=taxonomies_for(form),
    )


def _branches(kept: KeptSums, area: Area, shape: str, then: Mapping[int, Lines]) -> Iterator[data.BranchSums]:
    """Every branch with approved visits, by code."""
    now = rolled_up.lines(kept.session, area.wave, *kept.conditions)
    tallies = kept.branches(area.wave, shape)
    query = select(Branch).where(Branch.id.in_(now)).options(joinedload(Branch.region))
    for branch in kept.session.scalars(query.order_by(Branch.code, Branch.id)):
        before = then.get(branch.id, {}).get(shape)
        yield branch_sums(
            gather.place(branch),
            tallies.get(branch.id, {}),
            before.scores if before else NOBODY,
            _other_form(now[branch.id], shape),
        )


def _other_form(lines: Lines, shape: str) -> int:
    """How many visits were made with other questions."""
    return sum(line.visits for other, line in lines.items() if other != shape)


def _approved_on(session: Session, wave: Wave, where: ColumnElement[bool]) -> date | None:
    """The day, in UTC, of the latest approval."""
    latest = session.scalar(approved(func.max(Decision.decided_at)).where(Visit.wave_id == wave.id, where))
    return latest.date() if latest else None
