"""What a workbook says of the form as a whole: the sheets settings, bands, standards and events."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from forms.reading import FORM_CODE
from forms.xlsform.left_out import Losses, NotCarried, Reason
from forms.xlsform.own_columns import NUMBER, WORD, WORDS, Own
from forms.xlsform.relevance import Tree
from forms.xlsform.table import Row, Table
from forms.xlsform.texts import Texts

MADE_HERE = "shopper-audit 1"
"""What the column `made_by` of our own workbooks says."""
_OWN: Mapping[str, Own] = {
    "languages": WORDS,
    "channel": WORD,
    "scoring_method": WORD,
    "minimum_coverage": NUMBER,
    "longest_side": NUMBER,
}
_READ = ("form_title", "form_id", "default_language", "made_by")
_UNUSED = Reason("no_setting", "A form here has no such setting.")
_VERSION = Reason("version", "A form here is given its number when it is published.")
_ONE_ROW = Reason("one_row", "A form has one row of settings; the first was read.")
_NO_COLUMN = Reason("no_column", "There is no such column here.")


def is_made_here(row: Row | None) -> bool:
    """Whether the workbook was written by this program: then its words are kept to the letter."""
    return row is not None and row.get("made_by") == MADE_HERE


def read_settings(row: Row | None, texts: Texts) -> Tree:
    """The keys of a form beside its sections."""
    if row is None:
        return {"form": "imported-form", "title": texts.of("Imported form")}
    own = _own(row, texts.losses)
    tree: Tree = {"form": _code(row, texts.losses), "title": _title(row, texts)}
    if brief := texts.read(row, "brief"):
        tree["brief"] = brief
    for key in ("languages", "channel"):
        if key in own:
            tree[key] = own[key]
    scoring = {"method": own.get("scoring_method"), "minimum_coverage": own.get("minimum_coverage")}
    tree["scoring"] = {key: value for key, value in scoring.items() if value is not None}
    if "longest_side" in own:
        tree["photos"] = {"longest_side": own["longest_side"]}
    for key in _READ:
        row.get(key)
    for column, text in row.rest().items():
        reason = _VERSION if column.key == "version" else _UNUSED
        texts.losses.add((row.sheet, row.number, column.header), text, reason)
    return tree


def tell_further(rows: Iterable[Row], losses: Losses) -> None:
    """Tells of the rows below the first, which alone is read."""
    for row in list(rows)[1:]:
        leave_rest(row, losses, _ONE_ROW)


def _own(row: Row, losses: Losses) -> dict[str, Any]:
    values = {}
    for key, own in _OWN.items():
        text = row.get(key)
        try:
            if text:
                values[key] = own.read(text)
        except NotCarried as why:
            losses.add(row.place(key), text, why.reason)
    return values


def _code(row: Row, losses: Losses) -> str:
    name = row.get("form_id")
    if FORM_CODE.pattern.fullmatch(name):
        return name
    code = re.sub(r"[^a-z0-9]+", "-", (name or row.get("form_title")).lower()).strip("-")[:60]
    code = code if FORM_CODE.pattern.fullmatch(code) else "imported-form"
    if name:
        message = f"{name} is no code of a form; it is {code} here."
        losses.add(row.place("form_id"), name, Reason("no_form_code", message, {"name": name, "code": code}))
    return code


def _title(row: Row, texts: Texts) -> dict[str, str]:
    title = row.texts("form_title")
    first = next(iter(title.values()), "") or row.get("form_id") or "Imported form"
    return texts.of(texts.said(first)) | {one: texts.said(text) for one, text in row.texts("translated_title").items()}


# Our own sheets


def read_bands(table: Table, texts: Texts) -> list[Tree]:
    return _items(table, texts, lambda row: _filled({"band": row.get("band")}) | _number(row, "from", texts.losses))


def read_events(table: Table, texts: Texts) -> list[Tree]:
    return _items(table, texts, lambda row: _filled({"event": row.get("event"), "title": texts.read(row, "title")}))


def read_standards(table: Table, texts: Texts) -> list[Tree]:
    def read(row: Row) -> Tree:
        words = {key: texts.read(row, key) for key in ("title", "value", "source")}
        codes = {key: row.get(key) for key in ("standard", "binding", "basis")}
        return _filled({**codes, **words})

    return _items(table, texts, read)


def _items(table: Table, texts: Texts, read: Callable[[Row], Tree]) -> list[Tree]:
    items = []
    for row in table.rows:
        items.append(read(row))
        leave_rest(row, texts.losses, _NO_COLUMN)
    return items


def leave_rest(row: Row, losses: Losses, reason: Reason) -> None:
    for column, text in row.rest().items():
        losses.add((row.sheet, row.number, column.header), text, reason)


def _filled(tree: Tree) -> Tree:
    return {key: value for key, value in tree.items() if value}


def _number(row: Row, key: str, losses: Losses) -> Tree:
    text = row.get(key)
    try:
        return {key: NUMBER.read(text)} if text else {}
    except NotCarried as why:
        losses.add(row.place(key), text, why.reason)
        return {}


def first(rows: Iterable[Row]) -> Row | None:
    return next(iter(rows), None)
