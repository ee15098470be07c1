"""Drawing what is missing of a bundle: in this process, or in several, for two documents can't share a font."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session, sessionmaker

from ..config import Config
from ..db import now, reading_only
from ..reporting.papers import Press, remember
from ..storage import open_storage
from .order import Order
from .parts import Parts, make_part, missing

Writing = Callable[[], AbstractContextManager[Session]]
"""A transaction that is kept at its end."""


@dataclass(frozen=True)
class Drawer:
    """Makes the parts of one order, each read in a transaction of its own."""

    engine: Engine
    writing: Writing
    press: Press
    order: Order
    parts: Parts

    def draw(self, branch: int) -> None:
        """Make the report of a branch, remember it as a paper, and keep it."""
        read_at = now()
        with reading_only(), Session(self.engine) as session:
            part, paper = make_part(session, self.order, branch, self.press)
        with self.writing() as session:
            remember(session, paper, read_at)
        self.parts.keep(branch, part, paper.pdf)


def drawn(config: Config, order: Order, folder: Path, processes: int) -> Iterator[None]:
    """Make what is missing in `folder`, in so many processes; says so each time a part is there."""
    wanted = list(missing(Parts(folder), order))
    if processes > 1 and len(wanted) > 1:
        yield from _drawn_elsewhere(wanted, processes, (config, order, folder))
    else:
        yield from map(_drawer(config, order, folder).draw, wanted)


def _drawer(config: Config, order: Order, folder: Path) -> Drawer:
    """One that needs no server."""
    engine = create_engine(config.database)
    press = Press.of(config, open_storage(config.photos))
    return Drawer(engine, sessionmaker(engine).begin, press, order, Parts(folder))


def _drawn_elsewhere(wanted: list[int], processes: int, work: tuple[Config, Order, Path]) -> Iterator[None]:
    pool = ProcessPoolExecutor(min(processes, len(wanted)), multiprocessing.get_context("spawn"), _begin, work)
    try:
        yield from pool.map(_draw, wanted)
    finally:
        pool.shutdown(cancel_futures=True)


_drawers: list[Drawer] = []
"""The one of this process, where this is one of several."""


def _begin(config: Config, order: Order, folder: Path) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    _drawers.append(_drawer(config, order, folder))


def _draw(branch: int) -> None:
    _drawers[0].draw(branch)


def _end_with_parent() -> None:
    """Nobody is left behind when the process that asked is killed."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
    os._exit(1)
