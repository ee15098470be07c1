"""A paper that left the server can be checked by whoever holds it, and tells a stranger nothing about anybody."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from audit_api.db import db
from audit_api.http import Server
from audit_api.reporting import papers, sealing
from audit_api.reporting.models import MadePaper
from audit_api.reporting.papers import Press, Subject, remember
from audit_api.visits.models import Visit
from reports import visit_report
from reports.digest import code_of
from tests import build, small
from tests.reports import build as reports
from tests.reports import paper

SignIn = Callable[..., FlaskClient]
OCTOBER = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


def _approve(app: Server, branch: str = "kl-01") -> dict[str, Any]:
    """One more approved visit of a branch; the numbers of both."""
    with app.app_context():
        at, wave, shopper = build.branch(branch, "north"), build.wave(), build.person("shopper")
        row = build.approved(small.answers(), at=at, during=wave, shopper=shopper, on=OCTOBER)
        db.session.commit()
        return {"branch": at.id, "wave": wave.id, "visit": row.submission.visit_id}


def _addresses(ids: dict[str, Any]) -> list[str]:
    return [f"/api/reports/waves/{ids['wave']}/branches/{ids['branch']}.pdf", f"/api/reports/visits/{ids['visit']}.pdf"]


def _code(pdf: bytes) -> str:
    keywords = paper.reader(pdf).metadata["/Keywords"]  # type: ignore[index]
    return code_of(keywords.split()[1])


def _rows(app: Server) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(MadePaper)) or 0


def test_anybody_who_holds_a_paper_learns_that_it_was_made_here_and_nothing_of_whom_it_tells(
    app: Server, sign_in: SignIn
) -> None:
    ids, manager = _approve(app), sign_in("regional_manager", "bank/north")

    for address in _addresses(ids):
        pdf = manager.get(address).data
        told = build.browser(app).get(f"/api/papers/{_code(pdf)}").json

        assert _code(pdf) in paper.text(pdf)
        assert told == {
            "code": _code(pdf),
            "made_on": datetime.now(UTC).date().isoformat(),
            "pages": len(paper.reader(pdf).pages),
            "newer": False,
            "files": [sha256(pdf).hexdigest()],
        }


def test_making_a_paper_twice_is_one_paper(app: Server, sign_in: SignIn) -> None:
    ids, manager = _approve(app), sign_in("regional_manager", "bank/north")

    assert len({manager.get(address).data for address in _addresses(ids) * 3}) == 2
    assert _rows(app) == 2


def test_two_who_make_the_same_paper_at_once_both_get_it(app: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False, False, True])
    monkeypatch.setattr(papers, "is_known", lambda *_: next(answers))
    with app.app_context():
        made = app.extensions["press"].paper(
            "a.pdf", visit_report.make(reports.visit_report()), Subject(build.wave().id)
        )
        for _ in range(2):
            remember(db.session(), made, OCTOBER)
        db.session.commit()

    assert _rows(app) == 1


def test_a_code_is_found_however_it_is_typed(app: Server, sign_in: SignIn) -> None:
    ids, manager = _approve(app), sign_in("regional_manager", "bank/north")
    code = _code(manager.get(_addresses(ids)[0]).data)

    for typed in (code.lower(), code.replace("-", ""), code.replace("0", "o").replace("1", "l")):
        assert build.browser(app).get(f"/api/papers/{typed}").json["code"] == code


@pytest.mark.parametrize("code", ["0000-0000-0000", "hello", "-", "%00", "UUUU-UUUU-UUUU", "x" * 40])
def test_a_code_that_no_paper_has_is_not_found(app: Server, code: str) -> None:
    assert build.browser(app).get(f"/api/papers/{code}").status_code == 404


def test_a_paper_is_outdated_once_a_visit_it_is_about_is_approved(app: Server, sign_in: SignIn) -> None:
    ids, manager = _approve(app), sign_in("regional_manager", "bank/north")
    branch, visit = (_code(manager.get(address).data) for address in _addresses(ids))
    stranger = build.browser(app)

    _approve(app, "kl-02")
    assert [stranger.get(f"/api/papers/{code}").json["newer"] for code in (branch, visit)] == [False, False]

    _approve(app)
    assert [stranger.get(f"/api/papers/{code}").json["newer"] for code in (branch, visit)] == [True, False]
    newest = _code(manager.get(_addresses(ids)[0]).data)
    assert newest != branch
    assert stranger.get(f"/api/papers/{newest}").json["newer"] is False


def test_a_visit_that_did_not_take_place_outdates_no_paper(app: Server, sign_in: SignIn) -> None:
    ids, manager = _approve(app), sign_in("regional_manager", "bank/north")
    address = _addresses(ids)[0]
    code = _code(manager.get(address).data)

    with app.app_context():
        made = db.session.get_one(Visit, ids["visit"])
        closed = build.visit(made.branch, made.wave, made.form_version, made.shopper)
        build.approve(build.no_visit(closed, "closed"))
        db.session.commit()

    assert build.browser(app).get(f"/api/papers/{code}").json["newer"] is False
    assert _code(manager.get(address).data) == code


def test_every_paper_is_signed_with_the_installations_key(app: Server, sign_in: SignIn) -> None:
    ids, manager = _approve(app), sign_in("regional_manager", "bank/north")
    press: Press = app.extensions["press"]

    for address in _addresses(ids):
        sealing.verify(manager.get(address).data, press._key.public_key())


def test_guessing_codes_is_slowed_down(app: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "SIGN_IN_LIMIT", "3 per minute")
    guessing, elsewhere = ({"REMOTE_ADDR": f"203.0.113.{number}"} for number in (7, 8))
    address, stranger = "/api/papers/0000-0000-0000", build.browser(app)

    assert [stranger.get(address, environ_base=guessing).status_code for _ in range(4)] == [404] * 3 + [429]
    assert stranger.get(address, environ_base=elsewhere).status_code == 404
