"""A figure on the wire: marks to draw it from, and a table that says the same."""

from collections.abc import Sequence
from dataclasses import fields as fields_of
from operator import attrgetter
from typing import Any, get_args

from marshmallow import Schema, fields

from reports.figures.figure import Align, Box, Dot, Figure, Line, Mark, Text, Tone

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


_KINDS: tuple[type[Mark], ...] = (Box, Line, Dot, Text)
_CALLED = {kind: kind.__name__.lower() for kind in _KINDS}
_NAMES = {kind: ("kind", *kind.__dataclass_fields__) for kind in _KINDS}
_VALUES = {kind: attrgetter(*kind.__dataclass_fields__) for kind in _KINDS}


def drawn(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """FigureSchema of each, ready for the wire: a page has thousands of marks, too many to look each up by its schema.

    Lengths of marks are told to a hundredth of a point.
    """
    return [
        {
            "name": figure.name,
            "width": float(figure.width),
            "height": float(figure.height),
            "alt": figure.alt,
            "marks": [_mark(mark) for mark in figure.marks],
            "table": {"columns": figure.table.columns, "rows": figure.table.rows},
        }
        for figure in figures
    ]


def _mark(mark: Mark) -> dict[str, Any]:
    kind = type(mark)
    values: list[Any] = [round(value, 2) if isinstance(value, float) else value for value in _VALUES[kind](mark)]
    shown = dict(zip(_NAMES[kind], (_CALLED[kind], *values), strict=True))
    if isinstance(mark, Line):
        shown["points"] = [[round(x, 2), round(y, 2)] for x, y in mark.points]
    return shown


def _described(kind: type[Mark]) -> dict[str, Any]:
    names = [field.name for field in fields_of(kind)]
    properties = {name: _KNOWN.get(name, _NUMBER) for name in names}
    return {
        "type": "object",
        "properties": {"kind": {"type": "string", "enum": [_CALLED[kind]]}, **properties},
        "required": ["kind", *names],
    }


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
    marks = fields.List(fields.Raw(metadata={"oneOf": [_described(kind) for kind in _KINDS]}), required=True)
    table = fields.Nested(FigureTableSchema, required=True)
