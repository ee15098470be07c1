"""Visits on the wire."""

from datetime import UTC, datetime
from decimal import ROUND_HALF_UP
from typing import Any

from marshmallow import Schema, fields, validate

from ..form_versions.schemas import title_of
from ..http import PageArgs, Strict, id_rule
from .models import LIFE

reason_rule = validate.And(validate.Length(1, 2000), validate.Regexp(r"\s*\S", error="Give a reason."))

PHONE_TIME = validate.Range(
    datetime(2000, 1, 1, tzinfo=UTC),
    datetime(2100, 1, 1, tzinfo=UTC),
    error="{input} is no time this can have happened. Check the phone's clock.",
)
"""What a phone may say the time was: generous, for its clock can be wrong."""


class VisitBranchSchema(Schema):
    """The branch of a visit."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    city = fields.String(required=True)
    time_zone = fields.String(required=True)


class VisitWaveSchema(Schema):
    """The wave of a visit."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    title = fields.String(required=True)


class VisitClientSchema(Schema):
    """The client of a visit."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)


class VisitFormSchema(Schema):
    """The form version of a visit; its title in each language it has."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    number = fields.Integer(required=True)
    title = fields.Function(
        title_of, required=True, metadata={"type": "object", "additionalProperties": {"type": "string"}}
    )


class VisitShopperSchema(Schema):
    """Who makes a visit: told to staff only."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)


class FeeSchema(Schema):
    """What the shopper gets; the currency as in ISO 4217."""

    amount = fields.Decimal(required=True, places=2, as_string=True)
    currency = fields.String(required=True)


class NewFeeSchema(Strict):
    """What the shopper is to get."""

    amount = fields.Decimal(required=True, places=2, rounding=ROUND_HALF_UP, validate=validate.Range(0, 9_999_999))
    currency = fields.String(required=True, validate=validate.Regexp(r"[A-Z]{3}\Z", error="Three letters, as in MYR."))


class VisitSchema(Schema):
    """A visit as staff see it."""

    id = fields.String(required=True)
    reference = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(LIFE))
    number = fields.Integer(required=True)
    window_from = fields.Date(required=True)
    window_to = fields.Date(required=True)
    started_at = fields.AwareDateTime(required=True, allow_none=True)
    clock_offset_ms = fields.Integer(required=True, allow_none=True)
    fee = fields.Nested(FeeSchema, required=True, allow_none=True, attribute="pay")
    cancel_reason = fields.String(required=True, allow_none=True)
    branch = fields.Nested(VisitBranchSchema, required=True)
    wave = fields.Nested(VisitWaveSchema, required=True)
    client = fields.Nested(VisitClientSchema, required=True, attribute="branch.client")
    form = fields.Nested(VisitFormSchema, required=True, attribute="form_version")
    shopper = fields.Nested(VisitShopperSchema, required=True)


class VisitsArgs(PageArgs):
    """Which visits to list."""

    wave = fields.Integer(validate=id_rule)
    branch = fields.Integer(validate=id_rule)
    shopper = fields.Integer(validate=id_rule)
    status = fields.String(validate=validate.OneOf(LIFE))


class NewVisitSchema(Strict):
    """A visit to assign. The window lies within the wave, both days included."""

    wave = fields.Integer(required=True, strict=True, validate=id_rule)
    branch = fields.Integer(required=True, strict=True, validate=id_rule)
    form = fields.Integer(required=True, strict=True, validate=id_rule)
    shopper = fields.Integer(required=True, strict=True, validate=id_rule)
    window_from = fields.Date(required=True)
    window_to = fields.Date(required=True)
    fee = fields.Nested(NewFeeSchema, load_default=None, allow_none=True)


class VisitChangesSchema(Strict):
    """What to change of a visit: the fee until it is approved, the rest until it begins; what is left out stays."""

    shopper = fields.Integer(strict=True, validate=id_rule)
    window_from = fields.Date()
    window_to = fields.Date()
    fee = fields.Nested(NewFeeSchema, allow_none=True)


class CancelSchema(Strict):
    """Why a visit will not be made."""

    reason = fields.String(required=True, validate=reason_rule)


class StartSchema(Strict):
    """When the shopper began and when the phone said so, by the phone's clock."""

    started_at = fields.AwareDateTime(required=True, validate=PHONE_TIME)
    sent_at = fields.AwareDateTime(load_default=None, allow_none=True, validate=PHONE_TIME)


class MyBranchSchema(Schema):
    """Where to go."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    address = fields.String(required=True)
    city = fields.String(required=True)
    time_zone = fields.String(required=True)
    latitude = fields.Float(required=True, allow_none=True)
    longitude = fields.Float(required=True, allow_none=True)


class MyVisitSchema(Schema):
    """A visit as its shopper sees it. `form` is a key of `forms` beside it."""

    id = fields.String(required=True)
    reference = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(LIFE))
    window_from = fields.Date(required=True)
    window_to = fields.Date(required=True)
    started_at = fields.AwareDateTime(required=True, allow_none=True)
    branch = fields.Nested(MyBranchSchema, required=True)
    form = fields.Integer(required=True, attribute="form_version_id")
    form_code = fields.String(required=True, attribute="form_version.code")
    form_number = fields.Integer(required=True, attribute="form_version.number")
    fee = fields.Nested(FeeSchema, required=True, allow_none=True, attribute="pay")


class MyVisitsSchema(Schema):
    """All that a phone needs to make its visits without a network."""

    visits = fields.List(fields.Nested(MyVisitSchema), required=True)
    forms: Any = fields.Dict(keys=fields.String(), values=fields.Dict(), required=True)
    own_sins = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String(), values=fields.Dict(keys=fields.String(), values=fields.String())),
        metadata={"description": "What a client's own sins are called, by form, code and language"},
    )
