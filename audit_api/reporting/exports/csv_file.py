"""A table as CSV: RFC 4180, in UTF-8 with a byte order mark."""

import csv
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from io import TextIOWrapper
from typing import BinaryIO

from ...spreadsheets import harmless
from .tables import Cell, Cells, Table


def write(table: Table, rows: Iterable[Cells], file: BinaryIO) -> None:
    """Write a header and the rows, each as it comes."""
    # Without the mark a spreadsheet takes UTF-8 for the country's own letters; every reader of CSV knows it.
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(table.header)
    writer.writerows(map(_texts, rows))
    text.detach()


def _texts(row: Cells) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return harmless(cell)
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return format(cell, "f")
        case datetime():
            return cell.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return str(cell)
