"""A table drawn row by row: wrapped cells, thin rules, its head repeated on every page it runs on to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reports.blocks.box import Box
from reports.sheet import Align, Sheet
from reports.structure import Element
from reports.style import BOTTOM, LINE, MARGIN, NOTE, SMALL, WIDTH, Type
from reports.typeset import wrap

GAP = 10.0
PADDING = 5.0
LONG = 240.0
"""A row longer than this begins where it stands and goes on overleaf, rather than leave a gap."""
Line = tuple[str, Type]


@dataclass(frozen=True)
class Column:
    """`part` is its share of the table's width."""

    title: str
    part: float
    align: Align = "left"


@dataclass(frozen=True)
class Cell:
    """Paragraphs of text, each with its type; or a drawing of a given height."""

    paragraphs: Sequence[tuple[str, Type]] = ()
    draw: Callable[[Sheet, Box], None] | None = None
    height: float = 0.0


@dataclass(frozen=True)
class Table:
    """`title` heads every page that the table runs on to. `ruled` draws a line under each row.

    `below`: so much room stays under the last row, for what has no page to itself.
    """

    columns: Sequence[Column]
    title: str = ""
    ruled: bool = True
    below: float = 0.0


def cell(text: str, kind: Type = SMALL) -> Cell:
    """One paragraph; an empty text takes no room."""
    return Cell(((text, kind),) if text else ())


def draw_table(sheet: Sheet, table: Table, rows: Iterable[Sequence[Cell]]) -> None:
    """Rows from `sheet.y` down, over as many pages as they need; a row longer than a page goes on over pages."""
    places = _places(table.columns)
    with sheet.tagged("Table"):
        _head(sheet, table, places)
        inner = replace(table, below=0.0)
        for row, last in _with_last(rows):
            with sheet.tagged("TR"):
                _draw_row(sheet, table if last else inner, places, row)


def _with_last(rows: Iterable[Sequence[Cell]]) -> Iterator[tuple[Sequence[Cell], bool]]:
    """Each row, and whether it is the last."""
    coming = iter(rows)
    held = next(coming, None)
    for row in coming:
        if held is not None:
            yield held, False
        held = row
    if held is not None:
        yield held, True


def _draw_row(sheet: Sheet, table: Table, places: Sequence[Box], row: Sequence[Cell]) -> None:
    left = [_lay(cell, box.width) for cell, box in zip(row, places, strict=True)]
    height = max(_height(cell, lines) for cell, lines in zip(row, left, strict=True)) + 2 * PADDING
    if not sheet.room(min(height + table.below, LONG)):
        _turn(sheet, table, places)
    tags = [_tag(sheet, number, cell) for number, cell in enumerate(row)]
    for tag, cell, box in zip(tags, row, places, strict=True):
        if cell.draw:
            with sheet.within(tag):
                cell.draw(sheet, Box(box.x, sheet.y + PADDING, box.width))
    least = max(cell.height for cell in row)
    while True:
        space = _space(sheet, max(_tall(lines) for lines in left), table.below)
        parts = [_take(lines, space) for lines in left]
        for tag, part, column, box in zip(tags, parts, table.columns, places, strict=True):
            with sheet.within(tag):
                _write(sheet, part, column.align, box)
        sheet.y += max(least, max(_tall(part) for part in parts)) + 2 * PADDING
        left = [lines[len(part) :] for lines, part in zip(left, parts, strict=True)]
        if not any(left):
            break
        least = 0
        _turn(sheet, table, places)
    if table.ruled:
        sheet.line((MARGIN, sheet.y), (MARGIN + WIDTH, sheet.y), LINE, 0.4)


def _space(sheet: Sheet, needed: float, below: float) -> float:
    """The height left for lines; less what stays free below them, where they would end on this page."""
    space = BOTTOM - sheet.y - 2 * PADDING
    return space - below if needed <= space < needed + below else space


def _tag(sheet: Sheet, number: int, cell: Cell) -> Element:
    """The first cell of a row says what the row is about."""
    return sheet.element("TD") if number or not cell.paragraphs else sheet.element("TH", "Row")


def _turn(sheet: Sheet, table: Table, places: Sequence[Box]) -> None:
    """A further page, with the table's head again, which is not read again."""
    sheet.page()
    with sheet.decoration():
        if table.title:
            sheet.text(MARGIN, sheet.y + NOTE.size, table.title, NOTE)
            sheet.y += NOTE.leading + 8
        _column_titles(sheet, table, places)


def _lay(cell: Cell, room: float) -> list[Line]:
    return [(line, kind) for text, kind in cell.paragraphs for line in wrap(text, kind, room)]


def _tall(lines: Sequence[Line]) -> float:
    return sum(kind.leading for _, kind in lines)


def _height(cell: Cell, lines: Sequence[Line]) -> float:
    return max(cell.height, _tall(lines))


def _take(lines: list[Line], space: float) -> list[Line]:
    """As many lines from the start as fit, one at least, so that every page brings some."""
    used, count = 0.0, 0
    for _, kind in lines:
        used += kind.leading
        if used > space:
            break
        count += 1
    return lines[: max(1, count)]


def _write(sheet: Sheet, lines: Sequence[Line], align: Align, box: Box) -> None:
    y = sheet.y + PADDING
    for kind, group in groupby(lines, key=lambda line: line[1]):
        said = [text for text, _ in group]
        if align == "left":
            y += sheet.lines(box.x, y, said, kind)
        else:
            y += sheet.column(_edge(align, box), y, said, (kind, align))


def _edge(align: Align, box: Box) -> float:
    return {"left": box.x, "right": box.x + box.width, "centre": box.x + box.width / 2}[align]


def _places(columns: Sequence[Column]) -> list[Box]:
    whole = sum(column.part for column in columns)
    free = WIDTH - GAP * (len(columns) - 1)
    places, x = [], MARGIN
    for column in columns:
        places.append(Box(x, 0, free * column.part / whole))
        x += free * column.part / whole + GAP
    return places


def _head(sheet: Sheet, table: Table, places: Sequence[Box]) -> None:
    with sheet.head_row():
        _column_titles(sheet, table, places)


def _column_titles(sheet: Sheet, table: Table, places: Sequence[Box]) -> None:
    laid = [wrap(column.title, NOTE, box.width) for column, box in zip(table.columns, places, strict=True)]
    deepest = max(len(lines) for lines in laid)
    for lines, column, box in zip(laid, table.columns, places, strict=True):
        top = sheet.y + (deepest - len(lines)) * NOTE.leading + NOTE.size
        with sheet.tagged("TH", "Column"):
            for place, line in enumerate(lines):
                sheet.text(_edge(column.align, box), top + place * NOTE.leading, line, NOTE, column.align)
    sheet.y += deepest * NOTE.leading + 4
    sheet.line((MARGIN, sheet.y), (MARGIN + WIDTH, sheet.y), NOTE.colour, 0.8)
