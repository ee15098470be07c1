"""How long a phone takes to show 300 questions and answer a tap, CPU slowed four times: ours, peers, a bare page.

Chromium measures in the page itself, to the end of the frame that shows what was waited for. Every tap changes an
answer that decides about the next question: it is answered when what was touched is marked, and has come through when
that question has come or gone; both count from the finger's touch. All 300 are answered before. Ours writes each
answer to IndexedDB and to the visit's log meanwhile, and offers two ways out and a comment at each question; a peer
does neither. SurveyJS and Enketo show a part as we do, ODK Web Forms all parts at once. Ours starts offline from its
service worker, a peer from this machine's server. The service worker itself is not slowed.
"""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles

from playwright.sync_api import Browser, BrowserContext, CDPSession, Locator, Page, expect

from benchmarks import phone_forms
from benchmarks.phone_forms import MIDDLE
from benchmarks.phone_world import (
    FLOOR,
    PEERS,
    chromium,
    our_app,
    peer_page,
    peers,
    phone_page,
    say,
    shown,
    to_the_visit,
)

SLOWED = 4
FIRST_USE_MS, TAP_MS = 1000, 50
SETTLED_MS = 500

WATCH = """(() => {
  const there = (selector) => document.querySelector(selector)?.getClientRects().length > 0;
  const painted = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  });
  const until = (reached) => new Promise((done) => {
    const look = () => requestAnimationFrame(() => (reached() ? done(painted()) : look()));
    look();
  });
  let touched = 0;
  let control;
  const noticed = ({ timeStamp, target }) => ([touched, control] = [timeStamp, target.closest("label")?.control]);
  addEventListener("pointerdown", noticed, { capture: true });
  window.measured = {
    shown: (selector) => until(() => there(selector)),
    afterTouch(selector, wanted) {
      touched = 0;
      const since = (at) => at - touched;
      const marked = until(() => touched && (!control || control.checked)).then(since);
      const came = until(() => touched && there(selector) === wanted).then(since);
      this.waiting = Promise.all([marked, came]);
    },
  };
})()"""
# the answers of a visit as if each had been tapped, where the app keeps them
FILL = """async (codes) => {
  const result = (request) => new Promise((yes) => (request.onsuccess = () => yes(request.result)));
  const [{ name }] = await indexedDB.databases();
  const database = await result(indexedDB.open(name));
  const drafts = database.transaction("drafts", "readwrite").objectStore("drafts");
  const [draft] = await result(drafts.getAll());
  const answers = Object.fromEntries(codes.map((code) => [code, { value: "yes" }]));
  await result(drafts.put({ ...draft, answers }));
  database.close();
}"""


@dataclass
class Times:
    """Milliseconds that one app took."""

    start: list[float] = field(default_factory=list)
    first_use: list[float] = field(default_factory=list)
    taps: list[float] = field(default_factory=list)
    """From the touch until what was touched is marked."""
    came: list[float] = field(default_factory=list)
    """From the touch until the question that hangs on it has come or gone."""
    work: list[float] = field(default_factory=list)
    """Of the page's main thread, a tap: what other work on the machine does not lengthen."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=4, help="of 20 taps for each app; the apps take turns")
    parser.add_argument("--peer", choices=PEERS, action="append", help="only these beside ours")
    given = parser.parse_args()
    named = [FLOOR, *(given.peer or PEERS)]
    times = {app: Times() for app in ("ours", *named)}
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        address, link = stack.enter_context(our_app())
        visit, ours = stack.enter_context(our_phone(browser, address, link))
        at = stack.enter_context(peers())
        theirs = {peer: stack.enter_context(phone_page(browser)).context for peer in named}
        for _ in range(given.rounds):
            measure_ours(ours, visit, times["ours"])
            for peer, context in theirs.items():
                measure_peer(context, peer, at, times[peer])
    report(times)


@contextmanager
def our_phone(browser: Browser, address: str, link: str) -> Iterator[tuple[str, BrowserContext]]:
    """A phone without signal on which the visit was begun and every question answered; gives the visit's address."""
    with phone_page(browser) as page:
        to_the_visit(page, address, link)
        visit = page.url.rpartition("/")[0]
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        page.goto(f"{visit}/questions/{MIDDLE}")
        expect(page.locator(shown("ours", f"{MIDDLE}1"))).to_be_visible()
        expect(page.get_by_text("Saved on this phone")).to_be_visible()
        page.wait_for_load_state("networkidle")
        page.evaluate(FILL, phone_forms.every_code())
        page.context.set_offline(True)
        yield visit, page.context


def measure_ours(context: BrowserContext, visit: str, times: Times) -> None:
    """One start offline, one first use, and a round of taps."""
    first = shown("ours", f"{MIDDLE}1")
    with slowed(context) as page:
        times.start.append(started(page, f"{visit}/questions/{MIDDLE}", first))
    with slowed(context) as page:
        started(page, f"{visit}/notes", "footer")
        times.first_use.append(answered(page, aim(page, page.get_by_role("link", name="Questions")), first, True)[1])
        taps(page, "ours", times)


def measure_peer(context: BrowserContext, peer: str, address: str, times: Times) -> None:
    """One start, and a round of taps."""
    with slowed(context) as page:
        first = ".question-container" if peer == "odk" else shown(peer, f"{MIDDLE}1")
        times.start.append(started(page, peer_page(address, peer, f"?filled&part={MIDDLE}"), first))
        taps(page, peer, times)


@contextmanager
def slowed(context: BrowserContext) -> Iterator[Page]:
    """A page whose CPU is slowed, and which can measure."""
    page = context.new_page()
    page.add_init_script(WATCH)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    yield page
    page.close()


def started(page: Page, address: str, selector: str) -> float:
    """From the page's beginning until it shows `selector`."""
    page.goto(address, wait_until="commit")
    took: float = page.evaluate("(selector) => measured.shown(selector)", selector)
    page.wait_for_timeout(2 * SETTLED_MS)
    return took


def taps(page: Page, app: str, times: Times) -> None:
    """To each question that decides about another: no, and yes again."""
    thread = page.context.new_cdp_session(page)
    thread.send("Performance.enable", {"timeDomain": "threadTicks"})
    for first, second in phone_forms.hinges(MIDDLE):
        asked, hanging = page.locator(shown(app, first)), _css(page, app, second)
        for answer, wanted in (("No", False), ("Yes", True)):
            label = asked.locator("label").filter(has_text=answer).last
            point = aim(page, label)
            with working(thread, times):
                marked, came = answered(page, point, hanging, wanted)
            times.taps.append(marked)
            times.came.append(came)


@contextmanager
def working(thread: CDPSession, times: Times) -> Iterator[None]:
    """Note what the main thread works meanwhile."""
    before = working_ms(thread)
    yield
    times.work.append(working_ms(thread) - before)


def working_ms(thread: CDPSession) -> float:
    """What the main thread of a page has worked so far."""
    figures = thread.send("Performance.getMetrics")["metrics"]
    return 1000 * next(one["value"] for one in figures if one["name"] == "TaskDuration")


def _css(page: Page, app: str, code: str) -> str:
    """Where a question stands, in words that the page understands; ODK Web Forms names it anew in each page."""
    selector = shown(app, code)
    return f'[id="{page.locator(selector).get_attribute("id")}"]' if app == "odk" else selector


def aim(page: Page, target: Locator) -> tuple[float, float]:
    """Bring `target` to the middle of the screen, and let the page come to rest; gives where to tap it."""
    target.evaluate("(one) => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
    page.wait_for_timeout(SETTLED_MS)
    box = target.bounding_box()
    assert box is not None
    return box["x"] + min(20, box["width"] / 2), box["y"] + box["height"] / 2


def answered(page: Page, point: tuple[float, float], selector: str, wanted: bool) -> tuple[float, float]:
    """From a finger's touch to the frame that marks it, and to the one in which `selector` is there, or no longer."""
    page.evaluate("([selector, wanted]) => measured.afterTouch(selector, wanted)", [selector, wanted])
    page.touchscreen.tap(*point)
    marked, came = page.evaluate("() => measured.waiting")
    return marked, came


def report(times: dict[str, Times]) -> None:
    """Print medians, and whether ours keep the marks."""
    ours = times["ours"]
    say(f"CPU slowed {SLOWED} times, 300 questions, all answered; {len(ours.taps)} taps each; ms")
    say(f"{'':16}{'start':>8}{'first use':>11}{'tap p50':>9}{'tap p95':>9}{'came p50':>10}{'came p95':>10}{'work':>7}")
    for app, one in times.items():
        use = f"{median(one.first_use):11.0f}" if one.first_use else f"{'':11}"
        (half, most), (came, last) = _half_and_most(one.taps), _half_and_most(one.came)
        name = PEERS.get(app, "bare page" if app == FLOOR else app)
        say(
            f"{name:16}{median(one.start):8.0f}{use}{half:9.1f}{most:9.1f}{came:10.1f}{last:10.1f}{median(one.work):7.1f}"
        )
    _judge("first use", median(ours.first_use), FIRST_USE_MS)
    _judge("tap, p95", quantiles(ours.taps, n=20)[-1], TAP_MS)


def _half_and_most(taken: list[float]) -> tuple[float, float]:
    return median(taken), quantiles(taken, n=20)[-1]


def _judge(name: str, took: float, mark: float) -> None:
    say(f"{name}: {took:.0f} ms, {'under' if took < mark else 'NOT under'} {mark:.0f} ms")


if __name__ == "__main__":
    main()
