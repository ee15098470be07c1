"""The texts of a form as a table for a translator: out, and what came back in."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from forms.translating import Wording, languages_of, wordings

from ...http import BROKEN_TEXT
from ...spreadsheets import FORMULA_SIGNS, Line, Shape, harmless

KEY = "key"
WIDTHS = (34, 60)
LONGEST = 20_000
"""Characters of one text that come in."""


@dataclass(frozen=True)
class LeftOut:
    """A cell that did not fit, and why: `row` as the spreadsheet counts."""

    row: int
    key: str
    language: str
    value: str
    reason: str


def shape_of(tree: Mapping[str, Any]) -> Shape:
    """What a file of this form's texts looks like: the key, and a column for each language."""
    columns = {language: (language.lower(),) for language in languages_of(tree)}
    return Shape(thing="text", things="texts", columns={KEY: (KEY,)} | columns, needed=(KEY,))


def write_csv(tree: Mapping[str, Any]) -> bytes:
    """The table as CSV; no cell begins like a formula."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in _rows(tree))
    return text.getvalue().encode("utf-8-sig", "replace")


def write_xlsx(tree: Mapping[str, Any]) -> bytes:
    """The table as a workbook; every cell is text, whatever it begins with."""
    book, file = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("texts")
    sheet.freeze_panes = "B2"
    for place in range(1, len(languages_of(tree)) + 2):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS[place > 1]
    for number, row in enumerate(_rows(tree)):
        sheet.append([_cell(sheet, text, bold=number == 0) for text in row])
    book.save(file)
    return file.getvalue()


def _rows(tree: Mapping[str, Any]) -> Iterator[list[str]]:
    languages = languages_of(tree)
    yield [KEY, *languages]
    for wording in wordings(tree).values():
        yield [wording.key, *(wording.words.get(language, "") for language in languages)]


def _cell(sheet: Any, text: str, bold: bool) -> Any:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def read_texts(tree: Mapping[str, Any], lines: list[Line]) -> tuple[list[dict[str, str]], list[LeftOut]]:
    """What a translator changed, as `{key, language, text}`, and every cell that does not fit, with its reason.

    The first language is what was translated from, and is never taken: where it differs from the form, the row was
    translated from another wording. An empty cell changes nothing.
    """
    known, seen = wordings(tree), dict[str, int]()
    taken: list[dict[str, str]] = []
    left_out: list[LeftOut] = []
    for line in lines:
        key = line.cells[KEY]
        reason = _wrong_row(line, known, seen, languages_of(tree))
        seen.setdefault(key, line.number)
        for language, text in _given(line, languages_of(tree)[1:]):
            if reason or (fault := _wrong_text(text)):
                left_out.append(LeftOut(line.number, key, language, text[:200], reason or fault))
            elif text != known[key].words.get(language, "").strip():
                taken.append({"key": key, "language": language, "text": text})
    return taken, left_out


def _given(line: Line, languages: list[str]) -> Iterator[tuple[str, str]]:
    for language in languages:
        text = _unquoted(line.cells.get(language, ""))
        if text:
            yield language, text


def _unquoted(cell: str) -> str:
    """The text of a cell that `harmless` may have written, with lines as a form breaks them."""
    text = cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_SIGNS) else cell
    return text.replace("\r\n", "\n")


def _wrong_row(line: Line, known: Mapping[str, Wording], seen: Mapping[str, int], languages: list[str]) -> str:
    default = next(iter(languages), "")
    key, source = line.cells[KEY], _unquoted(line.cells.get(default, ""))
    if not key:
        return "The row has no key. Copy the key from the file that you were given."
    if key not in known:
        return f"The form has no text {key[:80]!r} now. It may have been removed since the file was written."
    if key in seen:
        return f"The key stands in row {seen[key]} too. Keep one of them."
    now = known[key].words.get(default, "")
    if source and source != now.strip():
        return f"It was translated from other words; now it says {now[:80]!r}. Translate it again."
    return ""


def _wrong_text(text: str) -> str:
    if BROKEN_TEXT.search(text):
        return "The text holds a sign that is no character. Type it again."
    return f"The text is longer than {LONGEST} characters. Shorten it." if len(text) > LONGEST else ""
