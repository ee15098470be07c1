"""A workbook to the tree of a form, and to all that could not be carried over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass

from forms.problems import show
from forms.taxonomies import Taxonomies, load
from forms.xlsform import settings
from forms.xlsform.languages import Languages
from forms.xlsform.left_out import LeftOut, Losses, Reason
from forms.xlsform.mending import mend
from forms.xlsform.options import read_lists
from forms.xlsform.outline import Group, Outline
from forms.xlsform.questions import read_question
from forms.xlsform.relevance import Tree
from forms.xlsform.row_types import ABSENT, GROUPING, RowType, read_type
from forms.xlsform.survey import Survey, leave_out
from forms.xlsform.table import TRANSLATED, Row, Table, read_table
from forms.xlsform.texts import Texts
from forms.xlsform.unread import tell_rest, tell_unknown
from forms.xlsform.workbook import Sheet, open_workbook, refuse

SHEETS = ("survey", "choices", "settings", "bands", "standards", "events")
MOST_TOLD = 100
"""Of the places that were left out, where nothing comes in."""
_ELSEWHERE = {
    "external_choices": Reason(
        "external_choices", "Options are in the sheet choices here; lists outside of the form are not read."
    ),
    "entities": Reason("entities", "A form here makes no entities."),
    "osm": Reason("maps", "There is no type of question for maps here."),
}
_NO_SHEET = Reason("no_sheet", "It is no sheet of a form; nothing in it was read.")
_DISABLED = Reason("disabled", "The workbook marks the row as disabled.")
_IN_NEVER_ASKED = Reason("in_never_asked", "It stands in a group that is never asked.")
_ALWAYS_SHOWN = Reason("always_shown", "A note is always shown: it becomes a hint.")


@dataclass(frozen=True, slots=True)
class Imported:
    """The tree of a form that reads without a problem, and what of the workbook is not in it."""

    tree: Tree
    left_out: tuple[LeftOut, ...]


def read_xlsform(data: bytes, taxonomies: Taxonomies | None = None, language: str = "en") -> Imported:
    """The form in an XLSX or XLS file; `language` is that of columns that name none.

    Raises Broken, with a plain sentence, for a file that is no workbook, is too large, or holds no question.
    """
    losses = Losses()
    book = _open(open_workbook(data), language, losses)
    survey = Survey(book.texts, read_lists(book.tables["choices"], book.texts, losses), losses)
    head = settings.read_settings(settings.first(book.tables["settings"].rows), book.texts)
    settings.tell_further(book.tables["settings"].rows, losses)
    outline = Outline(survey, Group(None, head["title"]))
    _walk(book.tables["survey"], outline)
    survey.lists.tell_unused(losses)
    _refuse_empty(outline.sections, losses)
    tree = mend(_whole(head, book, outline.sections), taxonomies or load(), survey)
    _refuse_empty(tree["sections"], losses)
    return Imported(tree, tuple(losses.found))


def _refuse_empty(sections: list[Tree], losses: Losses) -> None:
    if not any(section["questions"] for section in sections):
        told = "".join(f" {place}" for place in losses.found[:3])
        left_out = [asdict(place) for place in losses.found[:MOST_TOLD]]
        refuse("no_questions", f"No question of this workbook can be carried over.{told}", left_out=left_out)


@dataclass(frozen=True, slots=True)
class _Book:
    """The tables by name, the languages of their columns in their order, and how texts are read."""

    tables: dict[str, Table]
    found: list[str]
    texts: Texts


def _open(sheets: list[Sheet], language: str, losses: Losses) -> _Book:
    named = _named(sheets, losses)
    peeked = settings.first(read_table(named.get("settings"), Languages(language), Losses()).rows)
    said = peeked.get("default_language") if peeked else ""
    languages = Languages(language)
    default = languages.unnamed = languages.code_of(said) if said else language
    tables = {name: read_table(named.get(name), languages, losses) for name in SHEETS}
    used = _used(tables["survey"].rows + tables["choices"].rows, languages.found)
    first = default if default in used or not used else used[0]
    return _Book(tables, languages.found, Texts(first, settings.is_made_here(peeked), losses))


def _named(sheets: list[Sheet], losses: Losses) -> dict[str, Sheet]:
    named: dict[str, Sheet] = {}
    for sheet in sheets:
        name = sheet.name.strip().lower()
        if name in SHEETS and name not in named:
            named[name] = sheet
        elif len(sheets) == 1:
            named["survey"] = sheet
        elif sheet.rows:
            losses.add((sheet.name, None, ""), "", _ELSEWHERE.get(name, _NO_SHEET))
    if "survey" not in named:
        found = ", ".join(sheet.name for sheet in sheets)[:200]
        message = f"The workbook has {found}, and no sheet named survey. Call the one with the questions so."
        refuse("no_survey", message, sheets=found)
    return named


def _used(rows: Iterable[Row], found: list[str]) -> list[str]:
    """The languages in which there are words, in the order of the columns."""
    used = {column.language for row in rows for column in row.cells if column.key in TRANSLATED}
    return [language for language in found if language in used]


def _whole(head: Tree, book: _Book, sections: list[Tree]) -> Tree:
    rows = [row for table in book.tables.values() for row in table.rows]
    used = dict.fromkeys([book.texts.default, *_used(rows, book.found)])
    said = head.pop("languages", [])
    languages = said if said[:1] == [book.texts.default] and used.keys() <= set(said) else list(used)
    first = {"form": head["form"], "title": head["title"], "languages": languages, "channel": "in_person"}
    tree: Tree = first | head
    if bands := settings.read_bands(book.tables["bands"], book.texts):
        tree.setdefault("scoring", {})["bands"] = bands
    for key, read in (("standards", settings.read_standards), ("events", settings.read_events)):
        if items := read(book.tables[key], book.texts):
            tree[key] = items
    return tree | {"sections": sections}


def _walk(table: Table, outline: Outline) -> None:
    losses = outline.survey.losses
    outline.survey.known.twice = _named_twice(table.rows)
    tell_unknown(table, losses)
    ratio: _Ratio | None = None
    for row in table.rows:
        kind = read_type(row.get("type"))
        if _is_disabled(row):
            leave_out(row, _DISABLED, outline.survey)
        elif outline.is_never_asked() and kind.word not in GROUPING:
            leave_out(row, _IN_NEVER_ASKED, outline.survey)
        elif row.get("question_type") == "ratio" and kind.word == "begin_group":
            ratio = _begin_ratio(row, kind, outline)
        elif ratio and outline.open[-1:] == [ratio.group] and ratio.takes(row, kind, outline.survey):
            row.asked.update(row.cells)
        else:
            _STEPS.get(kind.word, _question)(row, kind, outline)
        tell_rest(row, losses)
    outline.finish()


def _is_disabled(row: Row) -> bool:
    return row.get("disabled").lower() in ("yes", "true", "1")


def _named_twice(rows: Iterable[Row]) -> frozenset[str]:
    """The names of several rows; groups don't count, for they have no answer."""
    asked = (row for row in rows if not _is_disabled(row) and read_type(row.get("type")).word not in GROUPING)
    counts = Counter(row.get("name") for row in asked)
    return frozenset(name for name, count in counts.items() if count > 1)


def _begin(row: Row, kind: RowType, outline: Outline) -> None:
    row.get("name")
    outline.begin(row, repeat=kind.word == "begin_repeat")


def _end(row: Row, kind: RowType, outline: Outline) -> None:
    row.asked.update(column for column in row.cells if column.key == "name")
    outline.end(row)


def _note(row: Row, kind: RowType, outline: Outline) -> None:
    named = show(row.get("name"))
    reason = Reason("is_note", f"{named} is a note, which has no answer.", {"value": named})
    outline.survey.known.absent[row.get("name")] = reason
    condition = row.get("relevant")
    texts = outline.survey.texts
    if words := texts.paragraphs(texts.read(row, "label"), texts.read(row, "hint")):
        if condition:
            outline.survey.losses.add(row.place("relevant"), condition, _ALWAYS_SHOWN)
        outline.note(row, words)


def _question(row: Row, kind: RowType, outline: Outline) -> None:
    survey = outline.survey
    if kind.word in ABSENT:
        leave_out(row, ABSENT[kind.word], survey)
    elif question := read_question(row, kind, survey):
        outline.add(question, row)
        if kind.other:
            _add_other(question, row, outline)


def _add_other(question: Tree, row: Row, outline: Outline) -> None:
    """The text that is asked for where somebody chose the option that or_other adds."""
    test = "is" if question["type"] == "choice" else "includes"
    code = outline.survey.codes.give(f"{question['question']}_other", "q_")
    asked = {"question": question["question"], test: "other"}
    title = outline.survey.texts.of("Specify other.")
    outline.add({"question": code, "type": "text", "title": title, "required": False, "ask_if": asked}, row)


@dataclass(slots=True)
class _Ratio:
    """A ratio as our own workbooks ask for it: a group of two numbers and the share they come to."""

    group: Group
    name: str
    awaited: dict[str, str]
    """The types of the rows that are still to come, by what their names end with."""

    def takes(self, row: Row, kind: RowType, survey: Survey) -> bool:
        """Whether the row is one of the three; what names its share then names the ratio."""
        found = _PART.fullmatch(row.get("name"))
        if not found or found[1] != self.name or self.awaited.get(found[2]) != kind.word:
            return False
        del self.awaited[found[2]]
        asked = survey.known.asked.get(self.name)
        if found[2] == "share" and asked:
            survey.known.add(row.get("name"), asked)
        return True


_PART = re.compile(r"(.+?)_(have|of|share)(?:_\d+)?")


def _begin_ratio(row: Row, kind: RowType, outline: Outline) -> _Ratio:
    """What else somebody put into the group is asked as the ratio is, and ends where the group ends."""
    question = read_question(row, kind, outline.survey)
    group = Group(row, {}, question.get("ask_if") if question else None)
    if question:
        outline.add(question, row)
    outline.open.append(group)
    return _Ratio(group, row.get("name"), {"have": "integer", "of": "integer", "share": "calculate"})


_STEPS: Mapping[str, Callable[[Row, RowType, Outline], None]] = {
    "begin_group": _begin,
    "begin_repeat": _begin,
    "end_group": _end,
    "end_repeat": _end,
    "note": _note,
}
