"""The reports of a bundle, one by one, each kept as soon as it is made, so that nobody begins from zero."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from reports import branch_report
from reports.measures.branch import branch_figures

from ..programmes.models import Branch
from ..reporting import gather
from ..reporting.papers import Paper, Press, Subject
from ..results.gather import Reader
from ..storage import Folder
from .order import Order, revisions_of

LONGEST_NAME = 80


@dataclass(frozen=True)
class Part:
    """One report of a bundle, as its manifest tells it.

    `score` is the one that is printed, none where there is none; `n` the visits that it rests on, and `gate` what so
    many allow a report to say.
    """

    file: str
    sha256: str
    bytes: int
    branch: str
    branch_name: str
    region: str
    score: str | None
    n: int
    gate: str
    form: str
    form_version: str


class Parts:
    """The parts that have been made, in a folder. Each is kept whole or not at all, whoever dies over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept = Folder(folder)

    def keep(self, branch: int, part: Part, pdf: bytes) -> None:
        """Keep the report of a branch; on return it is on disk for good."""
        self._kept.put_beside(f"{branch}.pdf", pdf, note=(f"{branch}.json", json.dumps(asdict(part)).encode()))

    def has(self, branch: int) -> bool:
        """Whether the report of this branch is there."""
        return self._kept.has(f"{branch}.json")

    def part(self, branch: int) -> Part:
        """What is told of a report that is there."""
        return Part(**json.loads(self._read(f"{branch}.json")))

    def pdf(self, branch: int) -> bytes:
        """The report itself."""
        return self._read(f"{branch}.pdf")

    def _read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


def make_part(session: Session, order: Order, branch: int, press: Press) -> tuple[Part, Paper]:
    """The report of one branch of the order, which has something approved, and what the manifest tells of it."""
    revisions = revisions_of(session, order, branch)
    report = gather.branch_report(session, revisions, Reader(order.language, order.at), press.pictures)
    figures = branch_figures(report)
    pdf = branch_report.make(report, press.address, figures)
    place = revisions[0].submission.visit.branch
    paper = press.paper(file_name(place), pdf, Subject(order.wave, branch_id=branch))
    part = Part(
        file=paper.name,
        sha256=paper.sha256,
        bytes=len(paper.pdf),
        branch=place.code,
        branch_name=place.name,
        region=place.region.name,
        score=None if figures.score is None else str(figures.score),
        n=len(figures.visits),
        gate=figures.standing.name.lower(),
        form=report.form["form"],
        form_version=report.form_version,
    )
    return part, paper


def file_name(branch: Branch) -> str:
    """What a branch's report is called in a folder: safe everywhere, readable, and no other branch's of its client.

    A code holds no space, so what stands before the first one is the code; a name in another script falls away.
    """
    plain = unicodedata.normalize("NFKD", branch.name).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", plain)
    return f"{branch.code} {' '.join(words)[:LONGEST_NAME].strip() or 'report'}.pdf"


def missing(parts: Parts, order: Order) -> Iterator[int]:
    """The branches of the order whose reports are still to be made."""
    return (branch for branch in order.branches if not parts.has(branch))
