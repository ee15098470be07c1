"""How soon the designer shows a key, follows a drag and opens with 300 questions in the form, CPU slowed four times.

Somebody types a sentence at an even pace, into the title of a question and into the table of translations. Chromium
measures in the page itself: each key from its event to the end of the frame that shows it in its field; after the last,
how long until what else shows the words has followed; a drag from each movement to the end of the frame that shows it;
an opening from asking for the page to the frame that shows all of the outline. A bare text field on an empty page is
measured in the same way beside it: what the browser itself takes. The drafts are saved to this machine's server.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any, cast

from playwright.sync_api import Browser, Locator, Page, expect

from audit_api import create_app, migrating
from audit_api.config import Config
from audit_api.db import db, now
from audit_api.form_versions.actions import Stamp, start_draft
from audit_api.form_versions.beginnings import Beginning
from benchmarks import phone_forms
from benchmarks.phone_speed import SLOWED, working_ms
from benchmarks.phone_world import chromium, say
from tests import build
from tests.web.conftest import DESK, link_of, serving

KEY_MS = 50
FRAME_MS = 1000 / 60
SETTLED_MS = 1000
PACE_MS = 100
"""From key to key: as fast as a practised hand."""
FOLLOWED_MS = 300
"""In which all else has followed the last key, and the draft is not sent yet."""
TYPED = "it was, as far as could be seen from here"
DRAGGED, BETWEEN, OVER, LAST = "E2", "E6", "E10", "J30"
"""What is dragged, past which row, and over which, all on one screen; and the form's last question."""
LANGUAGES = ["en", "ms"]

WATCH = """(() => {
  const painted = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  });
  const until = (reached) => new Promise((done) => {
    const look = () => requestAnimationFrame(() => (reached() ? done(painted()) : look()));
    look();
  });
  let keyed = 0, keys = [], moves = [];
  const note = (times, since) => until(() => true).then((at) => times.push(at - since));
  addEventListener("keydown", ({ timeStamp }) => (keyed = timeStamp), { capture: true });
  addEventListener("input", () => note(keys, keyed), { capture: true });
  addEventListener("pointermove", ({ timeStamp }) => note(moves, timeStamp), { capture: true });
  window.measured = {
    begin: () => ([keys, moves] = [[], []]),
    keys: () => keys,
    moves: () => moves,
    followed: (words, shown) => until(() => shown.textContent.includes(words)).then((at) => at - keyed),
    opened: (selector) => until(() => document.querySelector(selector)),
  };
})()"""
BARE = "data:text/html,<!doctype html><title>bare</title><textarea rows=2></textarea>"


@dataclass
class Times:
    """Milliseconds of each key, of the main thread's work for one, and until all else showed the words."""

    keys: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    followed: list[float] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="of typing, dragging and opening; the pages take turns")
    given = parser.parse_args()
    bare, title, table, moves, opened = Times(), Times(), Times(), list[float](), list[float]()
    with chromium() as browser, our_draft() as (address, link, form), slowed(browser) as page, slowed(browser) as empty:
        page.goto(address + link)
        page.wait_for_url("**/desk/**")
        empty.goto(BARE)
        for _ in range(given.rounds):
            type_into(empty, empty.locator("textarea"), None, bare)
            opened.append(opening(page, f"{address}{form}/design"))
            row(page, DRAGGED).click()
            type_into(page, page.locator("[data-within=title] textarea"), row(page, DRAGGED), title)
            moves += dragged(page)
            page.goto(f"{address}{form}/translate")
            type_into(page, text(page, DRAGGED), None, table)
    report({"bare field": bare, "designer": title, "translations": table}, moves, opened)


@contextmanager
def our_draft() -> Iterator[tuple[str, str, str]]:
    """The real server with a draft of 300 questions; gives its address, an admin's link and the path of the draft."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        at = f"sqlite:///{folder / 'audit.db'}"
        app = create_app(Config(data=folder, database=at, photos=str(folder / "photos"), secret="measured", workers=0))
        migrating.upgrade(app)
        with app.app_context():
            admin, client = build.person("admin"), build.branch().client
            draft = start_draft(db.session(), client, Beginning(in_two(phone_forms.tree())), Stamp(admin.id, now()))
            form = f"/desk/clients/{client.id}/forms/{draft.id}"
            link = link_of(admin)
            db.session.commit()
        with serving(app) as address:
            yield address, link, form
        with app.app_context():
            db.engine.dispose()


@contextmanager
def slowed(browser: Browser) -> Iterator[Page]:
    """A page at a desk whose CPU is slowed, and which can measure."""
    context = browser.new_context(viewport=DESK, locale="en-GB", service_workers="block")
    context.add_init_script(WATCH)
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    yield page
    context.close()


def row(page: Page, code: str) -> Locator:
    """The line of a question in the outline."""
    return page.locator(f'[data-row="{code}"]')


def text(page: Page, code: str) -> Locator:
    """Where the title of a question is translated."""
    return page.get_by_role("textbox", name=f"{code}, ")


def in_two(tree: dict[str, Any]) -> dict[str, Any]:
    """The form with every title in two languages."""
    return {**_translated(tree), "languages": LANGUAGES}


def _translated(thing: Any) -> Any:
    if isinstance(thing, list):
        return [_translated(one) for one in thing]
    if not isinstance(thing, dict):
        return thing
    return {key: _titles(value) if key == "title" else _translated(value) for key, value in thing.items()}


def _titles(words: str) -> dict[str, str]:
    return {language: f"{words} ({language})" for language in LANGUAGES}


def opening(page: Page, address: str) -> float:
    """What it takes until the whole outline is shown."""
    page.goto(address, wait_until="commit")
    return cast(float, page.evaluate("(selector) => measured.opened(selector)", f'[data-row="{LAST}"]'))


def type_into(page: Page, typed: Locator, shown: Locator | None, times: Times) -> None:
    """Type a sentence; `shown` is what else shows it in the end."""
    page.bring_to_front()
    typed.fill("")
    typed.focus()
    page.wait_for_timeout(SETTLED_MS)
    thread = page.context.new_cdp_session(page)
    thread.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.evaluate("() => measured.begin()")
    before = working_ms(thread)
    page.keyboard.type(TYPED, delay=PACE_MS)
    if shown:
        times.followed.append(shown.evaluate("(shown, words) => measured.followed(words, shown)", TYPED))
    page.wait_for_timeout(FOLLOWED_MS)
    times.work.append((working_ms(thread) - before) / len(TYPED))
    times.keys += _measured(page, "keys")
    expect(typed).to_have_value(TYPED)


def dragged(page: Page) -> list[float]:
    """Drag a row over eight others and back, step by step; what each step took until its frame was shown."""
    for _ in range(2):  # what was out of sight has its height only once it is shown
        row(page, BETWEEN).evaluate("(row) => row.scrollIntoView({ block: 'center' })")
        page.wait_for_timeout(SETTLED_MS)
    grips = [page.locator(".row", has=row(page, code)).locator(".grip").bounding_box() for code in (DRAGGED, OVER)]
    (left, first), (_, last) = [(box["x"] + 8, box["y"] + box["height"] / 2) for box in grips if box]
    page.mouse.move(left, first)
    page.mouse.down()
    page.evaluate("() => measured.begin()")
    for end in (last, first):
        page.mouse.move(left, end, steps=30)
    assert page.locator("body > .dragged").is_visible(), "nothing was dragged"
    moves = _measured(page, "moves")
    page.mouse.up()
    page.wait_for_timeout(SETTLED_MS)
    return moves


def _measured(page: Page, what: str) -> list[float]:
    page.wait_for_timeout(SETTLED_MS)
    return cast(list[float], page.evaluate(f"() => measured.{what}()"))


def report(typed: dict[str, Times], moves: list[float], opened: list[float]) -> None:
    """Print medians, and whether ours keep the marks."""
    keys = len(typed["designer"].keys)
    say(f"CPU slowed {SLOWED} times, 300 questions, {keys} keys each, {len(moves)} movements of a drag; ms")
    say(f"{'':14}{'p50':>8}{'p95':>8}{'most':>8}{'work':>8}{'followed':>10}")
    for name, one in typed.items():
        followed = f"{median(one.followed):10.0f}" if one.followed else ""
        say(f"{name:14}{_figures(one.keys)}{median(one.work):8.1f}{followed}")
    say(f"{'drag':14}{_figures(moves)}")
    say(f"opening: {opened[0]:.0f} ms the first time, {median(opened):.0f} in the middle of {len(opened)}")
    for name, one in list(typed.items())[1:]:
        judge(f"{name}, key, p95", _p95(one.keys), KEY_MS)
    judge("drag, p95", _p95(moves), 2 * FRAME_MS)


def judge(name: str, took: float, mark: float) -> None:
    say(f"{name}: {took:.0f} ms, {'under' if took < mark else 'NOT under'} {mark:.0f} ms")


def _figures(times: list[float]) -> str:
    return f"{median(times):8.1f}{_p95(times):8.1f}{max(times):8.1f}"


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
