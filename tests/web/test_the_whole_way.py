"""A shopper's visit from the invitation link to the PDF, in a real browser, on the real server."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from audit_api.db import db, now
from audit_api.form_versions.trees import keepable
from audit_api.http import Server
from audit_api.jobs import work_off
from audit_api.people.signing_in import invite
from forms import library
from forms.reading import read_form
from tests import build, filling
from tests.web.conftest import DESK
from tests.web.thumb import Thumb

pytestmark = pytest.mark.browser

FAULTS: dict[str, Any] = {"A4": (3, 4), "B6": 840, "C4": 3, "C5": 1, "E1": 1, "Z11": "no"}


@pytest.fixture
def links(app: Server) -> dict[str, str]:
    """A visit to be made, and the invitation links of those who have to do with it."""
    with app.app_context():
        shopper = build.person("shopper", name="Demo Shopper Seven")
        branch, wave = build.branch(), build.wave(starts_on=date.today())
        build.visit(branch, wave, build.form_version(keepable(library.load("bank-branch"))), shopper)
        people = {
            "shopper": shopper,
            "reviewer": build.person("reviewer", "bank"),
            "regional_manager": build.person("regional_manager", "bank/north"),
        }
        made = {role: f"/i/{invite(db.session(), person, now())[0]}" for role, person in people.items()}
        db.session.commit()
    return made


def _make_the_visit(page: Page, address: str, link: str, photo: Path) -> None:
    form = read_form(library.load("bank-branch"))
    page.goto(address + link)
    page.get_by_role("link", name="Branch kl-01").click()
    page.get_by_role("button", name="Start").click()
    for event in form.events:
        page.locator("footer").get_by_role("button", name=f"Note now: {event.title.in_language('en')}").click()
    page.get_by_role("link", name="Questions").click()
    thumb = Thumb(page, form, photo, FAULTS)
    expect(page.get_by_role("heading", level=1)).to_have_text("How it felt")
    thumb.fill_part()
    page.get_by_role("button", name="Next part").click()
    for section in form.sections:
        expect(page.get_by_role("heading", level=1)).to_have_text(section.title.in_language("en"))
        thumb.fill_part()
        page.get_by_role("button", name="Check and hand in" if section is form.sections[-1] else "Next part").click()
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(page.get_by_text("It arrived")).to_be_visible(timeout=20_000)


def _approve(page: Page, address: str, link: str) -> None:
    page.goto(address + link)
    page.get_by_role("link", name="Branch kl-01").first.click()
    expect(page.get_by_text("93.9")).to_be_visible()
    expect(page.get_by_text("1.50 of 2")).to_be_visible()
    page.get_by_role("button", name="Approve").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Nothing is waiting")).to_be_visible()


def _download(page: Page, address: str, link: str) -> str:
    page.goto(address + link)
    page.get_by_role("link", name="Wave 2026-q4").first.click()
    page.get_by_role("table", name="Regions").get_by_role("link").first.click()
    page.get_by_role("link", name="Branch kl-01").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Branch report").first.click()
    pdf = Path(download.value.path()).read_bytes()
    return " ".join(" ".join(part.extract_text() for part in PdfReader(io.BytesIO(pdf)).pages).split())


def test_a_visit_made_on_a_phone_is_approved_and_comes_down_as_a_pdf(
    page: Page, browser: Browser, app: Server, address: str, links: dict[str, str], tmp_path: Path
) -> None:
    photo = tmp_path / "front.jpg"
    photo.write_bytes(filling.photo("front"))

    _make_the_visit(page, address, links["shopper"], photo)
    work_off(app)
    _approve(browser.new_page(viewport=DESK, locale="en-GB"), address, links["reviewer"])
    words = _download(browser.new_page(viewport=DESK, locale="en-GB"), address, links["regional_manager"])

    assert "Branch kl-01" in words
    assert "From the ticket to being called" in words
    assert "Seven" not in words
    page.goto(f"{address}/visits")
    expect(page.get_by_text("Approved").first).to_be_visible()
