"""Filling in a form as a shopper at a given branch would: from the form itself, by chance."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from forms.answers import read_answers
from forms.conditions import standings
from forms.definition import Form, Question

from . import clock, phrases
from .looking_back import look_back
from .occasion import Occasion

Answer = dict[str, Any]
REMARKS = 0.45
"""How often a shopper says something of a failure that needs no remark."""


def fill(form: Form, occasion: Occasion) -> dict[str, Any]:
    """An answers document that can be handed in, once the photos are added to it."""
    answers: dict[str, Answer] = {}
    tree = {
        "form": form.code,
        "language": occasion.language,
        "events": _clock(form, occasion),
        "answers": answers,
    }
    for question in form.questions.values():
        answer = _answer(question, occasion)
        if answer is not None:
            answers[question.code] = answer
    look_back(form, tree, occasion)
    _forget_what_was_not_asked(form, tree)
    _add_remarks(form, tree, occasion)
    return tree


def _clock(form: Form, occasion: Occasion) -> dict[str, float]:
    guard, teller = (
        occasion.profile.chance({"owner": owner}, occasion.teller, occasion.wave) for owner in ("guard", "frontliner")
    )
    moments = clock.tapped(occasion.profile, (guard, teller), occasion.wave, occasion.rng)
    return {event.code: moments[event.code] for event in form.events if event.code in moments}


def _answer(question: Question, occasion: Occasion) -> Answer | None:
    """What was seen; none for what is read off the clock, photographed, told at the end or still to come."""
    value = VALUES.get(question.type)
    if value is None or (question.delayed and occasion.rng.random() < 0.25):
        return None
    if question.scored and question.not_applicable and occasion.rng.random() < 0.015:
        return {"state": "not_observed"}
    return {"value": value(question, occasion)}


def _yes_no(question: Question, occasion: Occasion) -> str:
    expected: str = getattr(question.kind, "expected", "yes")
    other = {"yes": "no", "no": "yes"}[expected]
    chance = 0.3 * occasion.chance(question) if question.bonus else occasion.chance(question)
    return expected if occasion.rng.random() < chance else other


def _choice(question: Question, occasion: Occasion) -> str:
    """The best option by the chance, else most often the next best."""
    options = sorted(question.kind.options, key=_credit, reverse=True)  # type: ignore[attr-defined]
    rank = 0
    while rank < len(options) - 1 and occasion.rng.random() > occasion.chance(question):
        rank += 1
    code: str = options[rank].code
    return code


def _credit(option: Any) -> Fraction:
    return option.credit or Fraction(0)


def _checklist(question: Question, occasion: Occasion) -> list[str]:
    parts = question.kind.parts  # type: ignore[attr-defined]
    return [part.code for part in parts if occasion.rng.random() < occasion.chance(question)]


def _scale(question: Question, occasion: Occasion) -> int:
    lowest, highest = question.kind.lowest, question.kind.highest  # type: ignore[attr-defined]
    seen = occasion.rng.gauss(occasion.chance(question), 0.11)
    return int(lowest + round(min(1.0, max(0.0, seen)) * (highest - lowest)))


def _ratio(question: Question, occasion: Occasion) -> dict[str, int]:
    counters = question.tags.get("owner") == "manager"
    of = occasion.profile.counters if counters else occasion.profile.machines
    have = sum(occasion.rng.random() < occasion.chance(question) for _ in range(of))
    return {"have": max(1, have), "of": of}


def _time(_question: Question, _occasion: Occasion) -> str:
    return "09:00"


VALUES: Mapping[str, Callable[[Question, Occasion], Any]] = {
    "yes_no": _yes_no,
    "choice": _choice,
    "checklist": _checklist,
    "scale": _scale,
    "ratio": _ratio,
    "time": _time,
}


def _forget_what_was_not_asked(form: Form, tree: dict[str, Any]) -> None:
    for code, standing in standings(form, read_answers(form, tree)).items():
        if standing.state == "skipped":
            tree["answers"].pop(code, None)


def _add_remarks(form: Form, tree: dict[str, Any], occasion: Occasion) -> None:
    """A remark where one is needed, and now and then where one is not."""
    for code, standing in standings(form, read_answers(form, tree)).items():
        if standing.state != "answered":
            continue
        failed = bool(standing.fails)
        needed = standing.question.comment == "required" or (standing.question.comment == "when_failed" and failed)
        if needed or occasion.rng.random() < (REMARKS if failed else 0.12):
            said = phrases.remark(code, failed, occasion.language, occasion.rng)
            if said and (failed or standing.credit in (None, 1)):
                tree["answers"].setdefault(code, {})["comment"] = said
