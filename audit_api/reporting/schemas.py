"""Papers on the wire."""

from marshmallow import Schema, fields


class PaperSchema(Schema):
    """What anybody may know of a paper. `files` are the SHA-256 of every file with this content, `newer` whether it is
    outdated."""

    code = fields.String(required=True)
    made_on = fields.Date(required=True)
    pages = fields.Integer(required=True)
    newer = fields.Boolean(required=True)
    files = fields.List(fields.String(), required=True)
