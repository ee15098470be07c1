"""Trying a form, finished or not: filling it in, and reckoning the score of what was filled in."""

import json
from typing import Any

from sqlalchemy.orm import Session

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
from ..form_versions.taxonomy.reading import taxonomies_of


def filled(session: Session, version: FormVersion, wanted: dict[str, Any]) -> dict[str, Any]:
    """Answers made up for a form (NewFillingSchema says how); refused with the form's problems."""
    return {"answers": json.loads(to_json(fill(definition(session, version), **wanted)))}


def scored(session: Session, version: FormVersion, answers: dict[str, Any], language: str) -> dict[str, Any]:
    """ScoreSchema of an answers document; refused with the problems of the form, or else of the answers."""
    form = definition(session, version)
    try:
        read = read_answers(form, answers)
    except Broken as broken:
        problems.refuse_places(as_places(broken.problems))
    reckoning = reckon(form, read)
    told: tuple[Step, ...] = steps(reckoning, (version.tree, answers), language)
    return {"scorecard": reckoning.card.as_tree(), "steps": told}


def definition(session: Session, version: FormVersion, tree: dict[str, Any] | None = None) -> Form:
    """The form as its client's words let it be read, or `tree` in its place; refused with every problem."""
    try:
        return read_form(tree or version.tree, taxonomies_of(session, version.client_id))
    except Broken as broken:
        problems.refuse_places(as_places(broken.problems))
