"""Many reports at once, as one file: asked for, made in the background, fetched."""

from typing import Any
from uuid import UUID

from flask import Response, current_app, send_file
from flask_login import current_user

from ..db import now, session
from ..dresses.wearing import language_of
from ..http import Blueprint, found
from ..people.access import allow, viewer
from ..results import reading
from . import actions, schemas, seeing
from .binding import MEDIA_TYPES
from .making import file_of
from .models import Bundle

blp = Blueprint("bundles", __name__, url_prefix="/api", description="Many reports as one ZIP or one PDF")

ONE = "/bundles/<uuid:bundle>"
FILE = {"type": "string", "format": "binary"}


@blp.route("/bundles", methods=["POST"])
@allow(*reading.SEEING)
@blp.arguments(schemas.NewBundleSchema)
@blp.response(201, schemas.BundleSchema)
@blp.alt_response(404, description="No such wave in one's scope, or nothing approved yet")
@blp.alt_response(409, description="One has too many already")
def new_bundle(given: dict[str, Any]) -> dict[str, Any]:
    """Ask for the reports of one's branches in a wave"""
    wave = reading.one_wave(session(), viewer(), given["wave"])
    theirs = language_of(session(), wave["programme"].client_id, current_user.user.language)
    language = given.pop("language", theirs)
    wanted = actions.Wanted(**given, language=language, days=current_app.config["BUNDLE_DAYS"])
    return seeing.shown(session(), actions.ask_for(session(), viewer(), wanted, now()))


@blp.route("/bundles", methods=["GET"])
@allow(*reading.SEEING)
@blp.response(200, schemas.BundleSchema(many=True))
def list_bundles() -> list[dict[str, Any]]:
    """One's own bundles with how far they are, the latest first"""
    return [seeing.shown(session(), row) for row in session().scalars(seeing.own(viewer()))]


@blp.route(ONE, methods=["GET"])
@allow(*reading.SEEING)
@blp.response(200, schemas.BundleSchema)
@blp.alt_response(404, description="No such bundle of one's own, or it has been swept away")
def get_bundle(bundle: UUID) -> dict[str, Any]:
    """How far a bundle is"""
    return seeing.shown(session(), seeing.one(session(), viewer(), bundle))


@blp.route(ONE, methods=["DELETE"])
@allow(*reading.SEEING)
@blp.response(204)
@blp.alt_response(404, description="No such bundle of one's own, or it has been swept away")
def delete_bundle(bundle: UUID) -> None:
    """Stop making a bundle, or throw it away"""
    actions.throw_away(session(), seeing.one(session(), viewer(), bundle), now())


@blp.route(f"{ONE}/file", methods=["GET"])
@allow(*reading.SEEING)
@blp.response(200, FILE, content_type="application/octet-stream")
@blp.alt_response(206, description="The part of it that was asked for")
@blp.alt_response(404, description="No such bundle of one's own, not made yet, or swept away")
def get_bundle_file(bundle: UUID) -> Response:
    """The file; it can be fetched in parts, and gone on with"""
    row = seeing.one(session(), viewer(), bundle)
    file = file_of(row)
    found(row.bytes if file.exists() else None, "file of bundle", bundle)
    # A bundle's file never changes: its id is all that a program needs to know it again.
    answer = send_file(file, MEDIA_TYPES[row.format], True, _name(row), True, row.id, row.asked_at)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _name(bundle: Bundle) -> str:
    parts = (bundle.wave.code, bundle.region.code if bundle.region else None, bundle.order["language"])
    return f"{'-'.join(filter(None, parts))}.{bundle.format}"
