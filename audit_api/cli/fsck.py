"""`shopper-audit fsck`."""

import sys
import time
from collections.abc import Iterator
from datetime import timedelta

import click
from sqlalchemy import func, select

from .. import create_app
from ..config import Config
from ..db import db, now, reading_only
from ..review.agreement import Check, Tally
from ..storage import Storage
from ..visits.models import Visit

OLD = timedelta(days=1)
"""An unfinished file of this age is nobody's any more: no upload takes so long."""

QUIET_SECONDS = 1.0


@click.command()
@click.option("--deep", is_flag=True, help="Read every photo and every document too.")
@click.option("--tidy", is_flag=True, help="Remove unfinished files that are older than a day, and nothing else.")
def fsck(deep: bool, tidy: bool) -> None:
    """Check that the database and the photo store agree; exit 1 when something is missing or wrong.

    It changes nothing without --tidy, and may run beside a server.
    """
    app = create_app(Config.from_environment())
    storage: Storage = app.extensions["storage"]
    with app.app_context(), reading_only():
        check = Check(db.session(), storage, deep)
        wrong = _tell_faults(check)
        db.session.rollback()
    for line in (*_summary(check.tally), *_unfinished(storage, tidy)):
        click.echo(line)
    click.echo(f"{_count(wrong, 'thing')} missing or wrong: see above." if wrong else "All is well.")
    raise SystemExit(1 if wrong else 0)


def _tell_faults(check: Check) -> int:
    """Print each fault as it is found; how many there were."""
    progress = Progress(check.session.scalar(select(func.count()).select_from(Visit)) or 0)
    wrong = 0
    for faults in check.faults():
        progress.tell(check.tally.visits)
        for fault in faults:
            progress.clear()
            click.echo(fault)
        wrong += len(faults)
    progress.clear()
    return wrong


class Progress:
    """One line on a terminal that says how far it is, once it has taken a while."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._next = time.monotonic() + QUIET_SECONDS
        self._shown = False
        self._terminal = sys.stderr.isatty()

    def tell(self, done: int) -> None:
        """Say how much is done, at most once a second."""
        if self._terminal and time.monotonic() > self._next:
            self._next += QUIET_SECONDS
            self._shown = True
            click.echo(f"\r{done} of {self.total} visits", nl=False, err=True)

    def clear(self) -> None:
        """Give the line back."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._shown = False


def _summary(tally: Tally) -> Iterator[str]:
    """What was looked at, and what is only on its way."""
    photos = tally.photos
    checked = _count(tally.visits, "visit"), _count(tally.submissions, "hand-in"), _count(photos.photos, "photo")
    yield f"Checked: {', '.join(checked)}."
    told = {
        f"{_count(tally.held, 'hand-in')} held until the last photos are here.": tally.held,
        f"{_count(tally.left, 'hand-in')} held of visits that went on without: ask the shoppers.": tally.left,
        f"{_count(photos.not_handed_in, 'photo')} here that no hand-in names yet.": photos.not_handed_in,
        f"{_count(photos.cut_off, 'photo')} half sent, which the phone sends again.": photos.cut_off,
        f"{_count(photos.unknown, 'photo')} of visits that this database does not know.": photos.unknown,
        f"{_count(photos.foreign, 'file')} among the photos not put there by the server.": photos.foreign,
        f"{_count(photos.unhashed, 'photo')} from before hashes were noted: bytes not checked.": photos.unhashed,
    }
    yield from (f"  {line}" for line, count in told.items() if count)


def _unfinished(storage: Storage, tidy: bool) -> Iterator[str]:
    """What a server that was killed left behind, and how much of it was removed."""
    found = removed = 0
    for name, written_at in storage.unfinished():
        found += 1
        if tidy and written_at < now() - OLD:
            storage.forget_unfinished(name)
            removed += 1
    if found:
        what_now = f"{removed} of them removed" if tidy else "--tidy removes those older than a day"
        yield f"  {_count(found, 'unfinished file')} of a server that was killed; {what_now}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
