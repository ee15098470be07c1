"""What may be told of a paper to somebody who has nothing but its code."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from reports.digest import SIGNS

from ..http import found
from ..programmes.models import Branch
from ..review.models import Decision
from ..review.reading import approved
from ..visits.models import Visit
from .models import MadePaper

_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})
SIGNS_OF_A_CODE = 12


def told_of(session: Session, code: str) -> dict[str, Any]:
    """PaperSchema of the papers with this code, however it was typed; 404 when this server made none.

    Nothing here says whose paper it is: the code may lie in anybody's hands.
    """
    printed = found(as_printed(code), "paper", code)
    query = select(MadePaper).where(MadePaper.code == printed).order_by(MadePaper.made_at, MadePaper.sha256)
    rows: Sequence[MadePaper] = session.scalars(query).all()
    found(rows[0] if rows else None, "paper", printed)
    return {
        "code": printed,
        "made_on": rows[0].made_at.date(),
        "pages": rows[-1].pages,
        "newer": _is_outdated(session, rows[-1]),
        "files": [row.sha256 for row in rows],
    }


def as_printed(code: str) -> str | None:
    """A code as papers show it, from however somebody typed it; none when it can't be one."""
    signs = code.upper().translate(_LOOKALIKES)
    if len(signs) != SIGNS_OF_A_CODE or set(signs) - set(SIGNS):
        return None
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"


def _is_outdated(session: Session, paper: MadePaper) -> bool:
    """Whether a visit of it that took place was approved since, or the same was made again with another content."""
    since = approved(Decision.id).where(Decision.decided_at > paper.made_at, *_about(paper))
    same = (MadePaper.wave_id, MadePaper.region_id, MadePaper.branch_id, MadePaper.visit_id, MadePaper.language)
    again = select(MadePaper.sha256).where(
        MadePaper.code != paper.code,
        MadePaper.made_at > paper.made_at,
        *(column.is_not_distinct_from(getattr(paper, column.key)) for column in same),
    )
    return bool(session.scalar(select(exists(since) | exists(again))))


def _about(paper: MadePaper) -> list[ColumnElement[bool]]:
    """The visits that a paper is about."""
    where = [Visit.wave_id == paper.wave_id]
    if paper.region_id is not None:
        where.append(Branch.region_id == paper.region_id)
    if paper.branch_id is not None:
        where.append(Visit.branch_id == paper.branch_id)
    if paper.visit_id is not None:
        where.append(Visit.id == paper.visit_id)
    return where
