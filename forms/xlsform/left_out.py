"""What a workbook says that could not be carried over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms.problems import Problem

LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something does not come in: a stable word for its kind, and an English sentence.

    `data` holds what a sentence in another language needs, as JSON can. A code with several sentences tells in
    `sentence` which of them it is; `because` is another reason, and `problem` one of the form language, within this.
    """

    code: str
    message: str
    data: Mapping[str, object] = field(default_factory=dict)


class NotCarried(ValueError):
    """One thing that a form here can't say; its words are those of the reason."""

    def __init__(self, code: str, message: str, **data: object) -> None:
        super().__init__(message)
        self.reason = Reason(code, message, data)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One place in the workbook that is not, or not as it was, in the form.

    `row` is counted from 1 as the spreadsheet shows it, and is None for the sheet as a whole; `column` is its header.
    `reason` is an English sentence, `code` and `data` are those of its Reason.
    """

    sheet: str
    row: int | None
    column: str
    value: str
    reason: str
    code: str
    data: Mapping[str, object]

    def __str__(self) -> str:
        row = "" if self.row is None else f" row {self.row}"
        column = f", {self.column}" if self.column else ""
        value = f" {self.value!r}" if self.value else ""
        return f"{self.sheet}{row}{column}{value}: {self.reason}"


@dataclass(slots=True)
class Losses:
    """All that was left out, gathered while a workbook is read."""

    found: list[LeftOut] = field(default_factory=list)

    def add(self, place: tuple[str, int | None, str], value: str, reason: Reason) -> None:
        """`place` is sheet, row, column. A long value is shortened."""
        short = value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}..."
        self.found.append(LeftOut(*place, short, reason.message, reason.code, reason.data))


def renamed(what: str, name: str, code: str, twice: bool) -> Reason:
    """The code is another than the name: of an `option`, a `question` or a `section`, as `what` says."""
    data = {"sentence": what, "name": name, "code": code}
    if not name:
        return Reason("nameless", f"Nothing is no code; the {what} is {code} here.", {"sentence": what, "code": code})
    if twice:
        return Reason("name_twice", f"{name} stands here twice; the {what} is {code} here.", data)
    return Reason("no_code", f"{name} is no code; the {what} is {code} here.", data)


def always_asked(reason: Reason) -> Reason:
    """A condition is left out for that reason."""
    message = f"{reason.message} Without this condition it is always asked."
    return Reason("always_asked", message, {"because": _within(reason)})


def refused(problem: Problem, whole: bool = False) -> Reason:
    """The form language refuses it; with `whole` the question in which it stands goes too."""
    data = {"problem": _within(problem)}
    if whole:
        return Reason("question_refused", f"It was left out. {problem.message}", data)
    return Reason("refused", problem.message, data)


def _within(reason: Reason | Problem) -> Mapping[str, object]:
    return {"code": reason.code, "message": reason.message, "data": reason.data}
