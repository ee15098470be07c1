"""Milliseconds for a branch PDF of 8 visits with 24 photos of 300 kB, beside the same content through weasyprint.

The two take turns in one run, each time with new text and new photo bytes. Memory is each maker's own process.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from statistics import median

from PIL import Image

from benchmarks.branch_html import page_of
from reports import branch_report
from reports.data import BranchReport, Photo, Visit
from reports.digest import digest_of
from reports.measures.branch import branch_figures
from tests.reports import build

VISITS, PHOTOS_EACH, PHOTO_BYTES = 8, 3, 300_000
WORDS = (
    *("queue", "counter", "ticket", "teller", "greeted", "smiled", "waited", "asked"),
    *("answered", "form", "number", "desk", "account", "doubt", "clear", "slow"),
)
Maker = Callable[[BranchReport], bytes]


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
    """Print both makers' times, the ratio, sizes, peaks, and where our own time goes."""
    from_scratch = sample()
    ours: list[float] = []
    theirs: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        weasy = by_weasyprint(Path(folder))
        sizes = [len(branch_report.make(renewed(from_scratch, -1))), len(weasy(renewed(from_scratch, -2)))]
        for turn in range(runs):
            pairs: list[tuple[Maker, list[float]]] = [(branch_report.make, ours), (weasy, theirs)]
            for place, (maker, times) in enumerate(pairs if turn % 2 else pairs[::-1]):
                times.append(timed(maker, renewed(from_scratch, 2 * turn + place)))
    say(f"{VISITS} visits, {VISITS * PHOTOS_EACH} photos of {PHOTO_BYTES // 1000} kB, {runs} turns each")
    say("medians of processor time")
    say(f"{'ours':12}{median(ours):9.0f} ms (least {min(ours):.0f}){sizes[0] / 1e6:8.2f} MB")
    say(f"{'weasyprint':12}{median(theirs):9.0f} ms (least {min(theirs):.0f}){sizes[1] / 1e6:8.2f} MB")
    say(f"{'ratio':12}{median(theirs) / median(ours):9.1f}")
    for maker in ("ours", "weasyprint"):
        say(f"peak memory of {maker}: {peak_of(maker, from_scratch)} MB, the interpreter and the photos included")
    where(renewed(from_scratch, 10**6))


def where(report: BranchReport) -> None:
    """Print how our time divides."""
    parts = {
        "figures": timed(branch_figures, report),
        "content hash": timed(digest_of, report),
        "whole": timed(branch_report.make, report),
        "whole, without photos": timed(
            branch_report.make, replace(report, visits=tuple(replace(visit, photos=()) for visit in report.visits))
        ),
    }
    for name, taken in parts.items():
        say(f"  {name:24}{taken:7.1f} ms")


def by_weasyprint(folder: Path) -> Maker:
    """A maker that lays out the same content as HTML; the photos lie in a folder, as it takes them best."""
    import weasyprint

    def make(report: BranchReport) -> bytes:
        made: bytes = weasyprint.HTML(string=page_of(report, folder), base_url=f"{folder}/").write_pdf()
        return made

    return make


def timed(maker: Callable[[BranchReport], object], report: BranchReport) -> float:
    """Milliseconds of processor time of one call: both work in one thread, and others may use the machine."""
    start = time.process_time()
    maker(report)
    return (time.process_time() - start) * 1000


def sample() -> BranchReport:
    """The sample branch with photos of the wanted size."""
    photos = [noisy(seed) for seed in range(VISITS * PHOTOS_EACH)]
    report = build.branch_report(count=VISITS, photos=0)
    return replace(report, visits=tuple(with_photos(visit, photos) for visit in report.visits))


def with_photos(visit: Visit, photos: list[Photo]) -> Visit:
    first = (visit.number - 1) * PHOTOS_EACH
    return replace(visit, photos=tuple(photos[first : first + PHOTOS_EACH]))


def renewed(report: BranchReport, turn: int) -> BranchReport:
    """The same report with comments and photo bytes that no earlier turn had."""
    dice = random.Random(turn)
    visits = tuple(_renewed_visit(visit, dice) for visit in report.visits)
    return replace(report, visits=visits, branch=replace(report.branch, name=f"Demo Branch {dice.randrange(10**6)}"))


def _renewed_visit(visit: Visit, dice: random.Random) -> Visit:
    answers = {
        code: {**answer, "comment": " ".join(dice.choice(WORDS) + str(dice.randrange(999)) for _ in range(18))}
        for code, answer in visit.answers["answers"].items()
    }
    return replace(
        visit,
        answers={**visit.answers, "answers": answers},
        photos=tuple(_renewed_photo(photo, dice) for photo in visit.photos),
    )


def _renewed_photo(photo: Photo, dice: random.Random) -> Photo:
    """Another comment in the JPEG's head makes another file of the same picture."""
    assert isinstance(photo.jpeg, bytes)
    note = str(dice.random()).encode().ljust(24)
    jpeg = photo.jpeg[:2] + b"\xff\xfe" + (len(note) + 2).to_bytes(2, "big") + note + photo.jpeg[2:]
    return replace(photo, jpeg=jpeg, sha256=sha256(jpeg).hexdigest())


def noisy(seed: int) -> Photo:
    """A photo of about the wanted bytes: a drawn front under camera noise."""
    base = build.photo(seed, ("A1", "A3", "A5")[seed % 3], (1280, 960))
    assert isinstance(base.jpeg, bytes)
    with Image.open(BytesIO(base.jpeg)) as picture:
        grain = Image.effect_noise(picture.size, 48).convert("RGB")
        mixed = Image.blend(picture.convert("RGB"), grain, 0.35)
    jpeg = min((_saved(mixed, quality) for quality in range(30, 96, 5)), key=lambda data: abs(len(data) - PHOTO_BYTES))
    return replace(base, jpeg=jpeg, sha256=sha256(jpeg).hexdigest())


def _saved(picture: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return file.getvalue()


def peak_of(maker: str, report: BranchReport) -> int:
    """MB at the highest of a fresh process that makes one PDF with these photos."""
    with tempfile.TemporaryDirectory() as folder:
        for place, photo in enumerate(photo for visit in report.visits for photo in visit.photos):
            assert isinstance(photo.jpeg, bytes)
            (Path(folder) / f"{place:02}.jpg").write_bytes(photo.jpeg)
        command = [sys.executable, "-m", "benchmarks.branch_pdf", "--memory", maker, folder]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def own_peak(maker: str, folder: Path) -> int:
    """MB at the highest of this process after one PDF, as the kernel counts it."""
    blank = build.photo()
    photos = [replace(blank, jpeg=path.read_bytes(), sha256=path.stem) for path in sorted(folder.glob("*.jpg"))]
    report = build.branch_report(count=VISITS, photos=0)
    report = replace(report, visits=tuple(with_photos(visit, photos) for visit in report.visits))
    make = branch_report.make if maker == "ours" else by_weasyprint(folder)
    assert len(make(report)) > len(photos) * PHOTO_BYTES // 2
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
