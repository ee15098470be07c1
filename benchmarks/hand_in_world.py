"""What hand-ins are measured with: a server that runs, shoppers with visits to make, answers and photos."""

import hashlib
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PIL import Image
from sqlalchemy import insert, select

from audit_api import create_app, migrating
from audit_api.config import Config
from audit_api.db import db, now
from audit_api.people.signing_in import give_token
from audit_api.submissions.models import Revision, Submission
from audit_api.visits.models import Visit
from tests import build

QUESTIONS, PHOTOS, PHOTO_BYTES, SHOPPERS = 80, 12, 300_000, 8
PAGE = os.sysconf("SC_CLK_TCK")


def tree() -> dict[str, Any]:
    """A form of 80 scored questions in 8 sections."""
    kinds: list[dict[str, Any]] = [
        {"type": "yes_no"},
        {"type": "scale", "from": 0, "to": 4},
        {"type": "ratio"},
        {"type": "choice", "options": [{"option": o, "title": o, "credit": c} for o, c in (("a", 1), ("b", 0.5))]},
    ]
    sections = []
    for number in range(8):
        questions = [
            {
                "question": f"Q{number * 10 + n}",
                "title": "Was it as it should be, from where a customer stands?",
                "points": 1 + n % 3,
                "photo": "optional",
                "tags": {"parameter": ("speed", "expression", "facilities")[n % 3], "owner": "cashier"},
                **kinds[n % 4],
            }
            for n in range(10)
        ]
        sections.append({"section": f"S{number}", "title": f"Part {number}", "questions": questions})
    return {"form": "measured", "title": "Measured", "languages": ["en"], "sections": sections}


def document(photos: Sequence[str]) -> dict[str, Any]:
    """Answers to all of it; the photos stand at the first questions."""
    values: list[Any] = ["yes", 3, {"have": 3, "of": 4}, "b"]
    answers = {f"Q{n}": {"value": values[n % 10 % 4], "comment": f"Seen at counter {n}"} for n in range(QUESTIONS)}
    for n, photo in enumerate(photos):
        answers[f"Q{n}"]["photos"] = [photo]
    return {"form": "measured", "language": "en", "answers": answers}


def photos() -> list[tuple[str, bytes]]:
    """12 photos of about 300 kB, with their hashes."""
    return [_photo(number) for number in range(PHOTOS)]


def _photo(number: int) -> tuple[str, bytes]:
    grain = Image.effect_noise((1600, 1200), 24 + number).convert("RGB")
    blank = Image.linear_gradient("L").resize((1600, 1200)).convert("RGB")
    picture = Image.blend(blank, grain, 0.5)
    saved = min((_saved(picture, quality) for quality in range(30, 90, 4)), key=lambda d: abs(len(d) - PHOTO_BYTES))
    return hashlib.sha256(saved).hexdigest(), saved


def _saved(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112], exif[0x0132] = 1, "2026:11:10 09:30:00"
    picture.save(out, "JPEG", quality=quality, exif=exif)
    return out.getvalue()


@dataclass(frozen=True)
class World:
    """A database with visits to make: the number of the form, and each shopper's token and visits."""

    data: Path
    database: str
    form: int
    shoppers: list[tuple[str, list[str]]]

    def body(self, visit: str, named: Sequence[str]) -> bytes:
        """A hand-in of a visit."""
        times = {"started_at": "2026-11-10T09:00:00+08:00", "handed_in_at": "2026-11-10T10:00:00+08:00"}
        return json.dumps({"visit": visit, "form": self.form, **times, "document": document(named)}).encode()


def make_world(data: Path, database: str, visits: int) -> World:
    """Fill an empty database with so many visits for each of 8 shoppers."""
    app = create_app(Config(data=data, database=database, photos=str(data / "photos"), secret="measured"))
    migrating.upgrade(app)
    with app.app_context():
        branch, wave, form = build.branch(), build.wave(), build.form_version(tree())
        shoppers = []
        for shopper in [build.person("shopper", name=f"Shopper {n}") for n in range(SHOPPERS)]:
            ids = [str(uuid.uuid4()) for _ in range(visits)]
            shoppers.append((give_token(db.session(), shopper, "measured", now())[0], ids))
            first = 1 + visits * (len(shoppers) - 1)
            db.session.execute(
                insert(Visit), [_visit(branch.id, wave.id, form.id, shopper.id, n, i) for n, i in enumerate(ids, first)]
            )
        made = World(data, database, form.id, shoppers)
        db.session.commit()
        db.engine.dispose()
    return made


def _visit(branch: int, wave: int, form: int, shopper: int, number: int, name: str) -> dict[str, Any]:
    columns = {"branch_id": branch, "wave_id": wave, "form_version_id": form, "shopper_id": shopper, "number": number}
    window = {"window_from": date(2026, 11, 1), "window_to": date(2026, 12, 31), "status": "assigned"}
    return {"id": name, **columns, **window, "created_at": datetime.now(UTC), "created_by": shopper}


def fill(world: World, rows: int) -> None:
    """Add so many visits that were handed in long ago, each like the first that is there."""
    app = create_app(Config(data=world.data, database=world.database, photos="", secret="measured"))
    with app.app_context():
        tables = {"visits": Visit, "submissions": Submission, "revisions": Revision}
        old = {
            name: dict(db.session.execute(select(t.__table__).limit(1)).mappings().one()) for name, t in tables.items()
        }
        del old["revisions"]["id"]
        for start in range(0, rows, 1000):
            ids = [str(uuid.uuid4()) for _ in range(1000)]
            for name, table in tables.items():
                copies = [_copy(name, old[name], (which, start + n)) for n, which in enumerate(ids)]
                db.session.execute(insert(table.__table__), copies)
            db.session.commit()
        db.engine.dispose()


def _copy(table: str, row: dict[str, Any], which: tuple[str, int]) -> dict[str, Any]:
    """The row under another id; a visit and its submission have the same."""
    name, number = which
    if table == "visits":
        return {**row, "id": name, "number": 1_000_000 + number, "status": "approved"}
    return {**row, "id": name, "visit_id": name} if table == "submissions" else {**row, "submission_id": name}


@dataclass(frozen=True)
class Spent:
    """What processes have used so far: seconds of CPU, bytes written to disk, and the peak of memory in MB."""

    cpu: float
    written: int
    peak: float


@dataclass(frozen=True)
class Running:
    """A process that serves at a port."""

    pid: int
    port: int

    def spent(self, others: Sequence[int] = ()) -> Spent:
        """What it has used so far, with `others`."""
        return Spent(
            sum(_cpu(pid) for pid in (self.pid, *others)),
            sum(_written(pid) for pid in (self.pid, *others)),
            _peak(self.pid),
        )


def postgres_processes(database: str) -> list[int]:
    """The processes of the cluster at an address that names its socket's folder."""
    folder = Path(database.rpartition("host=")[2])
    parent = int((folder / "data/postmaster.pid").read_text().split()[0])
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=True)
    return [parent, *map(int, found.stdout.split())]


def _cpu(pid: int) -> float:
    """Of the process and of those it has waited for."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0
    return sum(map(int, fields[11:15])) / PAGE


def _written(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/io").read_text().split("\nwrite_bytes: ")[1].split()[0])
    except FileNotFoundError:
        return 0


def _peak(pid: int) -> float:
    return int(Path(f"/proc/{pid}/status").read_text().split("VmHWM:")[1].split()[0]) / 1024


@contextmanager
def running(command: list[str], port: int, path: str, **environment: str) -> Iterator[Running]:
    """Start a server in a process of its own, wait until `path` answers, and stop it in the end."""
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}{path}")
        yield Running(process.pid, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def serving(world: World, **environment: str) -> Any:
    """The real server on a world."""
    port = free_port()
    settings = {"SHOPPER_AUDIT_DATA": str(world.data), "DATABASE_URL": world.database, "WORKERS": "0"}
    command = [str(Path(sys.executable).with_name("shopper-audit")), "serve", "--port", str(port)]
    return running(command, port, "/api/health", **settings, **environment)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(address: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"{address} does not answer")
