"""A bundle is made in the background by whoever lives, beside other work, and is swept away when its days are over."""

import io
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from audit_api import jobs
from audit_api.bundles import actions, drawing, making
from audit_api.bundles.models import Bundle
from audit_api.db import db, now
from audit_api.http import Server
from audit_api.jobs import Job
from tests.audit_api.bundles.asking import again, ask, fetch, manifest
from tests.audit_api.test_jobs import wait_for


def test_how_far_it_is_can_be_seen_meanwhile(
    app: Server, ids: dict[str, int], manager: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "TELLING_SECONDS", 0)
    row, seen, make = ask(manager, wave=ids["wave"]), [], drawing.make_part

    def look(*work: Any) -> Any:
        now_there = again(manager, row)
        seen.append((now_there["status"], now_there["done"], now_there["per_cent"]))
        return make(*work)

    monkeypatch.setattr(drawing, "make_part", look)
    jobs.work_off(app)

    assert seen == [("running", 0, 0), ("running", 1, 33), ("running", 2, 66)]


def test_other_work_comes_in_between(
    app: Server, ids: dict[str, int], manager: FlaskClient, drawn: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "TURN_SECONDS", 0.0)
    monkeypatch.setitem(jobs._kinds, "quick", lambda about, progress: drawn.append(-1))
    row = ask(manager, wave=ids["wave"])
    with app.app_context():
        jobs.ask(db.session(), "quick", {}, now())
        db.session.commit()

    jobs.work_off(app)

    assert again(manager, row)["status"] == "done"
    assert [branch > 0 for branch in drawn] == [True, False, True, True]
    assert len({*drawn}) == 4


def test_a_bundle_whose_worker_was_killed_goes_on_with_the_report_it_was_at(
    app: Server, ids: dict[str, int], manager: FlaskClient, drawn: list[int], database_url: str, data_folder: Path
) -> None:
    row = ask(manager, wave=ids["wave"])
    parts = data_folder / "bundles" / row["id"] / "parts"
    worker = subprocess.Popen([sys.executable, "-m", f"{__package__}.worker_to_kill", database_url, str(data_folder)])
    wait_for(lambda: len(list(parts.glob("*.json"))) == 2, 60)
    time.sleep(0.2)
    worker.kill()
    worker.wait()
    kept = {path.name: path.read_bytes() for path in parts.glob("*.pdf")}
    assert again(manager, row)["status"] == "running"

    wait_for(lambda: jobs.work_off(app) > 0)

    assert again(manager, row)["status"] == "done"
    assert len(drawn) == 1
    assert len(manifest(manager, row)["reports"]) == 3
    pdfs = ZipFile(io.BytesIO(fetch(manager, row).data))
    assert set(kept.values()) <= {pdfs.read(name) for name in pdfs.namelist()}
    assert not parts.exists()


def test_it_can_be_stopped_while_it_is_made(
    app: Server,
    ids: dict[str, int],
    manager: FlaskClient,
    drawn: list[int],
    monkeypatch: pytest.MonkeyPatch,
    data_folder: Path,
) -> None:
    monkeypatch.setattr(making, "TELLING_SECONDS", 0)
    row, note = ask(manager, wave=ids["wave"]), drawing.make_part

    def stop(*work: Any) -> Any:
        assert manager.delete(f"/api/bundles/{row['id']}").status_code == 204
        return note(*work)

    monkeypatch.setattr(drawing, "make_part", stop)
    jobs.work_off(app)

    assert len(drawn) == 1
    assert manager.get(f"/api/bundles/{row['id']}").status_code == 404
    assert not (data_folder / "bundles" / row["id"]).exists()
    with app.app_context():
        assert {job.status for job in db.session.scalars(select(Job).where(Job.asked_at <= now()))} == {"done"}


def test_it_is_swept_away_when_its_days_are_over(
    app: Server, ids: dict[str, int], manager: FlaskClient, data_folder: Path
) -> None:
    row = ask(manager, wave=ids["wave"])
    jobs.work_off(app)
    asked, until = (datetime.fromisoformat(row[name]) for name in ("asked_at", "kept_until"))
    folder = data_folder / "bundles" / row["id"]
    assert until - asked == timedelta(days=7)
    assert [path.name for path in folder.iterdir()] == ["bundle.zip"]
    with app.app_context():
        sweeping = Job.kind == actions.SWEEPING
        assert db.session.scalars(select(Job.asked_at).where(sweeping)).all() == [until]
        db.session.execute(update(Job).where(sweeping).values(asked_at=now()))
        db.session.commit()

    jobs.work_off(app)

    assert not folder.exists()
    assert manager.get("/api/bundles").json == []


def test_nobody_fills_the_disk(
    app: Server, ids: dict[str, int], manager: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST", 1)
    row = ask(manager, wave=ids["wave"])

    refused = manager.post("/api/bundles", json={"wave": ids["wave"]})

    assert (refused.status_code, refused.json["code"]) == (409, "too_many")
    assert refused.json["message"] == "You have 1 bundles already. Delete one first."
    assert manager.delete(f"/api/bundles/{row['id']}").status_code == 204
    ask(manager, wave=ids["wave"])


def test_a_branch_that_cannot_be_drawn_fails_its_bundle_and_no_other(
    app: Server, ids: dict[str, int], manager: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Any:
        raise ValueError("no such photo")

    monkeypatch.setattr(jobs, "PAUSE", timedelta())
    bad = ask(manager, wave=ids["wave"])
    with monkeypatch.context() as broken:
        broken.setattr(drawing, "make_part", fail)
        jobs.work_off(app)
    good = ask(manager, wave=ids["wave"])
    jobs.work_off(app)

    assert again(manager, bad)["status"] == "failed"
    assert again(manager, good)["status"] == "done"
    with app.app_context():
        assert db.session.get_one(Bundle, bad["id"]).job.error == "ValueError: no such photo"
