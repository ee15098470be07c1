"""What a reviewer can say of a visit that was handed in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from .. import problems
from ..roll_ups.keeping import keep
from ..visits.actions import move
from ..visits.models import Visit
from .models import Decision, DecisionKind
from .reading import newest_revision


@dataclass(frozen=True)
class Word:
    """Who says it and when, and the revision they had before their eyes.

    `questions` are `{question, reason}`: what the shopper is to look at again.
    """

    revision: int
    by: int
    at: datetime
    reason: str = ""
    questions: tuple[Mapping[str, str], ...] = ()


def approve(session: Session, visit: Visit, word: Word) -> Decision:
    """Let the visit count, in the sums of its branch and region too.

    Refused: one's own visit, one that does not wait, a revision that is not the newest.
    """
    decision = _decide(session, visit, word, "approved")
    if decision.revision.submission.outcome == "visited":
        keep(session, decision.revision)
    return decision


def send_back(session: Session, visit: Visit, word: Word) -> Decision:
    """Give the visit back to its shopper with a reason. Refused as for `approve`, and for unknown questions."""
    wrong = list(_unknown_questions(visit, word))
    if wrong:
        problems.refuse_places(wrong)
    return _decide(session, visit, word, "sent_back")


def _decide(session: Session, visit: Visit, word: Word, kind: DecisionKind) -> Decision:
    if visit.shopper_id == word.by:
        problems.refuse("own_visit")
    move(visit, kind)
    revision = newest_revision(session, visit)
    if revision is None or revision.id != word.revision:
        problems.refuse("changed_meanwhile", what=f"Visit {visit.reference}")
    decision = Decision(
        visit_id=visit.id,
        revision=revision,
        kind=kind,
        reason=word.reason,
        questions=[dict(place) for place in word.questions],
        decided_at=word.at,
        decided_by=word.by,
    )
    session.add(decision)
    session.flush()
    return decision


def _unknown_questions(visit: Visit, word: Word) -> Iterable[dict[str, str]]:
    sections = visit.form_version.tree["sections"]
    known = {question["question"] for section in sections for question in section["questions"]}
    for n, place in enumerate(word.questions):
        if place["question"] not in known:
            message = f"{place['question']!r} is no question of this form. Choose one that is."
            yield {"path": f"questions[{n}].question", "code": "unknown", "message": message}
