"""Visits: assigned by staff, made by shoppers."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from ..db import now, session
from ..form_versions.taxonomy.reading import own_sins
from ..http import Blueprint, page_of, paged
from ..people.access import STAFF, Role, allow, viewer
from ..programmes.models import Branch
from . import actions, schemas, seeing
from .models import Visit

blp = Blueprint("visits", __name__, url_prefix="/api", description="Assigning visits, and a shopper's own")

SCHEDULING: tuple[Role, ...] = ("admin", "scheduler")


def _within_scheduling() -> Any:
    return Visit.branch.has(viewer().within(Branch.scope, *SCHEDULING))


@blp.route("/visits", methods=["GET"])
@allow(*STAFF)
@blp.arguments(schemas.VisitsArgs, location="query")
@blp.response(200, page_of(schemas.VisitSchema))
def list_visits(args: dict[str, Any]) -> dict[str, Any]:
    """Visits of one's scope, the latest window first"""
    query = select(Visit).where(Visit.branch.has(viewer().within(Branch.scope, *STAFF)))
    columns = {"wave": Visit.wave_id, "branch": Visit.branch_id, "shopper": Visit.shopper_id, "status": Visit.status}
    for key in columns.keys() & args.keys():
        query = query.where(columns[key] == args[key])
    return paged(query.options(*seeing.WHOLE).order_by(Visit.window_to.desc(), Visit.id), args)


@blp.route("/visits", methods=["POST"])
@allow(*SCHEDULING)
@blp.arguments(schemas.NewVisitSchema)
@blp.response(201, schemas.VisitSchema)
@blp.alt_response(404, description="No such branch in one's scope")
def new_visit(given: dict[str, Any]) -> Visit:
    """Assign a visit"""
    visit = actions.assign(session(), viewer(), given, now())
    return seeing.one(session(), visit.id)


@blp.route("/visits/<uuid:visit>", methods=["PATCH"])
@allow(*SCHEDULING)
@blp.arguments(schemas.VisitChangesSchema)
@blp.response(200, schemas.VisitSchema)
@blp.alt_response(404, description="No such visit in one's scope")
@blp.alt_response(409, description="The visit has begun, or where only the fee changes, is approved")
def edit_visit(given: dict[str, Any], visit: UUID) -> Visit:
    """Change a visit: its fee until it is approved, shopper and window until it begins"""
    row = seeing.one_to_change(session(), visit, _within_scheduling())
    actions.change(session(), row, given)
    return row


@blp.route("/visits/<uuid:visit>/cancel", methods=["POST"])
@allow(*SCHEDULING)
@blp.arguments(schemas.CancelSchema)
@blp.response(200, schemas.VisitSchema)
@blp.alt_response(404, description="No such visit in one's scope")
@blp.alt_response(409, description="The visit was handed in")
def cancel_visit(given: dict[str, str], visit: UUID) -> Visit:
    """Cancel a visit"""
    row = seeing.one_to_change(session(), visit, _within_scheduling())
    actions.cancel(row, given["reason"])
    return row


@blp.route("/my/visits", methods=["GET"])
@allow("shopper")
@blp.response(200, schemas.MyVisitsSchema)
def my_visits() -> dict[str, Any]:
    """One's own visits, with their forms: all that a phone needs without a network"""
    visits = session().scalars(seeing.on_a_phone(viewer(), now().date())).all()
    versions = [visit.form_version for visit in visits]
    forms = {str(version.id): version.tree for version in versions}
    return {"visits": visits, "forms": forms, "own_sins": own_sins(session(), versions)}


@blp.route("/visits/<uuid:visit>/start", methods=["POST"])
@allow("shopper")
@blp.arguments(schemas.StartSchema)
@blp.response(200, schemas.MyVisitSchema)
@blp.alt_response(404, description="No such visit of one's own")
@blp.alt_response(409, description="The visit was cancelled or handed in")
def start_visit(given: dict[str, Any], visit: UUID) -> Visit:
    """Say when one began; safe to repeat"""
    row = seeing.one_to_change(session(), visit, seeing.own(viewer()))
    actions.start(row, given, now())
    return row
