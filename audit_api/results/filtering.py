"""Visits chosen by the part of the day, the channel or the circumstances, and what they add up to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from reports.form_text import FormText
from reports.measures import tally
from reports.measures.areas import sizes_in
from reports.measures.interval import Spread, spread_of
from reports.measures.tally import Tally
from reports.measures.variance import Alike, Group, Sizes, sizes, sizes_of

from .. import problems
from ..form_versions.models import FormVersion
from ..programmes.models import Branch, Wave
from ..review.reading import approved
from ..roll_ups.models import BranchRollUp
from ..roll_ups.shapes import shape
from ..submissions.models import Revision, Submission
from ..visits.models import Visit
from .gather import began_at, part_of_day
from .rolled_up import TENTHS, Kind, Line

_MOMENT = (Revision.document, Branch.time_zone, Visit.clock_offset_ms, Submission.clock_offset_ms)
"""Of a visit, what tells when it began."""

MOST = 10_000
"""So many visits are added up while somebody waits; a region has fewer."""


@dataclass(frozen=True)
class Filter:
    """Which visits count; None is all. `scenario` is a question about the circumstances, and the answer it has."""

    part_of_day: str | None = None
    channel: str | None = None
    scenario: tuple[str, str] | None = None

    @property
    def active(self) -> bool:
        return (self.part_of_day, self.channel, self.scenario) != (None, None, None)

    def passes(self, form: Mapping[str, Any], document: Mapping[str, Any], began: datetime) -> bool:
        """Whether a visit counts: its form, what it handed in, and when it began by the branch's clock."""
        if self.channel and form["channel"] != self.channel:
            return False
        if self.scenario and not _is_answered(document, *self.scenario):
            return False
        return self.part_of_day in (None, part_of_day(began.time()))


@dataclass
class Added:
    """Visits of one shape, added up by branch; `regions` says where each branch lies."""

    form_version: int
    branches: dict[int, Tally] = field(default_factory=dict)
    regions: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class FilteredSums:
    """The visits that pass a filter, added up now, of the branches that meet `conditions` (a WaveSums)."""

    session: Session
    wanted: Filter
    conditions: tuple[ColumnElement[bool], ...]
    _read: dict[int, dict[str, Added]] = field(default_factory=dict)

    def kinds(self, wave: Wave) -> list[Kind]:
        rows = (
            Kind(shape, added.form_version, sum(map(tally.counted, sums)), sum(one["visits"] for one in sums))
            for shape, added in self._added(wave).items()
            for sums in [list(added.branches.values())]
        )
        return sorted(rows, key=lambda kind: kind.weight, reverse=True)

    def regions(self, wave: Wave, shape: str, wanted: Sequence[int]) -> dict[int, Tally]:
        found: dict[int, Tally] = {}
        for _, region, sums in self._rows(wave, shape):
            if region in wanted:
                found[region] = tally.added(found.get(region, {}), tally.of_branch(sums))
        return found

    def sizes(self, wave: Wave, shape: str, wanted: Sequence[int]) -> dict[int, Sizes]:
        return {region: sizes_in(sums) for region, sums in self.regions(wave, shape, wanted).items()}

    def lines(self, wave: Wave, shape: str, family: str) -> dict[int, tuple[Line, Tally]]:
        added = self._added(wave).get(shape)
        return {
            branch: (Line(added.form_version, sums["visits"], tally.critical(sums), _scores(sums)), sums)
            for branch, sums in (added.branches if added else {}).items()
            if added
        }

    def scores(self, wave: Wave, shape: str) -> dict[int, Group]:
        return {branch: _scores(sums) for branch, sums in self.branches(wave, shape).items()}

    def branches(self, wave: Wave, shape: str) -> dict[int, Tally]:
        return {branch: sums for branch, _, sums in self._rows(wave, shape)}

    def spread(self, wave: Wave, shape: str) -> Spread | None:
        return spread_of(sizes_of(self.scores(wave, shape).values()))

    def gains(self, before: Wave, wave: Wave, shape: str, wanted: Sequence[int]) -> dict[int, Alike]:
        then = self.scores(before, shape)
        found: dict[int, list[list[Fraction]]] = {}
        for branch, region, sums in self._rows(wave, shape):
            now, earlier = _scores(sums), then.get(branch)
            if region in wanted and now.n and earlier and earlier.n:
                found.setdefault(region, []).append([now.mean - earlier.mean])
        return {region: sizes(changes)[1] for region, changes in found.items()}

    def _rows(self, wave: Wave, shape: str) -> list[tuple[int, int, Tally]]:
        added = self._added(wave).get(shape)
        return [(branch, added.regions[branch], sums) for branch, sums in added.branches.items()] if added else []

    def _added(self, wave: Wave) -> dict[str, Added]:
        if wave.id not in self._read:
            self._read[wave.id] = added_up(self.session, wave, self.wanted, *self.conditions)
        return self._read[wave.id]


def asked_for(args: Mapping[str, Any]) -> Filter:
    """The filter that FilterArgs ask for."""
    question, _, option = args.get("scenario", "").partition(":")
    return Filter(args.get("part_of_day"), args.get("channel"), (question, option) if option else None)


def added_up(session: Session, wave: Wave, wanted: Filter, *conditions: ColumnElement[bool]) -> dict[str, Added]:
    """The visits of the wave that pass the filter and meet `conditions`, added up, by their shape."""
    _refuse_too_many(session, wave, *conditions)
    columns = Visit.branch_id, Branch.region_id, Visit.form_version_id, Revision.scorecard
    query = approved(*columns, *_MOMENT).where(Visit.wave_id == wave.id, *conditions)
    forms = _Forms(session)
    found: dict[str, Added] = {}
    for branch, region, version, card, *moment in session.execute(query.order_by(Branch.code, Branch.id)):
        tree, text, kind = forms[version]
        if wanted.passes(tree, moment[0], _began(*moment)):
            added = found.setdefault(kind, Added(version))
            added.form_version = max(added.form_version, version)
            added.regions[branch] = region
            added.branches[branch] = tally.added(added.branches.get(branch, {}), tally.of_visit(card, text))
    return found


def passing(session: Session, wave: Wave, wanted: Filter, visits: Select[Any]) -> list[int]:
    """The revisions among `visits` (of review.reading.approved) that pass the filter, by branch and number."""
    query = visits.with_only_columns(Revision.id, Visit.form_version_id, *_MOMENT)
    forms = _Forms(session)
    rows = session.execute(query.order_by(Branch.code, Branch.id, Visit.number))
    return [number for number, version, *moment in rows if wanted.passes(forms[version][0], moment[0], _began(*moment))]


def scenarios(tree: Mapping[str, Any], language: str) -> Iterator[dict[str, Any]]:
    """The form's questions about the circumstances that have answers to choose from (ScenarioSchema)."""
    form = FormText(tree, language)
    for code, question in form.questions.items():
        if question.get("family") == "context" and question["type"] in ("choice", "choices"):
            options = [
                {"value": f"{code}:{option['option']}", "title": form.say(option["title"])}
                for option in question["options"]
            ]
            yield {"question": code, "title": form.question_title(code), "options": options}


class _Forms:
    """Form versions, each read once: the tree, its text, and its shape."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[int, tuple[Mapping[str, Any], FormText, str]] = {}

    def __getitem__(self, version: int) -> tuple[Mapping[str, Any], FormText, str]:
        if version not in self._known:
            tree = self._session.get_one(FormVersion, version).tree
            self._known[version] = tree, FormText(tree, "en"), shape(tree)
        return self._known[version]


def _scores(sums: Tally) -> Group:
    return Group._make((*tally.score_sums(sums), TENTHS))


def _began(document: Mapping[str, Any], time_zone: str, *offsets: int | None) -> datetime:
    return began_at(document, offsets, time_zone)


def _is_answered(document: Mapping[str, Any], question: str, option: str) -> bool:
    value = document["answers"]["answers"].get(question, {}).get("value")
    return option in value if isinstance(value, list) else value == option


def _refuse_too_many(session: Session, wave: Wave, *conditions: ColumnElement[bool]) -> None:
    query = select(func.sum(BranchRollUp.visits)).join(Branch, Branch.id == BranchRollUp.branch_id)
    count = int(session.scalar(query.where(BranchRollUp.wave_id == wave.id, *conditions)) or 0)
    if count > MOST:
        problems.refuse("too_many_to_filter", count=count, limit=MOST)
