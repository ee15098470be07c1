"""`shopper-audit export`."""

from pathlib import Path
from typing import cast

import click
from sqlalchemy.orm import Session

from reports.data import Language

from .. import create_app
from ..config import Config
from ..db import db, now, reading_only
from ..people.access import EVERYTHING, Viewer
from ..people.schemas import LANGUAGES
from ..reporting.exports.approved import Audience
from ..reporting.exports.files import FORMATS, TABLES, WORKBOOK, Wanted, is_any, write
from ..results.gather import Reader
from .codes import Codes, choose
from .whole_file import whole_file

OPERATOR = Viewer(0, (("admin", EVERYTHING),))
"""Who has the database has all that is in it."""


@click.command()
@click.option("--wave", required=True, help="The wave's code.")
@click.option(
    "--table", required=True, type=click.Choice([*TABLES, WORKBOOK]), help="A workbook is visits and answers."
)
@click.option("--format", "extension", default="csv", type=click.Choice(list(FORMATS)), show_default=True)
@click.option("--client", help="The client's code, where several clients share the wave's.")
@click.option("--programme", help="The programme's code, where several programmes share the wave's.")
@click.option("--language", default="en", type=click.Choice(LANGUAGES), show_default=True)
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file.")
def export(table: str, extension: str, language: str, output: Path, **codes: str | None) -> None:
    """Write a wave's approved visits as a table.

    It tells all that an admin may see, exact dates and how visits were captured included: no file for a branch.
    """
    if table == WORKBOOK and extension != "xlsx":
        raise click.UsageError("A workbook has two tables. Add --format xlsx, or export them one by one.")
    with create_app(Config.from_environment()).app_context(), reading_only():
        audience = Audience(OPERATOR, Reader(cast(Language, language), now()))
        wanted = _wanted(db.session(), audience, Codes(**codes), (table, extension))
        with whole_file(output) as file:
            write(db.session(), audience, wanted, file)


def _wanted(session: Session, audience: Audience, codes: Codes, kind: tuple[str, str]) -> Wanted:
    """The one wave that the codes can mean and that has something to tell."""
    filled = [wanted for wave in codes.waves(session) if is_any(session, audience, wanted := Wanted(wave, *kind))]
    if not filled:
        raise click.ClickException(f"Wave {codes.wave} has no approved visit yet.")
    choose([wanted.wave for wanted in filled])
    return filled[0]
