"""After one visit online everything is on the phone, is said to be there only when it is, and outlives new versions."""

import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from audit_api import web_pages
from tests.web.conftest import Pocket
from tests.web.phone import Phone
from tests.web.releases import Releases

pytestmark = pytest.mark.browser

READY = "Ready without signal"
SHELLS = "async () => (await caches.keys()).filter((name) => name.startsWith('shell-'))"
FONT = "async () => { await document.fonts.ready; return [...document.fonts].map(({ status }) => status); }"
LOSE = """async (part) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const one of await cache.keys()) if (one.url.includes(part)) await cache.delete(one);
  }
}"""
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const worker = registration.installing;
  if (!worker) return registration.waiting?.state;
  return new Promise((done) => {
    const look = () => worker.state === "installing" || done(worker.state);
    worker.addEventListener("statechange", look);
    look();
  });
}"""
"""Fetches a new version; resolves with what became of it."""


@pytest.fixture
def releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Releases:
    """What the server gives out, for a test to replace."""
    given = Releases(tmp_path / "dist")
    monkeypatch.setattr(web_pages, "DIST", given.folder)
    return given


def _get_ready(phone: Phone, link: str) -> None:
    """One visit online: the list was seen, and the phone says that it has everything."""
    phone.page.goto(phone.address + link)
    expect(phone.page.get_by_role("link", name="Branch kl-01")).to_be_visible()
    expect(phone.page.get_by_role("link", name="On this phone")).to_contain_text(READY)


def _opened_anew(page: Page, address: str) -> Page:
    """Close the only page, and open the app again."""
    context = page.context
    page.close()
    # the browser takes a moment to see that nobody uses the old version any more
    time.sleep(2)
    opened = context.new_page()
    opened.goto(address)
    return opened


def _put_away(page: Page) -> None:
    """Tell the page that it is out of sight: a headless browser shows every page."""
    page.evaluate("""() => {
      Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }""")


def _wait_until(page: Page, holds: str) -> None:
    for _ in range(100):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"never: {holds}")


def _pages(phone: Phone) -> list[str]:
    """Every page of the one visit that is at hand, and those beside it."""
    phone.page.goto(f"{phone.address}/visits")
    visit = phone.page.get_by_role("link", name="Branch kl-01").get_attribute("href") or ""
    parts = ("", "/notes", "/questions/A", "/questions/B", "/hand-in", "/no-visit", "/rescue")
    return [*(visit + part for part in parts), "/history", "/on-this-phone"]


def test_after_one_visit_online_everything_opens_in_flight_mode_after_a_restart(
    pocket: Pocket, address: str, link: str
) -> None:
    with pocket() as context:
        _get_ready(Phone(context.new_page(), address), link)

    failed: list[str] = []

    def note(request: Request) -> None:
        # what the page itself gave up when it was left was not missing
        if "/api/" not in request.url and request.failure != "net::ERR_ABORTED":
            failed.append(request.url)

    with pocket() as context:
        context.set_offline(True)
        phone = Phone(context.new_page(), address)
        phone.page.on("requestfailed", note)
        for language in ("en", "ms", "id"):
            phone.page.goto(f"{address}/visits")
            phone.page.evaluate("(language) => localStorage.setItem('language', language)", language)
            for path in _pages(phone):
                phone.page.goto(address + path)
                expect(phone.page.locator("h1, h2").first).to_be_visible()
                expect(phone.page.locator(".spinner")).to_have_count(0)
                expect(phone.page.get_by_role("alert")).to_have_count(0)
                assert phone.page.evaluate("document.documentElement.lang") == language
        assert "loaded" in phone.page.evaluate(FONT)

    assert failed == []


def test_a_phone_that_lay_in_a_drawer_for_weeks_still_opens(phone: Phone, link: str) -> None:
    _get_ready(phone, link)
    phone.page.context.set_offline(True)

    phone.page.clock.install(time=datetime.now(UTC) + timedelta(days=42))
    phone.page.goto(f"{phone.address}/visits")

    expect(phone.page.get_by_role("link", name="Branch kl-01")).to_be_visible()
    expect(phone.page.get_by_text("No signal. This is how things stood")).to_be_visible()


def test_what_is_missing_is_said_and_fetched(phone: Phone, link: str) -> None:
    page = phone.page
    _get_ready(phone, link)
    page.evaluate(LOSE, "Rescue")

    page.goto(f"{phone.address}/visits")
    expect(page.get_by_role("link", name="On this phone")).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.get_by_text(READY)).to_have_count(0)
    page.context.set_offline(True)
    page.goto(f"{phone.address}/on-this-phone")
    expect(page.get_by_text("Not everything is here yet")).to_be_visible()
    expect(page.get_by_text("There is no signal just now. Fetch the rest where there is")).to_be_visible()

    page.context.set_offline(False)
    page.get_by_role("button", name="Fetch the rest").click()
    expect(page.get_by_text(READY)).to_be_visible()
    here, of = re.findall(r"\d+", page.get_by_text(" parts, with").inner_text())
    assert here == of


def test_the_page_says_what_is_here_of_each_visit(phone: Phone, link: str) -> None:
    page = phone.page
    phone.start(link)
    phone.tap("I walk in")

    page.goto(f"{phone.address}/on-this-phone")

    row = page.get_by_role("link", name="Branch kl-01")
    for part in ("Brief", "Questions", "What you wrote"):
        expect(row).to_contain_text(part)
    expect(page.get_by_text(re.compile("used by this app, about .* free"))).to_be_visible()


@pytest.mark.parametrize(
    ("promises", "told"),
    [(True, "The browser has promised to keep it"), (False, "The browser has not promised to keep it")],
)
def test_what_the_browser_promises_is_told_plainly(phone: Phone, link: str, promises: bool, told: str) -> None:
    answer = f"async () => {str(promises).lower()}"
    phone.page.add_init_script(
        f"navigator.storage.persist = {answer}; navigator.storage.persisted = {answer};",
    )
    _get_ready(phone, link)

    phone.page.goto(f"{phone.address}/on-this-phone")

    expect(phone.page.get_by_text(told)).to_be_visible()


def test_an_iphone_is_told_of_the_seven_days_and_how_to_keep_it(browser: Any, address: str, link: str) -> None:
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1"
    context = browser.new_context(user_agent=agent, locale="en-GB")
    phone = Phone(context.new_page(), address)
    phone.page.goto(address + link)
    expect(phone.page.get_by_role("link", name="Branch kl-01")).to_be_visible()

    phone.page.goto(f"{address}/on-this-phone")

    expect(phone.page.get_by_text("for 7 days")).to_be_visible()
    expect(phone.page.get_by_role("listitem").filter(has_text="Add to Home Screen")).to_be_visible()
    context.close()


def test_a_version_that_came_in_half_is_never_taken(phone: Phone, link: str, releases: Releases) -> None:
    page = phone.page
    _get_ready(phone, link)
    releases.publish(2)
    broken = next(releases.folder.glob("assets/History-*.js"))
    whole = broken.read_text()
    broken.write_text(whole[: len(whole) // 2])

    assert page.evaluate(UPDATE) == "redundant"
    page.context.set_offline(True)
    page.goto(f"{phone.address}/history")
    expect(page.get_by_role("heading", level=1)).to_have_text("My earlier visits")
    assert "-r2" not in page.content()

    page.context.set_offline(False)
    broken.write_text(whole)
    assert page.evaluate(UPDATE) == "installed"
    assert "-r2" in _opened_anew(page, f"{phone.address}/visits").evaluate("document.scripts[0].src")


def test_a_page_of_an_older_version_stays_whole_until_it_is_closed(phone: Phone, link: str, releases: Releases) -> None:
    older = phone.page
    _get_ready(phone, link)
    phone.open_visit()
    releases.publish(2)
    assert older.evaluate(UPDATE) == "installed"
    newer = older.context.new_page()
    newer.goto(f"{phone.address}/visits")
    assert "-r2" not in newer.evaluate("document.scripts[0].src")
    _put_away(older)
    _wait_until(older, "async () => !(await navigator.serviceWorker.ready).waiting")
    newer.goto(f"{phone.address}/visits")
    assert "-r2" in newer.evaluate("document.scripts[0].src")
    assert len(newer.evaluate(SHELLS)) == 2

    older.get_by_role("link", name="I can't make this visit").click()
    expect(older.get_by_role("heading", level=1)).to_have_text("I can't make this visit")
    expect(older.locator("label").filter(has_text="The branch was closed")).to_be_visible()
    assert "-r2" not in older.evaluate("document.scripts[0].src")

    older.close()
    newer.reload()
    _wait_until(newer, f"async () => (await ({SHELLS})()).length === 1")
    newer.context.set_offline(True)
    newer.goto(f"{phone.address}/history")
    expect(newer.get_by_role("heading", level=1)).to_have_text("My earlier visits")
