"""`shopper-audit bundle` puts all branches' reports into one file, and goes on where it was stopped."""

import csv
import io
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from audit_api.db import now
from tests import build, small
from tests.reports import paper

from .commands import SHOPPER_AUDIT, environment, refused, run_here
from .test_reporting import _server

BRANCHES = {"kl-01": "north", "kl-02": "north", "jb-01": "south", "jb-02": "south"}


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server's folder with approved visits of two branches in each of two regions."""
    folder = tmp_path_factory.mktemp("installation")
    with _server(folder):
        wave, shopper = build.wave(), build.person("shopper")
        for code, region in BRANCHES.items():
            build.approved(small.answers(), at=build.branch(code, region), during=wave, shopper=shopper)
        build.branch("kl-03", "empty")
    return folder


def test_a_region_s_reports_come_as_a_zip_with_its_manifest(installation: Path) -> None:
    file = installation / "south.zip"

    done = run_here(
        installation, "bundle", "--wave", "2026-q4", "--region", "South", "--language", "id", "-o", str(file)
    )

    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == ["0 of 2 (0 %)", "1 of 2 (50 %)", "2 of 2 (100 %)"]
    with ZipFile(file) as bundle:
        assert bundle.testzip() is None
        assert {member.compress_type for member in bundle.infolist()[2:]} == {ZIP_STORED}
        names = bundle.namelist()
        assert names == ["manifest.json", "manifest.csv", "jb-01 Branch jb 01.pdf", "jb-02 Branch jb 02.pdf"]
        manifest = json.loads(bundle.read("manifest.json"))
        rows = list(csv.DictReader(io.StringIO(bundle.read("manifest.csv").decode("utf-8-sig"))))
        pdfs = [bundle.read(name) for name in names[2:]]
    assert [report["sha256"] for report in manifest["reports"]] == [sha256(pdf).hexdigest() for pdf in pdfs]
    assert [{key: str(value) for key, value in report.items()} for report in manifest["reports"]] == rows
    told = ("file", "branch", "branch_name", "score", "n", "gate", "form", "form_version")
    first = ("jb-01 Branch jb 01.pdf", "jb-01", "Branch jb-01", "100.0", "1", "card", "small", "1")
    assert tuple(rows[0][key] for key in told) == first
    assert "Branch jb-01" in paper.text(pdfs[0])
    assert "Kedatangan" in paper.text(pdfs[0])
    assert not file.with_name("south.zip.part").exists()


def test_a_wave_s_reports_come_as_one_pdf(installation: Path) -> None:
    file = installation / "all.pdf"

    asked = ("--wave", "2026-q4", "--format", "pdf", "--processes", "1")
    done = run_here(installation, "bundle", *asked, "-o", str(file))

    assert done.code == 0, done.err
    top = [title for title, _ in paper.outline(file.read_bytes()) if title.startswith(("kl", "jb"))]
    assert top == [f"{code}  Branch {code}" for code in sorted(BRANCHES)]


def _killed(installation: Path, file: Path, when: Callable[[], bool]) -> None:
    """Begin to make the file in a process of its own, and kill it at that moment."""
    command = [SHOPPER_AUDIT, "bundle", "--wave", "2026-q4", "--processes", "1", "-o", str(file)]
    making = subprocess.Popen(command, env=environment(installation), stderr=subprocess.DEVNULL, start_new_session=True)
    end = time.monotonic() + 30
    while not when():
        assert time.monotonic() < end
        time.sleep(0.002)
    os.killpg(making.pid, signal.SIGKILL)
    making.wait()


def test_a_command_that_was_killed_goes_on_with_the_branch_it_was_at(installation: Path) -> None:
    file, parts = installation / "killed.zip", installation / "killed.zip.part"
    _killed(installation, file, lambda: any(parts.glob("*.json")) and len(list(parts.glob("*.json"))) > 1)
    made = {path: path.stat().st_mtime_ns for path in parts.glob("*.pdf") if path.with_suffix(".json").exists()}
    with _server(installation):
        late = build.handed_in(
            small.answers(), at=build.branch("kl-01"), during=build.wave(), shopper=build.person("shopper")
        )
        build.approve(late)
        assert now() > late.made_at
    assert not file.exists()
    assert made
    kept = {path.stem: path.read_bytes() for path in made}

    done = run_here(installation, "bundle", "--wave", "2026-q4", "--processes", "1", "-o", str(file))

    assert done.code == 0, done.err
    said = done.err.splitlines()
    assert said[0].startswith("Going on with what was begun on 20")
    assert said[0].endswith(f"Visits have been approved since; remove {parts} to begin anew.")
    assert said[1].startswith(f"{len(made)} of 4")
    with ZipFile(file) as bundle:
        reports = json.loads(bundle.read("manifest.json"))["reports"]
        pdfs = [bundle.read(report["file"]) for report in reports]
    assert set(kept.values()) <= set(pdfs)
    assert [report["branch"] for report in reports] == sorted(BRANCHES)


def test_parts_of_another_bundle_are_not_mixed_in(installation: Path) -> None:
    file, parts = installation / "mixed.zip", installation / "mixed.zip.part"
    parts.mkdir()
    (parts / "order.json").write_text('{"of": {"wave": 0}, "order": {}}')

    said = refused(installation, "bundle", "--wave", "2026-q4", "-o", str(file))

    assert said == (1, f"{parts} holds parts of another bundle. Remove it, or give another file.")


def test_what_cannot_be_bundled_is_named(installation: Path) -> None:
    out = ("-o", str(installation / "x.zip"))

    assert refused(installation, "bundle", "--wave", "zz", *out) == (1, "There is no wave zz. Check the code.")
    assert refused(installation, "bundle", "--wave", "2026-q4", "--region", "west", *out) == (
        1,
        "There is no region west. Check the code.",
    )
    assert refused(installation, "bundle", "--wave", "2026-q4", "--region", "empty", *out) == (
        1,
        "Wave 2026-q4 has no approved visit of region empty yet.",
    )
    nowhere = installation / "nowhere" / "x.zip"
    code, sentence = refused(installation, "bundle", "--wave", "2026-q4", "-o", str(nowhere))
    assert (code, sentence) == (2, f"{nowhere}.part: No such file or directory.")
