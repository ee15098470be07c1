"""A form comes in as an XLSForm, and goes out as XLSForm, YAML and JSON."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from forms.parsing import parse
from forms.reading import read_form
from forms.xlsform import read_xlsform, write_xlsform
from tests import build, small
from tests.forms.xlsform.workbooks import workbook

SignIn = Callable[..., FlaskClient]

FOREIGN = workbook(
    [
        {
            "type": "select_one likes",
            "name": "likes",
            "label::English (en)": "Did they smile?",
            "appearance": "minimal",
        },
        {"type": "decimal", "name": "how many", "label::English (en)": "How many?", "relevant": "${likes} = 'often'"},
        {"type": "geopoint", "name": "where", "label::English (en)": "Where?"},
    ],
    [
        {"list_name": "likes", "name": "often", "label::English (en)": "Often"},
        {"list_name": "likes", "name": "never", "label::English (en)": "Never"},
    ],
    {"form_title": "Smiles", "form_id": "smiles"},
)


@pytest.fixture
def client(admin: FlaskClient) -> int:
    return int(admin.post("/api/clients", json={"code": "bank", "name": "Demo Bank"}).json["id"])  # type: ignore[index]


def sent(admin: FlaskClient, client: int, data: bytes) -> Any:
    return admin.post(f"/api/clients/{client}/forms/xlsform", data={"file": (io.BytesIO(data), "form.xlsx")})


def test_a_workbook_begins_a_draft_and_tells_what_is_not_in_it(admin: FlaskClient, client: int) -> None:
    answer = sent(admin, client, FOREIGN)

    assert answer.status_code == 201
    form, left_out = answer.json["form"], answer.json["left_out"]
    assert (form["code"], form["status"], form["problems"]) == ("smiles", "draft", [])
    questions = form["tree"]["sections"][0]["questions"]
    assert [question["question"] for question in questions] == ["likes", "how_many"]
    assert questions[1]["ask_if"] == {"question": "likes", "is": "often"}
    assert [(place["row"], place["column"], place["value"]) for place in left_out] == [
        (2, "appearance", "minimal"),
        (3, "name", "how many"),
        (4, "type", "geopoint"),
    ]
    assert [(place["code"], place["data"]) for place in left_out] == [
        ("look", {}),
        ("no_code", {"sentence": "question", "name": "how many", "code": "how_many"}),
        ("no_such_type", {}),
    ]


def test_what_is_no_workbook_is_refused_and_begins_nothing(admin: FlaskClient, client: int) -> None:
    answer = sent(admin, client, b"form: not a workbook")

    assert answer.status_code == 422
    assert "no Excel workbook" in answer.json["problems"][0]["message"]
    assert admin.get(f"/api/clients/{client}/forms").json == []


def test_a_workbook_without_a_question_is_refused_with_each_place_and_its_reason(
    admin: FlaskClient, client: int
) -> None:
    answer = sent(admin, client, workbook([{"type": "geopoint", "name": "where", "label": "Where?"}]))

    (problem,) = answer.json["problems"]
    assert (answer.status_code, problem["code"]) == (422, "no_questions")
    (place,) = problem["data"]["left_out"]
    assert (place["row"], place["column"], place["code"]) == (2, "type", "no_such_type")


def test_a_request_without_a_file_says_so(admin: FlaskClient, client: int) -> None:
    answer = admin.post(f"/api/clients/{client}/forms/xlsform", data={})

    assert (answer.status_code, answer.json["problems"][0]["path"]) == (422, "file")


def test_a_workbook_replaces_no_draft(admin: FlaskClient, client: int) -> None:
    first = sent(admin, client, FOREIGN).json["form"]

    answer = sent(admin, client, FOREIGN)

    assert (answer.status_code, answer.json["code"], answer.json["data"]) == (
        409,
        "draft_exists",
        {"draft": first["id"]},
    )


@pytest.mark.parametrize("name", ["bank-branch", "telephone-call"])
def test_a_form_goes_out_as_each_kind_of_file_and_is_the_same(admin: FlaskClient, client: int, name: str) -> None:
    draft = admin.post(f"/api/clients/{client}/forms", json={"library": name}).json
    assert draft is not None

    files = {kind: admin.get(f"/api/forms/{draft['id']}/file.{kind}") for kind in ("xlsx", "yaml", "json")}

    assert files["xlsx"].headers["Content-Disposition"] == f'attachment; filename="{name}-1.xlsx"'
    assert json.loads(files["json"].text) == draft["tree"]
    same = read_form(draft["tree"])
    assert read_form(parse(files["yaml"].text)) == same
    assert read_form(read_xlsform(files["xlsx"].data).tree) == same
    admin.delete(f"/api/forms/{draft['id']}")
    assert sent(admin, client, write_xlsform(same)).json["left_out"] == []


def test_a_broken_draft_goes_out_as_it_stands_but_as_no_xlsform(admin: FlaskClient, client: int) -> None:
    empty = {"form": "lobby", "title": {"en": "The lobby"}, "languages": ["en"]}
    draft = admin.post(f"/api/clients/{client}/forms", json={"empty": empty}).json
    assert draft is not None

    assert json.loads(admin.get(f"/api/forms/{draft['id']}/file.json").text) == draft["tree"]
    assert parse(admin.get(f"/api/forms/{draft['id']}/file.yaml").text) == draft["tree"]
    answer = admin.get(f"/api/forms/{draft['id']}/file.xlsx")
    assert (answer.status_code, answer.json["problems"][0]["path"]) == (422, "sections")  # type: ignore[index]


@pytest.mark.parametrize("role", ["reviewer", "regional_manager", "branch_manager"])
def test_a_published_form_is_taken_along_by_those_who_may_read_it(app: Server, sign_in: SignIn, role: str) -> None:
    with app.app_context():
        form = build.form_version(small.FORM).id
        db.session.commit()

    answer = sign_in(role).get(f"/api/forms/{form}/file.xlsx")

    assert read_form(read_xlsform(answer.data).tree) == read_form(small.FORM)
