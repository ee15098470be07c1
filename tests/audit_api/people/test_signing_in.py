"""People come in by password, by invitation link or by token, and by nothing else."""

from collections.abc import Callable

from flask.testing import FlaskClient

from audit_api.http import Server
from tests import build

PERSON = {
    "name": "Demo Reviewer",
    "email": "reviewer@demo.example",
    "password": "a long enough word",
    "roles": [{"role": "reviewer", "scope": ""}],
}
SignIn = Callable[..., FlaskClient]


def test_nobody_is_signed_in_at_first(anonymous: FlaskClient) -> None:
    answer = anonymous.get("/api/session")

    assert (answer.status_code, answer.json["code"]) == (401, "sign_in_needed")


def test_a_person_signs_in_with_the_password_an_admin_gave(admin: FlaskClient, anonymous: FlaskClient) -> None:
    assert admin.post("/api/people", json=PERSON).status_code == 201

    answer = anonymous.post("/api/session", json={"email": "Reviewer@demo.example", "password": PERSON["password"]})

    assert answer.status_code == 200
    assert anonymous.get("/api/session").json["roles"] == PERSON["roles"]


def test_a_wrong_password_is_told_without_saying_which_part_is_wrong(
    admin: FlaskClient, anonymous: FlaskClient
) -> None:
    admin.post("/api/people", json=PERSON)

    wrong = anonymous.post("/api/session", json={"email": PERSON["email"], "password": "not this one"})
    unknown = anonymous.post("/api/session", json={"email": "nobody@demo.example", "password": "not this one"})

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json == unknown.json


def test_a_newer_invitation_ends_the_older_link(admin: FlaskClient, app: Server) -> None:
    person = admin.post("/api/people", json=PERSON).json["id"]
    first = admin.post(f"/api/people/{person}/invitation").json["secret"]
    second = admin.post(f"/api/people/{person}/invitation").json["secret"]

    assert build.browser(app).post("/api/session/invitation", json={"token": first}).status_code == 401
    assert build.browser(app).post("/api/session/invitation", json={"token": second}).status_code == 200


def test_a_new_password_ends_open_sessions(admin: FlaskClient, anonymous: FlaskClient) -> None:
    person = admin.post("/api/people", json=PERSON).json["id"]
    anonymous.post("/api/session", json={"email": PERSON["email"], "password": PERSON["password"]})

    admin.patch(f"/api/people/{person}", json={"password": "another long word"})

    assert anonymous.get("/api/session").status_code == 401


def test_somebody_set_inactive_is_out_at_once(admin: FlaskClient, anonymous: FlaskClient) -> None:
    person = admin.post("/api/people", json=PERSON).json["id"]
    anonymous.post("/api/session", json={"email": PERSON["email"], "password": PERSON["password"]})

    admin.patch(f"/api/people/{person}", json={"active": False})

    assert anonymous.get("/api/session").status_code == 401


def test_a_token_acts_for_its_person_without_a_cookie(sign_in: SignIn, app: Server) -> None:
    secret = sign_in("scheduler").post("/api/tokens", json={"name": "night job"}).json["secret"]
    program = app.test_client()

    answer = program.get("/api/session", headers={"Authorization": f"Bearer {secret}"})

    assert answer.json["roles"] == [{"role": "scheduler", "scope": ""}]


def test_a_page_of_another_site_cannot_use_the_cookie(admin: FlaskClient, app: Server) -> None:
    cookie = admin.get_cookie("shopper_audit")
    assert cookie is not None
    page_elsewhere = FlaskClient(app, app.response_class)
    page_elsewhere.set_cookie("shopper_audit", cookie.value)

    answer = page_elsewhere.post("/api/people", json=PERSON)

    assert (answer.status_code, answer.json["code"]) == (403, "foreign_page")


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_across_sites(admin: FlaskClient, anonymous: FlaskClient) -> None:
    admin.post("/api/people", json=PERSON)

    answer = anonymous.post("/api/session", json={"email": PERSON["email"], "password": PERSON["password"]})

    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_page_left_open_by_one_person_does_nothing_in_the_name_of_the_next(sign_in: SignIn) -> None:
    """Two tabs share a cookie: the one that was open before names whom it was opened by."""
    browser = sign_in("shopper")
    own = browser.get("/api/session").json["id"]

    asked = [browser.get("/api/my/visits", headers={"X-Shopper-Audit-Person": str(n)}) for n in (own, own + 1)]

    assert [answer.status_code for answer in asked] == [200, 401]
    assert asked[1].json["code"] == "sign_in_needed"
