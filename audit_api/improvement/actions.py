"""Adding a corrective action, changing it, and moving it from open to done to verified, and back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import problems
from ..form_versions.models import FormVersion
from ..http import found
from ..people.access import Viewer
from ..programmes.models import Branch, Wave
from ..results import reading
from ..roll_ups.models import BranchRollUp
from .models import CorrectiveAction
from .seeing import steps

LONGEST = timedelta(days=3 * 365)
"""A day further off than this is a slip of the pen."""

ASKED: Mapping[str, str] = {
    "change": "Only who added it, or somebody above the branch, may change it.",
    "delete": "Only who added it, or somebody above the branch, may take it back.",
    "verify": "Somebody above the branch, other than who said that it is done, has to look at it.",
    "reopen": "Only who said that it is done, until it is verified, or somebody above the branch may open it again.",
}
"""Who may take a step, told to those who may not."""

FROM: Mapping[str, tuple[str, ...]] = {
    "change": ("open",),
    "done": ("open",),
    "delete": ("open",),
    "verify": ("done",),
    "reopen": ("done", "verified"),
}
"""Where an action stands before a step."""


@dataclass(frozen=True)
class Hand:
    """Who does it, and when."""

    viewer: Viewer
    at: datetime


def add(session: Session, hand: Hand, given: Mapping[str, Any]) -> CorrectiveAction:
    """A new one as NewActionSchema says; 404 for a branch without an approved visit in the wave that is seen."""
    viewer = hand.viewer
    branch = reading.one_branch(session, viewer, given["branch"])
    seen = reading.waves(viewer, Wave.id == given["wave"], Branch.id == branch.id)
    found(session.execute(seen).first(), "wave", given["wave"])
    row = CorrectiveAction(branch=branch, wave_id=given["wave"], status="open", made_by=viewer.user_id, made_at=hand.at)
    _write(session, row, given, hand.at.date())
    session.add(row)
    session.flush()
    return row


def change(session: Session, hand: Hand, row: CorrectiveAction, given: Mapping[str, Any]) -> None:
    """Change what ActionChangesSchema names of an open one."""
    refuse_unless_possible(row, hand.viewer, "change")
    _write(session, row, given, hand.at.date())


def mark_done(row: CorrectiveAction, hand: Hand, evidence: str) -> None:
    """Say that it was done, and how."""
    refuse_unless_possible(row, hand.viewer, "done")
    row.status, row.evidence = "done", evidence.strip()
    row.done_by, row.done_at = hand.viewer.user_id, hand.at


def verify(row: CorrectiveAction, hand: Hand) -> None:
    """Say that it is done indeed: by another than who said so first."""
    refuse_unless_possible(row, hand.viewer, "verify")
    row.status = "verified"
    row.verified_by, row.verified_at = hand.viewer.user_id, hand.at


def reopen(row: CorrectiveAction, hand: Hand) -> None:
    """Open it again, because it is not done after all. The evidence stays, to be said better."""
    refuse_unless_possible(row, hand.viewer, "reopen")
    row.status = "open"
    row.done_by = row.done_at = row.verified_by = row.verified_at = None


def delete(session: Session, row: CorrectiveAction, hand: Hand) -> None:
    """Take back an open one that should not have been added."""
    refuse_unless_possible(row, hand.viewer, "delete")
    session.delete(row)


def refuse_unless_possible(row: CorrectiveAction, viewer: Viewer, step: str) -> None:
    """409 where the action stands elsewhere, 403 where the step is somebody else's."""
    if row.status not in FROM[step]:
        problems.refuse(
            "wrong_state", what="This action", state=row.status, cure="Load the page again to see where it stands."
        )
    if step not in steps(row, viewer):
        problems.refuse("not_yours", cure=ASKED[step])


def _write(session: Session, row: CorrectiveAction, given: Mapping[str, Any], today: date) -> None:
    day = given.get("due_on", row.due_on)
    moved = day if day != row.due_on else None
    wrong = [*_day_problems(moved, today), *_question_problems(session, row, given.get("question"))]
    if wrong:
        problems.refuse_places(wrong)
    for name in ("what", "owner", "question", "due_on"):
        if name in given:
            value = given[name]
            setattr(row, name, value.strip() if isinstance(value, str) else value)


def _day_problems(day: date | None, today: date) -> Iterator[dict[str, str]]:
    if day is not None and not today <= day <= today + LONGEST:
        message = f"{day} is not within the next three years. Choose a day from {today} on."
        yield {"path": "due_on", "code": "not_ahead", "message": message}


def _question_problems(session: Session, row: CorrectiveAction, code: str | None) -> Iterator[dict[str, str]]:
    if code is not None and code.strip() not in _questions(session, row):
        message = f"No visit of this branch in this wave was asked question {code}. Choose one that was, or none."
        yield {"path": "question", "code": "unknown", "message": message}


def _questions(session: Session, row: CorrectiveAction) -> set[str]:
    """The codes of the questions that the branch's approved visits of the wave were made with."""
    query = select(FormVersion.tree).join(BranchRollUp, BranchRollUp.form_version_id == FormVersion.id)
    same = BranchRollUp.wave_id == row.wave_id, BranchRollUp.branch_id == row.branch.id
    sections = [section for tree in session.scalars(query.where(*same)) for section in tree["sections"]]
    return {question["question"] for section in sections for question in section["questions"]}
