"""Review on the wire."""

from marshmallow import Schema, fields, validate

from ..http import PageArgs, Strict, id_rule, page_of
from ..submissions.models import OUTCOMES
from ..visits.models import LIFE
from ..visits.schemas import FeeSchema, VisitSchema, reason_rule


class QueueArgs(PageArgs):
    """Which visits to review."""

    client = fields.Integer(validate=id_rule)
    wave = fields.Integer(validate=id_rule)


class QueueRowSchema(Schema):
    """A visit that waits for a reviewer. `again`: it was sent back before."""

    visit = fields.Nested(VisitSchema, required=True)
    submission = fields.String(required=True)
    revision = fields.Integer(required=True)
    received_at = fields.AwareDateTime(required=True)
    final = fields.String(required=True, allow_none=True)
    band = fields.String(required=True, allow_none=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    complete = fields.Boolean(required=True)
    critical = fields.List(fields.String(), required=True)
    conflicts = fields.Integer(required=True)
    again = fields.Boolean(required=True)


class WaitingArgs(PageArgs):
    """Which part of what waits; each row asks the photo store."""

    page_size = fields.Integer(load_default=50, validate=validate.Range(1, 100))


class WaitingSchema(Schema):
    """A hand-in whose answers are safe, and which counts once the missing of its `photos` photos are here."""

    visit = fields.Nested(VisitSchema, required=True)
    submission = fields.String(required=True)
    received_at = fields.AwareDateTime(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    photos = fields.Integer(required=True)
    photos_missing = fields.List(fields.String(), required=True)


class RevisionSchema(Schema):
    """What came back, as it is to be judged. `id` is what a decision names.

    `clock_offset_ms` is how far the server's clock was ahead of the phone's.
    """

    id = fields.Integer(required=True)
    number = fields.Integer(required=True)
    kind = fields.String(required=True)
    made_at = fields.AwareDateTime(required=True)
    submission = fields.String(required=True, attribute="submission_id")
    received_at = fields.AwareDateTime(required=True, attribute="submission.received_at")
    clock_offset_ms = fields.Integer(required=True, allow_none=True, attribute="submission.clock_offset_ms")


class ArithmeticSchema(Schema):
    """How a question came to its points; `how` in the language of the reader."""

    question = fields.String(required=True)
    points = fields.String(required=True)
    credit = fields.String(required=True, allow_none=True)
    earned = fields.String(required=True, allow_none=True)
    how = fields.String(required=True)


class ReviewPhotoSchema(Schema):
    """A photo and the question it answers (empty where there was no visit); the size is that of the upright picture."""

    sha256 = fields.String(required=True)
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)
    taken_at = fields.String(required=True, allow_none=True)
    question = fields.String(required=True)


class QuestionReasonSchema(Strict):
    """What is to be looked at again, and why."""

    question = fields.String(required=True, validate=validate.Length(1, 60))
    reason = fields.String(required=True, validate=reason_rule)


class DecisionSchema(Schema):
    """A reviewer's word."""

    kind = fields.String(required=True, validate=validate.OneOf(["approved", "sent_back"]))
    reason = fields.String(required=True)
    questions = fields.List(fields.Nested(QuestionReasonSchema), required=True)
    decided_at = fields.AwareDateTime(required=True)
    reviewer = fields.String(required=True, attribute="reviewer.name")


class ConflictSchema(Schema):
    """Another document that came under an id which was taken."""

    id = fields.Integer(required=True)
    received_at = fields.AwareDateTime(required=True)
    document = fields.Dict(required=True)


class HeldSchema(Schema):
    """A hand-in that waited for photos when another one came."""

    submission = fields.String(required=True, attribute="submission_id")
    received_at = fields.AwareDateTime(required=True)
    document = fields.Dict(required=True)


class DistancesSchema(Schema):
    """Whole metres from the branch to the phone; null where either place is not known."""

    check_in = fields.Integer(required=True, allow_none=True)
    check_out = fields.Integer(required=True, allow_none=True)


class ReviewSchema(Schema):
    """One visit whole, as a reviewer needs it. `told` is why there was no visit; `brought_in_by` is who handed it in
    from a file when it was not the shopper.
    """

    visit = fields.Nested(VisitSchema, required=True)
    form = fields.Dict(required=True)
    revision = fields.Nested(RevisionSchema, required=True)
    document = fields.Dict(required=True)
    brought_in_by = fields.String(required=True, allow_none=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    told = fields.String(required=True, allow_none=True)
    places = fields.Nested(DistancesSchema, required=True)
    scorecard = fields.Dict(required=True, allow_none=True)
    arithmetic = fields.List(fields.Nested(ArithmeticSchema), required=True)
    photos = fields.List(fields.Nested(ReviewPhotoSchema), required=True)
    decisions = fields.List(fields.Nested(DecisionSchema), required=True)
    conflicts = fields.List(fields.Nested(ConflictSchema), required=True)
    held = fields.List(fields.Nested(HeldSchema), required=True)


class ApprovalSchema(Strict):
    """The revision that was seen, by its id."""

    revision = fields.Integer(required=True, strict=True, validate=id_rule)


class SendBackSchema(ApprovalSchema):
    """Why the visit goes back, as a whole and question by question."""

    reason = fields.String(required=True, validate=reason_rule)
    questions = fields.List(fields.Nested(QuestionReasonSchema), load_default=list, validate=validate.Length(max=500))


class MySentBackSchema(Schema):
    """What the shopper is asked to mend."""

    reason = fields.String(required=True)
    questions = fields.List(fields.Nested(QuestionReasonSchema), required=True)
    decided_at = fields.AwareDateTime(required=True)


class MyHeldSchema(Schema):
    """A hand-in whose answers are safe, and which counts once its missing photos are here."""

    submission = fields.String(required=True)
    received_at = fields.AwareDateTime(required=True)
    photos_missing = fields.List(fields.String(), required=True)


class MyOutcomeSchema(Schema):
    """What became of a visit: what was handed in last, and what is held until its photos are here.

    Until the visit is approved, `answers` is what was handed in last; `told` and `photos` where that was no visit.
    All about the last hand-in is null where nothing but a held one came.
    """

    status = fields.String(required=True, validate=validate.OneOf(LIFE))
    received_at = fields.AwareDateTime(required=True, allow_none=True)
    submission = fields.String(required=True, allow_none=True)
    outcome = fields.String(required=True, allow_none=True, validate=validate.OneOf(OUTCOMES))
    sent_back = fields.Nested(MySentBackSchema, required=True, allow_none=True)
    approved_at = fields.AwareDateTime(required=True, allow_none=True)
    answers = fields.Dict(required=True, allow_none=True)
    told = fields.String(required=True, allow_none=True)
    photos = fields.List(fields.String(), required=True)
    held = fields.Nested(MyHeldSchema, required=True, allow_none=True)


MY_OUTCOMES = {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/MyOutcome"}}
"""A map from a visit's id to MyOutcomeSchema: the one shape a Schema class cannot say."""


class MyHistoryBranchSchema(Schema):
    """Where one has been."""

    name = fields.String(required=True)
    city = fields.String(required=True)


class MyHistoryRowSchema(Schema):
    """A visit of one's own that ended. One that was cancelled before it was handed in has no outcome."""

    id = fields.String(required=True, attribute="visit.id")
    reference = fields.String(required=True, attribute="visit.reference")
    branch = fields.Nested(MyHistoryBranchSchema, required=True, attribute="visit.branch")
    window_from = fields.Date(required=True, attribute="visit.window_from")
    window_to = fields.Date(required=True, attribute="visit.window_to")
    status = fields.String(required=True, attribute="visit.status", validate=validate.OneOf(LIFE))
    outcome = fields.String(required=True, allow_none=True, validate=validate.OneOf(OUTCOMES))
    handed_in_at = fields.AwareDateTime(required=True, allow_none=True)
    approved_at = fields.AwareDateTime(required=True, allow_none=True)
    fee = fields.Nested(FeeSchema, required=True, allow_none=True, attribute="visit.pay")


MyHistorySchema = page_of(MyHistoryRowSchema).from_dict(
    {"earned": fields.List(fields.Nested(FeeSchema), required=True)}, name="MyHistory"
)
"""A page of them; `earned` holds the fees of all approved visits, a sum for each currency."""
