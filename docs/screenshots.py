"""The pictures of the README, taken from the demo; with a folder named, a picture of every page.

python -m docs.screenshots                 # docs/pictures
python -m docs.screenshots --every FOLDER  # each page on a phone and at a desk, light and dark
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).resolve().parent / "pictures"
COMMAND = Path(sys.executable).with_name("shopper-audit")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
PASSWORD = "demo-password"
PAGES = {
    "admin": ("clients", "people", "visits"),
    "scheduler": ("visits", "visits/assign"),
    "reviewer": ("review", "results"),
    "regional": ("results",),
}
"""Each role's pages at the desk, below /desk/."""


@contextmanager
def demo(data: Path) -> Iterator[tuple[str, str]]:
    """Serve the demo; give its address and the shopper's link."""
    environment = {**os.environ, "SHOPPER_AUDIT_DATA": str(data), "PORT": "0"}
    told = subprocess.run([COMMAND, "demo"], env=environment, check=True, capture_output=True, text=True).stdout
    link = re.findall(r"(/i/\S+)", told)[0]
    server = subprocess.Popen([COMMAND, "serve"], env=environment, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    lines = iter(server.stdout.readline, "")
    address = next(line.split()[-1].rstrip("/") for line in lines if line.startswith("The app:"))
    next(line for line in lines if line.strip() == "ready")
    try:
        yield address, link
    finally:
        server.terminate()
        server.wait()


def settle(page: Page) -> None:
    """Wait until nothing is being fetched any more."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(250)


def take(page: Page, path: Path, whole: bool = False) -> None:
    """A picture of the page as it stands."""
    settle(page)
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=whole)


def sign_in(page: Page, address: str, who: str) -> None:
    """Sign in as one of the demo's desk people."""
    page.goto(f"{address}/sign-in")
    page.get_by_label("E-mail").fill(f"{who}@demo.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk/**")


def open_visit(page: Page, address: str, link: str) -> str:
    """Come in as the shopper and start the first visit that can be started; give its address."""
    page.goto(address + link)
    page.wait_for_url("**/visits")
    settle(page)
    for path in [
        row.get_attribute("href") or "" for row in page.locator("main a[href^='/visits/'], a[href^='/visits/']").all()
    ]:
        page.goto(address + path)
        settle(page)
        start = page.get_by_role("button", name="Start", exact=True)
        if start.count() and start.is_enabled():
            start.click()
            page.wait_for_url("**/notes")
            page.get_by_role("button", name="No", exact=True).click()
            return path
    raise RuntimeError("the demo has no visit that can be started")


def tap(page: Page, *waits: int) -> None:
    """Tap the next moment on the clock after each wait, in seconds of the page's own time."""
    for wait in waits:
        page.clock.fast_forward(wait * 1000)
        page.locator("footer").get_by_role("button", name="Note now").click()


def for_the_readme(browser: Browser, address: str, link: str) -> None:
    """The clock on a phone, a visit at the reviewer's desk, a region's results and a form in the designer."""
    phone = browser.new_page(viewport=PHONE, device_scale_factor=2, locale="en-GB")
    phone.clock.install()
    open_visit(phone, address, link)
    tap(phone, 0, 9, 25, 412)
    phone.clock.fast_forward(3_000)
    take(phone, PICTURES / "clock.png")
    desk = browser.new_page(viewport=DESK, locale="en-GB")
    sign_in(desk, address, "reviewer")
    desk.locator("main th a[href^='/desk/review/']").first.click()
    take(desk, PICTURES / "review.png")
    results_of_a_region(browser.new_page(viewport=DESK, locale="en-GB"), address)
    form_being_designed(browser.new_page(viewport=DESK, locale="en-GB"), address)


def results_of_a_region(page: Page, address: str) -> None:
    """The branches of the newest wave that has ended, side by side, as their regional manager sees them."""
    sign_in(page, address, "regional")
    page.locator("main a[href^='/desk/results/']").nth(1).click()
    page.locator("main a[href*='/regions/']").first.click()
    take(page, PICTURES / "results.png")


def form_being_designed(page: Page, address: str) -> None:
    """A draft of the petrol station's form, a timed question of it open."""
    sign_in(page, address, "admin")
    page.goto(f"{address}/desk/clients/1/forms/add")
    page.locator("li", has_text="Petrol station").get_by_role("button").click()
    page.wait_for_url("**/design")
    page.get_by_text("B1", exact=True).first.click()
    take(page, PICTURES / "designer.png")


def branch_report(data: Path, folder: Path) -> None:
    """The summary page of a branch's PDF."""
    pdf = data / "branch.pdf"
    wanted = ["report", "--branch", "KL-03", "--wave", _newest_wave(data), "-o", str(pdf)]
    subprocess.run([COMMAND, *wanted], env={**os.environ, "SHOPPER_AUDIT_DATA": str(data)}, check=True)
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / "branch-report"
    subprocess.run(["pdftoppm", "-r", "90", "-f", "1", "-l", "1", "-singlefile", "-png", pdf, picture], check=True)


def _newest_wave(data: Path) -> str:
    import sqlite3

    with sqlite3.connect(data / "audit.db") as rows:
        code: str = rows.execute("select code from waves order by starts_on desc limit 1").fetchone()[0]
    return code


def every_page(browser: Browser, address: str, link: str, folder: Path) -> None:
    """Each page on a phone and at a desk, in light and in dark, whole."""
    for size, view in (("phone", PHONE), ("desk", DESK)):
        for scheme in ("light", "dark"):
            look = f"{size}-{scheme}"
            page = browser.new_page(viewport=view, locale="en-GB", color_scheme=scheme)
            page.goto(f"{address}/sign-in")
            take(page, folder / f"sign-in-{look}.png", whole=True)
            if size == "phone":
                _shopper_pages(page, address, link, folder, look)
            for who, paths in PAGES.items():
                _desk_pages(
                    browser.new_page(viewport=view, locale="en-GB", color_scheme=scheme),
                    address,
                    who,
                    paths,
                    folder,
                    look,
                )


def _shopper_pages(page: Page, address: str, link: str, folder: Path, look: str) -> None:
    page.clock.install()
    path = open_visit(page, address, link)
    tap(page, 0, 9, 25)
    take(page, folder / f"shopper-notes-{look}.png", whole=True)
    for name, at in (
        ("visits", "/visits"),
        ("brief", path),
        ("questions", f"{path}/questions/B"),
        ("hand-in", f"{path}/hand-in"),
    ):
        page.goto(address + at)
        take(page, folder / f"shopper-{name}-{look}.png", whole=True)


def _desk_pages(page: Page, address: str, who: str, paths: tuple[str, ...], folder: Path, look: str) -> None:
    sign_in(page, address, who)
    for path in paths:
        page.goto(f"{address}/desk/{path}")
        take(page, folder / f"{who}-{path.replace('/', '-')}-{look}.png", whole=True)
        for depth in range(2):
            inner = page.locator(f"main a[href^='/desk/{path}/']")
            if not inner.count():
                break
            inner.first.click()
            take(page, folder / f"{who}-{path.replace('/', '-')}-{'in' * (depth + 1)}-{look}.png", whole=True)
            path = page.url.split("/desk/")[1]


def main() -> None:
    """Take the pictures that were asked for."""
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    wanted.add_argument("--every", type=Path, metavar="FOLDER")
    every = wanted.parse_args().every
    with TemporaryDirectory() as data, demo(Path(data)) as (address, link), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        if every:
            every_page(browser, address, link, every)
        else:
            for_the_readme(browser, address, link)
        branch_report(Path(data), every or PICTURES)
        browser.close()


if __name__ == "__main__":
    main()
