"""Before a form is published, an admin sees which approved visits would score otherwise; looking changes nothing."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, func, select, update

from audit_api import jobs
from audit_api.db import db, now
from audit_api.form_versions.models import FormVersion
from audit_api.http import Server
from audit_api.review.models import Decision
from audit_api.submissions.models import Revision
from audit_api.trying import making
from audit_api.trying.models import ReScore, ReScoredVisit
from audit_api.visits.models import Visit
from tests import build, small

SignIn = Callable[..., FlaskClient]
ON = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
SLOW = {"value": 900}
"""A wait that earns half of its points: the visit scores 90."""


def heavier() -> dict[str, Any]:
    """The small form as somebody may redraft it: waiting counts three times as much, and there is a new question."""
    tree = deepcopy(small.FORM)
    tree["sections"][0]["questions"][2]["points"] = 6
    tree["sections"][0]["questions"].append({**tree["sections"][0]["questions"][0], "question": "A4"})
    return tree


def draft(tree: dict[str, Any], number: int = 2) -> int:
    """The number of a draft for the bank."""
    at, by = now(), build.person("admin", name="Form writer").id
    stamps = {"created_at": at, "created_by": by, "changed_at": at, "changed_by": by}
    client = build.branch().client_id
    row = FormVersion(client_id=client, code=tree["form"], number=number, status="draft", tree=tree, **stamps)
    db.session.add(row)
    db.session.flush()
    return row.id


@pytest.fixture
def form(app: Server) -> int:
    """The draft, after two visits were approved: all well in kl-01, a slow one in kl-02; and one that waits."""
    with app.app_context():
        wave, shopper = build.wave(), build.person("shopper")
        for code, answers in (("kl-01", small.answers()), ("kl-02", slow())):
            build.approved(answers, at=build.branch(code), during=wave, shopper=shopper, on=ON)
        build.handed_in(slow(), at=build.branch("kl-03"), during=wave, shopper=shopper, on=ON)
        number = draft(heavier())
        db.session.commit()
    return number


def slow() -> dict[str, Any]:
    answers = small.answers()
    answers["answers"]["A3"] = SLOW
    return answers


def asked(admin: FlaskClient, form: int) -> str:
    answer = admin.post(f"/api/forms/{form}/re-scores")
    assert answer.status_code == 202, answer.json
    return f"/api/re-scores/{answer.json['id']}"


def looked(app: Server, admin: FlaskClient, form: int, query: str = "") -> Any:
    """The re-score when it is over."""
    address = asked(admin, form)
    jobs.work_off(app)
    return admin.get(address + query).json


def test_the_visits_that_would_change_are_told_with_their_reasons(app: Server, admin: FlaskClient, form: int) -> None:
    seen = looked(app, admin, form)

    assert (seen["status"], seen["per_cent"]) == ("done", 100)
    assert (seen["visits"], seen["done"], seen["changed"]) == (2, 2, 1)
    [visit] = seen["result"]["visits"]
    assert (visit["branch"]["code"], visit["wave"]["code"], visit["form_version"]) == ("kl-02", "2026-q4", 1)
    assert (visit["before"], visit["after"]) == ("90.0", "78.6")
    assert (visit["band_before"], visit["band_after"]) == ("good", "fair")
    assert visit["why"] == [{"why": "points", "question": "A3", "before": "2.00", "after": "6.00"}]


def test_a_question_that_is_new_is_told_apart_and_lowers_no_coverage(
    app: Server, admin: FlaskClient, form: int
) -> None:
    result = looked(app, admin, form)["result"]

    assert result["not_there"] == [{"question": "A4", "visits": 2}]
    [visit] = result["visits"]
    assert (visit["not_there"], visit["coverage_before"], visit["coverage_after"]) == (["A4"], "100.0", "100.0")


def test_all_visits_together_are_told_before_and_after(app: Server, admin: FlaskClient, form: int) -> None:
    result = looked(app, admin, form)["result"]

    assert result["before"] == {"complete": 2, "mean": "95.0"}
    assert result["after"] == {"complete": 2, "mean": "89.3"}
    assert (result["up"], result["down"]) == (0, 1)
    assert result["by_question"] == [{"question": "A3", "why": "points", "visits": 1}]
    assert result["bands"] == [
        {"band": "good", "before": 2, "after": 1},
        {"band": "fair", "before": 0, "after": 1},
        {"band": "poor", "before": 0, "after": 0},
    ]


def test_looking_changes_no_visit_and_no_revision(app: Server, admin: FlaskClient, form: int) -> None:
    def kept() -> list[Any]:
        with app.app_context():
            tables = Visit, Revision, Decision, FormVersion
            return [db.session.execute(select(table.__table__)).all() for table in tables]

    before = kept()
    looked(app, admin, form)

    assert kept() == before


def test_the_largest_change_comes_first_page_by_page(app: Server, admin: FlaskClient, form: int) -> None:
    with app.app_context():
        for number, wait in enumerate((1200, 700, 1000)):
            answers = slow()
            answers["answers"]["A3"] = {"value": wait}
            at = build.branch(f"jb-0{number}", "south")
            build.approved(answers, at=at, during=build.wave(), shopper=build.person("shopper"), on=ON)
        db.session.commit()

    pages = [looked(app, admin, form, f"?page={page}&page_size=3")["result"] for page in (1, 2)]

    assert [[visit["branch"]["code"] for visit in page["visits"]] for page in pages] == [
        ["jb-00", "jb-02", "kl-02"],
        ["jb-01"],
    ]
    assert [(page["page"], page["pages"]) for page in pages] == [(1, 2), (2, 2)]


def test_a_visit_that_has_gone_since_is_passed_over(app: Server, admin: FlaskClient, form: int) -> None:
    address = asked(admin, form)
    jobs.work_off(app)
    with app.app_context():
        db.session.execute(delete(Decision))
        db.session.execute(update(Visit).values(status="handed_in"))
        db.session.commit()
    answer = admin.get(address)

    assert (answer.status_code, answer.json["changed"], answer.json["result"]["visits"]) == (200, 1, [])


def test_visits_of_every_earlier_version_are_looked_at_each_from_its_own_form(
    app: Server, admin: FlaskClient, form: int
) -> None:
    with app.app_context():
        row = db.session.get_one(FormVersion, form)
        row.number = 3
        db.session.flush()
        older = deepcopy(small.FORM)
        older["sections"][0]["questions"][0]["points"] = 4
        second = build.form_version(older, number=2)
        visit = build.visit(build.branch("kl-04"), build.wave(), second, build.person("shopper"), "handed_in")
        build.approve(build.revision(visit, slow(), ON))
        db.session.commit()

    visits = looked(app, admin, form)["result"]["visits"]

    assert [(visit["form_version"], visit["before"]) for visit in visits] == [(2, "91.7"), (1, "90.0")]
    assert {reason["question"] for reason in visits[0]["why"]} == {"A1", "A3"}


def test_another_clients_form_of_the_same_code_plays_no_part(app: Server, admin: FlaskClient, form: int) -> None:
    with app.app_context():
        shop, theirs = build.branch("s-1", "east", "shop"), build.form_version(small.FORM, client="shop")
        visit = build.visit(shop, build.wave(client="shop"), theirs, build.person("shopper"), "handed_in")
        build.approve(build.revision(visit, slow(), ON))
        db.session.commit()

    assert looked(app, admin, form)["visits"] == 2


def test_a_form_with_problems_is_not_held_against_visits(app: Server, admin: FlaskClient, form: int) -> None:
    with app.app_context():
        db.session.get_one(FormVersion, form).tree = {"form": "small"}
        db.session.commit()

    answer = admin.post(f"/api/forms/{form}/re-scores")

    assert (answer.status_code, bool(answer.json["problems"])) == (422, True)


def test_a_look_stays_that_at_the_form_as_it_was_and_says_when_the_draft_has_gone_on(
    app: Server, admin: FlaskClient, form: int
) -> None:
    address = asked(admin, form)
    with app.app_context():
        db.session.get_one(FormVersion, form).tree = small.FORM
        db.session.commit()

    jobs.work_off(app)
    seen = admin.get(address).json

    assert (seen["older_than_form"], seen["changed"]) == (True, 1)
    assert seen["result"]["visits"][0]["after"] == "78.6"


@pytest.fixture
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Visits are read one by one."""
    monkeypatch.setattr(making, "AT_ONCE", 1)


@pytest.mark.usefixtures("one_at_a_time")
def test_it_says_how_far_it_is_and_stops_when_it_is_cancelled(
    app: Server, admin: FlaskClient, form: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    address = asked(admin, form)
    keep = making._keep

    def watched(*args: Any) -> None:
        keep(*args)
        seen.append(admin.get(address).json)
        admin.delete(address)

    monkeypatch.setattr(making, "_keep", watched)
    jobs.work_off(app)

    assert [(one["status"], one["done"], one["visits"], one["result"]) for one in seen] == [("running", 1, 2, None)]
    over = admin.get(address).json
    assert (over["status"], over["result"]) == ("cancelled", None)
    assert _found(app) == 0


@pytest.mark.usefixtures("one_at_a_time")
def test_an_attempt_that_broke_off_is_made_again_from_the_start(
    app: Server, admin: FlaskClient, form: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, turns = asked(admin, form), iter((None, ValueError("lost"), None, None))
    keep = making._keep

    def breaking(*args: Any) -> None:
        keep(*args)
        if broken := next(turns):
            raise broken

    monkeypatch.setattr(making, "_keep", breaking)
    monkeypatch.setattr(jobs, "PAUSE", timedelta(0))
    jobs.work_off(app)

    seen = admin.get(address).json
    assert (seen["status"], seen["done"], seen["changed"]) == ("done", 2, 1)
    assert seen["result"]["before"]["complete"] == 2


def test_to_ask_again_cancels_ones_earlier_look_and_nobody_elses(
    app: Server, admin: FlaskClient, sign_in: SignIn, form: int
) -> None:
    first, other = asked(admin, form), asked(sign_in("admin", name="Other"), form)
    second = asked(admin, form)
    jobs.work_off(app)

    assert [admin.get(one).json["status"] for one in (first, other, second)] == ["cancelled", "done", "done"]


def test_it_is_swept_away_after_a_day(app: Server, admin: FlaskClient, form: int, monkeypatch: Any) -> None:
    address = asked(admin, form)
    jobs.work_off(app)
    assert admin.get(address).status_code == 200

    monkeypatch.setattr(jobs, "now", lambda: now() + timedelta(days=1, minutes=1))
    jobs.work_off(app)

    assert admin.get(address).status_code == 404
    assert _found(app) == 0


def test_a_draft_can_be_thrown_away_though_somebody_looks(app: Server, admin: FlaskClient, form: int) -> None:
    address = asked(admin, form)

    assert admin.delete(f"/api/forms/{form}").status_code == 204
    assert admin.get(address).status_code == 404
    jobs.work_off(app)
    with app.app_context():
        assert set(db.session.scalars(select(jobs.Job.status).where(jobs.Job.kind == "re_score"))) == {"done"}


def test_an_admin_elsewhere_sees_no_such_look(app: Server, admin: FlaskClient, sign_in: SignIn, form: int) -> None:
    address, stranger = asked(admin, form), sign_in("admin", "shop")

    assert stranger.post(f"/api/forms/{form}/re-scores").status_code == 404
    assert stranger.get(address).status_code == 404
    assert stranger.delete(address).status_code == 404


def _found(app: Server) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(ReScoredVisit)) or 0


def test_a_form_without_visits_is_looked_at_at_once(app: Server, admin: FlaskClient) -> None:
    with app.app_context():
        number = draft(small.FORM, 1)
        db.session.commit()

    seen = looked(app, admin, number)

    assert (seen["status"], seen["visits"], seen["result"]["visits"]) == ("done", 0, [])
    assert seen["result"]["before"] == {"complete": 0, "mean": None}
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(ReScore)) == 1
