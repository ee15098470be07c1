"""Results on the wire: what managers see of their branches. No shopper is in it."""

from typing import Any, get_args

from marshmallow import Schema, fields, validate

from reports.measures.change import Trend

from ..http import Strict, id_rule
from ..people.schemas import LANGUAGES
from .figure_fields import ReadyList
from .figure_schemas import FigureSchema


def _figure() -> fields.Decimal:
    """An exact figure as text; null where there is none."""
    return fields.Decimal(as_string=True, required=True, allow_none=True)


def _codes() -> fields.Dict:
    return fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class LanguageArgs(Strict):
    """The language to read in; one's own, unless told otherwise."""

    language = fields.String(validate=validate.OneOf(LANGUAGES))


class BranchArgs(LanguageArgs):
    """`beside` is the wave to compare with: the one before, unless told otherwise."""

    beside = fields.Integer(validate=id_rule)


class ResultProgrammeSchema(Schema):
    """The programme of a wave; `target` is the score a branch should reach."""

    id = fields.Integer(required=True)
    title = fields.String(required=True)
    target = _figure()


class ResultClientSchema(Schema):
    """Whose branches these are."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)


class ResultWaveSchema(Schema):
    """A wave with approved visits; the counts are those of the reader's own branches."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    title = fields.String(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True)
    programme = fields.Nested(ResultProgrammeSchema, required=True)
    client = fields.Nested(ResultClientSchema, required=True)
    branches = fields.Integer(required=True)
    visits = fields.Integer(required=True)


class WaveChoiceSchema(Schema):
    """A wave of the programme, to look at or to compare with."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    title = fields.String(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True)


class IntervalSchema(Schema):
    """The two ends of a 95 per cent interval."""

    low = _figure()
    high = _figure()


class MeanSchema(Schema):
    """A mean of `n` visits."""

    n = fields.Integer(required=True)
    mean = _figure()


class ChangeSchema(Schema):
    """Points gained or lost since the wave before, and whether that is more than chance."""

    before = _figure()
    visits_before = fields.Integer(required=True)
    difference = _figure()
    interval = fields.Nested(IntervalSchema, required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(["clear", "likely", "none"]))
    more_visits = fields.Integer(required=True, allow_none=True)


class ResultRegionSchema(Schema):
    """The region a branch lies in."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class ResultBranchSchema(Schema):
    """A branch, as managers know it."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    city = fields.String(required=True)
    region = fields.Nested(ResultRegionSchema, required=True)


class BranchLineSchema(ResultBranchSchema):
    """A branch in a wave. `n` counts complete visits; `gate` says what so many allow to be said."""

    n = fields.Integer(required=True)
    mean = _figure()
    band = fields.String(required=True, allow_none=True)
    gate = fields.String(required=True, validate=validate.OneOf(["nothing", "card", "mean", "score", "band"]))
    before = fields.Nested(MeanSchema, required=True, allow_none=True)
    change = fields.Nested(ChangeSchema, required=True, allow_none=True)
    critical = fields.Integer(required=True)


class WaveResultsSchema(Schema):
    """A wave and its branches."""

    wave = fields.Nested(ResultWaveSchema, required=True)
    target = _figure()
    branches = fields.List(fields.Nested(BranchLineSchema), required=True)


class ShareSchema(Schema):
    """`met` of `of`, and the per cent of it."""

    met = fields.Integer(required=True)
    of = fields.Integer(required=True)
    percent = _figure()


class JudgedSchema(Schema):
    """What every row of the report card has: `gate` says what its own visits allow, `trend` how it moved since the
    wave before, `worst` what cost most in it."""

    code = fields.String(required=True)
    visits = fields.Integer(required=True)
    interval = fields.Nested(IntervalSchema, required=True, allow_none=True)
    gate = fields.Function(lambda row: row.standing.name.lower(), required=True, metadata={"type": "string"})
    trend = fields.String(required=True, allow_none=True, validate=validate.OneOf(get_args(Trend)))
    worst = fields.String(required=True, allow_none=True)


class CardRowSchema(JudgedSchema):
    """One row of the report card, from 0 to 100. `band` is none below four visits."""

    score = _figure()
    visit_scores = fields.List(fields.Decimal(as_string=True), required=True)
    target = _figure()
    gap = _figure()
    band = fields.String(required=True, allow_none=True)


class CardRateSchema(JudgedSchema):
    """Faults of a family: `met` in so many visits, and the rate in ten visits; fewer is better."""

    met = fields.Integer(required=True)
    rate = _figure()


class CardSchema(Schema):
    """The report card, part by part. `whole`: binding standards met, and consistency."""

    parameters = fields.List(fields.Nested(CardRowSchema), required=True)
    promises = fields.List(fields.Nested(CardRowSchema), required=True)
    whole = fields.List(fields.Nested(CardRowSchema), required=True)
    rates = fields.List(fields.Nested(CardRateSchema), required=True)
    sections = fields.List(fields.Nested(CardRowSchema), required=True)


class CriticalItemSchema(Schema):
    """A critical question that failed in the visit of this number."""

    visit = fields.Integer(required=True)
    question = fields.String(required=True)
    effect = fields.String(required=True)


class StrengthSchema(Schema):
    """A question that earned everything in so many visits."""

    question = fields.String(required=True)
    visits = fields.Integer(required=True)


class MissedSchema(Schema):
    """A question that lost points; `again` when it did in the wave before, too."""

    question = fields.String(required=True)
    owner = fields.String(required=True, allow_none=True)
    share = fields.Nested(ShareSchema, required=True)
    lost = _figure()
    percent = _figure()
    running = _figure()
    again = fields.Boolean(required=True)
    visits = fields.List(fields.Integer(), required=True)


class FaultSchema(Schema):
    """A sin or a calamity; `evidence` names the questions that raised it, by number of visit."""

    code = fields.String(required=True)
    share = fields.Nested(ShareSchema, required=True)
    interval = fields.Nested(IntervalSchema, required=True, allow_none=True)
    evidence = fields.Dict(keys=fields.Integer(), values=fields.List(fields.String()), required=True)


class DurationSchema(Schema):
    """How long a step took in the visit of this number; `censored`: at least so long."""

    visit = fields.Integer(required=True)
    seconds = _figure()
    censored = fields.Boolean(required=True)
    within = fields.Boolean(required=True)
    source = fields.String(required=True)


class MedianSchema(Schema):
    """The middle duration."""

    seconds = _figure()
    at_least = fields.Boolean(required=True)


class TimedStepSchema(Schema):
    """One timed question over the visits; `target` and `limit` in seconds."""

    question = fields.String(required=True)
    target = _figure()
    limit = _figure()
    durations = fields.List(fields.Nested(DurationSchema), required=True)
    median = fields.Nested(MedianSchema, required=True, allow_none=True)
    within = fields.Nested(ShareSchema, required=True)
    breach = fields.Boolean(required=True)
    waiting = fields.Boolean(required=True)


class BranchFiguresSchema(Schema):
    """Every figure of a branch's report."""

    n = fields.Function(lambda found: len(found.visits), required=True, metadata={"type": "integer"})
    incomplete = fields.Integer(required=True)
    gate = fields.Function(lambda found: found.standing.name.lower(), required=True, metadata={"type": "string"})
    score = _figure()
    interval = fields.Nested(IntervalSchema, required=True, allow_none=True)
    band = fields.String(required=True, allow_none=True)
    band_provisional = fields.Boolean(required=True)
    provisional = fields.Integer(required=True)
    target = _figure()
    gap = _figure()
    change = fields.Nested(ChangeSchema, required=True, allow_none=True)
    compliance = fields.Nested(ShareSchema, required=True)
    card = fields.Nested(CardSchema, required=True)
    critical = fields.List(fields.Nested(CriticalItemSchema), required=True)
    strengths = fields.List(fields.Nested(StrengthSchema), required=True)
    fixes = fields.List(fields.Nested(MissedSchema), required=True)
    missed = fields.List(fields.Nested(MissedSchema), required=True)
    sins = fields.List(fields.Nested(FaultSchema), required=True)
    calamities = fields.List(fields.Nested(FaultSchema), required=True)
    steps = fields.List(fields.Nested(TimedStepSchema), required=True)
    waiting = _figure()


class TitlesSchema(Schema):
    """What the codes in the figures are called, in the reader's language."""

    question = _codes()
    section = _codes()
    event = _codes()
    parameter = _codes()
    owner = _codes()
    sin = _codes()
    calamity = _codes()
    band = _codes()


class ResultVisitSchema(Schema):
    """An approved visit. Its date is told once two weeks have passed; till then the part of the day alone."""

    id = fields.String(required=True)
    number = fields.Integer(required=True)
    part_of_day = fields.String(required=True, validate=validate.OneOf(["morning", "midday", "afternoon", "evening"]))
    date = fields.Date(required=True, allow_none=True)
    final = fields.String(required=True, allow_none=True)
    band = fields.String(required=True, allow_none=True)
    complete = fields.Boolean(required=True)
    provisional = fields.Boolean(required=True)
    critical = fields.List(fields.String(), required=True)


class FormBreakSchema(Schema):
    """The wave beside was made with another version of the form, which does not measure the same.

    `questions`: they ask other questions, and nothing is compared. `scoring`: they count the same answers otherwise.
    """

    before = fields.Integer(required=True)
    now = fields.Integer(required=True)
    why = fields.String(required=True, validate=validate.OneOf(["questions", "scoring"]))


class BranchResultsSchema(Schema):
    """One branch in one wave. `other_form` counts approved visits made with other questions: no figure has them.

    `drawings` are the figures of the report.
    """

    wave = fields.Nested(ResultWaveSchema, required=True)
    beside = fields.Nested(WaveChoiceSchema, required=True, allow_none=True)
    waves = fields.List(fields.Nested(WaveChoiceSchema), required=True)
    branch = fields.Nested(ResultBranchSchema, required=True)
    figures = fields.Nested(BranchFiguresSchema, required=True)
    drawings = ReadyList(fields.Nested(FigureSchema), required=True)
    titles: Any = fields.Nested(TitlesSchema, required=True)
    visits = fields.List(fields.Nested(ResultVisitSchema), required=True)
    other_form = fields.Integer(required=True)
    form_break = fields.Nested(FormBreakSchema, required=True, allow_none=True)
