"""A phone's browser that can be killed at any moment, and started again with what it had on its disk."""

import contextlib
import json
import os
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Playwright

from tests.web.conftest import PHONE, QUIET

OBSERVE = r"""
(() => {
  const text = (one) => one?.textContent?.trim() ?? "";
  const answersShown = () =>
    [...document.querySelectorAll("section.question:not([hidden])")].map((card) => [
      card.id.replace("question-", ""),
      text(card.querySelector("label:has(input[type=radio]:checked)")) ||
        card.querySelector("textarea")?.value || "",
      "photo,".repeat(card.querySelectorAll(".photos li button").length),
    ]);
  const look = () => ({
    title: text(document.querySelector("h1")),
    kept: /^Saved on this phone/.test(text(document.querySelector("footer .figures"))),
    answers: Object.fromEntries(
      answersShown().flatMap(([code, value, photos]) => [[code, value], [code + " photos", photos]])),
  });
  let last = "";
  const tell = () => {
    const now = JSON.stringify(look());
    if (now !== last) console.debug("seen " + now);
    last = now;
  };
  // only what is drawn is shown: between a click and its change event the page is of two minds
  const eachFrame = () => {
    tell();
    requestAnimationFrame(eachFrame);
  };
  const watch = () => {
    window.lookNow = look;
    eachFrame();
  };
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", watch) : watch();
})()
"""
"""Says on the console what a person sees, each time that it changes."""


class MortalBrowser:
    """One Chromium with a profile on disk, as a group of processes of its own."""

    def __init__(self, playwright: Playwright, chromium: str, profile: Path) -> None:
        self.profile = profile
        port = profile / "DevToolsActivePort"
        port.unlink(missing_ok=True)
        flags = [*QUIET, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}", "--lang=en-GB"]
        self.process = subprocess.Popen(
            [chromium, *flags, "about:blank"],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{_port(port)}")
        self.page = self.browser.contexts[0].pages[0]
        self.page.set_viewport_size(PHONE)
        self.page.set_default_timeout(10_000)
        self.page.add_init_script(OBSERVE)
        self.seen: list[dict[str, Any]] = []
        """What the page has shown, in order."""
        self.page.on("console", self._hear)
        self.killed_at = 0.0

    def _hear(self, message: ConsoleMessage) -> None:
        if message.text.startswith("seen "):
            self.seen.append(json.loads(message.text.removeprefix("seen ")))

    def look(self) -> dict[str, Any]:
        """What the page shows now."""
        shown: dict[str, Any] = self.page.evaluate("lookNow()")
        return shown

    def kill_in(self, seconds: float) -> threading.Timer:
        """Kill every process of the browser in so many seconds, whatever it does then."""
        timer = threading.Timer(seconds, self.kill)
        timer.daemon = True
        timer.start()
        return timer

    def kill(self) -> None:
        """Kill every process of the browser, with no chance to write anything."""
        self.killed_at = time.monotonic()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def quit(self) -> None:
        """Let the browser end as it likes, then make sure of it."""
        with contextlib.suppress(Exception):
            self.browser.new_browser_cdp_session().send("Browser.close")
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=10)
        self.bury()

    def bury(self) -> None:
        """See that every process of the browser is gone."""
        if self.process.poll() is None:
            self.kill()
        self.process.wait()
        with contextlib.suppress(Exception):
            self.browser.close()


def _port(file: Path) -> int:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if file.exists() and (lines := file.read_text().splitlines()):
            return int(lines[0])
        time.sleep(0.02)
    raise TimeoutError("Chromium has not said where it listens.")
