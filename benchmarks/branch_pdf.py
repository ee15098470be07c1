"""Milliseconds for a branch PDF of 8 visits with 24 photos of 300 kB, beside weasyprint and Chromium on its content.

The three take turns in one run, each time with new text and new photo bytes, and processor time is counted, for others
may use the machine. Memory is each maker's own process.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.branch_html import page_of
from benchmarks.branch_world import PHOTO_BYTES, PHOTOS_EACH, VISITS, photos_of, renewed, sample, with_photos
from benchmarks.processor import load, milliseconds, of_tree, peak, tree
from reports import branch_report
from reports.data import BranchReport
from reports.digest import digest_of
from reports.measures.branch import branch_figures
from tests.reports import build

CHROMIUM = "/usr/bin/chromium"
MARKS = {"weasyprint": 30, "chromium": 12}
"""So many times as fast as these our maker should be."""

Maker = Callable[[BranchReport], bytes]
Page = tuple[str, Path]
"""HTML, and the folder in which its photos lie."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="turns of each maker")
    parser.add_argument("--memory", nargs=2, metavar=("MAKER", "FOLDER"), help="one PDF; prints the peak in MB")
    given = parser.parse_args()
    if given.memory:
        say(str(own_peak(given.memory[0], Path(given.memory[1]))))
        return
    measure(given.runs)


def measure(runs: int) -> None:
    """Print the makers' times, the ratios, what they say, peaks, and where our own time goes."""
    report = sample()
    times: dict[str, list[float]] = {"ours": [], "weasyprint": [], "chromium": []}
    with tempfile.TemporaryDirectory() as folder, chromium() as printed:
        check(report, Path(folder), printed)
        for turn in range(runs):
            ours, html = renewed(report, turn), (page_of(renewed(report, turn), Path(folder)), Path(folder))
            turns = {
                "ours": lambda ours=ours: milliseconds(branch_report.make, ours),
                "weasyprint": lambda html=html: milliseconds(by_weasyprint, html),
                "chromium": lambda html=html: printed(html)[1],
            }
            for name in list(turns)[:: 1 if turn % 2 else -1]:
                times[name].append(turns[name]())
    say(f"{VISITS} visits, {VISITS * PHOTOS_EACH} photos of {PHOTO_BYTES // 1000} kB, {runs} turns each, load {load()}")
    for name, taken in times.items():
        ratio = median(taken) / median(times["ours"])
        mark = f", the mark is {MARKS[name]}" if name in MARKS else ""
        say(f"{name:12}{median(taken):8.0f} ms (least {min(taken):.0f}), {ratio:5.1f} times ours{mark}")
    for name in ("ours", "weasyprint"):
        say(f"peak memory of {name}: {peak_of(name, report)} MB, the interpreter and the photos included")
    where(renewed(report, 10**6))


def check(report: BranchReport, folder: Path, printed: Callable[[Page], tuple[bytes, float]]) -> None:
    """Print how long each PDF is, and how many of our words the others say; stop unless our photos are whole."""
    pdf = branch_report.make(report)
    counts = Counter(pdf.count(photo.jpeg) for photo in photos_of(report) if isinstance(photo.jpeg, bytes))
    assert counts == {1: VISITS * PHOTOS_EACH}, counts
    say(f"every photo's bytes stand in our file as they came in, once: {counts[1]} of {VISITS * PHOTOS_EACH}")
    page = page_of(report, folder), folder
    words = {"ours": words_of(pdf), "weasyprint": words_of(by_weasyprint(page)), "chromium": words_of(printed(page)[0])}
    for name, said in words.items():
        say(f"{name:12} says {(said & words['ours']).total()} of our {words['ours'].total()} words")


def words_of(pdf: bytes) -> Counter[str]:
    """The words that a reader finds."""
    text = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return Counter(re.findall(r"\w+", text.decode()))


def where(report: BranchReport) -> None:
    """Print how our time divides."""
    bare = replace(report, visits=tuple(replace(visit, photos=()) for visit in report.visits))
    parts = {
        "figures": milliseconds(branch_figures, report),
        "content hash": milliseconds(digest_of, report),
        "whole": milliseconds(branch_report.make, report),
        "whole, without photos": milliseconds(branch_report.make, bare),
    }
    for name, taken in parts.items():
        say(f"  {name:24}{taken:7.1f} ms")


def by_weasyprint(page: Page) -> bytes:
    """The PDF of a page."""
    import weasyprint

    made: bytes = weasyprint.HTML(string=page[0], base_url=f"{page[1]}/").write_pdf()
    return made


@contextmanager
def chromium() -> Iterator[Callable[[Page], tuple[bytes, float]]]:
    """A browser that is open already; prints a page, and says how much processor time all its processes took."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        root = _process_of_browser()

        def printed(page: Page) -> tuple[bytes, float]:
            file = page[1] / "page.html"
            file.write_text(page[0])
            before = of_tree(root)
            tab = browser.new_page()
            tab.goto(file.as_uri())
            pdf = tab.pdf(prefer_css_page_size=True, print_background=True)
            taken = of_tree(root) - before
            tab.close()
            return pdf, taken

        yield printed
        browser.close()


def _process_of_browser() -> int:
    """The browser's first process, somewhere below this one: the only one that no other browser process began."""
    for process in tree(os.getpid()):
        words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
        if b"chromium" in words[0] and not any(word.startswith(b"--type=") for word in words):
            return process
    raise ProcessLookupError("no browser was opened")


def peak_of(maker: str, report: BranchReport) -> int:
    """MB at the highest of a fresh process that makes one PDF with these photos."""
    with tempfile.TemporaryDirectory() as folder:
        for place, photo in enumerate(photos_of(report)):
            assert isinstance(photo.jpeg, bytes)
            (Path(folder) / f"{place:02}.jpg").write_bytes(photo.jpeg)
        command = [sys.executable, "-m", "benchmarks.branch_pdf", "--memory", maker, folder]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def own_peak(maker: str, folder: Path) -> int:
    """MB at the highest of this process after one PDF, as the kernel counts it."""
    blank = build.photo()
    photos = [replace(blank, jpeg=path, sha256=path.stem) for path in sorted(folder.glob("*.jpg"))]
    report = build.branch_report(count=VISITS, photos=0)
    report = replace(report, visits=tuple(with_photos(visit, photos) for visit in report.visits))
    make: Maker = branch_report.make
    if maker != "ours":
        read = [replace(photo, jpeg=Path(str(photo.jpeg)).read_bytes()) for photo in photos]
        report = replace(report, visits=tuple(with_photos(visit, read) for visit in report.visits))
        page = page_of(report, folder), folder
        make = lambda _: by_weasyprint(page)  # noqa: E731
    assert len(make(report)) > len(photos) * PHOTO_BYTES // 2
    return peak()


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
