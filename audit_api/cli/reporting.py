"""`shopper-audit report`."""

from pathlib import Path
from typing import cast

import click
from sqlalchemy.orm import Session

from reports.data import Language

from .. import create_app
from ..config import Config
from ..db import db, now, reading_only, writing
from ..people.schemas import LANGUAGES
from ..programmes.models import Branch, Wave
from ..reporting.papers import branch_paper, remember
from ..results import reading
from ..results.gather import Reader
from ..submissions.models import Revision
from ..visits.models import Visit
from .codes import Codes, choose


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
    with app.app_context():
        with reading_only():
            revisions = _revisions(db.session(), Codes(**codes))
            reader = Reader(cast(Language, language), now())
            paper = branch_paper(db.session(), revisions, reader, app.extensions["press"])
            db.session.rollback()
        with writing():
            remember(db.session(), paper, reader.at)
            db.session.commit()
    output.write_bytes(paper.pdf)


def _revisions(session: Session, codes: Codes) -> list[Revision]:
    """The approved revisions of the one branch and wave that the codes name."""
    waves, branches = codes.waves(session), codes.branches(session)
    pairs = [(wave, branch) for wave in waves for branch in branches if wave.programme.client_id == branch.client_id]
    found = [(wave, _approved(session, wave, branch)) for wave, branch in pairs]
    filled = [row for row in found if row[1]]
    if not filled:
        raise click.ClickException(f"Branch {codes.branch} has no approved visit in wave {codes.wave} yet.")
    choose([wave for wave, _ in filled])
    return filled[0][1]


def _approved(session: Session, wave: Wave, branch: Branch) -> list[Revision]:
    return reading.whole(session, Visit.wave_id == wave.id, Visit.branch_id == branch.id)
