"""Rows of a file into branches: all of them, or none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import problems
from ..people.actions import hold_scope
from ..spreadsheets import Line, Shape, place
from . import positions, time_zones
from .actions import add_branch, change, move_branch
from .models import CODE, Branch, Client, Region

BRANCHES = Shape(
    thing="branch",
    things="branches",
    columns={
        "code": ("code", "kod", "kode"),
        "name": ("name", "nama"),
        "region": ("region", "wilayah", "kawasan"),
        "address": ("address", "alamat"),
        "city": ("city", "bandar", "kota"),
        "time_zone": ("time zone", "zon masa", "zona waktu"),
        "latitude": ("latitude", "latitud", "lintang"),
        "longitude": ("longitude", "longitud", "bujur"),
    },
    needed=("code", "name", "region", "time_zone"),
    together=tuple(positions.LIMITS),
)
"""What each column may be called in en, ms and id."""

LONGEST = {"name": 120, "address": 300, "city": 120}

Problem = tuple[str, str, str]
"""A column, a code, and a sentence with the value and the cure."""


@dataclass
class Known:
    """What a client has, by lower-case code; and the row at which each code was first seen in the file."""

    regions: dict[str, Region]
    branches: dict[str, Branch]
    seen: dict[str, int] = field(default_factory=dict)


def import_branches(session: Session, client: Client, lines: list[Line], dry_run: bool) -> dict[str, int]:
    """Make the client's branches as `lines` say; columns left out and branches left out stay as they are.

    Counts what was (or, dry, would be) created, changed and unchanged. One bad row, and nothing is
    imported: every bad cell is told.
    """
    hold_scope(session, client.scope)
    known = _known(session, client)
    wrong = [place for line in lines for place in _places(line, known, client)]
    if wrong:
        problems.refuse_places(wrong)
    counts = {"created": 0, "changed": 0, "unchanged": 0}
    for line in lines:
        counts[_write(session, client, line.cells, known, dry_run)] += 1
    return counts


def _known(session: Session, client: Client) -> Known:
    regions = session.scalars(select(Region).where(Region.client_id == client.id))
    branches = session.scalars(select(Branch).where(Branch.client_id == client.id))
    return Known({row.code.lower(): row for row in regions}, {row.code.lower(): row for row in branches})


def _places(line: Line, known: Known, client: Client) -> list[dict[str, str]]:
    return [place(line.number, column, code, message) for column, code, message in _problems(line, known, client)]


def _problems(line: Line, known: Known, client: Client) -> Iterator[Problem]:
    for column in BRANCHES.needed:
        if not line.cells[column]:
            yield column, "missing", "This cell is empty. Fill it in."
    for column, text in line.cells.items():
        yield from _text_problems(column, text)
    if line.beyond:
        yield "beyond", "too_long", f"{line.beyond[:40]!r} is past the header's last column. Check the separators."
    yield from _code_problems(line, known)
    yield from positions.cell_problems(line.cells)
    if line.cells["region"] and line.cells["region"].lower() not in known.regions:
        yield "region", "unknown", _unknown_region(line.cells["region"], known, client)
    wrong = time_zones.problem(line.cells["time_zone"]) if line.cells["time_zone"] else None
    if wrong:
        yield "time_zone", "unknown", wrong


def _text_problems(column: str, text: str) -> Iterator[Problem]:
    limit = LONGEST.get(column, len(text))
    if len(text) > limit:
        yield column, "too_long", f"{text[:20]!r}... has {len(text)} characters. Use at most {limit}."
    if not text.isprintable():
        yield column, "bad_value", f"{text[:40]!r} holds a line break or another sign that is not seen. Remove it."


def _code_problems(line: Line, known: Known) -> Iterator[Problem]:
    code = line.cells["code"]
    if code and not re.match(CODE, code):
        yield "code", "bad_value", f"{code[:60]!r} is no code. Use 1 to 40 of the characters A-Z, a-z, 0-9, - and _."
    first = known.seen.setdefault(code.lower(), line.number)
    if code and first != line.number:
        yield "code", "duplicate", f"{code!r} stands in row {first} too. Keep one of them."


def _unknown_region(code: str, known: Known, client: Client) -> str:
    regions = ", ".join(row.code for row in list(known.regions.values())[:10]) or "none yet"
    return f"{code[:60]!r} is no region of {client.name}. Its regions: {regions}. Choose one, or add this one first."


def _write(session: Session, client: Client, cells: dict[str, str], known: Known, dry_run: bool) -> str:
    region = known.regions[cells["region"].lower()]
    branch = known.branches.get(cells["code"].lower())
    values = {key: positions.degrees(text) if key in positions.LIMITS else text for key, text in cells.items()}
    if branch is None:
        if not dry_run:
            add_branch(session, client, {**values, "region": region.id})
        return "created"
    values = {key: value for key, value in values.items() if key not in {"code", "region"}}
    if branch.region_id == region.id and all(getattr(branch, key) == value for key, value in values.items()):
        return "unchanged"
    if not dry_run:
        change(branch, values)
        move_branch(session, branch, region)
    return "changed"
