"""Clients, places and waves on the wire."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from ..http import PageArgs, Strict, id_rule
from . import positions, time_zones
from .models import CODE
from .scales import Scale

code_rule = validate.Regexp(CODE, error="A code has 1 to 40 of the characters A-Z, a-z, 0-9, - and _.")
name_rule = validate.And(validate.Length(1, 120), validate.Regexp(r"\s*\S", error="Write something here."))

latitude_rule = validate.Range(-90, 90, error="{input} is no latitude. Give degrees from -90 to 90.")
share_rule = validate.Range(1, 100, error="{input} is no share. Give per cent from 1 to 100, or none.")
longitude_rule = validate.Range(-180, 180, error="{input} is no longitude. Give degrees from -180 to 180.")


def _score(value: Decimal) -> None:
    if not 0 <= value <= 100:
        raise ValidationError("A score lies between 0 and 100.")


class ClientSchema(Schema):
    """A company whose service is looked at."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    scope = fields.String(required=True)


class NewClientSchema(Strict):
    """A client to add."""

    code = fields.String(required=True, validate=code_rule)
    name = fields.String(required=True, validate=name_rule)


class NameSchema(Strict):
    """A new name for a client or a region."""

    name = fields.String(required=True, validate=name_rule)


class RegionSchema(ClientSchema):
    """Branches that one regional manager answers for."""


class NewRegionSchema(NewClientSchema):
    """A region to add."""


class RegionOfBranchSchema(Schema):
    """The region a branch lies in."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)


class BranchSchema(Schema):
    """A place that is visited."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    address = fields.String(required=True)
    city = fields.String(required=True)
    time_zone = fields.String(required=True)
    latitude = fields.Float(required=True, allow_none=True)
    longitude = fields.Float(required=True, allow_none=True)
    open = fields.Boolean(required=True)
    scope = fields.String(required=True)
    region = fields.Nested(RegionOfBranchSchema, required=True)


class NewBranchSchema(Strict):
    """A branch to add; `region` is a region's number."""

    code = fields.String(required=True, validate=code_rule)
    name = fields.String(required=True, validate=name_rule)
    region = fields.Integer(required=True, strict=True, validate=id_rule)
    address = fields.String(load_default="", validate=validate.Length(max=300))
    city = fields.String(load_default="", validate=validate.Length(max=120))
    time_zone = fields.String(required=True, validate=time_zones.check)
    latitude = fields.Float(load_default=None, allow_none=True, validate=latitude_rule)
    longitude = fields.Float(load_default=None, allow_none=True, validate=longitude_rule)

    @validates_schema
    def check_position(self, data: dict[str, Any], **_: Any) -> None:
        """A branch has a whole position, or none."""
        if lacking := positions.half(data):
            raise ValidationError(lacking[1], lacking[0])


class BranchChangesSchema(Strict):
    """What to change of a branch; what is left out stays."""

    name = fields.String(validate=name_rule)
    region = fields.Integer(strict=True, validate=id_rule)
    address = fields.String(validate=validate.Length(max=300))
    city = fields.String(validate=validate.Length(max=120))
    time_zone = fields.String(validate=time_zones.check)
    latitude = fields.Float(allow_none=True, validate=latitude_rule)
    longitude = fields.Float(allow_none=True, validate=longitude_rule)
    open = fields.Boolean()


class BranchArgs(PageArgs):
    """Which branches to list."""

    region = fields.Integer(validate=id_rule)
    open = fields.Boolean()


class ImportArgs(Strict):
    """Whether to import, or only to say what would happen."""

    dry_run = fields.Boolean(load_default=False)


class ImportSchema(Schema):
    """What an import did, or would do."""

    created = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    dry_run = fields.Boolean(required=True)


class ProgrammeSchema(Schema):
    """What a client wants looked at over time."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    title = fields.String(required=True)
    target = fields.Decimal(required=True, places=1, as_string=True)
    promised_share = fields.Integer(required=True, allow_none=True)


class NewProgrammeSchema(Strict):
    """A programme to add; `promised_share`: the per cent of visits to serve in time, where that is promised."""

    code = fields.String(required=True, validate=code_rule)
    title = fields.String(required=True, validate=name_rule)
    target = fields.Decimal(load_default=Decimal(85), places=1, rounding=ROUND_HALF_UP, validate=_score)
    promised_share = fields.Integer(load_default=None, allow_none=True, strict=True, validate=share_rule)


class ProgrammeChangesSchema(Strict):
    """What to change of a programme; what is left out stays."""

    title = fields.String(validate=name_rule)
    target = fields.Decimal(places=1, rounding=ROUND_HALF_UP, validate=_score)
    promised_share = fields.Integer(allow_none=True, strict=True, validate=share_rule)


class WaveSchema(Schema):
    """A round of visits between two days, both included."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    title = fields.String(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True)


class NewWaveSchema(Strict):
    """A wave to add."""

    code = fields.String(required=True, validate=code_rule)
    title = fields.String(required=True, validate=name_rule)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True)

    @validates_schema
    def check_order(self, data: dict[str, Any], **_: Any) -> None:
        """A wave ends on the day it starts or later."""
        if data["ends_on"] < data["starts_on"]:
            raise ValidationError(f"{data['ends_on']} is before the wave starts. Choose a later day.", "ends_on")


class WaveChangesSchema(Strict):
    """What to change of a wave; what is left out stays."""

    title = fields.String(validate=name_rule)
    starts_on = fields.Date()
    ends_on = fields.Date()


def _scale(text: str) -> None:
    try:
        Scale.read(text)
    except ValueError as wrong:
        raise ValidationError(str(wrong)) from None


class SurveyArgs(ImportArgs):
    """On which scale a survey's customers answered, as 1-5 or 0-100; and whether to import, or only to say."""

    scale = fields.String(required=True, validate=_scale)


class SurveyListArgs(PageArgs):
    """Which survey means to list."""

    wave = fields.Integer(validate=id_rule)


class SurveyPlaceSchema(Schema):
    """The wave or the branch of a survey mean."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)


def _plain(name: str) -> fields.Function:
    """An exact number as text, without noughts at its end."""
    as_text = {"type": "string"}
    return fields.Function(lambda row: format(getattr(row, name).normalize(), "f"), required=True, metadata=as_text)


class SurveyMeanSchema(Schema):
    """What real customers said of one promise of a branch in a wave, on a scale from `lowest` to `highest`."""

    id = fields.Integer(required=True)
    wave = fields.Nested(SurveyPlaceSchema, required=True)
    branch = fields.Nested(SurveyPlaceSchema, required=True)
    promise = fields.String(required=True)
    customers = fields.Integer(required=True)
    mean = _plain("mean")
    deviation = _plain("deviation")
    lowest = fields.Integer(required=True)
    highest = fields.Integer(required=True)
    imported_at = fields.AwareDateTime(required=True)


class ScopeSchema(Schema):
    """A place that a role can hold for, and what to call it."""

    path = fields.String(required=True)
    title = fields.String(required=True)
