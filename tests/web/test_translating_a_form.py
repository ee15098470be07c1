"""An admin translates a form in the browser and through a translator's file, and sees where each rule comes from."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import FilePayload, Page, expect

from audit_api.db import db
from audit_api.form_versions.models import FormVersion
from audit_api.http import Server
from audit_api.spreadsheets import XLSX_TYPE
from tests import build
from tests.web.conftest import AT_A_DESK, link_of

pytestmark = pytest.mark.browser

TREE: dict[str, Any] = {
    "form": "counter",
    "title": {"en": "Counter visit", "ms": "Lawatan kaunter"},
    "languages": ["en", "ms"],
    "standards": [
        {"standard": "greeting", "title": {"en": "Everybody is greeted", "ms": "Semua disapa"}, "value": "Courtesy"}
    ],
    "sections": [
        {
            "section": "A",
            "title": {"en": "Arrival", "ms": "Arrival"},
            "questions": [
                {
                    "question": "A1",
                    "type": "yes_no",
                    "title": {"en": "Was I greeted?"},
                    "points": 2,
                    "tags": {"parameter": "vocabulary", "owner": "greeter"},
                }
            ],
        }
    ],
}


@pytest.fixture
def browser_context_args() -> dict[str, Any]:
    """A desk whose owner reads English."""
    return {**AT_A_DESK, "accept_downloads": True}


@pytest.fixture
def design(app: Server, address: str, page: Page) -> str:
    """The address of a draft in the designer, for an admin who is signed in."""
    with app.app_context():
        link, number = link_of(build.person("admin")), build.branch().client_id
        db.session.commit()
    page.goto(address + link)
    page.wait_for_url("**/desk/**")
    headers = {"X-Shopper-Audit": "1"}
    empty = {"form": "counter", "title": {"en": "Counter visit"}, "languages": ["en"]}
    draft = page.request.post(f"{address}/api/clients/{number}/forms", data={"empty": empty}, headers=headers).json()
    body = {"tree": TREE, "revision": draft["revision"]}
    assert page.request.put(f"{address}/api/forms/{draft['id']}/draft", data=body, headers=headers).ok
    return f"{address}/desk/clients/{number}/forms/{draft['id']}"


def is_kept(app: Server, page: Page, holds: Callable[[dict[str, Any]], bool]) -> bool:
    """Whether the draft comes to be so on the server, once the typing has paused."""
    for _ in range(100):
        with app.app_context():
            if holds(db.session.query(FormVersion).one().tree):
                return True
        page.wait_for_timeout(100)
    return False


def test_what_is_missing_is_filled_in_beside_its_source_and_through_a_file(
    app: Server, page: Page, design: str, tmp_path: Path
) -> None:
    page.goto(f"{design}/translate")
    page.get_by_role("radio", name="Missing (2)").check()
    expect(page.get_by_role("textbox")).to_have_count(2)
    page.get_by_label("A1, text in Bahasa Melayu").fill("Adakah saya disapa?")
    expect(page.get_by_text("4 of 5 texts are there")).to_be_visible()
    expect(page.get_by_label("A1, text in Bahasa Melayu")).to_be_focused()

    page.locator("summary", has_text="For a translator").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Texts as XLSX").click()
    file = tmp_path / "texts.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    rows = {row[0].value: row for row in book.worksheets[0].iter_rows()}
    assert rows["question/A1/title"][2].value == "Adakah saya disapa?"
    rows["standard/greeting/value"][2].value = "Budi bahasa"
    rows["section/A/title"][1].value = "Another wording"
    rows["section/A/title"][2].value = "Ketibaan"
    back = io.BytesIO()
    book.save(back)
    page.locator("input[type=file]").set_input_files(
        FilePayload(name="back.xlsx", mimeType=XLSX_TYPE, buffer=back.getvalue())
    )

    expect(page.get_by_text("1 text of back.xlsx is in the form now")).to_be_visible()
    expect(page.get_by_role("table", name="What was left out").get_by_role("row").nth(1)).to_contain_text(
        "translated from other words"
    )
    expect(page.get_by_text("5 of 5 texts are there")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_text("4 of 5 texts are there")).to_be_visible()
    page.get_by_role("button", name="Redo", exact=True).click()
    assert is_kept(app, page, lambda tree: tree["standards"][0]["value"] == {"en": "Courtesy", "ms": "Budi bahasa"})


def test_a_standard_gets_its_question_and_whoever_signed_it(app: Server, page: Page, design: str) -> None:
    page.goto(f"{design}/standards")
    expect(page.get_by_text("A value that no question checks: Courtesy")).to_be_visible()
    page.locator("summary", has_text="Everybody is greeted").click()
    page.get_by_label("Give it a question").select_option("A1")
    expect(page.get_by_text("The chain has no gaps")).to_be_visible()
    page.get_by_role("button", name="Record a sign-off").click()
    page.get_by_label("Who signed").fill("Siti Aminah, Head of Service")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Signed off", exact=True)).to_be_visible()

    page.get_by_role("radio", name="should").check()

    expect(page.get_by_text("Changed since signed")).to_be_visible()
    assert is_kept(app, page, lambda tree: tree["standards"][0].get("binding") == "should")
    assert is_kept(app, page, lambda tree: tree["sections"][0]["questions"][0].get("standard") == "greeting")
