"""Photos and hand-ins on the wire."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from ..http import BROKEN_TEXT, Strict, id_rule
from ..visits.schemas import PHONE_TIME
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
    """A hand-in. `document` is an answers file of the form language."""

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
    document: Any = fields.Dict(required=True)


class ReceiptSchema(Schema):
    """What the phone may count on: the hand-in is kept."""

    submission = fields.String(required=True, attribute="id")
    visit = fields.String(required=True, attribute="visit_id")
    received_at = fields.AwareDateTime(required=True)
    status = fields.Constant("handed_in", required=True)
