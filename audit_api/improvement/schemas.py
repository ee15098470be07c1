"""Corrective actions on the wire."""

from marshmallow import Schema, fields, validate

from ..http import PageArgs, Strict, id_rule
from ..visits.schemas import VisitWaveSchema
from .models import STATUSES, STEPS


def _said(most: int, error: str) -> validate.And:
    return validate.And(
        validate.Length(max=most, error=f"This may have at most {most} signs."),
        validate.Regexp(r"\s*\S", error=error),
    )


what_rule = _said(500, "Say what is to be done.")
owner_rule = _said(80, "Say who sees to it: a role, such as branch manager.")
evidence_rule = _said(2000, "Say how it was done, so that somebody else can see it.")
question_rule = validate.Length(1, 60)
status_rule = validate.OneOf(STATUSES)


class ActionsArgs(PageArgs):
    """Which actions. `until`: about this wave and those before it in its programme. `overdue`: only the open ones whose
    day has passed, or none of those."""

    wave = fields.Integer(validate=id_rule)
    until = fields.Integer(validate=id_rule)
    branch = fields.Integer(validate=id_rule)
    region = fields.Integer(validate=id_rule)
    status = fields.String(validate=status_rule)
    overdue = fields.Boolean()


class ActionBranchSchema(Schema):
    """The branch that acts."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)


class CorrectiveActionSchema(Schema):
    """What is to be done about a finding. `owner` is a role: a code of the taxonomy "owner", or words.

    `overdue`: it is open, and its day has passed, in UTC. `steps`: what the reader may do with it now.
    """

    id = fields.Integer(required=True)
    branch = fields.Nested(ActionBranchSchema, required=True)
    wave = fields.Nested(VisitWaveSchema, required=True)
    question = fields.String(required=True, allow_none=True)
    what = fields.String(required=True)
    owner = fields.String(required=True)
    due_on = fields.Date(required=True)
    overdue = fields.Boolean(required=True)
    status = fields.String(required=True, validate=status_rule)
    evidence = fields.String(required=True, allow_none=True)
    made_at = fields.AwareDateTime(required=True)
    done_at = fields.AwareDateTime(required=True, allow_none=True)
    verified_at = fields.AwareDateTime(required=True, allow_none=True)
    steps = fields.List(fields.String(validate=validate.OneOf(STEPS)), required=True)


class NewActionSchema(Strict):
    """What to do in a branch about a wave, and about one question of it where there is one."""

    branch = fields.Integer(required=True, strict=True, validate=id_rule)
    wave = fields.Integer(required=True, strict=True, validate=id_rule)
    question = fields.String(load_default=None, allow_none=True, validate=question_rule)
    what = fields.String(required=True, validate=what_rule)
    owner = fields.String(required=True, validate=owner_rule)
    due_on = fields.Date(required=True)


class ActionChangesSchema(Strict):
    """What to change of an open one; what is not named stays."""

    question = fields.String(allow_none=True, validate=question_rule)
    what = fields.String(validate=what_rule)
    owner = fields.String(validate=owner_rule)
    due_on = fields.Date()


class DoneSchema(Strict):
    """How it was done."""

    evidence = fields.String(required=True, validate=evidence_rule)
