"""Small workbooks, as somebody else would make them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from struct import pack
from typing import Any

from openpyxl import Workbook

from forms.reading import read_form
from forms.xlsform import Imported, read_xlsform

Rows = Sequence[Mapping[str, Any]]

YES_NO = [{"list_name": "yn", "name": "yes", "label": "Yes"}, {"list_name": "yn", "name": "no", "label": "No"}]

SIZES = [{"list_name": "size", "name": name, "label": name.title()} for name in ("s", "m", "l")]


def workbook(survey: Rows, choices: Rows = (), settings: Mapping[str, Any] | None = None, **more: Rows) -> bytes:
    """An XLSX file; each row is a map from header to value, and the columns are in the order in which they come up."""
    return workbook_of({"survey": survey, "choices": choices, "settings": [settings] if settings else []} | more)


def workbook_of(sheets: Mapping[str, Rows]) -> bytes:
    """An XLSX file with these sheets and no others; those without a row are left out."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        if rows:
            sheet = book.create_sheet(name)
            headers = list(dict.fromkeys(header for row in rows for header in row))
            sheet.append(headers)
            for row in rows:
                sheet.append([row.get(header) for header in headers])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def imported(survey: Rows, choices: Rows = (), settings: dict[str, Any] | None = None, **more: Rows) -> Imported:
    """What comes in of such a workbook: a form that can be read."""
    found = read_xlsform(workbook(survey, choices, settings, **more))
    read_form(found.tree)
    return found


def questions(found: Imported) -> list[Any]:
    """The questions of all sections, as the tree holds them."""
    return [question for section in found.tree["sections"] for question in section["questions"]]


def old_workbook(sheets: Mapping[str, Sequence[Sequence[str | float | bool]]]) -> bytes:
    """An XLS file (BIFF8 in a compound document) of rows of cells, written record by record."""
    bodies = [
        _record(0x0809, pack("<HHHHLL", 0x0600, 0x10, 0, 0, 0, 6)) + _cells(rows) + _EOF for rows in sheets.values()
    ]
    names = [pack("<BB", len(name), 0) + name.encode("latin-1") for name in sheets]
    beginning = _record(0x0809, pack("<HHHHLL", 0x0600, 0x05, 0, 0, 0, 6))
    at = len(beginning) + sum(10 + len(name) for name in names) + len(_EOF)
    for name, body in zip(names, bodies, strict=True):
        beginning += _record(0x0085, pack("<LH", at, 0) + name)
        at += len(body)
    return _compound(beginning + _EOF + b"".join(bodies))


def _record(kind: int, data: bytes) -> bytes:
    return pack("<HH", kind, len(data)) + data


_EOF = _record(0x000A, b"")


def _cells(rows: Sequence[Sequence[str | float | bool]]) -> bytes:
    return b"".join(_cell(at, column, value) for at, row in enumerate(rows) for column, value in enumerate(row))


def _cell(row: int, column: int, value: str | float | bool) -> bytes:
    place = pack("<HHH", row, column, 0)
    if isinstance(value, bool):
        return _record(0x0205, place + pack("<BB", value, 0))
    if isinstance(value, str):
        return _record(0x0204, place + pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return _record(0x0203, place + pack("<d", value))


def _compound(stream: bytes) -> bytes:
    """A compound document with one stream, Workbook: a header, the table of sectors, the directory, the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    count = len(stream) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + count), 0xFFFFFFFE]
    table = b"".join(pack("<L", sector) for sector in chain).ljust(512, b"\xff")
    entries = _entry("Root Entry", 5, 1, (0xFFFFFFFE, 0)) + _entry("Workbook", 2, 0xFFFFFFFF, (2, len(stream)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += pack("<LLLLLLLLL", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + pack("<L", 0)
    return head.ljust(512, b"\xff") + table + entries.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, child: int, place: tuple[int, int]) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    free = 0xFFFFFFFF
    entry = written.ljust(64, b"\0") + pack("<HBBLLL", len(written), kind, 1, free, free, child) + b"\0" * 36
    return entry + pack("<LLL", *place, 0)
