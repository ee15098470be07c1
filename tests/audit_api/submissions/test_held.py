"""A hand-in whose photos are not all here is safe, counts nothing, and is handed in once they are."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from audit_api.db import db
from audit_api.http import Server
from audit_api.storage import Folder
from audit_api.submissions.models import HeldHandIn, Photo, Revision, Submission
from audit_api.visits.models import Visit
from tests.audit_api import counter
from tests.audit_api.submissions import cameras
from tests.audit_api.submissions.phone import DOCUMENT, Phone

SignIn = Callable[..., FlaskClient]

HERE, ABSENT = cameras.jpeg(), cameras.png()
BOTH = [cameras.sha256(HERE), cameras.sha256(ABSENT)]


def counts(app: Server) -> tuple[int, ...]:
    """How many hand-ins, revisions, photos and held hand-ins there are."""
    with app.app_context():
        tables = (Submission, Revision, Photo, HeldHandIn)
        return tuple(db.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


def status_of(app: Server, visit: str) -> str:
    """Where a visit stands."""
    with app.app_context():
        return db.session.get_one(Visit, visit).status


def test_the_answers_are_safe_while_a_photo_is_missing_and_nothing_moves(phone: Phone, app: Server) -> None:
    phone.send(HERE)

    answer = phone.hand_in(BOTH)

    assert answer.status_code == 202
    assert {**answer.json, "received_at": ""} == {
        "submission": phone.id,
        "visit": phone.visit,
        "received_at": "",
        "status": "waiting",
        "photos_missing": [cameras.sha256(ABSENT)],
    }
    assert (counts(app), status_of(app, phone.visit)) == ((0, 0, 0, 1), "assigned")
    with app.app_context():
        held = db.session.get_one(HeldHandIn, phone.id)
        assert held.document["answers"] == phone.paper(BOTH)["document"]
        assert (held.visit_id, held.received_from) == (phone.visit, counter.person_called("Phone").id)


def test_the_same_again_still_waits_and_is_held_once(phone: Phone, app: Server) -> None:
    first = phone.hand_in(BOTH)
    phone.send(HERE)

    again = phone.hand_in(BOTH)

    assert (first.status_code, again.status_code) == (202, 202)
    assert again.json["received_at"] == first.json["received_at"]
    assert (first.json["photos_missing"], again.json["photos_missing"]) == (sorted(BOTH), [cameras.sha256(ABSENT)])
    assert counts(app) == (0, 0, 0, 1)


def test_once_all_photos_are_here_the_same_again_is_the_hand_in(phone: Phone, app: Server) -> None:
    phone.hand_in(BOTH)
    for data in (HERE, ABSENT):
        phone.send(data)

    answer = phone.hand_in(BOTH)

    assert (answer.status_code, answer.json["status"], answer.json["photos_missing"]) == (201, "handed_in", [])
    assert (counts(app), status_of(app, phone.visit)) == ((1, 1, 2, 0), "handed_in")
    assert phone.hand_in(BOTH).status_code == 200


def test_a_later_hand_in_under_the_same_id_takes_its_place(phone: Phone, app: Server) -> None:
    phone.hand_in(BOTH)
    other = deepcopy(phone.paper([cameras.sha256(ABSENT)])["document"])

    assert phone.hand_in(document=other).status_code == 202
    with app.app_context():
        assert db.session.scalars(select(HeldHandIn)).one().document["answers"] == other

    assert phone.hand_in().status_code == 201
    assert counts(app) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"answers": {"A1": {"value": "no"}}}, "not_ready"), ({"answers": {"A1": {"value": "maybe"}}}, "bad_input")],
)
def test_what_is_broken_or_incomplete_is_refused_and_not_held(
    phone: Phone, app: Server, changes: dict[str, Any], code: str
) -> None:
    document = {**DOCUMENT, "answers": {**changes["answers"], "A3": {"photos": BOTH}}}

    answer = phone.hand_in(document=document)

    assert (answer.status_code, answer.json["code"]) == (422, code)
    assert counts(app) == (0, 0, 0, 0)


def test_another_visits_photo_is_not_this_ones(phone: Phone, app: Server) -> None:
    with app.app_context():
        other = counter.visit(counter.person_called("Phone")).id
        db.session.commit()
    Phone(phone.browser, other, phone.form).send(HERE)

    assert phone.hand_in([cameras.sha256(HERE)]).json["photos_missing"] == [cameras.sha256(HERE)]


def test_nobody_takes_the_place_of_a_held_hand_in_of_another_visit(phone: Phone, app: Server, sign_in: SignIn) -> None:
    phone.hand_in(BOTH)
    browser = sign_in("shopper", name="Stranger")
    with app.app_context():
        visit = counter.visit(counter.person_called("Stranger"))
        stranger = Phone(browser, visit.id, visit.form_version_id, phone.id)
        db.session.commit()

    answers = [stranger.hand_in(BOTH), stranger.hand_in()]

    assert [(answer.status_code, answer.json["code"]) for answer in answers] == [(409, "taken")] * 2
    with app.app_context():
        assert db.session.scalars(select(HeldHandIn.visit_id)).all() == [phone.visit]


def test_a_visit_that_is_over_holds_nothing(phone: Phone, app: Server) -> None:
    phone.hand_in()

    answer = Phone(phone.browser, phone.visit, phone.form).hand_in(BOTH)

    assert (answer.status_code, answer.json["code"]) == (409, "wrong_state")
    assert counts(app) == (1, 1, 0, 0)


def test_a_hand_in_is_acknowledged_only_with_its_photos_on_disk_for_good(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also those that somebody put who was killed over it, before they had a receipt."""
    phone.send(HERE)
    settled: list[str] = []
    monkeypatch.setattr(Folder, "settle", lambda _, name: settled.append(name))

    assert phone.hand_in([cameras.sha256(HERE)]).status_code == 201

    assert settled == [f"visits/{phone.visit}/{cameras.sha256(HERE)}"]
