"""How soon the server answers for the desk's pages, among 10,000 and among 1,000,000 approved visits.

Each page is asked for as the desk asks, of waves, regions and branches chosen by chance from a seed, by somebody who
sees the whole programme. Measured in the server's own process, from the request to the last byte of its answer.

With `--folder` a filled database is kept there, and the next run asks the same one again.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from audit_api import create_app, migrating
from audit_api.cli.serving import spare_the_collector
from audit_api.config import Config
from audit_api.db import db
from audit_api.programmes.models import Branch, Wave
from audit_api.review import rebuilding
from benchmarks.desk_world import FIRST, SEED, Size, World
from benchmarks.processor import load
from tests import build, postgres

SIZES = {10_000: Size(250, 10, 4, 10), 1_000_000: Size(5_000, 20, 10, 20)}
GOAL_MS = 100
FILLED = "filled"
"""The file that says that a folder's database is whole."""


@dataclass(frozen=True)
class Found:
    """The numbers of the waves, regions and branches of a database that a `World` filled."""

    waves: Sequence[int]
    regions: Sequence[int]
    branches: Sequence[int]

    @classmethod
    def within(cls, session: Session) -> "Found":
        regions = select(Branch.region_id).where(Branch.code != FIRST).distinct().order_by(Branch.region_id)
        branches = select(Branch.id).where(Branch.code != FIRST).order_by(Branch.id)
        return cls(*(session.scalars(query).all() for query in (select(Wave.id).order_by(Wave.id), regions, branches)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--visits", choices=SIZES, type=int, action="append")
    parser.add_argument("--asks", type=int, default=200, help="how often each page is asked for")
    parser.add_argument("--folder", type=Path, help="where filled databases are kept; 14 GB for a million visits")
    given = parser.parse_args()
    for database in given.database or ["sqlite", "postgresql"]:
        for visits in given.visits or SIZES:
            with room(given.folder, f"{database}-{visits}") as folder, address(database, folder) as url:
                measure(database, SIZES[visits], folder, url, given.asks)


@contextmanager
def room(kept: Path | None, name: str) -> Iterator[Path]:
    """A folder for one database: a passing one, or the one of that name, emptied if it was left half filled."""
    if kept is None:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
        return
    folder = kept.resolve() / name
    if not (folder / FILLED).exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    yield folder


@contextmanager
def address(database: str, folder: Path) -> Iterator[str]:
    """The database in a folder."""
    if database == "sqlite":
        yield f"sqlite:///{folder / 'audit.db'}"
        return
    folder.chmod(0o755)  # PostgreSQL refuses to run as root, and must come through to its own folder.
    with postgres.kept(folder / "cluster") as url:
        yield url


def measure(database: str, size: Size, folder: Path, url: str, asks: int) -> None:
    """Ask for the pages of a database, filled first if it is not yet."""
    app = create_app(Config(data=folder, database=url, photos=str(folder / "photos"), secret="measured"))
    migrating.upgrade(app)
    with app.app_context():
        say(f"\n{database}: {size}; load {load()}")
        if not (folder / FILLED).exists():
            fill(size)
            (folder / FILLED).touch()
        say(f"{_bytes(database, folder):.2f} GB")
        pages = _pages(Found.within(db.session()), asks)
        db.session.remove()
    reader = build.signed_in(app, "admin")
    spare_the_collector()
    for name, addresses in pages.items():
        tell(name, reader, addresses)
    with app.app_context():
        db.engine.dispose()


def fill(size: Size) -> None:
    """Fill an empty database, and make some of the sums again in the program's own way to compare."""
    world, began = World(size), time.monotonic()
    world.fill()
    say(f"made in {time.monotonic() - began:.0f} s")
    began, wave = time.monotonic(), world.waves[-1]
    wrong = list(rebuilding.differences(db.session(), wave)) if size.visits < 100_000 else []
    say(f"sums of the last wave made again and compared: {len(wrong)} differ, {time.monotonic() - began:.1f} s")


def tell(name: str, reader: FlaskClient, pages: list[str]) -> None:
    """Ask for the pages, and print how long they took."""
    walls, cpus, length = [], [], 0
    for page in pages:
        wall, cpu = time.perf_counter(), time.process_time()
        answer = reader.get(page)
        walls.append(1000 * (time.perf_counter() - wall))
        cpus.append(1000 * (time.process_time() - cpu))
        assert answer.status_code == 200, (page, answer.json)
        length = max(length, len(answer.data))
    p95 = sorted(walls)[int(0.95 * len(walls))]
    mark = "" if p95 < GOAL_MS else f"  above {GOAL_MS} ms"
    cpu = f"CPU p50 {median(cpus):.0f}, p95 {sorted(cpus)[int(0.95 * len(cpus))]:.0f}"
    times = f"p50 {median(walls):6.1f}  p95 {p95:6.1f}  first {walls[0]:6.1f} ms"
    say(f"{name:20} {times}  {cpu}  {length // 1000} kB{mark}")


def _pages(found: Found, asks: int) -> dict[str, list[str]]:
    rng = Random(SEED)
    waves = [rng.choice(found.waves) for _ in range(asks)]
    address = "/api/results/waves"
    return {
        "programme": [f"{address}/{wave}/programme" for wave in waves],
        "region": [f"{address}/{wave}/regions/{rng.choice(found.regions)}" for wave in waves],
        "branch": [f"{address}/{wave}/branches/{rng.choice(found.branches)}" for wave in waves],
        "question of a region": [
            f"{address}/{wave}/questions/B6?region={rng.choice(found.regions)}" for wave in waves[: asks // 4]
        ],
        "list of waves": [address] * (asks // 4),
    }


def _bytes(database: str, folder: Path) -> float:
    """Gigabytes on the disk."""
    if database == "sqlite":
        return sum(file.stat().st_size for file in folder.glob("audit.db*")) / 1e9
    size: int = db.session.connection().exec_driver_sql("select pg_database_size(current_database())").scalar_one()
    return size / 1e9


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main()
