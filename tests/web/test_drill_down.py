"""A figure opens what it is made of: programme, region, branch, question, visit, photo."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from audit_api.db import db
from audit_api.http import Server
from tests import build, filling, small
from tests.web.conftest import link_of

pytestmark = pytest.mark.browser

LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


@pytest.fixture
def manager_link(app: Server) -> str:
    """The link of a regional manager; two branches with two visits each, whose last has a photo."""
    picture = filling.photo("front")
    with app.app_context():
        shopper, wave = build.person("shopper"), build.wave()
        for code in ("kl-01", "kl-02"):
            for given in (small.answers(), small.answers(A1="no")):
                given["answers"]["A1"]["photos"] = [filling.name_of(picture)]
                row = build.approved(given, at=build.branch(code), during=wave, shopper=shopper, on=LONG_AGO)
                build.photo(app, row.submission.visit_id, picture, LONG_AGO)
        path = link_of(build.person("regional_manager", "bank/north"))
        db.session.commit()
    return path


def test_a_figure_opens_what_it_is_made_of_down_to_the_photo(desk: Page, address: str, manager_link: str) -> None:
    desk.goto(address + manager_link)
    desk.get_by_role("link", name=re.compile("2026-q4|Q4|Wave", re.IGNORECASE)).first.click()
    desk.get_by_role("table", name="Regions").get_by_role("link").first.click()
    desk.get_by_role("table", name="What costs most everywhere").get_by_role("link", name="Were you greeted?").click()
    expect(desk.get_by_text("2 of 4 visits where it counted")).to_be_visible()

    desk.get_by_role("radio", name="Only failed").check()
    expect(desk).to_have_url(re.compile("region=.*listed=failed"))
    failed = desk.get_by_role("table", name="What each visit answered").get_by_role("link")
    expect(failed).to_have_count(2)
    failed.first.click()
    expect(desk.get_by_role("heading", name="Visit 2")).to_be_visible()
    desk.get_by_role("button", name=re.compile("Open photo 1 of 1: Were you greeted")).click()

    photo = desk.get_by_role("dialog").get_by_role("img")
    expect(photo).to_be_visible()
    assert photo.evaluate("async (img) => (await img.decode(), img.naturalWidth)") > 0
