"""`shopper-audit user`."""

import sys

import click
from marshmallow import ValidationError

from .. import create_app
from ..config import Config
from ..db import db, now
from ..people.access import ROLES
from ..people.actions import add_person
from ..people.schemas import LANGUAGES, NewPersonSchema
from ..people.signing_in import invite


@click.group()
def user() -> None:
    """People who sign in."""


@user.command()
@click.option("--name", required=True, help="What they are called.")
@click.option("--email", help="What they sign in with; not needed with --invite.")
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option("--scope", default="", help="Where the role holds, as in bank/north; left out, everywhere.")
@click.option("--language", default="en", type=click.Choice(LANGUAGES))
@click.option("--password", help="10 characters or more; - reads it from standard input.")
@click.option("--invite", "by_link", is_flag=True, help="Print a link that signs them in.")
def add(by_link: bool, **wanted: str | None) -> None:
    """Add a person, with a password or with an invitation link."""
    if not by_link and not (wanted["password"] and wanted["email"]):
        raise click.UsageError("Give --email and --password, or --invite for a link.")
    if wanted["password"] == "-":
        wanted["password"] = sys.stdin.readline().rstrip("\n")
    role = {"role": wanted.pop("role"), "scope": wanted.pop("scope")}
    _add({**wanted, "roles": [role]}, by_link)


def _add(wanted: dict[str, object], by_link: bool) -> None:
    try:
        person = NewPersonSchema().load(wanted)
    except ValidationError as error:
        raise click.UsageError(_first(error.messages)) from None
    app = create_app(Config.from_environment())
    with app.app_context():
        row = add_person(db.session(), app.extensions["passwords"], person, now())
        secret = invite(db.session(), row, now())[0] if by_link else None
        db.session.commit()
        click.echo(f"Added {row.name}." + (f" Link: /i/{secret} below the server's address." if secret else ""))


def _first(messages: object) -> str:
    """The first of marshmallow's nested messages, with the option it speaks of."""
    keys: list[object] = []
    while isinstance(messages, dict):
        key, messages = next(iter(messages.items()))
        keys.append(key)
    return f"--{keys[0]}: {messages[0] if isinstance(messages, list) else messages}"
