"""Reviewing visits, and what their shoppers are told of it."""

from typing import Any
from uuid import UUID

from flask.typing import ResponseReturnValue
from flask_login import current_user

from ..db import now, session
from ..http import Blueprint, PageArgs, document, found, page_of, paged
from ..people.access import allow, viewer
from ..programmes.models import Branch
from ..spreadsheets import CSV_TYPE
from ..storage import storage
from ..visits import seeing
from ..visits.models import Visit
from . import actions, becoming, history, reading, schemas, showing, waiting
from .audit_log import audit_log

blp = Blueprint("review", __name__, url_prefix="/api", description="Reviewing what was handed in")

_outcome = schemas.MyOutcomeSchema()


def _within_reviewing() -> Any:
    return Visit.branch.has(viewer().within(Branch.scope, *reading.REVIEWING))


@blp.route("/review/queue", methods=["GET"])
@allow(*reading.REVIEWING)
@blp.arguments(schemas.QueueArgs, location="query")
@blp.response(200, page_of(schemas.QueueRowSchema))
def list_queue(args: dict[str, Any]) -> dict[str, Any]:
    """Visits that wait for a reviewer, longest waiting first"""
    page = paged(reading.queue(viewer(), args), args)
    return {**page, "items": showing.queue_rows(session(), page["items"])}


@blp.route("/review/waiting", methods=["GET"])
@allow(*reading.REVIEWING)
@blp.arguments(schemas.WaitingArgs, location="query")
@blp.response(200, page_of(schemas.WaitingSchema))
def list_waiting(args: dict[str, Any]) -> dict[str, Any]:
    """Hand-ins that are safe and wait for photos, longest waiting first"""
    page = paged(waiting.waiting(viewer()), args)
    return {**page, "items": list(waiting.waiting_rows(session(), storage(), page["items"]))}


@blp.route("/review/visits/<uuid:visit>", methods=["GET"])
@allow(*reading.REVIEWING)
@blp.response(200, schemas.ReviewSchema)
@blp.alt_response(404, description="No such visit in one's scope, or nothing came back from it yet")
def review_visit(visit: UUID) -> dict[str, Any]:
    """One visit whole: answers, clock, photos, score and its arithmetic"""
    row = seeing.one(session(), visit, _within_reviewing())
    revision = found(reading.newest_revision(session(), row), "hand-in of visit", visit)
    return showing.whole(session(), row, revision, current_user.user.language)


@blp.route("/review/visits/<uuid:visit>/audit-log", methods=["GET"])
@allow(*reading.REVIEWING)
@blp.response(200, {"type": "string"}, content_type=CSV_TYPE)
@blp.alt_response(404, description="No such visit in one's scope")
def visit_audit_log(visit: UUID) -> ResponseReturnValue:
    """How a visit was filled in, as CSV in the columns of ODK's audit log"""
    row = seeing.one(session(), visit, _within_reviewing())
    text = audit_log(reading.captures(session(), row))
    return document(text.encode(), CSV_TYPE, f"{row.reference}-audit-log.csv")


@blp.route("/visits/<uuid:visit>/approve", methods=["POST"])
@allow(*reading.REVIEWING)
@blp.arguments(schemas.ApprovalSchema)
@blp.response(200, schemas.DecisionSchema)
@blp.alt_response(403, description="One's own visit")
@blp.alt_response(404, description="No such visit in one's scope")
@blp.alt_response(409, description="The visit does not wait, or something newer came back")
def approve_visit(given: dict[str, Any], visit: UUID) -> Any:
    """Approve a visit as it was seen"""
    row = seeing.one_to_change(session(), visit, _within_reviewing())
    return actions.approve(session(), row, actions.Word(given["revision"], viewer().user_id, now()))


@blp.route("/visits/<uuid:visit>/send-back", methods=["POST"])
@allow(*reading.REVIEWING)
@blp.arguments(schemas.SendBackSchema)
@blp.response(200, schemas.DecisionSchema)
@blp.alt_response(403, description="One's own visit")
@blp.alt_response(404, description="No such visit in one's scope")
@blp.alt_response(409, description="The visit does not wait, or something newer came back")
def send_visit_back(given: dict[str, Any], visit: UUID) -> Any:
    """Send a visit back to its shopper, with the reasons"""
    row = seeing.one_to_change(session(), visit, _within_reviewing())
    word = actions.Word(given["revision"], viewer().user_id, now(), given["reason"].strip(), tuple(given["questions"]))
    return actions.send_back(session(), row, word)


@blp.route("/my/outcomes", methods=["GET"])
@allow("shopper")
@blp.alt_response(200, schema=schemas.MY_OUTCOMES, description="By the visit's id", success=True)
def my_outcomes() -> Any:
    """What became of one's own visits, by the visit's id"""
    outcomes = becoming.outcomes(session(), storage(), viewer(), now().date())
    return {visit: _outcome.dump(outcome) for visit, outcome in outcomes.items()}


@blp.route("/my/history", methods=["GET"])
@allow("shopper")
@blp.arguments(PageArgs, location="query")
@blp.response(200, schemas.MyHistorySchema)
def my_history(args: dict[str, Any]) -> dict[str, Any]:
    """One's own visits that ended, newest first, and what the approved ones earned"""
    page = paged(history.ended(viewer()), args)
    items = history.rows(session(), page["items"])
    return {**page, "items": items, "earned": history.earned(session(), viewer())}
