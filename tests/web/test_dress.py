"""An admin chooses how a client's reports look, sees it at once, takes it back, and keeps it."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from audit_api.db import db
from audit_api.http import Server
from tests import build
from tests.audit_api.dresses.test_dresses import SVG, drawn
from tests.reports import paper
from tests.web.conftest import AT_A_DESK, link_of

pytestmark = pytest.mark.browser


@pytest.fixture
def browser_context_args() -> dict[str, Any]:
    """A desk whose owner reads English."""
    return AT_A_DESK


@pytest.fixture
def dress_page(app: Server, address: str, page: Page) -> Page:
    """The page on which an admin dresses a client's reports."""
    with app.app_context():
        client = build.branch("hb-00", "coast", "harbour").client_id
        link = link_of(build.person("admin"))
        db.session.commit()
    page.goto(address + link)
    page.wait_for_url("**/desk/clients")
    page.goto(f"{address}/desk/clients/{client}/dress")
    expect(page.get_by_role("heading", name="Preview")).to_be_visible()
    return page


def _asked(page: Page) -> dict[str, list[str]]:
    """What the preview that is linked was asked to look like."""
    return parse_qs(urlsplit(page.get_by_role("link", name="Open it as a PDF").get_attribute("href") or "").query)


def test_the_preview_follows_what_is_chosen_and_nothing_is_kept_before_save(dress_page: Page) -> None:
    link = dress_page.get_by_role("link", name="Open it as a PDF")
    dress_page.get_by_label("Name on the reports").fill("Harbour Raya")
    dress_page.get_by_role("radio", name="With a cover").check()
    dress_page.get_by_role("checkbox", name="Photos").uncheck()
    dress_page.get_by_label("Accent colour", exact=True).fill("FFD500")

    expected = re.compile("accent=%23ffd500&cover=true")
    expect(link).to_have_attribute("href", expected)
    asked = _asked(dress_page)
    assert (asked["name"], asked["left_out"]) == (["Harbour Raya"], ["photos"])
    pdf = dress_page.request.get(dress_page.url.split("/desk")[0] + str(link.get_attribute("href"))).body()
    assert "Harbour Raya" in paper.page_text(pdf, 1)
    assert paper.outline(pdf)[0] == ("Cover", 1)
    frame = dress_page.locator("iframe").last
    expect(frame).to_have_attribute("src", expected)
    dress_page.reload()
    expect(dress_page.get_by_label("Name on the reports")).to_have_value("")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("#ffd500", "Your colour was darkened so that text stays readable."),
        ("#0A2A5E", "Your colour was lightened so that the marks over it can be seen."),
        ("c8102e", "In the figures red means “look here”, so your red stays off them."),
        ("#5b2d8e", "Your colour is printed as it is"),
    ],
)
def test_what_was_done_to_a_colour_is_told(dress_page: Page, typed: str, told: str) -> None:
    dress_page.get_by_label("Accent colour", exact=True).fill(typed)

    expect(dress_page.get_by_role("status").filter(has_text=told)).to_be_visible()


def test_what_is_half_typed_is_no_colour_yet_and_cannot_be_saved(dress_page: Page) -> None:
    field = dress_page.get_by_label("Accent colour", exact=True)
    field.fill("#ffd5")
    field.press("Tab")

    expect(dress_page.get_by_text("A colour is # and six of the signs")).to_be_visible()
    expect(dress_page.get_by_role("button", name="Save")).to_be_disabled()
    assert _asked(dress_page)["accent"] == ["#34556b"]


def test_choices_are_kept_and_changes_to_them_can_be_undone(dress_page: Page) -> None:
    save, undo = (dress_page.get_by_role("button", name=name) for name in ("Save", "Undo the changes"))
    expect(save).to_be_disabled()
    dress_page.get_by_role("radio", name="With a cover").check()
    dress_page.get_by_label("Language of the reports").select_option("id")
    save.click()
    expect(dress_page.get_by_text("Saved.")).to_be_visible()
    expect(save).to_be_disabled()

    dress_page.get_by_role("checkbox", name="Time").uncheck()
    dress_page.get_by_label("Language of the reports").select_option("")
    undo.click()
    expect(dress_page.get_by_role("checkbox", name="Time")).to_be_checked()
    dress_page.reload()
    expect(dress_page.get_by_label("Language of the reports")).to_have_value("id")
    expect(dress_page.get_by_role("radio", name="With a cover")).to_be_checked()


def test_a_logo_is_shown_at_once_and_a_bad_one_is_refused_with_the_cure(dress_page: Page) -> None:
    file = dress_page.locator("input[type=file]")
    file.set_input_files({"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": SVG})
    expect(dress_page.get_by_role("alert")).to_contain_text("save an SVG as PNG first")

    file.set_input_files({"name": "logo.png", "mimeType": "image/png", "buffer": drawn()})
    expect(dress_page.get_by_role("img", name="Logo")).to_be_visible()
    expect(dress_page.get_by_role("alert")).to_have_count(0)
    dress_page.get_by_role("button", name="Without a logo").click()
    expect(dress_page.get_by_role("img", name="Logo")).to_have_count(0)
