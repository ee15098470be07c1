"""Photos and hand-ins on the wire."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from ..http import BROKEN_TEXT, Strict, id_rule
from ..visits.schemas import PHONE_TIME
from .capture import CaptureSchema
from .models import OUTCOMES
from .sizes import SIZES

SHA256 = "^[0-9a-f]{64}$"


def _tells_something(text: str) -> None:
    if len(text) > 5000 or len(text.strip()) < 10:
        raise ValidationError("Say in a few words what happened: 10 to 5000 characters.")


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


class NoVisitSchema(Strict):
    """The document of a hand-in without a visit: what happened, and photos that show it."""

    told = fields.String(required=True, validate=_tells_something)
    photos = fields.List(
        fields.String(validate=validate.Regexp(SHA256, error="This is no photo's SHA-256.")),
        load_default=list,
        validate=validate.Length(max=100),
    )


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

    @validates_schema
    def check_no_visit(self, given: dict[str, Any], **_: Any) -> None:
        """What is told in place of a visit is known here; answers are the form's affair."""
        wrong = given["outcome"] != "visited" and NoVisitSchema().validate(given["document"])
        if wrong:
            raise ValidationError({"document": wrong})


class ReceiptSchema(Schema):
    """What the phone may count on: the hand-in is kept.

    `waiting`: the answers are safe, and count once the photos in `photos_missing` are here and it is sent again.
    """

    submission = fields.String(required=True, attribute="id")
    visit = fields.String(required=True, attribute="visit_id")
    received_at = fields.AwareDateTime(required=True)
    status = fields.String(required=True, dump_default="handed_in", validate=validate.OneOf(["handed_in", "waiting"]))
    photos_missing = fields.List(fields.String(), required=True, dump_default=[])
