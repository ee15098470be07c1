"""Phones that hand in visits to a real server over HTTP, while somebody kills it again and again."""

import http.client
import io
import json
import random
import subprocess
import time
import urllib.request
import uuid
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock, Thread
from typing import Any

from PIL import Image
from sqlalchemy import select

from audit_api import create_app, jobs, migrating
from audit_api.config import Config
from audit_api.db import db, now
from audit_api.people.signing_in import give_token
from audit_api.storage import open_storage
from audit_api.submissions.models import HeldHandIn, Photo, Revision, Submission
from audit_api.submissions.photos import picture_of
from audit_api.visits.models import Visit
from tests import build
from tests.audit_api import counter
from tests.audit_api.cli.commands import SHOPPER_AUDIT, environment, free_port
from tests.audit_api.submissions.phone import DOCUMENT

PHONES, MOST_PHOTOS = 8, 5
PATIENCE_SECONDS = 120
TIMES = {"started_at": "2026-11-10T09:00:00Z", "handed_in_at": "2026-11-10T10:00:00Z"}


@dataclass(frozen=True)
class HandIn:
    """What a phone has to hand in; each photo by the SHA-256 of its bytes."""

    visit: str
    submission: str
    photos: dict[str, bytes]

    @property
    def document(self) -> dict[str, Any]:
        """The answers, with the photos at the last question."""
        document = deepcopy(DOCUMENT)
        document["answers"]["A3"]["photos"] = list(self.photos)
        return document


@dataclass(frozen=True)
class World:
    """An installation with visits to make: each phone's token and what it has to hand in."""

    config: Config
    form: int
    phones: list[tuple[str, list[HandIn]]]

    @property
    def hand_ins(self) -> list[HandIn]:
        """Those of all phones."""
        return [paper for _, papers in self.phones for paper in papers]

    @property
    def steps(self) -> int:
        """How many receipts the phones wait for."""
        return sum(len(paper.photos) + 1 for paper in self.hand_ins)


def make_world(config: Config, hand_ins: int, chance: random.Random) -> World:
    """An empty database filled with a visit for each hand-in, shared out among the phones."""
    app = create_app(config)
    migrating.upgrade(app)
    with app.app_context():
        phones = []
        for number in range(PHONES):
            shopper = build.person("shopper", name=f"Phone {number}")
            visits = [counter.visit(shopper).id for _ in range(number, hand_ins, PHONES)]
            token, _ = give_token(db.session(), shopper, "phone", now())
            phones.append((token, [HandIn(visit, str(uuid.uuid4()), _photos(chance)) for visit in visits]))
        form = build.form_version(counter.TREE).id
        db.session.commit()
        db.engine.dispose()
    return World(config, form, phones)


def _photos(chance: random.Random) -> dict[str, bytes]:
    """Photos without metadata, no two of them alike: the server keeps such a one byte for byte."""
    made = (_photo(chance) for _ in range(chance.randint(1, MOST_PHOTOS)))
    return {sha256(data).hexdigest(): data for data in made}


def _photo(chance: random.Random) -> bytes:
    width, height = chance.randint(100, 320), chance.randint(100, 240)
    data = io.BytesIO()
    Image.frombytes("L", (width, height), chance.randbytes(width * height)).save(data, "JPEG", quality=60)
    return data.getvalue()


@dataclass
class Server:
    """The real server in a process of its own, always at the same port."""

    config: Config
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = {"DATABASE_URL": self.config.database, "PHOTO_STORE": self.config.photos, "PORT": str(self.port)}
        with (self.config.data / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [SHOPPER_AUDIT, "serve"], env=environment(self.config.data, **settings), stdout=log, stderr=log
            )
        wait_for(self._answers)

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def _answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, (self.config.data / "server.log").read_text()[-2000:]
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/health", timeout=5).close()
        except OSError:
            return False
        return True


def wait_for(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < end, "this takes too long"
        time.sleep(0.02)


@dataclass
class Ledger:
    """What the phones were told. `receipts` counts photos and hand-ins that the server said it has."""

    receipts: int = 0
    again: int = 0
    broken: list[str] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def note(self, **more: int) -> None:
        """Add to what was counted."""
        with self._lock:
            for name, count in more.items():
                setattr(self, name, getattr(self, name) + count)


class NoSignal(Exception):
    """No answer, or one that says to try again later."""


class Phone(Thread):
    """A phone that hands in its visits one after the other, and tries again until it has every receipt.

    Photos come first, but now and then the answers do. After a break it asks which photos have arrived; what has a
    receipt is never sent again.
    """

    def __init__(self, world: World, number: int, port: int, ledger: Ledger) -> None:
        super().__init__(name=f"phone-{number}", daemon=True)
        self.token, self.papers = world.phones[number]
        self.form, self.port, self.ledger = world.form, port, ledger
        self.chance = random.Random(number)

    def run(self) -> None:
        """Hand everything in; what goes wrong for good is noted."""
        try:
            for paper in self.papers:
                self._hand_in(paper)
        except Exception as error:
            self.ledger.broken.append(f"{self.name}: {error!r}")

    def _hand_in(self, paper: HandIn) -> None:
        receipts: set[str] = set()
        answers_first = self.chance.random() < 0.25
        while True:
            try:
                if answers_first:
                    answers_first = self._send_answers(paper, receipts)
                self._send_photos(paper, receipts)
                if self._send_answers(paper, receipts):
                    break
            except NoSignal:
                time.sleep(self.chance.uniform(0.02, 0.2))

    def _send_photos(self, paper: HandIn, receipts: set[str]) -> None:
        if missing := [name for name in paper.photos if name not in receipts]:
            there = self._ask("GET", f"/api/visits/{paper.visit}/photos")[1]
            for name in missing:
                if name not in there:
                    self._ask("PUT", f"/api/visits/{paper.visit}/photos/{name}", paper.photos[name])
                receipts.add(name)
                self.ledger.note(receipts=1)

    def _send_answers(self, paper: HandIn, receipts: set[str]) -> bool:
        """Whether they count; else they wait for photos, none of which may have a receipt."""
        body = {"visit": paper.visit, "form": self.form, **TIMES, "document": paper.document}
        status, told = self._ask("PUT", f"/api/submissions/{paper.submission}", json.dumps(body).encode())
        if told["status"] == "waiting":
            lost = receipts & set(told["photos_missing"])
            self.ledger.broken += [f"photo {name} of {paper.visit} had a receipt and is gone" for name in lost]
            receipts -= lost
            return False
        self.ledger.note(receipts=1, again=status == 200)
        return True

    def _ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, Any]:
        try:
            status, told = self._try(method, path, body)
        except (OSError, http.client.HTTPException) as error:
            raise NoSignal from error
        if status == 503:
            raise NoSignal
        if status >= 400:
            raise RuntimeError(f"{method} {path}: {status} {told}")
        return status, told

    def _try(self, method: str, path: str, body: bytes | None) -> tuple[int, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        kind = "application/json" if (body or b"{").startswith(b"{") else "image/jpeg"
        try:
            connection.request(method, path, body, {"Authorization": f"Bearer {self.token}", "Content-Type": kind})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()


@dataclass(frozen=True)
class Found:
    """What is there in the end. All but the first three must be empty, or 0."""

    hand_ins: int
    photos: int
    sent_again: int
    lost: list[str]
    double: list[str]
    half: list[str]
    other_bytes: list[str]
    held: int
    failed_jobs: int
    broken: list[str]


def storm(world: World, kill: list[Callable[[], None]], chance: random.Random, ledger: Ledger, port: int) -> None:
    """Let all phones hand in, and `kill` at that many moments while they do; each must bring it back to life."""
    phones = [Phone(world, number, port, ledger) for number in range(PHONES)]
    for phone in phones:
        phone.start()
    moments = sorted(chance.sample(range(1, world.steps - PHONES), len(kill)))
    for moment, do in zip(moments, kill, strict=True):
        wait_for(lambda moment=moment: ledger.receipts >= moment or bool(ledger.broken))  # type: ignore[misc]
        time.sleep(chance.uniform(0, 0.05))
        do()
    for phone in phones:
        phone.join(timeout=10 * PATIENCE_SECONDS)
        assert not phone.is_alive()


def look(world: World, ledger: Ledger) -> Found:
    """Compare what the phones were told with what the server has."""
    app, storage = create_app(world.config), open_storage(world.config.photos)
    with app.app_context():
        submissions = db.session.execute(select(Submission.id, Submission.visit_id)).all()
        revisions = Counter(db.session.scalars(select(Revision.submission_id)))
        rows = set(db.session.execute(select(Photo.visit_id, Photo.sha256)).all())
        statuses = dict(db.session.execute(select(Visit.id, Visit.status)).all())
        held = len(db.session.scalars(select(HeldHandIn.submission_id)).all())
        failed = len(db.session.scalars(select(jobs.Job.id).where(jobs.Job.status == "failed")).all())
        db.session.rollback()
        db.engine.dispose()
    kept, sent = {row[0]: row[1] for row in submissions}, {paper.submission: paper for paper in world.hand_ins}
    named = {(paper.visit, name) for paper in world.hand_ins for name in paper.photos}
    pictures = {(visit, name): picture_of(storage, visit, name) for visit, name in named}
    by_visit = Counter(visit for _, visit in submissions)
    return Found(
        hand_ins=len(kept),
        photos=len(rows),
        sent_again=ledger.again,
        lost=[key for key, paper in sent.items() if kept.get(key) != paper.visit]
        + [name for (_, name), data in pictures.items() if data is None]
        + [name for _, name in named - rows],
        double=[visit for visit, count in by_visit.items() if count > 1]
        + [key for key, count in revisions.items() if count > 1]
        + [name for _, name in rows - named],
        half=[visit for visit, status in statuses.items() if status != "handed_in" or by_visit[visit] != 1]
        + [key for key in kept if revisions[key] == 0],
        other_bytes=[name for (_, name), data in pictures.items() if data and sha256(data).hexdigest() != name],
        held=held,
        failed_jobs=failed,
        broken=ledger.broken,
    )


def fsck(config: Config) -> tuple[int, str]:
    """What `shopper-audit fsck --deep` exits with and says."""
    settings = {"DATABASE_URL": config.database, "PHOTO_STORE": config.photos}
    command, more = [SHOPPER_AUDIT, "fsck", "--deep"], environment(config.data, **settings)
    done = subprocess.run(command, env=more, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr
