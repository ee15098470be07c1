"""From a tree to the answers of one visit, or to every problem in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from forms.conditions import asked
from forms.definition import Form, Question
from forms.places import Fields, Place
from forms.problems import Broken, Problem, show
from forms.question_types.duration import Duration
from forms.texts import LANGUAGE
from forms.values import NO_ANSWER, Answer, Answers, Clock, Value

__all__ = ["NO_ANSWER", "Answer", "Answers", "read_answers"]

SOURCES = ("tapped", "document", "edited", "estimated")
SOURCES_WITH_REASON = ("edited", "estimated")
GIVEN_STATES = ("not_applicable", "not_observed")


def read_answers(form: Form, tree: object) -> Answers:
    """The answers that a tree holds; raises Broken with every problem found."""
    problems: list[Problem] = []
    root = Place(tree, problems)
    answers = _read(form, Fields(root))
    _refuse_untold(form, answers, root)
    if problems:
        raise Broken(problems)
    return answers


def _read(form: Form, fields: Fields) -> Answers:
    fields.needed("form", lambda place: _refuse_other_form(place, form))
    language = fields.optional("language", lambda place: place.code(LANGUAGE), form.default_language)
    no_events: Clock = {}
    events = fields.optional("events", lambda place: _read_events(place, form), no_events)
    answers = fields.needed("answers", lambda place: _read_answers(place, form))
    fields.close()
    return Answers(form.code, language, events, answers)


def _refuse_other_form(place: Place, form: Form) -> None:
    if place.value != form.code:
        place.refuse_value("other_form", f"is not this form, {form.code}. Take the form that was filled in.")


def _read_events(place: Place, form: Form) -> Clock:
    known = {event.code for event in form.events}
    events = {}
    for code, entry in place.entries():
        if code in known:
            events[code] = entry.number(least=0)
        else:
            entry.refuse("unknown_event", f"{show(code)} is no event of this form. Remove it.")
    return events


def _read_answers(place: Place, form: Form) -> dict[str, Answer]:
    answers = {}
    for code, entry in place.entries():
        question = form.questions.get(code)
        if question is None:
            entry.refuse("unknown_question", f"{show(code)} is no question of this form. Remove it.")
        else:
            answers[code] = _read_answer(entry, question)
    return answers


def _read_answer(place: Place, question: Question) -> Answer:
    given: dict[str, Any] = {}
    for key, entry in place.entries():
        reader = _READERS.get(key)
        if reader is None or (key == "censored" and not isinstance(question.kind, Duration)):
            entry.refuse("unknown_key", f"{show(key)} is no key of this answer. Remove it.")
        else:
            given[key] = reader(entry, question)
    if given.get("value") is not None and given.get("state") and given["state"] == place.value["state"]:
        place.refuse("value_and_state", f"The answer has a value and says {given['state']}. Leave one of them out.")
    return Answer(**given)


def _read_value(place: Place, question: Question) -> Value | None:
    return None if place.value is None else question.kind.read_value(place)


def _read_state(place: Place, question: Question) -> str | None:
    state = place.one_of(GIVEN_STATES)
    if state == "not_applicable" and place.value == state and not question.not_applicable:
        place.refuse(
            "must_apply",
            f"not_applicable is no answer to {question.code}: it always applies. Answer it, or say not_observed.",
        )
    return state


def _read_photos(place: Place, question: Question) -> tuple[str, ...]:
    return tuple(item.string() for item in place.items())


def _read_sin(place: Place, question: Question) -> str | None:
    if not question.sins:
        place.refuse("unknown_sin", f"{question.code} has no sins to name. Remove it.")
        return None
    return place.one_of(question.sins, "unknown_sin")


_READERS: dict[str, Callable[[Place, Question], Any]] = {
    "value": _read_value,
    "state": _read_state,
    "comment": lambda place, question: place.string(),
    "photos": _read_photos,
    "source": lambda place, question: place.one_of(SOURCES),
    "reason": lambda place, question: place.string(),
    "censored": lambda place, question: place.boolean(),
    "sin": _read_sin,
}


def _refuse_untold(form: Form, answers: Answers, root: Place) -> None:
    """What breaks an answer only where its question is asked: elsewhere nobody sees it, and it plays no part."""
    suspects = [code for code, answer in answers.answers.items() if _lacks_reason(answer)]
    suspects += [code for code, question in form.questions.items() if _is_backwards(question, answers)]
    if not suspects:
        return
    place = root.child("answers", None)
    for code in asked(form, answers):
        if code in suspects:
            _refuse_suspect(form.questions[code], answers, place.child(code, None))


def _lacks_reason(answer: Answer) -> bool:
    return answer.source in SOURCES_WITH_REASON and not answer.reason.strip()


def _is_backwards(question: Question, answers: Answers) -> bool:
    """Whether the duration would be read off the clock, and its end was tapped before its start."""
    kind = question.kind
    if not isinstance(kind, Duration):
        return False
    start, end = answers.events.get(kind.start), answers.events.get(kind.end)
    if start is None or end is None or end >= start:
        return False
    answer = answers.answers.get(question.code, NO_ANSWER)
    return answer.value is None and answer.state is None


def _refuse_suspect(question: Question, answers: Answers, place: Place) -> None:
    answer = answers.answers.get(question.code, NO_ANSWER)
    if _lacks_reason(answer):
        message = f"A value that was {answer.source} needs a reason. Say why."
        place.child("reason", None).refuse("reason_missing", message, source=answer.source)
    if isinstance(question.kind, Duration) and _is_backwards(question, answers):
        start, end = question.kind.start, question.kind.end
        message = f"{end} was tapped before {start}. Mend the two times, or type the seconds."
        place.refuse("end_before_start", message, start=start, end=end)
