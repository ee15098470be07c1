"""The library, and a client's own forms: drafted, published, then frozen."""

from typing import Any

from sqlalchemy import select

from ..db import now, session
from ..http import ID, Blueprint, found
from ..people.access import STAFF, allow, viewer
from ..programmes import seeing
from ..programmes.models import Client
from . import actions, library, schemas
from .models import FormVersion

blp = Blueprint("form_versions", __name__, url_prefix="/api", description="Forms: ready-made, drafted, published")


def _version(number: int) -> FormVersion:
    query = select(FormVersion).join(Client)
    query = query.where(FormVersion.id == number, viewer().around(Client.scope, *STAFF))
    row: FormVersion = found(session().scalar(query), "form", number)
    return row


def _advised(version: FormVersion) -> FormVersion:
    version.warnings = actions.advice(version.tree)  # type: ignore[attr-defined]
    return version


@blp.route("/library", methods=["GET"])
@allow(*STAFF)
@blp.response(200, schemas.LibrarySchema(many=True))
def list_library() -> list[dict[str, Any]]:
    """The ready-made forms"""
    return library.entries()


@blp.route("/forms/check", methods=["POST"])
@allow("admin")
@blp.arguments(schemas.SourceSchema)
@blp.response(200, schemas.CheckSchema)
def check_form(given: dict[str, str]) -> dict[str, Any]:
    """What is wrong with a form, without keeping it"""
    return actions.check(given["source"])


@blp.route(f"/clients/<{ID}:client>/forms", methods=["GET"])
@allow(*STAFF)
@blp.response(200, schemas.FormVersionSchema(many=True))
@blp.alt_response(404, description="No such client")
def list_forms(client: int) -> list[FormVersion]:
    """A client's forms by code, the newest version first"""
    query = select(FormVersion).where(FormVersion.client_id == seeing.client(session(), viewer(), client).id)
    return list(session().scalars(query.order_by(FormVersion.code, FormVersion.number.desc())))


@blp.route(f"/clients/<{ID}:client>/forms", methods=["POST"])
@allow("admin")
@blp.arguments(schemas.NewFormSchema)
@blp.response(201, schemas.AdvisedFormSchema)
@blp.alt_response(404, description="No such client")
def draft_form(given: dict[str, str], client: int) -> FormVersion:
    """Draft a form; a draft of the same code is replaced"""
    row = seeing.client(session(), viewer(), client)
    return _advised(actions.keep_draft(session(), row, actions.read_wanted(given), viewer().user_id, now()))


@blp.route(f"/forms/<{ID}:form>", methods=["GET"])
@allow(*STAFF)
@blp.response(200, schemas.WholeFormSchema)
@blp.alt_response(404, description="No such form")
def read_form_version(form: int) -> FormVersion:
    """One version of a form, whole"""
    return _advised(_version(form))


@blp.route(f"/forms/<{ID}:form>/publish", methods=["POST"])
@allow("admin")
@blp.response(200, schemas.FormVersionSchema)
@blp.alt_response(404, description="No such form")
@blp.alt_response(409, description="It is published already")
@blp.alt_response(422, description="It has problems")
def publish_form(form: int) -> FormVersion:
    """Publish a draft: from now on it never changes"""
    return actions.publish(session(), _version(form), viewer().user_id, now())


@blp.route(f"/forms/<{ID}:form>", methods=["DELETE"])
@allow("admin")
@blp.response(204)
@blp.alt_response(404, description="No such form")
@blp.alt_response(409, description="It is published")
def throw_away_form(form: int) -> None:
    """Throw a draft away"""
    actions.throw_away(session(), _version(form))
