"""`shopper-audit fsck` finds visits that contradict themselves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, ScalarSelect, delete, select, update

from audit_api.db import db, now
from audit_api.review.models import Decision
from audit_api.submissions.models import HeldHandIn, Photo, Revision, Submission
from audit_api.visits.models import Visit

from .installation import Installation


@pytest.fixture
def place(tmp_path: Path) -> Installation:
    """An installation whose photos are in a folder."""
    return Installation(tmp_path, {})


def _status(visit: str, status: str) -> object:
    return update(Visit).where(Visit.id == visit).values(status=status)


def _held(place: Installation, visit: str, submission: str) -> HeldHandIn:
    row = {"submission_id": submission, "visit_id": visit, "sha256": "0" * 64, "document": {}, "received_at": now()}
    with place.app.app_context():
        row["received_from"] = db.session.get_one(Visit, visit).shopper_id
        db.session.add(HeldHandIn(**row))
        db.session.commit()
    return HeldHandIn(**row)


BROKEN_LIVES: dict[str, tuple[Callable[[Installation], list[object]], str]] = {
    "assigned with a hand-in": (
        lambda at: [_status(at.waiting, "assigned")],
        "its status is assigned, but its newest hand-in waits for a decision.",
    ),
    "handed in without one": (
        lambda at: [_status(at.assigned, "handed_in")],
        "its status is handed_in, but nothing was handed in.",
    ),
    "approved by nobody": (
        lambda at: [delete(Decision)],
        "its status is approved, but its newest hand-in waits for a decision.",
    ),
    "approved before the newest": (
        lambda at: [
            update(Revision)
            .where(_is_of(at.waiting))
            .values(id=99, submission_id=_one_submission(at.approved), number=2)
        ],
        "a hand-in that is not its newest was approved.",
    ),
    "cancelled and approved": (
        lambda at: [_status(at.approved, "cancelled")],
        "its status is cancelled, but its newest hand-in was approved.",
    ),
    "no first revision": (
        lambda at: [update(Revision).where(_is_of(at.waiting)).values(number=2)],
        "its first revision is missing.",
    ),
    "a closed branch with a score": (
        lambda at: [update(Submission).where(Submission.visit_id == at.waiting).values(outcome="closed")],
        "its outcome is closed, and it has a score.",
    ),
    "photos of no hand-in": (
        lambda at: [update(Photo).where(Photo.visit_id == at.waiting).values(visit_id=at.assigned)],
        "nothing was handed in, and the database has photos of it: 1.",
    ),
    "a decision on another visit": (
        lambda at: [update(Decision).values(visit_id=at.waiting)],
        "it has a decision on a hand-in of another visit.",
    ),
}


def _one_submission(visit: str) -> ScalarSelect[str]:
    return select(Submission.id).where(Submission.visit_id == visit).scalar_subquery()


def _is_of(visit: str) -> ColumnElement[bool]:
    return Revision.submission_id == _one_submission(visit)


@pytest.mark.parametrize("harm", BROKEN_LIVES)
def test_a_visit_that_contradicts_itself_is_found(place: Installation, harm: str) -> None:
    statements, said = BROKEN_LIVES[harm]
    place.change(*statements(place))

    done = place.fsck()

    assert done.code == 1
    assert said in done.out


def test_a_photo_that_a_document_names_must_have_its_row(place: Installation) -> None:
    place.change(delete(Photo).where(Photo.visit_id == place.waiting))

    assert place.fsck().code == 0
    done = place.fsck("--deep")
    assert done.code == 1
    assert f": photo {place.sha256} is named, and not in the database." in done.out


def test_a_held_hand_in_is_well_while_its_visit_is_open(place: Installation) -> None:
    _held(place, place.assigned, "held-1")

    done = place.fsck()

    assert done.code == 0
    assert "  1 hand-in held until the last photos are here.\n" in done.out


def test_a_held_hand_in_of_a_visit_that_went_on_is_told_and_not_blamed(place: Installation) -> None:
    _held(place, place.assigned, "held-1")
    place.change(_status(place.assigned, "cancelled"))

    done = place.fsck()

    assert done.code == 0
    assert "  1 hand-in held of visits that went on without: ask the shoppers.\n" in done.out


def test_a_hand_in_that_is_held_and_handed_in_is_found(place: Installation) -> None:
    with place.app.app_context():
        submission = db.session.scalars(select(Submission.id).where(Submission.visit_id == place.waiting)).one()
    _held(place, place.waiting, submission)

    done = place.fsck()

    assert done.code == 1
    assert f"hand-in {submission}: it was handed in, and is held for its photos all the same." in done.out
