"""What the server has acknowledged is still there after it was killed in the middle of its work."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import select

from audit_api import create_app, migrating
from audit_api.config import Config
from audit_api.db import db, now
from audit_api.people.signing_in import give_token
from audit_api.storage import open_storage
from audit_api.submissions.models import Submission
from audit_api.submissions.photos import arrived
from tests import build
from tests.audit_api import counter
from tests.audit_api.submissions import cameras
from tests.audit_api.submissions.phone import DOCUMENT

PHONES, VISITS = 4, 60
World = tuple[int, list[tuple[str, list[str]]]]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """An installation of its own."""
    database = f"sqlite:///{tmp_path / 'audit.db'}"
    return Config(data=tmp_path, database=database, photos=str(tmp_path / "photos"), secret="only for tests")


@pytest.fixture
def world(config: Config) -> World:
    """The form, and for each phone its token and the visits to make."""
    app = create_app(config)
    migrating.upgrade(app)
    with app.app_context():
        phones = []
        for number in range(PHONES):
            shopper = build.person("shopper", name=f"Phone {number}")
            token, _ = give_token(db.session(), shopper, "phone", now())
            phones.append((token, [counter.visit(shopper).id for _ in range(VISITS)]))
        form = build.form_version(counter.TREE).id
        db.session.commit()
        db.engine.dispose()
    return form, phones


@contextmanager
def serving(config: Config, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The real server, once it answers."""
    environment = {**os.environ, "SHOPPER_AUDIT_DATA": str(config.data), "DATABASE_URL": config.database}
    command = [Path(sys.executable).with_name("shopper-audit"), "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 60
        while not _answers(port):
            assert time.monotonic() < end
            time.sleep(0.1)
        yield process
    finally:
        process.kill()
        process.wait()


def _answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=2).close()
    except OSError:
        return False
    return True


def _work(port: int, form: int, phone: tuple[str, list[str]], told: list[tuple[str, str, str]]) -> None:
    """Hand in one visit after the other, noting what was acknowledged, until the server is gone."""
    token, visits = phone
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        for number, visit in enumerate(visits):
            data, submission = cameras.png((40 + number, 40)), str(uuid.uuid4())
            name = cameras.sha256(data)
            _put(connection, token, f"/api/visits/{visit}/photos/{name}", data)
            document = {**DOCUMENT, "answers": {**DOCUMENT["answers"], "A3": {"photos": [name]}}}
            times = {"started_at": "2026-11-10T09:00:00Z", "handed_in_at": "2026-11-10T10:00:00Z"}
            body = {"visit": visit, "form": form, **times, "document": document}
            _put(connection, token, f"/api/submissions/{submission}", json.dumps(body).encode())
            told.append((submission, visit, name))
    except (OSError, http.client.HTTPException):
        return
    finally:
        connection.close()


def _put(connection: http.client.HTTPConnection, token: str, path: str, body: bytes) -> None:
    kind = "application/json" if body.startswith(b"{") else "image/png"
    connection.request("PUT", path, body, {"Authorization": f"Bearer {token}", "Content-Type": kind})
    answer = connection.getresponse()
    assert answer.status == 201, answer.read()
    answer.read()


@pytest.mark.slow
def test_nothing_that_was_acknowledged_is_lost(config: Config, world: World) -> None:
    form, phones = world
    told: list[tuple[str, str, str]] = []
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with serving(config, port) as server:
        threads = [Thread(target=_work, args=(port, form, phone, told)) for phone in phones]
        for thread in threads:
            thread.start()
        while len(told) < 40:
            time.sleep(0.01)
        server.kill()
        for thread in threads:
            thread.join()

    app, storage = create_app(config), open_storage(config.photos)
    with app.app_context():
        kept = dict(db.session.execute(select(Submission.id, Submission.visit_id)).all())
        db.session.rollback()
        db.engine.dispose()

    assert len(told) < PHONES * VISITS
    assert {submission: visit for submission, visit, _ in told}.items() <= kept.items()
    assert all(name in arrived(storage, visit) for _, visit, name in told)
