"""Who may call what: one table, held against every operation with real requests."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.people.access import MANAGERS, ROLES, STAFF
from tests import build, filling, small

SignIn = Callable[..., FlaskClient]
Who = tuple[str, ...]

ANYONE: Who = ("anyone",)
SIGNED_IN: Who = ROLES
ADMIN: Who = ("admin",)
SCHEDULING: Who = ("admin", "scheduler")
REVIEWING: Who = ("admin", "reviewer")
SEEING: Who = (*STAFF, *MANAGERS)
COMPARING: Who = (*STAFF, "regional_manager")
SHOPPER: Who = ("shopper",)
HANDING_IN: Who = ("shopper", *REVIEWING)

MAY: Mapping[str, Who] = {
    "GET /api/health": ANYONE,
    "GET /api/papers/{code}": ANYONE,
    "POST /api/session": ANYONE,
    "POST /api/session/invitation": ANYONE,
    "DELETE /api/session": ANYONE,
    "GET /api/session": SIGNED_IN,
    "PATCH /api/session": SIGNED_IN,
    "GET /api/tokens": SIGNED_IN,
    "POST /api/tokens": SIGNED_IN,
    "DELETE /api/tokens/{token}": SIGNED_IN,
    "GET /api/people": SCHEDULING,
    "POST /api/people": ADMIN,
    "PATCH /api/people/{person}": ADMIN,
    "POST /api/people/{person}/invitation": SCHEDULING,
    "GET /api/scopes": ADMIN,
    "GET /api/clients": STAFF,
    "POST /api/clients": ADMIN,
    "PATCH /api/clients/{client}": ADMIN,
    "GET /api/clients/{client}/regions": STAFF,
    "POST /api/clients/{client}/regions": ADMIN,
    "PATCH /api/regions/{region}": ADMIN,
    "GET /api/clients/{client}/branches": STAFF,
    "POST /api/clients/{client}/branches": ADMIN,
    "PATCH /api/branches/{branch}": ADMIN,
    "POST /api/clients/{client}/branches/import": ADMIN,
    "GET /api/clients/{client}/branches/import/template.csv": ADMIN,
    "GET /api/clients/{client}/programmes": STAFF,
    "POST /api/clients/{client}/programmes": ADMIN,
    "PATCH /api/programmes/{programme}": ADMIN,
    "GET /api/programmes/{programme}/waves": STAFF,
    "POST /api/programmes/{programme}/waves": ADMIN,
    "PATCH /api/waves/{wave}": ADMIN,
    "GET /api/programmes/{programme}/survey-means": STAFF,
    "POST /api/programmes/{programme}/survey-means": ADMIN,
    "GET /api/programmes/{programme}/survey-means/template.csv": ADMIN,
    "DELETE /api/survey-means/{mean}": ADMIN,
    "DELETE /api/waves/{wave}/survey-means": ADMIN,
    "GET /api/clients/{client}/dress": SEEING,
    "PUT /api/clients/{client}/dress": ADMIN,
    "GET /api/clients/{client}/dress/preview.pdf": ADMIN,
    "POST /api/clients/{client}/logos": ADMIN,
    "GET /api/clients/{client}/logos/{sha256}.jpg": SEEING,
    "GET /api/accents": SEEING,
    "GET /api/library": STAFF,
    "POST /api/forms/check": ADMIN,
    "GET /api/clients/{client}/forms": SEEING,
    "POST /api/clients/{client}/forms": ADMIN,
    "GET /api/forms/{form}/sign-offs": SEEING,
    "POST /api/forms/{form}/sign-offs": ADMIN,
    "DELETE /api/forms/{form}/sign-offs/{sign_off}": ADMIN,
    "GET /api/forms/{form}/texts.csv": ADMIN,
    "GET /api/forms/{form}/texts.xlsx": ADMIN,
    "POST /api/forms/{form}/texts": ADMIN,
    "POST /api/clients/{client}/forms/xlsform": ADMIN,
    "GET /api/forms/{form}/file.{kind}": SEEING,
    "GET /api/forms/{form}": SEEING,
    "GET /api/forms/{form}/changes": SEEING,
    "PUT /api/forms/{form}/draft": ADMIN,
    "DELETE /api/forms/{form}": ADMIN,
    "POST /api/forms/{form}/publish": ADMIN,
    "POST /api/forms/{form}/fillings": ADMIN,
    "POST /api/forms/{form}/scores": ADMIN,
    "POST /api/forms/{form}/re-scores": ADMIN,
    "GET /api/re-scores/{re_score}": ADMIN,
    "DELETE /api/re-scores/{re_score}": ADMIN,
    "GET /api/clients/{client}/taxonomy": SEEING,
    "POST /api/clients/{client}/taxonomy": ADMIN,
    "PUT /api/clients/{client}/taxonomy/{item}": ADMIN,
    "DELETE /api/clients/{client}/taxonomy/{item}": ADMIN,
    "GET /api/visits": STAFF,
    "POST /api/visits": SCHEDULING,
    "PATCH /api/visits/{visit}": SCHEDULING,
    "POST /api/visits/{visit}/cancel": SCHEDULING,
    "GET /api/my/visits": SHOPPER,
    "GET /api/my/outcomes": SHOPPER,
    "GET /api/my/history": SHOPPER,
    "POST /api/visits/{visit}/start": SHOPPER,
    "GET /api/visits/{visit}/photos": HANDING_IN,
    "PUT /api/visits/{visit}/photos/{sha256}": HANDING_IN,
    "GET /api/visits/{visit}/photos/{sha256}": SIGNED_IN,
    "PUT /api/submissions/{submission}": HANDING_IN,
    "GET /api/review/queue": REVIEWING,
    "GET /api/review/waiting": REVIEWING,
    "GET /api/review/visits/{visit}": REVIEWING,
    "GET /api/review/visits/{visit}/audit-log": REVIEWING,
    "POST /api/visits/{visit}/approve": REVIEWING,
    "POST /api/visits/{visit}/send-back": REVIEWING,
    "GET /api/results/waves": SEEING,
    "GET /api/results/waves/{wave}": SEEING,
    "GET /api/results/waves/{wave}/branches/{branch}": SEEING,
    "GET /api/results/waves/{wave}/programme": SEEING,
    "GET /api/results/waves/{wave}/regions/{region}": SEEING,
    "GET /api/results/waves/{wave}/questions/{question}": SEEING,
    "GET /api/results/visits/{visit}": SEEING,
    "GET /api/corrective-actions": SEEING,
    "POST /api/corrective-actions": SEEING,
    "PATCH /api/corrective-actions/{action}": SEEING,
    "DELETE /api/corrective-actions/{action}": SEEING,
    "POST /api/corrective-actions/{action}/done": SEEING,
    "POST /api/corrective-actions/{action}/verify": COMPARING,
    "POST /api/corrective-actions/{action}/reopen": SEEING,
    "GET /api/reports/waves/{wave}/branches/{branch}.pdf": SEEING,
    "GET /api/reports/waves/{wave}/regions/{region}.pdf": COMPARING,
    "GET /api/reports/waves/{wave}.pdf": COMPARING,
    "GET /api/reports/visits/{visit}.pdf": SEEING,
    "POST /api/bundles": SEEING,
    "GET /api/bundles": SEEING,
    "GET /api/bundles/{bundle}": SEEING,
    "DELETE /api/bundles/{bundle}": SEEING,
    "GET /api/bundles/{bundle}/file": SEEING,
    "GET /api/exports/waves/{wave}/{table}.{extension}": SEEING,
    "GET /api/exports/waves/{wave}/workbook.xlsx": SEEING,
    "GET /api/exports/waves/{wave}/audit-log.{extension}": REVIEWING,
}
"""Every operation, and the roles that may call it. Which rows they then see is decided by their scope."""

METHODS = ("get", "post", "put", "patch", "delete")
REFUSED = (401, 403)


def _document(app: Server) -> dict[str, Any]:
    document: dict[str, Any] = build.browser(app).get("/api/openapi.json").json
    return document


def _operations(app: Server) -> dict[str, dict[str, Any]]:
    paths = _document(app)["paths"]
    return {f"{m.upper()} {path}": what for path, ways in paths.items() for m, what in ways.items() if m in METHODS}


def _call(client: FlaskClient, operation: str) -> int:
    """Call an operation on things that do not exist, and without a body; the status of the answer."""
    method, path = operation.split(" ")
    made_up = {"visit": str(uuid4()), "bundle": str(uuid4()), "submission": str(uuid4()), "sha256": "0" * 64}
    made_up |= {"table": "visits", "extension": "csv", "kind": "yaml", "re_score": str(uuid4())}
    address = re.sub(r"{(\w+)}", lambda match: made_up.get(match[1], "2147483647"), path)
    return client.open(address, method=method).status_code


def test_every_operation_has_a_row_and_every_row_an_operation(app: Server) -> None:
    assert _operations(app).keys() == MAY.keys()


def test_the_document_tells_the_same_as_the_table(app: Server) -> None:
    assert {name: set(what["x-roles"]) for name, what in _operations(app).items()} == {
        name: set(who) for name, who in MAY.items()
    }


def test_every_view_says_who_may_call_it(app: Server) -> None:
    assert [name for name, view in app.view_functions.items() if not getattr(view, "allowed", ())] == []


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_call_what_the_table_says_and_nothing_else(app: Server, sign_in: SignIn, role: str) -> None:
    cookie = sign_in(role).get_cookie("shopper_audit")
    assert cookie is not None
    for operation, who in MAY.items():
        # A browser of its own for each call, for one of them signs out.
        client = build.browser(app)
        client.set_cookie("shopper_audit", cookie.value)
        status = _call(client, operation)
        assert (status not in REFUSED) == (who == ANYONE or role in who), f"{operation} answers {status} to {role}"


def test_nobody_else_may_call_more_than_anyone_may(app: Server) -> None:
    for operation, who in MAY.items():
        status = _call(build.browser(app), operation)
        assert (status != 401) == (who == ANYONE), f"{operation} answers {status} to nobody"


LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


def _two_regions(app: Server) -> dict[str, dict[str, Any]]:
    """An approved visit and one in review in each of two regions: the numbers that addresses need, by region."""
    ids: dict[str, dict[str, Any]] = {}
    with app.app_context():
        shopper, wave = build.person("shopper", name="Demo Shopper"), build.wave()
        for region, code in (("north", "kl-01"), ("south", "jb-01")):
            at = build.branch(code, region)
            approved = build.approved(small.answers(), at=at, during=wave, shopper=shopper, on=LONG_AGO)
            waiting = build.handed_in(small.answers(), at=at, during=wave, shopper=shopper, on=LONG_AGO)
            ids[region] = {"wave": wave.id, "branch": at.id, "client": at.client_id, "revision": waiting.id}
            ids[region] |= {"approved": approved.submission.visit_id, "waiting": waiting.submission.visit_id}
        db.session.commit()
    return ids


BRANCH_PAGES = (
    "/api/results/waves/{wave}/branches/{branch}",
    "/api/reports/waves/{wave}/branches/{branch}.pdf",
    "/api/reports/visits/{approved}.pdf",
    "/api/results/visits/{approved}",
)


@pytest.mark.parametrize(
    ("role", "scope"), [("regional_manager", "bank/north"), ("branch_manager", "bank/north/kl-01")]
)
def test_managers_see_their_own_branches_and_no_other(app: Server, sign_in: SignIn, role: str, scope: str) -> None:
    ids, manager = _two_regions(app), sign_in(role, scope)

    assert [manager.get(page.format(**ids["north"])).status_code for page in BRANCH_PAGES] == [200] * 4
    assert [manager.get(page.format(**ids["south"])).status_code for page in BRANCH_PAGES] == [404] * 4
    wave = manager.get(f"/api/results/waves/{ids['north']['wave']}").json
    assert [branch["code"] for branch in wave["branches"]] == ["kl-01"]
    assert (wave["wave"]["branches"], wave["wave"]["visits"]) == (1, 1)


def test_a_branch_manager_does_not_see_the_branch_next_door(app: Server, sign_in: SignIn) -> None:
    _two_regions(app)
    with app.app_context():
        # Its code begins like the other's: a scope is no mere beginning of a text.
        at, wave = build.branch("kl-011", "north"), build.wave()
        visit = build.approved(small.answers(), at=at, during=wave, shopper=build.person("shopper"), on=LONG_AGO)
        ids = {"wave": wave.id, "branch": at.id, "approved": visit.submission.visit_id}
        db.session.commit()

    manager = sign_in("branch_manager", "bank/north/kl-01")

    assert [manager.get(page.format(**ids)).status_code for page in BRANCH_PAGES] == [404] * 4


@pytest.mark.parametrize("role", MANAGERS)
def test_no_manager_sees_a_visit_before_it_is_approved(app: Server, sign_in: SignIn, role: str) -> None:
    ids = _two_regions(app)["north"]
    manager = sign_in(role, "bank/north/kl-01")

    assert manager.get(f"/api/reports/visits/{ids['waiting']}.pdf").status_code == 404
    page = manager.get(BRANCH_PAGES[0].format(**ids)).json
    assert [visit["id"] for visit in page["visits"]] == [ids["approved"]]
    assert manager.get("/api/results/waves").json[0]["visits"] == 1


@pytest.mark.parametrize("role", MANAGERS)
def test_a_manager_sees_the_photos_of_approved_visits_only(app: Server, sign_in: SignIn, role: str) -> None:
    ids, data = _two_regions(app)["north"], filling.photo()
    with app.app_context():
        for visit in (ids["approved"], ids["waiting"]):
            build.photo(app, visit, data, LONG_AGO)
        db.session.commit()
    manager, address = sign_in(role, "bank/north/kl-01"), f"photos/{filling.name_of(data)}"

    assert manager.get(f"/api/visits/{ids['approved']}/{address}").status_code == 200
    assert manager.get(f"/api/visits/{ids['waiting']}/{address}").status_code == 404
    assert sign_in(role, "bank/south").get(f"/api/visits/{ids['approved']}/{address}").status_code == 404


def test_staff_of_one_region_see_and_decide_on_nothing_of_another(app: Server, sign_in: SignIn) -> None:
    ids = _two_regions(app)
    reviewer, scheduler = sign_in("reviewer", "bank/north"), sign_in("scheduler", "bank/north")
    other = ids["south"]

    assert [row["visit"]["id"] for row in reviewer.get("/api/review/queue").json["items"]] == [ids["north"]["waiting"]]
    assert reviewer.get(f"/api/review/visits/{other['waiting']}").status_code == 404
    assert reviewer.get(f"/api/review/visits/{other['waiting']}/audit-log").status_code == 404
    word = {"revision": other["revision"]}
    assert reviewer.post(f"/api/visits/{other['waiting']}/approve", json=word).status_code == 404
    reasoned = {**word, "reason": "Please look again"}
    assert reviewer.post(f"/api/visits/{other['waiting']}/send-back", json=reasoned).status_code == 404
    assert {row["branch"]["code"] for row in scheduler.get("/api/visits").json["items"]} == {"kl-01"}
    assert scheduler.post(f"/api/visits/{other['waiting']}/cancel", json={"reason": "No"}).status_code == 404
    assert [page for page in BRANCH_PAGES if scheduler.get(page.format(**other)).status_code != 404] == []
    branches = scheduler.get(f"/api/clients/{other['client']}/branches").json["items"]
    assert [branch["code"] for branch in branches] == ["kl-01"]


def test_a_shopper_reaches_only_their_own_visits(app: Server, sign_in: SignIn) -> None:
    ids = _two_regions(app)["north"]
    other = sign_in("shopper", name="Somebody Else")

    assert other.get("/api/my/visits").json["visits"] == []
    assert other.get("/api/my/outcomes").json == {}
    assert other.get("/api/my/history").json["items"] == []
    assert other.get(f"/api/visits/{ids['waiting']}/photos").status_code == 404
    started = {"started_at": "2026-10-05T02:00:00Z"}
    assert other.post(f"/api/visits/{ids['waiting']}/start", json=started).status_code == 404
