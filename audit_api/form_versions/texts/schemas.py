"""A translator's file on the wire."""

from marshmallow import Schema, fields


class TranslatedTextSchema(Schema):
    """A text that a translator wrote; `key` says where it stands in the form."""

    key = fields.String(required=True)
    language = fields.String(required=True)
    text = fields.String(required=True)


class LeftOutTextSchema(Schema):
    """A cell that did not fit, and why; `row` as a spreadsheet counts.

    `reason` says why in English; `code` is the kind of reason, and `data` what a sentence in another language needs.
    """

    row = fields.Integer(required=True)
    key = fields.String(required=True)
    language = fields.String(required=True)
    value = fields.String(required=True)
    reason = fields.String(required=True)
    code = fields.String(required=True)
    data = fields.Dict(required=True)


class TranslationsSchema(Schema):
    """What a translator's file holds: what it would change, and what does not fit."""

    texts = fields.List(fields.Nested(TranslatedTextSchema), required=True)
    left_out = fields.List(fields.Nested(LeftOutTextSchema), required=True)
