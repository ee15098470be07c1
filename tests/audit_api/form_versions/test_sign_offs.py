"""Who signed a standard off is kept beside the form, with the words that were signed."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests import small

SignIn = Callable[..., FlaskClient]

STANDARD = {"standard": "id-check", "title": {"en": "Identity is verified"}, "basis": "law"}
SIGNED = {"standard": "id-check", "signed_by": "Head of Service, Demo Bank", "signed_on": "2026-01-15"}


def tree(title: str) -> dict[str, Any]:
    standard = {**STANDARD, "title": {"en": title}}
    return {"form": "counter", "title": {"en": "Counter"}, "languages": ["en"], "standards": [standard], "sections": []}


@pytest.fixture
def draft(admin: FlaskClient) -> Any:
    client = admin.post("/api/clients", json={"code": "bank", "name": "Demo Bank"}).json["id"]
    empty = {"form": "counter", "title": {"en": "Counter"}, "languages": ["en"]}
    form = admin.post(f"/api/clients/{client}/forms", json={"empty": empty}).json
    return saved(admin, form, "Identity is verified")


@pytest.fixture
def published(admin: FlaskClient) -> Any:
    """A published form of one standard."""
    client = admin.post("/api/clients", json={"code": "bank", "name": "Demo Bank"}).json["id"]
    source = json.dumps({**small.FORM, "standards": [STANDARD]})
    form = admin.post(f"/api/clients/{client}/forms", json={"source": source}).json
    assert admin.post(f"/api/forms/{form['id']}/publish", json={"revision": 1}).status_code == 200
    return {**form, "client": client}


def signed(form: Any, **other: Any) -> dict[str, Any]:
    return {**SIGNED, "revision": form["revision"], **other}


def draft_of(admin: FlaskClient, form: Any) -> Any:
    """The draft of its next version."""
    return admin.post(f"/api/clients/{form['client']}/forms", json={"copy": form["id"]}).json


def saved(admin: FlaskClient, form: Any, title: str) -> Any:
    answer = admin.put(f"/api/forms/{form['id']}/draft", json={"tree": tree(title), "revision": form["revision"]})
    assert answer.status_code == 200, answer.json
    return {**form, **answer.json}


def test_a_sign_off_keeps_the_words_that_were_signed(admin: FlaskClient, draft: Any) -> None:
    first = admin.post(f"/api/forms/{draft['id']}/sign-offs", json=signed(draft))
    draft = saved(admin, draft, "Identity is verified twice")
    second = admin.post(f"/api/forms/{draft['id']}/sign-offs", json=signed(draft, signed_on="2026-02-01"))
    listed = admin.get(f"/api/forms/{draft['id']}/sign-offs").json

    assert (first.status_code, second.status_code) == (201, 201)
    assert [(one["signed_on"], one["wording"]["title"]["en"]) for one in listed] == [
        ("2026-02-01", "Identity is verified twice"),
        ("2026-01-15", "Identity is verified"),
    ]
    assert (listed[0]["signed_by"], listed[0]["recorded_by"]) == ("Head of Service, Demo Bank", "Demo admin")


def test_a_sign_off_outlasts_a_draft_that_is_thrown_away(admin: FlaskClient, draft: Any) -> None:
    admin.post(f"/api/forms/{draft['id']}/sign-offs", json=signed(draft))
    client = admin.get("/api/clients").json[0]["id"]
    admin.delete(f"/api/forms/{draft['id']}")
    empty = {"form": "counter", "title": {"en": "Counter"}, "languages": ["en"]}
    again = admin.post(f"/api/clients/{client}/forms", json={"empty": empty}).json

    assert [one["standard"] for one in admin.get(f"/api/forms/{again['id']}/sign-offs").json] == ["id-check"]


def test_one_that_was_recorded_by_mistake_can_be_taken_back(admin: FlaskClient, draft: Any) -> None:
    row = admin.post(f"/api/forms/{draft['id']}/sign-offs", json=signed(draft)).json["id"]

    assert admin.delete(f"/api/forms/{draft['id']}/sign-offs/{row}").status_code == 204
    assert admin.delete(f"/api/forms/{draft['id']}/sign-offs/{row}").status_code == 404
    assert admin.get(f"/api/forms/{draft['id']}/sign-offs").json == []


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"standard": "smile"}, "standard"),
        ({"signed_by": "  "}, "signed_by"),
        ({"signed_on": (date.today() + timedelta(days=9)).isoformat()}, "signed_on"),
        ({"signed_on": "soon"}, "signed_on"),
        ({"revision": None}, "revision"),
    ],
)
def test_a_sign_off_that_says_nothing_is_refused(admin: FlaskClient, draft: Any, wrong: Any, path: str) -> None:
    answer = admin.post(f"/api/forms/{draft['id']}/sign-offs", json=signed(draft, **wrong))

    assert (answer.status_code, [problem["path"] for problem in answer.json["problems"]]) == (422, [path])


def test_nobody_signs_words_that_were_changed_meanwhile(admin: FlaskClient, sign_in: SignIn, published: Any) -> None:
    draft = draft_of(admin, published)
    saved(sign_in("admin", name="Lim"), draft, "Identity is verified twice")
    stale = admin.post(f"/api/forms/{draft['id']}/sign-offs", json=signed(draft))

    assert (stale.status_code, stale.json["code"]) == (409, "changed_meanwhile")
    assert (stale.json["data"]["revision"], stale.json["data"]["changed_by"]) == (draft["revision"] + 1, "Lim")
    assert admin.get(f"/api/forms/{draft['id']}/sign-offs").json == []


@pytest.mark.parametrize("role", ["reviewer", "scheduler", "regional_manager", "branch_manager"])
def test_only_admins_read_what_was_signed_in_words_that_are_not_published(
    admin: FlaskClient, sign_in: SignIn, published: Any, role: str
) -> None:
    admin.post(f"/api/forms/{published['id']}/sign-offs", json=signed(published))
    draft = saved(admin, draft_of(admin, published), "Secret words")
    admin.post(f"/api/forms/{draft['id']}/sign-offs", json=signed(draft))
    path = f"/api/forms/{published['id']}/sign-offs"

    assert [one["wording"] for one in sign_in(role).get(path).json] == [STANDARD]
    assert len(admin.get(path).json) == 2
    assert sign_in(role).get(f"/api/forms/{draft['id']}/sign-offs").status_code == 404
