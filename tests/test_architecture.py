"""What ARCHITECTURE.md promises about the shape of the house is true."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit_api.http import Server

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("forms", "reports", "audit_api")
NO_NAMES = {"utils", "util", "helpers", "common", "core", "manage", "misc"}
LONGEST_FUNCTION = 45
LONGEST_FILE = 350


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_nobody_imports_what_the_contracts_forbid() -> None:
    lint = Path(sys.executable).with_name("lint-imports")

    result = subprocess.run([lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout


def test_every_place_the_architecture_names_is_there() -> None:
    named = re.findall(r"`([\w./-]+?)`", (ROOT / "ARCHITECTURE.md").read_text())
    places = {name for name in named if "/" in name and not name.startswith("/")}

    missing = sorted(place for place in places if not (ROOT / place.rstrip("/")).exists())

    assert missing == []


def test_every_capability_is_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()
    folders = [path for package in PACKAGES for path in (ROOT / package).iterdir() if (path / "__init__.py").exists()]

    assert [_relative(path) for path in folders if f"`{_relative(path)}/`" not in text] == []


def test_nothing_is_called_by_a_name_that_says_nothing() -> None:
    assert [_relative(path) for path in _sources() if path.stem in NO_NAMES or path.parent.name in NO_NAMES] == []


def test_files_and_functions_stay_short() -> None:
    long = [_relative(path) for path in _sources() if len(path.read_text().splitlines()) > LONGEST_FILE]
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION:
                long.append(f"{_relative(path)}:{node.name}")

    assert long == []


def test_only_http_commits_a_request() -> None:
    outside_requests = {"audit_api/http.py", "audit_api/jobs.py"}
    committing = {_relative(path) for path in _sources() if re.search(r"\.commit\(\)", path.read_text())}

    inside = {
        path for path in committing - outside_requests if not path.startswith(("audit_api/cli/", "audit_api/demo/"))
    }

    assert inside == set()


@pytest.mark.parametrize(
    ("files", "forbidden"),
    [("schemas.py", "sqlalchemy"), ("schemas.py", "db"), ("models.py", "flask"), ("actions.py", "flask")],
)
def test_each_kind_of_file_keeps_to_its_work(files: str, forbidden: str) -> None:
    importing = re.compile(rf"^(from|import) \.*{forbidden}\b", re.MULTILINE)

    assert [_relative(path) for path in _sources() if path.name == files and importing.search(path.read_text())] == []


def test_every_route_says_who_may_call_it(app: Server) -> None:
    silent = {
        str(rule) for rule in app.url_map.iter_rules() if not getattr(app.view_functions[rule.endpoint], "allowed", ())
    }

    assert silent == set()
