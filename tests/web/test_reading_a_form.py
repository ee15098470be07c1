"""Whoever may read a published form finds it at the desk, and finds nothing there to change it with."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from audit_api.db import db, now
from audit_api.form_versions.actions import Stamp, start_draft
from audit_api.form_versions.beginnings import Beginning
from audit_api.http import Server
from audit_api.people.access import Role
from tests import build, small
from tests.web.conftest import link_of

pytestmark = pytest.mark.browser

ON = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


@pytest.fixture
def link_for(app: Server) -> Callable[[Role], str]:
    """The link of somebody of a role; one visit is approved, one handed in, and the next version is a draft."""

    def made(role: Role) -> str:
        with app.app_context():
            wave, at, shopper = build.wave(), build.branch("kl-01"), build.person("shopper")
            row = build.approved(small.answers(), at=at, during=wave, shopper=shopper, on=ON)
            build.handed_in(small.answers(), at=at, during=wave, shopper=shopper, on=ON)
            next_one = Beginning({**deepcopy(small.FORM), "title": "Not told yet"})
            start_draft(db.session(), row.submission.visit.form_version.client, next_one, Stamp(shopper.id, now()))
            path = link_of(build.person(role, "bank"))
            db.session.commit()
        return path

    return made


@pytest.mark.parametrize("role", ["scheduler", "reviewer", "regional_manager"])
def test_the_form_of_a_wave_is_read_from_its_results(
    desk: Page, address: str, link_for: Callable[[Role], str], role: Role
) -> None:
    desk.goto(address + link_for(role))
    desk.get_by_role("link", name="Results").first.click()
    desk.get_by_role("main").get_by_role("link").first.click()
    desk.get_by_role("link", name="The form").click()

    _reads_only(desk)


def test_a_branch_manager_reads_the_forms_of_the_client(
    desk: Page, address: str, link_for: Callable[[Role], str]
) -> None:
    desk.goto(address + link_for("branch_manager"))
    desk.get_by_role("main").get_by_role("link").first.click()
    desk.get_by_role("link", name="The forms").click()
    expect(desk.get_by_role("table")).to_have_count(1)
    expect(desk.get_by_text("Not told yet")).to_have_count(0)
    desk.get_by_role("link", name="Version 1").click()

    _reads_only(desk)


def test_a_reviewer_reads_the_form_of_the_visit_under_review(
    desk: Page, address: str, link_for: Callable[[Role], str]
) -> None:
    desk.goto(address + link_for("reviewer"))
    desk.get_by_role("table").get_by_role("link").first.click()
    desk.get_by_role("link", name="version 1").click()

    _reads_only(desk)


def _reads_only(desk: Page) -> None:
    expect(desk.get_by_text("Were you greeted?")).to_be_visible()
    for name in ("Open in the designer", "Make the next version", "Throw the draft away"):
        expect(desk.get_by_text(name)).to_have_count(0)
    with desk.expect_download() as download:
        desk.get_by_role("button", name="JSON").click()
    assert download.value.suggested_filename == "small-1.json"
