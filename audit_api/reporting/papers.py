"""The two reports as files: for the routes, and for the command line."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from reports import branch_report, visit_report

from ..results.gather import Reader
from ..submissions.models import Revision
from . import gather


@dataclass(frozen=True)
class Paper:
    """A PDF and what to call it."""

    name: str
    pdf: bytes


def branch_paper(session: Session, revisions: Sequence[Revision], reader: Reader, picture: gather.Picture) -> Paper:
    """The report of one branch in one wave, from all its approved revisions (at least one)."""
    visit = revisions[0].submission.visit
    pdf = branch_report.make(gather.branch_report(session, revisions, reader, picture))
    return Paper(f"{visit.wave.code}-{visit.branch.code}-{reader.language}.pdf", pdf)


def visit_paper(session: Session, revision: Revision, reader: Reader, picture: gather.Picture) -> Paper:
    """The report of one approved visit."""
    pdf = visit_report.make(gather.visit_report(session, revision, reader, picture))
    return Paper(f"{revision.submission.visit.reference}-{reader.language}.pdf", pdf)
