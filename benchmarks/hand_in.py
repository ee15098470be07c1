"""Hand-ins a second, CPU and latency of each, with and without 12 photos of 300 kB, on SQLite and on PostgreSQL.

80 answers each, 8 clients in two processes of their own, against the real server with waitress. Beside it, in the same
run, two floors: the same bytes written and synced by a bare loop, and sent to a bare Flask route that only reads
them. Rates are those of one machine that clients and server share; CPU a hand-in is the steadier figure.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from flask import Flask, request
from sqlalchemy import delete, select
from waitress import serve

from audit_api import create_app, jobs
from audit_api.config import Config
from audit_api.db import db
from benchmarks import hand_in_load as load
from benchmarks.hand_in_world import World, fill, free_port, make_world, photos, postgres_processes, running, serving
from tests import postgres

VISITS = 1500
"""For each of the shoppers: more than anybody hands in here."""
FIRST_JOBS = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10, help="for each part; 20 at the most")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--rows", type=int, default=0, help="measure answers again among so many old hand-ins")
    parser.add_argument("--bare", type=int, metavar="PORT", help="serve the bare route and nothing else")
    given = parser.parse_args()
    if given.bare:
        serve_bare(given.bare)
        return
    seconds = min(given.seconds, 20)
    pictures = photos()
    say(f"{len(pictures)} photos of {sum(len(data) for _, data in pictures) // len(pictures) // 1000} kB, 80 answers")
    for database in given.database or ["sqlite", "postgresql"]:
        with tempfile.TemporaryDirectory() as folder, address(database, Path(folder)) as url:
            world = make_world(Path(folder), url, VISITS)
            measure(database, world, pictures, seconds)
            if given.rows:
                among_many(world, given.rows, seconds)
    floors(pictures, seconds)


@contextmanager
def address(database: str, folder: Path) -> Iterator[str]:
    """An empty database that syncs what it keeps."""
    if database == "sqlite":
        yield f"sqlite:///{folder / 'audit.db'}"
        return
    with postgres.cluster(fsync=True) as url:
        yield url


def measure(database: str, world: World, pictures: load.Photos, seconds: float) -> None:
    """Print all that is measured on one kind of database."""
    others = partial(postgres_processes, world.database) if database == "postgresql" else list
    head(database)
    done = 0
    with serving(world) as server:
        load.hand_ins(world, server.port, pictures[:1], 1, skip=0)
        done = VISITS // 10
        for name, sent in (("answers", []), (f"answers, {len(pictures)} photos", pictures)):
            before = server.spent(others())
            went = load.hand_ins(world, server.port, sent, seconds, skip=done)
            after = server.spent(others())
            done = VISITS * 6 // 10
            line(name, went, 1000 * (after.cpu - before.cpu) / len(went.took))
            if sent:
                told = len(went.took) * sum(len(data) for _, data in sent)
                say(f"  disk written for each photo byte: {(after.written - before.written) / told:.3f}")
        slow = load.beside_slow_phones(world, server.port, pictures[0], min(seconds, 15))
        line("small requests, 64 slow phones", slow)
        say(f"  peak memory of the server: {server.spent().peak:.0f} MB")
    sizes_afterwards(world)


def among_many(world: World, rows: int, seconds: float) -> None:
    """The same answers in a database that has long been in use."""
    fill(world, rows)
    with serving(world) as server:
        before = server.spent()
        went = load.hand_ins(world, server.port, [], seconds, skip=VISITS * 7 // 10)
        line(f"answers, among {rows} hand-ins", went, 1000 * (server.spent().cpu - before.cpu) / len(went.took))


def sizes_afterwards(world: World) -> None:
    """CPU of the jobs that make the sizes of a photo, after the answer: those of the first hand-ins, with one each."""
    app = create_app(Config(world.data, world.database, str(world.data / "photos"), "measured"))
    with app.app_context():
        first = select(jobs.Job.id).order_by(jobs.Job.id).limit(FIRST_JOBS)
        db.session.execute(delete(jobs.Job).where(jobs.Job.id.not_in(first.scalar_subquery())))
        photos = sum(len(about["photos"]) for about in db.session.scalars(select(jobs.Job.about)))
        db.session.commit()
        begin = time.process_time()
        jobs.work_off(app)
        say(f"  sizes of a photo, afterwards: {1000 * (time.process_time() - begin) / photos:.0f} ms CPU")
        db.engine.dispose()


def floors(pictures: load.Photos, seconds: float) -> None:
    """What no server can beat: the bytes synced, and the bytes read by a bare route."""
    head("floors")
    with tempfile.TemporaryDirectory() as folder:
        bare_writes("bytes of 80 answers, synced", Path(folder), [], seconds / 2)
        bare_writes("and of 12 photos, synced", Path(folder), [data for _, data in pictures], seconds / 2)
    world = World(Path(), "", 1, [("token", [str(n) for n in range(20_000)]) for _ in range(8)])
    port = free_port()
    with running([sys.executable, "-m", "benchmarks.hand_in", "--bare", str(port)], port, "/") as server:
        for name, sent in (("bare route, answers", []), (f"bare route, {len(pictures)} photos", pictures)):
            before = server.spent()
            went = load.hand_ins(world, server.port, sent, seconds / 2)
            line(name, went, 1000 * (server.spent().cpu - before.cpu) / len(went.took))


def bare_writes(name: str, folder: Path, files: list[bytes], seconds: float) -> None:
    """Write and sync the same bytes with nothing around it, one after the other."""
    went, begin, cpu = load.Load(), time.monotonic(), time.process_time()
    answers = World(Path(), "", 1, []).body("visit", [])
    while time.monotonic() < begin + seconds:
        started = time.monotonic()
        for number, data in enumerate([answers, *files]):
            with (folder / f"{len(went.took)}-{number}").open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        went.took.append(time.monotonic() - started)
    went.seconds = time.monotonic() - begin
    line(name, went, 1000 * (time.process_time() - cpu) / len(went.took))


def serve_bare(port: int) -> None:
    """A route that reads what is sent and answers."""
    app = Flask("bare")

    @app.route("/", defaults={"path": ""})
    @app.route("/<path:path>", methods=["PUT"])
    def take(path: str) -> tuple[dict[str, int], int]:
        return {"bytes": len(request.get_data(cache=False))}, 201

    serve(app, host="127.0.0.1", port=port, threads=8)


def head(name: str) -> None:
    say(f"\n{name:34}{'a second':>10}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'CPU ms':>9}")


def line(name: str, went: load.Load, cpu: float | None = None) -> None:
    times = "".join(f"{went.quantile(part):9.1f}" for part in (0.5, 0.95, 0.99))
    say(f"{name:34}{went.rate:10.1f}{times}" + (f"{cpu:9.1f}" if cpu is not None else ""))


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
