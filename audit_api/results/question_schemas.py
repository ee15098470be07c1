"""One question on the wire. No shopper is in it."""

from marshmallow import Schema, fields, validate

from ..http import PageArgs, id_rule
from .area_schemas import PARTS_OF_DAY, FilterArgs
from .figure_fields import count, figure, many, maybe, maybe_text, nested, one_of, text
from .schemas import IntervalSchema, ResultBranchSchema, ResultWaveSchema, ShareSchema, WaveChoiceSchema


class QuestionArgs(FilterArgs, PageArgs):
    """One question of a region, a branch, or all of them; `listed` says which answers are shown one by one."""

    region = fields.Integer(validate=id_rule)
    branch = fields.Integer(validate=id_rule)
    listed = fields.String(load_default="all", validate=validate.OneOf(["all", "failed"]))


class QuestionSchema(Schema):
    """The question itself, as the latest form version has it."""

    code = text()
    title = text()
    type = text()
    section = text()
    section_title = text()
    owner = maybe_text()
    owner_title = text()
    parameter = maybe_text()
    parameter_title = text()
    points = figure()
    critical = maybe_text()


class StatesSchema(Schema):
    """In how many complete visits the question was in each state; `failed` of the answered ones."""

    answered = count()
    failed = count()
    not_applicable = count()
    not_observed = count()
    skipped = count()
    blank = count()


class ShareChangeSchema(Schema):
    """Points of a per cent gained or lost; `real`: its interval excludes no change."""

    difference = figure()
    interval = nested(IntervalSchema)
    real = fields.Boolean(required=True)


class MetSchema(Schema):
    """Visits in which the question earned everything, of those where it counted."""

    share = nested(ShareSchema)
    interval = maybe(IntervalSchema)


class MetLineSchema(MetSchema):
    """The same in one region or branch."""

    id = count()
    code = text()
    name = text()


class AnswerSchema(Schema):
    """What one visit answered. `earned` and `possible` are points; photos are `/api/visits/<visit>/photos/<photo>`."""

    visit = text()
    number = count()
    branch = nested(ResultBranchSchema)
    part_of_day = one_of(PARTS_OF_DAY)
    date = fields.Date(required=True, allow_none=True)
    state = text()
    credit = maybe_text()
    earned = maybe_text()
    possible = maybe_text()
    fails = fields.Boolean(required=True, allow_none=True)
    said = text()
    comment = text()
    photos = fields.List(fields.String(), required=True)


class AnswersPageSchema(Schema):
    """One page of answers."""

    items = many(AnswerSchema)
    page = count()
    pages = count()
    total = count()


class QuestionResultsSchema(MetSchema):
    """One question over the reader's branches, a region or a branch: how often it was met, where, and each answer."""

    wave = nested(ResultWaveSchema)
    beside = maybe(WaveChoiceSchema)
    question = nested(QuestionSchema)
    states = nested(StatesSchema)
    before = maybe(MetSchema)
    change = maybe(ShareChangeSchema)
    other_form = count()
    places = many(MetLineSchema)
    answers = nested(AnswersPageSchema)
