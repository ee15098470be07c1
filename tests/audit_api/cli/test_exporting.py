"""`shopper-audit export` writes a wave's approved visits as a table, or says in one sentence why not."""

from pathlib import Path

import openpyxl
import pytest

from tests import build, small
from tests.audit_api.reporting import tables

from .commands import refused, run, run_here
from .test_reporting import _approve_one, _server


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server's folder with one approved visit, and a wave that has none."""
    folder = tmp_path_factory.mktemp("installation")
    with _server(folder):
        _approve_one("bank")
        build.wave("2027-q1")
    return folder


def test_the_command_runs_on_its_own(installation: Path) -> None:
    file = installation / "visits.csv"

    done = run(installation, "export", "--wave", "2026-q4", "--table", "visits", "-o", str(file))

    assert (done.code, done.out, done.err) == (0, "", "")
    assert [row["branch"] for row in tables.from_csv(file.read_bytes())] == ["kl-01"]


@pytest.mark.parametrize("form", tables.READ)
@pytest.mark.parametrize("table", ["visits", "answers"])
def test_each_table_is_written_in_each_format(installation: Path, table: str, form: str) -> None:
    file = installation / f"file.{form}"
    asked = ("export", "--wave", "2026-Q4", "--table", table, "--format", form, "--language", "id")

    assert run_here(installation, *asked, "-o", str(file)).code == 0

    rows = tables.READ[form](file.read_bytes())
    assert {row["form"] for row in rows} == {"small"}
    assert len(rows) == (1 if table == "visits" else len(small.ALL_WELL) + 1)


def test_a_workbook_is_written_as_xlsx_and_as_nothing_else(installation: Path) -> None:
    file = installation / "both.xlsx"
    asked = ("export", "--wave", "2026-q4", "--table", "workbook", "-o", str(file))

    assert run_here(installation, *asked, "--format", "xlsx").code == 0
    assert openpyxl.load_workbook(file).sheetnames == ["visits", "answers", "columns"]
    assert refused(installation, *asked) == (
        2,
        "A workbook has two tables. Add --format xlsx, or export them one by one.",
    )


def test_what_cannot_be_exported_is_told_and_no_file_is_left(installation: Path) -> None:
    file = installation / "none.csv"
    asked = ("export", "--table", "visits", "-o", str(file))

    assert refused(installation, *asked, "--wave", "zz") == (1, "There is no wave zz. Check the code.")
    assert refused(installation, *asked, "--wave", "2027-q1") == (1, "Wave 2027-q1 has no approved visit yet.")
    assert not file.exists()


def test_where_two_clients_share_the_code_one_is_to_be_chosen(tmp_path: Path) -> None:
    with _server(tmp_path):
        _approve_one("bank")
        _approve_one("shop")
    asked = ("export", "--wave", "2026-q4", "--table", "visits", "-o", str(tmp_path / "visits.csv"))

    assert refused(tmp_path, *asked) == (
        1,
        "Several fit: client bank, programme service; client shop, programme service. "
        "Say which with --client and --programme.",
    )
    assert run_here(tmp_path, *asked, "--client", "shop").code == 0
