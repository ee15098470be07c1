"""Trying a form before it is used: filled in, scored step by step, and held against the visits there were."""

from typing import Any
from uuid import UUID

from flask_login import current_user

from ..db import now, session
from ..http import ID, Blueprint, PageArgs, reads_only
from ..people.access import allow, viewer
from . import actions, asking, looking, schemas, seeing

blp = Blueprint("trying", __name__, url_prefix="/api", description="Trying a form, draft or published")

LOOK = "/re-scores/<uuid:re_score>"
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
    return actions.filled(session(), seeing.form(session(), viewer(), form), given)


@blp.route(f"{ONE}/scores", methods=["POST"])
@reads_only
@allow(*seeing.DESIGNING)
@blp.arguments(schemas.AnswersSchema)
@blp.response(200, schemas.ScoreSchema)
@blp.alt_response(404, description="No such form")
@blp.alt_response(422, description="The form or the answers have problems")
def score_answers(given: dict[str, Any], form: int) -> dict[str, Any]:
    """What answers score, step by step; nothing is kept"""
    row = seeing.form(session(), viewer(), form)
    return actions.scored(session(), row, given["answers"], current_user.user.language)


@blp.route(f"{ONE}/re-scores", methods=["POST"])
@allow(*seeing.DESIGNING)
@blp.response(202, schemas.ReScoreSchema)
@blp.alt_response(404, description="No such form")
@blp.alt_response(422, description="The form has problems")
def ask_for_re_score(form: int) -> dict[str, Any]:
    """Ask which approved visits of earlier versions would score otherwise; nothing of them is changed"""
    row = seeing.form(session(), viewer(), form)
    return looking.shown(session(), asking.ask_for(session(), row, viewer().user_id, now()), schemas.FIRST_PAGE)


@blp.route(LOOK, methods=["GET"])
@allow(*seeing.DESIGNING)
@blp.arguments(PageArgs, location="query")
@blp.response(200, schemas.ReScoreSchema)
@blp.alt_response(404, description="No such re-score, or it has been swept away")
def get_re_score(page: dict[str, Any], re_score: UUID) -> dict[str, Any]:
    """How far it is, and, once it is done, the visits that would change, the largest change first"""
    return looking.shown(session(), seeing.re_score(session(), viewer(), re_score), page)


@blp.route(LOOK, methods=["DELETE"])
@allow(*seeing.DESIGNING)
@blp.response(204)
@blp.alt_response(404, description="No such re-score, or it has been swept away")
def cancel_re_score(re_score: UUID) -> None:
    """Cancel it: what was found is forgotten"""
    asking.cancel(session(), seeing.re_score(session(), viewer(), re_score), now())
