"""Making bundles in the background, in turns, so that nothing else that is asked for waits for long."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from ..db import db, now, reading_only
from ..jobs import Progress, job, keeping
from ..reporting.papers import Press
from .actions import MAKING, SWEEPING, next_turn
from .binding import Binder, Title
from .drawing import Drawer
from .models import Bundle, Format
from .order import Order
from .parts import Parts, missing

TURN_SECONDS = 20.0
"""After so long the worker takes up what else waits, and comes back."""

TELLING_SECONDS = 1.0
"""So often it is said how far it is."""


class Gone(Exception):
    """The bundle was thrown away meanwhile."""


@dataclass(frozen=True)
class _Work:
    """A bundle as it was asked for, and where it is made."""

    id: str
    order: Order
    title: Title
    format: Format
    folder: Path

    @property
    def parts(self) -> Parts:
        return Parts(self.folder / "parts")


def folder_of(bundle: str) -> Path:
    """Where the file of a bundle lies, and its parts until it is there."""
    root: Path = current_app.extensions["bundles"]
    return root / bundle


def file_of(bundle: Bundle) -> Path:
    """The file itself."""
    return folder_of(bundle.id) / f"bundle.{bundle.format}"


@job(MAKING)
def make_bundle(about: dict[str, Any], progress: Progress) -> None:
    """One turn of work on `about["bundle"]`: draw what is missing, and bind it when nothing is.

    A turn whose next one has been asked for already does nothing.
    """
    work = _work(about)
    if work is None:
        return
    try:
        if _drawn(work, progress):
            _bound(work, progress)
        else:
            _hand_over(work, about["turn"] + 1)
    except Gone:
        shutil.rmtree(work.folder, ignore_errors=True)


@job(SWEEPING)
def sweep_bundle(about: dict[str, Any], _progress: Progress) -> None:
    """Remove `about["bundle"]`, its row and its files, whatever is there of it."""
    with keeping() as session:
        row = session.get(Bundle, about["bundle"])
        if row is not None:
            session.delete(row)
    folder = folder_of(about["bundle"])
    if folder.exists():
        shutil.rmtree(folder)


def _work(about: dict[str, Any]) -> _Work | None:
    """What the turn works on; none when the bundle is gone, or the turn is over."""
    with _reading() as session:
        wave = joinedload(Bundle.wave)
        row = session.scalar(select(Bundle).where(Bundle.id == about["bundle"]).options(wave, joinedload(Bundle.job)))
        if row is None or row.job.about != about:
            return None
        return _Work(row.id, Order.of(row.order), Title.of(row.wave, row.region), row.format, folder_of(row.id))


@contextmanager
def _reading() -> Iterator[Session]:
    """A session beside the job's own, which keeps no transaction open while reports are drawn."""
    with reading_only(), Session(db.engine) as session:
        yield session


def _drawn(work: _Work, progress: Progress) -> bool:
    """Draw until nothing is missing or the turn is over, one report at least; whether nothing is."""
    drawer = Drawer(db.engine, keeping, current_app.extensions["press"], work.order, work.parts)
    teller, over = _Teller(work, progress), time.monotonic() + TURN_SECONDS
    wanted = list(missing(work.parts, work.order))
    for drawn, branch in enumerate(wanted, len(work.order.branches) - len(wanted)):
        teller.tell(drawn)
        drawer.draw(branch)
        if time.monotonic() > over:
            break
    return next(missing(work.parts, work.order), None) is None


def _bound(work: _Work, progress: Progress) -> None:
    """Put the parts into the file, and remove them."""
    teller = _Teller(work, progress)
    total = len(work.order.branches)
    file = work.folder / f"bundle.{work.format}"
    unfinished = file.with_suffix(".unfinished")
    with unfinished.open("wb") as out:
        press: Press = current_app.extensions["press"]
        Binder(work.parts, work.order, work.title, press).bind(out, work.format, lambda _: teller.tell(total))
    unfinished.replace(file)
    _note(work, done=total, bytes=file.stat().st_size)
    shutil.rmtree(work.parts.folder)


def _hand_over(work: _Work, turn: int) -> None:
    with keeping() as session:
        row = session.get(Bundle, work.id)
        if row is None:
            raise Gone
        row.job = next_turn(session, work.id, turn, now())


class _Teller:
    """Says how far it is, now and then, and hears whether it is still wanted."""

    def __init__(self, work: _Work, progress: Progress) -> None:
        self._work, self._progress = work, progress
        self._next = 0.0

    def tell(self, done: int) -> None:
        """So many reports are drawn. `Gone` when nobody wants them any more."""
        if time.monotonic() > self._next:
            self._next = time.monotonic() + TELLING_SECONDS
            self._progress(per_cent(done, len(self._work.order.branches)))
            _note(self._work, done=done)


def per_cent(done: int, total: int) -> int:
    """How far a bundle is; what is not bound yet is not whole."""
    return min(99, 100 * done // total)


def _note(work: _Work, **values: int) -> None:
    with keeping() as session:
        noted = session.execute(update(Bundle).where(Bundle.id == work.id).values(**values))
        if noted.rowcount == 0:  # type: ignore[attr-defined]
            raise Gone
