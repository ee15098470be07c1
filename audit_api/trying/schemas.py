"""Trying a form, on the wire."""

from marshmallow import Schema, fields, validate

from forms.arithmetic.steps import NAMES
from forms.filling import HOWS
from forms.texts import LANGUAGE

from ..http import Strict

_language = validate.Regexp(f"^(?:{LANGUAGE.pattern.pattern})\\Z", error=f"This is not {LANGUAGE.words}.")


class NewFillingSchema(Strict):
    """How to fill a form in: as well as can be, as badly, or by chance. The same seed gives the same answers."""

    how = fields.String(required=True, validate=validate.OneOf(HOWS))
    seed = fields.Integer(load_default=0, strict=True, validate=validate.Range(0, 2**31 - 1))
    language = fields.String(validate=[validate.Length(2, 40), _language])


class FillingSchema(Schema):
    """An answers document, as docs/form-format.md has it."""

    answers = fields.Dict(required=True)


class AnswersSchema(Strict):
    """An answers document to score."""

    answers = fields.Dict(required=True)


class ScoreRowSchema(Schema):
    """One line of a step: what it is of, which one, how it came about, and what came out."""

    of = fields.String(required=True)
    code = fields.String(required=True, allow_none=True)
    how = fields.String(required=True)
    result = fields.String(required=True, allow_none=True)


class ScoreStepSchema(Schema):
    """One step of the score, numbered as in docs/form-format.md, part 5."""

    step = fields.Integer(required=True, attribute="number")
    name = fields.String(required=True, validate=validate.OneOf(NAMES))
    rows = fields.List(fields.Nested(ScoreRowSchema), required=True)


class ScoreSchema(Schema):
    """A scorecard, and how it came about."""

    scorecard = fields.Dict(required=True)
    steps = fields.List(fields.Nested(ScoreStepSchema), required=True)
