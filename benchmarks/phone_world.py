"""What the phone is measured with: our app with a visit to make, the peers with the same form, and a browser."""

import functools
import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from audit_api import create_app, migrating
from audit_api.config import Config
from audit_api.db import db
from benchmarks import phone_forms
from tests import build
from tests.web.conftest import PHONE, QUIET, link_of, serving
from tests.web.phone import Phone

HERE = Path(__file__).parent / "phone_peers"
PEERS = {"surveyjs": "SurveyJS", "odk": "ODK Web Forms", "enketo": "Enketo"}
FLOOR = "bare"
"""A page of the same thirty questions with nothing behind them: what the browser itself takes."""
SHOWN = {
    FLOOR: "#{code}",
    "ours": "#question-{code}",
    "surveyjs": '[data-name="{code}"]',
    "odk": '.question-container:has-text("{code}:")',
    "enketo": '.question:has([name="/data/{part}/{code}"])',
}
"""Where we and each peer show a question."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine, without a window."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def phone_page(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page on a phone of its own."""
    context = browser.new_context(viewport=PHONE, locale="en-GB", has_touch=True, is_mobile=True, **options)
    yield context.new_page()
    context.close()


@contextmanager
def our_app() -> Iterator[tuple[str, str]]:
    """The real server with a visit of 300 questions; gives its address and the shopper's link."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        at = f"sqlite:///{folder / 'audit.db'}"
        config = Config(data=folder, database=at, photos=str(folder / "photos"), secret="measured", workers=0)
        app = create_app(config)
        migrating.upgrade(app)
        with app.app_context():
            link = _a_visit()
        with serving(app) as address:
            yield address, link
        with app.app_context():
            db.engine.dispose()


def _a_visit() -> str:
    shopper = build.person("shopper")
    wave = build.wave(starts_on=date.today() - timedelta(days=1))
    build.visit(build.branch(), wave, build.form_version(phone_forms.tree()), shopper)
    link = link_of(shopper)
    db.session.commit()
    return link


def to_the_visit(page: Page, address: str, link: str) -> Phone:
    """Come in by the link and start the visit; its page of notes is shown."""
    phone = Phone(page, address)
    page.goto(address + link)
    phone.open_visit()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("link", name="Questions")).to_be_visible()
    return phone


@contextmanager
def peers() -> Iterator[str]:
    """The peers, built from their packages, and their forms; gives their address."""
    build_peers()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for peer in PEERS:
            (folder / peer).symlink_to(HERE / "dist" / peer)
        _write_forms(folder / "forms")
        (folder / FLOOR).mkdir()
        (folder / FLOOR / f"{FLOOR}.html").write_text(phone_forms.bare(phone_forms.MIDDLE))
        with _files(folder) as address:
            yield address


def build_peers() -> None:
    """Install what the lock file says, and build each peer's page."""
    lock, installed = HERE / "package-lock.json", HERE / "node_modules/.package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        _npm("ci")
    _npm("run", "build")


def _npm(*words: str) -> None:
    subprocess.run(["npm", *words, "--silent"], cwd=HERE, check=True, stdout=subprocess.DEVNULL)


def _write_forms(folder: Path) -> None:
    folder.mkdir()
    for name, filled in (("blank", False), ("filled", True)):
        (folder / f"{name}.json").write_text(json.dumps(phone_forms.survey()))
        (folder / f"{name}.xml").write_text(phone_forms.xform(filled))


@contextmanager
def _files(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_said: Any) -> None:
        """Say nothing of each request."""


def peer_page(address: str, peer: str, query: str = "") -> str:
    """Where a peer's page is."""
    return f"{address}/{peer}/{peer}.html{query}"


def shown(app: str, code: str) -> str:
    """The selector of a question of ours or of a peer's."""
    return SHOWN[app].format(code=code, part=code[0])


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201
