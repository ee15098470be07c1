"""What branches do about what was found: agreed, done, and verified by somebody above them."""

from typing import Any

from ..db import now, session
from ..http import ID, Blueprint, page_of, paged
from ..people.access import allow, viewer
from ..results.reading import SEEING
from . import actions, schemas, seeing
from .models import CorrectiveAction

blp = Blueprint("improvement", __name__, url_prefix="/api", description="Corrective actions of branches")

_ALL = "/corrective-actions"
_ONE = f"{_ALL}/<{ID}:action>"


@blp.route(_ALL, methods=["GET"])
@allow(*SEEING)
@blp.arguments(schemas.ActionsArgs, location="query")
@blp.response(200, page_of(schemas.CorrectiveActionSchema))
def list_actions(args: dict[str, Any]) -> dict[str, Any]:
    """Corrective actions of one's branches, the earliest due first"""
    page = paged(seeing.listed(viewer(), args, now().date()), args)
    return {**page, "items": [_shown(row) for row in page["items"]]}


@blp.route(_ALL, methods=["POST"])
@allow(*SEEING)
@blp.arguments(schemas.NewActionSchema)
@blp.response(201, schemas.CorrectiveActionSchema)
@blp.alt_response(404, description="No such branch in one's scope, or it has no approved visit in this wave")
@blp.alt_response(422, description="The day has passed, or the question was not asked there")
def new_action(given: dict[str, Any]) -> dict[str, Any]:
    """Add what a branch is to do about a wave"""
    return _shown(actions.add(session(), _hand(), given))


@blp.route(_ONE, methods=["PATCH"])
@allow(*SEEING)
@blp.arguments(schemas.ActionChangesSchema)
@blp.response(200, schemas.CorrectiveActionSchema)
@blp.alt_response(403, description="Somebody else added it, and one is not above the branch")
@blp.alt_response(404, description="No such action in one's scope")
@blp.alt_response(409, description="It is done already")
def edit_action(given: dict[str, Any], action: int) -> dict[str, Any]:
    """Change an open action"""
    row = _to_change(action)
    actions.change(session(), _hand(), row, given)
    return _shown(row)


@blp.route(f"{_ONE}/done", methods=["POST"])
@allow(*SEEING)
@blp.arguments(schemas.DoneSchema)
@blp.response(200, schemas.CorrectiveActionSchema)
@blp.alt_response(404, description="No such action in one's scope")
@blp.alt_response(409, description="It is done already")
def mark_action_done(given: dict[str, str], action: int) -> dict[str, Any]:
    """Say that an action was done, and how"""
    row = _to_change(action)
    actions.mark_done(row, _hand(), given["evidence"])
    return _shown(row)


@blp.route(f"{_ONE}/verify", methods=["POST"])
@allow(*seeing.VERIFYING)
@blp.response(200, schemas.CorrectiveActionSchema)
@blp.alt_response(403, description="One said oneself that it is done")
@blp.alt_response(404, description="No such action in one's scope")
@blp.alt_response(409, description="It is not done, or verified already")
def verify_action(action: int) -> dict[str, Any]:
    """Say that an action is done indeed"""
    row = _to_change(action)
    actions.verify(row, _hand())
    return _shown(row)


@blp.route(f"{_ONE}/reopen", methods=["POST"])
@allow(*SEEING)
@blp.response(200, schemas.CorrectiveActionSchema)
@blp.alt_response(
    403, description="Somebody else said that it is done, or verified it, and one is not above the branch"
)
@blp.alt_response(404, description="No such action in one's scope")
@blp.alt_response(409, description="It is open")
def reopen_action(action: int) -> dict[str, Any]:
    """Open an action again that is not done after all"""
    row = _to_change(action)
    actions.reopen(row, _hand())
    return _shown(row)


@blp.route(_ONE, methods=["DELETE"])
@allow(*SEEING)
@blp.response(204)
@blp.alt_response(403, description="Somebody else added it, and one is not above the branch")
@blp.alt_response(404, description="No such action in one's scope")
@blp.alt_response(409, description="It is done already")
def delete_action(action: int) -> None:
    """Take back an open action that should not have been added"""
    actions.delete(session(), _to_change(action), _hand())


def _hand() -> actions.Hand:
    return actions.Hand(viewer(), now())


def _to_change(action: int) -> CorrectiveAction:
    return seeing.one_to_change(session(), viewer(), action)


def _shown(row: CorrectiveAction) -> dict[str, Any]:
    return seeing.shown(row, viewer(), now().date())
