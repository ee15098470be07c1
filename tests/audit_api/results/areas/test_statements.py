"""The pages ask the database as often for many visits as for few."""

from collections.abc import Callable
from random import Random

from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from tests import build, statements
from tests.audit_api.results.areas.two_waves import FORM, MORNING, answers

SignIn = Callable[..., FlaskClient]


def test_a_page_takes_as_many_statements_for_many_visits_as_for_few(
    app: Server, sign_in: SignIn, programme: dict[str, int]
) -> None:
    admin, address = sign_in("admin"), f"/api/results/waves/{programme['wave']}"
    pages = ("programme", f"regions/{programme['north']}", "questions/A1", f"branches/{programme['kl-01']}", "")
    few = {page: _statements(app, admin, f"{address}/{page}".rstrip("/")) for page in pages}
    with app.app_context():
        rng, shopper = Random(3), build.person("shopper")
        for number in range(12):
            at = build.branch(f"kl-{number % 6:02}", ("north", "south", "east")[number % 3])
            visit = build.visit(at, build.wave(), build.form_version(FORM), shopper, "handed_in")
            build.approve(build.revision(visit, answers(rng), MORNING))
        db.session.commit()

    many = {page: _statements(app, admin, f"{address}/{page}".rstrip("/")) for page in pages}

    assert many == few
    assert max(few.values()) <= 18, few


def _statements(app: Server, browser: FlaskClient, address: str) -> int:
    with statements.sent(app) as sent:
        assert browser.get(address).status_code == 200
    return len(sent)
