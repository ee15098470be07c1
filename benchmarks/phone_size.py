"""How much JavaScript a phone fetches until it shows the first question: ours, SurveyJS, ODK Web Forms and Enketo.

Each is built from its package and opened in Chromium; every script fetched until the first question is on the screen is
counted, its bytes compressed by gzip at level 9. Ours counts more than a peer's: signing in, the list of visits, the
clock and notes are on the way, as is what keeps and sends answers, and none of it is in a peer.
"""

import argparse
import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, Response, expect

from benchmarks.phone_world import PEERS, chromium, our_app, peer_page, peers, phone_page, say, shown, to_the_visit

COUNTED = {
    "surveyjs": "survey-core and survey-js-ui",
    "odk": "@getodk/web-forms with vue; its styles and fonts come inside its scripts",
    "enketo": "enketo-core with all its widgets, and enketo-transformer",
}
TRANSFORMER = "transformer-"
"""How the file begins that Enketo's hosts run at the server."""


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    with chromium() as browser:
        with our_app() as (address, link):
            ours = of_ours(browser, address, link)
        with peers() as address:
            theirs = {peer: of_peer(browser, address, peer) for peer in PEERS}
    say("JavaScript until the first question shows, gzip -9")
    say(f"{'':34}{'kB':>8}{'files':>7}{'ratio':>7}  counted")
    _line("ours", ours, ours.total, "invitation, list, notes, clock, questions, one language")
    for peer, fetched in theirs.items():
        _line(PEERS[peer], fetched, ours.total, COUNTED[peer])
    lean = theirs["enketo"].without(TRANSFORMER)
    _line("Enketo, form made at the server", lean, ours.total, "enketo-core with all its widgets")


@dataclass
class Fetched:
    """Bytes of each script that came, compressed."""

    scripts: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.scripts.values())

    def without(self, beginning: str) -> "Fetched":
        return Fetched({name: size for name, size in self.scripts.items() if not name.startswith(beginning)})


def of_ours(browser: Browser, address: str, link: str) -> Fetched:
    """From the invitation link to the first question, without a service worker."""
    with phone_page(browser, service_workers="block") as page, _weighing(page) as fetched:
        to_the_visit(page, address, link)
        page.get_by_role("link", name="Questions").click()
        expect(page.locator("#question-A1")).to_be_visible()
    return fetched


def of_peer(browser: Browser, address: str, peer: str) -> Fetched:
    """From the page's address to the first question of the same form."""
    with phone_page(browser) as page, _weighing(page) as fetched:
        page.goto(peer_page(address, peer))
        expect(page.locator(shown(peer, "A1")).first).to_be_visible()
    return fetched


@contextmanager
def _weighing(page: Page) -> Iterator[Fetched]:
    """What the page fetches meanwhile."""
    fetched = Fetched()
    answers: list[Response] = []
    page.on("response", lambda one: answers.append(one))
    yield fetched
    page.wait_for_load_state("networkidle")
    for answer in answers:
        if answer.request.resource_type == "script":
            fetched.scripts[answer.url.rpartition("/")[2]] = len(gzip.compress(answer.body(), 9))
    assert fetched.scripts


def _line(name: str, fetched: Fetched, ours: int, counted: str) -> None:
    files = len(fetched.scripts)
    say(f"{name:34}{fetched.total / 1000:8.1f}{files:7}{fetched.total / ours:7.1f}  {counted}")


if __name__ == "__main__":
    main()
