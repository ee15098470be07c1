"""What a phone fetches before it can ask its first question, and that every language is on it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from audit_api.http import Server
from tests.web.conftest import PHONE
from tests.web.phone import Phone

pytestmark = pytest.mark.browser

LIMIT = 60_000
"""Bytes of JavaScript, as they come over the line: gzip at its best."""


@contextmanager
def _weighing(page: Page) -> Iterator[dict[str, int]]:
    """The scripts that the page fetches meanwhile, and how many bytes of each came over the line."""
    scripts: dict[str, int] = {}

    def weigh(request: Request) -> None:
        if request.resource_type == "script":
            scripts[request.url.rsplit("/", 1)[1]] = request.sizes()["responseBodySize"]

    page.on("requestfinished", weigh)
    yield scripts
    page.wait_for_load_state("networkidle")


def test_up_to_the_first_question_a_phone_fetches_no_more_javascript_than_allowed(
    browser: Browser, address: str, link: str
) -> None:
    context = browser.new_context(viewport=PHONE, service_workers="block", locale="en-GB")
    phone = Phone(context.new_page(), address)

    with _weighing(phone.page) as scripts:
        phone.page.goto(address + link)
        phone.page.get_by_role("link", name="Branch kl-01").click()
        phone.page.get_by_role("button", name="Start", exact=True).click()
        phone.page.get_by_role("link", name="Questions").click()
        expect(phone.question("A1")).to_be_visible()

    context.close()
    listed = "\n".join(f"{size:>8} {name}" for name, size in sorted(scripts.items(), key=lambda one: -one[1]))
    assert any(name.startswith("words-en") for name in scripts), listed
    assert 30_000 < sum(scripts.values()) <= LIMIT, f"{sum(scripts.values())} bytes:\n{listed}"


def test_without_signal_every_language_can_be_spoken_at_once_and_is_still_spoken_after_a_restart(
    page: Page, address: str, link: str
) -> None:
    page.goto(address + link)
    expect(page.get_by_role("heading", level=1, name="Visits")).to_be_visible()
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)

    for language, menu, title in [("ms", "Settings", "Lawatan"), ("id", "Tetapan", "Kunjungan")]:
        page.get_by_role("button", name=menu).click()
        page.get_by_role("combobox").select_option(language)
        page.keyboard.press("Escape")
        expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()

    page.reload()
    expect(page.get_by_role("heading", level=1, name="Kunjungan")).to_be_visible()


def test_nothing_is_said_before_the_words_are_here(page: Page, address: str, link: str) -> None:
    """No key, no blank and no other language shows while the words are on their way."""
    held: list[Route] = []
    page.route("**/words-*", lambda route: held.append(route))
    page.goto(address + link)
    page.wait_for_function("() => performance.getEntriesByType('resource').some(({ name }) => /phone-/.test(name))")
    page.wait_for_timeout(300)

    assert held
    assert page.locator("body").inner_text().strip() == ""

    for route in held:
        route.continue_()

    expect(page.get_by_role("heading", level=1, name="Visits")).to_be_visible()


def test_when_no_words_can_be_fetched_the_page_says_so_in_every_language(page: Page, address: str, link: str) -> None:
    page.route("**/words-*", lambda route: route.abort())

    page.goto(address + link)

    for sentence in ("No signal.", "Tiada isyarat.", "Tidak ada sinyal."):
        expect(page.get_by_text(sentence)).to_be_visible()


def test_a_browser_without_gzip_is_given_the_scripts_as_they_are(app: Server) -> None:
    client = app.test_client()
    page = client.get("/", buffered=True).get_data(as_text=True)
    script = re.findall(r"/assets/phone-[^\"]+\.js", page)[0]

    plain = client.get(script, buffered=True)
    small = client.get(script, headers={"Accept-Encoding": "gzip"}, buffered=True)

    assert (plain.content_encoding, small.content_encoding) == (None, "gzip")
    assert plain.mimetype == small.mimetype == "text/javascript"
    assert int(small.headers["Content-Length"]) < int(plain.headers["Content-Length"]) / 2
