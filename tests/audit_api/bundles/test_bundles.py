"""Many reports at once: asked for, made in the background by whoever lives, fetched, swept away."""

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from audit_api import jobs
from audit_api.bundles import actions, drawing, making
from audit_api.bundles.models import Bundle
from audit_api.db import db, now
from audit_api.dresses.models import ClientDress
from audit_api.http import Server
from audit_api.jobs import Job
from audit_api.reporting.models import MadePaper
from tests import build, small
from tests.audit_api.test_jobs import wait_for
from tests.reports import paper

SignIn = Callable[..., FlaskClient]
LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
NORTH, SOUTH = ("kl-01", "kl-02", "kl-03"), ("jb-01",)


@pytest.fixture
def ids(app: Server) -> dict[str, int]:
    """An approved visit in each of three branches in the north and one in the south: the numbers to ask with."""
    with app.app_context():
        wave, shopper = build.wave(), build.person("shopper", name="Demo Secret Shopper")
        for code in (*NORTH, *SOUTH):
            at = build.branch(code, "north" if code in NORTH else "south")
            build.approved(small.answers(), at=at, during=wave, shopper=shopper, on=LONG_AGO)
        db.session.commit()
        return {"wave": wave.id, "north": build.branch("kl-01", "north").region_id, "south": at.region_id}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The branches whose reports are drawn during the test, in their order."""
    found: list[int] = []
    make = drawing.make_part

    def noted(session: Any, order: Any, branch: int, press: Any) -> Any:
        found.append(branch)
        return make(session, order, branch, press)

    monkeypatch.setattr(drawing, "make_part", noted)
    return found


@pytest.fixture
def manager(sign_in: SignIn) -> FlaskClient:
    """The browser of the north's manager."""
    return sign_in("regional_manager", "bank/north")


def ask(client: FlaskClient, **wanted: Any) -> dict[str, Any]:
    """Ask for a bundle; its row."""
    answer = client.post("/api/bundles", json=wanted)
    assert answer.status_code == 201, answer.json
    row: dict[str, Any] = answer.json
    return row


def again(client: FlaskClient, row: dict[str, Any]) -> dict[str, Any]:
    """The row as it is now."""
    shown: dict[str, Any] = client.get(f"/api/bundles/{row['id']}").json
    return shown


def fetch(client: FlaskClient, row: dict[str, Any], **headers: str) -> TestResponse:
    """The answer with the file, read to its end."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with client.get(f"/api/bundles/{row['id']}/file", headers=named) as answer:
        assert answer.is_streamed or answer.status_code != 200
        answer.get_data()
    return answer


def manifest(client: FlaskClient, row: dict[str, Any]) -> dict[str, Any]:
    """What the ZIP's manifest says."""
    with ZipFile(io.BytesIO(fetch(client, row).data)) as bundle:
        told: dict[str, Any] = json.loads(bundle.read("manifest.json"))
        assert {"manifest.json", "manifest.csv", *(report["file"] for report in told["reports"])} == set(
            bundle.namelist()
        )
    return told


def test_a_manager_gets_the_reports_of_their_own_branches(
    app: Server, ids: dict[str, int], manager: FlaskClient
) -> None:
    row = ask(manager, wave=ids["wave"])
    assert (row["status"], row["done"], row["reports"], row["per_cent"], row["bytes"]) == ("asked", 0, 3, 0, None)
    assert manager.get(f"/api/bundles/{row['id']}/file").status_code == 404

    jobs.work_off(app)

    row = again(manager, row)
    assert (row["status"], row["done"], row["per_cent"]) == ("done", 3, 100)
    assert row["older_than_data"] is False
    told = manifest(manager, row)
    assert [(report["branch"], report["score"], report["n"]) for report in told["reports"]] == [
        (code, "100.0", 1) for code in NORTH
    ]
    assert (told["wave"], told["region"]) == ("Wave 2026-q4", None)
    assert [one["id"] for one in manager.get("/api/bundles").json] == [row["id"]]


@pytest.mark.parametrize(("language", "word"), [("en", "Arrival"), ("ms", "Ketibaan"), ("id", "Kedatangan")])
def test_one_pdf_speaks_the_language_that_is_asked_for(
    app: Server, ids: dict[str, int], sign_in: SignIn, language: str, word: str
) -> None:
    admin = sign_in("admin")
    row = ask(admin, wave=ids["wave"], region=ids["south"], format="pdf", language=language)
    jobs.work_off(app)

    answer = fetch(admin, row)

    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == f"attachment; filename=2026-q4-south-{language}.pdf"
    assert word in paper.text(answer.data)
    assert paper.outline(answer.data)[0] == ("jb-01  Branch jb-01", 1)
    assert "Secret" not in paper.text(answer.data)


def test_without_a_language_it_speaks_the_client_s(app: Server, ids: dict[str, int], manager: FlaskClient) -> None:
    assert ask(manager, wave=ids["wave"])["language"] == "en"
    with app.app_context():
        client = build.branch("kl-01").client_id
        db.session.add(ClientDress(client_id=client, language="id"))
        db.session.commit()

    assert ask(manager, wave=ids["wave"])["language"] == "id"
    assert ask(manager, wave=ids["wave"], language="ms")["language"] == "ms"


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


def test_the_file_can_be_fetched_in_parts_and_gone_on_with(
    app: Server, ids: dict[str, int], manager: FlaskClient
) -> None:
    row = ask(manager, wave=ids["wave"])
    jobs.work_off(app)
    whole = fetch(manager, row)
    tag = whole.headers["ETag"]

    middle = fetch(manager, row, Range="bytes=100-199", If_Range=tag)
    other = fetch(manager, row, Range="bytes=100-199", If_Range='"other"')

    assert len(whole.data) == again(manager, row)["bytes"]
    assert (middle.status_code, middle.data) == (206, whole.data[100:200])
    assert middle.headers["Content-Range"] == f"bytes 100-199/{len(whole.data)}"
    assert (other.status_code, other.data) == (200, whole.data)
    assert fetch(manager, row, If_None_Match=tag).status_code == 304
    assert fetch(manager, row, Range="bytes=9999999-").status_code == 416


def test_a_visit_that_is_approved_later_makes_a_bundle_older_than_the_data(
    app: Server, ids: dict[str, int], manager: FlaskClient
) -> None:
    row = ask(manager, wave=ids["wave"])
    jobs.work_off(app)
    with app.app_context():
        at, wave, shopper = build.branch("kl-01"), build.wave(), build.person("shopper")
        build.approved(small.answers(B1="wrong"), at=at, during=wave, shopper=shopper, on=LONG_AGO)
        db.session.commit()

    assert again(manager, row)["older_than_data"] is True
    assert [report["n"] for report in manifest(manager, row)["reports"]] == [1, 1, 1]
    later = ask(manager, wave=ids["wave"])
    jobs.work_off(app)
    assert again(manager, later)["older_than_data"] is False
    assert [report["n"] for report in manifest(manager, later)["reports"]] == [2, 1, 1]


def test_a_report_in_a_bundle_is_the_paper_that_is_made_by_itself(
    app: Server, ids: dict[str, int], manager: FlaskClient
) -> None:
    with app.app_context():
        branch = build.branch("kl-02").id
    row = ask(manager, wave=ids["wave"])
    jobs.work_off(app)
    alone = manager.get(f"/api/reports/waves/{ids['wave']}/branches/{branch}.pdf").data

    told = next(report for report in manifest(manager, row)["reports"] if report["branch"] == "kl-02")

    assert told["sha256"] == sha256(alone).hexdigest()
    with app.app_context():
        assert db.session.get(MadePaper, told["sha256"]) is not None


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


def test_nobody_gets_what_is_not_theirs(
    app: Server, ids: dict[str, int], manager: FlaskClient, sign_in: SignIn
) -> None:
    row = ask(manager, wave=ids["wave"])
    jobs.work_off(app)

    for other in (sign_in("regional_manager", "bank/north"), sign_in("admin")):
        assert other.get("/api/bundles").json == []
        assert other.get(f"/api/bundles/{row['id']}").status_code == 404
        assert other.get(f"/api/bundles/{row['id']}/file").status_code == 404
        assert other.delete(f"/api/bundles/{row['id']}").status_code == 404
    assert manager.post("/api/bundles", json={"wave": ids["wave"], "region": ids["south"]}).json["code"] == "no_figures"
    elsewhere = sign_in("branch_manager", "bank/west/xx-01")
    assert elsewhere.post("/api/bundles", json={"wave": ids["wave"]}).status_code == 404
    alone = sign_in("branch_manager", "bank/north/kl-02")
    assert ask(alone, wave=ids["wave"])["reports"] == 1


def test_who_has_lost_sight_of_a_branch_has_lost_its_bundles(
    app: Server, ids: dict[str, int], manager: FlaskClient
) -> None:
    row = ask(manager, wave=ids["wave"])
    jobs.work_off(app)
    with app.app_context():
        moved = build.branch("kl-03")
        moved.scope = build.scope("bank/south/kl-03")
        db.session.commit()

    assert manager.get(f"/api/bundles/{row['id']}/file").status_code == 404


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
