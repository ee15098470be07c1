"""What is known while the sheet `survey` is read from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from forms.parsing import parse
from forms.problems import Broken, show
from forms.xlsform import codes
from forms.xlsform.left_out import Losses, NotCarried, Reason, always_asked
from forms.xlsform.options import Lists
from forms.xlsform.relevance import Known, Tree, read_relevant, write_relevant
from forms.xlsform.table import Row
from forms.xlsform.texts import Texts


@dataclass(slots=True)
class Survey:
    """What the rows above have told, and where questions find their texts and options."""

    texts: Texts
    lists: Lists
    losses: Losses
    known: Known = field(default_factory=Known)
    codes: codes.Codes = field(default_factory=codes.of_questions)
    rows: dict[str, int] = field(default_factory=dict)
    """The row of each question and section, by its code."""


def leave_out(row: Row, reason: Reason, survey: Survey) -> None:
    """Tells of a whole row that does not come in."""
    named = show(row.get("name"))
    survey.known.absent[row.get("name")] = Reason("absent", f"{named} was left out.", {"value": named})
    survey.losses.add(row.place("type"), row.get("type"), reason)
    row.asked.update(row.cells)


def read_condition(row: Row, survey: Survey) -> Tree | None:
    """When the row is asked; what can't be said here is told, and then it is always asked."""
    written, own = row.get("relevant"), row.get("ask_if")
    if not written:
        return None
    if own and (condition := _own_condition(own, written, survey.known)):
        return condition
    try:
        return read_relevant(written, survey.known)
    except NotCarried as why:
        survey.losses.add(row.place("relevant"), written, always_asked(why.reason))
        return None


def _own_condition(own: str, written: str, known: Known) -> Tree | None:
    """The condition in our own words, as long as nobody has changed the expression beside it."""
    try:
        condition: Any = parse(own)
        return condition if write_relevant(condition, known.names.__getitem__) == written else None
    except (Broken, LookupError, TypeError, AttributeError, StopIteration, RecursionError):
        return None
