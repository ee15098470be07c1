"""All branch reports of a wave as one file, by the command as people call it: how many a second, and the peak memory.

The world is an SQLite database with so many branches, eight approved visits each with the library's bank branch form,
and one photo of 300 kB, the same picture for all. Processor time and memory are those of the command's processes.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from audit_api import create_app, migrating
from audit_api.config import Config
from audit_api.db import db
from audit_api.form_versions.trees import keepable
from audit_api.http import Server
from audit_api.people.models import User
from audit_api.review import rebuilding
from audit_api.review.models import Decision
from audit_api.submissions import photos, sizes
from audit_api.submissions.models import Photo, Revision, Submission
from audit_api.visits.models import Visit
from benchmarks.branch_world import noisy
from benchmarks.processor import load, of_tree, peaks_of_tree
from tests import build
from tests.reports import build as sample

LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
VISITS, REGIONS = 8, 10
COMMAND = Path(sys.executable).with_name("shopper-audit")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--branches", type=int, default=1000)
    parser.add_argument("--processes", type=int, action="append", help="left out: 1 and 2")
    parser.add_argument("--format", choices=("zip", "pdf"), action="append", help="left out: both")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        World(Path(folder)).fill(given.branches)
        say(f"{given.branches} branches with {VISITS} visits each, made in {time.monotonic() - began:.0f} s")
        for form in given.format or ("zip", "pdf"):
            for processes in given.processes or (1, 2):
                say(str(bundled(Path(folder), form, processes)) + f" load {load()}")


@dataclass(frozen=True)
class Made:
    """What one run of the command took."""

    form: str
    processes: int
    reports: int
    seconds: float
    milliseconds: float
    megabytes: tuple[int, ...]
    length: int

    def __str__(self) -> str:
        return (
            f"{self.form}, {self.processes} processes: {self.reports / self.seconds:.1f} reports a second by the wall, "
            f"{1000 * self.reports * self.processes / self.milliseconds:.1f} with that many processors alone "
            f"({self.milliseconds / self.reports:.1f} ms each); peak {' and '.join(map(str, self.megabytes))} MB; "
            f"{self.length / 1e6:.0f} MB,"
        )


def bundled(folder: Path, form: str, processes: int) -> Made:
    """Run the command; the memory is the highest of each of its processes."""
    file = folder / f"bundle.{form}"
    asked = ("--wave", "2026-q4", "--format", form, "--processes", str(processes), "-o", str(file))
    environment = {**os.environ, "SHOPPER_AUDIT_DATA": str(folder)}
    began, taken, peaks = time.monotonic(), 0.0, {}
    with subprocess.Popen([COMMAND, "bundle", *asked], env=environment, stderr=subprocess.PIPE, text=True) as command:
        while command.poll() is None:
            taken = max(taken, of_tree(command.pid))
            peaks.update(peaks_of_tree(command.pid))
            time.sleep(0.05)
        said = command.stderr.read().splitlines() if command.stderr else []
    assert command.returncode == 0, said
    made = int(said[-1].split(" of ")[0])
    length = file.stat().st_size
    file.unlink()
    return Made(form, processes, made, time.monotonic() - began, taken, tuple(sorted(peaks.values())), length)


class World:
    """An installation in a folder, filled without going through the phone."""

    def __init__(self, folder: Path) -> None:
        store = folder / "photos"
        self.store = store
        self.app: Server = create_app(Config(folder, f"sqlite:///{folder / 'audit.db'}", str(store), "measured"))
        self.dice = random.Random(1)
        answers = [sample.answers(seed, 0.7 + 0.02 * (seed % 12)) for seed in range(24)]
        self.pool = [(given, sample.scorecard(given)) for given in answers]
        self.jpeg = noisy(1).jpeg
        self.first: str | None = None

    def fill(self, branches: int) -> None:
        """Make the branches and their visits, and add the visits up."""
        migrating.upgrade(self.app)
        with self.app.app_context():
            wave, form = build.wave(), build.form_version(keepable(sample.form()))
            people = build.person("shopper"), build.person("reviewer")
            for number in range(branches):
                at = build.branch(f"br-{number:04}", f"region-{number % REGIONS}")
                for _ in range(VISITS):
                    self._visit(build.visit(at, wave, form, people[0], "approved"), people[1])
                if number % 50 == 49:
                    db.session.commit()
            db.session.commit()
            rebuilding.rebuild(db.session(), wave.id)

    def _visit(self, visit: Visit, reviewer: User) -> None:
        answers, card = self.dice.choice(self.pool)
        photo = self._photo(visit.id)
        first = answers["answers"]["A1"] | {"photos": [photo.sha256]}
        given = answers | {"answers": answers["answers"] | {"A1": first}}
        document = {"started_at": LONG_AGO.isoformat(), "answers": given}
        submission = Submission(id=str(uuid4()), visit=visit, sha256=uuid4().hex * 2, received_at=LONG_AGO)
        revision = Revision(
            submission=submission,
            number=1,
            kind="handed_in",
            document=document,
            scorecard=card,
            final=Decimal(card["final"]),
            complete=card["complete"],
            made_at=LONG_AGO,
            made_by=visit.shopper_id,
        )
        word = {"kind": "approved", "decided_at": LONG_AGO, "decided_by": reviewer.id}
        db.session.add_all([revision, photo, Decision(visit_id=visit.id, revision=revision, **word)])
        db.session.flush()

    def _photo(self, visit: str) -> Photo:
        """The one picture, kept once; for all further visits its files are the same files."""
        name, storage = sha256(self.jpeg).hexdigest(), self.app.extensions["storage"]
        if self.first is None:
            self.first = visit
            sizes.make(storage, visit, photos.keep(storage, visit, name, self.jpeg, LONG_AGO))
        for kind in ("visits", "sizes") if visit != self.first else ():
            folder = self.store / kind / visit
            folder.mkdir(parents=True)
            for file in (self.store / kind / self.first).iterdir():
                (folder / file.name).hardlink_to(file)
        kept = photos.find(storage, visit, name)
        assert kept is not None
        shown = ("sha256", "media_type", "bytes", "width", "height", "orientation")
        return Photo(visit_id=visit, received_at=LONG_AGO, **{key: getattr(kept, key) for key in shown})


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
