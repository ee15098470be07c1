"""How soon the designer shows a key and follows a drag with 300 questions in the form, CPU slowed four times.

Chromium measures in the page itself: a key from its event to the end of the frame that shows it in its field and in the
outline; a drag from each movement to the end of the frame that shows it. A bare text field on an empty page is measured
in the same way beside it: what the browser itself takes. The drafts are saved to this machine's server meanwhile.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import cast

from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

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
SETTLED_MS = 600
TYPED = "it was, as far as could be seen from here"
DRAGGED, OVER = "E2", "E12"
"""What is dragged, and over which row; both are on one screen."""

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
  let keyed = 0, moved = [];
  addEventListener("keydown", ({ timeStamp }) => (keyed = timeStamp), { capture: true });
  window.measured = {
    key(field, row) {
      const before = field.value;
      keyed = 0;
      const shown = () => keyed && field.value !== before && (!row || row.textContent.includes(field.value.trimEnd()));
      this.waiting = until(shown).then((at) => at - keyed);
    },
    drag() {
      moved = [];
      const note = ({ timeStamp }) => until(() => true).then((at) => moved.push(at - timeStamp));
      addEventListener("pointermove", note, { capture: true });
    },
    moves: () => moved,
  };
})()"""
BARE = "data:text/html,<!doctype html><title>bare</title><textarea rows=2></textarea>"


@dataclass
class Times:
    """Milliseconds of each key, and of the main thread's work for it."""

    keys: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="of typing and dragging; the two pages take turns")
    given = parser.parse_args()
    bare, ours, moves = Times(), Times(), list[float]()
    with chromium() as browser, our_draft() as (address, link, form), slowed(browser) as page, slowed(browser) as empty:
        page.goto(address + link)
        page.wait_for_url("**/desk/**")
        page.goto(f"{address}{form}")
        expect(row(page, DRAGGED)).to_be_visible()
        empty.goto(BARE)
        for _ in range(given.rounds):
            type_into(empty, empty.locator("textarea"), None, bare)
            row(page, DRAGGED).click()
            type_into(page, page.locator("[data-within=title] textarea"), row(page, DRAGGED), ours)
            moves += dragged(page)
    report(bare, ours, moves)


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
            draft = start_draft(db.session(), client, Beginning(phone_forms.tree()), Stamp(admin.id, now()))
            form = f"/desk/clients/{client.id}/forms/{draft.id}/design"
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


def type_into(page: Page, typed: Locator, shown: Locator | None, times: Times) -> None:
    """Type a sentence key by key; each is waited for."""
    page.bring_to_front()
    typed.fill("")
    typed.focus()
    page.wait_for_timeout(SETTLED_MS)
    thread = _thread(page)
    for letter in TYPED:
        typed.evaluate("(field, row) => measured.key(field, row)", shown.element_handle() if shown else None)
        before = working_ms(thread)
        page.keyboard.press(letter)
        times.keys.append(cast(float, page.evaluate("() => measured.waiting")))
        times.work.append(working_ms(thread) - before)


def dragged(page: Page) -> list[float]:
    """Drag a row over ten others and back, step by step; what each step took until its frame was shown."""
    row(page, "E7").scroll_into_view_if_needed()
    page.wait_for_timeout(SETTLED_MS)
    grips = [page.locator(".row", has=row(page, code)).locator(".grip").bounding_box() for code in (DRAGGED, OVER)]
    (left, first), (_, last) = [(box["x"] + 8, box["y"] + box["height"] / 2) for box in grips if box]
    page.evaluate("() => measured.drag()")
    page.mouse.move(left, first)
    page.mouse.down()
    for end in (last, first):
        page.mouse.move(left, end, steps=30)
    page.mouse.up()
    page.wait_for_timeout(SETTLED_MS)
    return cast(list[float], page.evaluate("() => measured.moves()"))


def _thread(page: Page) -> CDPSession:
    thread = page.context.new_cdp_session(page)
    thread.send("Performance.enable", {"timeDomain": "threadTicks"})
    return thread


def report(bare: Times, ours: Times, moves: list[float]) -> None:
    """Print medians, and whether ours keep the marks."""
    say(f"CPU slowed {SLOWED} times, 300 questions, {len(ours.keys)} keys, {len(moves)} movements of a drag; ms")
    say(f"{'':12}{'p50':>8}{'p95':>8}{'most':>8}{'work':>8}")
    for name, one in (("bare field", bare), ("designer", ours)):
        say(f"{name:12}{_figures(one.keys)}{median(one.work):8.1f}")
    say(f"{'drag':12}{_figures(moves)}")
    slower, dearer = median(ours.keys) / median(bare.keys), median(ours.work) / median(bare.work)
    say(f"a key takes {slower:.1f} times the bare field's, {dearer:.1f} times its work")
    for name, took, mark in (("key, p95", _p95(ours.keys), KEY_MS), ("drag, p50", median(moves), 2 * FRAME_MS)):
        say(f"{name}: {took:.0f} ms, {'under' if took < mark else 'NOT under'} {mark:.0f} ms")


def _figures(times: list[float]) -> str:
    return f"{median(times):8.1f}{_p95(times):8.1f}{max(times):8.1f}"


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
