"""`shopper-audit report`."""

from pathlib import Path

import click
from sqlalchemy.orm import Session

from reports.data import Language

from .. import create_app
from ..config import Config
from ..db import db, now, reading_only, writing
from ..dresses.wearing import language_of
from ..people.schemas import LANGUAGES
from ..programmes.models import Branch, Region, Wave
from ..reporting.papers import Paper, Press, branch_paper, region_paper, remember
from ..reporting.regions import Area
from ..results import reading
from ..results.gather import Reader
from ..submissions.models import Revision
from ..visits.models import Visit
from .codes import Codes, choose


@click.command()
@click.option("--branch", help="The branch's code.")
@click.option("--region", help="The region's code, for the report of a region.")
@click.option("--whole-programme", is_flag=True, help="The report of all regions and branches.")
@click.option("--wave", required=True, help="The wave's code.")
@click.option("--client", help="The client's code, where several clients share the other codes.")
@click.option("--programme", help="The programme's code, where several programmes share the wave's.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Left out, the client's, or en.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The PDF file.")
def report(language: Language | None, output: Path, whole_programme: bool, **codes: str | None) -> None:
    """Write the report of one branch, of one region, or of the whole programme in one wave."""
    asked = Codes(**codes)
    if sum((asked.branch is not None, asked.region is not None, whole_programme)) != 1:
        raise click.UsageError("Say whose report it is: one of --branch, --region and --whole-programme.")
    app = create_app(Config.from_environment())
    with app.app_context():
        with reading_only():
            made = _branch if asked.branch else _area
            paper = made(db.session(), asked, language, app.extensions["press"])
            db.session.rollback()
        with writing():
            remember(db.session(), paper, now())
            db.session.commit()
    output.write_bytes(paper.pdf)


def _branch(session: Session, codes: Codes, language: Language | None, press: Press) -> Paper:
    """The paper of the one branch and wave that the codes name."""
    waves, branches = codes.waves(session), codes.branches(session)
    pairs = [(wave, branch) for wave in waves for branch in branches if wave.programme.client_id == branch.client_id]
    found = [(wave, _approved(session, wave, branch)) for wave, branch in pairs]
    filled = [row for row in found if row[1]]
    if not filled:
        raise click.ClickException(f"Branch {codes.branch} has no approved visit in wave {codes.wave} yet.")
    choose([wave for wave, _ in filled])
    wave, revisions = filled[0]
    return branch_paper(session, revisions, _reader(session, wave, language), press)


def _area(session: Session, codes: Codes, language: Language | None, press: Press) -> Paper:
    """The paper of the one region and wave that the codes name, or of the one whole programme."""
    regions: list[Region | None] = [*codes.regions(session)] if codes.region else [None]
    pairs = (Area(wave, region) for wave in codes.waves(session) for region in regions)
    filled = [(area.wave, paper) for area in pairs if (paper := _area_paper(session, area, language, press))]
    if not filled:
        of = f"Region {codes.region}" if codes.region else "The programme"
        raise click.ClickException(f"{of} has no approved visit in wave {codes.wave} yet.")
    choose([wave for wave, _ in filled])
    return filled[0][1]


def _area_paper(session: Session, area: Area, language: Language | None, press: Press) -> Paper | None:
    return region_paper(session, area, _reader(session, area.wave, language), press)


def _reader(session: Session, wave: Wave, language: Language | None) -> Reader:
    return Reader(language or language_of(session, wave.programme.client_id), now())


def _approved(session: Session, wave: Wave, branch: Branch) -> list[Revision]:
    return reading.whole(session, Visit.wave_id == wave.id, Visit.branch_id == branch.id)
