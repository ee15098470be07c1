"""The rows of the sheets `survey` and `choices`, each a map from column to cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from forms.writing import to_json
from forms.xlsform.constraints import write_limits
from forms.xlsform.left_out import NotCarried
from forms.xlsform.names import Names
from forms.xlsform.own_columns import KEYS, OF_QUESTIONS
from forms.xlsform.relevance import Asked, Known, read_relevant, write_relevant

Row = dict[str, Any]

_TYPES = {
    "yes_no": "select_one yes_no",
    "choice": "select_one {name}",
    "choices": "select_multiple {name}",
    "checklist": "select_multiple {name}",
    "scale": "range",
    "duration": "decimal",
    "number": "decimal",
    "ratio": "begin_group",
    "text": "text",
    "time": "time",
    "photo": "image",
}
_YES_NO = {
    "yes": {"en": "Yes", "ms": "Ya", "id": "Ya"},
    "no": {"en": "No", "ms": "Tidak", "id": "Tidak"},
}

_HAVE = {"en": "How many?", "ms": "Berapa banyak?", "id": "Berapa banyak?"}
_OF = {"en": "Out of how many?", "ms": "Daripada berapa banyak?", "id": "Dari berapa banyak?"}


def survey_rows(tree: Mapping[str, Any], names: Names) -> list[Row]:
    """A group a section, a row a question; a ratio is a group of two numbers and the share they come to."""
    known = Known()
    rows: list[Row] = []
    for section in tree["sections"]:
        rows.append(_section(section, names, known))
        for question in section["questions"]:
            row = _question(question, names, known)
            rows.extend([row, *_ratio(question, names)] if question["type"] == "ratio" else [row])
            known.add(names.reference(question["question"]), _asked(question))
        rows.append({"type": "end_group"})
    return rows


def choice_rows(tree: Mapping[str, Any], names: Names) -> list[Row]:
    """The options, parts and described points of every question, a list each; yes and no once."""
    questions = [question for section in tree["sections"] for question in section["questions"]]
    rows: list[Row] = []
    if any(question["type"] == "yes_no" for question in questions):
        rows.extend(_yes_no(tree["languages"]))
    for question in questions:
        rows.extend({"list_name": names.list_of(question["question"])} | row for row in _offered(question))
    return rows


def _offered(question: Mapping[str, Any]) -> Iterator[Row]:
    for item in (*question.get("options", ()), *question.get("parts", ())):
        credit = {"credit": item["credit"]} if "credit" in item else {}
        yield {"name": item.get("option") or item.get("part"), "label": item["title"]} | credit
    for point, title in question.get("anchors", {}).items():
        yield {"name": point, "label": title}


def _yes_no(languages: list[str]) -> Iterator[Row]:
    for word, said in _YES_NO.items():
        yield {"list_name": "yes_no", "name": word, "label": _said(said, languages)}


def _said(words: Mapping[str, str], languages: Iterable[str]) -> dict[str, str]:
    """Words that a form does not hold itself, in its languages; in English where there are no others."""
    return {language: words.get(language, words["en"]) for language in languages}


def _section(section: Mapping[str, Any], names: Names, known: Known) -> Row:
    name, code = names.of_section[section["section"]], section["section"]
    row = {"type": "begin_group", "name": name, "label": section["title"]}
    if name != code:
        row["section_code"] = code
    if "weight" in section:
        row["weight"] = section["weight"]
    return row | _relevant(section, names, known)


def _question(question: Mapping[str, Any], names: Names, known: Known) -> Row:
    code = question["question"]
    name = names.of_question[code]
    row: Row = {
        "type": _TYPES[question["type"]].format(name=names.list_of(code)),
        "name": name,
        "label": question["title"],
        "required": "yes" if question.get("required", True) else "no",
        "question_type": question["type"],
    }
    if name != code:
        row["question_code"] = code
    for key in ("hint", "unit"):
        if key in question:
            row[key] = question[key]
    if limits := write_limits(question):
        row["constraint"] = limits
    if question["type"] == "scale":
        row["parameters"] = _parameters(question, names.list_of(code))
    return row | _own(question) | _relevant(question, names, known)


def _parameters(question: Mapping[str, Any], name: str) -> str:
    labels = f" tick_labelset={name}" if question.get("anchors") else ""
    return f"start={question['from']} end={question['to']} step=1{labels}"


def _own(question: Mapping[str, Any]) -> Row:
    keys = {**question.get("tags", {}), **question}
    filled = ((column, own, KEYS.get(column, column)) for column, own in OF_QUESTIONS.items())
    return {column: own.write(keys[key]) for column, own, key in filled if key in keys}


def _relevant(asked: Mapping[str, Any], names: Names, known: Known) -> Row:
    """The expression; our own words beside it only where it alone would come back as another condition."""
    condition = asked.get("ask_if")
    if not condition:
        return {}
    written = write_relevant(condition, names.reference)
    try:
        same = read_relevant(written, known) == condition
    except NotCarried:
        same = False
    return {"relevant": written} | ({} if same else {"ask_if": to_json(condition)})


def _asked(question: Mapping[str, Any]) -> Asked:
    codes = [row["name"] for row in _offered(question)] if question["type"] != "yes_no" else list(_YES_NO)
    return Asked(question["question"], question["type"], {code: code for code in codes})


def _ratio(question: Mapping[str, Any], names: Names) -> Iterator[Row]:
    """What stands inside the group of a ratio."""
    name, share = names.of_question[question["question"]], names.share[question["question"]]
    have, of = names.give(f"{name}_have"), names.give(f"{name}_of")
    required = "yes" if question.get("required", True) else "no"
    whole = {"type": "integer", "required": required}
    yield whole | {"name": have, "label": _said(_HAVE, question["title"]), "constraint": ". >= 0"}
    yield whole | {"name": of, "label": _said(_OF, question["title"]), "constraint": f". >= ${{{have}}}"}
    yield {"type": "calculate", "name": share, "calculation": f"if(${{{of}}} > 0, ${{{have}}} div ${{{of}}}, '')"}
    yield {"type": "end_group"}
