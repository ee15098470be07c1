"""A wave's tables as files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from ...people.access import MANAGERS, STAFF
from ...programmes.models import Branch, Wave
from ...review.reading import REVIEWING
from ...spreadsheets import CSV_TYPE, XLSX_TYPE
from ...submissions.models import Submission
from ...visits.models import Visit
from . import approved, csv_file, xlsx_file
from .answers import ANSWERS, answers
from .approved import Audience
from .log_rows import AUDIT_LOG, logged
from .meanings import Meanings
from .tables import Cells, Table
from .visits import VISITS

TABLES: Mapping[str, Table] = {table.name: table for table in (VISITS, ANSWERS, AUDIT_LOG)}
FORMATS: Mapping[str, str] = {"csv": CSV_TYPE, "xlsx": XLSX_TYPE, "parquet": "application/vnd.apache.parquet"}
"""The formats by the ends of their files' names, and their media types."""


WORKBOOK = "workbook"
"""Visits and answers together, in the one format that has room for both."""


@dataclass(frozen=True)
class Wanted:
    """One table of one wave in one format: keys of TABLES and FORMATS; or WORKBOOK, as xlsx."""

    wave: Wave
    table: str
    extension: str

    @property
    def name(self) -> str:
        """What to call the file."""
        return f"{self.wave.code}-{self.table}.{self.extension}"


def is_any(session: Session, audience: Audience, wanted: Wanted) -> bool:
    """Whether the audience may see any approved visit of the wave."""
    return approved.is_any(session, _visible(audience, wanted))


def write(session: Session, audience: Audience, wanted: Wanted, file: BinaryIO) -> None:
    """Write the approved visits that the audience may see, one after the other, to a file that can seek."""
    meanings = Meanings(audience.reader.language)
    names = (VISITS.name, ANSWERS.name) if wanted.table == WORKBOOK else (wanted.table,)
    filled = [(TABLES[name], _rows(session, audience, wanted, name)) for name in names]
    match wanted.extension:
        case "csv":
            csv_file.write(*filled[0], file)
        case "xlsx":
            xlsx_file.write(filled, meanings, file)
        case "parquet":
            # Its library is large, and nothing else needs it.
            from . import parquet_file

            parquet_file.write(*filled[0], meanings, file)


def _visible(audience: Audience, wanted: Wanted) -> ColumnElement[bool]:
    """The agency sees all that was approved, managers what took place; a log is for those who review."""
    inside = audience.viewer.within(Branch.scope, *(REVIEWING if wanted.table == AUDIT_LOG.name else STAFF))
    theirs = audience.viewer.within(Branch.scope, *MANAGERS) & (Submission.outcome == "visited")
    shown = inside if wanted.table == AUDIT_LOG.name else inside | theirs
    return (Visit.wave_id == wanted.wave.id) & shown


def _rows(session: Session, audience: Audience, wanted: Wanted, table: str) -> Iterator[Cells]:
    visits = approved.approved(session, audience, _visible(audience, wanted))
    match table:
        case "answers":
            return ANSWERS.rows(answers(visits))
        case "audit-log":
            return AUDIT_LOG.rows(logged(session, visits))
    return VISITS.rows(visits)
