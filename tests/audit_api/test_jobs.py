"""Slow work that was asked for is done, whoever dies over it; what cannot be done says why."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import insert, select

from audit_api import jobs
from audit_api.db import db, now, writing
from audit_api.http import Server
from audit_api.jobs import Job
from audit_api.people.models import Scope

Register = Callable[[jobs.Work], None]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Register:
    """Say what jobs of the kind `slow` do."""

    def register(work: jobs.Work) -> None:
        monkeypatch.setitem(jobs._kinds, "slow", work)

    return register


def ask(app: Server, count: int = 1, at: timedelta = timedelta(), **about: Any) -> None:
    """Ask for slow work."""
    with app.app_context():
        for _ in range(count):
            jobs.ask(db.session(), "slow", about, now() + at)
        db.session.commit()


def rows(app: Server) -> list[Job]:
    """The jobs as they stand."""
    with app.app_context():
        found = list(db.session.scalars(select(Job).order_by(Job.id)))
        db.session.expunge_all()
    return found


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.05)


def test_what_is_asked_for_is_done_in_turn(app: Server, slow: Register) -> None:
    seen: list[int] = []
    slow(lambda about, progress: seen.append(about["number"]))
    for number in (1, 2, 3):
        ask(app, number=number)

    assert jobs.work_off(app) == 3
    assert seen == [1, 2, 3]
    assert {(job.status, job.per_cent, job.attempts, job.lease_until) for job in rows(app)} == {("done", 100, 1, None)}


def test_what_is_asked_for_later_waits(app: Server, slow: Register) -> None:
    slow(lambda about, progress: None)
    ask(app, at=timedelta(minutes=5))

    assert jobs.work_off(app) == 0
    assert [job.status for job in rows(app)] == ["asked"]


def test_a_request_that_fails_asks_for_nothing(app: Server, slow: Register) -> None:
    slow(lambda about, progress: None)
    with app.app_context():
        jobs.ask(db.session(), "slow", {}, now())
        db.session.rollback()

    assert jobs.work_off(app) == 0


def test_a_failing_job_is_tried_three_times_and_says_why(
    app: Server, slow: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(about: dict[str, Any], progress: jobs.Progress) -> None:
        raise ValueError("the branch has no name")

    slow(fail)
    monkeypatch.setattr(jobs, "PAUSE", timedelta())
    ask(app)

    assert jobs.work_off(app) == 3
    (job,) = rows(app)
    assert (job.status, job.attempts, job.error) == ("failed", 3, "ValueError: the branch has no name")
    assert jobs.work_off(app) == 0


def test_a_failing_job_waits_before_it_is_tried_again_and_holds_up_no_other(app: Server, slow: Register) -> None:
    def fail_if_told(about: dict[str, Any], progress: jobs.Progress) -> None:
        assert about["well"]

    slow(fail_if_told)
    ask(app, well=False)
    ask(app, well=True)

    assert jobs.work_off(app) == 2
    assert [(job.status, job.attempts) for job in rows(app)] == [("asked", 1), ("done", 1)]


def test_what_a_failing_job_wrote_is_undone(app: Server, slow: Register) -> None:
    def write_and_fail(about: dict[str, Any], progress: jobs.Progress) -> None:
        jobs.ask(db.session(), "other", {}, now())
        db.session.flush()
        raise ValueError

    slow(write_and_fail)
    ask(app)
    jobs.work_off(app)

    assert [job.kind for job in rows(app)] == ["slow"]


def test_how_far_a_job_is_can_be_seen_meanwhile(app: Server, slow: Register) -> None:
    go_on, seen = Event(), []

    def work(about: dict[str, Any], progress: jobs.Progress) -> None:
        progress(40)
        seen.append([(job.status, job.per_cent) for job in rows(app)])
        go_on.set()

    slow(work)
    ask(app)
    thread = Thread(target=jobs.work_off, args=(app,))
    thread.start()
    assert go_on.wait(10)
    thread.join()

    assert seen == [[("running", 40)]]


def test_workers_share_the_work_and_do_nothing_twice(app: Server, slow: Register) -> None:
    seen: list[int] = []
    slow(lambda about, progress: seen.append(about["number"]))
    for number in range(40):
        ask(app, number=number)

    workers = jobs.start_workers(app, 4)
    wait_for(lambda: all(job.status == "done" for job in rows(app)))
    workers.stop()

    assert sorted(seen) == list(range(40))


def test_a_job_that_writes_and_a_request_that_waits_do_not_wait_for_each_other(app: Server, slow: Register) -> None:
    has_turn = Event()

    def request() -> None:
        with app.app_context(), writing():
            has_turn.set()
            db.session.execute(insert(Scope).values(path="request"))
            db.session.commit()

    waiting = Thread(target=request)

    def work(about: dict[str, Any], progress: jobs.Progress) -> None:
        with writing():
            db.session.execute(insert(Scope).values(path="job"))
        waiting.start()
        has_turn.wait()

    slow(work)
    ask(app)
    began = time.monotonic()
    jobs.work_off(app)
    waiting.join()

    assert time.monotonic() - began < 10
    with app.app_context():
        assert set(db.session.scalars(select(Scope.path))) == {"", "job", "request"}


def test_the_job_of_a_killed_worker_comes_back(app: Server, slow: Register, database_url: str, tmp_path: Path) -> None:
    """The worker is a process of its own, and is killed in the middle of the job."""
    ask(app, began=str(tmp_path / "began"))
    command = [sys.executable, "-m", "tests.audit_api.worker_to_kill", database_url, str(tmp_path)]
    worker = subprocess.Popen(command)
    wait_for((tmp_path / "began").exists)
    worker.kill()
    worker.wait()
    seen: list[dict[str, Any]] = []
    slow(lambda about, progress: seen.append(about))

    assert [(job.status, job.per_cent) for job in rows(app)] == [("running", 40)]
    wait_for(lambda: jobs.work_off(app) == 1)

    (job,) = rows(app)
    assert (job.status, job.attempts, len(seen)) == ("done", 2, 1)


def test_a_job_that_kills_its_workers_fails_in_the_end(
    app: Server, slow: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LEASE", timedelta())
    slow(lambda about, progress: None)
    ask(app)
    with app.app_context():
        for _ in range(jobs.TRIES):
            assert jobs._take(now()) is not None

    jobs.work_off(app)

    (job,) = rows(app)
    assert (job.status, job.error) == ("failed", "RuntimeError: its worker was lost 3 times")


def test_a_worker_whose_lease_has_gone_changes_nothing_any_more(
    app: Server, slow: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LEASE", timedelta())
    slow(lambda about, progress: None)
    ask(app)
    with app.app_context():
        late = jobs._take(now())
    jobs.work_off(app)
    assert late is not None
    before = rows(app)[0]

    with app.app_context():
        jobs._do(late)

    after = rows(app)[0]
    assert (after.status, after.attempts, after.done_at) == (before.status, before.attempts, before.done_at)
