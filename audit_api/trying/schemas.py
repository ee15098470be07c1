"""Trying a form, on the wire."""

from typing import get_args

from marshmallow import Schema, fields, validate

from forms.arithmetic.steps import NAMES, OF
from forms.filling import HOWS
from forms.re_scoring import Why
from forms.texts import LANGUAGE

from ..http import Strict

FIRST_PAGE = {"page": 1, "page_size": 50}
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

    of = fields.String(required=True, validate=validate.OneOf(OF))
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


class ReScoreBranchSchema(Schema):
    """Where a visit was made."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)


class ReScoreWaveSchema(Schema):
    """In which round it was made."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    title = fields.String(required=True)


class ReScoreReasonSchema(Schema):
    """One thing that is otherwise with the newer form; no question where it belongs to the form as a whole.

    `before` and `after` are what is compared, as it is printed: a credit, points, an effect, a section, a coverage.
    """

    why = fields.String(required=True, validate=validate.OneOf(get_args(Why)))
    question = fields.String(required=True, allow_none=True)
    before = fields.String(required=True, allow_none=True)
    after = fields.String(required=True, allow_none=True)


class ReScoredVisitSchema(Schema):
    """A visit that would come out otherwise. `form_version` is the number of the version it was made with.

    `not_there` are questions it has no answer to, because they are new or because the answer no longer fits: they
    count as if the newer form did not have them, in the coverage too.
    """

    visit = fields.String(required=True)
    reference = fields.String(required=True)
    branch = fields.Nested(ReScoreBranchSchema, required=True)
    wave = fields.Nested(ReScoreWaveSchema, required=True)
    form_version = fields.Integer(required=True)
    before = fields.String(required=True, allow_none=True)
    after = fields.String(required=True, allow_none=True)
    band_before = fields.String(required=True, allow_none=True)
    band_after = fields.String(required=True, allow_none=True)
    coverage_before = fields.String(required=True, allow_none=True)
    coverage_after = fields.String(required=True, allow_none=True)
    complete_before = fields.Boolean(required=True)
    complete_after = fields.Boolean(required=True)
    why = fields.List(fields.Nested(ReScoreReasonSchema), required=True)
    not_there = fields.List(fields.String(), required=True)


class ReScoreSideSchema(Schema):
    """All visits as they are, or as they would be: how many are complete, and the mean score of those."""

    complete = fields.Integer(required=True)
    mean = fields.String(required=True, allow_none=True)


class ReScoreBandSchema(Schema):
    """How many visits are in a band, and would be."""

    band = fields.String(required=True)
    before = fields.Integer(required=True)
    after = fields.Integer(required=True)


class ReScoreCauseSchema(Schema):
    """In how many of the visits that change something is otherwise."""

    question = fields.String(required=True, allow_none=True)
    why = fields.String(required=True, validate=validate.OneOf(get_args(Why)))
    visits = fields.Integer(required=True)


class ReScoreNotThereSchema(Schema):
    """How many visits have no answer to a question that they would have been asked."""

    question = fields.String(required=True)
    visits = fields.Integer(required=True)


class ReScoreResultSchema(Schema):
    """What a re-score came to, and one page of its visits: the largest change first."""

    before = fields.Nested(ReScoreSideSchema, required=True)
    after = fields.Nested(ReScoreSideSchema, required=True)
    up = fields.Integer(required=True)
    down = fields.Integer(required=True)
    bands = fields.List(fields.Nested(ReScoreBandSchema), required=True)
    by_question = fields.List(fields.Nested(ReScoreCauseSchema), required=True)
    not_there = fields.List(fields.Nested(ReScoreNotThereSchema), required=True)
    visits = fields.List(fields.Nested(ReScoredVisitSchema), required=True)
    page = fields.Integer(required=True)
    pages = fields.Integer(required=True)


class ReScoreSchema(Schema):
    """A look at the approved visits of a form's earlier versions. There is a result once it is done.

    `done` of `visits` are scored, `changed` of those would change. `older_than_form`: the draft has been saved since.
    """

    id = fields.UUID(required=True)
    form = fields.Integer(required=True, attribute="form_version_id")
    status = fields.String(required=True, validate=validate.OneOf(("asked", "running", "done", "failed", "cancelled")))
    per_cent = fields.Integer(required=True)
    visits = fields.Integer(required=True)
    done = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    older_than_form = fields.Boolean(required=True)
    asked_at = fields.AwareDateTime(required=True)
    kept_until = fields.AwareDateTime(required=True)
    result = fields.Nested(ReScoreResultSchema, required=True, allow_none=True)
