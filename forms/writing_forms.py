"""From a form back to the tree that reads as the same form."""

from __future__ import annotations

from typing import Any

from forms.ask_if import write_condition
from forms.definition import LONGEST_SIDE, Critical, Event, Form, Question, Scoring, Section, Standard
from forms.texts import Text
from forms.writing import plain_number


def write_form(form: Form) -> dict[str, Any]:
    """The tree of a form; what has its default is left out, numbers are `int` or `Decimal`."""
    tree: dict[str, Any] = {
        "form": form.code,
        "title": form.title.write(),
        "languages": list(form.languages),
        "channel": form.channel,
        **_given("brief", form.brief),
        "scoring": _scoring(form.scoring),
    }
    if form.longest_side != LONGEST_SIDE:
        tree["photos"] = {"longest_side": form.longest_side}
    if form.standards:
        tree["standards"] = [_standard(standard) for standard in form.standards]
    if form.events:
        tree["events"] = [_event(event) for event in form.events]
    return tree | {"sections": [_section(section) for section in form.sections]}


def _given(key: str, text: Text) -> dict[str, Any]:
    return {key: text.write()} if text else {}


def _scoring(scoring: Scoring) -> dict[str, Any]:
    return {
        "method": scoring.method,
        "bands": [{"band": band.code, "from": plain_number(band.start)} for band in scoring.bands],
        "minimum_coverage": plain_number(scoring.minimum_coverage),
    }


def _standard(standard: Standard) -> dict[str, Any]:
    return {
        "standard": standard.code,
        "title": standard.title.write(),
        **_given("value", standard.value),
        "binding": standard.binding,
        **({"basis": standard.basis} if standard.basis else {}),
        **_given("source", standard.source),
    }


def _event(event: Event) -> dict[str, Any]:
    return {"event": event.code, "title": event.title.write()}


def _section(section: Section) -> dict[str, Any]:
    return {
        "section": section.code,
        "title": section.title.write(),
        **({} if section.weight is None else {"weight": plain_number(section.weight)}),
        **({"ask_if": write_condition(section.ask_if)} if section.ask_if else {}),
        "questions": [_question(question) for question in section.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    tree: dict[str, Any] = {
        "question": question.code,
        "type": question.type,
        "title": question.title.write(),
        **_given("hint", question.hint),
        **question.kind.write(),
        "binding": question.binding,
        "probe": question.probe,
    }
    return tree | _scored(question) | _rules(question)


def _scored(question: Question) -> dict[str, Any]:
    tree: dict[str, Any] = {"points": plain_number(question.points)} if question.points else {}
    if question.family != "compliance":
        tree["family"] = question.family
    if question.bonus:
        tree["bonus"] = True
    for key in ("tags", "sins", "calamities"):
        if held := getattr(question, key):
            tree[key] = dict(held) if key == "tags" else list(held)
    return tree | ({"critical": _critical(question.critical)} if question.critical else {})


def _critical(critical: Critical) -> dict[str, Any]:
    return {"effect": critical.effect} | ({} if critical.at is None else {"at": plain_number(critical.at)})


def _rules(question: Question) -> dict[str, Any]:
    defaults = {
        "standard": None,
        "required": True,
        "photo": "none",
        "comment": "optional",
        "not_applicable": True,
        "delayed": False,
        "tells": None,
    }
    tree = {key: getattr(question, key) for key, default in defaults.items() if getattr(question, key) != default}
    if question.perceives:
        tree["perceives"] = list(question.perceives)
    return tree | ({"ask_if": write_condition(question.ask_if)} if question.ask_if else {})
