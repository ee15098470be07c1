"""One approved visit on the wire, answer by answer. No shopper is in it."""

from marshmallow import Schema, fields

from .figure_fields import count, figure, many, maybe_text, nested, text
from .schemas import ResultBranchSchema, ResultVisitSchema, ResultWaveSchema


class GivenAnswerSchema(Schema):
    """What the visit answered to one question, and what that raised; a state says why there is no answer.

    `fails`, `earned` and `possible` are null where nothing is scored. Photos are `/api/visits/<visit>/photos/<photo>`.
    """

    question = text()
    title = text()
    state = text()
    earned = maybe_text()
    possible = maybe_text()
    fails = fields.Boolean(required=True, allow_none=True)
    critical = fields.Boolean(required=True)
    sins = fields.List(fields.String(), required=True)
    calamities = fields.List(fields.String(), required=True)
    said = text()
    comment = text()
    photos = fields.List(fields.String(), required=True)


class VisitSectionSchema(Schema):
    """A part of the visit, with its per cent where anything of it was scored."""

    code = text()
    title = text()
    score = figure()
    answers = many(GivenAnswerSchema)


class SeenVisitSchema(ResultVisitSchema):
    """The visit itself. `raw` is its score before critical questions, `coverage` how much of the form it saw."""

    raw = figure()
    coverage = figure()
    revision = count()


class UsedFormSchema(Schema):
    """The form version by which the visit was made; `/api/forms/<id>` has the whole of it."""

    id = count()
    number = count()
    title = text()


class VisitResultsSchema(Schema):
    """One approved visit: its score, and each answer that stands behind it."""

    wave = nested(ResultWaveSchema)
    branch = nested(ResultBranchSchema)
    target = figure()
    form = nested(UsedFormSchema)
    visit = nested(SeenVisitSchema)
    sections = many(VisitSectionSchema)
