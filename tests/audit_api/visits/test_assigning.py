"""Schedulers assign visits that can be made, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.visits.models import VisitStatus
from tests import build
from tests.audit_api import counter

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def wanted(app: Server) -> dict[str, Any]:
    """A visit that can be assigned."""
    with app.app_context():
        branch = build.branch()
        rows = {
            "branch": branch,
            "wave": build.wave(),
            "form": build.form_version(counter.TREE),
            "shopper": build.person("shopper", name="Demo Shopper"),
        }
        found = {key: row.id for key, row in rows.items()}
        db.session.commit()
    return {**found, "window_from": "2026-11-05", "window_to": "2026-11-20"}


def test_a_visit_is_assigned_with_all_that_staff_need_to_see(sign_in: SignIn, wanted: dict[str, Any]) -> None:
    answer = sign_in("scheduler").post("/api/visits", json=wanted)

    visit = answer.json
    assert answer.status_code == 201
    assert (visit["status"], visit["number"], visit["reference"]) == ("assigned", 1, "2026-q4-kl-01-1")
    assert visit["client"]["code"] == "bank"
    assert visit["form"]["title"] == {"en": "At the counter"}
    assert visit["shopper"] == {"id": wanted["shopper"], "name": "Demo Shopper"}


def test_visits_are_counted_within_a_branch_and_wave(admin: FlaskClient, wanted: dict[str, Any]) -> None:
    numbers = [admin.post("/api/visits", json=wanted).json["number"] for _ in range(3)]

    assert numbers == [1, 2, 3]


@pytest.mark.parametrize(
    ("path", "code"),
    [("branch", "closed"), ("wave", "unknown"), ("form", "unknown"), ("shopper", "not_a_shopper")],
)
def test_what_does_not_fit_is_named(
    app: Server, admin: FlaskClient, wanted: dict[str, Any], path: str, code: str
) -> None:
    with app.app_context():
        build.branch("jb-01", "south", "shop")
        closed = build.branch("kl-02")
        closed.open = False
        wrong = {
            "branch": closed.id,
            "wave": build.wave(client="shop").id,
            "form": build.form_version(counter.TREE, "shop").id,
            "shopper": build.person("shopper", "shop").id,
        }
        db.session.commit()

    answer = admin.post("/api/visits", json={**wanted, path: wrong[path]})

    assert (answer.status_code, answer.json["code"]) == (422, "bad_input")
    assert [(place["path"], place["code"]) for place in answer.json["problems"]] == [(path, code)]


def test_a_draft_is_no_form_to_fill(admin: FlaskClient, wanted: dict[str, Any]) -> None:
    client = admin.get("/api/clients").json[0]["id"]
    draft = admin.post(f"/api/clients/{client}/forms", json={"library": "bank-branch"}).json["id"]

    answer = admin.post("/api/visits", json={**wanted, "form": draft})

    assert [place["code"] for place in answer.json["problems"]] == ["draft"]


@pytest.mark.parametrize(
    ("window", "codes"),
    [
        (("2026-11-20", "2026-11-05"), ["too_early"]),
        (("2026-09-30", "2026-11-05"), ["outside_wave"]),
        (("2026-09-01", "2027-01-01"), ["outside_wave", "outside_wave"]),
    ],
)
def test_the_window_lies_within_the_wave(
    admin: FlaskClient, wanted: dict[str, Any], window: tuple[str, str], codes: list[str]
) -> None:
    answer = admin.post("/api/visits", json={**wanted, "window_from": window[0], "window_to": window[1]})

    assert [place["code"] for place in answer.json["problems"]] == codes


def test_a_scheduler_of_another_client_does_not_learn_of_the_branch(sign_in: SignIn, wanted: dict[str, Any]) -> None:
    answer = sign_in("scheduler", "shop").post("/api/visits", json=wanted)

    assert (answer.status_code, answer.json["code"]) == (404, "not_found")


def test_an_assigned_visit_gets_another_shopper_and_window(
    app: Server, admin: FlaskClient, wanted: dict[str, Any]
) -> None:
    visit = admin.post("/api/visits", json=wanted).json["id"]
    with app.app_context():
        other = build.person("shopper", "bank", name="Second Shopper").id
        db.session.commit()

    answer = admin.patch(f"/api/visits/{visit}", json={"shopper": other, "window_to": "2026-12-01"})

    assert answer.json["shopper"]["name"] == "Second Shopper"
    assert (answer.json["window_from"], answer.json["window_to"]) == ("2026-11-05", "2026-12-01")


def test_a_visit_that_has_begun_is_not_changed(app: Server, admin: FlaskClient) -> None:
    with app.app_context():
        visit = counter.visit(build.person("shopper"), status="started").id
        db.session.commit()

    answer = admin.patch(f"/api/visits/{visit}", json={"window_to": "2026-12-01"})

    assert (answer.status_code, answer.json["code"]) == (409, "wrong_state")


def test_a_cancelled_visit_keeps_its_reason(admin: FlaskClient, wanted: dict[str, Any]) -> None:
    visit = admin.post("/api/visits", json=wanted).json["id"]

    answer = admin.post(f"/api/visits/{visit}/cancel", json={"reason": "The branch is being rebuilt"})

    assert (answer.json["status"], answer.json["cancel_reason"]) == ("cancelled", "The branch is being rebuilt")


def test_a_visit_that_was_handed_in_is_not_cancelled(app: Server, admin: FlaskClient) -> None:
    with app.app_context():
        visit = counter.visit(build.person("shopper"), status="handed_in").id
        db.session.commit()

    answer = admin.post(f"/api/visits/{visit}/cancel", json={"reason": "No"})

    assert (answer.status_code, answer.json["code"]) == (409, "wrong_state")


@pytest.mark.parametrize("path", ["wave", "branch", "form", "shopper"])
def test_a_number_that_is_not_whole_names_nothing(admin: FlaskClient, wanted: dict[str, Any], path: str) -> None:
    answer = admin.post("/api/visits", json={**wanted, path: wanted[path] + 0.9})

    assert answer.status_code == 422
    assert [place["path"] for place in answer.json["problems"]] == [path]


def test_a_visit_is_assigned_with_a_fee_which_its_shopper_sees(app: Server, sign_in: SignIn, wanted: Any) -> None:
    fee = {"amount": "85.5", "currency": "MYR"}

    visit = sign_in("scheduler").post("/api/visits", json={**wanted, "fee": fee}).json

    assert visit["fee"] == {"amount": "85.50", "currency": "MYR"}
    [mine] = build.browser_of(app, "Demo Shopper").get("/api/my/visits").json["visits"]
    assert mine["fee"] == visit["fee"]


@pytest.mark.parametrize("status", ["assigned", "started", "sent_back", "handed_in"])
def test_the_fee_may_change_until_the_visit_is_approved(app: Server, admin: FlaskClient, status: VisitStatus) -> None:
    with app.app_context():
        visit = counter.visit(build.person("shopper"), status=status).id
        db.session.commit()

    raised = admin.patch(f"/api/visits/{visit}", json={"fee": {"amount": "120", "currency": "IDR"}})
    taken_away = admin.patch(f"/api/visits/{visit}", json={"fee": None})

    assert (raised.status_code, raised.json["fee"]) == (200, {"amount": "120.00", "currency": "IDR"})
    assert (taken_away.status_code, taken_away.json["fee"]) == (200, None)


def test_the_fee_of_an_approved_visit_stays(app: Server, admin: FlaskClient) -> None:
    with app.app_context():
        visit = counter.visit(build.person("shopper"), status="approved").id
        db.session.commit()

    answer = admin.patch(f"/api/visits/{visit}", json={"fee": {"amount": "1", "currency": "MYR"}})

    assert (answer.status_code, answer.json["code"]) == (409, "wrong_state")


def test_a_fee_brings_no_other_change_with_it_once_the_visit_has_begun(app: Server, admin: FlaskClient) -> None:
    with app.app_context():
        visit = counter.visit(build.person("shopper"), status="started").id
        db.session.commit()
    fee = {"amount": "1", "currency": "MYR"}

    answer = admin.patch(f"/api/visits/{visit}", json={"fee": fee, "window_to": "2026-12-01"})

    assert (answer.status_code, answer.json["code"]) == (409, "wrong_state")
    assert admin.get("/api/visits").json["items"][0]["fee"] is None


@pytest.mark.parametrize(
    ("fee", "path"),
    [
        ({"amount": "-1", "currency": "MYR"}, "fee.amount"),
        ({"amount": "1e400", "currency": "MYR"}, "fee.amount"),
        ({"amount": "NaN", "currency": "MYR"}, "fee.amount"),
        ({"amount": "10000000", "currency": "MYR"}, "fee.amount"),
        ({"amount": "1", "currency": "myr"}, "fee.currency"),
        ({"amount": "1", "currency": "MYR\n"}, "fee.currency"),
        ({"amount": "1"}, "fee.currency"),
        ({"currency": "MYR"}, "fee.amount"),
    ],
)
def test_what_is_no_fee_is_refused_with_its_place(
    admin: FlaskClient, wanted: dict[str, Any], fee: dict[str, str], path: str
) -> None:
    answer = admin.post("/api/visits", json={**wanted, "fee": fee})

    assert answer.status_code == 422
    assert [place["path"] for place in answer.json["problems"]] == [path]
