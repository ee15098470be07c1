"""Small workbooks, as somebody else would make them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

Rows = Sequence[Mapping[str, Any]]


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
