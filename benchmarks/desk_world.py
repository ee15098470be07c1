"""What the desk is measured with: approved visits of a bank's branches, made from a seed straight into the tables.

A visit's answers come from the demo's own profiles and the ready-made form for bank branches, and are scored by the
program. 50 visits of each profile are made so; a branch has one profile, and each of its visits is one of those.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from audit_api.db import db
from audit_api.demo import profiles
from audit_api.demo.answering import fill
from audit_api.demo.occasion import Occasion
from audit_api.form_versions.trees import keepable
from audit_api.people.models import Scope
from audit_api.programmes.models import Branch, Region
from audit_api.review.models import Decision
from audit_api.roll_ups import keeping
from audit_api.roll_ups.models import BranchRollUp, RegionRollUp
from audit_api.roll_ups.shapes import shape
from audit_api.submissions.models import Revision, Submission
from audit_api.visits.models import Visit
from forms.answers import read_answers
from forms.definition import Form
from forms.library import load
from forms.reading import read_form
from forms.scoring import score
from reports.form_text import FormText
from reports.measures import tally
from reports.measures.tally import Tally
from tests import build

SEED = 20_261_122
MADE = 50
"""Visits that are answered and scored for each profile."""
PACKS = 12
"""Sets of visits for each profile, of which a branch has one in a wave."""
FIRST = "first"
"""The code of the branch, and of its region, that brings the client along and has no visits."""
AT_ONCE = 5_000
STARTED = "2000-01-01T00:00:00+00:00"
HOURS = {"morning": 2, "midday": 4, "afternoon": 8}
PROFILES = (
    profiles.GOOD,
    profiles.VERY_GOOD,
    profiles.FAIR,
    profiles.POOR,
    profiles.IMPROVING,
    profiles.DECLINING,
    profiles.KIND_BUT_SLOW,
    profiles.FRIENDLY_BUT_UNSURE,
)


@dataclass(frozen=True)
class Size:
    """So many branches in so many regions, with so many visits each in each of so many waves."""

    branches: int
    regions: int
    waves: int
    each: int

    @property
    def visits(self) -> int:
        return self.branches * self.waves * self.each

    def __str__(self) -> str:
        places = f"{self.branches:,} branches in {self.regions} regions"
        return f"{self.visits:,} visits of {places}, {self.waves} waves"


@dataclass(frozen=True)
class Made:
    """A visit that was answered and scored: its two documents as text, and what it adds to the sums."""

    document: str
    scorecard: str
    final: str | None
    complete: bool
    hour: int
    sums: Tally


@dataclass(frozen=True)
class Place:
    """A branch's number, the region it is in, and its profile."""

    branch: int
    region: int
    profile: int


@dataclass(frozen=True)
class Round:
    """The visits of one wave, numbered from `first` on."""

    wave: int
    number: int
    starts_on: date
    first: int


class World:
    """Fills an empty database with `size`. Call it within an app context; it commits."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.rng = Random(SEED)
        self.waves: list[int] = []
        self.regions: list[int] = []
        self.places: list[Place] = []

    def fill(self) -> None:
        """Make places, waves and visits, and what they add up to."""
        session = db.session()
        self.form = build.form_version(keepable(load("bank-branch")))
        self.shopper, self.reviewer = build.person("shopper").id, build.person("reviewer").id
        self._add_places(session)
        rounds = [self._add_wave(number) for number in range(self.size.waves)]
        session.commit()
        connection = session.connection()
        for one in rounds:
            self._add_visits(connection, one)
            self._add_sums(session, one)
            session.commit()
            connection = session.connection()
        _settle(connection)
        session.commit()

    @cached_property
    def made(self) -> list[list[Made]]:
        """The visits that are there to choose from, by profile."""
        form, text = read_form(self.form.tree), FormText(self.form.tree, "en")
        return [[self._one(form, text, profile) for _ in range(MADE)] for profile in PROFILES]

    @cached_property
    def packs(self) -> list[list[list[Made]]]:
        """By profile, the visits that a branch may have in a wave."""
        return [[self.rng.choices(made, k=self.size.each) for _ in range(PACKS)] for made in self.made]

    @cached_property
    def sums(self) -> list[list[Tally]]:
        """By profile, what each such set adds up to."""
        return [[_added_up(pack) for pack in packs] for packs in self.packs]

    def pack(self, place: Place, number: int) -> int:
        """Which set of visits a branch has in a wave."""
        return (place.branch * 7 + number * 5) % PACKS

    def _one(self, form: Form, text: FormText, profile: profiles.Profile) -> Made:
        part = self.rng.choice(tuple(HOURS))
        teller = self.rng.choice(profile.tellers)[0]
        answers = fill(form, Occasion(profile, 0, teller, "en", part, self.rng))
        card = score(form, read_answers(form, answers)).as_tree()
        document = {"started_at": STARTED, "handed_in_at": STARTED, "device": {"app": "desk"}, "answers": answers}
        return Made(
            document=json.dumps(document),
            scorecard=json.dumps(card),
            final=card["final"],
            complete=card["complete"],
            hour=HOURS[part],
            sums=tally.of_visit(card, text),
        )

    def _add_places(self, session: Session) -> None:
        bank = build.branch(FIRST, FIRST).client_id
        regions = [f"r{number:02}" for number in range(self.size.regions)]
        branches = [(f"b{number:05}", regions[number % len(regions)]) for number in range(self.size.branches)]
        session.execute(insert(Scope), [{"path": f"bank/{code}"} for code in regions])
        session.execute(insert(Scope), [{"path": f"bank/{region}/{code}"} for code, region in branches])
        rows = [
            {"code": code, "name": f"Region {code}", "client_id": bank, "scope": f"bank/{code}"} for code in regions
        ]
        session.execute(insert(Region), rows)
        numbers = dict(iter(session.execute(select(Region.code, Region.id))))
        session.execute(insert(Branch), [_branch(code, region, bank, numbers[region]) for code, region in branches])
        self.regions = [numbers[code] for code in regions]
        found = session.execute(select(Branch.id, Branch.region_id).where(Branch.code != FIRST).order_by(Branch.id))
        self.places = [Place(branch, region, self.rng.randrange(len(PROFILES))) for branch, region in found]

    def _add_wave(self, number: int) -> Round:
        starts_on = date(2024, 1, 1) + timedelta(days=91 * number)
        wave = build.wave(f"w{number:02}", starts_on=starts_on).id
        self.waves.append(wave)
        return Round(wave, number, starts_on, number * self.size.branches * self.size.each)

    def _visits(self, one: Round) -> Iterator[tuple[int, Place, int, Made, datetime]]:
        """The visit's number, its branch, its number there, what it is made from, and when it began."""
        at = one.first
        for place in self.places:
            for turn, made in enumerate(self.packs[place.profile][self.pack(place, one.number)], 1):
                at += 1
                day = one.starts_on + timedelta(days=(at * 13) % 90)
                yield at, place, turn, made, datetime(day.year, day.month, day.day, made.hour, at % 60, tzinfo=UTC)

    def _add_visits(self, connection: Connection, one: Round) -> None:
        visits = self._visits(one)
        while some := list(islice(visits, AT_ONCE)):
            _put(connection, Visit, [self._visit(one, *visit) for visit in some])
            _put(connection, Submission, [_submission(number, began) for number, *_, began in some])
            _put(connection, Revision, [self._revision(number, made, at) for number, _, _, made, at in some])
            _put(connection, Decision, [self._decision(number, began) for number, *_, began in some])

    def _visit(self, one: Round, number: int, place: Place, turn: int, _: Made, began: datetime) -> dict[str, Any]:
        return {
            "id": _uuid(number),
            "wave_id": one.wave,
            "branch_id": place.branch,
            "number": turn,
            "form_version_id": self.form.id,
            "shopper_id": self.shopper,
            "window_from": one.starts_on,
            "window_to": one.starts_on + timedelta(days=90),
            "status": "approved",
            "started_at": began,
            "created_at": began,
            "created_by": self.reviewer,
        }

    def _revision(self, number: int, made: Made, began: datetime) -> dict[str, Any]:
        return {
            "id": number,
            "submission_id": _uuid(number),
            "number": 1,
            "kind": "handed_in",
            "document": made.document.replace(STARTED, began.isoformat()),
            "scorecard": made.scorecard,
            "final": made.final,
            "complete": made.complete,
            "made_at": began,
            "made_by": self.shopper,
        }

    def _decision(self, number: int, began: datetime) -> dict[str, Any]:
        said = {"kind": "approved", "reason": "", "questions": "[]", "decided_at": began, "decided_by": self.reviewer}
        return {"id": number, "visit_id": _uuid(number), "revision_id": number, **said}

    def _add_sums(self, session: Session, one: Round) -> None:
        kind, regions = shape(self.form.tree), dict[int, list[tuple[int, int]]]()
        for place in self.places:
            row = BranchRollUp(wave_id=one.wave, branch_id=place.branch, shape=kind, form_version_id=self.form.id)
            chosen = place.profile, self.pack(place, one.number)
            keeping.fill(row, self.sums[chosen[0]][chosen[1]])
            regions.setdefault(place.region, []).append(chosen)
            session.add(row)
        session.flush()
        for region, packs in regions.items():
            sums = keeping.of_region(self.sums[profile][pack] for profile, pack in packs)
            key = {"wave_id": one.wave, "region_id": region, "shape": kind, "form_version_id": self.form.id}
            session.add(RegionRollUp(**key, tally=tally.plain(sums)))
        session.flush()


def _added_up(pack: Iterable[Made]) -> Tally:
    whole: Tally = {}
    for made in pack:
        whole = tally.added(whole, made.sums)
    return whole


def _branch(code: str, region: str, client: int, number: int) -> dict[str, Any]:
    where = {"city": "Kuala Lumpur", "time_zone": "Asia/Kuala_Lumpur", "scope": f"bank/{region}/{code}"}
    return {"code": code, "name": f"Branch {code}", "client_id": client, "region_id": number, **where}


def _submission(number: int, began: datetime) -> dict[str, Any]:
    key = {"id": _uuid(number), "visit_id": _uuid(number), "sha256": f"{number:064x}"}
    return {**key, "received_at": began, "outcome": "visited"}


def _uuid(number: int) -> str:
    """A UUID that looks like chance, and is the same each time."""
    return str(UUID(int=(number * 0x9E3779B97F4A7C15F39CC0605CEDC835) % 2**128))


def _put(connection: Connection, model: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows past SQLAlchemy, which would read each document and write it again."""
    columns = list(rows[0])
    names = ", ".join(f'"{column}"' for column in columns)
    cursor = connection.connection.cursor()
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        values = ([_sqlite(row[column]) for column in columns] for row in rows)
        cursor.executemany(f"insert into {model.__tablename__} ({names}) values ({marks})", values)
        return
    with cursor.copy(f"copy {model.__tablename__} ({names}) from stdin") as copy:
        for row in rows:
            copy.write_row([row[column] for column in columns])


def _sqlite(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value


def _settle(connection: Connection) -> None:
    """Let PostgreSQL know its tables as it does after a while, and count on from the numbers that were given."""
    if connection.dialect.name != "postgresql":
        return
    for model in (Revision, Decision):
        sequence = f"pg_get_serial_sequence('{model.__tablename__}', 'id')"
        connection.exec_driver_sql(f"select setval({sequence}, (select max(id) from {model.__tablename__}))")
    connection.exec_driver_sql("analyze")
