"""The number of a visit is the same wherever a branch reads it, and tells nothing of visits that are still to come."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.submissions.models import Revision
from tests import build, small
from tests.audit_api.reporting import tables
from tests.reports import paper

SignIn = Callable[..., FlaskClient]
LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


def _planned(app: Server) -> dict[str, Any]:
    """Five visits of one branch: the fourth was approved first, then one that was none, then the second; two wait."""
    with app.app_context():
        at, wave = build.branch("kl-01", "north"), build.wave()
        form, shopper = build.form_version(small.FORM), build.person("shopper")
        rows = [build.visit(at, wave, form, shopper, "handed_in") for _ in range(5)]
        given = [build.revision(rows[place], small.answers(), LONG_AGO) for place in (3, 1, 0)]
        for row in (given[0], build.no_visit(rows[2], "closed", LONG_AGO), given[1]):
            build.approve(row)
        db.session.commit()
        visits = [row.submission.visit_id for row in given]
        return {"wave": wave.id, "branch": at.id, "visits": visits, "waits": given[2].id}


def _told(client: FlaskClient, ids: dict[str, Any]) -> dict[str, int]:
    """The numbers at the desk, by visit, in the order in which they stand there."""
    answer = client.get(f"/api/results/waves/{ids['wave']}/branches/{ids['branch']}").json
    return {visit["id"]: visit["number"] for visit in answer["visits"]}


def test_a_branch_counts_what_was_approved_and_a_number_stays_when_more_is(app: Server, sign_in: SignIn) -> None:
    ids, manager = _planned(app), sign_in("branch_manager", "bank/north/kl-01")
    first, second, third = ids["visits"]

    assert list(_told(manager, ids).items()) == [(first, 1), (second, 2)]

    with app.app_context():
        build.approve(db.session.get_one(Revision, ids["waits"]))
        db.session.commit()

    assert list(_told(manager, ids).items()) == [(first, 1), (second, 2), (third, 3)]


def test_desk_paper_and_export_agree_on_it(app: Server, sign_in: SignIn) -> None:
    ids, manager = _planned(app), sign_in("branch_manager", "bank/north/kl-01")
    second = ids["visits"][1]

    pdf = manager.get(f"/api/reports/visits/{second}.pdf?language=en")
    rows = tables.READ["csv"](manager.get(f"/api/exports/waves/{ids['wave']}/visits.csv").data)
    answers = manager.get(f"/api/results/waves/{ids['wave']}/questions/A1?listed=all").json["answers"]["items"]

    assert manager.get(f"/api/results/visits/{second}").json["visit"]["number"] == 2
    assert "Visit 2" in paper.text(pdf.data)
    assert "2026-q4-kl-01-2-en.pdf" in pdf.headers["Content-Disposition"]
    assert {row["visit"]: row["number"] for row in rows} == dict(zip(ids["visits"][:2], "12", strict=True))
    assert {row["visit"]: row["number"] for row in answers} == dict(zip(ids["visits"][:2], (1, 2), strict=True))


def test_by_what_the_agency_plans_only_the_agency_is_told(app: Server, sign_in: SignIn) -> None:
    ids = _planned(app)
    address = f"/api/exports/waves/{ids['wave']}/visits.csv"

    theirs = tables.READ["csv"](sign_in("branch_manager", "bank/north/kl-01").get(address).data)
    inside = tables.READ["csv"](sign_in("admin").get(address).data)

    assert [row["reference"] for row in theirs] == ["", ""]
    assert {row["reference"]: row["number"] for row in inside} == {
        "2026-q4-kl-01-4": "1",
        "2026-q4-kl-01-3": "",
        "2026-q4-kl-01-2": "2",
    }
