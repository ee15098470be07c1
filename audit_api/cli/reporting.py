"""`shopper-audit report`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import click
from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from reports.data import Language

from .. import create_app
from ..config import Config
from ..db import db, now, reading_only
from ..people.schemas import LANGUAGES
from ..programmes.models import Branch, Client, Programme, Wave
from ..reporting.gather import pictures_in
from ..reporting.papers import branch_paper
from ..results import reading
from ..results.gather import Reader
from ..submissions.models import Revision
from ..visits.models import Visit


@click.command()
@click.option("--branch", required=True, help="The branch's code.")
@click.option("--wave", required=True, help="The wave's code.")
@click.option("--client", help="The client's code, where several clients share the other codes.")
@click.option("--programme", help="The programme's code, where several programmes share the wave's.")
@click.option("--language", default="en", type=click.Choice(LANGUAGES))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The PDF file.")
def report(language: str, output: Path, **codes: str | None) -> None:
    """Write the report of one branch in one wave."""
    app = create_app(Config.from_environment())
    with app.app_context(), reading_only():
        revisions = _revisions(db.session(), Codes(**codes))
        reader = Reader(cast(Language, language), now())
        paper = branch_paper(db.session(), revisions, reader, pictures_in(app.extensions["storage"]))
    output.write_bytes(paper.pdf)


@dataclass(frozen=True)
class Codes:
    """What was asked for, as it was typed; codes that differ in case only are the same."""

    branch: str | None
    wave: str | None
    client: str | None = None
    programme: str | None = None


def _revisions(session: Session, codes: Codes) -> list[Revision]:
    """The approved revisions of the one branch and wave that the codes name."""
    waves = _known(session, _waves(codes), f"wave {codes.wave}", codes)
    branches = _known(session, _branches(codes), f"branch {codes.branch}", codes)
    pairs = [(wave, branch) for wave in waves for branch in branches if wave.programme.client_id == branch.client_id]
    found = [(wave, branch, _approved(session, wave, branch)) for wave, branch in pairs]
    filled = [row for row in found if row[2]]
    if not filled:
        raise click.ClickException(f"Branch {codes.branch} has no approved visit in wave {codes.wave} yet.")
    if len(filled) > 1:
        raise click.ClickException(f"Several fit: {_choices(filled)}. Say which with --client and --programme.")
    return filled[0][2]


def _waves(codes: Codes) -> Select[Any]:
    query = select(Wave).join(Wave.programme).join(Programme.client).where(_is(Wave.code, codes.wave))
    return query.where(_is(Client.code, codes.client), _is(Programme.code, codes.programme)).order_by(Wave.id)


def _branches(codes: Codes) -> Select[Any]:
    query = select(Branch).join(Branch.client)
    return query.where(_is(Branch.code, codes.branch), _is(Client.code, codes.client)).order_by(Branch.id)


def _is(column: InstrumentedAttribute[str], code: str | None) -> Any:
    """The column holds this code; without a code, any will do."""
    return True if code is None else func.lower(column) == code.lower()


def _known(session: Session, query: Select[Any], what: str, codes: Codes) -> list[Any]:
    rows = list(session.scalars(query))
    if not rows:
        of = f" of client {codes.client}" if codes.client else ""
        raise click.ClickException(f"There is no {what}{of}. Check the code.")
    return rows


def _approved(session: Session, wave: Wave, branch: Branch) -> list[Revision]:
    return reading.whole(session, Visit.wave_id == wave.id, Visit.branch_id == branch.id)


def _choices(rows: list[tuple[Wave, Branch, list[Revision]]]) -> str:
    return "; ".join(f"client {branch.client.code}, programme {wave.programme.code}" for wave, branch, _ in rows)
