"""How much CPU and memory it takes to write a wave's tables, and to write ten times the answers.

`python -m benchmarks.exports` makes two installations with approved visits of the ready-made bank form and runs
`shopper-audit export` on each in a process of its own, start included. What counts is that the peak stays where it is.
"""

import json
import os
import subprocess
import sys
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import click

from audit_api import create_app, migrating
from audit_api.config import Config
from audit_api.db import db
from audit_api.form_versions import trees
from audit_api.reporting.exports.files import FORMATS
from forms import library
from tests import build

ROOT = Path(__file__).resolve().parent.parent
FORM = trees.keepable(library.load("bank-branch"))
ANSWERS = json.loads((ROOT / "docs/examples/answers.json").read_text())
QUESTIONS = sum(len(section["questions"]) for section in FORM["sections"])
LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
BRANCHES = 40


@click.command()
@click.option("--answers", "most", default=100_000, show_default=True, help="Answers in the larger wave.")
@click.option("--database", help="The address of an empty PostgreSQL database for the larger wave.")
def main(most: int, database: str | None) -> None:
    """Measure both waves in every format."""
    click.echo(f"{'rows':>8}  {'table':8} {'format':8} {'CPU s':>7} {'rows/s':>7} {'peak MB':>8} {'file MB':>8}")
    for count, address in ((most // 10, None), (most, database)):
        with TemporaryDirectory() as folder:
            settings = _settings(Path(folder), address)
            visits = _fill(Path(folder), settings["DATABASE_URL"], -(-count // QUESTIONS))
            for table, rows in (("visits", visits), ("answers", visits * QUESTIONS)):
                for kind in FORMATS:
                    _measure(Path(folder) / f"{table}.{kind}", settings, rows)


def _settings(folder: Path, database: str | None) -> dict[str, str]:
    address = database or f"sqlite:///{folder / 'audit.db'}"
    return {**os.environ, "SHOPPER_AUDIT_DATA": str(folder), "DATABASE_URL": address}


def _fill(folder: Path, database: str, visits: int) -> int:
    """Keep so many approved visits, each with a comment of its own; how many they are."""
    app = create_app(
        Config(data=folder, database=database, photos=str(folder / "photos"), secret="only for benchmarks")
    )
    migrating.upgrade(app)
    with app.app_context():
        form, wave = build.form_version(FORM), build.wave()
        shoppers = [build.person("shopper", name=f"Shopper {n}") for n in range(12)]
        branches = [build.branch(f"b-{n:03}") for n in range(BRANCHES)]
        for n in range(visits):
            answers = deepcopy(ANSWERS)
            answers["answers"]["A2"]["comment"] = f"What was seen on the way in, number {n}: {uuid4()}"
            visit = build.visit(branches[n % BRANCHES], wave, form, shoppers[n % 12])
            build.approve(build.revision(visit, answers, LONG_AGO + timedelta(minutes=n)))
        db.session.commit()
        db.engine.dispose()
    return visits


def _measure(file: Path, settings: dict[str, str], rows: int) -> None:
    table, kind = file.stem, file.suffix[1:]
    command = ["export", "--wave", "2026-q4", "--table", table, "--format", kind, "-o", str(file)]
    child = subprocess.Popen([Path(sys.executable).with_name("shopper-audit"), *command], env=settings)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    took = used.ru_utime + used.ru_stime
    if child.returncode:
        raise click.ClickException(f"the export of {table} as {kind} failed")
    peak, size = used.ru_maxrss / 1024, file.stat().st_size / 1e6
    click.echo(f"{rows:>8}  {table:8} {kind:8} {took:>7.1f} {rows / took:>7.0f} {peak:>8.0f} {size:>8.1f}")


if __name__ == "__main__":
    main()
