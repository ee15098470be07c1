"""Reviewers decide on what they saw, on visits of their scope, and never on their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.people.models import Grant, User
from audit_api.submissions.models import Conflict, Photo
from audit_api.visits.models import Visit
from tests import build, small, statements

SignIn = Callable[..., FlaskClient]
SHA = "ab" * 32


def _hand_in(app: Server, answers: dict[str, Any] | None = None, branch: tuple[str, str] = ("kl-01", "north")) -> str:
    """A visit that waits for a reviewer; its id."""
    with app.app_context():
        shopper = build.person("shopper", name="Demo Shopper")
        row = build.handed_in(
            answers or small.answers(), at=build.branch(*branch), during=build.wave(), shopper=shopper
        )
        db.session.commit()
        return row.submission.visit_id


def _revision(reviewer: FlaskClient, visit: str) -> int:
    seen: int = reviewer.get(f"/api/review/visits/{visit}").json["revision"]["id"]
    return seen


def test_the_queue_shows_what_waits_longest_first(app: Server, sign_in: SignIn) -> None:
    first, second = _hand_in(app), _hand_in(app, small.answers(B4="yes"))

    page = sign_in("reviewer").get("/api/review/queue").json

    assert [row["visit"]["id"] for row in page["items"]] == [first, second]
    assert page["total"] == 2
    row = page["items"][1]
    assert (row["final"], row["band"], row["complete"]) == ("59.0", "fair", True)
    assert (row["critical"], row["conflicts"], row["again"]) == (["B4"], 0, False)
    assert row["visit"]["shopper"]["name"] == "Demo Shopper"


def test_the_queue_holds_only_visits_of_ones_scope_and_choice(app: Server, sign_in: SignIn) -> None:
    north, south = _hand_in(app), _hand_in(app, branch=("jb-01", "south"))
    reviewer, everywhere = sign_in("reviewer", "bank/south"), sign_in("admin")

    assert [row["visit"]["id"] for row in reviewer.get("/api/review/queue").json["items"]] == [south]
    assert reviewer.get(f"/api/review/visits/{north}").status_code == 404
    visit = everywhere.get("/api/review/queue").json["items"][0]["visit"]
    for key in ("wave", "client"):
        number = visit[key]["id"]
        assert everywhere.get(f"/api/review/queue?{key}={number}").json["total"] == 2
        assert everywhere.get(f"/api/review/queue?{key}={number + 1}").json["total"] == 0


def test_one_visit_is_shown_whole(app: Server, sign_in: SignIn) -> None:
    answers = small.answers(A2=["hello", "name", "offer"])
    answers["answers"]["A1"]["photos"] = [SHA, "cd" * 32]
    visit = _hand_in(app, answers)
    with app.app_context():
        row = db.session.get(Visit, visit)
        sideways = {"width": 400, "height": 300, "orientation": 6}
        photo = Photo(visit_id=visit, sha256=SHA, media_type="image/jpeg", bytes=9, received_at=now(), **sideways)
        db.session.add(photo)
        assert row is not None
        db.session.commit()

    whole = sign_in("reviewer").get(f"/api/review/visits/{visit}").json

    assert whole["form"] == small.FORM
    assert whole["document"]["answers"]["events"] == {"door": 0, "served": 300.5}
    assert whole["scorecard"]["final"] == "95.0"
    assert {"question": "A2", "points": "2", "credit": "0.75", "earned": "1.50"}.items() <= whole["arithmetic"][
        1
    ].items()
    assert whole["photos"] == [{"sha256": SHA, "width": 300, "height": 400, "taken_at": None, "question": "A1"}]
    assert (whole["decisions"], whole["conflicts"]) == ([], [])


def test_a_visit_from_which_nothing_came_back_is_not_there(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        shopper = build.person("shopper")
        visit = build.visit(build.branch(), build.wave(), build.form_version(small.FORM), shopper).id
        db.session.commit()

    assert sign_in("reviewer").get(f"/api/review/visits/{visit}").status_code == 404


def test_an_approved_visit_leaves_the_queue(app: Server, sign_in: SignIn) -> None:
    visit, reviewer = _hand_in(app), sign_in("reviewer", name="Demo Judge")

    answer = reviewer.post(f"/api/visits/{visit}/approve", json={"revision": _revision(reviewer, visit)})

    assert (answer.status_code, answer.json["kind"], answer.json["reviewer"]) == (200, "approved", "Demo Judge")
    assert reviewer.get("/api/review/queue").json["items"] == []
    whole = reviewer.get(f"/api/review/visits/{visit}").json
    assert whole["visit"]["status"] == "approved"
    assert [decision["kind"] for decision in whole["decisions"]] == ["approved"]


def test_a_second_approval_is_told_that_it_comes_late(app: Server, sign_in: SignIn) -> None:
    visit, reviewer = _hand_in(app), sign_in("reviewer")
    word = {"revision": _revision(reviewer, visit)}
    reviewer.post(f"/api/visits/{visit}/approve", json=word)

    answer = reviewer.post(f"/api/visits/{visit}/approve", json=word)

    assert (answer.status_code, answer.json["code"]) == (409, "wrong_state")


@pytest.mark.parametrize("verb", ["approve", "send-back"])
def test_a_word_on_something_older_than_what_came_back_last_is_refused(app: Server, sign_in: SignIn, verb: str) -> None:
    visit, reviewer = _hand_in(app), sign_in("reviewer")
    seen = _revision(reviewer, visit)
    with app.app_context():
        build.revision(db.session.get_one(Visit, visit), small.answers(B1="wrong"))
        db.session.commit()

    word = {"revision": seen, **({"reason": "Please look again"} if verb == "send-back" else {})}
    answer = reviewer.post(f"/api/visits/{visit}/{verb}", json=word)

    assert (answer.status_code, answer.json["code"]) == (409, "changed_meanwhile")
    assert reviewer.get(f"/api/review/visits/{visit}").json["visit"]["status"] == "handed_in"


@pytest.mark.parametrize("verb", ["approve", "send-back"])
def test_nobody_decides_on_a_visit_they_made(app: Server, sign_in: SignIn, verb: str) -> None:
    visit, both = _hand_in(app), sign_in("shopper", name="Demo Both")
    with app.app_context():
        person = db.session.get_one(User, build.user_id(app, "Demo Both"))
        person.grants.append(Grant(role="reviewer", scope=""))
        db.session.get_one(Visit, visit).shopper = person
        db.session.commit()

    word = {"revision": _revision(both, visit), **({"reason": "Again"} if verb == "send-back" else {})}
    answer = both.post(f"/api/visits/{visit}/{verb}", json=word)

    assert (answer.status_code, answer.json["code"]) == (403, "own_visit")


def test_a_visit_goes_back_with_the_reasons_beside_its_questions(app: Server, sign_in: SignIn) -> None:
    visit, reviewer, phone = _hand_in(app), sign_in("reviewer"), _phone_of(app)
    reasons = [{"question": "A1", "reason": "The photo shows another branch"}]

    word = {"revision": _revision(reviewer, visit), "reason": " Please mend two things ", "questions": reasons}
    assert reviewer.post(f"/api/visits/{visit}/send-back", json=word).status_code == 200

    outcome = phone.get("/api/my/outcomes").json[visit]
    assert (outcome["status"], outcome["approved_at"]) == ("sent_back", None)
    assert outcome["sent_back"]["reason"] == "Please mend two things"
    assert outcome["sent_back"]["questions"] == reasons
    assert outcome["answers"] == small.answers()


def test_handed_in_again_it_waits_again_and_says_that_it_went_back(app: Server, sign_in: SignIn) -> None:
    visit, reviewer, phone = _hand_in(app), sign_in("reviewer"), _phone_of(app)
    word = {"revision": _revision(reviewer, visit), "reason": "Please look again"}
    reviewer.post(f"/api/visits/{visit}/send-back", json=word)
    with app.app_context():
        row = db.session.get_one(Visit, visit)
        build.revision(row, small.answers(B1="partly"))
        row.status = "handed_in"
        db.session.commit()

    [row] = reviewer.get("/api/review/queue").json["items"]
    assert (row["visit"]["id"], row["again"], row["final"]) == (visit, True, "95.0")
    assert phone.get("/api/my/outcomes").json[visit]["sent_back"] is None


def test_reasons_for_questions_that_do_not_exist_are_named(app: Server, sign_in: SignIn) -> None:
    visit, reviewer = _hand_in(app), sign_in("reviewer")
    questions = [{"question": "A1", "reason": "Look"}, {"question": "X9", "reason": "Look"}]

    word = {"revision": _revision(reviewer, visit), "reason": "See below", "questions": questions}
    answer = reviewer.post(f"/api/visits/{visit}/send-back", json=word)

    assert answer.status_code == 422
    assert [place["path"] for place in answer.json["problems"]] == ["questions[1].question"]


def test_a_visit_never_goes_back_without_a_reason(app: Server, sign_in: SignIn) -> None:
    visit, reviewer = _hand_in(app), sign_in("reviewer")

    word = {"revision": _revision(reviewer, visit), "reason": "  "}

    assert reviewer.post(f"/api/visits/{visit}/send-back", json=word).status_code == 422


def test_documents_in_conflict_are_kept_before_the_reviewers_eyes(app: Server, sign_in: SignIn) -> None:
    visit, reviewer = _hand_in(app), sign_in("reviewer")
    with app.app_context():
        submission = reviewer.get("/api/review/queue").json["items"][0]["submission"]
        other = {"submission_id": submission, "sha256": SHA, "document": {"answers": {}}, "received_at": now()}
        db.session.add(Conflict(**other, received_from=build.user_id(app, "Demo Shopper")))
        db.session.commit()

    assert reviewer.get("/api/review/queue").json["items"][0]["conflicts"] == 1
    [conflict] = reviewer.get(f"/api/review/visits/{visit}").json["conflicts"]
    assert conflict["document"] == {"answers": {}}


def test_an_approved_visit_shows_the_shopper_when_and_no_answers(app: Server, sign_in: SignIn) -> None:
    visit, reviewer, phone = _hand_in(app), sign_in("reviewer"), _phone_of(app)

    reviewer.post(f"/api/visits/{visit}/approve", json={"revision": _revision(reviewer, visit)})

    outcome = phone.get("/api/my/outcomes").json[visit]
    assert (outcome["status"], outcome["answers"]) == ("approved", None)
    assert outcome["approved_at"] is not None


def test_a_shopper_learns_nothing_of_others_visits(app: Server, sign_in: SignIn) -> None:
    _hand_in(app)

    assert sign_in("shopper", name="Somebody Else").get("/api/my/outcomes").json == {}


def test_a_long_queue_takes_as_many_statements_as_a_short_one(app: Server, sign_in: SignIn) -> None:
    _hand_in(app)
    reviewer = sign_in("reviewer")
    with statements.sent(app) as short:
        assert reviewer.get("/api/review/queue").json["total"] == 1
    for number in range(6):
        _hand_in(app, branch=(f"kl-{number}", "north"))

    with statements.sent(app) as long:
        assert reviewer.get("/api/review/queue").json["total"] == 7

    assert len(long) == len(short)


def test_of_two_reviewers_who_decide_at_once_one_is_told_that_it_comes_late(app: Server, sign_in: SignIn) -> None:
    visit, first, second = _hand_in(app), sign_in("reviewer"), sign_in("reviewer")
    word = {"revision": _revision(first, visit)}
    begin = Barrier(2)

    def decide(reviewer: FlaskClient, verb: str, word: dict[str, Any]) -> int:
        begin.wait()
        return reviewer.post(f"/api/visits/{visit}/{verb}", json=word).status_code

    with ThreadPoolExecutor(2) as pool:
        approval = pool.submit(decide, first, "approve", word)
        sending_back = pool.submit(decide, second, "send-back", {**word, "reason": "Please look again"})
        statuses = {approval.result(), sending_back.result()}

    assert statuses == {200, 409}
    assert len(first.get(f"/api/review/visits/{visit}").json["decisions"]) == 1


def _phone_of(app: Server) -> FlaskClient:
    """The phone of the one shopper there is."""
    return build.browser_of(app, "Demo Shopper")
