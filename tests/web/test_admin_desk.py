"""An admin sets up a client from nothing, until a shopper sees the first visit."""

import re
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect
from ruamel.yaml import YAML
from sqlalchemy import func, select

from audit_api.db import Base, db
from audit_api.form_versions.models import FormVersion
from audit_api.http import Server
from audit_api.programmes.models import Branch
from audit_api.visits.models import Visit
from tests import build, small
from tests.web.conftest import AT_A_DESK, link_of

pytestmark = pytest.mark.browser

HEADER = "code,name,region,address,city,time_zone\n"
TWO_BAD_ROWS = """\
hb-01,Harbour One,coast,1 Quay Road,Penang,Asia/Kuala_Lumpur
hb-02,Harbour Two,cost,2 Quay Road,Penang,Asia/Kuala_Lumpur
hb-03,Harbour Three,coast,3 Quay Road,Penang,Asia/Kuala_Lumper
"""


@pytest.fixture
def browser_context_args() -> dict[str, Any]:
    """A desk whose owner reads English and may copy."""
    return {**AT_A_DESK, "permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture
def admin_link(app: Server) -> str:
    """An admin's invitation link, in a house with nothing in it."""
    with app.app_context():
        path = link_of(build.person("admin"))
        db.session.commit()
    return path


@pytest.fixture
def client_address(app: Server, address: str) -> str:
    """The pages of a client with one region."""
    with app.app_context():
        branch = build.branch("hb-00", "coast", "harbour")
        at = f"{address}/desk/clients/{branch.client_id}"
        db.session.commit()
    return at


def _count(app: Server, kind: type[Base]) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(kind)) or 0


def _file(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def _fill_dialog(page: Page, opener: str, fields: dict[str, str]) -> None:
    """Open the dialog that is called like its button, fill it in and save it."""
    page.get_by_role("button", name=opener, exact=True).click()
    dialog = page.get_by_role("dialog", name=opener)
    for label, text in fields.items():
        dialog.get_by_label(label).fill(text)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)


def _row(page: Page, *texts: str) -> Locator:
    return page.get_by_role("row").filter(has_text=re.compile(".*".join(map(re.escape, texts)), re.DOTALL))


def _add_client_and_region(page: Page) -> None:
    page.get_by_role("link", name="Clients").first.click()
    _fill_dialog(page, "Add a client", {"Name": "Harbour Bank", "Code": "harbour"})
    page.get_by_role("link", name="Harbour Bank").click()
    page.get_by_role("link", name="Regions", exact=True).click()
    _fill_dialog(page, "Add a region", {"Name": "The Coast", "Code": "coast"})
    expect(_row(page, "The Coast", "coast")).to_be_visible()


def _import_branches(page: Page, app: Server) -> None:
    page.get_by_role("link", name="Branches", exact=True).click()
    page.get_by_role("link", name="Import from a file").click()
    drop = page.locator("input[type=file]")
    drop.set_input_files(_file("branches.csv", HEADER + TWO_BAD_ROWS))
    expect(page.get_by_text("2 places in branches.csv need a look")).to_be_visible()
    expect(page.get_by_text("Nothing was imported")).to_be_visible()
    expect(_row(page, "3", "region", "'cost'", "coast")).to_be_visible()
    expect(_row(page, "4", "time_zone", "'Asia/Kuala_Lumper'", "Asia/Kuala_Lumpur")).to_be_visible()
    assert _count(app, Branch) == 0

    mended = TWO_BAD_ROWS.replace("cost,", "coast,").replace("Lumper", "Lumpur")
    drop.set_input_files(_file("branches.csv", HEADER + mended))
    expect(page.get_by_text("3 new, 0 changed, 0 as they were.")).to_be_visible()
    assert _count(app, Branch) == 0
    page.get_by_role("button", name="Import 3 rows").click()
    expect(_row(page, "hb-03", "Harbour Three", "The Coast", "Penang")).to_be_visible()


def _put_on_the_map(page: Page, app: Server) -> None:
    page.get_by_role("button", name="Edit: Harbour Three").click()
    dialog = page.get_by_role("dialog", name="Change Harbour Three")
    place = dialog.get_by_label("Place on the map")
    place.fill("Penang")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("This is no place on the map.")).to_be_visible()
    place.fill("5.4141, 100.3288")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    with app.app_context():
        three = db.session.scalars(select(Branch).where(Branch.code == "hb-03")).one()
        assert (three.latitude, three.longitude) == (5.4141, 100.3288)


def _plan_a_wave(page: Page) -> None:
    page.get_by_role("link", name="Programmes and waves").click()
    _fill_dialog(page, "Add a programme", {"Title": "Service", "Code": "service", "Target score": "82.5"})
    expect(page.get_by_text("target 82.5")).to_be_visible()
    today = date.today()
    days = {"First day": (today - timedelta(days=1)).isoformat(), "Last day": (today + timedelta(days=60)).isoformat()}
    _fill_dialog(page, "Add a wave", {"Title": "First round", "Code": "r1", **days})
    expect(_row(page, "First round", "r1")).to_be_visible()


def _publish_from_the_library(page: Page) -> None:
    page.get_by_role("link", name="Forms", exact=True).click()
    page.get_by_role("link", name="Add a form").first.click()
    bank = page.get_by_role("listitem").filter(has_text="Bank branch")
    bank.get_by_role("button", name="Begin with this one").click()
    _publish(page)


def _publish(page: Page) -> None:
    """In the designer of a form that was just made: publish it."""
    page.get_by_role("link", name="Publish").click()
    page.get_by_role("button", name="Publish version 1").click()
    page.get_by_role("dialog").get_by_role("button", name="Publish version 1").click()
    expect(page.get_by_text("Version 1 is published.")).to_be_visible()


def _invite_a_shopper(page: Page) -> str:
    page.get_by_role("link", name="People").first.click()
    _fill_dialog(page, "Add a person", {"Name": "Nurul of the Coast"})
    dialog = page.get_by_role("dialog", name="Invite Nurul of the Coast")
    expect(dialog.get_by_label("Link")).to_have_value(re.compile("/i/"))
    dialog.get_by_role("button", name="Copy the link").click()
    expect(dialog.get_by_text("The link is copied.")).to_be_visible()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    dialog.get_by_role("button", name="Close").last.click()
    return copied


def _assign_two(page: Page) -> None:
    page.get_by_role("link", name="Visits", exact=True).first.click()
    page.get_by_role("link", name="Assign visits").click()
    page.get_by_role("checkbox", name="Harbour One").check()
    page.get_by_role("checkbox", name="Harbour Three").check()
    page.get_by_role("button", name="Assign 2 visits").click()
    expect(page.get_by_text("2 visits are assigned.")).to_be_visible()
    page.get_by_role("link", name="See the visits").click()
    expect(_row(page, "Harbour Three", "Nurul of the Coast")).to_be_visible()


def test_an_admin_sets_up_a_client_until_a_shopper_sees_a_visit(
    page: Page, desk: Page, app: Server, address: str, admin_link: str
) -> None:
    page.goto(address + admin_link)
    _add_client_and_region(page)
    _import_branches(page, app)
    _put_on_the_map(page, app)
    _plan_a_wave(page)
    _publish_from_the_library(page)
    copied = _invite_a_shopper(page)
    _assign_two(page)
    assert _count(app, Visit) == 2

    desk.goto(copied)

    expect(desk.get_by_role("link", name=re.compile("Harbour (One|Three)"))).to_have_count(2)
    desk.get_by_role("link", name="Harbour One").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Harbour One")
    expect(desk.get_by_role("button", name="Start")).to_be_enabled()


def _yaml(tree: dict[str, Any], path: Path) -> Path:
    with path.open("w") as file:
        YAML().dump(tree, file)
    return path


def test_a_form_with_a_problem_is_refused_with_its_place_and_kept_once_mended(
    page: Page, app: Server, address: str, admin_link: str, client_address: str, tmp_path: Path
) -> None:
    broken = deepcopy(small.FORM)
    broken["sections"][0]["questions"][2]["curve"] = {"target": 600, "limit": 300}
    page.goto(address + admin_link)
    expect(page.get_by_role("heading", name="Clients")).to_be_visible()
    page.goto(f"{client_address}/forms/add?from=file")
    drop = page.locator("input[type=file]")

    drop.set_input_files(_yaml(broken, tmp_path / "small.yaml"))

    expect(page.get_by_text("1 problem in small.yaml")).to_be_visible()
    expect(_row(page, "sections[0].questions[2].curve.limit", "300", "600")).to_be_visible()
    assert _count(app, FormVersion) == 0

    drop.set_input_files(_yaml(small.FORM, tmp_path / "small.yaml"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Small visit")
    _publish(page)
