"""The reports as files that can be checked: signed, with a code, and known to the server that made them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from reports import branch_report, visit_report
from reports import region_report as region_pdf
from reports.digest import code_of

from ..config import Config
from ..results.gather import Reader
from ..storage import Storage
from ..submissions.models import Revision
from . import gather
from .models import MadePaper
from .regions import Area, region_report
from .sealing import Sealing, private_key, seal

_KEYWORDS = re.compile(rb"/Keywords \((\w\w) ([0-9a-f]{64})\)")
_PAGES = re.compile(rb"/Count (\d+)\s*/Kids")


@dataclass(frozen=True)
class Subject:
    """What a paper is of: a visit, a branch, a region or all branches of a wave."""

    wave_id: int
    region_id: int | None = None
    branch_id: int | None = None
    visit_id: str | None = None


@dataclass(frozen=True)
class Paper:
    """A signed PDF, what to call it, and what the server remembers of it."""

    name: str
    pdf: bytes
    sha256: str
    subject: Subject


class Press:
    """With what papers are made: photos, the address at which they are checked, and the key that signs them."""

    def __init__(self, pictures: gather.Pictures, address: str, key_file: Path) -> None:
        self.pictures = pictures
        self.address = address
        self._key_file = key_file

    @classmethod
    def of(cls, config: Config, storage: Storage) -> "Press":
        """The one of an installation. Its key is read with the first paper, and made if there is none."""
        return cls(gather.Pictures(storage), config.public_address, config.key_file)

    @cached_property
    def _key(self) -> Ed25519PrivateKey:
        return private_key(self._key_file)

    def sealing(self, out: BinaryIO) -> Sealing:
        """Signs what is written through it to `out`."""
        return Sealing(out, self._key)

    def paper(self, name: str, pdf: bytes, subject: Subject) -> Paper:
        """The paper that this report becomes."""
        sealed = seal(pdf, self._key)
        return Paper(name, sealed.pdf, sealed.sha256, subject)


def branch_paper(session: Session, revisions: Sequence[Revision], reader: Reader, press: Press) -> Paper:
    """The report of one branch in one wave, from all its approved revisions (at least one)."""
    visit = revisions[0].submission.visit
    pdf = branch_report.make(gather.branch_report(session, revisions, reader, press.pictures), press.address)
    name = f"{visit.wave.code}-{visit.branch.code}-{reader.language}.pdf"
    return press.paper(name, pdf, Subject(visit.wave_id, branch_id=visit.branch_id))


def visit_paper(session: Session, revision: Revision, reader: Reader, press: Press) -> Paper:
    """The report of one approved visit."""
    visit = revision.submission.visit
    report = gather.visit_report(session, revision, reader, press.pictures)
    name = f"{visit.wave.code}-{visit.branch.code}-{report.visit.number}-{reader.language}.pdf"
    return press.paper(name, visit_report.make(report, press.address), Subject(visit.wave_id, visit_id=visit.id))


def region_paper(session: Session, area: Area, reader: Reader, press: Press) -> Paper | None:
    """The report of one region in one wave, or of the whole programme; none without an approved visit."""
    report = region_report(session, area, reader)
    if report is None:
        return None
    of = area.region.code if area.region else area.wave.programme.code
    subject = Subject(area.wave.id, region_id=area.region.id if area.region else None)
    dress = press.pictures.dress(session, area.wave.programme.client_id)
    pdf = region_pdf.make(replace(report, dress=dress), press.address)
    return press.paper(f"{area.wave.code}-{of}-{reader.language}.pdf", pdf, subject)


def is_known(session: Session, paper: Paper) -> bool:
    """Whether these very bytes were made before."""
    return session.get(MadePaper, paper.sha256) is not None


def remember(session: Session, paper: Paper, at: datetime) -> None:
    """Keep that this paper was made, unless it is known. It belongs into a transaction that writes."""
    if is_known(session, paper):
        return
    language, digest = _last(_KEYWORDS, b"/Keywords", paper.pdf)
    (pages,) = _last(_PAGES, b"/Kids", paper.pdf)
    row = MadePaper(
        sha256=paper.sha256,
        code=code_of(digest),
        language=language,
        pages=int(pages),
        made_at=at,
        wave_id=paper.subject.wave_id,
        region_id=paper.subject.region_id,
        branch_id=paper.subject.branch_id,
        visit_id=paper.subject.visit_id,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        if not is_known(session, paper):  # another process was quicker with the same bytes
            raise


def _last(pattern: re.Pattern[bytes], key: bytes, pdf: bytes) -> tuple[str, ...]:
    """What the last object with this key says: photos, which may hold anything, lie before it."""
    found = pattern.search(pdf, max(0, pdf.rindex(key) - 40))
    assert found is not None, f"a report's {key.decode()} is written in another way"
    return tuple(part.decode() for part in found.groups())
