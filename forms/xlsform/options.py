"""The sheet `choices`: lists to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from forms.xlsform import codes
from forms.xlsform.left_out import Losses, NotCarried, Reason, renamed
from forms.xlsform.own_columns import read_number
from forms.xlsform.table import Row, Table
from forms.xlsform.texts import Texts
from forms.xlsform.unread import OTHERWISE

COLUMNS = {"list_name", "name", "label", "credit"}
_FILTER = Reason(
    "option_column", "Only name and label of an option are read here; options don't depend on other columns."
)
_PICTURE = Reason("option_picture", "Options have no pictures and sounds here.")


@dataclass(slots=True)
class OptionList:
    """One list: its options as a form writes them, and the code of each name."""

    options: list[dict[str, Any]] = field(default_factory=list)
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Lists:
    """The lists of a workbook; one that no question uses is not read."""

    rows: dict[str, list[Row]]
    texts: Texts
    read: dict[str, OptionList] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def find(self, name: str) -> OptionList:
        """The list of that name; raises NotCarried when there is none."""
        if name not in self.rows:
            _refuse_list(name)
        self.used.add(name)
        if name not in self.read:
            self.read[name] = _read(self.rows[name], self.texts)
        return self.read[name]

    def tell_unused(self, losses: Losses) -> None:
        """Tells once of each list that no question here chooses from."""
        for name, rows in self.rows.items():
            if name not in self.used:
                losses.add(rows[0].place("list_name"), name, _unused(name, rows))


def _refuse_list(name: str) -> NoReturn:
    if not name:
        message = "It chooses from a list without a name, which the sheet choices does not have."
        raise NotCarried("no_list", message, sentence="nameless")
    raise NotCarried("no_list", f"It chooses from a list {name}, which the sheet choices does not have.", name=name)


def _unused(name: str, rows: list[Row]) -> Reason:
    first, last = rows[0].number, rows[-1].number
    if name:
        code, message = "unused_list", "No question here chooses from this list, and its options are left out."
    else:
        code, message = "options_of_no_list", "Options without a list_name belong to no question, and are left out."
    if len(rows) == 1:
        return Reason(code, f"{message} It has 1, in row {first}.", {"sentence": "one", "first": first})
    data = {"count": len(rows), "first": first, "last": last}
    return Reason(code, f"{message} It has {len(rows)}, in rows {first} to {last}.", data)


def read_lists(table: Table, texts: Texts, losses: Losses) -> Lists:
    """The lists in the sheet. A column that is none of ours is told of once."""
    rows: dict[str, list[Row]] = {}
    for row in table.rows:
        rows.setdefault(row.get("list_name"), []).append(row)
    for column in table.columns:
        if column.key not in COLUMNS and any(column in row.cells for row in table.rows):
            picture = column.key in ("media", "image", "audio", "video", "big_image")
            losses.add((table.name, None, column.header), "", _PICTURE if picture else _FILTER)
    return Lists(rows, texts)


def _read(rows: Iterable[Row], texts: Texts) -> OptionList:
    names: dict[str, str] = {}
    found, given = OptionList([], names), codes.of_items()
    for row in rows:
        name = row.get("name")
        code = given.give(name, "o")
        if code != name:
            texts.losses.add(row.place("name"), name, renamed("option", name, code, name in names))
        names.setdefault(name, code)
        found.options.append({"option": code, "title": texts.title(row, name or code), **_credit(row, texts.losses)})
        for column, text in row.rest().items():
            if row.is_said_otherwise(column):
                texts.losses.add((row.sheet, row.number, column.header), text, OTHERWISE)
    return found


def _credit(row: Row, losses: Losses) -> dict[str, Any]:
    text = row.get("credit")
    try:
        return {"credit": read_number(text)} if text else {}
    except NotCarried as why:
        losses.add(row.place("credit"), text, why.reason)
        return {}
