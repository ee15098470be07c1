"""Sins and calamities that a visit's failed questions raise."""

from __future__ import annotations

from collections.abc import Mapping

from forms.conditions import Standing
from forms.definition import Question
from forms.values import NO_ANSWER, Answers

HINTS_THAT_RAISE = 2

Faults = Mapping[str, tuple[str, ...]]


def sins(failed: list[Standing], answers: Answers) -> Faults:
    """The sins raised by one probe or two hints, each with every failed question that speaks of it."""
    spoken = speaking(failed, answers)
    return {sin: tuple(q.code for q in questions) for sin, questions in spoken.items() if is_raised(questions)}


def speaking(failed: list[Standing], answers: Answers) -> Mapping[str, list[Question]]:
    """The failed questions that speak of each sin, whether they raise it or not."""
    tagged: dict[str, list[Question]] = {}
    for standing in failed:
        question = standing.question
        named = answers.answers.get(question.code, NO_ANSWER).sin
        for sin in (named,) if named else question.sins:
            tagged.setdefault(sin, []).append(question)
    return tagged


def is_raised(questions: list[Question]) -> bool:
    """Whether the failed questions that speak of a sin are enough to raise it."""
    return len(questions) >= HINTS_THAT_RAISE or any(question.probe for question in questions)


def calamities(failed: list[Standing]) -> Faults:
    """The calamities of the failed questions, each with those questions."""
    tagged: dict[str, tuple[str, ...]] = {}
    for standing in failed:
        for calamity in standing.question.calamities:
            tagged[calamity] = (*tagged.get(calamity, ()), standing.question.code)
    return tagged
