"""Trying a form, finished or not: filling it in, and reckoning the score of what was filled in."""

import json
from typing import Any

from forms.answers import read_answers
from forms.arithmetic.steps import Step, steps
from forms.definition import Form
from forms.filling import fill
from forms.problems import Broken
from forms.reading import read_form
from forms.scoring import reckon
from forms.writing import to_json

from .. import problems
from ..form_versions.judging import as_places
from ..form_versions.models import FormVersion


def filled(version: FormVersion, wanted: dict[str, Any]) -> dict[str, Any]:
    """Answers made up for a form (FillingSchema says how); refused with the form's problems."""
    return {"answers": json.loads(to_json(fill(_definition(version), **wanted)))}


def scored(version: FormVersion, answers: dict[str, Any], language: str) -> dict[str, Any]:
    """ScoreSchema of an answers document; refused with the problems of the form, or else of the answers."""
    form = _definition(version)
    try:
        read = read_answers(form, answers)
    except Broken as broken:
        problems.refuse_places(as_places(broken.problems))
    reckoning = reckon(form, read)
    told: tuple[Step, ...] = steps(reckoning, read, (version.tree, answers), language)
    return {"scorecard": reckoning.card.as_tree(), "steps": told}


def _definition(version: FormVersion) -> Form:
    try:
        return read_form(version.tree)
    except Broken as broken:
        problems.refuse_places(as_places(broken.problems))
