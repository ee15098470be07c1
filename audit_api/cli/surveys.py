"""`shopper-audit survey`."""

from pathlib import Path

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import create_app
from ..config import Config
from ..db import db, now, reading_only
from ..programmes.actions import forget_survey
from ..programmes.models import Programme, SurveyMean, Wave
from ..programmes.scales import Scale
from ..programmes.survey_import import SURVEYS, Survey, import_survey
from ..spreadsheets import CSV_TYPE, XLSX_TYPE, read
from .codes import Codes, choose


@click.group()
def survey() -> None:
    """What real customers said in surveys."""


def _scale(_context: click.Context, _option: click.Parameter, text: str) -> Scale:
    try:
        return Scale.read(text)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong)) from None


@survey.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--programme", required=True, help="The programme's code.")
@click.option("--client", help="The client's code, where several clients share the programme's.")
@click.option("--scale", required=True, callback=_scale, help="The worst and the best answer, as 1-5 or 0-100.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
def import_(file: Path, scale: Scale, dry_run: bool, **codes: str | None) -> None:
    """Keep the means in FILE (CSV or XLSX): branch, wave, promise, n, mean, sd."""
    lines = read(file.read_bytes(), XLSX_TYPE if file.suffix.lower() == ".xlsx" else CSV_TYPE, SURVEYS)
    with create_app(Config.from_environment()).app_context():
        programme = _programme(db.session(), Codes(**codes))
        counts = import_survey(db.session(), Survey(programme, scale, lines), now(), dry_run)
        db.session.commit()
    click.echo(", ".join(f"{count} {what}" for what, count in counts.items()) + (" (dry run)." if dry_run else "."))


@survey.command(name="list")
@click.option("--wave", required=True, help="The wave's code.")
@click.option("--client", help="The client's code, where several clients share the wave's.")
@click.option("--programme", help="The programme's code, where several programmes share the wave's.")
def list_(**codes: str | None) -> None:
    """List the means of a wave: branch, promise, n, mean, sd and scale, with a tab between."""
    with create_app(Config.from_environment()).app_context(), reading_only():
        wave = _wave(db.session(), Codes(**codes))
        query = select(SurveyMean).where(SurveyMean.wave_id == wave.id).join(SurveyMean.branch)
        for row in db.session.scalars(query.order_by(SurveyMean.branch_id, SurveyMean.promise)):
            said = (f"{row.mean.normalize():f}", f"{row.deviation.normalize():f}", f"{row.lowest}-{row.highest}")
            click.echo("\t".join((row.branch.code, row.promise, str(row.customers), *said)))


@survey.command()
@click.option("--wave", required=True, help="The wave's code.")
@click.option("--client", help="The client's code, where several clients share the wave's.")
@click.option("--programme", help="The programme's code, where several programmes share the wave's.")
def delete(**codes: str | None) -> None:
    """Delete the means of a wave."""
    with create_app(Config.from_environment()).app_context():
        forget_survey(db.session(), _wave(db.session(), Codes(**codes)))
        db.session.commit()


def _programme(session: Session, codes: Codes) -> Programme:
    rows = codes.programmes(session)
    if len(rows) > 1:
        fits = ", ".join(row.client.code for row in rows)
        raise click.ClickException(
            f"Several clients have a programme {codes.programme}: {fits}. Say which with --client."
        )
    return rows[0]


def _wave(session: Session, codes: Codes) -> Wave:
    rows = codes.waves(session)
    choose(rows)
    return rows[0]
