"""The workbooks that Excel wrote until 2007: .xls."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import xlrd

Cells = Iterator[tuple[int, list[tuple[Any, bool]]]]


def cells_of_sheets(data: bytes) -> Iterator[tuple[str, Cells]]:
    """The name of each sheet, and its rows of values; formulas have the value that they had when it was saved."""
    book = xlrd.open_workbook(file_contents=data, ragged_rows=True, logfile=io.StringIO())
    for sheet in book.sheets():
        yield sheet.name, _cells(sheet, book.datemode)


def _cells(sheet: Any, datemode: int) -> Cells:
    for index in range(sheet.nrows):
        yield index + 1, [(_value(cell, datemode), False) for cell in sheet.row(index)]


def _value(cell: Any, datemode: int) -> object:
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(cell.value, datemode)
    return cell.value


def _moment(days: float, datemode: int) -> object:
    try:
        moment = xlrd.xldate_as_datetime(days, datemode)
    except (ValueError, OverflowError):
        return days
    return moment.time() if days < 1 else moment
