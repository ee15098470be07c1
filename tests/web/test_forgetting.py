"""A phone that is told to forget keeps nothing but the app itself, and says before what is lost."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.phone import Phone

pytestmark = pytest.mark.browser

LEFT = """async () => ({
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: (await caches.keys()).filter((name) => !name.startsWith("shell-")),
  localStorage: { ...localStorage },
  sessionStorage: { ...sessionStorage },
})"""
NOTHING: dict[str, Any] = {"databases": [], "caches": [], "localStorage": {}, "sessionStorage": {}}


def _begun(phone: Phone, link: str) -> None:
    """A visit with a note and a tap, on a phone that knows the app by heart."""
    phone.start(link)
    phone.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    phone.tap("I walk in")
    phone.page.get_by_label("Write here").fill("The queue went out of the door")


def _settings(page: Page) -> None:
    page.goto(page.url.split("/visits")[0] + "/visits")
    page.get_by_role("button", name="Settings").click()


def _forget(page: Page) -> None:
    page.get_by_role("link", name="Forget this phone").click()
    expect(page.get_by_text("1 visit has not been handed in")).to_be_visible()
    expect(page.get_by_role("link", name="Save as a file")).to_be_visible()
    page.get_by_role("button", name="Forget this phone").click()
    expect(page.get_by_text("is lost for good")).to_be_visible()
    page.get_by_role("button", name="Forget everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_phone_that_forgets_leaves_nothing_here_in_another_tab_or_at_the_server(phone: Phone, link: str) -> None:
    _begun(phone, link)
    other = phone.page.context.new_page()
    other.goto(phone.page.url)
    expect(other.get_by_role("heading", level=1)).to_have_text("Notes")
    _settings(phone.page)
    expect(
        phone.page.get_by_text("It stays on this phone, and goes only after you sign in here again.")
    ).to_be_visible()

    _forget(phone.page)

    expect(other.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert phone.page.evaluate(LEFT) == NOTHING
    assert other.evaluate(LEFT) == NOTHING
    assert phone.page.request.get(f"{phone.address}/api/session").status == 401


def test_a_phone_forgets_without_signal_and_is_signed_out_by_the_first_that_comes(phone: Phone, link: str) -> None:
    _begun(phone, link)
    phone.page.context.set_offline(True)
    _settings(phone.page)

    _forget(phone.page)

    assert phone.page.evaluate(LEFT) == NOTHING | {"localStorage": {"sign-out": "yes"}}
    phone.page.context.set_offline(False)
    phone.page.goto(f"{phone.address}/visits")
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert phone.page.evaluate(LEFT) == NOTHING
    assert phone.page.request.get(f"{phone.address}/api/session").status == 401
