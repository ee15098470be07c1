"""The reports come down as PDF: for the right people, in three languages, the same bytes each time."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.review.models import Decision
from tests import build, filling, small
from tests.reports import paper, tags

SignIn = Callable[..., FlaskClient]
LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
PHOTO = filling.name_of(filling.photo("front"))
ADDRESS = "/api/reports/waves/{wave}/branches/{branch}.pdf"


def _with_photo(word: str = "front") -> tuple[dict[str, Any], bytes]:
    """Answers with a photo, and the photo."""
    data, answers = filling.photo(word), small.answers(B1="wrong")
    answers["answers"]["A1"]["photos"] = [filling.name_of(data)]
    return answers, data


def _approved(app: Server, **where: Any) -> dict[str, Any]:
    """Two approved visits of one branch, the first with a photo; their numbers."""
    answers, data = _with_photo()
    with app.app_context():
        at = build.branch(where.get("branch", "kl-01"), where.get("region", "north"), where.get("client", "bank"))
        wave = build.wave(client=where.get("client", "bank"))
        shopper = build.person("shopper", name="Demo Secret Shopper")
        rows = [
            build.approved(given, at=at, during=wave, shopper=shopper, on=where.get("on", LONG_AGO))
            for given in (answers, small.answers())
        ]
        build.photo(app, rows[0].submission.visit_id, data, LONG_AGO)
        db.session.commit()
        return {"wave": wave.id, "branch": at.id, "visit": rows[0].submission.visit_id}


def _noted(app: Server, capture: dict[str, Any]) -> dict[str, Any]:
    """An approved visit with `PHOTO`, and with what the phone noted beside it; its numbers."""
    answers, data = _with_photo()
    with app.app_context():
        form, shopper = build.form_version(small.FORM), build.person("shopper")
        visit = build.visit(build.branch("kl-01", "north"), build.wave(), form, shopper, "handed_in")
        build.approve(build.revision(visit, answers, LONG_AGO, capture))
        build.photo(app, visit.id, data, LONG_AGO)
        db.session.commit()
        return {"wave": visit.wave_id, "branch": visit.branch_id, "visit": visit.id}


def test_a_regional_manager_downloads_the_report_of_a_branch(app: Server, sign_in: SignIn) -> None:
    ids = _approved(app)

    answer = sign_in("regional_manager", "bank/north").get(ADDRESS.format(**ids))

    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"] == 'inline; filename="2026-q4-kl-01-en.pdf"'
    words = paper.text(answer.data)
    # (90 + 100) / 2
    assert "Branch kl-01" in words
    assert "95.0" in words
    assert len(paper.images(answer.data)) == 1


def test_a_photo_is_printed_and_read_out_with_what_the_shopper_wrote_about_it(app: Server, sign_in: SignIn) -> None:
    ids = _noted(app, {"photos": {PHOTO: {"caption": 'A door that says "Push"'}}})

    pdf = sign_in("regional_manager", "bank/north").get(ADDRESS.format(**ids)).data

    said = [str(node.entries.get("/Alt", "")) for node in tags.tree(pdf).all("Figure")]
    assert "Were you greeted? “A door that says ‘Push’”" in paper.text(pdf)
    assert [alt for alt in said if "“A door that says ‘Push’”" in alt]


def test_a_photo_is_printed_with_its_second_on_the_visit_clock(app: Server, sign_in: SignIn) -> None:
    clock = {second: (LONG_AGO + timedelta(seconds=second)).isoformat() for second in (60, 125)}
    noted = {
        "taps": [{"event": "door", "seconds": 0, "at": clock[60]}],
        "photos": {PHOTO: {"source": "camera", "taken_at": clock[125]}},
    }
    ids = _noted(app, noted)

    pdf = sign_in("branch_manager", "bank/north/kl-01").get(f"/api/reports/visits/{ids['visit']}.pdf").data

    assert "Visit 1 · A1 · 1:05" in " ".join(paper.text(pdf).split())


def test_a_branch_manager_downloads_the_report_of_a_visit(app: Server, sign_in: SignIn) -> None:
    ids = _approved(app)

    answer = sign_in("branch_manager", "bank/north/kl-01").get(f"/api/reports/visits/{ids['visit']}.pdf")

    assert answer.headers["Content-Disposition"] == 'inline; filename="2026-q4-kl-01-1-en.pdf"'
    assert "90.0" in paper.text(answer.data)
    assert len(paper.images(answer.data)) == 1


@pytest.mark.parametrize(("language", "word"), [("en", "Arrival"), ("ms", "Ketibaan"), ("id", "Kedatangan")])
def test_a_report_speaks_the_language_that_is_asked_for(app: Server, sign_in: SignIn, language: str, word: str) -> None:
    ids = _approved(app)

    answer = sign_in("regional_manager", "bank/north").get(f"{ADDRESS.format(**ids)}?language={language}")

    assert word in paper.text(answer.data)


def test_the_same_visits_give_the_same_bytes_and_a_program_can_ask_whether_they_changed(
    app: Server, sign_in: SignIn
) -> None:
    ids, manager = _approved(app), sign_in("regional_manager", "bank/north")
    for address in (ADDRESS.format(**ids), f"/api/reports/visits/{ids['visit']}.pdf"):
        first, second = manager.get(address), manager.get(address)
        assert first.data == second.data
        assert manager.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_a_report_counts_as_made_on_the_day_of_its_latest_approval(app: Server, sign_in: SignIn) -> None:
    ids, manager = _approved(app), sign_in("regional_manager", "bank/north")
    with app.app_context():
        decided = db.session.scalars(select(Decision.decided_at)).all()

    for address in (ADDRESS.format(**ids), f"/api/reports/visits/{ids['visit']}.pdf"):
        made = paper.reader(manager.get(address).data).metadata
        assert made is not None
        assert made.creation_date == datetime.combine(max(decided).date(), time(), UTC)


def test_no_report_names_a_shopper_a_camera_or_a_place_on_the_map(app: Server, sign_in: SignIn) -> None:
    ids, manager = _approved(app), sign_in("regional_manager", "bank/north")

    for address in (ADDRESS.format(**ids), f"/api/reports/visits/{ids['visit']}.pdf"):
        pdf = manager.get(address).data
        for secret in (b"Secret", b"Demo Camera Works", b"GPS"):
            assert secret not in pdf
        assert "Secret" not in paper.text(pdf)
        for picture in paper.images(pdf):
            assert b"Exif" not in picture


def test_day_and_hour_of_a_visit_are_kept_for_two_weeks(app: Server, sign_in: SignIn) -> None:
    lately = datetime.now(UTC) - timedelta(days=13)
    recent, old = _approved(app, on=lately), _approved(app, branch="kl-02")
    manager = sign_in("regional_manager", "bank/north")

    for address in ("/api/reports/visits/{visit}.pdf", ADDRESS):
        told = paper.text(manager.get(address.format(**old)).data)
        kept = paper.text(manager.get(address.format(**recent)).data)
        assert "5 October 2026, 10:00" in told
        assert f"{lately:%B %Y}, " not in kept
        assert f"{lately.day} {lately:%B %Y}" not in kept
        assert f"{lately:%H:%M}" not in kept


def test_what_is_not_approved_or_not_ones_own_has_no_report(app: Server, sign_in: SignIn) -> None:
    ids = _approved(app)
    with app.app_context():
        row = build.handed_in(
            small.answers(), at=build.branch("kl-02"), during=build.wave(), shopper=build.person("shopper")
        )
        waiting, empty = row.submission.visit_id, row.submission.visit.branch_id
        db.session.commit()
    manager, elsewhere = sign_in("regional_manager", "bank/north"), sign_in("regional_manager", "bank/south")

    assert manager.get(f"/api/reports/visits/{waiting}.pdf").status_code == 404
    assert manager.get(ADDRESS.format(wave=ids["wave"], branch=empty)).json["code"] == "no_figures"
    assert elsewhere.get(ADDRESS.format(**ids)).status_code == 404
    assert elsewhere.get(f"/api/reports/visits/{ids['visit']}.pdf").status_code == 404
