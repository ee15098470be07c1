"""What a designer should think about again; nothing here stops a form from being used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from forms.definition import Form, Question, Standard
from forms.problems import Problem
from forms.scorecard import PER_CENT, half_up
from forms.translating import wordings
from forms.writing_forms import write_form

MOST_SCORED = 40
MOST_OF_ONE_QUESTION = 15
MOST_OF_SMILES = 60
FEWEST_OUTSIDE_COUNTER = 2
SMILES = ("expression", "vocabulary")
AT_THE_COUNTER = ("frontliner", "advisor", "cashier", "agent")


def warnings(form: Form) -> tuple[Problem, ...]:
    """Every warning, each with the path of what it speaks of."""
    scored = [question for question in form.questions.values() if question.scored]
    return (
        *_too_many(scored),
        *_too_heavy(form),
        *_smiles(scored),
        *_only_counter(form),
        *_lonely_parameters(scored),
        *_light_law(form),
        *_standards(form),
        *_missing_translations(form),
    )


def _too_many(scored: list[Question]) -> Iterator[Problem]:
    if len(scored) > MOST_SCORED:
        message = f"{len(scored)} questions are scored. Keep to {MOST_SCORED}, so that shoppers can remember them."
        yield Problem("sections", "many_questions", message, {"count": len(scored), "most": MOST_SCORED})


def _too_heavy(form: Form) -> Iterator[Problem]:
    total = _points(form.questions.values())
    for path, _, question in form.places():
        if question.scored and 100 * question.points > MOST_OF_ONE_QUESTION * total:
            share = half_up(100 * question.points / total, PER_CENT)
            message = (
                f"{question.code} holds {share} per cent of the points. "
                f"Keep one question to {MOST_OF_ONE_QUESTION}, so that none decides the score."
            )
            data = {"question": question.code, "share": share, "most": MOST_OF_ONE_QUESTION}
            yield Problem(f"{path}.points", "heavy_question", message, data)


def _smiles(scored: list[Question]) -> Iterator[Problem]:
    total = _points(scored)
    smiles = _points([question for question in scored if question.tags.get("parameter") in SMILES])
    if 100 * smiles > MOST_OF_SMILES * total:
        share = half_up(100 * smiles / total, PER_CENT)
        message = (
            f'Expression and vocabulary hold {share} per cent of the points ("operation smile"). '
            f"Keep them to {MOST_OF_SMILES}: service is more than a smile."
        )
        yield Problem("sections", "operation_smile", message, {"share": share, "most": MOST_OF_SMILES})


def _only_counter(form: Form) -> Iterator[Problem]:
    owners = [question.tags["owner"] for question in form.questions.values() if "owner" in question.tags]
    outside = sum(owner not in AT_THE_COUNTER for owner in owners)
    if outside < FEWEST_OUTSIDE_COUNTER:
        asked = "question is" if outside == 1 else "questions are"
        message = f"{outside} {asked} owned outside the counter. Ask {FEWEST_OUTSIDE_COUNTER} or more: all serve."
        yield Problem("sections", "only_counter", message, {"count": outside, "least": FEWEST_OUTSIDE_COUNTER})


def _lonely_parameters(scored: list[Question]) -> Iterator[Problem]:
    counts = Counter(question.tags["parameter"] for question in scored)
    for parameter, count in counts.items():
        if count == 1:
            message = f"Only one question is about {parameter}. Ask a second, or its score is never shown."
            yield Problem("sections", "lonely_parameter", message, {"parameter": parameter})


def _light_law(form: Form) -> Iterator[Problem]:
    offers = [standard for standard in form.standards if standard.basis == "offering"]
    heaviest = max((_weight(form, standard) for standard in offers), default=Fraction(0))
    for index, standard in enumerate(form.standards):
        if standard.basis == "law" and _weight(form, standard) < heaviest:
            message = f"The law behind {standard.code} weighs less than an upsell. Give its questions more points."
            yield Problem(f"standards[{index}]", "light_law", message, {"standard": standard.code})


def _standards(form: Form) -> Iterator[Problem]:
    for index, standard in enumerate(form.standards):
        data = {"standard": standard.code}
        questions = _questions_of(form, standard)
        if not questions:
            message = f"No question asks about {standard.code}. Ask one, or remove the standard."
            yield Problem(f"standards[{index}]", "standard_unasked", message, data)
        elif standard.binding == "must" and not _points(questions):
            message = f"{standard.code} is a must, but its questions have no points. Give them points."
            yield Problem(f"standards[{index}]", "must_without_points", message, data)


def _missing_translations(form: Form) -> Iterator[Problem]:
    for wording in wordings(write_form(form)).values():
        for language in form.languages:
            if language not in wording.words:
                message = f"The text has no {language}. Write it, or {form.default_language} is shown instead."
                data = {"language": language, "shown": form.default_language}
                yield Problem(wording.path, "missing_translation", message, data)


def _questions_of(form: Form, standard: Standard) -> list[Question]:
    return [question for question in form.questions.values() if question.standard == standard.code]


def _weight(form: Form, standard: Standard) -> Fraction:
    return _points(_questions_of(form, standard))


def _points(questions: Iterable[Question]) -> Fraction:
    return sum((question.points for question in questions if question.scored), Fraction(0))
