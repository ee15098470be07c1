"""A QR code, drawn as boxes: one for each run of dark modules."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from reports.sheet import Sheet
from reports.style import INK

MASK = 0
"""Readers take any of the eight masks; to choose the best takes longer than to draw the page."""


def qr_code(sheet: Sheet, x: float, y: float, code: tuple[str, float]) -> float:
    """A text as a QR code with its top left at (x, y), each module so many points; gives the side of its square."""
    text, module = code
    rows = _modules(text)
    for down, row in enumerate(rows):
        for start, length in _dark(row):
            sheet.box(x + start * module, y + down * module, (length * module, module), INK)
    return len(rows) * module


def _modules(text: str) -> list[list[bool]]:
    """Row by row, true where it is dark; a tenth of the code may be lost."""
    # reportlab's package of bar codes takes a quarter of a second to load
    from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

    made: Any = QRCode(None, QRErrorCorrectLevel.M)
    made.addData(QR8bitByte(text.encode()))
    made.version = made.calculate_version()
    made.makeImpl(False, MASK)
    side = range(made.getModuleCount())
    return [[bool(made.isDark(row, column)) for column in side] for row in side]


def _dark(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    for dark, run in groupby(enumerate(row), key=lambda module: module[1]):
        places = [place for place, _ in run]
        if dark:
            yield places[0], len(places)
