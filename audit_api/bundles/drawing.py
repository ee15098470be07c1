"""Drawing what is missing of a bundle: in this process, or in several, for two documents can't share a font."""

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from ..db import reading_only
from ..reporting.gather import Picture, pictures_in
from ..storage import open_storage
from .order import Order
from .parts import Parts, make_part, missing


@dataclass(frozen=True)
class Drawer:
    """Makes the parts of one order, each in a transaction of its own that writes nothing."""

    engine: Engine
    picture: Picture
    order: Order
    parts: Parts

    def draw(self, branch: int) -> None:
        """Make and keep the report of a branch."""
        with reading_only(), Session(self.engine) as session:
            self.parts.keep(branch, *make_part(session, self.order, branch, self.picture))


@dataclass(frozen=True)
class Source:
    """Where visits and photos are read: an SQLAlchemy URL, and a storage's address."""

    database: str
    photos: str

    def drawer(self, order: Order, folder: Path) -> Drawer:
        """One that reads from here and keeps its parts in `folder`."""
        return Drawer(create_engine(self.database), pictures_in(open_storage(self.photos)), order, Parts(folder))


def drawn(source: Source, order: Order, folder: Path, processes: int) -> Iterator[None]:
    """Make what is missing in `folder`, in so many processes; says so each time a part is there."""
    wanted = list(missing(Parts(folder), order))
    if processes > 1 and len(wanted) > 1:
        yield from _drawn_elsewhere(wanted, processes, (source, order, folder))
    else:
        yield from map(source.drawer(order, folder).draw, wanted)


def _drawn_elsewhere(wanted: list[int], processes: int, work: tuple[Source, Order, Path]) -> Iterator[None]:
    pool = ProcessPoolExecutor(min(processes, len(wanted)), multiprocessing.get_context("spawn"), _begin, work)
    try:
        yield from pool.map(_draw, wanted)
    finally:
        pool.shutdown(cancel_futures=True)


_drawers: list[Drawer] = []
"""The one of this process, where this is one of several."""


def _begin(source: Source, order: Order, folder: Path) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    _drawers.append(source.drawer(order, folder))


def _draw(branch: int) -> None:
    _drawers[0].draw(branch)


def _end_with_parent() -> None:
    """Nobody is left behind when the process that asked is killed."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
    os._exit(1)
