"""Lines of cells to the bytes of a workbook."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from forms.problems import show
from forms.xlsform.own_columns import Cell
from forms.xlsform.signs import escaped
from forms.xlsform.workbook import refuse

LONGEST_CELL = 32_767
"""Characters: no spreadsheet takes more."""
_WIDE = ("label", "hint", "title", "brief", "relevant", "source")
_DATED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
Line = Sequence[Cell | None]


def save_workbook(sheets: Mapping[str, Sequence[Line]]) -> bytes:
    """An XLSX file with a header in the first line of each sheet. It tells no date: equal sheets give equal bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        _fill(book.create_sheet(name), lines)
    file = io.BytesIO()
    book.save(file)
    return _undated(file)


def _fill(sheet: Worksheet, lines: Sequence[Line]) -> None:
    for number, line in enumerate(lines, 1):
        for at, value in enumerate(line, 1):
            if value is not None:
                _put(sheet, (number, at), value)
    for at, title in enumerate(lines[0], 1):
        head = sheet.cell(1, at)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="E8EDF3")
        wide = str(title).partition("::")[0] in _WIDE
        sheet.column_dimensions[get_column_letter(at)].width = 48 if wide else max(12, len(str(title)) + 2)
    sheet.freeze_panes = "A2"


def _put(sheet: Worksheet, place: tuple[int, int], value: Cell) -> None:
    """A number as a number where a spreadsheet keeps all its digits; words as words, never as a formula."""
    cell = sheet.cell(*place)
    if not isinstance(value, str) and _is_kept(value):
        cell.value = value
        return
    text = value if isinstance(value, str) else f"{value:f}" if isinstance(value, Decimal) else str(value)
    safe = escaped(text)
    if len(safe) > LONGEST_CELL:
        refuse("too_long", f"The text that begins {show(text[:30])} is too long for a spreadsheet. Shorten it.")
    cell.value = safe
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _is_kept(value: int | Decimal) -> bool:
    try:
        return Decimal(repr(float(value))) == value
    except OverflowError:
        return False


def _undated(file: io.BytesIO) -> bytes:
    """The same file without the hour at which it was made."""
    plain = io.BytesIO()
    with ZipFile(file) as made, ZipFile(plain, "w", ZIP_DEFLATED) as kept:
        for part in made.infolist():
            kept.writestr(ZipInfo(part.filename), _DATED.sub(b"", made.read(part)), ZIP_DEFLATED)
    return plain.getvalue()
