"""One row of the sheet `survey` to one question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from forms.definition import TAG_FAMILIES
from forms.parsing import parse
from forms.problems import Broken, show
from forms.reading_questions import QUESTION_CODE
from forms.xlsform import codes
from forms.xlsform.constraints import read_least_length, read_limits
from forms.xlsform.left_out import Losses, NotCarried
from forms.xlsform.options import Lists, OptionList
from forms.xlsform.own_columns import KEYS, OF_QUESTIONS, read_yes_no
from forms.xlsform.ranges import read_range
from forms.xlsform.relevance import NEVER, Asked, Known, Tree, read_relevant, write_relevant
from forms.xlsform.row_types import AS_TEXT, RowType
from forms.xlsform.table import Row
from forms.xlsform.texts import Texts

SHOWN_AS = {"yes_no": "select_one", "checklist": "select_multiple", "duration": "decimal", "ratio": "begin_group"}
"""Types that XLSForm does not have, and the type of the row that stands for them."""
CREDITED = "only one option chosen out of several has one."
_ANSWERS = {"yes": ("yes", "ya", "oui", "sí", "si", "sim"), "no": ("no", "tidak", "non", "não", "nao")}


@dataclass(slots=True)
class Survey:
    """What the rows above have told, and where questions find their texts and options."""

    texts: Texts
    lists: Lists
    losses: Losses
    known: Known = field(default_factory=Known)
    codes: codes.Codes = field(default_factory=codes.of_questions)
    rows: dict[str, int] = field(default_factory=dict)
    """The row of each question and section, by its code."""


def read_question(row: Row, kind: RowType, survey: Survey) -> Tree | None:
    """The question of a row, None when there is none to be had; then the losses say why."""
    name = row.get("name")
    try:
        if row.get("relevant").lower() in NEVER:
            raise NotCarried("It is never asked.")
        base, offered = _base(row, kind, survey)
    except NotCarried as reason:
        leave_out(row, str(reason), survey)
        return None
    code = _code(row, name, survey)
    tree = {"question": code, "title": survey.texts.title(row, name or code), **base}
    if hint := survey.texts.read(row, "hint"):
        tree["hint"] = hint
    tree |= _own(row, survey.losses) | _required(row, survey)
    if condition := read_condition(row, survey):
        tree["ask_if"] = condition
    survey.known.add(name, Asked(code, tree["type"], offered.codes if offered else {}))
    survey.rows[code] = row.number
    return tree


def leave_out(row: Row, reason: str, survey: Survey) -> None:
    """Tells of a whole row that does not come in."""
    survey.known.absent[row.get("name")] = f"{show(row.get('name'))} was left out."
    survey.losses.add(row.place("type"), row.get("type"), reason)
    row.asked.update(row.cells)


def read_condition(row: Row, survey: Survey) -> Tree | None:
    """When the row is asked; what can't be said here is told, and then it is always asked."""
    written, own = row.get("relevant"), row.get("ask_if")
    if not written:
        return None
    if own and (condition := _own_condition(own, written, survey.known)):
        return condition
    try:
        return read_relevant(written, survey.known)
    except NotCarried as reason:
        survey.losses.add(row.place("relevant"), written, f"{reason} Without this condition it is always asked.")
        return None


def _own_condition(own: str, written: str, known: Known) -> Tree | None:
    """The condition in our own words, as long as nobody has changed the expression beside it."""
    try:
        condition: Any = parse(own)
        return condition if write_relevant(condition, known.names.__getitem__) == written else None
    except (Broken, LookupError, TypeError, AttributeError, StopIteration, RecursionError):
        return None


def _code(row: Row, name: str, survey: Survey) -> str:
    own = row.get("question_code")
    wanted = own if QUESTION_CODE.pattern.fullmatch(own) else name
    code = survey.codes.give(wanted, "q_")
    if code != wanted:
        what = "stands here twice" if QUESTION_CODE.pattern.fullmatch(wanted) else "is no code"
        survey.losses.add(row.place("name"), name, f"{wanted or 'Nothing'} {what}; the question is {code} here.")
    return code


def _base(row: Row, kind: RowType, survey: Survey) -> tuple[Tree, OptionList | None]:
    """Its type with what is of its own, and the list it chooses from."""
    own = row.get("question_type")
    if own and SHOWN_AS.get(own) == kind.word:
        return _OWN_TYPES[own](row, kind, survey)
    if kind.word in ("select_one", "select_multiple"):
        return _select(kind, survey)
    if kind.word in _PLAIN:
        return _PLAIN[kind.word](row, survey), None
    if kind.word in AS_TEXT:
        survey.losses.add(row.place("type"), row.get("type"), AS_TEXT[kind.word])
        return _text(row, survey), None
    raise NotCarried(f"No type of question is called {show(row.get('type'))}." if kind.word else "The row has no type.")


def _select(kind: RowType, survey: Survey) -> tuple[Tree, OptionList]:
    found = survey.lists.find(kind.list_name)
    options = found.options
    if kind.word == "select_multiple":
        if any("credit" in option for option in options):
            survey.losses.add(
                ("choices", None, "credit"), "", f"What {kind.list_name} offers has no credit: {CREDITED}"
            )
        options = [{key: option[key] for key in ("option", "title")} for option in options]
    elif _is_yes_no(options) and not kind.other:
        return {"type": "yes_no"}, OptionList([], {name: code.lower() for name, code in found.codes.items()})
    if kind.other and "other" not in found.codes.values():
        options = [*options, {"option": "other", "title": survey.texts.of("Other")}]
        found = OptionList(options, found.codes | {"other": "other"})
    if len(options) < 2:
        raise NotCarried(f"The list {kind.list_name} offers {len(options)} to choose from. Two or more are needed.")
    return {"type": "choice" if kind.word == "select_one" else "choices", "options": options}, found


def _is_yes_no(options: list[Tree]) -> bool:
    """Whether these are the plain words yes and no, which the app says itself in each language."""
    if sorted(option["option"].lower() for option in options) != ["no", "yes"]:
        return False
    plain = not any("credit" in option for option in options)
    return plain and all(
        title.strip().lower() in _ANSWERS[option["option"].lower()]
        for option in options
        for title in option["title"].values()
    )


def _own_yes_no(row: Row, kind: RowType, survey: Survey) -> tuple[Tree, OptionList | None]:
    return {"type": "yes_no"}, OptionList([], {"yes": "yes", "no": "no"})


def _own_checklist(row: Row, kind: RowType, survey: Survey) -> tuple[Tree, OptionList | None]:
    found = survey.lists.find(kind.list_name)
    parts = [{"part": option["option"], "title": option["title"]} for option in found.options]
    return {"type": "checklist", "parts": parts}, found


def _own_plain(row: Row, kind: RowType, survey: Survey) -> tuple[Tree, OptionList | None]:
    return {"type": row.get("question_type")}, None


_OWN_TYPES: Mapping[str, Callable[[Row, RowType, Survey], tuple[Tree, OptionList | None]]] = {
    "yes_no": _own_yes_no,
    "checklist": _own_checklist,
    "duration": _own_plain,
    "ratio": _own_plain,
}


def _number(row: Row, survey: Survey) -> Tree:
    tree: Tree = {"type": "number"}
    if unit := survey.texts.read(row, "unit"):
        tree["unit"] = unit
    whole = row.get("type").lower() not in ("decimal", "add decimal prompt", "q decimal")
    return tree | _limited(row, survey, lambda text: read_limits(text, whole))


def _text(row: Row, survey: Survey) -> Tree:
    return {"type": "text"} | _limited(row, survey, read_least_length)


def _limited(row: Row, survey: Survey, read: Callable[[str], Tree]) -> Tree:
    written = row.get("constraint")
    try:
        return read(written) if written else {}
    except NotCarried as reason:
        survey.losses.add(row.place("constraint"), written, str(reason))
        return {}


def _range(row: Row, survey: Survey) -> Tree:
    return read_range(row, survey.lists, survey.losses)


_PLAIN: Mapping[str, Callable[[Row, Survey], Tree]] = {
    "integer": _number,
    "decimal": _number,
    "range": _range,
    "text": _text,
    "time": lambda row, survey: {"type": "time"},
    "image": lambda row, survey: {"type": "photo"},
}


def _own(row: Row, losses: Losses) -> Tree:
    """The keys in the columns that XLSForm does not have."""
    tree: Tree = {}
    for key, own in OF_QUESTIONS.items():
        text = row.get(key)
        try:
            if text:
                tree[KEYS.get(key, key)] = own.read(text)
        except NotCarried as reason:
            losses.add(row.place(key), text, str(reason))
    tags = {family: tree.pop(family) for family in TAG_FAMILIES if family in tree}
    return tree | ({"tags": tags} if tags else {})


def _required(row: Row, survey: Survey) -> Tree:
    text = row.get("required")
    try:
        return {} if text and read_yes_no(text) else {"required": False}
    except NotCarried:
        reason = "Whether an answer is needed can't depend on others here; it is needed always."
        survey.losses.add(row.place("required"), text, reason)
        return {}
