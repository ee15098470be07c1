"""`shopper-audit db` and `shopper-audit openapi`."""

import json
from pathlib import Path

import click
import flask_migrate

from .. import create_app, migrating
from ..config import Config


@click.group()
def db() -> None:
    """The database's tables."""


@db.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the tables to REVISION, the newest unless told otherwise."""
    migrating.upgrade(create_app(Config.from_environment()), revision)


@db.command()
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Take the tables back to REVISION (`base` removes them all)."""
    app = create_app(Config.from_environment())
    migrating.prepare(app)
    with app.app_context():
        flask_migrate.downgrade(directory=str(migrating.MIGRATIONS), revision=revision)


@db.command()
@click.argument("number")
@click.argument("message")
def migrate(number: str, message: str) -> None:
    """Write migration NUMBER for what changed in the models; MESSAGE says what."""
    app = create_app(Config.from_environment())
    migrating.prepare(app)
    with app.app_context():
        flask_migrate.migrate(directory=str(migrating.MIGRATIONS), rev_id=number, message=message)


@click.command()
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of the screen.")
def openapi(output: Path | None) -> None:
    """Print the API document."""
    app = create_app(Config.from_environment())
    answer = app.test_client().get("/api/openapi.json")
    text = json.dumps(answer.json, indent=1, ensure_ascii=False) + "\n"
    if output:
        output.write_text(text)
    else:
        click.echo(text, nl=False)
