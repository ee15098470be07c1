"""The API describes itself, for machines and for people."""

import json
from pathlib import Path

from flask.testing import FlaskClient

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "api.json"


def test_the_document_is_openapi_3_1(anonymous: FlaskClient) -> None:
    assert anonymous.get("/api/openapi.json").json["openapi"] == "3.1.0"


def test_the_kept_document_is_the_one_that_is_served(anonymous: FlaskClient) -> None:
    assert json.loads(DOCUMENT.read_text()) == anonymous.get("/api/openapi.json").json, "run: make document"


def test_the_pages_show_every_operation_and_who_may_call_it(anonymous: FlaskClient) -> None:
    page = anonymous.get("/api/docs").text
    paths = anonymous.get("/api/openapi.json").json["paths"]

    assert [path for path in paths if f"</span>{path}</code>" not in page] == []
    assert page.count("Who may: ") == sum(
        len({"get", "put", "post", "patch", "delete"} & item.keys()) for item in paths.values()
    )


def test_an_address_of_the_api_that_does_not_exist_is_told_as_json(anonymous: FlaskClient) -> None:
    answer = anonymous.get("/api/nothing-here")

    assert (answer.status_code, answer.json["code"]) == (404, "not_found")


def test_the_server_says_that_it_is_well(anonymous: FlaskClient) -> None:
    assert anonymous.get("/api/health").json["status"] == "ok"
