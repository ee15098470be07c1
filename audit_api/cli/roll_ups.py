"""`shopper-audit roll-ups`."""

from collections.abc import Sequence

import click
from sqlalchemy import func, select

from .. import create_app
from ..config import Config
from ..db import db, reading_only
from ..programmes.models import Client, Programme, Wave
from ..review import rebuilding


@click.group(name="roll-ups")
def roll_ups() -> None:
    """What approved visits add up to, by branch and region."""


@roll_ups.command()
@click.option("--wave", help="The code of the wave; all of them, unless told otherwise.")
def rebuild(wave: str | None) -> None:
    """Add the approved visits up again. It may run beside a server."""
    app = create_app(Config.from_environment())
    with app.app_context():
        for number, name in _waves(wave):
            click.echo(f"{name}: {rebuilding.rebuild(db.session(), number)} visits")


@roll_ups.command()
@click.option("--wave", help="The code of the wave; all of them, unless told otherwise.")
def check(wave: str | None) -> None:
    """Compare what is kept with what the visits add up to; exit 1 where they differ. It changes nothing."""
    app = create_app(Config.from_environment())
    wrong = 0
    with app.app_context(), reading_only():
        for number, name in _waves(wave):
            for sentence in rebuilding.differences(db.session(), number):
                click.echo(f"{name}: {sentence}")
                wrong += 1
    click.echo(f"{wrong} wrong: `shopper-audit roll-ups rebuild` makes them again." if wrong else "All is well.")
    raise SystemExit(1 if wrong else 0)


def _waves(code: str | None) -> Sequence[tuple[int, str]]:
    """The number and the name of each wave with that code; of all that have approved visits, without one."""
    session = db.session()
    query = (
        select(Wave.id, Client.code + ", " + Wave.code).join(Wave.programme).join(Programme.client).order_by(Wave.id)
    )
    if code is None:
        return [
            (row[0], row[1]) for row in session.execute(query.where(Wave.id.in_(rebuilding.waves_with_visits(session))))
        ]
    rows = [(row[0], row[1]) for row in session.execute(query.where(func.lower(Wave.code) == code.lower()))]
    if not rows:
        raise click.ClickException(f"There is no wave {code}. Check the code.")
    return rows
