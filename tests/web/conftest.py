"""A server that really listens, and a real Chromium."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from waitress import wasyncore
from waitress.server import create_server

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.people.models import User
from audit_api.people.signing_in import invite

QUIET = [
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

expect.set_options(timeout=20_000)


def link_of(person: User) -> str:
    """The path of a fresh invitation link; older ones of this person end."""
    return f"/i/{invite(db.session(), person, now())[0]}"


@contextmanager
def serving(app: Server, port: int = 0) -> Iterator[str]:
    """Let `app` listen, on a free port unless one is named; gives its address."""
    server = create_server(app, host="127.0.0.1", port=port, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    # closed by the thread that polls them: a socket closed under its hands is an error that no test made
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map, ignore_all=True))
    thread.join(timeout=10)
    server.task_dispatcher.shutdown()


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
def address(app: Server) -> Iterator[str]:
    """Where the server under test listens."""
    with serving(app) as at:
        yield at


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A page at a desk, in a browser of its own."""
    context = browser.new_context(viewport=DESK, locale="en-GB")
    yield context.new_page()
    context.close()
