"""Sign-offs on the wire."""

from marshmallow import Schema, fields, validate

from ...http import Strict
from ..schemas import revision_rule

_words = validate.And(validate.Length(1, 200), validate.Regexp(r"\s*\S", error="Write who signed."))


class NewSignOffSchema(Strict):
    """Who signed which standard, as it stands in `revision` of the form, and on which day."""

    revision = fields.Integer(required=True, validate=revision_rule)
    standard = fields.String(required=True, validate=validate.Length(1, 60))
    signed_by = fields.String(required=True, validate=_words)
    signed_on = fields.Date(required=True)


class SignOffSchema(Schema):
    """A standard signed off. `wording` is the standard as it stood then, in the form language."""

    id = fields.Integer(required=True)
    standard = fields.String(required=True)
    wording = fields.Dict(required=True)
    signed_by = fields.String(required=True)
    signed_on = fields.Date(required=True)
    recorded_by = fields.String(required=True, attribute="recorder.name")
    recorded_at = fields.AwareDateTime(required=True)
