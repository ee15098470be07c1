"""Clients, regions and branches, and the scopes they open."""

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.people.access import Viewer
from audit_api.people.models import Grant, User
from audit_api.programmes.models import Region

SignIn = Callable[..., FlaskClient]
KL = {"code": "kl-01", "name": "Main Street", "time_zone": "Asia/Kuala_Lumpur"}


def made(admin: FlaskClient, path: str, **wanted: Any) -> Any:
    answer = admin.post(path, json=wanted)
    assert answer.status_code == 201, answer.json
    return answer.json


def bank(admin: FlaskClient, code: str = "bank") -> tuple[int, int, int]:
    """A client with two regions: their numbers."""
    client = made(admin, "/api/clients", code=code, name=f"Demo {code}")["id"]
    north = made(admin, f"/api/clients/{client}/regions", code="north", name="North")["id"]
    south = made(admin, f"/api/clients/{client}/regions", code="south", name="South")["id"]
    return client, north, south


def test_each_place_opens_a_scope_below_the_one_it_lies_in(admin: FlaskClient) -> None:
    client, north, _ = bank(admin)

    branch = made(admin, f"/api/clients/{client}/branches", region=north, **KL)

    assert branch["scope"] == "bank/north/kl-01"
    assert branch["region"] == {"id": north, "code": "north", "name": "North"}
    assert admin.get("/api/scopes").json == [
        {"path": "", "title": "Everything"},
        {"path": "bank", "title": "Demo bank"},
        {"path": "bank/north", "title": "Demo bank, North"},
        {"path": "bank/north/kl-01", "title": "Demo bank, North, Main Street"},
        {"path": "bank/south", "title": "Demo bank, South"},
    ]


def test_a_code_is_taken_whatever_its_case(admin: FlaskClient) -> None:
    client, north, south = bank(admin)
    made(admin, f"/api/clients/{client}/branches", region=north, **KL)

    again = [
        admin.post("/api/clients", json={"code": "BANK", "name": "Another"}),
        admin.post(f"/api/clients/{client}/regions", json={"code": "North", "name": "Another"}),
        admin.post(f"/api/clients/{client}/branches", json={**KL, "code": "KL-01", "region": south}),
    ]

    assert [(answer.status_code, answer.json["code"]) for answer in again] == [(409, "taken")] * 3


def test_two_clients_may_use_the_same_codes(admin: FlaskClient) -> None:
    bank(admin, "one")
    bank(admin, "two")

    assert len(admin.get("/api/scopes").json) == 7


def test_a_code_that_would_break_a_path_is_refused(admin: FlaskClient) -> None:
    for code in ("", "a/b", "a b", "x" * 41, "kl%", "kl\n"):
        answer = admin.post("/api/clients", json={"code": code, "name": "Demo"})
        assert (answer.status_code, answer.json["problems"][0]["path"]) == (422, "code")


def test_text_that_no_database_can_keep_is_refused(admin: FlaskClient) -> None:
    for name in ("zero \0 byte", "half \ud83d a sign"):
        answer = admin.post("/api/clients", json={"code": "bank", "name": name})
        assert (answer.status_code, answer.json["problems"][0]["path"]) == (422, "name")


def test_a_time_zone_that_does_not_exist_is_refused_with_the_nearest_one(admin: FlaskClient) -> None:
    client, north, _ = bank(admin)

    answer = admin.post(
        f"/api/clients/{client}/branches", json={**KL, "region": north, "time_zone": "Asia/Kuala_Lumper"}
    )

    assert answer.json["problems"] == [
        {
            "path": "time_zone",
            "code": "bad_value",
            "message": "'Asia/Kuala_Lumper' is no time zone. Did you mean Asia/Kuala_Lumpur?",
        }
    ]


def test_a_branch_cannot_lie_in_another_clients_region(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    _, foreign, _ = bank(admin, "other")

    answer = admin.post(f"/api/clients/{client}/branches", json={**KL, "region": foreign})

    assert (answer.status_code, answer.json["problems"][0]["path"]) == (422, "region")


def test_a_branch_that_moves_takes_its_managers_along(admin: FlaskClient, sign_in: SignIn, app: Server) -> None:
    client, north, south = bank(admin)
    branch = made(admin, f"/api/clients/{client}/branches", region=north, **KL)
    sign_in("branch_manager", "bank/north/kl-01", name="Demo Manager")

    moved = admin.patch(f"/api/branches/{branch['id']}", json={"region": south, "open": False})

    assert moved.json["scope"] == "bank/south/kl-01"
    assert moved.json["region"]["code"] == "south"
    assert moved.json["open"] is False
    with app.app_context():
        grant = db.session.query(Grant).join(User).filter(User.name == "Demo Manager").one()
        assert grant.scope == "bank/south/kl-01"


def test_staff_see_only_what_lies_in_their_scope(admin: FlaskClient, sign_in: SignIn) -> None:
    client, north, south = bank(admin)
    other, _, _ = bank(admin, "other")
    made(admin, f"/api/clients/{client}/branches", region=north, **KL)
    made(admin, f"/api/clients/{client}/branches", region=south, **{**KL, "code": "jb-01"})

    reviewer = sign_in("reviewer", "bank/north")

    assert [row["code"] for row in reviewer.get("/api/clients").json] == ["bank"]
    assert [row["code"] for row in reviewer.get(f"/api/clients/{client}/regions").json] == ["north"]
    assert [row["code"] for row in reviewer.get(f"/api/clients/{client}/branches").json["items"]] == ["kl-01"]
    for path in ("regions", "branches", "programmes"):
        assert reviewer.get(f"/api/clients/{other}/{path}").status_code == 404


def test_branches_are_found_by_region_and_by_whether_they_are_open(admin: FlaskClient) -> None:
    client, north, south = bank(admin)
    path = f"/api/clients/{client}/branches"
    first = made(admin, path, region=north, **KL)["id"]
    second = made(admin, path, region=south, **{**KL, "code": "jb-01"})["id"]
    admin.patch(f"/api/branches/{second}", json={"open": False})

    def ids(question: str) -> list[int]:
        return [row["id"] for row in admin.get(f"{path}?{question}").json["items"]]

    assert (ids(f"region={north}"), ids("open=true"), ids("open=false")) == ([first], [first], [second])


def test_everybody_but_an_admin_only_reads(admin: FlaskClient, sign_in: SignIn) -> None:
    client, north, _ = bank(admin)

    for role in ("scheduler", "reviewer", "regional_manager", "shopper"):
        person = sign_in(role)
        assert person.post("/api/clients", json={"code": "x", "name": "x"}).status_code == 403
        assert person.patch(f"/api/regions/{north}", json={"name": "x"}).status_code == 403
        assert person.post(f"/api/clients/{client}/branches/import", data="x").status_code == 403
        assert person.get("/api/scopes").status_code == 403
    assert sign_in("regional_manager").get("/api/clients").status_code == 403


def test_the_rule_for_what_lies_around_a_scope_is_the_same_in_a_query(app: Server, admin: FlaskClient) -> None:
    bank(admin)
    bank(admin, "bank-2")
    viewer = Viewer(1, (("reviewer", "bank/north/kl-01"),))

    with app.app_context():
        found = db.session.query(Region.scope).filter(viewer.around(Region.scope, "reviewer")).all()

    assert [scope for (scope,) in found] == ["bank/north"]
