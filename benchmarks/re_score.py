"""How long a re-score preview takes among 10,000 approved visits, beside the bare scoring of the same answers.

The visits are those of `desk_world.py`, made with the ready-made form for bank branches. The draft beside it weighs
waiting more, drops a question and asks a new one. The preview is asked for and worked off as a server's worker does
it: read from the database, scored, compared, written down, told how far. Bare scoring has all answers in memory,
as text, and only reads and scores them.
"""

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from audit_api import create_app, jobs, migrating
from audit_api.config import Config
from audit_api.db import db, now
from audit_api.form_versions.models import FormVersion
from audit_api.http import Server
from audit_api.submissions.models import Revision
from benchmarks.desk_speed import SIZES, address
from benchmarks.desk_world import World
from forms.answers import read_answers
from forms.reading import read_form
from forms.scoring import score
from tests import build


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    given = parser.parse_args()
    for database in given.database or ["sqlite", "postgresql"]:
        with tempfile.TemporaryDirectory() as folder, address(database, Path(folder)) as url:
            measure(database, Path(folder), url)


def measure(database: str, folder: Path, url: str) -> None:
    """Fill a database, and hold its visits against a draft."""
    app = create_app(Config(data=folder, database=url, photos=str(folder / "photos"), secret="measured"))
    migrating.upgrade(app)
    with app.app_context():
        world = World(SIZES[10_000])
        world.fill()
        draft = redrafted(world.form)
        db.session.commit()
        tree = world.form.tree
        db.session.remove()
    admin = build.signed_in(app, "admin")
    pages: list[Any] = []
    before = peak()
    whole = timed(lambda: pages.append(looked(app, admin, draft)))
    grown = peak() - before
    with app.app_context():
        texts = [json.dumps(one["answers"]) for one in db.session.scalars(select(Revision.document))]
        db.session.remove()
    bare = timed(lambda: scored(tree, texts))
    tell(database, pages[0], (bare, whole, grown))
    page = timed(lambda: admin.get(f"/api/re-scores/{pages[0]['id']}?page=20"))
    print(f"  a page of 50 visits with their reasons{page[0]:>8.2f} s{page[1]:>8.2f} s of CPU")  # noqa: T201
    with app.app_context():
        db.engine.dispose()


def redrafted(form: FormVersion) -> int:
    """The number of a draft in which waits weigh twice, a question is gone, and one is new."""
    tree = deepcopy(form.tree)
    for section in tree["sections"]:
        for question in section["questions"]:
            if question["type"] == "duration" and question.get("points"):
                question["points"] *= 2
    first = tree["sections"][0]["questions"]
    new = {**next(question for question in first if question["type"] == "yes_no"), "question": "NEW1"}
    del tree["sections"][-1]["questions"][-1]
    first.append(new)
    at = now()
    stamps = {"created_at": at, "created_by": form.created_by, "changed_at": at, "changed_by": form.created_by}
    row = FormVersion(client_id=form.client_id, code=form.code, number=2, status="draft", tree=tree, **stamps)
    db.session.add(row)
    db.session.flush()
    return row.id


def scored(tree: dict[str, Any], texts: list[str]) -> None:
    """The bare scoring of answers."""
    form = read_form(tree)
    for text in texts:
        score(form, read_answers(form, json.loads(text)))


def looked(app: Server, admin: FlaskClient, draft: int) -> Any:
    """The preview when it is done."""
    asked = admin.post(f"/api/forms/{draft}/re-scores").json
    jobs.work_off(app)
    return admin.get(f"/api/re-scores/{asked['id']}").json


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of this process's CPU."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def peak() -> int:
    """Megabytes this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def tell(database: str, seen: Any, measured: tuple[tuple[float, float], tuple[float, float], int]) -> None:
    """Print what was measured."""
    bare, whole, grown = measured
    print(f"{database}: {seen['visits']:,} visits, {seen['changed']:,} would change, {seen['status']}")  # noqa: T201
    print(f"  bare scoring          {bare[0]:>8.2f} s{bare[1]:>8.2f} s of CPU")  # noqa: T201
    print(f"  preview               {whole[0]:>8.2f} s{whole[1]:>8.2f} s of CPU")  # noqa: T201
    print(f"  times bare scoring    {whole[0] / bare[0]:>8.2f}  {whole[1] / bare[1]:>8.2f}")  # noqa: T201
    print(f"  the peak of memory grew by {grown} MB")  # noqa: T201


if __name__ == "__main__":
    main()
