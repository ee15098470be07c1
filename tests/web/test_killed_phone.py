"""The browser is killed in the middle of a visit, without signal: what was shown as kept is there again."""

import random
import re
import shutil
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, Playwright, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.submissions.models import Revision, Submission
from tests import build, filling, small
from tests.soak import TIMES
from tests.web.conftest import link_of, serving
from tests.web.mortal import MortalBrowser

pytestmark = pytest.mark.browser

KILLS = 5 * TIMES
STAGES = ("notes", "answers", "typing", "photo", "hand-in")
STORY = "I took a ticket and waited by the door. The teller was quick, kind and sure of the rules."
FORM: dict[str, Any] = deepcopy(small.FORM)
FORM["sections"] = [
    {
        "section": "A",
        "title": {"en": "Arrival"},
        "questions": [FORM["sections"][0]["questions"][0], *FORM["sections"][1]["questions"][3:5]],
    }
]
PICTURES_ARE_SHOWN = """(count) => {
  const shown = [...document.querySelectorAll(".photos img")].filter((one) => one.complete && one.naturalWidth > 0);
  return shown.length === count;
}"""
PLANNED = {"A1": "Yes", "B4": "No", "B5": STORY, "A1 photos": "photo,photo,"}
"""What every visit is to become; a shorter beginning of each is what is there on the way."""


@contextmanager
def dying(mortal: MortalBrowser) -> Iterator[None]:
    """See that the browser is gone at the end."""
    try:
        yield
    finally:
        mortal.bury()


class Life:
    """One start of the browser, up to its end: a visit is begun and carried as far as it gets."""

    def __init__(self, mortal: MortalBrowser, address: str, photos: list[Path]) -> None:
        self.mortal, self.page, self.address, self.photos = mortal, mortal.page, address, photos
        self.typed: list[tuple[float, str]] = []
        self.noted: list[str] = []

    def make(self, visit: str, stage: str, seconds: float) -> None:
        """Make the visit; so many seconds after `stage` has begun, the browser is killed."""
        for name in STAGES:
            if name == stage:
                self.mortal.kill_in(seconds)
            try:
                getattr(self, "_" + name.replace("-", "_"))(visit)
            except (Error, AssertionError):
                if not self.mortal.killed_at:
                    raise
                return
        raise AssertionError("Everything was done before the end came.")

    def begin(self, visit: str) -> None:
        """Make the visit, but don't hand it in."""
        for stage in (self._notes, self._answers, self._typing, self._photo):
            stage(visit)

    def _notes(self, visit: str) -> None:
        self.page.goto(f"{self.address}/visits/{visit}")
        self.page.get_by_role("button", name="Start", exact=True).click()
        for moment in ("I walk in", "I am served"):
            self.page.locator("footer").get_by_role("button", name=f"Note now: {moment}").click()
            expect(self.page.get_by_text(f"{moment}, noted at")).to_be_attached()
            self.noted.append(moment)

    def _answers(self, visit: str) -> None:
        self.page.goto(f"{self.address}/visits/{visit}/questions/A")
        for code in ("A1", "B4"):
            self.page.locator(f"#question-{code} label").filter(has_text=PLANNED[code]).click()

    def _typing(self, visit: str) -> None:
        self.page.locator("#question-B5 textarea").focus()
        for end in range(1, len(STORY) + 1):
            self.page.keyboard.press("Space" if STORY[end - 1] == " " else STORY[end - 1])
            self.typed.append((time.monotonic(), STORY[:end]))

    def _photo(self, visit: str) -> None:
        for number, photo in enumerate(self.photos, 1):
            card = self.page.locator("#question-A1")
            with self.page.expect_file_chooser() as chooser:
                card.get_by_role("button", name="Take a photo").click()
            chooser.value.set_files(photo)
            expect(card.get_by_role("button", name=f"Look at photo {number}")).to_be_visible()

    def _hand_in(self, visit: str) -> None:
        self.page.get_by_role("button", name="Check and hand in").click()
        self.page.get_by_role("button", name="Hand in", exact=True).click()
        expect(self.page.get_by_role("heading", name="Handed in")).to_be_visible()
        self.page.wait_for_timeout(2000)


class Witness:
    """What had been shown as kept when the browser was killed, and whether it is there again."""

    def __init__(self, life: Life) -> None:
        shown = [one for one in life.mortal.seen if one["answers"]]
        kept = [one["answers"] for one in shown if one["kept"]]
        self.kept: dict[str, str] = kept[-1] if kept else {}
        self.handed_in = any(one["title"] == "Handed in" for one in life.mortal.seen)
        self.noted = life.noted
        self.killed_at = life.mortal.killed_at
        self.typed = life.typed
        self.on_its_way = False
        """Whether the hand-in waits for signal."""
        self.loss: float | None = None
        """How many seconds before the end the first letter was typed that is not there again."""

    def expect_all(self, mortal: MortalBrowser, address: str, visit: str) -> None:
        """Fails unless everything that was shown as kept is there, exactly; and nothing that was never given."""
        page = mortal.page
        page.goto(f"{address}/visits/{visit}/notes")
        page.locator("h1").filter(has_text=re.compile("Notes|Handed in")).wait_for()
        self.on_its_way = mortal.look()["title"] == "Handed in"
        assert self.on_its_way or not self.handed_in
        if not self.on_its_way:
            self._expect_draft(mortal, address, visit)

    def _expect_draft(self, mortal: MortalBrowser, address: str, visit: str) -> None:
        page = mortal.page
        for moment in self.noted:
            expect(page.get_by_role("listitem").get_by_role("button", name=f"Take back: {moment}")).to_be_visible()
        page.goto(f"{address}/visits/{visit}/questions/A")
        expect(page.locator("#question-B5")).to_be_visible()
        if photos := self.kept.get("A1 photos", "").count("photo"):
            expect(page.get_by_role("button", name=f"Look at photo {photos}")).to_be_visible()
        found = mortal.look()["answers"]
        for place, value in PLANNED.items():
            assert value.startswith(found[place]), (place, found)
            assert found[place].startswith(self.kept.get(place, "")), (place, self.kept, found)
        self._expect_letters(found["B5"])
        page.wait_for_function(PICTURES_ARE_SHOWN, arg=found["A1 photos"].count("photo"))

    def _expect_letters(self, found: str) -> None:
        lost = [self.killed_at - at for at, text in self.typed if len(text) > len(found)]
        self.loss = max(lost, default=None)
        assert self.loss is None or self.loss < 1


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two photos in the phone's gallery."""
    paths = [tmp_path / "front.jpg", tmp_path / "hall.jpg"]
    for path in paths:
        path.write_bytes(filling.photo(path.stem, (1600, 1200)))
    return paths


@pytest.fixture
def phone_without_signal(
    app: Server, playwright: Playwright, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[tuple[Path, str, list[str]]]:
    """A phone that was online once and has been closed: its profile, the address, and the visits that it knows."""
    with app.app_context():
        shopper = build.person("shopper")
        wave = build.wave(starts_on=date.today() - timedelta(days=1))
        form = build.form_version(FORM)
        visits = [build.visit(build.branch(f"kl-{n:03}"), wave, form, shopper).id for n in range(KILLS)]
        link = link_of(shopper)
        db.session.commit()
    profile = tmp_path / "profile"
    with serving(app) as address:
        mortal = MortalBrowser(playwright, browser_type_launch_args["executable_path"], profile)
        mortal.page.goto(address + link)
        expect(mortal.page.get_by_role("link", name="Branch kl-000")).to_be_visible()
        mortal.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        mortal.quit()
    yield profile, address, visits
    shutil.rmtree(profile, ignore_errors=True)


def test_what_was_shown_as_kept_is_there_after_the_browser_was_killed(
    app: Server,
    playwright: Playwright,
    browser_type_launch_args: dict[str, Any],
    phone_without_signal: tuple[Path, str, list[str]],
    photos: list[Path],
) -> None:
    profile, address, visits = phone_without_signal
    chance = random.Random(3 if TIMES == 1 else None)
    chromium = browser_type_launch_args["executable_path"]
    witnesses: dict[str, Witness] = {}
    for number, visit in enumerate(visits):
        mortal = MortalBrowser(playwright, chromium, profile)
        life = Life(mortal, address, photos)
        with dying(mortal):
            life.make(visit, STAGES[number % len(STAGES)], chance.uniform(0.05, 1.2))
        mortal = MortalBrowser(playwright, chromium, profile)
        with dying(mortal):
            witnesses[visit] = Witness(life)
            witnesses[visit].expect_all(mortal, address, visit)
    _tell(witnesses.values())

    handed_in = {visit for visit, witness in witnesses.items() if witness.on_its_way}
    assert handed_in
    with serving(app, urlsplit(address).port or 0):
        mortal = MortalBrowser(playwright, chromium, profile)
        with dying(mortal):
            mortal.page.goto(f"{address}/visits")
            _expect_all_to_arrive(app, handed_in)


def test_what_the_browser_throws_away_comes_back_from_the_second_copy(
    playwright: Playwright,
    browser_type_launch_args: dict[str, Any],
    phone_without_signal: tuple[Path, str, list[str]],
    photos: list[Path],
) -> None:
    profile, address, visits = phone_without_signal
    chromium = browser_type_launch_args["executable_path"]
    mortal = MortalBrowser(playwright, chromium, profile)
    life = Life(mortal, address, photos)
    with dying(mortal):
        life.begin(visits[0])
        mortal.page.wait_for_timeout(2000)
        mortal.kill()

    shutil.rmtree(profile / "Default" / "IndexedDB")

    mortal = MortalBrowser(playwright, chromium, profile)
    with dying(mortal):
        witness = Witness(life)
        witness.expect_all(mortal, address, visits[0])
        assert witness.kept == PLANNED | {"B4 photos": "", "B5 photos": ""}


def _tell(witnesses: Collection[Witness]) -> None:
    """The figures of a long run, which `pytest -s` shows."""
    lost = [one.loss for one in witnesses if one.loss is not None]
    kept = sum(bool(one.kept or one.noted or one.handed_in) for one in witnesses)
    sys.stdout.write(
        f"\n{len(witnesses)} kills, {kept} of them after something was shown as kept. Letters typed at the "
    )
    sys.stdout.write(f"very end were lost in {len(lost)}, the oldest {max(lost, default=0):.3f} s old.\n")


def _expect_all_to_arrive(app: Server, visits: set[str]) -> None:
    """Wait until these visits, and no others, are on the server, with every answer and photo."""
    deadline = time.monotonic() + 30
    with app.app_context():
        while (arrived := set(db.session.scalars(select(Submission.visit_id)))) != visits:
            assert arrived < visits
            assert time.monotonic() < deadline, f"{len(arrived)} of {len(visits)} have arrived"
            db.session.rollback()
            time.sleep(0.1)
        for revision in db.session.scalars(select(Revision)):
            answers = revision.document["answers"]["answers"]
            assert {code: answer["value"] for code, answer in answers.items()} == {"A1": "yes", "B4": "no", "B5": STORY}
            assert len(answers["A1"]["photos"]) == 2
