"""Forms are drafted from a text or the library, published, and then never change."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.form_versions.models import FormVersion
from audit_api.http import Server
from audit_api.people.access import Role
from forms.reading import parse, read_form

SignIn = Callable[..., FlaskClient]

SOURCE = """
form: counter
title: {en: The counter, ms: Kaunter}
languages: [en, ms]
sections:
  - section: A
    title: Arrival
    questions:
      - question: A1
        type: choice
        title: How were you greeted?
        points: 2.5
        tags: {parameter: vocabulary, owner: greeter}
        options:
          - {option: warmly, title: Warmly, credit: 1}
          - {option: coldly, title: Coldly, credit: 0.3333}
"""


@pytest.fixture
def client(admin: FlaskClient) -> int:
    return int(admin.post("/api/clients", json={"code": "bank", "name": "Demo Bank"}).json["id"])


def drafted(admin: FlaskClient, client: int, source: str = SOURCE) -> Any:
    answer = admin.post(f"/api/clients/{client}/forms", json={"source": source})
    assert answer.status_code == 201, answer.json
    return answer.json


def published(admin: FlaskClient, client: int, source: str = SOURCE) -> Any:
    return admin.post(f"/api/forms/{drafted(admin, client, source)['id']}/publish", json={"revision": 1}).json


def test_the_library_says_what_each_form_asks(sign_in: SignIn) -> None:
    entries = sign_in("reviewer").get("/api/library").json

    bank = next(entry for entry in entries if entry["name"] == "bank-branch")
    assert bank["languages"] == ["en", "ms", "id"]
    assert bank["title"]["ms"] == "Lawatan cawangan bank"
    assert 0 < bank["scored"] < bank["questions"]


def test_a_form_from_the_library_is_drafted_and_published(admin: FlaskClient, client: int) -> None:
    draft = admin.post(f"/api/clients/{client}/forms", json={"library": "bank-branch"})
    answer = admin.post(f"/api/forms/{draft.json['id']}/publish", json={"revision": 1})

    assert draft.status_code == 201
    assert (answer.json["code"], answer.json["number"], answer.json["status"]) == ("bank-branch", 1, "published")
    assert answer.json["published_at"] is not None


def test_a_draft_comes_with_what_its_author_should_think_about(admin: FlaskClient, client: int) -> None:
    draft = drafted(admin, client)

    assert draft["title"] == {"en": "The counter", "ms": "Kaunter"}
    assert draft["questions"] == 1
    assert {place["code"] for place in draft["warnings"]} >= {"lonely_parameter"}


def test_decimals_come_back_with_the_digits_they_were_written_with(admin: FlaskClient, client: int) -> None:
    number = drafted(admin, client)["id"]

    answer = admin.get(f"/api/forms/{number}")

    assert '"credit": 0.3333' in json.dumps(answer.json["tree"])
    assert read_form(answer.json["tree"]) == read_form(parse(SOURCE))


def test_a_number_that_no_reader_could_keep_is_refused_and_not_rounded(admin: FlaskClient, client: int) -> None:
    long = SOURCE.replace("0.3333", "0.33333333333333333333")

    answer = admin.post(f"/api/clients/{client}/forms", json={"source": long})

    assert answer.status_code == 422
    assert answer.json["problems"] == [
        {
            "path": "sections[0].questions[0].options[1].credit",
            "code": "number_too_long",
            "message": "0.33333333333333333333 has too many digits. Write at most 15.",
            "data": {"value": "0.33333333333333333333", "most": 15, "sentence": "digits"},
        }
    ]


def test_whole_numbers_of_any_length_are_kept_exactly_or_refused(admin: FlaskClient) -> None:
    for digits, codes in (("9007199254740993", ["number_too_long"]), ("1" * 350, ["number_too_long"]), ("9000", [])):
        answer = admin.post("/api/forms/check", json={"source": SOURCE.replace("2.5", digits)})
        assert [place["code"] for place in answer.json["problems"]] == codes


def test_every_problem_of_a_form_is_told_and_nothing_is_kept(admin: FlaskClient, client: int) -> None:
    broken = SOURCE.replace("greeter", "nobody").replace("credit: 1", "credit: 2")

    checked = admin.post("/api/forms/check", json={"source": broken}).json
    answer = admin.post(f"/api/clients/{client}/forms", json={"source": broken})

    assert answer.status_code == 422
    assert answer.json["problems"] == checked["problems"]
    assert len(checked["problems"]) == 2
    assert admin.get(f"/api/clients/{client}/forms").json == []


def test_checking_tells_the_line_at_which_a_text_cannot_be_read(admin: FlaskClient) -> None:
    answer = admin.post("/api/forms/check", json={"source": "form: x\ntitle: [\n"})

    assert answer.status_code == 200
    assert answer.json["problems"][0]["path"].startswith("line ")


def test_a_new_draft_of_a_published_form_gets_the_next_number(admin: FlaskClient, client: int) -> None:
    published(admin, client)
    assert drafted(admin, client, SOURCE.replace("The counter", "The desk"))["based_on"] is not None

    rows = admin.get(f"/api/clients/{client}/forms").json

    assert [(row["number"], row["status"]) for row in rows] == [(2, "draft"), (1, "published")]
    assert admin.get(f"/api/forms/{rows[1]['id']}").json["tree"]["title"]["en"] == "The counter"


def test_a_form_is_published_once_and_then_stays(admin: FlaskClient, client: int) -> None:
    number = published(admin, client)["id"]

    again = admin.post(f"/api/forms/{number}/publish", json={"revision": 1})
    away = admin.delete(f"/api/forms/{number}")

    assert [(answer.status_code, answer.json["code"]) for answer in (again, away)] == [(409, "wrong_state")] * 2


@pytest.mark.parametrize("attempt", ["tree", "status", "delete"])
def test_no_code_can_change_a_published_version(admin: FlaskClient, client: int, app: Server, attempt: str) -> None:
    number = published(admin, client)["id"]

    with app.app_context():
        version = db.session.get(FormVersion, number)
        if attempt == "delete":
            db.session.delete(version)
        elif attempt == "tree":
            version.tree = {**version.tree, "form": "another"}
        else:
            version.status, version.published_at, version.sha256 = "draft", None, None
        with pytest.raises(ValueError, match="never changes"):
            db.session.flush()
        db.session.rollback()


def test_a_draft_can_be_thrown_away(admin: FlaskClient, client: int) -> None:
    number = drafted(admin, client)["id"]

    assert admin.delete(f"/api/forms/{number}").status_code == 204
    assert admin.get(f"/api/forms/{number}").status_code == 404


def test_a_draft_has_exactly_one_beginning(admin: FlaskClient, client: int) -> None:
    path = f"/api/clients/{client}/forms"

    both = {"source": SOURCE, "library": "bank-branch"}
    for given in ({}, both, {"library": "no-such-form"}, {"source": ""}, {"library": "bank-branch", "code": "x"}):
        assert admin.post(path, json=given).status_code == 422


@pytest.mark.parametrize("role", ["scheduler", "reviewer", "regional_manager", "branch_manager"])
def test_who_reads_forms_reads_what_is_published_for_their_clients_only(
    admin: FlaskClient, client: int, sign_in: SignIn, role: Role
) -> None:
    number = published(admin, client)["id"]
    draft = admin.post(f"/api/clients/{client}/forms", json={"copy": number}).json["id"]
    admin.post("/api/clients", json={"code": "shop", "name": "Demo Shop"})

    inside, outside = sign_in(role, "bank"), sign_in(role, "shop")

    assert [form["id"] for form in inside.get(f"/api/clients/{client}/forms").json] == [number]
    for path in (f"/api/forms/{number}", f"/api/forms/{number}/file.json"):
        assert (inside.get(path).status_code, outside.get(path).status_code) == (200, 404)
    assert inside.get(f"/api/forms/{draft}").status_code == 404
    assert outside.get(f"/api/clients/{client}/forms").status_code == 404


def test_only_an_admin_writes_forms(admin: FlaskClient, client: int, sign_in: SignIn) -> None:
    number = drafted(admin, client)["id"]

    for role in ("scheduler", "reviewer", "branch_manager", "shopper"):
        person = sign_in(role)
        assert person.post("/api/forms/check", json={"source": SOURCE}).status_code == 403
        assert person.post(f"/api/clients/{client}/forms", json={"source": SOURCE}).status_code == 403
        assert person.post(f"/api/forms/{number}/publish", json={"revision": 1}).status_code == 403
        assert person.delete(f"/api/forms/{number}").status_code == 403
