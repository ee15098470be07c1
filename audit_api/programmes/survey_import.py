"""What real customers said, from a file into survey means: all of them, or none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.taxonomies import LANGUAGES, load

from .. import problems
from ..people.actions import hold_scope
from ..spreadsheets import Line, Shape, place
from .models import Branch, Programme, SurveyMean, Wave
from .scales import Scale

SURVEYS = Shape(
    thing="mean",
    things="means",
    columns={
        "branch": ("branch", "cawangan", "cabang"),
        "wave": ("wave", "pusingan", "gelombang"),
        "promise": ("promise", "dimension", "janji perkhidmatan", "janji layanan", "dimensi"),
        "n": ("n", "customers", "pelanggan", "responden"),
        "mean": ("mean", "min", "purata", "rata-rata", "rata rata"),
        "sd": ("sd", "standard deviation", "sisihan piawai", "simpangan baku"),
    },
    needed=("branch", "wave", "promise", "n", "mean", "sd"),
)
"""What each column may be called in en, ms and id."""

CUSTOMERS = re.compile(r"0*[1-9][0-9]{0,7}")
NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{0,30})?")
PLACES = Decimal("1e-8")
"""To what a mean is kept: more than any survey has."""

SAID = ("customers", "mean", "deviation", "lowest", "highest")
"""The columns that say what customers said."""

Key = tuple[int, int, str]
"""The numbers of wave and branch, and the promise: what there is at most one mean of."""
Problem = tuple[str, str, str]
"""A column, a code, and a sentence with the value and the cure."""


@dataclass(frozen=True)
class Survey:
    """A file of means: whose they are, and on which scale."""

    programme: Programme
    scale: Scale
    lines: list[Line]


@dataclass
class Known:
    """What the programme has, by lower-case code; and the row at which each mean was first seen in the file."""

    waves: dict[str, Wave]
    branches: dict[str, Branch]
    means: dict[Key, SurveyMean]
    seen: dict[Key, int] = field(default_factory=dict)


def import_survey(session: Session, survey: Survey, at: datetime, dry_run: bool) -> dict[str, int]:
    """Keep the means as the lines say; each takes the place of what was known of its wave, branch and promise.

    Counts what was (or, dry, would be) created, changed and unchanged. One bad row, and nothing is imported: every
    bad cell is told.
    """
    hold_scope(session, survey.programme.client.scope)
    known = _known(session, survey.programme)
    wrong = [place(line.number, *problem) for line in survey.lines for problem in _problems(line, known, survey.scale)]
    if wrong:
        problems.refuse_places(wrong)
    counts = {"created": 0, "changed": 0, "unchanged": 0}
    for line in survey.lines:
        mean = _mean(line.cells, known, survey.scale)
        mean.imported_at = at
        counts[_keep(session, mean, known, dry_run)] += 1
    return counts


def _known(session: Session, programme: Programme) -> Known:
    newest = select(Wave).where(Wave.programme_id == programme.id).order_by(Wave.starts_on.desc())
    waves = list(session.scalars(newest))
    branches = session.scalars(select(Branch).where(Branch.client_id == programme.client_id).order_by(Branch.code))
    means = session.scalars(select(SurveyMean).where(SurveyMean.wave_id.in_(wave.id for wave in waves)))
    return Known(
        {wave.code.lower(): wave for wave in waves},
        {branch.code.lower(): branch for branch in branches},
        {_key(mean): mean for mean in means},
    )


def _key(mean: SurveyMean) -> Key:
    return mean.wave_id, mean.branch_id, mean.promise


def _problems(line: Line, known: Known, scale: Scale) -> Iterator[Problem]:
    empty = [column for column in SURVEYS.needed if not line.cells[column]]
    yield from ((column, "missing", "This cell is empty. Fill it in.") for column in empty)
    if line.beyond:
        yield "beyond", "too_long", f"{line.beyond[:40]!r} is past the header's last column. Check the separators."
    wrong = [*_unknown(line.cells, known), *_wrong_numbers(line.cells, scale)]
    yield from (problem for problem in wrong if problem[0] not in empty)
    if not empty and not wrong:
        yield from _twice(line, known, scale)


def _unknown(cells: dict[str, str], known: Known) -> Iterator[Problem]:
    for column, codes in (("branch", list(known.branches)), ("wave", list(known.waves))):
        if cells[column].lower() not in codes:
            some = ", ".join(codes[:10]) or "none yet"
            yield column, "unknown", f"{cells[column][:60]!r} is no {column} of this programme. There are: {some}."
    if cells["promise"].lower() not in _promises():
        some = ", ".join(load().codes("promise"))
        yield "promise", "unknown", f"{cells['promise'][:60]!r} is no promise. Choose from {some}."


@cache
def _promises() -> dict[str, str]:
    """The code of each promise, by all that it may be called."""
    words, codes = load(), load().codes("promise")
    labels = {words.label("promise", code, language).lower(): code for code in codes for language in LANGUAGES}
    return {**labels, **{code: code for code in codes}}


def _wrong_numbers(cells: dict[str, str], scale: Scale) -> Iterator[Problem]:
    ends = f"{scale.lowest} to {scale.highest}"
    if not CUSTOMERS.fullmatch(cells["n"]):
        yield "n", "bad_value", f"{cells['n'][:20]!r} is no number of customers. Write a whole number of 1 or more."
    mean, deviation = _number(cells["mean"]), _number(cells["sd"])
    if mean is None or not scale.lowest <= mean <= scale.highest:
        yield "mean", "bad_value", f"{cells['mean'][:20]!r} is not on the scale. Write a number from {ends}."
    if deviation is None or not 0 <= deviation <= scale.highest - scale.lowest:
        most = scale.highest - scale.lowest
        yield "sd", "bad_value", f"{cells['sd'][:20]!r} is no standard deviation on this scale. Write 0 to {most}."


def _number(text: str) -> Decimal | None:
    """The number in a cell, with a point or a comma."""
    plain = text.replace(",", ".")
    return Decimal(plain).quantize(PLACES, ROUND_HALF_UP) if NUMBER.fullmatch(plain) else None


def _twice(line: Line, known: Known, scale: Scale) -> Iterator[Problem]:
    first = known.seen.setdefault(_key(_mean(line.cells, known, scale)), line.number)
    if first != line.number:
        message = f"This branch, wave and promise stand in row {first} too. Keep one of them."
        yield "promise", "duplicate", message


def _mean(cells: dict[str, str], known: Known, scale: Scale) -> SurveyMean:
    return SurveyMean(
        wave_id=known.waves[cells["wave"].lower()].id,
        branch_id=known.branches[cells["branch"].lower()].id,
        promise=_promises()[cells["promise"].lower()],
        customers=int(cells["n"]),
        mean=_number(cells["mean"]),
        deviation=_number(cells["sd"]),
        lowest=scale.lowest,
        highest=scale.highest,
    )


def _keep(session: Session, mean: SurveyMean, known: Known, dry_run: bool) -> str:
    before = known.means.get(_key(mean))
    if before is None:
        if not dry_run:
            session.add(mean)
        return "created"
    if all(getattr(before, name) == getattr(mean, name) for name in SAID):
        return "unchanged"
    if not dry_run:
        for name in (*SAID, "imported_at"):
            setattr(before, name, getattr(mean, name))
    return "changed"
