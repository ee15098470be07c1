"""What was no visit is reviewed like one, stays out of every figure, and is for staff alone."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.submissions.models import Photo, VisitOutcome
from audit_api.visits.models import Visit
from tests import build, small
from tests.reports import paper

SignIn = Callable[..., FlaskClient]
LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
SHA = "ab" * 32
PLACES = ("/api/results/waves", "/api/results/waves/{wave}", "/api/results/waves/{wave}/branches/{branch}")
PDF = "/api/reports/waves/{wave}/branches/{branch}.pdf"


def _visit() -> Visit:
    shopper = build.person("shopper", name="Demo Shopper")
    return build.visit(build.branch(), build.wave(), build.form_version(small.FORM), shopper, "handed_in")


def _told(app: Server, outcome: VisitOutcome = "closed") -> str:
    """A visit that waits for a reviewer and did not happen; its id."""
    with app.app_context():
        row = build.no_visit(_visit(), outcome, photos=[SHA])
        size = {"bytes": 9, "width": 4, "height": 3}
        db.session.add(
            Photo(visit_id=row.submission.visit_id, sha256=SHA, media_type="image/jpeg", received_at=now(), **size)
        )
        db.session.commit()
        return row.submission.visit_id


def _word(reviewer: FlaskClient, visit: str, **more: Any) -> dict[str, Any]:
    return {"revision": reviewer.get(f"/api/review/visits/{visit}").json["revision"]["id"], **more}


def test_a_reviewer_sees_what_happened_what_was_told_and_the_photos(app: Server, sign_in: SignIn) -> None:
    visit, reviewer = _told(app, "unsafe"), sign_in("reviewer")

    [row] = reviewer.get("/api/review/queue").json["items"]
    seen = reviewer.get(f"/api/review/visits/{visit}").json

    assert (row["outcome"], row["final"], row["band"], row["complete"]) == ("unsafe", None, None, False)
    assert (seen["outcome"], seen["told"]) == ("unsafe", "The shutters were down all morning.")
    assert (seen["scorecard"], seen["arithmetic"]) == (None, [])
    assert [(photo["sha256"], photo["question"]) for photo in seen["photos"]] == [(SHA, "")]


def test_what_was_told_of_a_visit_that_took_place_is_nothing(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        visit = build.revision(_visit(), small.answers()).submission.visit_id
        db.session.commit()

    seen = sign_in("reviewer").get(f"/api/review/visits/{visit}").json

    assert (seen["outcome"], seen["told"], seen["scorecard"]["final"]) == ("visited", None, "100.0")


def test_it_is_approved_and_staff_see_it(app: Server, sign_in: SignIn) -> None:
    visit, reviewer = _told(app), sign_in("reviewer")

    assert reviewer.post(f"/api/visits/{visit}/approve", json=_word(reviewer, visit)).status_code == 200

    assert [row["status"] for row in reviewer.get("/api/visits").json["items"]] == ["approved"]
    assert reviewer.get(f"/api/review/visits/{visit}").json["outcome"] == "closed"
    outcome = build.browser_of(app, "Demo Shopper").get("/api/my/outcomes").json[visit]
    assert (outcome["status"], outcome["outcome"], outcome["told"], outcome["photos"]) == (
        "approved",
        "closed",
        None,
        [],
    )


def test_sent_back_its_shopper_has_what_they_told_and_showed(app: Server, sign_in: SignIn) -> None:
    visit, reviewer = _told(app), sign_in("reviewer")

    word = _word(reviewer, visit, reason="Please go once more")
    assert reviewer.post(f"/api/visits/{visit}/send-back", json=word).status_code == 200

    outcome = build.browser_of(app, "Demo Shopper").get("/api/my/outcomes").json[visit]
    assert (outcome["status"], outcome["outcome"], outcome["answers"]) == ("sent_back", "closed", None)
    assert (outcome["told"], outcome["photos"]) == ("The shutters were down all morning.", [SHA])


def _add(outcomes: tuple[VisitOutcome, ...]) -> dict[str, int]:
    """Two approved visits, or one approved for each of `outcomes`; the numbers of the wave and the branch."""
    at, wave, shopper = build.branch(), build.wave(), build.person("shopper", name="Demo Shopper")
    for outcome in outcomes:
        visit = build.visit(at, wave, build.form_version(small.FORM), shopper, "handed_in")
        build.approve(build.no_visit(visit, outcome, LONG_AGO))
    for answers in () if outcomes else (small.answers(), small.answers(B1="wrong")):
        build.approved(answers, at=at, during=wave, shopper=shopper, on=LONG_AGO)
    db.session.commit()
    return {"wave": wave.id, "branch": at.id}


@pytest.mark.parametrize("outcomes", [("closed",), ("recognised", "unsafe", "refused", "not_found")])
def test_a_wave_has_the_same_figures_with_them_as_without(
    app: Server, sign_in: SignIn, outcomes: tuple[VisitOutcome, ...]
) -> None:
    with app.app_context():
        ids = _add(())
    manager = sign_in("branch_manager", "bank/north/kl-01")
    before = [manager.get(place.format(**ids)).json for place in PLACES]
    words = paper.text(manager.get(PDF.format(**ids)).data)
    with app.app_context():
        _add(outcomes)

    assert [manager.get(place.format(**ids)).json for place in PLACES] == before
    assert paper.text(manager.get(PDF.format(**ids)).data) == words
    assert (before[0][0]["visits"], before[1]["branches"][0]["n"]) == (2, 2)


def test_a_wave_in_which_no_visit_took_place_is_told_to_no_manager(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        row = build.approve(build.no_visit(_visit(), "recognised", LONG_AGO))
        visit = row.submission.visit
        ids = {"wave": visit.wave_id, "branch": visit.branch_id, "visit": visit.id}
        db.session.commit()
    manager = sign_in("regional_manager", "bank/north")

    assert manager.get("/api/results/waves").json == []
    for place in (*PLACES[1:], PDF, "/api/reports/visits/{visit}.pdf"):
        assert manager.get(place.format(**ids)).status_code == 404


def test_a_visit_made_after_all_counts_once(app: Server, sign_in: SignIn) -> None:
    with app.app_context():
        visit = _visit()
        build.no_visit(visit, "closed", LONG_AGO)
        build.approve(build.revision(visit, small.answers(), LONG_AGO))
        ids = {"wave": visit.wave_id, "branch": visit.branch_id}
        db.session.commit()

    [branch] = sign_in("admin").get(f"/api/results/waves/{ids['wave']}").json["branches"]

    assert (branch["n"], branch["mean"]) == (1, "100.0")
