"""A server that really listens, and a real Chromium."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, expect
from waitress import wasyncore
from waitress.server import create_server

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.people.models import User
from audit_api.people.signing_in import invite
from tests import build, filling
from tests.web.phone import Phone, due_visit

OFF = (
    # Playwright's own, for Chromium heeds the last such list only
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    "ThirdPartyStoragePartitioning",
    # the suggestions below Chromium's address bar: two pages of its own for every window, a quarter of a test's work
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "PreloadTopChromeWebUI"),
    # a process that waits for a page which never comes
    "SpareRendererForSitePerProcess",
)
"""What the browser does around a page, and no page can tell."""

QUIET = [
    f"--disable-features={','.join(OFF)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
AT_A_DESK: dict[str, Any] = {"viewport": DESK, "locale": "en-GB", "service_workers": "block"}
"""A browser whose owner reads English. It makes no copy of the whole app, as a phone does for want of signal."""

Pocket = Callable[[], AbstractContextManager[BrowserContext]]

expect.set_options(timeout=20_000)


def link_of(person: User) -> str:
    """The path of a fresh invitation link; older ones of this person end."""
    return f"/i/{invite(db.session(), person, now())[0]}"


@contextmanager
def serving(app: Server, port: int = 0) -> Iterator[str]:
    """Let `app` listen, on a free port unless one is named; gives its address."""
    server = create_server(app, host="127.0.0.1", port=port, threads=8)
    over = threading.Event()
    thread = threading.Thread(target=_poll, args=(server, over), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    # a request that ends after its sockets were closed would write where somebody else reads by now
    server.task_dispatcher.shutdown(timeout=60)
    over.set()
    thread.join()
    for channel in list(server.active_channels.values()):
        channel.handle_close()
    wasyncore.close_all(server._map, ignore_all=True)


def _poll(server: Any, over: threading.Event) -> None:
    while not over.is_set():
        wasyncore.loop(timeout=0.1, map=server._map, count=1)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The Chromium of this machine."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "Chromium is not installed: .ci/parts installs it"
    return {"executable_path": found, "args": QUIET}


@pytest.fixture
def browser_context_args() -> dict[str, Any]:
    """A phone, held upright, whose owner reads English."""
    return {"viewport": PHONE, "locale": "en-GB", "has_touch": True, "is_mobile": True}


@pytest.fixture
def address(app: Server, browser: Browser) -> Iterator[str]:
    """Where the server under test listens, for as long as a page of the browser is open."""
    with serving(app) as at:
        yield at
        # Chromium now and then never ends the closing of a page whose server went away in the middle of an answer
        for context in browser.contexts:
            context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A page at a desk, in a browser of its own."""
    context = browser.new_context(**AT_A_DESK)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(page: Page, address: str) -> Phone:
    """A phone in which nobody is signed in."""
    return Phone(page, address)


@pytest.fixture
def link(app: Server) -> str:
    """A shopper's invitation link, and a visit to be made."""
    with app.app_context():
        shopper = build.person("shopper")
        due_visit(shopper)
        path = link_of(shopper)
        db.session.commit()
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo in the phone's gallery."""
    path = tmp_path / "front.jpg"
    path.write_bytes(filling.photo("front"))
    return path


@pytest.fixture
def pocket(
    playwright: Playwright,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
    tmp_path: Path,
) -> Pocket:
    """A phone whose browser can be closed and opened again, with what it keeps."""

    @contextmanager
    def opened() -> Iterator[BrowserContext]:
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile", **browser_type_launch_args, **browser_context_args
        )
        yield context
        context.close()

    return opened
