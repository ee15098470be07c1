"""The bytes of a workbook to sheets of text, whatever the bytes are."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from typing import Any, NoReturn
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import column_index_from_string, get_column_letter

from forms.problems import Broken, Problem
from forms.xlsform.old_workbook import cells_of_sheets
from forms.xlsform.signs import unescaped

MOST_BYTES = 8 * 1024 * 1024
MOST_UNPACKED = 16 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 400
MOST_CELLS = 150_000
"""Of a whole workbook, empty ones before a filled one included."""
END_OF_SHEET = 500
"""So many empty rows in a row: nobody goes on below them."""

_FORMULA, _EMPTY_WORDS = "f", "str"
"""How openpyxl calls a formula, and one that comes to words of no letters."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows that hold something, each under its number, counted from 1.

    `formulas` are the cells whose value is not in the file: by row and letter of the column.
    """

    name: str
    rows: dict[int, list[str]]
    formulas: list[tuple[int, str, str]] = field(default_factory=list)


def open_workbook(data: bytes) -> list[Sheet]:
    """Every sheet of an XLSX or XLS file; raises Broken with a plain sentence for any other file."""
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        message = f"The file is larger than {most} MB. Remove what is no form from it."
        refuse("too_large", message, sentence="megabytes", most=most)
    if data.startswith(_OLE):
        return _guarded(_old_sheets, data)
    if not data.startswith(_ZIP):
        refuse("not_a_workbook", "The file is no Excel workbook. Save it as .xlsx, and send that.")
    return _guarded(_new_sheets, data)


def refuse(code: str, message: str, **data: object) -> NoReturn:
    """Refuses the workbook as a whole; `data` is that of the Problem."""
    raise Broken([Problem("", code, message, data)])


def _guarded(read: Any, data: bytes) -> list[Sheet]:
    """What a broken file does to its reader is not known beforehand; what it says to people is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheets: list[Sheet] = read(data)
            return sheets
    except Broken:
        raise
    except (Exception, RecursionError):
        message = "The workbook can't be read. Save it as .xlsx, without a password, and send that."
        refuse("not_a_workbook", message, sentence="unreadable")


def _new_sheets(data: bytes) -> list[Sheet]:
    parts = ZipFile(io.BytesIO(data)).infolist()
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        _too_large()
    names = {part.filename for part in parts}
    if "content.xml" in names or "mimetype" in names:
        message = "This is an OpenDocument file. Save it as .xlsx, and send that."
        refuse("not_a_workbook", message, sentence="open_document")
    book = load_workbook(io.BytesIO(data), read_only=True)
    counted = _Counted()
    sheets = [Sheet(sheet.title, *_rows(_cells_of(sheet), counted)) for sheet in book.worksheets]
    return [_with_values(sheet, data, index) for index, sheet in enumerate(sheets)]


def _cells_of(sheet: Any, marked: str = _FORMULA) -> Iterator[tuple[int, list[tuple[Any, bool]]]]:
    """The rows of a sheet: each cell with its value, and whether it is of the marked kind."""
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        last = max((at for at, cell in enumerate(row, 1) if cell is not EMPTY_CELL), default=0)
        yield number, [(cell.value, cell.data_type == marked) for cell in row[:last]]


@dataclass(slots=True)
class _Counted:
    """The cells of a workbook so far."""

    cells: int = 0

    def add(self, cells: int) -> None:
        self.cells += cells
        if self.cells > MOST_CELLS:
            _too_large()


def _too_large() -> NoReturn:
    message = "The workbook holds far more than a form does. Remove the sheets that are no part of it."
    refuse("too_large", message, sentence="cells")


def _rows(
    rows: Iterable[tuple[int, list[tuple[Any, bool]]]], counted: _Counted
) -> tuple[dict[int, list[str]], list[tuple[int, str, str]]]:
    filled: dict[int, list[str]] = {}
    formulas: list[tuple[int, str, str]] = []
    last = 0
    for number, cells in rows:
        if number - last > END_OF_SHEET:
            break
        counted.add(len(cells))
        texts = ["" if formula else text_of(value) for value, formula in cells]
        new = [(number, get_column_letter(at), str(value)) for at, (value, is_one) in enumerate(cells, 1) if is_one]
        if new or any(texts):
            last, filled[number] = number, texts
            formulas.extend(new)
        if number >= MOST_ROWS and filled.get(number):
            message = f"{MOST_ROWS} rows are more than a form has. Remove what is no part of it."
            refuse("too_large", message, sentence="rows", most=MOST_ROWS)
    return filled, formulas


def _with_values(sheet: Sheet, data: bytes, index: int) -> Sheet:
    """The sheet with the values that its formulas had when it was saved."""
    if not sheet.formulas:
        return sheet
    kept = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[index]
    rows, empty = _rows(_cells_of(kept, _EMPTY_WORDS), _Counted())
    values = {number: rows.get(number, texts) for number, texts in sheet.rows.items()}
    known = {(row, column) for row, column, _ in empty}
    lost = [place for place in sheet.formulas if not _at(values, place) and place[:2] not in known]
    return Sheet(sheet.name, values, lost)


def _at(rows: dict[int, list[str]], place: tuple[int, str, str]) -> str:
    row, column = rows[place[0]], column_index_from_string(place[1]) - 1
    return row[column] if column < len(row) else ""


def text_of(value: object) -> str:
    """A cell's value as a person reads it; numbers digit by digit, nothing for an empty cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def _old_sheets(data: bytes) -> list[Sheet]:
    counted = _Counted()
    return [Sheet(name, *_rows(cells, counted)) for name, cells in cells_of_sheets(data)]
