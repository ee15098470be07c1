"""Bundles on the wire."""

from marshmallow import Schema, fields, validate

from ..http import Strict, id_rule
from ..people.schemas import LANGUAGES
from .models import FORMATS


class NewBundleSchema(Strict):
    """What to bundle: the branches of a wave that one sees, all of them or those of a region."""

    wave = fields.Integer(required=True, validate=id_rule)
    region = fields.Integer(load_default=None, allow_none=True, validate=id_rule)
    format = fields.String(load_default="zip", validate=validate.OneOf(FORMATS))
    language = fields.String(validate=validate.OneOf(LANGUAGES))


class BundleWaveSchema(Schema):
    """The wave of a bundle."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    title = fields.String(required=True)


class BundleRegionSchema(Schema):
    """The region of a bundle."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)


class BundleSchema(Schema):
    """A bundle that one has asked for. `done` of its `reports` are drawn; `bytes` is there once the file is.

    `older_than_data`: a visit of the wave was approved after it was asked for, and may be missing in some of them.
    """

    id = fields.UUID(required=True)
    wave = fields.Nested(BundleWaveSchema, required=True)
    region = fields.Nested(BundleRegionSchema, required=True, allow_none=True)
    format = fields.String(required=True, validate=validate.OneOf(FORMATS))
    language = fields.String(required=True, validate=validate.OneOf(LANGUAGES))
    asked_at = fields.DateTime(required=True)
    kept_until = fields.DateTime(required=True)
    status = fields.String(required=True, validate=validate.OneOf(("asked", "running", "done", "failed")))
    done = fields.Integer(required=True)
    reports = fields.Integer(required=True)
    per_cent = fields.Integer(required=True)
    bytes = fields.Integer(required=True, allow_none=True)
    older_than_data = fields.Boolean(required=True)
