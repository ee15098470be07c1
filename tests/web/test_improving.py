"""A branch manager notes what to do and does it; the regional manager looks and verifies it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from audit_api.db import db
from audit_api.http import Server
from tests import build, small
from tests.web.conftest import AT_A_DESK, link_of

pytestmark = pytest.mark.browser


@pytest.fixture
def links(app: Server) -> dict[str, str]:
    """The invitation links of a branch's and its region's manager, and the address of the branch's results."""
    with app.app_context():
        at, wave, shopper = build.branch(), build.wave(), build.person("shopper")
        on = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
        build.approved(small.answers(B1="wrong"), at=at, during=wave, shopper=shopper, on=on)
        found = {
            "branch": link_of(build.person("branch_manager", "bank/north/kl-01")),
            "region": link_of(build.person("regional_manager", "bank/north")),
            "results": f"/desk/results/{wave.id}/{at.id}",
        }
        db.session.commit()
    return found


def _signed_in(browser: Browser, address: str, link: str) -> Page:
    page = browser.new_context(**AT_A_DESK, base_url=address).new_page()
    page.goto(link)
    expect(page.get_by_role("heading", name="Results")).to_be_visible()
    return page


def test_an_action_is_added_done_and_verified(browser: Browser, address: str, links: dict[str, str]) -> None:
    manager = _signed_in(browser, address, links["branch"])
    manager.goto(links["results"])
    manager.get_by_role("link", name="Corrective actions").click()
    manager.get_by_role("button", name="Add an action").first.click()
    dialog = manager.get_by_role("dialog")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Fill this in.")).to_have_count(3)
    dialog.get_by_label("What is to be done").fill("Hang a bell at the door")
    dialog.get_by_label("Who sees to it").fill("Branch manager")
    dialog.get_by_label("Due").fill((date.today() + timedelta(days=9)).isoformat())
    dialog.get_by_label("About question").select_option("B1")
    dialog.get_by_role("button", name="Save").click()
    expect(manager.get_by_text("B1 Was the answer right?")).to_be_visible()

    manager.get_by_role("button", name="Mark as done: Hang a bell at the door").click()
    dialog.get_by_label("How it was done").fill("It hangs there since Monday.")
    dialog.get_by_role("button", name="Mark as done").click()
    expect(manager.get_by_text("Done, not verified yet")).to_be_visible()
    expect(manager.get_by_role("button", name="Verify")).to_have_count(0)

    above = _signed_in(browser, address, links["region"])
    above.goto(f"{links['results']}/actions")
    expect(above.get_by_text("It hangs there since Monday.")).to_be_visible()
    above.get_by_role("button", name="Verify: Hang a bell at the door").click()
    above.get_by_role("dialog").get_by_role("button", name="Verify").click()
    expect(above.get_by_text("Verified", exact=True)).to_be_visible()
    for page in (manager, above):
        page.context.close()
