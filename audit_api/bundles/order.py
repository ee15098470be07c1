"""What is bundled: which branches of which wave, for whom to read, and when it was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import Session

from reports.data import Language

from ..programmes.models import Branch
from ..results import reading
from ..review.models import Decision
from ..review.reading import approved
from ..submissions.models import Revision
from ..visits.models import Visit


@dataclass(frozen=True)
class Order:
    """The reports of `branches` (their numbers, in the order of their codes) in one wave, asked for `at`."""

    wave: int
    branches: tuple[int, ...]
    language: Language
    at: datetime

    def as_tree(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return {
            "wave": self.wave,
            "branches": list(self.branches),
            "language": self.language,
            "at": self.at.isoformat(),
        }

    @classmethod
    def of(cls, tree: Mapping[str, Any]) -> "Order":
        """The order that `as_tree` wrote."""
        at = datetime.fromisoformat(tree["at"])
        return cls(tree["wave"], tuple(tree["branches"]), tree["language"], at)


def branches_to_report(session: Session, wave: int, *conditions: ColumnElement[bool]) -> tuple[int, ...]:
    """The numbers of the branches that have something approved in the wave, in the order of their codes."""
    query = (
        approved(Visit.branch_id)
        .where(Visit.wave_id == wave, *conditions)
        .group_by(Branch.code, Visit.branch_id)
        .order_by(Branch.code, Visit.branch_id)
    )
    return tuple(session.scalars(query))


def approved_since(session: Session, wave: int, at: datetime) -> bool:
    """Whether a visit of the wave has been approved after `at`."""
    later = approved(func.count(Visit.id)).where(Visit.wave_id == wave, Decision.decided_at > at)
    return bool(session.scalar(later))


def revisions_of(session: Session, order: Order, branch: int) -> list[Revision]:
    """What the report of one branch is made from: all that is approved now, as for a report by itself."""
    return reading.whole(session, Visit.wave_id == order.wave, Visit.branch_id == branch)
