"""The fields that figures are made of on the wire: all of them always there."""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from functools import cache
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


class ReadyList(fields.List[Any]):
    """Many small trees that `plain` has made: they go out as they are.

    A page of 250 branches has thousands of figures; to look each up by its schema takes longer than all else.
    """

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return value


class ReadyDict(fields.Dict):
    """The same under keys."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return value


READY = frozenset((str, int, bool, type(None)))
"""What JSON has as it is."""


def plain(value: Any) -> Any:
    """Figures as JSON has them: a decimal as text, a dataclass as a tree."""
    kind: Any = type(value)
    return value if kind in READY else _way(kind)(value)


@cache
def _way(kind: type) -> Callable[[Any], Any]:
    """How values of one kind are made plain: found once, for a page has thousands of them."""
    if issubclass(kind, str | int):
        return lambda value: value
    if issubclass(kind, Decimal):
        return lambda value: f"{value:f}"
    if issubclass(kind, Mapping):
        return lambda value: {key: plain(one) for key, one in value.items()}
    if is_dataclass(kind):
        names = tuple(kind.__dataclass_fields__)
        return lambda value: {name: plain(getattr(value, name)) for name in names}
    return lambda value: [plain(one) for one in value]
