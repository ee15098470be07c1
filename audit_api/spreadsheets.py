"""Tables that people keep in spreadsheets: CSV or XLSX in, rows of text out; and texts that no spreadsheet runs."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zipfile import ZipFile

from openpyxl import load_workbook

from . import problems

CSV_TYPE = "text/csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_BYTES = 4 * 1024 * 1024
MOST_UNPACKED = 32 * 1024 * 1024
MOST_ROWS = 5000
LAST_LINE = 1_048_576
"""Where every sheet ends, whatever it claims of itself."""
MOST_COLUMNS = 50

_SIGN = r"[=+\-@＝＋－＠]"
"""A spreadsheet may run a cell that begins with one of these."""
_CELL_MAY_BEGIN = r"(?<=[\r\n;\t])"
"""Where commas are the decimal sign, spreadsheets split a CSV at semicolons, and then quotes hold no text together."""
_TO_GUARD = re.compile(rf"^(?=[\t\r\n]|{_SIGN})|{_CELL_MAY_BEGIN}(?={_SIGN})")
_GUARD = re.compile(rf"^'(?=[\t\r\n]|{_SIGN})|{_CELL_MAY_BEGIN}'(?={_SIGN})")


def harmless(text: str) -> str:
    """The text as a spreadsheet that opens CSV shows it and never runs it: an apostrophe before each sign that could
    begin a formula, however the file is split."""
    return _TO_GUARD.sub("'", text)


def without_guards(text: str) -> str:
    """The text that `harmless` was given."""
    return _GUARD.sub("", text)


@dataclass(frozen=True)
class Shape:
    """What a file lists: one `thing` a row, `things` in all, in columns that may be called by several names.

    Case, spaces and underscores make no difference. `together`: with one of these, the others are needed too.
    `most`: rows that it may have.
    """

    thing: str
    things: str
    columns: Mapping[str, Sequence[str]]
    needed: tuple[str, ...]
    together: tuple[str, ...] = ()
    most: int = MOST_ROWS

    def template(self) -> str:
        """An empty file with the right header."""
        return ",".join(self.columns) + "\r\n"


@dataclass(frozen=True)
class Line:
    """One row of a file: its number as a spreadsheet shows it, the text of each known column, and what lies beyond."""

    number: int
    cells: dict[str, str]
    beyond: str = ""


def read(data: bytes, media_type: str, shape: Shape) -> list[Line]:
    """The rows a file lists. Refused: no table, too large a one, a header that lacks or repeats a column."""
    if len(data) > MOST_BYTES:
        problems.refuse("too_large", what="The file", limit="4 MB", cure="Import it in parts.")
    filled = _read_sheet(data) if media_type == XLSX_TYPE else _read_csv(data, media_type)
    if len(filled) > shape.most + 1:
        problems.refuse("too_large", what="The list", limit=f"{shape.most} {shape.things}", cure="Import it in parts.")
    if len(filled) < 2:
        message = f"The file lists no {shape.thing}. Write a header, and one row for each {shape.thing}."
        problems.refuse_place("row 1", "no_rows", message)
    (top, header), *rest = filled
    columns = _columns(top, header, shape)
    return [_line(number, row, columns) for number, row in rest]


def place(number: int, column: str, code: str, message: str) -> dict[str, str]:
    """A cell that needs a look: a problem of `problems.refuse_places`."""
    return {"path": f"row {number}, {column}", "code": code, "message": message}


Row = tuple[int, list[str]]
"""A row that holds something, and its number, counted from 1."""


def _read_csv(data: bytes, media_type: str) -> list[Row]:
    if media_type != CSV_TYPE:
        problems.refuse("not_a_table")
    try:
        text = data.decode("utf-8-sig")
        header = text.partition("\n")[0]
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=header.count), strict=True)
        texts = ([cell.strip() for cell in row] for row in rows)
        return [(number, row) for number, row in enumerate(texts, 1) if any(row)]
    except (UnicodeDecodeError, csv.Error):
        problems.refuse("not_a_table")


def _read_sheet(data: bytes) -> list[Row]:
    """The first sheet. A file that would unpack to far more than it seems is not unpacked."""
    try:
        unpacked = sum(part.file_size for part in ZipFile(io.BytesIO(data)).infolist())
        table = _first_sheet(data) if unpacked <= MOST_UNPACKED else None
    except Exception:
        # A broken file breaks its reader in any way it likes.
        problems.refuse("not_a_table")
    if table is None:
        problems.refuse("too_large", what="The file, unpacked,", limit="32 MB", cure="Import it in parts.")
    return table


def _first_sheet(data: bytes) -> list[Row]:
    # Faster readers exist, but a broken file ended the whole process of the one that was tried.
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        rows = book.worksheets[0].iter_rows(max_row=LAST_LINE, max_col=MOST_COLUMNS, values_only=True)
        return [(number, texts) for number, row in enumerate(rows, 1) if (texts := _texts(row))]
    finally:
        book.close()


def _texts(row: tuple[object, ...]) -> list[str]:
    """The row up to its last cell that holds something."""
    filled = [place for place, cell in enumerate(row, 1) if cell not in (None, "")]
    return [_text(cell) for cell in row[: filled[-1]]] if filled else []


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _columns(top: int, header: list[str], shape: Shape) -> list[str | None]:
    """What each column holds, from left to right."""
    columns = [_column(title, shape) for title in header]
    wrong = [_unknown(top, title, shape) for title, column in zip(header, columns, strict=True) if title and not column]
    wrong += [
        place(top, column, "duplicate", f"The column {column} stands in the header twice. Remove one.")
        for column in shape.columns
        if columns.count(column) > 1
    ]
    wrong += [
        place(top, column, "missing", f"The header has no column {column}. Add it.")
        for column in _needed(columns, shape)
        if column not in columns
    ]
    if wrong:
        problems.refuse_places(wrong)
    return columns


def _needed(columns: list[str | None], shape: Shape) -> tuple[str, ...]:
    return shape.needed + shape.together if set(shape.together) & set(columns) else shape.needed


def _column(title: str, shape: Shape) -> str | None:
    plain = " ".join(title.lower().replace("_", " ").split())
    return next((column for column, titles in shape.columns.items() if plain in titles), None)


def _unknown(top: int, title: str, shape: Shape) -> dict[str, str]:
    known = ", ".join(shape.columns)
    return place(top, title, "unknown", f"{title!r} is no column known here. Remove it, or choose from {known}.")


def _line(number: int, row: list[str], columns: list[str | None]) -> Line:
    padded = row + [""] * (len(columns) - len(row))
    cells = {column: cell for column, cell in zip(columns, padded, strict=False) if column}
    return Line(number, cells, "".join(row[len(columns) :]))
