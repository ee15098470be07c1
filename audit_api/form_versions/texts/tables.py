"""The texts of a form as a table for a translator: out, and what came back in."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from forms import unchecked
from forms.problems import Problem
from forms.translating import Wording, wordings

from ...http import BROKEN_TEXT
from ...spreadsheets import CSV_TYPE, Line, Shape, harmless, without_guards

KEY = "key"
WIDTHS = (34, 60)
LONGEST = 20_000
"""Characters of one text that come in."""
LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""
MOST_TEXTS = 100_000
"""So many that what goes out comes in again: a draft has room for fewer."""


@dataclass(frozen=True)
class LeftOut:
    """A cell that did not fit: `row` as the spreadsheet counts, `reason` in English, `code` and `data` for others."""

    row: int
    key: str
    language: str
    value: str
    reason: str
    code: str
    data: Mapping[str, object]


def shape_of(tree: Mapping[str, Any]) -> Shape:
    """What a file of this form's texts looks like: the key, and a column for each language."""
    columns = {language: (language.lower(),) for language in unchecked.languages(tree)}
    return Shape(thing="text", things="texts", columns={KEY: (KEY,)} | columns, needed=(KEY,), most=MOST_TEXTS)


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
    for place in range(1, len(unchecked.languages(tree)) + 2):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS[place > 1]
    for number, row in enumerate(_rows(tree)):
        sheet.append([_cell(sheet, text, bold=number == 0) for text in row])
    book.save(file)
    return file.getvalue()


def _rows(tree: Mapping[str, Any]) -> Iterator[list[str]]:
    languages = unchecked.languages(tree)
    yield [KEY, *languages]
    for wording in wordings(tree).values():
        yield [wording.key, *(wording.words.get(language, "") for language in languages)]


def _cell(sheet: Any, text: str, bold: bool) -> Any:
    cell = WriteOnlyCell(sheet, _fitting(text))
    cell.data_type = "s"
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _fitting(text: str) -> str:
    """The text as a cell of a workbook can hold it."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL]


def read_texts(
    tree: Mapping[str, Any], lines: list[Line], media_type: str
) -> tuple[list[dict[str, str]], list[LeftOut]]:
    """What a translator changed, as `{key, language, text}`, and every cell that does not fit, with its reason.

    The first language is what was translated from, and is never taken: where it differs from the form, the row was
    translated from another wording. An empty cell changes nothing, nor does one that came back as it went out.
    """
    returned = _Returned(wordings(tree), unchecked.languages(tree), media_type == CSV_TYPE)
    taken: list[dict[str, str]] = []
    left_out: list[LeftOut] = []
    for line in lines:
        key, wrong = line.cells[KEY], returned.wrong_row(line)
        for language, text in returned.given(line):
            if not wrong and returned.is_unchanged(line, language):
                continue
            if why := wrong or _wrong_text(text):
                place = (line.number, key, language, text[:200])
                left_out.append(LeftOut(*place, why.message, why.code, why.data))
            else:
                taken.append({"key": key, "language": language, "text": text})
    return taken, left_out


@dataclass(frozen=True)
class _Returned:
    """A table that came back, held against the form; `seen` is the first row of each key."""

    known: Mapping[str, Wording]
    languages: list[str]
    is_csv: bool
    seen: dict[str, int] = field(default_factory=dict)

    def given(self, line: Line) -> Iterator[tuple[str, str]]:
        for language in self.languages[1:]:
            if text := self._typed(line.cells.get(language, "")):
                yield language, text

    def is_unchanged(self, line: Line, language: str) -> bool:
        """Whether a cell holds its text as it went out, or the text itself: some programs drop an apostrophe."""
        cell, text = line.cells.get(language, ""), self.known[line.cells[KEY]].words.get(language, "")
        went_out = harmless(text) if self.is_csv else _fitting(text)
        return _plain(cell) in (_plain(went_out), _plain(text))

    def wrong_row(self, line: Line) -> Problem | None:
        """Why nothing of a row is taken."""
        key, default = line.cells[KEY], next(iter(self.languages), "")
        if not key:
            return Problem(key, "no_key", "The row has no key. Copy the key from the file that you were given.")
        if key not in self.known:
            message = f"The form has no text {key[:80]!r} now. It may have been removed since the file was written."
            return Problem(key, "unknown_key", message, {"value": key[:80]})
        if (first := self.seen.setdefault(key, line.number)) != line.number:
            return Problem(key, "key_twice", f"The key stands in row {first} too. Keep one of them.", {"row": first})
        if _plain(line.cells.get(default, "")) and not self.is_unchanged(line, default):
            now = self.known[key].words.get(default, "")[:80]
            message = f"It was translated from other words; now it says {now!r}. Translate it again."
            return Problem(key, "other_words", message, {"value": now})
        return None

    def _typed(self, cell: str) -> str:
        """The text of a cell without the apostrophes that `harmless` may have written."""
        return _plain(without_guards(cell) if self.is_csv else cell)


def _plain(text: str) -> str:
    """The text with lines as a form breaks them, and nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _wrong_text(text: str) -> Problem | None:
    if BROKEN_TEXT.search(text):
        return Problem("", "no_character", "The text holds a sign that is no character. Type it again.")
    if len(text) > LONGEST:
        message = f"The text is longer than {LONGEST} characters. Shorten it."
        return Problem("", "too_long", message, {"most": LONGEST})
    return None
