"""Trying a form before it is used: filled in, scored step by step, and held against the visits there were."""

from typing import Any

from flask_login import current_user

from ..db import session
from ..http import ID, Blueprint, reads_only
from ..people.access import allow, viewer
from . import actions, schemas, seeing

blp = Blueprint("trying", __name__, url_prefix="/api", description="Trying a form, draft or published")

ONE = f"/forms/<{ID}:form>"


@blp.route(f"{ONE}/fillings", methods=["POST"])
@reads_only
@allow(*seeing.DESIGNING)
@blp.arguments(schemas.NewFillingSchema)
@blp.response(200, schemas.FillingSchema)
@blp.alt_response(404, description="No such form")
@blp.alt_response(422, description="The form has problems")
def fill_form(given: dict[str, Any], form: int) -> dict[str, Any]:
    """Answers made up for a form, to try it with; nothing is kept"""
    return actions.filled(seeing.form(session(), viewer(), form), given)


@blp.route(f"{ONE}/scores", methods=["POST"])
@reads_only
@allow(*seeing.DESIGNING)
@blp.arguments(schemas.AnswersSchema)
@blp.response(200, schemas.ScoreSchema)
@blp.alt_response(404, description="No such form")
@blp.alt_response(422, description="The form or the answers have problems")
def score_answers(given: dict[str, Any], form: int) -> dict[str, Any]:
    """What answers score, step by step; nothing is kept"""
    return actions.scored(seeing.form(session(), viewer(), form), given["answers"], current_user.user.language)
