"""Binding the parts of a bundle: as a ZIP with its manifest, or as one PDF. One report is in memory at a time."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from reports.joining import Joined, Whole

from ..programmes.models import Region, Wave
from ..reporting.papers import Press
from ..spreadsheets import harmless
from .models import Format
from .order import Order
from .parts import Part, Parts

MEDIA_TYPES: dict[Format, str] = {"zip": "application/zip", "pdf": "application/pdf"}

Told = Callable[[int], None]
"""Told how many parts are bound, so that nobody takes a slow disk for a dead one."""


@dataclass(frozen=True)
class Title:
    """What a bundle is of, for its cover and its manifest; `region` is none when it is of all."""

    client: str
    programme: str
    wave: str
    region: str | None

    @classmethod
    def of(cls, wave: Wave, region: Region | None) -> "Title":
        """As the client calls them."""
        return cls(wave.programme.client.name, wave.programme.title, wave.title, region.name if region else None)


@dataclass(frozen=True)
class Binder:
    """Writes a bundle, all of whose `parts` are there, into one file; `press` signs it where that is a PDF."""

    parts: Parts
    order: Order
    title: Title
    press: Press

    def bind(self, out: BinaryIO, form: Format, told: Told) -> None:
        """Write it in this format, telling how many parts are in."""
        (self._zip if form == "zip" else self._pdf)(out, told)

    def _zip(self, out: BinaryIO, told: Told) -> None:
        """The manifests come first. Members are stored: a PDF is compressed already."""
        with ZipFile(out, "w", ZIP_STORED) as bundle:
            _put(bundle, "manifest.json", self.order, _as_json(self.parts, self.order, self.title))
            _put(bundle, "manifest.csv", self.order, _as_csv(self.parts, self.order))
            for done, branch in enumerate(self.order.branches, 1):
                bundle.writestr(_member(self.parts.part(branch).file, self.order), self.parts.pdf(branch))
                told(done)

    def _pdf(self, out: BinaryIO, told: Told) -> None:
        title, order = self.title, self.order
        name = ", ".join(filter(None, (title.wave, title.region)))
        sealing = self.press.sealing(out)
        whole = Whole(name, title.client, title.programme, order.language, order.at.date())
        joined = Joined(sealing, len(order.branches), whole)
        for done, branch in enumerate(order.branches, 1):
            part = self.parts.part(branch)
            joined.add(f"{part.branch}  {part.branch_name}", self.parts.pdf(branch))
            told(done)
        joined.finish()
        sealing.finish()


def _put(bundle: ZipFile, name: str, order: Order, lines: Iterator[str]) -> None:
    with bundle.open(_member(name, order), "w") as member:
        for line in lines:
            member.write(line.encode())


def _member(name: str, order: Order) -> ZipInfo:
    """A file that everybody may read, as of the moment of the order."""
    at = order.at
    member = ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
    member.external_attr = 0o644 << 16
    return member


def _as_json(parts: Parts, order: Order, title: Title) -> Iterator[str]:
    head = {**asdict(title), "language": order.language, "as_of": order.at.isoformat()}
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "reports": ['
    for n, branch in enumerate(order.branches):
        yield ("," if n else "") + "\n  " + json.dumps(asdict(parts.part(branch)), ensure_ascii=False)
    yield "\n ]\n}\n"


def _as_csv(parts: Parts, order: Order) -> Iterator[str]:
    """One row a report, for a spreadsheet: it begins with the mark by which that knows UTF-8."""
    yield "\ufeff" + _line([field.name for field in fields(Part)])
    for branch in order.branches:
        yield _line([harmless("" if value is None else str(value)) for value in asdict(parts.part(branch)).values()])


def _line(cells: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()
