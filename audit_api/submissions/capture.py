"""What a phone noted beside the answers, on the wire: for reviewers, never for a branch.

All times are by the phone's own wall clock; `seconds` are on the visit clock, which starts at the first tap.
"""

from typing import Any

from marshmallow import ValidationError, fields, validate

from ..http import BROKEN_TEXT, Strict
from ..visits.schemas import PHONE_TIME

MOST_ROWS = 5_000
"""Rows of a log: 300 questions, each gone back to more than ten times."""

LAST_MOMENT = 4_102_444_800_000
"""The year 2100, in milliseconds since 1970."""

TEXTS = {"event": 40, "node": 200, "old_value": 2000, "new_value": 2000}
"""The texts of a row of the log, and how long they may be."""
NO_ROW = {"node": "", "end": None, "old_value": "", "new_value": "", "event": "", "start": 0}
"""What a row has where nothing is said."""

_code = validate.Length(1, 60)
_told = validate.Length(max=2000)
_latitude = fields.Float(allow_none=True, load_default=None, validate=validate.Range(-90, 90))
_longitude = fields.Float(allow_none=True, load_default=None, validate=validate.Range(-180, 180))


def _epoch(milliseconds: int) -> None:
    if not 0 <= milliseconds <= LAST_MOMENT:
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

    event = fields.String(required=True, validate=validate.Length(1, TEXTS["event"]))
    node = fields.String(load_default="", validate=validate.Length(max=TEXTS["node"]))
    start = fields.Integer(required=True, strict=True, validate=_epoch)
    end = fields.Integer(load_default=None, allow_none=True, strict=True, validate=_epoch)
    old_value = fields.String(load_default="", validate=validate.Length(max=TEXTS["old_value"]))
    new_value = fields.String(load_default="", validate=validate.Length(max=TEXTS["new_value"]))


class LogRows(fields.List[Any]):
    """Rows as LogRowSchema has them. A long log of good rows is read many times as fast as row by row; where any
    other row is among them, the schema says what is wrong.
    """

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:
        if isinstance(value, list) and all(map(_is_good, value)):
            return [NO_ROW | row for row in value]
        return super()._deserialize(value, attr, data, **kwargs)


def _is_good(row: Any) -> bool:
    """Whether LogRowSchema finds nothing wrong with the row, and nothing to turn into another type."""
    if type(row) is not dict or not {"event", "start"} <= row.keys() <= NO_ROW.keys() or not row["event"]:
        return False
    texts = (row.get(name, "") for name in TEXTS)
    times = _is_moment(row["start"]) and (row.get("end") is None or _is_moment(row["end"]))
    return times and all(map(_is_short, texts, TEXTS.values()))


def _is_moment(value: Any) -> bool:
    return type(value) is int and 0 <= value <= LAST_MOMENT


def _is_short(text: Any, most: int) -> bool:
    return type(text) is str and len(text) <= most and not BROKEN_TEXT.search(text)


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
    log = LogRows(fields.Nested(LogRowSchema), load_default=list, validate=validate.Length(max=MOST_ROWS))
