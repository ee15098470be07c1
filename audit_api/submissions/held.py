"""Hand-ins whose photos are not all here: safe, and no part of anything until they are."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from .models import HeldHandIn, Submission
from .paper import HandIn


@dataclass(frozen=True)
class Known:
    """What there is under an id already: the SHA-256 of what was handed in, and the visit that a held one is of."""

    sha256: str | None
    held_visit: str | None


def known(session: Session, submission: str) -> Known:
    """What there is under the id `submission`, asked in one go."""
    kept = select(Submission.sha256).where(Submission.id == submission).scalar_subquery()
    held = select(HeldHandIn.visit_id).where(HeldHandIn.submission_id == submission).scalar_subquery()
    return Known(*session.execute(select(kept, held)).one())


def hold(session: Session, paper: HandIn) -> HeldHandIn:
    """Keep a hand-in until its photos are here; it takes the place of an earlier one under its id."""
    there = session.get(HeldHandIn, paper.id)
    if there is not None and there.sha256 == paper.sha256:
        return there
    row = HeldHandIn(
        submission_id=paper.id,
        visit_id=str(paper.given["visit"]),
        sha256=paper.sha256,
        document=paper.tree,
        received_at=paper.at,
        received_from=paper.by,
    )
    return session.merge(row)


def photos_of(row: HeldHandIn) -> list[str]:
    """The SHA-256 of each photo that a held hand-in names, sorted."""
    said = row.document["answers"]
    told = [said] if row.document["outcome"] != "visited" else said["answers"].values()
    return sorted({sha256 for part in told for sha256 in part.get("photos", ())})


def release(session: Session, submission: str) -> None:
    """Let go of what was held under this id: it has been handed in."""
    session.execute(delete(HeldHandIn).where(HeldHandIn.submission_id == submission))
