"""`shopper-audit demo`."""

import click
from sqlalchemy import select

from .. import create_app, migrating
from ..config import BadSetting, Config
from ..db import db, now
from ..demo import bank, cast
from ..demo.loading import load
from ..http import Server
from ..people.models import User


@click.command()
@click.option("--if-empty", is_flag=True, help="Load it only where nobody is yet; tell the sign-ins all the same.")
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, show_envvar=True)
@click.option("--port", envvar="PORT", default=8000, type=click.IntRange(0, 65535), show_default=True, show_envvar=True)
def demo(if_empty: bool, host: str, port: int) -> None:
    """Load a demo bank with a year of visits, and tell how to sign in."""
    app = create_app(Config.from_environment())
    migrating.upgrade(app)
    with app.app_context():
        if bank.find(db.session()) is None:
            _load(app, if_empty)
        elif not if_empty:
            raise BadSetting("The demo is loaded already. Give --if-empty to see the sign-ins, or another folder.")
        if bank.find(db.session()) is not None:
            _tell_sign_ins(app, f"http://{host}:{port}")


def _load(app: Server, if_empty: bool) -> None:
    if db.session().scalar(select(User.id).limit(1)) is not None:
        if if_empty:
            click.echo("There are people here already: the demo is not loaded.")
            return
        raise BadSetting("There are people here already. Load the demo into a folder of its own (SHOPPER_AUDIT_DATA).")
    click.echo("Loading the demo programme:")
    load(db.session(), app.extensions["storage"], app.extensions["passwords"], now(), click.echo)
    db.session().commit()


def _tell_sign_ins(app: Server, address: str) -> None:
    click.echo(f"The demo is at {address}/. Sign in as")
    for role, words in cast.sign_ins(db.session(), app.extensions["passwords"], now()):
        click.echo(f"  {role:17} {address}{words}" if words.startswith("/") else f"  {role:17} {words}")
    db.session().commit()
