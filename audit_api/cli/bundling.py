"""`shopper-audit bundle`."""

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click
from sqlalchemy.orm import Session

from reports.data import Language

from .. import create_app
from ..bundles.binding import Binder, Title
from ..bundles.drawing import drawn
from ..bundles.models import FORMATS, Format
from ..bundles.order import Order, approved_since, branches_to_report
from ..bundles.parts import Parts, missing
from ..config import Config
from ..db import db, now, reading_only
from ..dresses.wearing import language_of
from ..people.schemas import LANGUAGES
from ..programmes.models import Branch, Region, Wave
from ..reporting.papers import Press
from ..storage import open_storage
from .codes import Codes, choose
from .whole_file import whole_file


@click.command()
@click.option("--wave", required=True, help="The wave's code.")
@click.option("--region", help="The region's code; left out, all branches.")
@click.option("--client", help="The client's code, where several clients share the other codes.")
@click.option("--programme", help="The programme's code, where several programmes share the wave's.")
@click.option("--format", "form", default="zip", type=click.Choice(FORMATS), show_default=True)
@click.option("--language", type=click.Choice(LANGUAGES), help="Left out, the client's, or en.")
@click.option("--processes", default=2, type=click.IntRange(1, 64), show_default=True, help="How many draw at once.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file.")
def bundle(form: Format, language: Language | None, processes: int, output: Path, **codes: str | None) -> None:
    """Write the reports of all branches of a wave into one file.

    What is made stays in FILE.part until the file is whole: a command that was stopped goes on when it is given again.
    """
    config = Config.from_environment()
    folder = output.with_name(f"{output.name}.part")
    with create_app(config).app_context(), reading_only():
        wish = _wish(db.session(), Codes(**codes))
        client = db.session.get_one(Wave, wish.wave).programme.client_id
        order = _order(db.session(), wish, language or language_of(db.session(), client), folder)
    parts, progress = Parts(folder), Progress(len(order.branches))
    progress.tell(len(order.branches) - len(list(missing(parts, order))))
    for _ in drawn(config, order, folder, processes):
        progress.tell(progress.done + 1)
    with whole_file(output) as file:
        press = Press.of(config, open_storage(config.photos))
        Binder(parts, order, wish.title, press).bind(file, form, lambda _: None)
    shutil.rmtree(folder)


@dataclass(frozen=True)
class Wish:
    """What the codes name, and the branches of it that have something approved."""

    wave: int
    region: int | None
    branches: tuple[int, ...]
    title: Title


def _wish(session: Session, codes: Codes) -> Wish:
    """The one wave that the codes can mean."""
    found = []
    for wave, region in _pairs(session, codes):
        where = () if region is None else (Branch.region_id == region.id,)
        if branches := branches_to_report(session, wave.id, *where):
            found.append((wave, Wish(wave.id, region.id if region else None, branches, Title.of(wave, region))))
    if not found:
        who = f"region {codes.region}" if codes.region else "any branch"
        raise click.ClickException(f"Wave {codes.wave} has no approved visit of {who} yet.")
    choose([wave for wave, _ in found])
    return found[0][1]


def _pairs(session: Session, codes: Codes) -> Iterator[tuple[Wave, Region | None]]:
    waves = codes.waves(session)
    if codes.region is None:
        yield from ((wave, None) for wave in waves)
        return
    for region in codes.regions(session):
        yield from ((wave, region) for wave in waves if wave.programme.client_id == region.client_id)


def _order(session: Session, wish: Wish, language: Language, folder: Path) -> Order:
    """The order whose parts lie in the folder; where there are none, a new one."""
    file = folder / "order.json"
    mark = {"wave": wish.wave, "region": wish.region, "language": language, "version": version("shopper-audit")}
    if not file.exists():
        order = Order(wish.wave, wish.branches, language, now())
        folder.mkdir(exist_ok=True)
        file.write_text(json.dumps({"of": mark, "order": order.as_tree()}))
        return order
    begun = json.loads(file.read_text())
    if begun["of"] != mark:
        raise click.ClickException(f"{folder} holds parts of another bundle. Remove it, or give another file.")
    order = Order.of(begun["order"])
    _tell_age(session, order, folder)
    return order


def _tell_age(session: Session, order: Order, folder: Path) -> None:
    newer = approved_since(session, order.wave, order.at)
    more = f" Visits have been approved since; remove {folder} to begin anew." if newer else ""
    click.echo(f"Going on with what was begun on {order.at:%Y-%m-%d %H:%M} UTC.{more}", err=True)


class Progress:
    """How far it is, on standard error: one line that changes on a terminal, elsewhere a line for each tenth."""

    def __init__(self, total: int) -> None:
        self.total, self.done = total, 0
        self._terminal = sys.stderr.isatty()
        self._told = -1

    def tell(self, done: int) -> None:
        """So many are done."""
        self.done = done
        step = done if self._terminal else 10 * done // self.total
        if step > self._told:
            self._told = step
            start, end = ("\r", "\n" if done == self.total else "") if self._terminal else ("", "\n")
            click.echo(f"{start}{done} of {self.total} ({100 * done // self.total} %)", nl=False, err=True)
            click.echo(end, nl=False, err=True)
