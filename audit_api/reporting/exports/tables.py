"""What a table of an export is: its columns, and what each of them holds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cached_property
from typing import Any, Literal

Cell = str | int | float | Decimal | bool | date | datetime | None
Cells = tuple[Cell, ...]

EXACT = Context(prec=1000, rounding=ROUND_HALF_UP)
"""Enough for the longest number that the form language reads."""


@dataclass(frozen=True)
class Kind:
    """What the cells of a column are; `digits` and `places` are those of a decimal, all of them and after the point.

    A cell of any kind may be empty: None. Moments are in UTC; degrees are WGS 84.
    """

    name: Literal["text", "whole", "decimal", "flag", "date", "moment", "degrees"]
    digits: int = 0
    places: int = 0

    def number(self, value: object) -> Decimal | None:
        """The number as it is written in `value`, to at most `places` decimals; none when it is too long."""
        if value is None:
            return None
        smallest, exact = Decimal(1).scaleb(-self.places), Decimal(str(value))
        if -int(exact.as_tuple().exponent) > self.places:
            exact = exact.quantize(smallest, context=EXACT)
        return exact if exact.adjusted() < self.digits - self.places else None


TEXT, WHOLE, FLAG = Kind("text"), Kind("whole"), Kind("flag")
DATE, MOMENT, DEGREES = Kind("date"), Kind("moment"), Kind("degrees")
POINTS = Kind("decimal", 18, 2)
PER_CENT = Kind("decimal", 4, 1)
CREDIT = Kind("decimal", 5, 4)
SECONDS = Kind("decimal", 13, 3)
NUMBER = Kind("decimal", 28, 10)


@dataclass(frozen=True)
class Column:
    """`take` finds the column's cell in a record of its table."""

    name: str
    kind: Kind
    take: Callable[[Any], Any]

    def cell(self, record: Any) -> Cell:
        """The cell as the column's kind has it."""
        found: Cell = self.take(record)
        if self.kind.name == "decimal":
            return self.kind.number(found)
        return (found or None) if self.kind.name == "text" else found

    def within(self, part: Callable[[Any], Any]) -> "Column":
        """The same column for records of another table, which hold the record it knows as `part`."""
        return replace(self, take=lambda record: self.take(part(record)))


@dataclass(frozen=True)
class Table:
    """Columns from left to right."""

    name: Literal["visits", "answers", "audit-log"]
    columns: tuple[Column, ...]

    @cached_property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def rows(self, records: Iterable[Any]) -> Iterator[Cells]:
        """A row for each record, read as it is asked for."""
        return (tuple(column.cell(record) for column in self.columns) for record in records)


def several(codes: Sequence[str]) -> str:
    """Codes in one cell."""
    return "; ".join(codes)
