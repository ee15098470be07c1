"""Whatever is sent by several at the same moment is kept once; the others are told so, and nothing breaks."""

import json
from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.programmes.models import Branch
from tests import build, small
from tests.audit_api import counter
from tests.audit_api.submissions.phone import DOCUMENT

SignIn = Callable[..., FlaskClient]
Request = tuple[str, str, Any]

AT_ONCE = 6


def at_once(browsers: list[FlaskClient], requests: list[Request]) -> Counter[int]:
    """Send the requests together, each from a browser of its own; how often each status was answered."""
    statuses: Counter[int] = Counter()
    start = Barrier(len(requests))

    def send(browser: FlaskClient, request: Request) -> None:
        method, path, body = request
        start.wait()
        statuses[browser.open(path, method=method, json=body).status_code] += 1

    threads = [Thread(target=send, args=pair) for pair in zip(browsers, requests, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses


@pytest.fixture
def admins(sign_in: SignIn) -> list[FlaskClient]:
    """As many browsers as send at once."""
    return [sign_in("admin") for _ in range(AT_ONCE)]


@pytest.fixture
def ids(app: Server) -> dict[str, int]:
    """A branch and what it lies in."""
    with app.app_context():
        row, wave = build.branch(), build.wave()
        south = build.branch("jb-01", "south")
        numbers = {
            "client": row.client_id,
            "branch": row.id,
            "north": row.region_id,
            "south": south.region_id,
            "programme": wave.programme_id,
        }
        db.session.commit()
    return numbers


WAVE = {"starts_on": "2027-01-01", "ends_on": "2027-03-31", "title": "Wave"}
NEW: dict[str, dict[str, Any]] = {
    "/api/people": {"email": "{}@x.example", "name": "P", "roles": [{"role": "shopper", "scope": ""}]},
    "/api/clients": {"code": "{}", "name": "Client"},
    "/api/clients/{client}/regions": {"code": "{}", "name": "Region"},
    "/api/clients/{client}/branches": {"code": "{}", "name": "B", "region": "{north}", "time_zone": "Asia/Jakarta"},
    "/api/clients/{client}/programmes": {"code": "{}", "title": "Programme"},
    "/api/programmes/{programme}/waves": {"code": "{}", **WAVE},
}


@pytest.mark.parametrize("path", NEW)
def test_one_code_is_taken_once_whatever_its_case(admins: list[FlaskClient], ids: dict[str, int], path: str) -> None:
    def body(code: str) -> Any:
        filled = json.dumps(NEW[path]).replace('"{north}"', str(ids["north"])).replace("{}", code)
        return json.loads(filled)

    codes = ("new", "NEW", "New") * (AT_ONCE // 3)

    statuses = at_once(admins, [("POST", path.format(**ids), body(code)) for code in codes])

    assert statuses == {201: 1, 409: AT_ONCE - 1}


def test_one_draft_of_a_code_is_begun_and_the_others_are_told_of_it(
    admins: list[FlaskClient], ids: dict[str, int]
) -> None:
    forms = f"/api/clients/{ids['client']}/forms"

    statuses = at_once(admins, [("POST", forms, {"source": json.dumps(small.FORM)})] * AT_ONCE)

    assert statuses == {201: 1, 409: AT_ONCE - 1}
    assert [(row["status"], row["number"]) for row in admins[0].get(forms).json or ()] == [("draft", 1)]


def test_a_draft_is_saved_by_one_of_several_and_the_others_are_told(
    admins: list[FlaskClient], ids: dict[str, int]
) -> None:
    forms = f"/api/clients/{ids['client']}/forms"
    draft = f"/api/forms/{(admins[0].post(forms, json={'source': json.dumps(small.FORM)}).json or {})['id']}"
    trees = [{**small.FORM, "channel": f"channel {number}"} for number in range(AT_ONCE)]

    statuses = at_once(admins, [("PUT", f"{draft}/draft", {"tree": tree, "revision": 1}) for tree in trees])

    kept = admins[0].get(draft).json or {}
    assert statuses == {200: 1, 409: AT_ONCE - 1}
    assert kept["revision"] == 2
    assert kept["tree"] in trees


def test_a_draft_is_published_or_thrown_away(admins: list[FlaskClient], ids: dict[str, int]) -> None:
    forms = f"/api/clients/{ids['client']}/forms"
    draft = f"/api/forms/{(admins[0].post(forms, json={'source': json.dumps(small.FORM)}).json or {})['id']}"

    statuses = at_once(
        admins, [("POST", f"{draft}/publish", {"revision": 1}), ("DELETE", draft, None)] * (AT_ONCE // 2)
    )

    assert statuses[200] + statuses[204] == 1
    assert statuses.keys() <= {200, 204, 404, 409}


def test_a_branch_that_is_moved_by_two_lies_where_its_scope_says(
    app: Server, admins: list[FlaskClient], ids: dict[str, int]
) -> None:
    moves = [("PATCH", f"/api/branches/{ids['branch']}", {"region": ids[to]}) for to in ("south", "north")]

    statuses = at_once(admins, moves * (AT_ONCE // 2))

    with app.app_context():
        row = db.session.scalars(select(Branch).where(Branch.id == ids["branch"])).one()
        assert statuses == {200: AT_ONCE}
        assert row.scope == f"{row.region.scope}/{row.code}"


def test_there_is_an_admin_left_when_two_end_each_other(app: Server, sign_in: SignIn) -> None:
    browsers = [sign_in("admin", name=name) for name in ("One", "Two")]
    numbers = [build.user_id(app, name) for name in ("Two", "One")]

    statuses = at_once(browsers, [("PATCH", f"/api/people/{number}", {"active": False}) for number in numbers])

    assert statuses[200] == 1


def test_one_id_for_two_visits_is_a_hand_in_and_conflicts(app: Server, sign_in: SignIn) -> None:
    browsers = [sign_in("shopper", name=name) for name in ("One", "Two")]
    with app.app_context():
        made = [counter.visit(counter.person_called(name)) for name in ("One", "Two")]
        visits = [(visit.id, visit.form_version_id) for visit in made]
        db.session.commit()
    moment = "2026-11-10T10:00:00+08:00"

    def paper(visit: str, form: int) -> dict[str, Any]:
        return {"visit": visit, "form": form, "started_at": moment, "handed_in_at": moment, "document": DOCUMENT}

    path = f"/api/submissions/{uuid4()}"
    statuses = at_once(browsers, [("PUT", path, paper(*visit)) for visit in visits])

    assert statuses == {201: 1, 409: 1}
