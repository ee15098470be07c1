"""Photos and hand-ins on the wire."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from ..http import BROKEN_TEXT, Strict, id_rule
from ..visits.schemas import PHONE_TIME
from .capture import CaptureSchema
from .models import OUTCOMES
from .sizes import SIZES

SHA256 = "^[0-9a-f]{64}$"


def _sayable(words: dict[str, str]) -> None:
    if len(words) > 20 or any(BROKEN_TEXT.search(key + text) for key, text in words.items()):
        raise ValidationError("This holds too many words, or a sign that is no character.")


class PhotoSchema(Schema):
    """A photo that has arrived. Width and height are pixels as the file has them."""

    sha256 = fields.String(required=True)
    media_type = fields.String(required=True)
    bytes = fields.Integer(required=True)
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)


class PhotoArgs(Strict):
    """Which size of a photo: `small` is at most 320 pixels on its longer side, `large` 1600."""

    size = fields.String(load_default="large", validate=validate.OneOf(SIZES))


class HandInSchema(Strict):
    """A hand-in. `document` is an answers file of the form language; where there was no visit, `told` and `photos`.

    `sent_at` is the phone's clock as this is sent, and `capture` what the phone noted beside the answers: neither is
    part of what was answered, so the same hand-in sent again with another one is still the same.
    """

    visit = fields.UUID(required=True)
    form = fields.Integer(required=True, strict=True, validate=id_rule)
    started_at = fields.AwareDateTime(required=True, validate=PHONE_TIME)
    handed_in_at = fields.AwareDateTime(required=True, validate=PHONE_TIME)
    device: Any = fields.Dict(
        keys=fields.String(validate=validate.Length(1, 40)),
        values=fields.String(validate=validate.Length(0, 300)),
        load_default=dict,
        validate=_sayable,
    )
    sent_at = fields.AwareDateTime(load_default=None, allow_none=True, validate=PHONE_TIME)
    outcome = fields.String(load_default="visited", validate=validate.OneOf(OUTCOMES))
    capture = fields.Nested(CaptureSchema, load_default=None, allow_none=True)
    document: Any = fields.Dict(required=True)


class NoVisitSchema(Strict):
    """The document of a hand-in without a visit: what happened, and photos that show it."""

    told = fields.String(required=True, validate=validate.Length(10, 5000))
    photos = fields.List(fields.String(validate=validate.Regexp(SHA256)), load_default=list)


class ReceiptSchema(Schema):
    """What the phone may count on: the hand-in is kept.

    `waiting`: the answers are safe, and count once the photos in `photos_missing` are here and it is sent again.
    """

    submission = fields.String(required=True, attribute="id")
    visit = fields.String(required=True, attribute="visit_id")
    received_at = fields.AwareDateTime(required=True)
    status = fields.String(required=True, dump_default="handed_in", validate=validate.OneOf(["handed_in", "waiting"]))
    photos_missing = fields.List(fields.String(), required=True, dump_default=[])
