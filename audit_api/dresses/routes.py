"""How the reports of a client look: chosen by admins, seen by everybody who sees the reports."""

import re
from typing import Any

from flask import Response, current_app, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from .. import problems
from ..db import session
from ..http import ID, Blueprint, body_up_to, found, reads_only
from ..people.access import allow, viewer
from ..programmes.models import Client
from ..results.reading import SEEING
from ..storage import storage
from . import logos, schemas, wearing
from .models import LOOK, ClientDress

blp = Blueprint("dresses", __name__, url_prefix="/api", description="How the reports of a client look")

_CLIENT = f"/clients/<{ID}:client>"
_FILE = {"schema": {"type": "string", "format": "binary"}}
_LOGO_BODY = {"required": True, "content": {f"image/{kind}": _FILE for kind in ("png", "jpeg", "webp")}}


def seen_client(number: int) -> Client:
    """The client, if the viewer sees any of its figures."""
    query = select(Client).where(Client.id == number, viewer().around(Client.scope, *SEEING))
    row: Client = found(session().scalar(query), "client", number)
    return row


@blp.route(f"{_CLIENT}/dress", methods=["GET"])
@allow(*SEEING)
@blp.response(200, schemas.DressSchema)
@blp.alt_response(404, description="No such client")
def get_dress(client: int) -> dict[str, Any]:
    """How the reports of a client look"""
    row = seen_client(client)
    chosen = session().get(ClientDress, row.id)
    if chosen is None:
        chosen = ClientDress(name="", accent=LOOK.accent, logo=None, cover=LOOK.cover, left_out=[], language=None)
    return wearing.shown(row, chosen)


@blp.route(f"{_CLIENT}/dress", methods=["PUT"])
@allow("admin")
@blp.arguments(schemas.NewDressSchema)
@blp.response(200, schemas.DressSchema)
@blp.alt_response(404, description="No such client")
@blp.alt_response(422, description="Something is no colour, no page or no logo of this client")
def put_dress(given: dict[str, Any], client: int) -> dict[str, Any]:
    """Choose how the reports of a client look"""
    row = seen_client(client)
    refuse_unknown_logo(row.id, given["logo"])
    chosen = ClientDress(client_id=row.id, **{**given, "left_out": sorted(set(given["left_out"]))})
    return wearing.shown(row, session().merge(chosen))


@blp.route(f"{_CLIENT}/logos", methods=["POST"])
@allow("admin")
@body_up_to(logos.MOST_MEGABYTES)
@reads_only
@blp.doc(requestBody=_LOGO_BODY)
@blp.response(201, schemas.LogoSchema)
@blp.alt_response(404, description="No such client")
@blp.alt_response(413, description="More than 5 MB, or more than 60 megapixels")
@blp.alt_response(415, description="No PNG, JPEG or WebP")
@blp.alt_response(422, description="Too small to print, or white on white")
def new_logo(client: int) -> logos.Logo:
    """Send a logo; it is kept as it is printed, and printed once it is chosen"""
    return logos.keep(storage(), seen_client(client).id, request.get_data(cache=False))


@blp.route(f"{_CLIENT}/logos/<string(length=64):sha256>.jpg", methods=["GET"])
@allow(*SEEING)
@blp.response(200, {"type": "string", "format": "binary"}, content_type="image/jpeg")
@blp.alt_response(404, description="No such logo")
def get_logo(client: int, sha256: str) -> ResponseReturnValue:
    """A logo as it is printed"""
    jpeg = found(_logo(seen_client(client).id, sha256), "logo", sha256)
    answer: Response = current_app.response_class(jpeg, mimetype="image/jpeg")
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.set_etag(sha256)
    return answer.make_conditional(request)


@blp.route("/accents", methods=["GET"])
@allow(*SEEING)
@blp.arguments(schemas.AccentArgs, location="query")
@blp.response(200, schemas.PrintedAccentSchema)
def get_accent(args: dict[str, str]) -> dict[str, Any]:
    """What would be printed of a colour"""
    return wearing.printed_accent(args["accent"])


def refuse_unknown_logo(client: int, sha256: str | None) -> None:
    """A logo is sent before it is chosen."""
    if sha256 and _logo(client, sha256) is None:
        message = "This client has no such logo. Send it first."
        problems.refuse_place("logo", "unknown", message)


def _logo(client: int, sha256: str) -> bytes | None:
    return logos.read(storage(), client, sha256) if re.match(schemas.SHA256, sha256) else None
