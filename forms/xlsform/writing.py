"""A form to a workbook: XLSForm for every tool that reads it, and our own columns for the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from forms.definition import Form
from forms.writing_forms import write_form
from forms.xlsform.languages import spelled
from forms.xlsform.names import Names
from forms.xlsform.own_columns import Cell
from forms.xlsform.rows import choice_rows, survey_rows
from forms.xlsform.settings import MADE_HERE
from forms.xlsform.sheets import Line, save_workbook
from forms.xlsform.signs import hide_references

FIRST = {
    "survey": ("type", "name", "label", "hint", "required", "relevant", "constraint", "parameters", "calculation"),
    "choices": ("list_name", "name", "label"),
    "settings": ("form_title", "form_id", "default_language"),
}
"""The columns that XLSForm knows, which come first."""
OWN = {
    "survey": (
        *("question_type", "question_code", "section_code", "weight", "points", "parameter", "owner", "component"),
        *("promise", "skill", "family", "bonus", "binding", "standard", "probe", "sins", "calamities", "critical"),
        *("expected", "curve", "start_event", "end_event", "unit", "at_least", "at_most", "photo", "comment"),
        *("not_applicable", "delayed", "perceives", "tells", "ask_if"),
    ),
    "choices": ("credit",),
    "settings": (
        *("made_by", "languages", "translated_title", "channel", "scoring_method", "minimum_coverage"),
        *("longest_side", "brief"),
    ),
}
_TRANSLATED = ("label", "hint", "unit", "brief", "title", "value", "source")


def write_xlsform(form: Form) -> bytes:
    """An XLSX file; the same bytes each time for the same form. Raises Broken for a text that no cell can hold."""
    tree = write_form(form)
    names = Names.of(tree)
    sheets = {
        "survey": survey_rows(tree, names),
        "choices": choice_rows(tree, names),
        "settings": [_settings(tree)],
        "bands": [dict(band) for band in tree["scoring"]["bands"]],
        "standards": tree.get("standards", []),
        "events": tree.get("events", []),
    }
    columns = {"bands": ("band", "from"), "events": ("event", "title"), "standards": _STANDARD}
    return save_workbook(
        {
            name: _lines(rows, columns.get(name) or _of_sheet(name, rows), form.languages)
            for name, rows in sheets.items()
        }
    )


_STANDARD = ("standard", "title", "value", "binding", "basis", "source")


def _of_sheet(name: str, rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The columns of XLSForm, and those of our own that hold something."""
    filled = {key for row in rows for key in row}
    return (*FIRST[name], *(key for key in OWN[name] if key in filled))


def _settings(tree: Mapping[str, Any]) -> dict[str, Any]:
    default, *others = tree["languages"]
    title, scoring = tree["title"], tree["scoring"]
    return {
        "form_title": hide_references(title[default]),
        "form_id": tree["form"],
        "default_language": spelled(default),
        "made_by": MADE_HERE,
        "languages": " ".join(tree["languages"]),
        "translated_title": {language: title[language] for language in others if language in title},
        "channel": tree["channel"],
        "scoring_method": scoring["method"],
        "minimum_coverage": scoring["minimum_coverage"],
        **({"longest_side": tree["photos"]["longest_side"]} if "photos" in tree else {}),
        **({"brief": tree["brief"]} if "brief" in tree else {}),
    }


def _lines(rows: Iterable[Mapping[str, Any]], keys: Sequence[str], languages: Sequence[str]) -> list[Line]:
    """A header, and the rows below it; a text takes a column for each language."""
    columns = [(key, language) for key in keys for language in _languages_of(key, languages)]
    header = [f"{key}::{spelled(language)}" if language else key for key, language in columns]
    return [header, *([_cell(row.get(key), language) for key, language in columns] for row in rows)]


def _languages_of(key: str, languages: Sequence[str]) -> Sequence[str]:
    """A column each; the title in the first language is XLSForm's own."""
    if key == "translated_title":
        return languages[1:]
    return languages if key in _TRANSLATED else ("",)


def _cell(value: Any, language: str) -> Cell | None:
    if not language:
        cell: Cell | None = value
        return cell
    words = value.get(language) if value else None
    return hide_references(words) if words else None
