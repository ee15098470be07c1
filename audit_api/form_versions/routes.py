"""The library, and a client's own forms: drafted, saved, published, then frozen."""

import io
from typing import Any

from flask import Response, request

from forms.comparing import Change
from forms.taxonomies import load

from .. import problems
from ..db import now, session
from ..http import ID, Blueprint, body_up_to, download
from ..people.access import MANAGERS, STAFF, allow, viewer
from ..programmes import seeing as clients
from . import actions, beginnings, changes, files, library, schemas, seeing
from .models import FormVersion
from .taxonomy.reading import taxonomies_for, taxonomies_of

blp = Blueprint("form_versions", __name__, url_prefix="/api", description="Forms: ready-made, drafted, published")

LARGEST_DRAFT = 2
"""Megabytes of a draft on its way in: a form of 300 questions in three languages has a third of one."""

LARGEST_WORKBOOK = 9
"""Megabytes of a request that brings one."""
_FILE = {"schema": {"type": "string", "format": "binary"}}
_UPLOAD = {"schema": {"type": "object", "properties": {"file": _FILE["schema"]}, "required": ["file"]}}
_WORKBOOK_BODY = {"required": True, "content": {"multipart/form-data": _UPLOAD}}
_FILES = {"description": "The form", "content": {kind.media_type: _FILE for kind in files.FORMATS.values()}}


def _version(number: int) -> FormVersion:
    return seeing.form(session(), viewer(), number)


def _stamp() -> actions.Stamp:
    return actions.Stamp(viewer().user_id, now())


def _judged(version: FormVersion) -> FormVersion:
    for name, places in actions.judged(version).items():
        setattr(version, name, places)
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
@blp.response(200, schemas.JudgementSchema)
def check_form(given: dict[str, Any]) -> Any:
    """What is wrong with a form, without keeping it"""
    client = clients.client(session(), viewer(), given["client"]).id if "client" in given else None
    return actions.check(given["source"], taxonomies_of(session(), client) if client else load())


@blp.route(f"/clients/<{ID}:client>/forms", methods=["GET"])
@allow(*STAFF, *MANAGERS)
@blp.response(200, schemas.FormVersionSchema(many=True))
@blp.alt_response(404, description="No such client")
def list_forms(client: int) -> list[FormVersion]:
    """A client's forms by code, the newest version first; drafts for admins only"""
    return seeing.forms(session(), viewer(), client)


@blp.route(f"/clients/<{ID}:client>/forms", methods=["POST"])
@allow("admin")
@blp.arguments(schemas.NewFormSchema)
@blp.response(201, schemas.WholeFormSchema)
@blp.alt_response(404, description="No such client, or no such form to copy")
@blp.alt_response(409, description="There is a draft of this code already; `data.draft` is its number")
def draft_form(given: dict[str, Any], client: int) -> FormVersion:
    """Begin a draft with a text, a ready-made form, a copy of a version, or almost nothing"""
    row = clients.client(session(), viewer(), client)
    beginning = beginnings.read_beginning(session(), given, taxonomies_of(session(), row.id))
    return _judged(actions.start_draft(session(), row, beginning, _stamp()))


@blp.route(f"/clients/<{ID}:client>/forms/xlsform", methods=["POST"])
@allow("admin")
@body_up_to(LARGEST_WORKBOOK)
@blp.doc(requestBody=_WORKBOOK_BODY)
@blp.response(201, schemas.ImportedFormSchema)
@blp.alt_response(404, description="No such client")
@blp.alt_response(409, description="There is a draft of this code already; `data.draft` is its number")
@blp.alt_response(422, description="It is no XLSForm of which anything can be carried over")
def import_xlsform(client: int) -> dict[str, Any]:
    """Begin a draft with an XLSForm workbook; what can't be carried over is listed"""
    row = clients.client(session(), viewer(), client)
    if "file" not in request.files:
        problems.refuse_place("file", "missing", "Send the workbook as file.")
    beginning, left_out = files.read_workbook(request.files["file"].read(), taxonomies_of(session(), row.id))
    return {"form": _judged(actions.start_draft(session(), row, beginning, _stamp())), "left_out": left_out}


@blp.route(f"/forms/<{ID}:form>", methods=["GET"])
@allow(*STAFF, *MANAGERS)
@blp.response(200, schemas.WholeFormSchema)
@blp.alt_response(404, description="No such form")
def read_form_version(form: int) -> FormVersion:
    """One version of a form, whole; drafts for admins only"""
    return _judged(_version(form))


@blp.route(f"/forms/<{ID}:form>/file.<any({', '.join(files.FORMATS)}):kind>", methods=["GET"])
@allow(*STAFF, *MANAGERS)
@blp.doc(responses={"200": _FILES})
@blp.alt_response(404, description="No such form")
@blp.alt_response(422, description="It has problems, and can't be written as an XLSForm yet")
def download_form(form: int, kind: str) -> Response:
    """One version of a form as a file: XLSForm, YAML or JSON"""
    version = _version(form)
    data = files.write_file(version, kind, taxonomies_for(version))
    return download(io.BytesIO(data), files.FORMATS[kind].media_type, f"{version.code}-{version.number}.{kind}")


@blp.route(f"/forms/<{ID}:form>/draft", methods=["PUT"])
@allow("admin")
@body_up_to(LARGEST_DRAFT)
@blp.arguments(schemas.SavingSchema)
@blp.response(200, schemas.SavedSchema)
@blp.alt_response(404, description="No such form")
@blp.alt_response(409, description="It is published, or was saved meanwhile; `data` says by whom and when")
def save_draft(given: dict[str, Any], form: int) -> FormVersion:
    """Keep a draft as it stands, finished or not"""
    return _judged(actions.save_draft(session(), _version(form), given, _stamp()))


@blp.route(f"/forms/<{ID}:form>/changes", methods=["GET"])
@allow(*STAFF, *MANAGERS)
@blp.arguments(schemas.SinceArgs, location="query")
@blp.response(200, schemas.FormChangeSchema(many=True))
@blp.alt_response(404, description="No such form")
def list_changes(args: dict[str, Any], form: int) -> list[Change]:
    """What changed since another version, by default the one published before; nothing where there is none"""
    version = _version(form)
    since = _version(args["since"]) if "since" in args else changes.published_before(session(), version)
    return list(changes.between(since, version)) if since else []


@blp.route(f"/forms/<{ID}:form>/publish", methods=["POST"])
@allow("admin")
@blp.arguments(schemas.PublishingSchema)
@blp.response(200, schemas.FormVersionSchema)
@blp.alt_response(404, description="No such form")
@blp.alt_response(409, description="It is published already, or was saved meanwhile")
@blp.alt_response(422, description="It has problems")
def publish_form(given: dict[str, Any], form: int) -> FormVersion:
    """Publish a draft with a note of what changed: from now on it never changes"""
    return actions.publish(session(), _version(form), given, _stamp())


@blp.route(f"/forms/<{ID}:form>", methods=["DELETE"])
@allow("admin")
@blp.response(204)
@blp.alt_response(404, description="No such form")
@blp.alt_response(409, description="It is published")
def throw_away_form(form: int) -> None:
    """Throw a draft away"""
    actions.throw_away(session(), _version(form))
