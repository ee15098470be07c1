"""From a ready-made form to a published version: tried, scored, changed, published, and used by the next visit."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect
from ruamel.yaml import YAML
from sqlalchemy import select

from audit_api.db import db, now
from audit_api.form_versions.models import FormVersion
from audit_api.form_versions.trees import keepable
from audit_api.http import Server
from audit_api.jobs import work_off
from audit_api.visits.models import Visit
from forms import library
from tests import build
from tests.web.barriers import barriers
from tests.web.conftest import AT_A_DESK, link_of

pytestmark = pytest.mark.browser

NOTE = "The posted hours weigh more from November on."


@pytest.fixture
def browser_context_args() -> dict[str, Any]:
    """A desk whose owner reads English."""
    return AT_A_DESK


@pytest.fixture
def client(app: Server) -> int:
    """A bank whose first version of the form has a visit under way in an open wave."""
    with app.app_context():
        branch = build.branch()
        form = build.form_version(keepable(library.load("bank-branch")))
        build.visit(branch, build.wave(starts_on=now().date()), form, build.person("shopper", name="Aisyah"))
        number = branch.client_id
        db.session.commit()
    return number


@pytest.fixture
def admin(app: Server, client: int, page: Page, address: str) -> Page:
    """The forms of the bank, before an admin."""
    with app.app_context():
        path = link_of(build.person("admin"))
        db.session.commit()
    page.goto(address + path)
    expect(page.get_by_role("heading", name="Clients")).to_be_visible()
    page.goto(f"{address}/desk/clients/{client}/forms")
    return page


@pytest.fixture
def nothing_bars(page: Page) -> Callable[[], None]:
    """Says that axe finds nothing on the page, nor on the phone in it."""

    def check() -> None:
        # each document by itself: the phone is a page of its own, and has a main part as the desk has
        for frame in page.frames:
            assert barriers(frame) == []

    return check


def _begin(page: Page) -> None:
    page.get_by_role("link", name="Add a form").click()
    bank = page.get_by_role("listitem").filter(has_text="Bank branch")
    bank.get_by_role("button", name="Begin with this one").click()
    page.wait_for_url("**/design")


def _try_it(page: Page, check: Callable[[], None]) -> FrameLocator:
    """Fill in the best, then the worst; the phone shows the answers, and the bench the ten steps."""
    page.get_by_role("link", name="Try", exact=True).click()
    phone = page.frame_locator("iframe")
    expect(phone.get_by_role("heading", name="Bank branch visit")).to_be_visible()
    page.get_by_role("button", name="All best").click()
    expect(page.locator(".final strong")).to_have_text("100.0")
    page.get_by_role("button", name="All worst").click()
    expect(page.locator(".final strong")).to_have_text("0.0")
    expect(page.locator("details", has_text="Points of each question")).to_contain_text("A2 Was the branch serving")
    expect(page.locator("summary .number")).to_have_text([str(step) for step in range(1, 11)])
    check()
    return phone


def _answer_by_hand(page: Page, phone: FrameLocator) -> None:
    """On the phone in Malay, with the moments of the visit tapped; nothing of it is remembered by the desk."""
    page.get_by_role("button", name="Empty the phone").click()
    page.get_by_role("radio", name="Bahasa Melayu").check()
    expect(phone.get_by_role("button", name=re.compile("Bahagian|Semak"))).not_to_have_count(0)
    expect(page.get_by_role("button", name="All best")).to_be_visible()
    page.get_by_role("radio", name="English").check()
    phone.get_by_role("button", name="Next part").click()
    phone.locator("#question-A2").get_by_role("radio", name="Yes").check()
    expect(page.get_by_text("Filled in by hand.")).to_be_visible()
    expect(page.locator(".final strong")).to_have_text("100.0")


def _change_points(page: Page) -> None:
    page.get_by_role("link", name="Build", exact=True).click()
    page.locator("[data-row=A2]").click()
    page.get_by_label("Points", exact=True).fill("5")
    page.keyboard.press("Tab")


def _publish(page: Page, app: Server, check: Callable[[], None]) -> None:
    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.get_by_role("listitem").filter(has_text="3 became 5")).to_be_visible()
    expect(page.get_by_label("Note of the changes")).to_have_value(re.compile("Points of A2 .*: 3 became 5"))
    page.get_by_role("button", name="Score them again").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    work_off(app)
    expect(page.get_by_text("No approved visits yet")).to_be_visible()
    expect(page.get_by_text("keep the version they began with")).to_be_visible()
    check()
    page.get_by_label("Note of the changes").fill(NOTE)
    page.get_by_role("button", name="Publish version 2").click()
    page.get_by_role("dialog").get_by_role("button", name="Publish version 2").click()
    expect(page.get_by_text("Version 2 is published.")).to_be_visible()
    expect(page.get_by_text(NOTE)).to_be_visible()


def _taken_along(page: Page) -> Any:
    """The tree in the YAML file of the page's form."""
    with page.expect_download() as download:
        page.get_by_role("button", name="YAML").click()
    path = Path(download.value.path())
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def _assign_next(page: Page, address: str) -> None:
    page.goto(f"{address}/desk/visits/assign")
    page.get_by_role("checkbox", name="Branch kl-01").check()
    page.get_by_role("button", name="Assign 1 visit").click()
    expect(page.get_by_text("1 visit is assigned.")).to_be_visible()


def test_a_ready_made_form_is_tried_changed_and_published_and_only_the_next_visit_uses_it(
    admin: Page, app: Server, address: str, nothing_bars: Callable[[], None]
) -> None:
    _begin(admin)
    phone = _try_it(admin, nothing_bars)
    _answer_by_hand(admin, phone)
    _change_points(admin)
    _publish(admin, app, nothing_bars)

    taken = _taken_along(admin)
    _assign_next(admin, address)

    with app.app_context():
        versions = db.session.scalars(select(FormVersion).order_by(FormVersion.number)).all()
        assert [version.note for version in versions][1:] == [NOTE]
        assert taken == versions[1].tree
        assert taken["sections"][0]["questions"][2]["points"] == 5
        visits = db.session.scalars(select(Visit).order_by(Visit.number)).all()
        assert [visit.form_version.number for visit in visits] == [1, 2]


def test_where_a_draft_is_already_the_way_leads_to_it_and_nothing_is_replaced(
    admin: Page, app: Server, address: str, client: int
) -> None:
    _begin(admin)
    made = admin.url
    admin.goto(f"{address}/desk/clients/{client}/forms/add?from=copy")

    admin.get_by_role("button", name="Copy it").click()

    expect(admin.get_by_text("There is a draft of this form already")).to_be_visible()
    admin.get_by_role("link", name="Open the draft").click()
    expect(admin).to_have_url(made)
    with app.app_context():
        assert len(db.session.scalars(select(FormVersion)).all()) == 2


def test_a_client_gets_a_word_of_its_own_in_three_languages_and_loses_it_only_while_no_form_uses_it(
    admin: Page, address: str, client: int, nothing_bars: Callable[[], None]
) -> None:
    admin.goto(f"{address}/desk/clients/{client}/taxonomy")
    admin.get_by_role("button", name="Add an owner").click()
    dialog = admin.get_by_role("dialog", name="Add an owner")
    dialog.get_by_label("Code").fill("host")
    for language, label in {"English": "Host", "Bahasa Melayu": "Tuan rumah", "Bahasa Indonesia": "Tuan rumah"}.items():
        dialog.get_by_role("button", name="Save").click()
        expect(dialog).to_be_visible()
        dialog.get_by_label(f"Label in {language}").fill(label)
    dialog.get_by_role("button", name="Save").click()

    row = admin.get_by_role("row").filter(has=admin.get_by_role("rowheader", name="Host", exact=True))
    expect(row).to_contain_text("not in use")
    nothing_bars()
    admin.get_by_role("button", name="Delete Host").click()
    admin.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(row).to_have_count(0)
