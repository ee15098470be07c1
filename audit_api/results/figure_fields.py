"""The fields that figures are made of on the wire: all of them always there."""

from typing import Any

from marshmallow import Schema, fields, validate


def figure() -> fields.Decimal:
    """An exact figure as text; null where there is none."""
    return fields.Decimal(as_string=True, required=True, allow_none=True)


def count() -> fields.Integer:
    """A whole number."""
    return fields.Integer(required=True)


def maybe_count() -> fields.Integer:
    """A whole number, or none."""
    return fields.Integer(required=True, allow_none=True)


def text() -> fields.String:
    """Some text."""
    return fields.String(required=True)


def maybe_text() -> fields.String:
    """Some text, or none."""
    return fields.String(required=True, allow_none=True)


def one_of(values: tuple[str, ...]) -> fields.String:
    """One of these words."""
    return fields.String(required=True, validate=validate.OneOf(values))


def nested(schema: type[Schema]) -> fields.Nested:
    """One of these."""
    return fields.Nested(schema, required=True)


def maybe(schema: type[Schema]) -> fields.Nested:
    """One of these, or none."""
    return fields.Nested(schema, required=True, allow_none=True)


def many(schema: type[Schema]) -> fields.List[Any]:
    """Any number of these, in their order."""
    return fields.List(fields.Nested(schema), required=True)
