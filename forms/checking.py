"""What is still to do before a visit can be handed in. None of it breaks a file; `score` takes it as it is."""

from __future__ import annotations

from collections.abc import Iterator

from forms.conditions import Standing, standings
from forms.definition import Form
from forms.problems import Problem
from forms.question_types.duration import Duration
from forms.question_types.photo import Photo
from forms.question_types.text import Words
from forms.values import NO_ANSWER, Answer, Answers


def missing(form: Form, answers: Answers) -> tuple[Problem, ...]:
    """Everything that hand-in still waits for, in the order of the form; only questions that are asked count."""
    problems: list[Problem] = []
    for code, standing in standings(form, answers).items():
        answer = answers.answers.get(code, NO_ANSWER)
        if standing.state == "blank":
            problems.extend(_blank(standing, answers))
        elif standing.state == "answered":
            problems.extend(_unfinished(standing, answer))
    return tuple(problems)


def _blank(standing: Standing, answers: Answers) -> Iterator[Problem]:
    question = standing.question
    if not question.required:
        return
    cure = "Answer it, or say that you could not see it."
    if isinstance(question.kind, Duration):
        untapped = [event for event in (question.kind.start, question.kind.end) if event not in answers.events]
        cure = f"Tap {' and '.join(untapped)} on the clock, or type the seconds."
    elif isinstance(question.kind, Photo):
        cure = "Take the photo, or say that you could not."
    yield Problem(f"answers.{question.code}", "blank", f"{question.code} is blank. {cure}", {"question": question.code})


def _unfinished(standing: Standing, answer: Answer) -> Iterator[Problem]:
    yield from _missing_comment(standing, answer)
    if isinstance(standing.question.kind, Photo):
        yield from _photo_count(standing, answer)
    elif standing.question.photo == "required" and not answer.photos:
        code = standing.question.code
        message = f"{code} needs a photo. Take one."
        yield Problem(f"answers.{code}.photos", "photo_missing", message, {"question": code})
    if isinstance(standing.question.kind, Words):
        yield from _length(standing, answer)


def _missing_comment(standing: Standing, answer: Answer) -> Iterator[Problem]:
    question = standing.question
    needed = question.comment == "required" or (question.comment == "when_failed" and standing.fails)
    if needed and not answer.comment.strip():
        why = " because it failed" if question.comment == "when_failed" else ""
        message = f"{question.code} needs a comment{why}. Say what you saw."
        yield Problem(f"answers.{question.code}.comment", "comment_missing", message, {"question": question.code})


def _photo_count(standing: Standing, answer: Answer) -> Iterator[Problem]:
    code, kind, count = standing.question.code, standing.question.kind, len(set(answer.photos))
    if not isinstance(kind, Photo):
        return
    if count < kind.at_least:
        message = f"{code} has {count} photos. Take {kind.at_least - count} more."
        data = {"question": code, "count": count, "at_least": kind.at_least}
        yield Problem(f"answers.{code}.photos", "too_few_photos", message, data)
    if count > kind.at_most:
        message = f"{code} has {count} photos. Remove {count - kind.at_most}."
        data = {"question": code, "count": count, "at_most": kind.at_most}
        yield Problem(f"answers.{code}.photos", "too_many_photos", message, data)


def _length(standing: Standing, answer: Answer) -> Iterator[Problem]:
    code, kind = standing.question.code, standing.question.kind
    if not isinstance(kind, Words) or not isinstance(answer.value, str):
        return
    length = len(answer.value.strip())
    if length < kind.minimum_length:
        message = f"{code} has {length} characters. Write {kind.minimum_length - length} more."
        data = {"question": code, "length": length, "minimum_length": kind.minimum_length}
        yield Problem(f"answers.{code}.value", "too_short", message, data)
