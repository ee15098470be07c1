"""What the documents tell a reader to type works."""

import os
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from audit_api.demo.rounds import rounds
from tests.test_exports_document import run_notebook

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "migrations/README.md",
    "docs/scoring.md",
    "docs/deploying.md",
    "docs/exports.md",
    "docs/xlsform.md",
)
TARGETS = re.compile(r"\bmake ([a-z-]+)")
WRITTEN = (".pdf", ".parquet", ".xlsx")
"""The ends of the names of files that the commands write."""
SERVES = ("shopper-audit serve",)


def _lines(document: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / document).read_text(), re.DOTALL)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


COMMANDS = [
    line
    for document in DOCUMENTS
    for line in _lines(document)
    if line.startswith("shopper-audit") and not line.startswith(SERVES)
]


def _today(command: str) -> str:
    """The command with the wave that the demo has today: its waves are called by their months."""
    return re.sub(r"(?<=--wave )\d{4}-\d{2}", rounds(date.today())[-1].code, command)


@pytest.fixture(scope="module")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of an installation with the demo in it."""
    folder = tmp_path_factory.mktemp("documented")
    environment = {
        **os.environ,
        "SHOPPER_AUDIT_DATA": str(folder),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    subprocess.run(["shopper-audit", "demo", "--if-empty"], env=environment, check=True, capture_output=True)
    return environment


@pytest.mark.slow
@pytest.mark.xdist_group("documented")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_documented_command_works(command: str, demo_data: dict[str, str], tmp_path: Path) -> None:
    words = [str(tmp_path / word) if word.endswith(WRITTEN) else word for word in shlex.split(_today(command))]

    done = subprocess.run(words, cwd=ROOT, env=demo_data, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.xdist_group("documented")
def test_the_notebook_runs_on_a_wave_of_the_demo(
    demo_data: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for table in ("visits", "answers"):
        asked = f"export --wave 2026-08 --table {table} --format parquet -o {tmp_path}/{table}.parquet"
        subprocess.run(shlex.split(f"shopper-audit {_today(asked)}"), env=demo_data, check=True, capture_output=True)
    monkeypatch.setenv("WAVE_FOLDER", str(tmp_path))

    run_notebook()

    said = capsys.readouterr().out
    assert re.search(r"^KL-01 .*   n \d+", said, re.MULTILINE)
    assert re.search(r"^\d+\.\d % of \d+ answers$", said, re.MULTILINE)
    assert re.search(r"^C7 .* s   in time \d+ of \d+   ", said, re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_target_that_is_named_exists(document: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    code = re.findall(r"```.*?```|`[^`\n]+`", (ROOT / document).read_text(), re.DOTALL)
    assert set(TARGETS.findall(" ".join(code))) - targets == set()


def test_help_lists_the_targets_that_people_use() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)

    assert {"run", "test", "setup", "lint", "bench", "soak", "screenshots"} <= set(
        re.findall(r"^\S+", done.stdout, re.MULTILINE)
    )
