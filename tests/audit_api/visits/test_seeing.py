"""Who sees which visit: one condition, the same for every list."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, select

from audit_api.db import db
from audit_api.http import Server
from audit_api.people.access import Role, Viewer
from audit_api.visits.models import Visit
from audit_api.visits.seeing import visible_to
from tests import build
from tests.audit_api import counter

SignIn = Callable[..., FlaskClient]
ALL = {"north approved", "north handed_in", "south approved", "south assigned"}


@pytest.fixture
def shopper(app: Server) -> int:
    """A shopper with one visit in the north; somebody else made the others."""
    with app.app_context():
        one, other = build.person("shopper", name="One"), build.person("shopper", name="Other")
        counter.visit(one, "bank/north/kl-01", status="handed_in")
        counter.visit(other, "bank/north/kl-01", status="approved")
        counter.visit(other, "bank/south/jb-01", status="approved")
        counter.visit(other, "bank/south/jb-01", status="assigned")
        number = one.id
        db.session.commit()
    return number


@pytest.mark.parametrize(
    ("role", "scope", "seen"),
    [
        ("admin", "", ALL),
        ("reviewer", "bank/north", {"north approved", "north handed_in"}),
        ("scheduler", "bank/sou", set()),
        ("regional_manager", "bank/north", {"north approved"}),
        ("branch_manager", "bank/south/jb-01", {"south approved"}),
        ("shopper", "", {"north handed_in"}),
    ],
)
def test_each_role_sees_its_own(app: Server, shopper: int, role: Role, scope: str, seen: set[str]) -> None:
    with app.app_context():
        visits = db.session.scalars(
            select(Visit).where(visible_to(Viewer(shopper if role == "shopper" else 0, ((role, scope),))))
        )
        found = {f"{visit.branch.region.code} {visit.status}" for visit in visits}

    assert found == seen


def test_somebody_who_is_no_shopper_any_more_does_not_see_their_old_visits(app: Server, shopper: int) -> None:
    with app.app_context():
        viewer = Viewer(shopper, (("branch_manager", "bank/south/jb-01"),))
        statuses = set(db.session.scalars(select(Visit.status).where(visible_to(viewer))))

    assert statuses == {"approved"}


def test_the_list_of_staff_holds_only_their_scope(sign_in: SignIn, shopper: int) -> None:
    everything = sign_in("reviewer").get("/api/visits").json
    north = sign_in("reviewer", "bank/north").get("/api/visits").json

    assert (everything["total"], north["total"]) == (4, 2)
    assert {visit["branch"]["code"] for visit in north["items"]} == {"kl-01"}


def test_the_list_narrows_by_what_is_asked(sign_in: SignIn, shopper: int) -> None:
    reviewer = sign_in("reviewer")

    assert reviewer.get("/api/visits?status=approved").json["total"] == 2
    assert reviewer.get(f"/api/visits?status=approved&shopper={shopper}").json["total"] == 0
    assert reviewer.get(f"/api/visits?shopper={shopper}").json["total"] == 1


def test_managers_and_shoppers_do_not_get_the_list_of_staff(sign_in: SignIn, shopper: int) -> None:
    answers = [sign_in(role).get("/api/visits") for role in ("regional_manager", "branch_manager", "shopper")]

    assert {answer.status_code for answer in answers} == {403}


def test_a_longer_list_costs_no_more_statements(app: Server, sign_in: SignIn) -> None:
    reviewer = sign_in("reviewer")

    def statements() -> int:
        seen: list[str] = []
        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
        assert reviewer.get("/api/visits").status_code == 200
        return len(seen)

    counts = []
    for _ in range(2):
        with app.app_context():
            person = build.person("shopper")
            for number in range(5):
                counter.visit(person, f"bank/north/kl-{number}-{len(counts)}")
            db.session.commit()
        counts.append(statements())

    assert counts[0] == counts[1] <= 10
