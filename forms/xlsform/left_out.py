"""What a workbook says that could not be carried over."""

from __future__ import annotations

from dataclasses import dataclass, field

LONGEST_VALUE = 200


class NotCarried(ValueError):
    """One thing that a form here can't say; its words are the reason."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One place in the workbook that is not, or not as it was, in the form.

    `row` is counted from 1 as the spreadsheet shows it, and is None for the sheet as a whole; `column` is its header.
    """

    sheet: str
    row: int | None
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        row = "" if self.row is None else f" row {self.row}"
        column = f", {self.column}" if self.column else ""
        value = f" {self.value!r}" if self.value else ""
        return f"{self.sheet}{row}{column}{value}: {self.reason}"


@dataclass(slots=True)
class Losses:
    """All that was left out, gathered while a workbook is read."""

    found: list[LeftOut] = field(default_factory=list)

    def add(self, place: tuple[str, int | None, str], value: str, reason: str) -> None:
        """`place` is sheet, row, column. A long value is shortened."""
        short = value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}..."
        self.found.append(LeftOut(*place, short, reason))
