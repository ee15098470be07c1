"""Anybody who holds a paper checks it on a phone: by the address that it leads to, by its code, and byte for byte."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from audit_api.db import db
from audit_api.http import Server
from reports.digest import code_of
from tests import build, small
from tests.reports import paper

pytestmark = pytest.mark.browser

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def report(app: Server, sign_in: SignIn, tmp_path: Path) -> Path:
    """A visit's report, downloaded by its manager."""
    with app.app_context():
        at, wave, shopper = build.branch(), build.wave(), build.person("shopper")
        on = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
        visit = build.approved(small.answers(), at=at, during=wave, shopper=shopper, on=on).submission.visit_id
        db.session.commit()
    path = tmp_path / "report.pdf"
    path.write_bytes(sign_in("admin").get(f"/api/reports/visits/{visit}.pdf").data)
    return path


def _code(pdf: bytes) -> str:
    return code_of(paper.reader(pdf).metadata["/Keywords"].split()[1])  # type: ignore[index]


def test_a_stranger_types_the_code_and_drops_the_file(page: Page, address: str, report: Path) -> None:
    sent: list[str] = []
    code = _code(report.read_bytes())
    page.goto(f"{address}/check")
    page.get_by_label("Code of the paper").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Check").click()

    expect(page.get_by_text("This server made this paper")).to_be_visible()
    expect(page.get_by_text("No newer one is known.")).to_be_visible()

    page.on("request", lambda request: sent.append(request.url))
    page.locator("input[type=file]").set_input_files(report)
    expect(page.get_by_text("report.pdf is exactly as it was made")).to_be_visible()

    changed = report.with_name("changed.pdf")
    changed.write_bytes(report.read_bytes().replace(b"1.7", b"1.6", 1))
    page.locator("input[type=file]").set_input_files(changed)
    expect(page.get_by_text("changed.pdf is not as it was made")).to_be_visible()
    assert sent == []


def test_a_code_that_no_paper_has_is_told_so_and_another_may_be_tried(page: Page, address: str) -> None:
    page.goto(f"{address}/check/0000-0000-0000")

    expect(page.get_by_text(re.compile("This server made no paper with the code 0000-0000-0000"))).to_be_visible()
    page.get_by_role("link", name="Check another code").click()
    expect(page.get_by_label("Code of the paper")).to_be_visible()
