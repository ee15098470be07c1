"""Photos and hand-ins: both safe to send again."""

from typing import Any
from uuid import UUID

from flask import current_app, jsonify, request
from flask.typing import ResponseReturnValue

from .. import problems
from ..db import now, session
from ..http import Blueprint, body_up_to, found, reads_only, told
from ..people.access import Viewer, allow, viewer
from ..storage import storage
from ..visits import seeing
from ..visits.models import Visit
from . import actions, held, photos, schemas, sizes
from .conflicts import keep_conflict
from .models import Photo, Submission
from .paper import HandIn
from .seeing import BRINGING_IN, handed_in_by, with_photos_for

blp = Blueprint("submissions", __name__, url_prefix="/api", description="Photos and hand-ins of a visit")

PHOTO = "/visits/<uuid:visit>/photos/<sha256:sha256>"
HAND_IN_MEGABYTES = 2


@blp.route(PHOTO, methods=["PUT"])
@allow("shopper", *BRINGING_IN)
@reads_only
@body_up_to(photos.MOST_MEGABYTES)
@blp.doc(requestBody={"content": {"image/*": {"schema": {"type": "string", "format": "binary"}}}})
@blp.response(201, schemas.PhotoSchema)
@blp.alt_response(200, schema=schemas.PhotoSchema, description="The photo was here already")
@blp.alt_response(404, description="No such visit of one's own, or in one's scope as a reviewer")
@blp.alt_response(409, description="The visit is not filled in any more")
@blp.alt_response(413, description="More than 24 MB, or than 60 megapixels")
@blp.alt_response(415, description="No photo: neither JPEG, PNG, WebP nor HEIC, or broken")
@blp.alt_response(422, description="Not the photo of this hash")
def put_photo(visit: UUID, sha256: str) -> Any:
    """Send a photo; it is on disk when this answers"""
    row = seeing.alone(session(), visit, handed_in_by(viewer()))
    if there := photos.settled(storage(), row.id, sha256):
        return there, 200
    actions.refuse_unfillable(row)
    return photos.keep(storage(), row.id, sha256, request.get_data(cache=False), now())


@blp.route("/visits/<uuid:visit>/photos", methods=["GET"])
@allow("shopper", *BRINGING_IN)
@blp.response(200, {"type": "array", "items": {"type": "string", "pattern": schemas.SHA256}})
@blp.alt_response(404, description="No such visit of one's own, or in one's scope as a reviewer")
def list_photos(visit: UUID) -> ResponseReturnValue:
    """The hashes of the photos that have arrived, to go on after a break"""
    row = seeing.alone(session(), visit, handed_in_by(viewer()))
    return jsonify(photos.receipts(storage(), row.id))


@blp.route(PHOTO, methods=["GET"])
@allow()
@blp.arguments(schemas.PhotoArgs, location="query")
@blp.response(200, {"type": "string", "format": "binary"}, content_type="image/jpeg")
@blp.alt_response(404, description="No such photo that one may see")
def get_photo(args: dict[str, Any], visit: UUID, sha256: str) -> ResponseReturnValue:
    """A photo, upright and without metadata"""
    row = seeing.alone(session(), visit, with_photos_for(viewer()))
    photo = found(_photo(viewer(), row, sha256), "photo", sha256)
    picture = found(sizes.shown(storage(), row.id, photo, args["size"]), "photo", sha256)
    answer = current_app.response_class(picture, mimetype="image/jpeg")
    # Kept by the browser, but shown only after asking again: who may see it can change.
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.set_etag(f"{sha256}-{args['size']}")
    return answer.make_conditional(request)


def _photo(viewer: Viewer, visit: Visit, sha256: str) -> photos.Arrived | None:
    """The shopper's own as soon as it arrives; for everybody else, once it was handed in."""
    if visit.shopper_id != viewer.user_id and session().get(Photo, (visit.id, sha256)) is None:
        return None
    return photos.find(storage(), visit.id, sha256)


@blp.route("/submissions/<uuid:submission>", methods=["PUT"])
@allow("shopper", *BRINGING_IN)
@body_up_to(HAND_IN_MEGABYTES)
@blp.arguments(schemas.HandInSchema)
@blp.response(201, schemas.ReceiptSchema)
@blp.alt_response(200, schema=schemas.ReceiptSchema, description="This hand-in was here already")
@blp.alt_response(202, schema=schemas.ReceiptSchema, description="Held until the photos that are missing are here")
@blp.alt_response(404, description="No such visit of one's own, or in one's scope as a reviewer")
@blp.alt_response(413, description="More than 2 MB")
@blp.alt_response(409, description="The id is taken, or the visit is not filled in any more")
@blp.alt_response(422, description="Something is missing, or breaks the form language")
def put_submission(given: dict[str, Any], submission: UUID) -> Any:
    """Hand a visit in; it is on disk when this answers"""
    paper = HandIn(str(submission), viewer().user_id, given, now())
    visit = seeing.one_to_change(session(), given["visit"], handed_in_by(viewer()))
    there = held.known(session(), paper.id)
    if there.sha256 == paper.sha256:
        return session().get_one(Submission, paper.id), 200
    if there.sha256:
        keep_conflict(session(), paper)
        return told("other_document", which=paper.id)
    if there.held_visit not in (None, visit.id):
        problems.refuse("taken", what="A hand-in", which=paper.id, field="id")
    receipt = actions.hand_in(session(), storage(), visit, paper)
    if receipt.status == "waiting":
        return receipt, 202
    if there.held_visit:
        held.release(session(), paper.id)
    return receipt
