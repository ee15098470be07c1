"""Reads a report back the way a reader's software would."""

import subprocess
from dataclasses import dataclass
from io import BytesIO
from re import sub
from typing import Any

from pypdf import PdfReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from reports.style import BOLD, REGULAR


@dataclass(frozen=True)
class Run:
    """A piece of text: its page, its left and right end, its height above the foot of the page, its size."""

    page: int
    x: float
    right: float
    y: float
    size: float
    text: str


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf), strict=True)


def text(pdf: bytes) -> str:
    """All text, its white space folded, so that a wrapped sentence is found."""
    return " ".join(" ".join(page.extract_text() for page in reader(pdf).pages).split())


def read_out(pdf: bytes) -> str:
    """The text as poppler reads it, its white space and its marks of direction left out."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(sub("[\u202a-\u202c]", "", done.stdout.decode()).split())


def page_text(pdf: bytes, number: int) -> str:
    """The text of one page, counted from 1, its white space folded."""
    return " ".join(reader(pdf).pages[number - 1].extract_text().split())


def runs(pdf: bytes) -> list[Run]:
    """Every piece of text that is drawn on a page itself, with its place; the total in its form has none."""
    found: list[Run] = []
    for number, page in enumerate(reader(pdf).pages, start=1):

        def visit(said: str, cm: Any, tm: Any, font: Any, size: float, number: int = number) -> None:
            x, y, shown = tm[4] + cm[4], tm[5] + cm[5], said.strip()
            if shown and (x, y) != (0, 0):
                wide = stringWidth(shown, BOLD if "Bold" in font["/BaseFont"] else REGULAR, size)
                found.append(Run(number, x, x + wide, y, size, shown))

        page.extract_text(visitor_text=visit)
    return found


def fonts(pdf: bytes) -> dict[str, bool]:
    """Name of every font -> is its file embedded?"""
    found = {}
    for page in reader(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object().get("/FontDescriptor", {})
            found[str(font.get_object()["/BaseFont"])] = "/FontFile2" in descriptor
    return found


def images(pdf: bytes) -> list[bytes]:
    """The bytes of every image stream in the file, each stream once."""
    streams = {}
    for page in reader(pdf).pages:
        for reference in page["/Resources"].get("/XObject", {}).values():
            thing = reference.get_object()
            if thing["/Subtype"] == "/Image":
                streams[thing.indirect_reference.idnum] = thing._data
    return list(streams.values())


def outline(pdf: bytes) -> list[tuple[str, int]]:
    """Every entry of the outline with the number of the page it leads to, from 1."""
    read = reader(pdf)

    def entries(items: list[Any]) -> list[tuple[str, int]]:
        found = []
        for item in items:
            if isinstance(item, list):
                found += entries(item)
            else:
                page = read.get_destination_page_number(item)
                found.append((str(item.title), (page if page is not None else -1) + 1))
        return found

    return entries(list(read.outline))
