"""Every page, for every role, small and large, in each language: nothing broken, cut off, untranslated or barred."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Response, expect

from audit_api.db import db
from audit_api.http import Server
from tests.conftest import empty
from tests.web.barriers import barriers
from tests.web.conftest import DESK, PHONE, serving
from tests.web.large_text import cut_off, enlarge
from tests.web.one_of_everything import House, furnish

pytestmark = pytest.mark.browser

WEB = Path(__file__).resolve().parent.parent.parent / "web"
KEYS = {
    key
    for words in WEB.glob("src/words/*/en.ts")
    for key in re.findall(r'^  "(\w+(?:\.\w+)+)":', words.read_text(), re.MULTILINE)
}
UNSPOKEN = re.compile(r"\{\w+\}|undefined|\bNaN\b|\[object|Invalid Date")
UNFINISHED = ".spinner, details[open]:not(:has(> :nth-child(2)))"
"""What turns while something is fetched, and what is unfolded but empty as yet."""
SIZES = {"phone": PHONE, "desk": DESK}
PAGES_OF = ("nobody", "shopper", "reviewer", "scheduler", "regional_manager", "branch_manager", "admin")

READ = """async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const all = [...document.body.querySelectorAll("*")];
  const names = ["aria-label", "placeholder", "title", "alt"];
  const labels = all.flatMap((one) => names.map((name) => one.getAttribute(name) ?? ""));
  const wide = all.filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
  return {
    lang: document.documentElement.lang,
    title: document.title,
    heading: document.querySelector("h1").innerText,
    said: [document.title, document.body.innerText, ...labels].join(" "),
    overflow: document.scrollingElement.scrollWidth - innerWidth,
    wide: wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 90)),
  };
}"""


@pytest.fixture(scope="module")
def house(migrated_app: Server, data_folder: Path) -> Iterator[House]:
    """One of everything."""
    with migrated_app.app_context():
        furnished = furnish(migrated_app)
        db.session.commit()
    yield furnished
    empty(migrated_app, data_folder)


@pytest.fixture(scope="module")
def at(migrated_app: Server, house: House) -> Iterator[str]:
    """The address of the house."""
    with serving(migrated_app) as address:
        yield address


@pytest.fixture(scope="module")
def browser_of(browser: Browser, house: House, at: str) -> Iterator[Callable[[str], BrowserContext]]:
    """The browser in which somebody of a role is signed in: one for each role."""
    known: dict[str, BrowserContext] = {}
    with ExitStack() as stack:

        def opened(role: str) -> BrowserContext:
            if role not in known:
                context = browser.new_context(reduced_motion="reduce", service_workers="block", base_url=at)
                known[role] = stack.enter_context(context)
                _sign_in(context, house.links.get(role))
            return known[role]

        yield opened


def _sign_in(context: BrowserContext, link: str | None) -> None:
    if link:
        page = context.new_page()
        page.goto(link)
        expect(page).not_to_have_url(re.compile("/i/"))
        page.close()


class Reader:
    """Reads pages, and notes what is wrong with them."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language
        self.path = self.size = ""
        self.faults: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", self._break)
        page.on("response", self._look_at)

    def open(self, path: str) -> None:
        """Go there on a phone, and wait until all is on the page."""
        self.path = path
        self.page.set_viewport_size(PHONE)
        self.page.goto(path)
        expect(self.page.locator("h1")).to_be_visible()
        self.wait()

    def wait(self) -> None:
        """Until nothing on the page is still on its way."""
        expect(self.page.locator(UNFINISHED)).to_have_count(0)

    def each_size(self) -> Iterator[None]:
        """Turn the page to each size of a screen, the same page, for what it shows follows its window."""
        for self.size, pixels in SIZES.items():
            self.page.set_viewport_size(pixels)
            self.wait()
            yield

    def read(self) -> None:
        """Judge what the page says and how it lies on the screen."""
        seen: dict[str, Any] = self.page.evaluate(READ)
        if seen["lang"] != self.language:
            self._note(f"is in {seen['lang']}")
        if not seen["title"] or not seen["heading"]:
            self._note("has no title or no heading")
        if seen["overflow"] > 0:
            self._note(f"is {seen['overflow']} px too wide: {seen['wide']}")
        for unspoken in {*UNSPOKEN.findall(seen["said"]), *KEYS.intersection(seen["said"].split())}:
            self._note(f"says {unspoken}")

    def reach(self) -> None:
        """Judge whether everybody can read and use it, in light and in dark."""
        self._reach(rules=None, scheme="light")
        self._reach(rules=["color-contrast"], scheme="dark")

    def _reach(self, rules: list[str] | None, scheme: Literal["light", "dark"]) -> None:
        self.page.emulate_media(color_scheme=scheme)
        for barrier in barriers(self.page, rules):
            self._note(f"{scheme}: {barrier}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(message.text)

    def _break(self, error: Error) -> None:
        # In a frame without a profile, Chromium's own PDF viewer finds no place to keep its settings.
        if not (self.path.endswith("/dress") and str(error).endswith("of null (reading 'setItem')")):
            self._note(str(error))

    def _look_at(self, answer: Response) -> None:
        if answer.status >= 400:
            self._note(f"{answer.status} {answer.url}")

    def _note(self, fault: str) -> None:
        self.faults.append(f"{self.path} ({self.size}) {fault}")


Open = Callable[[str, str], Reader]


@pytest.fixture
def open_reader(browser_of: Callable[[str], BrowserContext]) -> Iterator[Open]:
    """Somebody of a role, reading a language."""
    with ExitStack() as stack:

        def opened(role: str, language: str) -> Reader:
            page = stack.enter_context(browser_of(role).new_page())
            page.add_init_script(f"localStorage.setItem('language', '{language}')")
            return Reader(page, language)

        yield opened


@pytest.mark.parametrize("language", ["en", "ms", "id"])
@pytest.mark.parametrize("role", PAGES_OF)
def test_every_page_is_whole_on_a_phone_and_at_a_desk(
    open_reader: Open, house: House, role: str, language: str
) -> None:
    """No error, no failed request, nothing too wide, nothing untranslated; in English, no barrier either."""
    reader = open_reader(role, language)
    for path in house.pages[role]:
        reader.open(path)
        for _ in reader.each_size():
            reader.read()
            if language == "en":
                reader.reach()

    assert reader.faults == []


@pytest.mark.parametrize("language", ["en", "ms", "id"])
@pytest.mark.parametrize("role", ["nobody", "shopper"])
def test_no_word_is_cut_in_letters_twice_as_large(open_reader: Open, house: House, role: str, language: str) -> None:
    """A phone set to letters of 200 per cent: no word cut or pushed out, no control on another."""
    reader = open_reader(role, language)
    enlarge(reader.page)
    for path in house.pages[role]:
        reader.open(path)
        reader.read()
        reader.faults += [f"{path} {fault}" for fault in cut_off(reader.page)]

    assert reader.faults == []


def test_the_innocent_note_is_whole(open_reader: Open, house: House) -> None:
    """What others see when the notes are hidden."""
    reader = open_reader("shopper", "en")
    reader.open(next(path for path in house.pages["shopper"] if path.endswith("/notes")))
    reader.page.get_by_role("button", name="Hide this page").click()
    expect(reader.page.get_by_role("button", name="Hide this page")).to_have_count(0)
    expect(reader.page.get_by_role("heading", level=1)).to_be_visible()

    for _ in reader.each_size():
        reader.read()
        reader.reach()

    assert reader.faults == []


@pytest.mark.parametrize(
    ("role", "place", "opener"),
    [
        ("shopper", "/visits$", "Settings"),
        ("shopper", "/questions/A$", "Parts"),
        ("reviewer", "tab=score$", "Approve"),
        ("reviewer", "tab=score$", "Send back"),
        ("reviewer", "tab=photos$", re.compile("^Photo 1 of 2")),
        ("scheduler", "/visits$", "Change"),
        ("scheduler", "/visits$", "Cancel the visit"),
        ("branch_manager", "/actions$", "Add an action"),
        ("branch_manager", "/actions$", re.compile("^Change")),
        ("branch_manager", "/actions$", re.compile("^Mark as done")),
        ("regional_manager", "/actions$", re.compile("^Verify")),
        ("admin", "/clients$", "Add a client"),
        ("admin", "/branches$", "Add a branch"),
        ("admin", "/programmes$", "Add a programme"),
        ("admin", "/programmes$", "Add a wave"),
        ("admin", r"/forms/\d+$", "Throw the draft away"),
        ("admin", "/people$", "Add a person"),
        ("admin", "/people$", re.compile("^Invitation link")),
    ],
)
def test_every_dialog_is_whole_on_a_phone_and_at_a_desk(
    open_reader: Open, house: House, role: str, place: str, opener: str | re.Pattern[str]
) -> None:
    """As for the pages, with the dialog open that a button of the page opens."""
    reader = open_reader(role, "en")
    reader.open(next(path for path in house.pages[role] if re.search(place, path)))
    dialog = reader.page.get_by_role("dialog")

    for _ in reader.each_size():
        reader.page.get_by_role("button", name=opener).first.click()
        expect(dialog).to_be_visible()
        reader.wait()
        reader.read()
        reader.reach()
        reader.page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()

    assert reader.faults == []


@pytest.mark.parametrize("language", ["en", "ms", "id"])
def test_a_link_that_has_run_out_says_so(open_reader: Open, language: str) -> None:
    reader = open_reader("nobody", language)

    reader.open("/i/run-out")

    expect(reader.page.get_by_role("link")).to_have_count(1)
    reader.faults.clear()
    reader.read()
    reader.reach()
    assert reader.faults == []


FLAWS = """() => {
  document.querySelector("h1").insertAdjacentHTML("afterend", `
    <p style="inline-size: 3000px">visits.title {count}</p>
    <p style="color: #999; background: #aaa">pale</p>
    <button></button>`);
  console.error("broken");
}"""


def test_what_is_wrong_with_a_page_is_noticed(open_reader: Open) -> None:
    reader = open_reader("nobody", "ms")
    reader.open("/sign-in")
    reader.language = "en"

    reader.page.evaluate(FLAWS)
    reader.page.evaluate("fetch('/api/session')")
    reader.read()
    reader.reach()

    told = "\n".join(reader.faults)
    for fault in ("broken", "401", "is in ms", "px too wide", "says visits.title", "says {count}", "button-name"):
        assert fault in told
    assert "light: color-contrast" in told
    assert "dark: color-contrast" in told
