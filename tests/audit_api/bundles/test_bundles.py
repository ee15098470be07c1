"""Many reports at once: asked for, and fetched by who may see them."""

from hashlib import sha256

import pytest
from flask.testing import FlaskClient

from audit_api import jobs
from audit_api.db import db
from audit_api.dresses.models import ClientDress
from audit_api.http import Server
from audit_api.reporting import sealing
from audit_api.reporting.models import MadePaper
from tests import build, small
from tests.audit_api.bundles.asking import LONG_AGO, NORTH, SignIn, again, ask, fetch, manifest
from tests.reports import paper


def test_a_manager_gets_the_reports_of_their_own_branches(
    app: Server, ids: dict[str, int], manager: FlaskClient
) -> None:
    row = ask(manager, wave=ids["wave"])
    assert (row["status"], row["done"], row["reports"], row["per_cent"], row["bytes"]) == ("asked", 0, 3, 0, None)
    assert manager.get(f"/api/bundles/{row['id']}/file").status_code == 404

    jobs.work_off(app)

    row = again(manager, row)
    assert (row["status"], row["done"], row["per_cent"]) == ("done", 3, 100)
    assert row["older_than_data"] is False
    told = manifest(manager, row)
    assert [(report["branch"], report["score"], report["n"]) for report in told["reports"]] == [
        (code, "100.0", 1) for code in NORTH
    ]
    assert (told["wave"], told["region"]) == ("Wave 2026-q4", None)
    assert [one["id"] for one in manager.get("/api/bundles").json] == [row["id"]]


@pytest.mark.parametrize(("language", "word"), [("en", "Arrival"), ("ms", "Ketibaan"), ("id", "Kedatangan")])
def test_one_pdf_speaks_the_language_that_is_asked_for(
    app: Server, ids: dict[str, int], sign_in: SignIn, language: str, word: str
) -> None:
    admin = sign_in("admin")
    row = ask(admin, wave=ids["wave"], region=ids["south"], format="pdf", language=language)
    jobs.work_off(app)

    answer = fetch(admin, row)

    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == f"attachment; filename=2026-q4-south-{language}.pdf"
    assert word in paper.text(answer.data)
    assert paper.outline(answer.data)[0] == ("jb-01  Branch jb-01", 1)
    assert "Secret" not in paper.text(answer.data)
    sealing.verify(answer.data, app.extensions["press"]._key.public_key())


def test_without_a_language_it_speaks_the_client_s(app: Server, ids: dict[str, int], manager: FlaskClient) -> None:
    assert ask(manager, wave=ids["wave"])["language"] == "en"
    with app.app_context():
        client = build.branch("kl-01").client_id
        db.session.add(ClientDress(client_id=client, language="id"))
        db.session.commit()

    assert ask(manager, wave=ids["wave"])["language"] == "id"
    assert ask(manager, wave=ids["wave"], language="ms")["language"] == "ms"


def test_the_file_can_be_fetched_in_parts_and_gone_on_with(
    app: Server, ids: dict[str, int], manager: FlaskClient
) -> None:
    row = ask(manager, wave=ids["wave"])
    jobs.work_off(app)
    whole = fetch(manager, row)
    tag = whole.headers["ETag"]

    middle = fetch(manager, row, Range="bytes=100-199", If_Range=tag)
    other = fetch(manager, row, Range="bytes=100-199", If_Range='"other"')

    assert len(whole.data) == again(manager, row)["bytes"]
    assert (middle.status_code, middle.data) == (206, whole.data[100:200])
    assert middle.headers["Content-Range"] == f"bytes 100-199/{len(whole.data)}"
    assert (other.status_code, other.data) == (200, whole.data)
    assert fetch(manager, row, If_None_Match=tag).status_code == 304
    assert fetch(manager, row, Range="bytes=9999999-").status_code == 416


def test_a_visit_that_is_approved_later_makes_a_bundle_older_than_the_data(
    app: Server, ids: dict[str, int], manager: FlaskClient
) -> None:
    row = ask(manager, wave=ids["wave"])
    jobs.work_off(app)
    with app.app_context():
        at, wave, shopper = build.branch("kl-01"), build.wave(), build.person("shopper")
        build.approved(small.answers(B1="wrong"), at=at, during=wave, shopper=shopper, on=LONG_AGO)
        db.session.commit()

    assert again(manager, row)["older_than_data"] is True
    assert [report["n"] for report in manifest(manager, row)["reports"]] == [1, 1, 1]
    later = ask(manager, wave=ids["wave"])
    jobs.work_off(app)
    assert again(manager, later)["older_than_data"] is False
    assert [report["n"] for report in manifest(manager, later)["reports"]] == [2, 1, 1]


def test_a_report_in_a_bundle_is_the_paper_that_is_made_by_itself(
    app: Server, ids: dict[str, int], manager: FlaskClient
) -> None:
    with app.app_context():
        branch = build.branch("kl-02").id
    row = ask(manager, wave=ids["wave"])
    jobs.work_off(app)
    alone = manager.get(f"/api/reports/waves/{ids['wave']}/branches/{branch}.pdf").data

    told = next(report for report in manifest(manager, row)["reports"] if report["branch"] == "kl-02")

    assert told["sha256"] == sha256(alone).hexdigest()
    with app.app_context():
        assert db.session.get(MadePaper, told["sha256"]) is not None


def test_nobody_gets_what_is_not_theirs(
    app: Server, ids: dict[str, int], manager: FlaskClient, sign_in: SignIn
) -> None:
    row = ask(manager, wave=ids["wave"])
    jobs.work_off(app)

    for other in (sign_in("regional_manager", "bank/north"), sign_in("admin")):
        assert other.get("/api/bundles").json == []
        assert other.get(f"/api/bundles/{row['id']}").status_code == 404
        assert other.get(f"/api/bundles/{row['id']}/file").status_code == 404
        assert other.delete(f"/api/bundles/{row['id']}").status_code == 404
    assert manager.post("/api/bundles", json={"wave": ids["wave"], "region": ids["south"]}).json["code"] == "no_figures"
    elsewhere = sign_in("branch_manager", "bank/west/xx-01")
    assert elsewhere.post("/api/bundles", json={"wave": ids["wave"]}).status_code == 404
    alone = sign_in("branch_manager", "bank/north/kl-02")
    assert ask(alone, wave=ids["wave"])["reports"] == 1


def test_who_has_lost_sight_of_a_branch_has_lost_its_bundles(
    app: Server, ids: dict[str, int], manager: FlaskClient
) -> None:
    row = ask(manager, wave=ids["wave"])
    jobs.work_off(app)
    with app.app_context():
        moved = build.branch("kl-03")
        moved.scope = build.scope("bank/south/kl-03")
        db.session.commit()

    assert manager.get(f"/api/bundles/{row['id']}/file").status_code == 404
