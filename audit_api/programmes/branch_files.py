"""A list of branches as a file: CSV or XLSX in, rows of text out."""

import csv
import io
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from .. import problems

CSV_TYPE = "text/csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_BYTES = 4 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024
MOST_ROWS = 5000

COLUMNS = {
    "code": ("code", "kod", "kode"),
    "name": ("name", "nama"),
    "region": ("region", "wilayah", "kawasan"),
    "address": ("address", "alamat"),
    "city": ("city", "bandar", "kota"),
    "time_zone": ("time zone", "zon masa", "zona waktu"),
}
"""What each column may be called in en, ms and id; case, spaces and underscores make no difference."""

NEEDED = ("code", "name", "region", "time_zone")


@dataclass(frozen=True)
class Line:
    """One row of a file: its number as a spreadsheet shows it, the text of each known column, and what lies beyond."""

    number: int
    cells: dict[str, str]
    beyond: str = ""


def read(data: bytes, media_type: str) -> list[Line]:
    """The branches a file lists. Refused: no table, too large a one, a header that lacks or repeats a column."""
    if len(data) > MOST_BYTES:
        problems.refuse("too_large", what="The file", limit="4 MB", cure="Import it in parts.")
    table = _read_sheet(data) if media_type == XLSX_TYPE else _read_csv(data, media_type)
    filled = [(number, row) for number, row in enumerate(table, 1) if any(row)]
    if len(filled) > MOST_ROWS + 1:
        problems.refuse("too_large", what="The list", limit=f"{MOST_ROWS} branches", cure="Import it in parts.")
    if len(filled) < 2:
        message = "The file lists no branch. Write a header, and one row for each branch."
        problems.refuse_places([{"path": "row 1", "code": "no_rows", "message": message}])
    (top, header), *rest = filled
    columns = _columns(top, header)
    return [_line(number, row, columns) for number, row in rest]


def template() -> str:
    """An empty file with the right header."""
    return ",".join(COLUMNS) + "\r\n"


def _read_csv(data: bytes, media_type: str) -> list[list[str]]:
    if media_type != CSV_TYPE:
        problems.refuse("not_a_table")
    try:
        text = data.decode("utf-8-sig")
        header = text.partition("\n")[0]
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=header.count), strict=True)
        return [[cell.strip() for cell in row] for row in rows]
    except (UnicodeDecodeError, csv.Error):
        problems.refuse("not_a_table")


def _read_sheet(data: bytes) -> list[list[str]]:
    """The first sheet. A file that would unpack to far more than it seems is not unpacked."""
    try:
        unpacked = sum(part.file_size for part in ZipFile(io.BytesIO(data)).infolist())
        if unpacked > MOST_UNPACKED:
            problems.refuse("too_large", what="The file, unpacked,", limit="64 MB", cure="Import it in parts.")
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (BadZipFile, CalamineError, ValueError, OSError):
        problems.refuse("not_a_table")


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _columns(top: int, header: list[str]) -> list[str | None]:
    """What each column holds, from left to right."""
    columns = [_column(title) for title in header]
    wrong = [_unknown(top, title) for title, column in zip(header, columns, strict=True) if title and not column]
    wrong += [
        _place(top, column, "duplicate", f"The column {column} stands in the header twice. Remove one.")
        for column in COLUMNS
        if columns.count(column) > 1
    ]
    wrong += [
        _place(top, column, "missing", f"The header has no column {column}. Add it.")
        for column in NEEDED
        if column not in columns
    ]
    if wrong:
        problems.refuse_places(wrong)
    return columns


def _column(title: str) -> str | None:
    plain = " ".join(title.lower().replace("_", " ").split())
    return next((column for column, titles in COLUMNS.items() if plain in titles), None)


def _unknown(top: int, title: str) -> dict[str, str]:
    known = ", ".join(COLUMNS)
    return _place(top, title, "unknown", f"{title!r} is no column known here. Remove it, or choose from {known}.")


def _line(number: int, row: list[str], columns: list[str | None]) -> Line:
    padded = row + [""] * (len(columns) - len(row))
    cells = {column: cell for column, cell in zip(columns, padded, strict=False) if column}
    return Line(number, cells, "".join(row[len(columns) :]))


def _place(number: int, column: str, code: str, message: str) -> dict[str, str]:
    return {"path": f"row {number}, {column}", "code": code, "message": message}
