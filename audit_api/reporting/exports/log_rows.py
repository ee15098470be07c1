"""One row of the log of how a visit was filled in, in the columns of ODK's audit log."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy.orm import Session

from ...review.audit_log import COLUMNS, Cells, log_rows
from ...review.reading import captures
from .approved import Approved
from .tables import DEGREES, TEXT, WHOLE, Column, Kind, Table
from .visits import NAMES

KINDS: Mapping[str, Kind] = {"start": WHOLE, "end": WHOLE, **dict.fromkeys(COLUMNS[4:7], DEGREES)}
VISIT = ("visit", "reference", "wave", "branch")


@dataclass(frozen=True)
class Logged:
    """One row of a visit's log."""

    of: Approved
    cells: Cells


def logged(session: Session, visits: Iterable[Approved]) -> Iterator[Logged]:
    """The logs of those visits, each in the order in which its rows began."""
    for visit in visits:
        for cells in log_rows(captures(session, visit.visit)):
            yield Logged(visit, cells)


def _cell(place: int, name: str) -> Column:
    return Column(name, KINDS.get(name, TEXT), lambda row: row.cells[place])


AUDIT_LOG = Table(
    "audit-log",
    (
        *(column.within(attrgetter("of")) for column in NAMES if column.name in VISIT),
        *(_cell(place, name) for place, name in enumerate(COLUMNS)),
    ),
)
