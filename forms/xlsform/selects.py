"""A `select_one` or `select_multiple` to the question that chooses from its list."""

from __future__ import annotations

from collections.abc import Mapping

from forms.xlsform.left_out import NotCarried, Reason
from forms.xlsform.options import OptionList
from forms.xlsform.relevance import Tree
from forms.xlsform.row_types import RowType
from forms.xlsform.survey import Survey
from forms.xlsform.table import Row

_ANSWERS = {
    **dict.fromkeys(("yes", "ya", "oui", "sí", "si", "sim"), "yes"),
    **dict.fromkeys(("no", "tidak", "non", "não", "nao"), "no"),
}
"""What the app says itself, in each language, where it asks for yes or no."""
_UNCREDITED = Reason(
    "no_credit", "What a select_multiple offers has no credit: only one option chosen out of several has one."
)


def read_select(row: Row, kind: RowType, survey: Survey) -> tuple[Tree, OptionList]:
    """Its type and options, and the code of each name; raises NotCarried when there is nothing to choose."""
    found = survey.lists.find(kind.list_name)
    if kind.word == "select_one" and row.get("question_type") != "choice" and not kind.other:
        words = _yes_and_no(found)
        if words:
            return {"type": "yes_no"}, OptionList([], words)
    found = _with_other(found, survey) if kind.other else found
    if len(found.options) < 2:
        count = len(found.options)
        message = f"The list {kind.list_name} offers {count} to choose from. Two or more are needed."
        raise NotCarried("short_list", message, name=kind.list_name, count=count)
    if kind.word == "select_one":
        return {"type": "choice", "options": found.options}, found
    if any("credit" in option for option in found.options):
        survey.losses.add(("choices", None, "credit"), kind.list_name, _UNCREDITED)
    options = [{key: option[key] for key in ("option", "title")} for option in found.options]
    return {"type": "choices", "options": options}, found


def read_yes_or_no(row: Row, kind: RowType, survey: Survey) -> tuple[Tree, OptionList]:
    """One of our own, whose list stands there for other tools."""
    survey.lists.used.add(kind.list_name)
    return {"type": "yes_no"}, OptionList([], {"yes": "yes", "no": "no"})


def read_checklist(row: Row, kind: RowType, survey: Survey) -> tuple[Tree, OptionList]:
    """One of our own, whose parts stand in a list."""
    found = survey.lists.find(kind.list_name)
    parts = [{"part": option["option"], "title": option["title"]} for option in found.options]
    return {"type": "checklist", "parts": parts}, found


def _yes_and_no(found: OptionList) -> Mapping[str, str]:
    """Which name means yes and which no, if a list is nothing but these plain words; else nothing."""
    words = {}
    for option in found.options:
        said = {_ANSWERS.get(title.strip().lower(), "") for title in option["title"].values()}
        words[option["option"]] = said.pop() if len(said) == 1 and "credit" not in option else ""
    if sorted(words.values()) != ["no", "yes"]:
        return {}
    return {name: words[code] for name, code in found.codes.items()}


def _with_other(found: OptionList, survey: Survey) -> OptionList:
    if "other" in found.codes.values():
        return found
    other = {"option": "other", "title": survey.texts.of("Other")}
    return OptionList([*found.options, other], {**found.codes, "other": "other"})
