"""One row of the sheet `survey` to one question."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from forms.definition import TAG_FAMILIES
from forms.problems import show
from forms.reading_questions import QUESTION_CODE
from forms.xlsform.constraints import read_least_length, read_limits
from forms.xlsform.left_out import Losses, NotCarried, Reason, renamed
from forms.xlsform.options import OptionList
from forms.xlsform.own_columns import KEYS, OF_QUESTIONS, read_yes_no
from forms.xlsform.ranges import read_range
from forms.xlsform.relevance import NEVER, Asked, Tree
from forms.xlsform.row_types import AS_TEXT, WITHIN, RowType
from forms.xlsform.selects import read_checklist, read_select, read_yes_or_no
from forms.xlsform.survey import Survey, leave_out, read_condition
from forms.xlsform.table import Row

SHOWN_AS = {"yes_no": "select_one", "checklist": "select_multiple", "duration": "decimal", "ratio": "begin_group"}
"""Types that XLSForm does not have, and the type of the row that stands for them."""
_NOT_WHOLE = Reason(
    "not_whole", "A number here need not be whole: 2.5 is taken too, and the question goes out as decimal."
)
_ALWAYS_REQUIRED = Reason(
    "always_required", "Whether an answer is needed can't depend on others here; it is needed always."
)


def read_question(row: Row, kind: RowType, survey: Survey) -> Tree | None:
    """The question of a row, None when there is none to be had; then the losses say why."""
    name = row.get("name")
    try:
        if row.get("relevant").lower() in NEVER:
            raise NotCarried("question_never_asked", "It is never asked.")
        base, offered = _base(row, kind, survey)
    except NotCarried as why:
        leave_out(row, why.reason, survey)
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


def _code(row: Row, name: str, survey: Survey) -> str:
    own = row.get("question_code")
    wanted = own if QUESTION_CODE.pattern.fullmatch(own) else name
    code = survey.codes.give(wanted, "q_")
    if code != wanted:
        twice = QUESTION_CODE.pattern.fullmatch(wanted) is not None
        survey.losses.add(row.place("name"), name, renamed("question", wanted, code, twice))
    return code


def _base(row: Row, kind: RowType, survey: Survey) -> tuple[Tree, OptionList | None]:
    """Its type with what is of its own, and the list it chooses from."""
    own = row.get("question_type")
    if own and SHOWN_AS.get(own) == kind.word:
        return _OWN_TYPES[own](row, kind, survey)
    if kind.word in ("select_one", "select_multiple"):
        return read_select(row, kind, survey)
    if kind.word in _PLAIN:
        return _PLAIN[kind.word](row, survey), None
    if kind.word in AS_TEXT:
        survey.losses.add(row.place("type"), row.get("type"), AS_TEXT[kind.word])
        return _text(row, survey), None
    if not kind.word:
        raise NotCarried("no_type", "The row has no type.")
    called = show(row.get("type"))
    raise NotCarried("unknown_type", f"No type of question is called {called}.", value=called)


def _own_plain(row: Row, kind: RowType, survey: Survey) -> tuple[Tree, OptionList | None]:
    return {"type": row.get("question_type")}, None


_OWN_TYPES: Mapping[str, Callable[[Row, RowType, Survey], tuple[Tree, OptionList | None]]] = {
    "yes_no": read_yes_or_no,
    "checklist": read_checklist,
    "duration": _own_plain,
    "ratio": _own_plain,
}


def _number(row: Row, survey: Survey) -> Tree:
    tree: Tree = {"type": "number"}
    if unit := survey.texts.read(row, "unit"):
        tree["unit"] = unit
    whole = row.get("type").lower() not in ("decimal", "add decimal prompt", "q decimal")
    if whole:
        survey.losses.add(row.place("type"), row.get("type"), _NOT_WHOLE)
    return tree | _limited(row, survey, lambda text: read_limits(text, whole))


def _text(row: Row, survey: Survey) -> Tree:
    return {"type": "text"} | _limited(row, survey, read_least_length)


def _limited(row: Row, survey: Survey, read: Callable[[str], Tree]) -> Tree:
    written = row.get("constraint") or WITHIN.get(" ".join(row.get("type").lower().split()), "")
    try:
        return read(written) if written else {}
    except NotCarried as why:
        survey.losses.add(row.place("constraint"), written, why.reason)
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
        except NotCarried as why:
            losses.add(row.place(key), text, why.reason)
    tags = {family: tree.pop(family) for family in TAG_FAMILIES if family in tree}
    return tree | ({"tags": tags} if tags else {})


def _required(row: Row, survey: Survey) -> Tree:
    text = row.get("required")
    try:
        return {} if text and read_yes_no(text) else {"required": False}
    except NotCarried:
        survey.losses.add(row.place("required"), text, _ALWAYS_REQUIRED)
        return {}
