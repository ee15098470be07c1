"""The way of one submission, as ARCHITECTURE.md tells it: phone JSON in, PDF text out."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from pypdf import PdfReader

from audit_api.http import Server
from audit_api.jobs import work_off
from tests import build, filling

SignIn = Callable[..., FlaskClient]
BRANCHES = """code,name,region,address,city,time_zone
KL-01,Demo Street,north,1 Demo Street,Kuala Lumpur,Asia/Kuala_Lumpur
JB-01,Sample Road,south,2 Sample Road,Johor Bahru,Asia/Kuala_Lumpur
"""


def _made(answer: Any, status: int = 201) -> Any:
    assert answer.status_code == status, answer.json
    return answer.json


def _programme(admin: FlaskClient) -> dict[str, Any]:
    """A client with two regions, a branch in each, a wave, and the bank form published."""
    client = _made(admin.post("/api/clients", json={"code": "demo-bank", "name": "Demo Bank"}))["id"]
    for code, name in (("north", "North"), ("south", "South")):
        _made(admin.post(f"/api/clients/{client}/regions", json={"code": code, "name": name}))
    imported = admin.post(
        f"/api/clients/{client}/branches/import?dry_run=false", data=BRANCHES.encode(), content_type="text/csv"
    )
    assert _made(imported, 200)["created"] == 2
    programme = _made(admin.post(f"/api/clients/{client}/programmes", json={"code": "service", "title": "Service"}))
    today = date.today()
    days = {"starts_on": str(today - timedelta(days=7)), "ends_on": str(today + timedelta(days=60))}
    wave = _made(admin.post(f"/api/programmes/{programme['id']}/waves", json={"code": "w1", "title": "One", **days}))
    form = _made(admin.post(f"/api/clients/{client}/forms", json={"library": "bank-branch"}))["id"]
    _made(admin.post(f"/api/forms/{form}/publish", json={"revision": 1}), 200)
    branches = {row["code"]: row["id"] for row in admin.get(f"/api/clients/{client}/branches").json["items"]}
    return {"client": client, "wave": wave["id"], "form": form, "branches": branches, "window_to": days["ends_on"]}


def _shopper(admin: FlaskClient, app: Server) -> tuple[int, FlaskClient]:
    """A shopper, signed in by the link an admin copied."""
    roles = [{"role": "shopper", "scope": ""}]
    person = _made(admin.post("/api/people", json={"name": "Demo Shopper Seven", "roles": roles}))["id"]
    link = _made(admin.post(f"/api/people/{person}/invitation"))
    phone = build.browser(app)
    _made(phone.post("/api/session/invitation", json={"token": link["secret"]}), 200)
    return person, phone


def _hand_in(phone: FlaskClient, visit: dict[str, Any], tree: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Start, send each photo with its receipt, then the answers."""
    _made(phone.post(f"/api/visits/{visit['id']}/start", json={"started_at": "2026-11-20T02:00:00Z"}), 200)
    photos = [filling.photo(word) for word in ("front", "two", "three")]
    for data in photos:
        put = phone.put(
            f"/api/visits/{visit['id']}/photos/{filling.name_of(data)}", data=data, content_type="image/jpeg"
        )
        assert _made(put)["bytes"] == len(data)
    document = {
        "visit": visit["id"],
        "form": visit["form"],
        "started_at": "2026-11-20T02:00:00Z",
        "handed_in_at": "2026-11-20T03:00:00Z",
        "document": filling.answers(tree, [filling.name_of(data) for data in photos], filling.WITH_FAULTS),
    }
    number = str(uuid4())
    _made(phone.put(f"/api/submissions/{number}", json=document))
    return number, document


def _words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_a_visit_goes_from_the_phone_to_the_pdf_of_its_branch(app: Server, admin: FlaskClient, sign_in: SignIn) -> None:
    place = _programme(admin)
    branch, wave = place["branches"]["KL-01"], place["wave"]
    shopper, phone = _shopper(admin, app)
    task = {"wave": wave, "branch": branch, "form": place["form"], "shopper": shopper}
    window = {"window_from": str(date.today()), "window_to": place["window_to"]}
    _made(admin.post("/api/visits", json={**task, **window}))

    # The shopper finds the visit, with all that is needed where there is no signal.
    mine = _made(phone.get("/api/my/visits"), 200)
    [visit] = mine["visits"]
    tree = mine["forms"][str(visit["form"])]
    number, document = _hand_in(phone, visit, tree)

    # Sending it again changes nothing; another document under the same number is kept for a person.
    _made(phone.put(f"/api/submissions/{number}", json=document), 200)
    other = {**document, "document": {**document["document"], "language": "ms"}}
    assert phone.put(f"/api/submissions/{number}", json=other).json["code"] == "other_document"
    assert phone.get("/api/my/outcomes").json[visit["id"]]["status"] == "handed_in"

    # Before the approval nobody of the client sees it.
    regional = sign_in("regional_manager", "demo-bank/north")
    elsewhere = sign_in("regional_manager", "demo-bank/south")
    pdf_address = f"/api/reports/waves/{wave}/branches/{branch}.pdf?language=en"
    assert regional.get(f"/api/reports/visits/{visit['id']}.pdf").status_code == 404

    # The reviewer sees answers, clock and arithmetic, and approves.
    reviewer = sign_in("reviewer", "demo-bank")
    [waiting] = _made(reviewer.get("/api/review/queue"), 200)["items"]
    assert (waiting["final"], waiting["conflicts"]) == ("90.6", 1)
    whole = _made(reviewer.get(f"/api/review/visits/{visit['id']}"), 200)
    assert (whole["scorecard"]["earned"], whole["scorecard"]["possible"]) == ("87.90", "97.00")
    _made(reviewer.post(f"/api/visits/{visit['id']}/approve", json={"revision": whole["revision"]["id"]}), 200)
    assert phone.get("/api/my/outcomes").json[visit["id"]]["status"] == "approved"

    # The regional manager reads the figures, and downloads the PDF of the branch and of the visit.
    with app.app_context():
        work_off(app)
    [row] = [row for row in regional.get(f"/api/results/waves/{wave}").json["branches"] if row["n"]]
    assert (row["code"], row["mean"]) == ("KL-01", "90.6")
    pdf = regional.get(pdf_address)
    assert pdf.mimetype == "application/pdf"
    words = _words(pdf.data)
    for expected in ("Demo Street", "KL-01", "90.6", "From the ticket to being called"):
        assert expected in words
    assert pdf.data == regional.get(pdf_address).data
    assert "90.6" in _words(regional.get(f"/api/reports/visits/{visit['id']}.pdf").data)

    # Nothing tells who the shopper was, and nobody else gets in.
    assert b"Seven" not in pdf.data
    assert "Seven" not in words
    assert b"Demo Camera Works" not in pdf.data
    assert elsewhere.get(pdf_address).status_code == 404
    assert phone.get(pdf_address).status_code == 403
