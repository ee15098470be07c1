"""A figure on paper."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from math import dist

from reports.figures.figure import Box, Dot, Figure, Line, Mark, Text, Tone
from reports.sheet import Sheet
from reports.style import TONES, Type

DASH, SPACE = 3.0, 2.5


def draw(sheet: Sheet, figure: Figure, x: float, y: float) -> float:
    """Paint the figure with its top left at (x, y); gives the height it takes. It is read as its sentence and rows."""
    with sheet.figure(_said(figure)):
        paint(sheet, figure.marks, x, y)
    return figure.height


def paint(sheet: Sheet, marks: Iterable[Mark], x: float, y: float) -> None:
    """Paint the marks of a figure, or a part of them, counted from (x, y)."""
    for mark in marks:
        if isinstance(mark, Box):
            sheet.box(x + mark.x, y + mark.y, (mark.width, mark.height), TONES[mark.tone])
        elif isinstance(mark, Text):
            sheet.text(x + mark.x, y + mark.y, mark.text, _kind(mark.size, mark.bold, mark.tone), mark.align)
        elif isinstance(mark, Dot):
            sheet.dot(x + mark.x, y + mark.y, mark.radius, TONES[mark.tone], mark.hollow)
        else:
            _line(sheet, mark, x, y)


def _said(figure: Figure) -> str:
    """The figure's sentence, then each row: its first cell, and the others with what their columns are called."""
    names = figure.table.columns[1:] if len(figure.table.columns) > 2 else [""]
    rows = (
        f"{row[0]}: " + ", ".join(f"{name} {text}".strip() for name, text in zip(names, row[1:], strict=True))
        for row in figure.table.rows
    )
    return " ".join([figure.alt, "; ".join(rows)]).strip()


@cache
def _kind(size: float, bold: bool, tone: Tone) -> Type:
    return Type(size, bold, TONES[tone])


def _line(sheet: Sheet, mark: Line, x: float, y: float) -> None:
    points = [(x + across, y + down) for across, down in mark.points]
    for start, end in pairwise(points):
        for piece in _dashes(start, end) if mark.dashed else ((start, end),):
            sheet.line(*piece, TONES[mark.tone], mark.thick)


def _dashes(
    start: tuple[float, float], end: tuple[float, float]
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The stroke as short pieces with spaces between them, the first and the last whole."""
    length = dist(start, end)
    count = max(1, round((length + SPACE) / (DASH + SPACE)))
    step = (length + SPACE) / count
    ends = [(place * step / length, (place * step + step - SPACE) / length) for place in range(count)]
    return [(_between(start, end, low), _between(start, end, high)) for low, high in ends]


def _between(start: tuple[float, float], end: tuple[float, float], part: float) -> tuple[float, float]:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
