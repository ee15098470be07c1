"""A client's own words tag its forms, are scored, and are called by their labels from the draft to the report."""

import io
import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import select

from audit_api.db import db
from audit_api.form_versions.models import FormVersion, TaxonomyItem
from audit_api.form_versions.taxonomy.reading import taxonomies_of
from audit_api.http import Server
from audit_api.people.models import User
from audit_api.submissions.models import Revision
from tests import build, small

SignIn = Callable[..., FlaskClient]

HOSPITALITY = {
    "family": "parameter",
    "code": "hospitality",
    "label": {"en": "Warm hospitality", "ms": "Layanan mesra tetamu", "id": "Keramahtamahan khas"},
    "definition": {"en": "Treats a customer as a guest of the house."},
}
VALET = {"family": "owner", "code": "valet", "label": {"en": "Valet", "ms": "Penjaga kereta", "id": "Petugas parkir"}}
PUSHING = {"family": "sin", "code": "pushing", "label": {"en": "Pushing", "ms": "Mendesak", "id": "Memaksa beli"}}


def own_form() -> Any:
    """The small form, tagged with the client's own words."""
    tree = deepcopy(small.FORM)
    first, second = tree["sections"][0]["questions"][:2]
    first["tags"] = second["tags"] = {"parameter": "hospitality", "owner": "valet"}
    first["sins"], first["probe"] = ["pushing"], True
    return tree


@pytest.fixture
def client(app: Server) -> int:
    with app.app_context():
        number = build.wave().programme.client_id
        db.session.commit()
    return int(number)


def added(admin: FlaskClient, client: int, *items: dict[str, Any]) -> list[int]:
    answers = [admin.post(f"/api/clients/{client}/taxonomy", json=item) for item in items]
    assert [answer.status_code for answer in answers] == [201] * len(items), [answer.json for answer in answers]
    return [answer.json["id"] for answer in answers]  # type: ignore[index]


def published(admin: FlaskClient, client: int, tree: Any) -> Any:
    draft = admin.post(f"/api/clients/{client}/forms", json={"source": json.dumps(tree)})
    assert draft.status_code == 201, draft.json
    answer = admin.post(f"/api/forms/{draft.json['id']}/publish", json={"revision": 1})  # type: ignore[index]
    assert answer.status_code == 200, answer.json
    return answer.json


def items(browser: FlaskClient, client: int, family: str) -> dict[str, Any]:
    families = browser.get(f"/api/clients/{client}/taxonomy").json
    return {item["code"]: item for one in families or () if one["family"] == family for item in one["items"]}


def test_every_family_is_told_with_the_products_words_first_and_the_clients_own_after(
    admin: FlaskClient, client: int
) -> None:
    (number,) = added(admin, client, HOSPITALITY)

    families = admin.get(f"/api/clients/{client}/taxonomy").json
    parameters = items(admin, client, "parameter")

    opened = {one["family"]: one["open"] for one in families or ()}
    assert [family for family, is_open in opened.items() if is_open] == ["parameter", "owner", "sin", "calamity"]
    assert "promise" in opened
    assert list(parameters) == [*build_in_parameters(), "hospitality"]
    told = {"id": number, "code": "hospitality", "used": 0}
    assert parameters["hospitality"] == told | {key: HOSPITALITY[key] for key in ("label", "definition")}
    assert parameters["speed"]["id"] is None
    assert parameters["speed"]["label"]["ms"]


def build_in_parameters() -> list[str]:
    return ["expression", "vocabulary", "proxemics", "appearance", "speed", "safety", "facilities"]


LABEL = {"en": "A", "ms": "B", "id": "C"}


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"label": {"en": "A", "ms": "B"}}, "label.id"),
        ({"label": {**LABEL, "fr": "D"}}, "label.fr"),
        ({"label": {**LABEL, "ms": "  "}}, "label.ms"),
        ({"label": {**LABEL, "id": "x" * 81}}, "label.id"),
        ({"label": {**LABEL, "id": "a\x00"}}, "label.id"),
        ({"code": "Not a code"}, "code"),
        ({"family": "promise"}, "family"),
        ({"definition": {"en": "x" * 501}}, "definition.en"),
    ],
)
def test_an_item_has_a_code_and_labels_in_three_languages(
    admin: FlaskClient, client: int, wrong: dict[str, Any], path: str
) -> None:
    answer = admin.post(f"/api/clients/{client}/taxonomy", json={**HOSPITALITY, **wrong})

    assert answer.status_code == 422
    assert [place["path"] for place in answer.json["problems"]] == [path]  # type: ignore[index]
    assert "hospitality" not in items(admin, client, "parameter")


@pytest.mark.parametrize("code", ["speed", "hospitality"])
def test_a_code_is_taken_once_in_a_family(admin: FlaskClient, client: int, code: str) -> None:
    added(admin, client, HOSPITALITY, {**PUSHING, "code": code})

    answer = admin.post(f"/api/clients/{client}/taxonomy", json={**HOSPITALITY, "code": code})

    assert (answer.status_code, answer.json["code"]) == (409, "taken")  # type: ignore[index]


def test_only_the_clients_own_forms_may_use_its_words(admin: FlaskClient, client: int) -> None:
    added(admin, client, HOSPITALITY, VALET, PUSHING)
    other = admin.post("/api/clients", json={"code": "shop", "name": "Shop"}).json["id"]  # type: ignore[index]
    source = json.dumps(own_form())

    refused = admin.post(f"/api/clients/{other}/forms", json={"source": source})
    draft = admin.post(f"/api/clients/{client}/forms", json={"source": source})

    assert {place["code"] for place in refused.json["problems"]} == {"unknown_tag"}  # type: ignore[index]
    assert (draft.status_code, draft.json["problems"]) == (201, [])  # type: ignore[index]
    assert admin.post("/api/forms/check", json={"source": source}).json["problems"]  # type: ignore[index]
    checked = admin.post("/api/forms/check", json={"source": source, "client": client}).json
    assert checked["problems"] == []  # type: ignore[index]
    number = draft.json["id"]  # type: ignore[index]
    for kind in ("yaml", "json", "xlsx"):
        assert admin.get(f"/api/forms/{number}/file.{kind}").status_code == 200
    assert admin.post(f"/api/forms/{number}/fillings", json={"how": "best"}).status_code == 200
    copied = admin.post(f"/api/clients/{other}/forms", json={"copy": number}).json
    assert {place["code"] for place in copied["problems"]} == {"unknown_tag"}  # type: ignore[index]


def test_a_word_in_use_is_called_otherwise_but_not_deleted(admin: FlaskClient, client: int) -> None:
    numbers = added(admin, client, HOSPITALITY, VALET, PUSHING)
    published(admin, client, own_form())

    for number in numbers:
        away = admin.delete(f"/api/clients/{client}/taxonomy/{number}")
        assert (away.status_code, away.json["code"]) == (409, "in_use")  # type: ignore[index]
    words = {"label": {**LABEL, "en": "Hospitality at the door"}}
    changed = admin.put(f"/api/clients/{client}/taxonomy/{numbers[0]}", json=words)
    assert changed.json["label"]["en"] == "Hospitality at the door"  # type: ignore[index]
    assert items(admin, client, "parameter")["hospitality"]["used"] == 1


def test_a_word_that_only_a_draft_uses_is_deleted_and_the_draft_says_so(admin: FlaskClient, client: int) -> None:
    numbers = added(admin, client, HOSPITALITY, VALET, PUSHING)
    source = json.dumps(own_form())
    draft = admin.post(f"/api/clients/{client}/forms", json={"source": source}).json["id"]  # type: ignore[index]

    assert admin.delete(f"/api/clients/{client}/taxonomy/{numbers[2]}").status_code == 204

    problems = admin.get(f"/api/forms/{draft}").json["problems"]  # type: ignore[index]
    assert [place["path"] for place in problems] == ["sections[0].questions[0].sins[0]"]
    assert admin.post(f"/api/forms/{draft}/publish", json={"revision": 1}).status_code == 422


def test_an_item_of_another_client_is_not_there(admin: FlaskClient, client: int) -> None:
    (number,) = added(admin, client, HOSPITALITY)
    other = admin.post("/api/clients", json={"code": "shop", "name": "Shop"}).json["id"]  # type: ignore[index]
    address = f"/api/clients/{other}/taxonomy/{number}"

    assert admin.put(address, json={"label": LABEL}).status_code == 404
    assert admin.delete(address).status_code == 404


def test_managers_read_the_words_of_their_client_only(client: int, sign_in: SignIn) -> None:
    manager = sign_in("branch_manager", "bank/north/kl-01")

    assert manager.get(f"/api/clients/{client}/taxonomy").status_code == 200
    assert sign_in("reviewer", "shop").get(f"/api/clients/{client}/taxonomy").status_code == 404
    assert manager.post(f"/api/clients/{client}/taxonomy", json=HOSPITALITY).status_code == 403


def test_a_code_that_the_product_brings_later_is_the_products(app: Server, client: int) -> None:
    with app.app_context():
        db.session.add(TaxonomyItem(client_id=client, family="parameter", code="speed", label=LABEL))
        db.session.flush()
        assert taxonomies_of(db.session(), client).label("parameter", "speed", "en") != LABEL["en"]
        db.session.rollback()


def test_a_phone_learns_what_the_clients_own_sins_are_called(
    app: Server, admin: FlaskClient, sign_in: SignIn, client: int
) -> None:
    added(admin, client, HOSPITALITY, VALET, PUSHING, {**PUSHING, "code": "unused"})
    form = published(admin, client, own_form())["id"]
    shopper = sign_in("shopper", name="Own Words")
    with app.app_context():
        by = db.session.scalars(select(User).where(User.name == "Own Words")).one()
        during = build.wave(starts_on=date.today())
        build.visit(build.branch(), during, db.session.get_one(FormVersion, form), by, "assigned")
        db.session.commit()

    mine: Any = shopper.get("/api/my/visits").json

    assert mine["own_sins"] == {str(form): {"pushing": PUSHING["label"]}}


def _visited(app: Server, shopper: FlaskClient, form: int) -> str:
    """A visit made with the form by the shopper: somebody was pushed to buy; its id."""
    with app.app_context():
        by = db.session.scalars(select(User).where(User.name == "Own Words")).one()
        version = db.session.get_one(FormVersion, form)
        visit = build.visit(build.branch(), build.wave(), version, by, "started").id
        db.session.commit()
    paper = {"visit": visit, "form": form, "document": small.answers(A1="no")}
    times = {"started_at": "2026-10-05T02:00:00Z", "handed_in_at": "2026-10-05T03:00:00Z"}
    answer = shopper.put(f"/api/submissions/{uuid4()}", json={**paper, **times})
    assert answer.status_code == 201, answer.json
    return visit


def test_a_visit_is_scored_and_reported_with_the_clients_own_words(
    app: Server, admin: FlaskClient, sign_in: SignIn, client: int
) -> None:
    added(admin, client, HOSPITALITY, VALET, PUSHING)
    form = published(admin, client, own_form())["id"]
    shopper = sign_in("shopper", name="Own Words")
    visit = _visited(app, shopper, form)

    with app.app_context():
        row = db.session.scalars(select(Revision).where(Revision.submission.has(visit_id=visit))).one()
        assert row.card["tags"]["parameter"]["hospitality"]["percent"] == "50.0"
        assert row.card["sins"] == {"pushing": ["A1"]}
        build.approve(row)
        wave, branch = build.wave(), build.branch()
        page = f"/api/results/waves/{wave.id}/branches/{branch.id}"
        paper = f"/api/reports/waves/{wave.id}/branches/{branch.id}.pdf"
        region = f"/api/results/waves/{wave.id}/regions/{branch.region_id}?family=parameter"
        db.session.commit()
    manager = sign_in("regional_manager", "bank/north")

    titles: Any = manager.get(f"{page}?language=id").json["titles"]  # type: ignore[index]
    assert titles["parameter"]["hospitality"] == "Keramahtamahan khas"
    assert titles["sin"]["pushing"] == "Memaksa beli"
    assert titles["owner"]["valet"] == "Petugas parkir"
    columns: Any = manager.get(f"{region}&language=ms").json["grid"]["columns"]  # type: ignore[index]
    assert {"code": "hospitality", "title": "Layanan mesra tetamu"} in columns
    answers: Any = manager.get(f"/api/results/visits/{visit}?language=en").json["sections"]  # type: ignore[index]
    assert answers[0]["answers"][0]["sins"] == ["Pushing"]
    for address, language, label in ((paper, "en", "Warm hospitality"), (paper, "id", "Keramahtamahan khas")):
        printed = PdfReader(io.BytesIO(manager.get(f"{address}?language={language}").data))
        assert label in " ".join(" ".join(one.extract_text().split()) for one in printed.pages)
    assert admin.get(f"{page.replace('results', 'exports').split('/branches')[0]}/workbook.xlsx").status_code == 200
