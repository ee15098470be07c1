"""What a phone noted beside the answers, on the wire: for reviewers, never for a branch.

All times are by the phone's own wall clock; `seconds` are on the visit clock, which starts at the first tap.
"""

from typing import Any

from marshmallow import ValidationError, fields, validate

from ..http import BROKEN_TEXT, Strict
from ..visits.schemas import PHONE_TIME

MOST_ROWS = 5_000
"""Rows of a log: 300 questions, each gone back to more than ten times."""

_code = validate.Length(1, 60)
_told = validate.Length(max=2000)
_latitude = fields.Float(allow_none=True, load_default=None, validate=validate.Range(-90, 90))
_longitude = fields.Float(allow_none=True, load_default=None, validate=validate.Range(-180, 180))


def _epoch(milliseconds: int) -> None:
    if not 0 <= milliseconds <= 4_102_444_800_000:
        raise ValidationError("This is no time this can have happened.")


def _sayable(words: dict[str, Any]) -> None:
    texts = [*words, *(word for word in words.values() if isinstance(word, str))]
    if len(words) > 500 or any(map(BROKEN_TEXT.search, texts)):
        raise ValidationError("This holds more than 500 things, or a sign that is no character. Leave them out.")


class TapSchema(Strict):
    """A tap of the visit clock, those taken back too."""

    event = fields.String(required=True, validate=_code)
    seconds = fields.Float(required=True, validate=validate.Range(0, 10_000_000))
    at = fields.AwareDateTime(required=True, validate=PHONE_TIME)
    taken_back = fields.Boolean(load_default=False)


class GapSchema(Strict):
    """Where the visit clock was taken up again by the wall clock.

    `after` is where it stood, `counted` how many seconds were counted for the gap. `reopened`: the page was loaded
    anew; `slept`: the phone slept; `clock_changed`: the wall clock was seen to jump, so the gap may be wrong.
    """

    after = fields.Float(required=True, validate=validate.Range(0, 10_000_000))
    counted = fields.Float(required=True, validate=validate.Range(0, 10_000_000))
    why = fields.String(required=True, validate=validate.OneOf(["reopened", "slept", "clock_changed"]))


class PhonePlaceSchema(Strict):
    """Where the phone was. `accuracy` is metres; a place is told only when the shopper agreed."""

    told = fields.String(required=True, validate=validate.OneOf(["given", "refused", "impossible"]))
    at = fields.AwareDateTime(required=True, validate=PHONE_TIME)
    latitude = _latitude
    longitude = _longitude
    accuracy = fields.Float(allow_none=True, load_default=None, validate=validate.Range(0, 10_000_000))


class PlacesSchema(Strict):
    """Where the phone was at check-in and at check-out."""

    check_in = fields.Nested(PhonePlaceSchema, load_default=None, allow_none=True)
    check_out = fields.Nested(PhonePlaceSchema, load_default=None, allow_none=True)


class PhotoNoteSchema(Strict):
    """What the phone took off a photo before it left, and the shopper's caption. `blurred` counts hidden places."""

    source = fields.String(load_default="album", validate=validate.OneOf(["camera", "album"]))
    taken_at = fields.AwareDateTime(load_default=None, allow_none=True, validate=PHONE_TIME)
    latitude = _latitude
    longitude = _longitude
    caption = fields.String(load_default="", validate=validate.Length(max=300))
    blurred = fields.Integer(load_default=0, strict=True, validate=validate.Range(0, 1000))


class LogRowSchema(Strict):
    """A row of the log, in the columns of ODK's audit log: `start` and `end` are milliseconds since 1970."""

    event = fields.String(required=True, validate=validate.Length(1, 40))
    node = fields.String(load_default="", validate=validate.Length(max=200))
    start = fields.Integer(required=True, strict=True, validate=_epoch)
    end = fields.Integer(load_default=None, allow_none=True, strict=True, validate=_epoch)
    old_value = fields.String(load_default="", validate=_told)
    new_value = fields.String(load_default="", validate=_told)


class CaptureSchema(Strict):
    """How the visit was captured. `replies` are the shopper's words to the reviewer, by question."""

    taps = fields.List(fields.Nested(TapSchema), load_default=list, validate=validate.Length(max=2000))
    gaps = fields.List(fields.Nested(GapSchema), load_default=list, validate=validate.Length(max=2000))
    places = fields.Nested(PlacesSchema, load_default=dict)
    photos: Any = fields.Dict(
        keys=fields.String(validate=validate.Length(equal=64)),
        values=fields.Nested(PhotoNoteSchema),
        load_default=dict,
        validate=_sayable,
    )
    replies: Any = fields.Dict(
        keys=fields.String(validate=_code),
        values=fields.String(validate=_told),
        load_default=dict,
        validate=_sayable,
    )
    log = fields.List(fields.Nested(LogRowSchema), load_default=list, validate=validate.Length(max=MOST_ROWS))
