"""A programme, a region and a question on the wire. No shopper is in it."""

from typing import Any

from marshmallow import Schema, fields, validate

from ..http import id_rule
from .figure_fields import (
    ReadyDict,
    ReadyList,
    count,
    figure,
    many,
    maybe,
    maybe_count,
    maybe_text,
    nested,
    one_of,
    text,
)
from .figure_schemas import FigureSchema
from .schemas import (
    ChangeSchema,
    FormBreakSchema,
    IntervalSchema,
    LanguageArgs,
    ResultRegionSchema,
    ResultWaveSchema,
    ShareSchema,
    WaveChoiceSchema,
)

FAMILIES = ("parameter", "section", "owner", "promise", "skill", "component", "sin", "calamity")
PARTS_OF_DAY = ("morning", "midday", "afternoon", "evening")
CHANNELS = ("in_person", "phone", "online")
GATES = ("nothing", "card", "mean", "score", "band")
VERDICTS = ("clear", "likely", "none")


class FilterArgs(LanguageArgs):
    """Which visits count. A page that is filtered is added up from the visits themselves.

    `scenario` is the answer to a question about the circumstances, as `question:option`. `beside` is the wave to
    compare with: the one before, unless told otherwise. `form` takes the visits of another form version's kind.
    """

    beside = fields.Integer(validate=id_rule)
    form = fields.Integer(validate=id_rule)
    part_of_day = fields.String(validate=validate.OneOf(PARTS_OF_DAY))
    channel = fields.String(validate=validate.OneOf(CHANNELS))
    scenario = fields.String(validate=validate.Regexp(r"[A-Za-z][A-Za-z0-9_]*:[A-Za-z0-9_-]{1,60}\Z"))


class AreaArgs(FilterArgs):
    """`family`: of which tags the heat grid is."""

    family = fields.String(load_default="parameter", validate=validate.OneOf(FAMILIES))


class FormKindSchema(Schema):
    """Visits of the wave that can be taken together: made with these questions. `shown` are those of the page."""

    id = count()
    code = text()
    number = count()
    title = text()
    visits = count()
    shown = fields.Boolean(required=True)


class ScenarioOptionSchema(Schema):
    """An answer to filter by, as `scenario` takes it."""

    value = text()
    title = text()


class ScenarioSchema(Schema):
    """A question about the circumstances whose answers visits can be filtered by."""

    question = text()
    title = text()
    options = many(ScenarioOptionSchema)


class FiltersSchema(Schema):
    """What this page can be filtered by: the channels and circumstances of its form. `active`: it is filtered."""

    active = fields.Boolean(required=True)
    channels = fields.List(fields.String(), required=True)
    parts_of_day = fields.List(fields.String(), required=True)
    scenarios = many(ScenarioSchema)


class PairedChangeSchema(Schema):
    """The mean of the branches' own changes, of those visited in both waves."""

    branches = count()
    difference = figure()
    interval = nested(IntervalSchema)
    verdict = one_of(VERDICTS)


class AreaScoreSchema(Schema):
    """The mean of the branches' means. `gate` is what so many visits allow; `lacking` how many its next step needs."""

    branches = count()
    visits = count()
    score = figure()
    interval = maybe(IntervalSchema)
    gate = one_of(GATES)
    lacking = maybe_count()


class ReliabilitySchema(Schema):
    """How much of the difference between branches is their own; `visits` a branch had on average."""

    icc = figure()
    reliability = figure()
    visits = figure()
    to_rank = maybe_count()
    to_reward = maybe_count()
    allowed = one_of(("nothing", "rank", "reward"))


class AreaCriticalSchema(Schema):
    """A critical question that failed so often, in so many branches."""

    question = text()
    effect = text()
    times = count()
    branches = count()


class LostSchema(Schema):
    """A question that lost points: in visits and branches, and what it took off the score."""

    question = text()
    owner = maybe_text()
    visits = nested(ShareSchema)
    branches = nested(ShareSchema)
    lost = figure()
    percent = figure()
    running = figure()


class AreaFaultSchema(Schema):
    """A sin or a calamity, in the visits where it could have been."""

    code = text()
    share = nested(ShareSchema)
    interval = maybe(IntervalSchema)


class AreaStepSchema(Schema):
    """A timed standard: in how many visits it was kept, and whether the promised share is broken."""

    question = text()
    within = nested(ShareSchema)
    interval = maybe(IntervalSchema)
    breach = fields.Boolean(required=True)


class AreaFiguresSchema(AreaScoreSchema):
    """The figures of a region or a programme. `other_form`: approved visits with other questions, in no figure."""

    incomplete = count()
    other_form = count()
    provisional = count()
    band = maybe_text()
    target = figure()
    gap = figure()
    change = maybe(PairedChangeSchema)
    reliability = maybe(ReliabilitySchema)
    compliance = nested(ShareSchema)
    critical = count()
    critical_items = many(AreaCriticalSchema)
    lost = many(LostSchema)
    sins = many(AreaFaultSchema)
    calamities = many(AreaFaultSchema)
    steps = many(AreaStepSchema)


class CellSchema(Schema):
    """One cell of a heat grid: a score, or for sins and calamities the per cent of visits with it."""

    value = figure()
    visits = count()
    interval = maybe(IntervalSchema)
    gate = one_of(GATES)


class ColumnSchema(Schema):
    """A column of a heat grid."""

    code = text()
    title = text()


class GridSchema(Schema):
    """A heat grid: for each row of the page (`id` of a region or a branch) a cell for each column."""

    family = one_of(FAMILIES)
    kind = one_of(("score", "share"))
    columns = many(ColumnSchema)
    rows = ReadyDict(keys=fields.Integer(), values=fields.List(fields.Nested(CellSchema)), required=True)


class RegionLineSchema(AreaScoreSchema):
    """A region of a programme."""

    id = count()
    code = text()
    name = text()
    before = maybe(AreaScoreSchema)
    change = maybe(PairedChangeSchema)
    compliance = nested(ShareSchema)
    critical = count()
    incomplete = count()


class RankSchema(Schema):
    """The ranks between which a branch lies nine times in ten; the best is 1."""

    low = count()
    high = count()


class LeaguePlaceSchema(Schema):
    """A branch among those of its region: its score drawn towards the mean as far as its few visits demand."""

    shrunk = figure()
    interval = nested(IntervalSchema)
    bar = nested(IntervalSchema)
    reliability = figure()
    rank = maybe(RankSchema)


class AreaBranchSchema(Schema):
    """A branch of a region. `real`: its change stands among all that were tried, chance accounted for."""

    id = count()
    code = text()
    name = text()
    city = text()
    visits = count()
    score = figure()
    gate = one_of(GATES)
    lacking = maybe_count()
    place = maybe(LeaguePlaceSchema)
    visits_before = count()
    before = figure()
    change = maybe(ChangeSchema)
    real = fields.Boolean(required=True)
    critical = count()
    incomplete = count()


class RealChangesSchema(Schema):
    """How many branches' changes were tried, and how many stand; at most `false_alarms` of a hundred are chance."""

    tried = count()
    real = count()
    false_alarms = count()


class AreaTitlesSchema(Schema):
    """What the codes in the figures are called, in the reader's language."""

    question = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    owner = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    sin = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    calamity = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    band = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    effect = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class AreaPageSchema(Schema):
    """What the pages of a programme and a region share."""

    wave = nested(ResultWaveSchema)
    beside = maybe(WaveChoiceSchema)
    waves = many(WaveChoiceSchema)
    forms = many(FormKindSchema)
    form_break = maybe(FormBreakSchema)
    filters = nested(FiltersSchema)
    figures = nested(AreaFiguresSchema)
    grid = nested(GridSchema)
    titles: Any = fields.Nested(AreaTitlesSchema, required=True)


class ProgrammeResultsSchema(AreaPageSchema):
    """A wave of a programme, over those regions that are the reader's."""

    regions = many(RegionLineSchema)


class AreaRegionSchema(ResultRegionSchema):
    """The region of a page."""

    id = count()


class RegionResultsSchema(AreaPageSchema):
    """A region in a wave, and its branches, best first where they can be compared.

    `drawings` show them side by side.
    """

    region = nested(AreaRegionSchema)
    changes = nested(RealChangesSchema)
    left_out = count()
    drawings = ReadyList(fields.Nested(FigureSchema), required=True)
    branches = ReadyList(fields.Nested(AreaBranchSchema), required=True)
