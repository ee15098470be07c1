"""Another document under an id that is taken."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import problems
from ..http import BROKEN_TEXT
from .models import Conflict
from .paper import HandIn


def keep_conflict(session: Session, paper: HandIn) -> None:
    """Keep another document under an id that is taken, once, for a reviewer to look at."""
    if _has_broken_text(paper.given["document"]):
        message = "The document holds a sign that is no character. Remove it."
        problems.refuse_place("document", "not_a_text", message)
    same = select(Conflict.id).where(Conflict.submission_id == paper.id, Conflict.sha256 == paper.sha256)
    if session.scalar(same) is None:
        session.add(
            Conflict(
                submission_id=paper.id,
                sha256=paper.sha256,
                document=paper.tree,
                received_at=paper.at,
                received_from=paper.by,
            )
        )


def _has_broken_text(tree: Any) -> bool:
    """Whether something in a document that nobody has read can be kept in no database."""
    if isinstance(tree, dict):
        return any(_has_broken_text(part) for part in (*tree.keys(), *tree.values()))
    if isinstance(tree, list):
        return any(map(_has_broken_text, tree))
    return isinstance(tree, str) and BROKEN_TEXT.search(tree) is not None
