"""A draft is kept as it stands, by whoever saw its last state; nothing of anybody's is silently lost."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.form_versions.hashing import canonical, sha256_of
from audit_api.form_versions.models import FormVersion
from audit_api.http import Server
from tests import small

SignIn = Callable[..., FlaskClient]

EMPTY = {"form": "lobby", "title": {"en": "The lobby"}, "languages": ["en", "ms"]}


@pytest.fixture
def client(admin: FlaskClient) -> int:
    return int(admin.post("/api/clients", json={"code": "bank", "name": "Demo Bank"}).json["id"])  # type: ignore[index]


def begun(admin: FlaskClient, client: int, **beginning: Any) -> Any:
    answer = admin.post(f"/api/clients/{client}/forms", json=beginning or {"empty": EMPTY})
    assert answer.status_code == 201, answer.json
    return answer.json


def saved(admin: FlaskClient, form: int, tree: Any, revision: int) -> Any:
    return admin.put(f"/api/forms/{form}/draft", json={"tree": tree, "revision": revision})


def published(admin: FlaskClient, client: int, tree: Any = small.FORM, note: str = "") -> Any:
    draft = begun(admin, client, empty={**EMPTY, "form": tree["form"]})
    saved(admin, draft["id"], tree, 1)
    answer = admin.post(f"/api/forms/{draft['id']}/publish", json={"revision": 2, "note": note})
    assert answer.status_code == 200, answer.json
    return answer.json


def test_an_empty_form_is_a_draft_that_lacks_its_sections(admin: FlaskClient, client: int) -> None:
    draft = begun(admin, client)

    assert draft["tree"] == {**EMPTY, "channel": "in_person", "sections": []}
    assert (draft["code"], draft["revision"], draft["number"], draft["based_on"]) == ("lobby", 1, 1, None)
    assert [place["path"] for place in draft["problems"]] == ["sections"]


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"form": "The Lobby"}, "empty.form"),
        ({"title": {"ms": "Lobi"}}, "empty.title"),
        ({"title": {"en": "a\x00"}}, "empty.title.en"),
        ({"languages": ["English"]}, "empty.languages[0]"),
        ({"languages": []}, "empty.languages"),
    ],
)
def test_an_empty_form_needs_a_code_a_title_and_languages(
    admin: FlaskClient, client: int, wrong: dict[str, Any], path: str
) -> None:
    answer = admin.post(f"/api/clients/{client}/forms", json={"empty": {**EMPTY, **wrong}})

    assert answer.status_code == 422
    assert path in [place["path"] for place in answer.json["problems"]]
    assert admin.get(f"/api/clients/{client}/forms").json == []


BROKEN: list[Any] = [
    {},
    {"form": "lobby"},
    {"form": 7, "title": 3, "languages": "en", "sections": {"a": 1}},
    {
        "title": {"en": 5, "ms": "Lobi"},
        "languages": [1, None],
        "sections": [None, {"questions": 4}, {"questions": [7]}],
    },
    {**small.FORM, "form": "lobby", "sections": [{"section": "A", "title": "A", "questions": [{"question": "Q"}]}]},
]


@pytest.mark.parametrize("tree", BROKEN)
def test_a_broken_draft_is_kept_as_it_stands_and_told_what_it_lacks(
    admin: FlaskClient, client: int, tree: dict[str, Any]
) -> None:
    form = begun(admin, client)["id"]

    answer = saved(admin, form, tree, 1)

    assert answer.status_code == 200
    assert answer.json["problems"]
    whole = admin.get(f"/api/forms/{form}").json
    assert whole["tree"] == tree
    assert (whole["code"], whole["revision"]) == ("lobby", 2)
    assert whole["problems"] == answer.json["problems"]
    assert admin.get(f"/api/clients/{client}/forms").status_code == 200
    refused = admin.post(f"/api/forms/{form}/publish", json={"revision": 2})
    assert (refused.status_code, refused.json["problems"]) == (422, whole["problems"])


def test_a_draft_in_order_is_told_what_to_think_about_again(admin: FlaskClient, client: int) -> None:
    form = begun(admin, client, empty={**EMPTY, "form": "small"})["id"]

    answer = saved(admin, form, small.FORM, 1)

    assert answer.json["problems"] == []
    assert "missing_translation" in {place["code"] for place in answer.json["warnings"]}


def test_the_code_of_a_draft_stays_what_it_was_begun_as(admin: FlaskClient, client: int) -> None:
    form = begun(admin, client)["id"]

    answer = saved(admin, form, small.FORM, 1)

    assert [(place["path"], place["code"]) for place in answer.json["problems"]] == [("form", "other_code")]
    assert admin.post(f"/api/forms/{form}/publish", json={"revision": 2}).status_code == 422


def test_who_did_not_see_the_last_state_of_a_draft_is_told_who_saved_it_and_changes_nothing(
    admin: FlaskClient, client: int, sign_in: SignIn
) -> None:
    other = sign_in("admin", name="Nurul Admin")
    form = begun(admin, client)["id"]
    theirs = saved(other, form, {**EMPTY, "sections": ["theirs"]}, 1)

    mine = saved(admin, form, {**EMPTY, "sections": ["mine"]}, 1)

    assert (mine.status_code, mine.json["code"]) == (409, "changed_meanwhile")
    assert mine.json["data"]["changed_by"] == "Nurul Admin"
    assert mine.json["data"]["revision"] == theirs.json["revision"] == 2
    assert mine.json["data"]["changed_at"][:19] == theirs.json["changed_at"][:19]
    kept = admin.get(f"/api/forms/{form}").json
    assert kept["tree"]["sections"] == ["theirs"]
    assert kept["changed_by"] == "Nurul Admin"
    assert saved(admin, form, {**EMPTY, "sections": ["mine"]}, 2).status_code == 200


def test_a_draft_that_was_saved_meanwhile_is_not_published(admin: FlaskClient, client: int) -> None:
    form = begun(admin, client, empty={**EMPTY, "form": "small"})["id"]
    saved(admin, form, small.FORM, 1)

    answer = admin.post(f"/api/forms/{form}/publish", json={"revision": 1})

    assert (answer.status_code, answer.json["code"]) == (409, "changed_meanwhile")
    assert admin.get(f"/api/forms/{form}").json["status"] == "draft"


def test_what_is_published_is_not_saved_any_more(admin: FlaskClient, client: int) -> None:
    form = published(admin, client)["id"]

    answer = saved(admin, form, {}, 2)

    assert (answer.status_code, answer.json["code"]) == (409, "wrong_state")


@pytest.mark.parametrize(
    "beginning", [{"empty": {**EMPTY, "form": "bank-branch"}}, {"library": "bank-branch"}, {"copy": 0}]
)
def test_a_draft_of_the_same_code_is_never_replaced(admin: FlaskClient, client: int, beginning: dict[str, Any]) -> None:
    first = begun(admin, client, library="bank-branch")
    wanted = {"copy": first["id"]} if "copy" in beginning else beginning

    answer = admin.post(f"/api/clients/{client}/forms", json=wanted)

    assert (answer.status_code, answer.json["code"]) == (409, "draft_exists")
    assert answer.json["data"] == {"draft": first["id"]}
    assert admin.get(f"/api/forms/{first['id']}").json["tree"] == first["tree"]


def test_a_copy_of_a_published_version_is_the_next_version_and_says_what_it_is_based_on(
    admin: FlaskClient, client: int
) -> None:
    first = published(admin, client)

    copy = begun(admin, client, copy=first["id"])

    assert (copy["code"], copy["number"], copy["based_on"]) == ("small", 2, first["id"])
    assert copy["tree"] == small.FORM
    assert copy["problems"] == []


def test_a_copy_under_another_code_is_a_form_of_its_own(admin: FlaskClient, client: int) -> None:
    first = published(admin, client)

    copy = begun(admin, client, copy=first["id"], code="smaller")

    assert (copy["code"], copy["number"], copy["based_on"]) == ("smaller", 1, first["id"])
    assert copy["tree"] == {**small.FORM, "form": "smaller"}
    refused = admin.post(f"/api/clients/{client}/forms", json={"copy": first["id"], "code": "Not A Code"})
    assert [place["path"] for place in refused.json["problems"]] == ["form"]


@pytest.mark.parametrize(
    "tree", [{"title": {"en": "a\x00b"}}, {"a\x00": 1}, {"a": {"\x00": {}}}, {"sections": [{"x": "\ud800"}]}]
)
def test_what_no_database_can_keep_is_refused_with_its_place(
    admin: FlaskClient, client: int, tree: dict[str, Any]
) -> None:
    form = begun(admin, client)["id"]

    answer = saved(admin, form, tree, 1)

    assert answer.status_code == 422
    assert answer.json["problems"][0]["path"].startswith("tree")
    assert admin.get(f"/api/forms/{form}").json["revision"] == 1


def test_numbers_come_back_from_a_draft_as_they_were_saved(admin: FlaskClient, client: int) -> None:
    form, numbers = begun(admin, client)["id"], [0.3333, 2.5, 3, 0, 1e22, 1e-7, 12345678901234567890]

    answer = saved(admin, form, {"sections": numbers}, 1)

    assert admin.get(f"/api/forms/{form}").json["tree"]["sections"] == numbers
    assert [place["path"] for place in answer.json["problems"] if place["code"] == "number_too_long"] == ["sections[6]"]


def test_a_published_version_keeps_its_note_and_the_hash_of_its_definition(admin: FlaskClient, client: int) -> None:
    version = published(admin, client, note=" The wait counts more. ")

    assert version["note"] == "The wait counts more."
    assert version["sha256"] == sha256_of(small.FORM)
    again = admin.get(f"/api/forms/{version['id']}").json
    assert again["sha256"] == sha256_of(again["tree"]) == version["sha256"]
    assert (again["problems"], again["wording"]) == ([], [])


def test_the_hash_knows_no_order_of_keys_and_no_other_way_to_write_a_number() -> None:
    assert canonical({"b": [1.0, 0.5, 1e22, 2.50, 1e-7], "a": "é"}) == (
        '{"a":"\\u00e9","b":[1,0.5,10000000000000000000000,2.5,0.0000001]}'
    )
    assert sha256_of({"a": 1, "b": 2}) == sha256_of({"b": 2.0, "a": 1})
    assert sha256_of({"a": 1}) != sha256_of({"a": "1"})
    assert sha256_of({"a": True}) != sha256_of({"a": 1})


@pytest.mark.parametrize("role", ["scheduler", "reviewer", "regional_manager", "branch_manager"])
def test_those_who_do_not_design_read_what_is_published_for_their_clients_and_no_draft(
    admin: FlaskClient, client: int, sign_in: SignIn, role: str, app: Server
) -> None:
    first = published(admin, client)
    draft = begun(admin, client, copy=first["id"])
    admin.post("/api/clients", json={"code": "shop", "name": "Demo Shop"})
    inside, outside = sign_in(role, "bank"), sign_in(role, "shop")

    assert inside.get(f"/api/forms/{first['id']}").json["tree"] == small.FORM
    assert inside.get(f"/api/forms/{draft['id']}").status_code == 404
    assert [row["id"] for row in inside.get(f"/api/clients/{client}/forms").json] == [first["id"]]
    assert outside.get(f"/api/forms/{first['id']}").status_code == 404
    assert outside.get(f"/api/clients/{client}/forms").status_code == 404
    assert saved(inside, draft["id"], {}, 1).status_code == 403
    with app.app_context():
        assert db.session.get_one(FormVersion, draft["id"]).revision == 1


def test_the_changes_of_a_draft_are_those_since_what_was_published_before(admin: FlaskClient, client: int) -> None:
    first = published(admin, client)
    draft = begun(admin, client, copy=first["id"])
    tree = {**small.FORM, "scoring": {**small.FORM["scoring"], "minimum_coverage": 62.5}, "channel": "phone"}
    saved(admin, draft["id"], tree, 1)

    changes = admin.get(f"/api/forms/{draft['id']}/changes").json

    same = {"question": None, "section": None, "kind": "other"}
    assert changes == [
        {**same, "key": "channel", "before": "in_person", "after": "phone"},
        {**same, "key": "scoring.minimum_coverage", "before": 50, "after": 62.5},
    ]
    assert admin.get(f"/api/forms/{draft['id']}/changes?since={first['id']}").json == changes
    assert admin.get(f"/api/forms/{draft['id']}/changes?since={draft['id']}").json == []
    assert admin.get(f"/api/forms/{first['id']}/changes").json == []


def test_a_default_that_is_written_out_is_no_change_and_a_broken_draft_is_compared_all_the_same(
    admin: FlaskClient, client: int
) -> None:
    first = published(admin, client)
    draft = begun(admin, client, copy=first["id"])
    tree = {**small.FORM, "brief": {"en": "Go in"}, "photos": {"longest_side": 2048}}

    saved(admin, draft["id"], tree, 1)
    assert [one["key"] for one in admin.get(f"/api/forms/{draft['id']}/changes").json] == ["brief"]

    saved(admin, draft["id"], {**tree, "title": 7}, 2)
    assert [one["key"] for one in admin.get(f"/api/forms/{draft['id']}/changes").json] == ["title", "brief", "photos"]


def test_a_note_that_is_left_blank_is_written_from_what_changed(admin: FlaskClient, client: int) -> None:
    first = published(admin, client)
    draft = begun(admin, client, copy=first["id"])
    saved(admin, draft["id"], {**small.FORM, "channel": "phone"}, 1)

    second = admin.post(f"/api/forms/{draft['id']}/publish", json={"revision": 2}).json

    assert first["note"].startswith("First version: ")
    assert second["note"] == "Also changed: channel from in person to phone."
