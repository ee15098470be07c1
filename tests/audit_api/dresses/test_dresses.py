"""An admin chooses how a client's reports look; a logo is made safe first; nothing bad is kept."""

import io
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any, get_args

import pytest
from flask.testing import FlaskClient
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.programmes.models import Programme, Wave
from reports.data import BranchPage
from tests import build, filling, small
from tests.audit_api.reporting.test_reports import LONG_AGO
from tests.reports import paper

SignIn = Callable[..., FlaskClient]
PLAIN = {"name": "", "accent": "#34556b", "logo": None, "cover": False, "left_out": [], "language": None}
CHOSEN = {
    "name": "Bank Nusantara Raya",
    "accent": "#ffd500",
    "cover": True,
    "left_out": ["photos", "missed"],
    "language": "id",
}


def drawn(kind: str = "PNG", size: tuple[int, int] = (600, 200), ink: str = "#00893d", **saved: Any) -> bytes:
    """A logo: a disc in the left third of a see-through or white ground."""
    picture = Image.new("RGBA", size, (255, 255, 255, 0))
    ImageDraw.Draw(picture).ellipse((0, 0, size[0] - 1, size[1] - 1), fill=ink)
    data = io.BytesIO()
    (picture if kind != "JPEG" else _on_white(picture)).save(data, kind, **saved)
    return data.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(ground, picture).convert("RGB")


def client_of(app: Server, code: str = "bank") -> int:
    """A client with two approved visits; its number."""
    with app.app_context():
        at, wave = build.branch("kl-01", "north", code), build.wave(client=code)
        for _ in range(2):
            build.approved(small.answers(), at=at, during=wave, shopper=build.person("shopper"), on=LONG_AGO)
        db.session.commit()
        return at.client_id


def wave_of(app: Server, client: int) -> int:
    """The number of its only wave."""
    with app.app_context():
        return db.session.scalars(select(Wave.id).join(Wave.programme).where(Programme.client_id == client)).one()


def test_a_client_that_chose_nothing_has_the_houses_look(app: Server, sign_in: SignIn) -> None:
    found = sign_in("branch_manager", "bank/north/kl-01").get(f"/api/clients/{client_of(app)}/dress").json

    assert {key: found[key] for key in PLAIN} == PLAIN
    assert found["shown_name"] == "Bank"
    assert found["colours"]["printed"] == "#34556b"
    assert found["colours"]["change"] is None


def test_what_an_admin_chooses_is_kept_and_may_be_chosen_again(app: Server, sign_in: SignIn) -> None:
    client, admin = client_of(app), sign_in("admin")
    logo = admin.post(f"/api/clients/{client}/logos", data=drawn(), content_type="image/png").json["sha256"]

    assert admin.put(f"/api/clients/{client}/dress", json={**CHOSEN, "logo": logo}).status_code == 200
    found = admin.get(f"/api/clients/{client}/dress").json
    assert {key: found[key] for key in PLAIN} == {**CHOSEN, "logo": logo, "left_out": ["missed", "photos"]}
    assert found["shown_name"] == "Bank Nusantara Raya"
    assert found["colours"] == admin.get("/api/accents?accent=%23ffd500").json

    admin.put(f"/api/clients/{client}/dress", json=PLAIN)
    assert admin.get(f"/api/clients/{client}/dress").json["logo"] is None


def test_the_reports_of_a_client_wear_what_it_chose_and_no_other_clients_do(app: Server, sign_in: SignIn) -> None:
    client, admin = client_of(app), sign_in("admin")
    other = client_of(app, "other")
    logo = admin.post(f"/api/clients/{client}/logos", data=drawn(), content_type="image/png").json["sha256"]
    admin.put(f"/api/clients/{client}/dress", json={**CHOSEN, "logo": logo})

    theirs = admin.get(f"/api/reports/waves/{wave_of(app, client)}.pdf").data
    others = admin.get(f"/api/reports/waves/{wave_of(app, other)}.pdf").data
    jpeg = admin.get(f"/api/clients/{client}/logos/{logo}.jpg").data

    assert paper.outline(theirs)[0] == ("Sampul", 1)
    assert "Bank Nusantara Raya" in paper.page_text(theirs, 1)
    assert jpeg in paper.images(theirs)
    assert paper.outline(others)[0] == ("Summary", 1)


def test_a_language_that_is_asked_for_goes_before_the_clients(app: Server, sign_in: SignIn) -> None:
    client, admin = client_of(app), sign_in("admin")
    admin.put(f"/api/clients/{client}/dress", json={**PLAIN, "language": "ms"})
    address = f"/api/reports/waves/{wave_of(app, client)}.pdf"

    said = {
        asked: paper.outline(admin.get(address + asked).data)[0][0] for asked in ("", "?language=id", "?language=en")
    }

    assert said == {"": "Ringkasan", "?language=id": "Ringkasan", "?language=en": "Summary"}


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")])
def test_a_logo_is_kept_as_a_jpeg_on_white_cut_to_what_shows(
    app: Server, sign_in: SignIn, kind: str, media_type: str
) -> None:
    client, admin = client_of(app), sign_in("admin")
    wide = Image.new("RGB", (900, 500), "white")
    wide.paste(Image.open(io.BytesIO(drawn("JPEG"))), (150, 150))
    data = io.BytesIO()
    wide.save(data, kind)

    answer = admin.post(f"/api/clients/{client}/logos", data=data.getvalue(), content_type=media_type)
    kept = answer.json
    jpeg = admin.get(f"/api/clients/{client}/logos/{kept['sha256']}.jpg").data

    assert answer.status_code == 201
    assert kept["sha256"] == sha256(jpeg).hexdigest()
    picture = Image.open(io.BytesIO(jpeg))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (kept["width"], kept["height"]))
    assert kept["width"] == pytest.approx(600, abs=12)
    assert kept["height"] == pytest.approx(200, abs=12)


def test_what_is_see_through_becomes_white_and_not_black(app: Server, sign_in: SignIn) -> None:
    client, admin = client_of(app), sign_in("admin")
    kept = admin.post(f"/api/clients/{client}/logos", data=drawn(), content_type="image/png").json
    picture = Image.open(io.BytesIO(admin.get(f"/api/clients/{client}/logos/{kept['sha256']}.jpg").data))

    assert min(picture.getpixel((0, 0))) > 250


def test_nothing_that_was_written_into_a_logo_is_kept(app: Server, sign_in: SignIn) -> None:
    client, admin = client_of(app), sign_in("admin")
    notes = PngInfo()
    notes.add_text("Author", "Demo Secret Designer")
    exif = Image.Exif()
    exif[0x013B] = "Demo Secret Designer"
    for data in (drawn(pnginfo=notes), drawn("JPEG", exif=exif)):
        kept = admin.post(f"/api/clients/{client}/logos", data=data).json
        jpeg = admin.get(f"/api/clients/{client}/logos/{kept['sha256']}.jpg").data

        assert b"Secret" in data
        assert b"Secret" not in jpeg
        assert b"Exif" not in jpeg


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><circle r="9"/></svg>'


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (SVG, 415, "not_a_logo"),
        (b"", 415, "not_a_logo"),
        (b"GIF89a" + bytes(50), 415, "not_a_logo"),
        (b"%PDF-1.7", 415, "not_a_logo"),
        (drawn()[:150], 415, "not_a_logo"),
        (drawn()[:-400], 415, "not_a_logo"),
        (drawn(size=(60, 20)), 422, "logo_too_small"),
        (drawn(ink="#ffffff"), 422, "logo_unseen"),
        (bytes(6 * 1024 * 1024), 413, "too_large"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_the_cure_and_nothing_kept(
    app: Server, sign_in: SignIn, data: bytes, status: int, code: str
) -> None:
    client = client_of(app)
    answer = sign_in("admin").post(f"/api/clients/{client}/logos", data=data, content_type="image/png")

    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert re.search(r"Send |Make ", answer.json["message"])
    assert app.extensions["storage"].names("logos/") == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("accent", "yellow"),
        ("accent", "#FFD500 "),
        ("accent", "#fff"),
        ("accent", "#ffd500\n"),
        ("name", "x" * 121),
        ("left_out", ["summary"]),
        ("left_out", ["visits"]),
        ("left_out", "photos"),
        ("logo", "../../secrets"),
        ("logo", "0" * 64),
        ("language", "fr"),
        ("cover", "perhaps"),
    ],
)
def test_a_bad_choice_is_told_with_its_place_and_nothing_is_kept(
    app: Server, sign_in: SignIn, path: str, wrong: Any
) -> None:
    client, admin = client_of(app), sign_in("admin")
    answer = admin.put(f"/api/clients/{client}/dress", json={**PLAIN, "cover": True, path: wrong})

    assert answer.status_code == 422
    assert [problem["path"].partition("[")[0] for problem in answer.json["problems"]] == [path]
    assert admin.get(f"/api/clients/{client}/dress").json["cover"] is False


def test_a_logo_of_another_client_can_neither_be_seen_nor_chosen(app: Server, sign_in: SignIn) -> None:
    client, other, admin = client_of(app), client_of(app, "other"), sign_in("admin")
    logo = admin.post(f"/api/clients/{client}/logos", data=drawn(), content_type="image/png").json["sha256"]

    assert admin.put(f"/api/clients/{other}/dress", json={**PLAIN, "logo": logo}).status_code == 422
    assert admin.get(f"/api/clients/{other}/logos/{logo}.jpg").status_code == 404
    assert sign_in("branch_manager", "other/north/kl-01").get(f"/api/clients/{client}/dress").status_code == 404


def test_a_preview_shows_the_choices_and_keeps_nothing(app: Server, sign_in: SignIn) -> None:
    client, admin = client_of(app), sign_in("admin")
    logo = admin.post(f"/api/clients/{client}/logos", data=drawn(), content_type="image/png").json["sha256"]
    asked = {**CHOSEN, "logo": logo, "left_out": "photos,missed"}

    answer = admin.get(f"/api/clients/{client}/dress/preview.pdf", query_string=asked)
    titles = [title for title, _ in paper.outline(answer.data)]

    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert titles[:2] == ["Sampul", "Ringkasan"]
    assert not {"Foto", "Butir yang meleset"} & set(titles)
    assert "Cabang contoh" in paper.page_text(answer.data, 1)
    assert len(paper.images(answer.data)) == 1
    assert admin.get(f"/api/clients/{client}/dress").json["cover"] is False


def test_a_preview_of_a_client_without_any_choice_has_every_page(app: Server, sign_in: SignIn) -> None:
    pdf = sign_in("admin").get(f"/api/clients/{client_of(app)}/dress/preview.pdf").data

    assert "leave out:" not in paper.text(pdf)
    assert len(paper.outline(pdf)) >= len(get_args(BranchPage)) + 2
    assert len(paper.images(pdf)) == 4


def test_a_preview_with_a_bad_choice_is_refused(app: Server, sign_in: SignIn) -> None:
    address = f"/api/clients/{client_of(app)}/dress/preview.pdf"
    admin = sign_in("admin")

    assert admin.get(address, query_string={"accent": "red"}).status_code == 422
    assert admin.get(address, query_string={"left_out": "summary"}).status_code == 422
    assert admin.get(address, query_string={"logo": filling.name_of(b"nothing")}).status_code == 422
