"""Tables as a workbook: a sheet each, and one that explains their columns."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from ... import problems
from ...spreadsheets import LAST_LINE
from .meanings import Meanings
from .tables import Cell, Cells, Table

LONGEST = 32_767
"""Characters that a cell of a sheet holds."""
MOST = LAST_LINE - 1

Filled = tuple[Table, Iterable[Cells]]
"""A table and its rows."""

MEANING_WIDTHS = (24, 24, 110)
CUT = "…"
NO_CHARACTER = "\N{REPLACEMENT CHARACTER}"


def write(tables: Sequence[Filled], meanings: Meanings, file: BinaryIO) -> None:
    """Write the rows of each table, each as it comes. Refused: more of them than a sheet holds."""
    book, waiting = Workbook(write_only=True), [(table, iter(rows)) for table, rows in tables]
    columns = {column.name: column for table, _ in tables for column in table.columns}.values()
    try:
        for table, rows in waiting:
            sheet = _sheet(book, table.name, [max(12, len(name) + 2) for name in table.header])
            _fill(sheet, table.header, islice(rows, MOST))
        explained = ((column.name, meanings.kind(column.kind), meanings.of(column.name)) for column in columns)
        _fill(_sheet(book, meanings.word("columns"), MEANING_WIDTHS), meanings.header, explained)
    finally:
        # Saved in any case: only then does the library remove its own files.
        book.save(file)
    for table, rows in waiting:
        if next(rows, None) is not None:
            cure = "Take CSV or Parquet."
            problems.refuse("too_large", what=f"The table {table.name}", limit=f"{MOST} rows", cure=cure)


def _sheet(book: Workbook, title: str, widths: Sequence[int]) -> Any:
    """A new sheet whose header stays in sight; widths are in characters."""
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    return sheet


def _fill(sheet: Any, header: Sequence[str], rows: Iterable[Cells]) -> None:
    sheet.append([_bold(sheet, name) for name in header])
    for row in rows:
        sheet.append([_value(sheet, cell) for cell in row])


def _bold(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _value(sheet: Any, cell: Cell) -> Any:
    if isinstance(cell, str):
        return _text(sheet, cell)
    # A sheet knows no time zones: what stands there is UTC.
    return cell.astimezone(UTC).replace(tzinfo=None) if isinstance(cell, datetime) else cell


def _text(sheet: Any, text: str) -> Any:
    """The text as text, though it may look like a formula or an error."""
    shown = ILLEGAL_CHARACTERS_RE.sub(NO_CHARACTER, text)
    if len(shown) > LONGEST:
        shown = shown[: LONGEST - 1] + CUT
    if not shown.startswith("=") and shown not in ERROR_CODES:
        return shown
    cell = WriteOnlyCell(sheet, shown)
    cell.data_type = "s"
    return cell
