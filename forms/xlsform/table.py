"""A sheet as XLSForm reads it: columns that are called by their names, rows of cells, texts by language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from forms.xlsform.languages import Languages
from forms.xlsform.left_out import Losses, Reason
from forms.xlsform.workbook import Sheet

_QUESTIONS = {
    "caption": "label",
    "relevance": "relevant",
    "command": "type",
    "tag": "name",
    "value": "name",
    "calculate": "calculation",
    "readonly": "read_only",
    "constraining_message": "constraint_message",
    "requiredmsg": "required_message",
    "count": "repeat_count",
    "jr::count": "repeat_count",
    "bind::relevant": "relevant",
    "bind::required": "required",
    "bind::constraint": "constraint",
    "bind::calculate": "calculation",
    "bind::readonly": "read_only",
    "bind::jr::constraintmsg": "constraint_message",
    "bind::jr::requiredmsg": "required_message",
    "control::appearance": "appearance",
    "body::appearance": "appearance",
}
SAME: Mapping[str, Mapping[str, str]] = {
    "survey": _QUESTIONS,
    "choices": {"caption": "label", "value": "name"},
    "settings": {
        "title": "form_title",
        "set_form_title": "form_title",
        "set_form_id": "form_id",
        "id_string": "form_id",
    },
}
"""Other names of the columns of each sheet: XLSForm has had many."""
TRANSLATED = ("label", "hint", "unit", "brief", "translated_title", "title", "value", "source")
"""What stands in several languages, a column each."""
_TWICE = Reason("column_twice", "The column stands here twice; only the first was read.")
_FORMULA = Reason(
    "formula", "The file does not hold what this formula comes to. Open it in a spreadsheet and save it again."
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, in which language, and its header as it is written."""

    key: str
    language: str
    header: str


@dataclass(slots=True)
class Row:
    """The filled cells of one row. A cell that nobody asks for is one that is not carried over."""

    sheet: str
    number: int
    cells: Mapping[Column, str]
    asked: set[Column] = field(default_factory=set)

    def get(self, key: str) -> str:
        """The cell of a column that has no languages; of several the first."""
        found = self._of(key)
        return next(iter(found.values()), "").strip()

    def texts(self, key: str) -> dict[str, str]:
        """The words by language, as they are written."""
        words: dict[str, str] = {}
        for column, text in self._of(key).items():
            words.setdefault(column.language, text)
        return words

    def header(self, key: str) -> str:
        """How the workbook calls the column."""
        return next((column.header for column in self._of(key)), key)

    def rest(self) -> dict[Column, str]:
        """The cells that nobody asked for."""
        return {column: text for column, text in self.cells.items() if column not in self.asked}

    def is_said_otherwise(self, column: Column) -> bool:
        """Whether another column of the same kind and language was read instead."""
        return any(other.key == column.key and other.language == column.language for other in self.asked)

    def place(self, key: str) -> tuple[str, int, str]:
        return self.sheet, self.number, self.header(key)

    def _of(self, key: str) -> dict[Column, str]:
        """The cells of a column by language; where two columns are of one language, the first that is filled."""
        found: dict[str, tuple[Column, str]] = {}
        for column, text in self.cells.items():
            if column.key == key and found.setdefault(column.language, (column, text))[1] == text:
                self.asked.add(column)
        return dict(found.values())


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a sheet below its header."""

    name: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()


def read_table(sheet: Sheet | None, languages: Languages, losses: Losses) -> Table:
    """The sheet as a table; its first row that holds something is the header."""
    if sheet is None or not sheet.rows:
        return Table(sheet.name if sheet else "")
    top, *below = sheet.rows
    headers = _headers(sheet, top, languages)
    for header in _twice(headers):
        losses.add((sheet.name, top, header), "", _TWICE)
    _tell_nameless(sheet, headers, below, losses)
    kept = _first_of_each(headers)
    rows = tuple(_row(sheet, number, kept) for number in below)
    for number, letter, formula in sheet.formulas:
        losses.add((sheet.name, number, f"column {letter}"), formula, _FORMULA)
    return Table(sheet.name, tuple(kept.values()), tuple(row for row in rows if row.cells))


def _row(sheet: Sheet, number: int, columns: Mapping[int, Column]) -> Row:
    texts = sheet.rows[number]
    cells = {column: texts[at] for at, column in columns.items() if at < len(texts) and texts[at].strip()}
    return Row(sheet.name, number, cells)


def _headers(sheet: Sheet, top: int, languages: Languages) -> list[Column | None]:
    same = SAME.get(sheet.name.strip().lower(), {})
    texts = [" ".join(text.split()) for text in sheet.rows[top]]
    return [_column(text, same, languages) if text else None for text in texts]


def _column(header: str, same: Mapping[str, str], languages: Languages) -> Column:
    plain = header.lower().replace(" ", "_").replace("-", "_")
    whole = re.sub("_*:+_*", "::", plain)
    if whole in same:
        return _of_language(same[whole], "", header, languages)
    first, _, language = header.partition("::" if "::" in header else ":")
    key = first.strip().lower().replace(" ", "_").replace("-", "_")
    return _of_language(same.get(key, key), language.strip(), header, languages)


def _of_language(key: str, language: str, header: str, languages: Languages) -> Column:
    return Column(key, languages.of(language) if key in TRANSLATED else language, header)


def _tell_nameless(sheet: Sheet, headers: list[Column | None], below: list[int], losses: Losses) -> None:
    """Tells once of each column that holds something under no header."""
    filled = Counter(at for number in below for at, text in enumerate(sheet.rows[number]) if text.strip())
    for at, cells in sorted(filled.items()):
        if at >= len(headers) or not headers[at]:
            message = f"The column has no header; {cells} of its cells are filled."
            place = (sheet.name, None, f"column {get_column_letter(at + 1)}")
            losses.add(place, "", Reason("no_header", message, {"count": cells}))


def _twice(headers: list[Column | None]) -> list[str]:
    counts = Counter(column.header for column in headers if column)
    return [header for header, count in counts.items() if count > 1]


def _first_of_each(headers: list[Column | None]) -> dict[int, Column]:
    return {at: column for at, column in enumerate(headers) if column and headers.index(column) == at}
