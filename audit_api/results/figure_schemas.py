"""A figure on the wire: marks to draw it from, and a table that says the same."""

from dataclasses import fields as fields_of
from typing import Any, get_args

from marshmallow import Schema, fields

from reports.figures.figure import Align, Box, Dot, Line, Mark, Text, Tone

_NUMBER = {"type": "number"}
_TRUTH = {"type": "boolean"}
_KNOWN: dict[str, dict[str, Any]] = {
    "points": {
        "type": "array",
        "items": {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
    },
    "text": {"type": "string"},
    "tone": {"type": "string", "enum": list(get_args(Tone))},
    "align": {"type": "string", "enum": list(get_args(Align))},
    "bold": _TRUTH,
    "dashed": _TRUTH,
    "hollow": _TRUTH,
    "about": {
        "type": "object",
        "additionalProperties": {"oneOf": [{"type": "integer"}, {"type": "string"}]},
        "nullable": True,
    },
}


_NAMES = {kind: (kind.__name__.lower(), tuple(kind.__dataclass_fields__)) for kind in (Box, Line, Dot, Text)}
"""What each kind of mark is called on the wire, and its fields: found once, for a figure has hundreds."""


def _described(kind: type[Mark]) -> dict[str, Any]:
    names = [field.name for field in fields_of(kind)]
    properties = {name: _KNOWN.get(name, _NUMBER) for name in names}
    return {
        "type": "object",
        "properties": {"kind": {"type": "string", "enum": [kind.__name__.lower()]}, **properties},
        "required": ["kind", *names],
    }


class MarkField(fields.Field[Mark]):
    """A box, line, dot or text: its kind, and its own lengths to a hundredth of a point."""

    def __init__(self) -> None:
        super().__init__(metadata={"oneOf": [_described(kind) for kind in (Box, Line, Dot, Text)]})

    def _serialize(self, value: Mark | None, attr: str | None, obj: Any, **kwargs: Any) -> dict[str, Any]:
        kind, names = _NAMES[type(value)]  # type: ignore[index]
        return {"kind": kind, **{name: _short(getattr(value, name)) for name in names}}


def _short(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 2)
    return [[round(x, 2), round(y, 2)] for x, y in value] if isinstance(value, list | tuple) else value


class FigureTableSchema(Schema):
    """What the figure shows, as texts: as many a row as there are columns."""

    columns = fields.List(fields.String(), required=True)
    rows = fields.List(fields.List(fields.String()), required=True)


class FigureSchema(Schema):
    """A figure to draw: lengths in points from its top left, tones as words of a palette."""

    name = fields.String(required=True)
    width = fields.Float(required=True)
    height = fields.Float(required=True)
    alt = fields.String(required=True)
    marks = fields.List(MarkField(), required=True)
    table = fields.Nested(FigureTableSchema, required=True)
