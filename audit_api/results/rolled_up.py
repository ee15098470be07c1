"""What is kept of a wave's visits, read without them: by region, by branch, and by how many visits a branch had."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, Protocol

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from reports.measures import tally
from reports.measures.areas import sizes_in, tenths
from reports.measures.interval import Spread, spread_of
from reports.measures.sums import scores
from reports.measures.tally import WHOLE, Tally
from reports.measures.variance import Alike, Group, Sizes

from ..programmes.models import Branch, Wave
from ..roll_ups.models import BranchRollUp, RegionRollUp

Scores = tuple[Decimal, ...]
"""The printed scores of complete visits, lowest first."""

Beside = Literal["wave", "region"]

SCORES = BranchRollUp.n, BranchRollUp.total, BranchRollUp.squares
TENTHS = 10
"""Scores are added up in tenths."""
LINE = BranchRollUp.form_version_id, BranchRollUp.visits, BranchRollUp.critical, *SCORES

SIDE_BY_SIDE = 300
"""More branches than these are not set side by side, but those of one region."""


@dataclass(frozen=True)
class Kind:
    """Visits of a wave that can be taken together: their shape, the latest form version, how many are complete, and
    how many were approved."""

    shape: str
    form_version: int
    complete: int
    visits: int

    @property
    def weight(self) -> tuple[int, int, int]:
        """The kind that a page shows weighs most: the most frequent; of two as frequent, the later form version."""
        return self.complete, self.visits, self.form_version


@dataclass(frozen=True)
class Line:
    """One branch's visits of one shape; `scores` are those of the complete ones."""

    form_version: int
    visits: int
    critical: int
    scores: Group

    @property
    def incomplete(self) -> int:
        return self.visits - self.scores.n


class WaveSums(Protocol):
    """What visits of a wave add up to. All of it is of the branches that it was made for, but the spread."""

    def kinds(self, wave: Wave) -> list[Kind]:
        """The kinds of visits in the wave, the heaviest first."""

    def regions(self, wave: Wave, shape: str, wanted: Sequence[int]) -> dict[int, Tally]:
        """The sums of these regions, by their number."""

    def sizes(self, wave: Wave, shape: str, wanted: Sequence[int]) -> dict[int, Sizes]:
        """By region, its branches by the number of their visits."""

    def branches(self, wave: Wave, shape: str) -> dict[int, Tally]:
        """The sums of each branch, by its number."""

    def lines(self, wave: Wave, shape: str, family: str) -> dict[int, tuple[Line, Tally]]:
        """Each branch, by its number, with those of its sums that a heat grid of `family` is made from."""

    def scores(self, wave: Wave, shape: str) -> dict[int, Group]:
        """The scores of each branch added up, by its number."""

    def spread(self, wave: Wave, shape: str) -> Spread | None:
        """The spread between visits of one branch, pooled over all branches of the wave."""

    def gains(self, before: Wave, wave: Wave, shape: str, wanted: Sequence[int]) -> dict[int, Alike]:
        """By region, the changes of its branches' means from one wave to another, of the branches seen in both."""


@dataclass(frozen=True)
class KeptSums:
    """The sums that are kept, of the branches that meet `conditions`."""

    session: Session
    conditions: tuple[ColumnElement[bool], ...]

    def kinds(self, wave: Wave) -> list[Kind]:
        query = (
            select(
                BranchRollUp.shape,
                func.max(BranchRollUp.form_version_id),
                func.sum(BranchRollUp.n),
                func.sum(BranchRollUp.visits),
            )
            .join(Branch, Branch.id == BranchRollUp.branch_id)
            .where(BranchRollUp.wave_id == wave.id, *self.conditions)
            .group_by(BranchRollUp.shape)
        )
        rows = (Kind(shape, form, int(n), int(visits)) for shape, form, n, visits in self.session.execute(query))
        return sorted(rows, key=lambda kind: kind.weight, reverse=True)

    def regions(self, wave: Wave, shape: str, wanted: Sequence[int]) -> dict[int, Tally]:
        query = select(RegionRollUp.region_id, RegionRollUp.tally).where(
            RegionRollUp.wave_id == wave.id, RegionRollUp.shape == shape, RegionRollUp.region_id.in_(wanted)
        )
        return dict(iter(self.session.execute(query)))

    def branches(self, wave: Wave, shape: str) -> dict[int, Tally]:
        query = (
            select(BranchRollUp.branch_id, BranchRollUp.tally)
            .join(Branch, Branch.id == BranchRollUp.branch_id)
            .where(BranchRollUp.wave_id == wave.id, BranchRollUp.shape == shape, *self.conditions)
        )
        return dict(iter(self.session.execute(query)))

    def sizes(self, wave: Wave, shape: str, wanted: Sequence[int]) -> dict[int, Sizes]:
        held = RegionRollUp.wave_id == wave.id, RegionRollUp.shape == shape, RegionRollUp.region_id.in_(wanted)
        query = select(RegionRollUp.region_id, RegionRollUp.tally["spread", WHOLE[0]]).where(*held)
        rows = self.session.execute(query)
        return {region: sizes_in({"spread": {WHOLE[0]: score}}) for region, score in rows if score}

    def lines(self, wave: Wave, shape: str, family: str) -> dict[int, tuple[Line, Tally]]:
        place = tally.place_of(family)
        query = (
            select(BranchRollUp.branch_id, *LINE, BranchRollUp.tally[place])
            .join(Branch, Branch.id == BranchRollUp.branch_id)
            .where(BranchRollUp.wave_id == wave.id, BranchRollUp.shape == shape, *self.conditions)
        )
        found: dict[int, tuple[Line, Tally]] = {}
        for branch, *line, rows in self.session.execute(query):
            found[branch] = _line(*line), tally.at_place(place, rows or {})
        return found

    def scores(self, wave: Wave, shape: str) -> dict[int, Group]:
        query = (
            select(BranchRollUp.branch_id, *SCORES)
            .join(Branch, Branch.id == BranchRollUp.branch_id)
            .where(BranchRollUp.wave_id == wave.id, BranchRollUp.shape == shape, *self.conditions)
        )
        return {branch: Group._make((*sums, TENTHS)) for branch, *sums in self.session.execute(query)}

    def spread(self, wave: Wave, shape: str) -> Spread | None:
        return wave_spread(self.session, wave, shape)

    def gains(self, before: Wave, wave: Wave, shape: str, wanted: Sequence[int]) -> dict[int, Alike]:
        then, now = aliased(BranchRollUp), aliased(BranchRollUp)
        # Of whole numbers, so that it is exact: so many tenths, divided by the visits of both waves.
        change = now.total * then.n - then.total * now.n
        query = (
            select(Branch.region_id, now.n, then.n, func.count(), func.sum(change), func.sum(change * change))
            .join(then, (then.branch_id == now.branch_id) & (then.shape == now.shape))
            .join(Branch, Branch.id == now.branch_id)
            .where(now.wave_id == wave.id, then.wave_id == before.id, now.shape == shape, now.n > 0, then.n > 0)
            .where(Branch.region_id.in_(wanted))
            .group_by(Branch.region_id, now.n, then.n)
        )
        found: dict[int, Alike] = {}
        for region, visits, visits_before, count, total, squares in self.session.execute(query):
            parts = 10 * visits * visits_before
            one = Alike(count, Fraction(int(total), parts), Fraction(int(squares), parts**2), Fraction(0))
            found[region] = found[region].plus(one) if region in found else one
        return found


def wave_spread(session: Session, wave: Wave, shape: str) -> Spread | None:
    """The spread between visits of one branch, pooled over all branches of the wave."""
    query = (
        select(
            BranchRollUp.n,
            func.count(),
            func.sum(BranchRollUp.total),
            func.sum(BranchRollUp.squares),
            func.sum(BranchRollUp.total * BranchRollUp.total),
        )
        .where(BranchRollUp.wave_id == wave.id, BranchRollUp.shape == shape, BranchRollUp.n > 0)
        .group_by(BranchRollUp.n)
    )
    return spread_of({size: tenths([int(value) for value in row]) for size, *row in session.execute(query)})


def failed(session: Session, wave: Wave, shape: str) -> tuple[int, int]:
    """Failed answers of the whole wave, and of how many that count in the score."""
    query = select(func.sum(BranchRollUp.failed), func.sum(BranchRollUp.scored))
    row = session.execute(query.where(BranchRollUp.wave_id == wave.id, BranchRollUp.shape == shape)).one()
    return int(row[0] or 0), int(row[1] or 0)


Lines = Mapping[str, Line]
"""A branch's visits of a wave, by shape."""


def lines(session: Session, wave: Wave, *conditions: ColumnElement[bool]) -> Mapping[int, Lines]:
    """For each branch that meets `conditions`, by its number."""
    query = select(BranchRollUp.branch_id, BranchRollUp.shape, *LINE)
    query = query.join(Branch, Branch.id == BranchRollUp.branch_id).where(BranchRollUp.wave_id == wave.id, *conditions)
    found: dict[int, dict[str, Line]] = {}
    for branch, shape, *line in session.execute(query):
        found.setdefault(branch, {})[shape] = _line(*line)
    return found


def _line(version: int, visits: int, critical: int, *scores: int) -> Line:
    """Of the columns in LINE."""
    return Line(version, visits, critical, Group._make((*scores, TENTHS)))


def peers(session: Session, wave: Wave, shape: str, branch: Branch) -> tuple[Beside, tuple[Scores, ...]]:
    """The printed scores of each branch of the wave; of each branch of its region, where the wave has too many
    branches to be set side by side: the first says which."""
    held = BranchRollUp.wave_id == wave.id, BranchRollUp.shape == shape, BranchRollUp.n > 0
    query = select(BranchRollUp.tally["scores"]).join(Branch, Branch.id == BranchRollUp.branch_id).where(*held)
    many = (session.scalar(select(func.count()).select_from(BranchRollUp).where(*held)) or 0) > SIDE_BY_SIDE
    if many:
        query = query.where(Branch.region_id == branch.region_id)
    rows = session.scalars(query.order_by(Branch.code, Branch.id))
    return "region" if many else "wave", tuple(scores({"scores": held}) for held in rows)
