"""`shopper-audit survey` keeps, lists and deletes what real customers said."""

from pathlib import Path

import pytest

from tests import build

from .commands import refused, run_here
from .test_reporting import _server

MEANS = "branch,wave,promise,n,mean,sd\nkl-01,2026-q4,timeliness,64,3.70,0.8\nkl-01,2026-q4,price,9,4,1\n"


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A server's folder with a branch, a wave, and a file of means for them."""
    with _server(tmp_path):
        build.branch()
        build.wave()
    (tmp_path / "means.csv").write_text(MEANS)
    return tmp_path


def _import(folder: Path, *more: str) -> tuple[str, ...]:
    return ("survey", "import", str(folder / "means.csv"), "--programme", "Service", "--scale", "1-5", *more)


def test_means_are_imported_listed_and_deleted(installation: Path) -> None:
    wave = ("--wave", "2026-q4")

    dry = run_here(installation, *_import(installation, "--dry-run"))
    nothing = run_here(installation, "survey", "list", *wave)
    kept = run_here(installation, *_import(installation))
    listed = run_here(installation, "survey", "list", *wave)
    deleted = run_here(installation, "survey", "delete", *wave)

    assert (dry.out, nothing.out) == ("2 created, 0 changed, 0 unchanged (dry run).\n", "")
    assert kept.out == "2 created, 0 changed, 0 unchanged.\n"
    assert listed.out == "kl-01\tprice\t9\t4\t1\t1-5\nkl-01\ttimeliness\t64\t3.7\t0.8\t1-5\n"
    assert (deleted.code, run_here(installation, "survey", "list", *wave).out) == (0, "")


def test_what_is_wrong_is_told_in_one_line_and_nothing_is_kept(installation: Path) -> None:
    (installation / "means.csv").write_text(MEANS.replace("kl-01,2026-q4,price", "kl-09,2026-q4,price"))

    code, said = refused(installation, *_import(installation))

    assert (code, said) == (1, "row 3, branch: 'kl-09' is no branch of this programme. There are: kl-01.")
    assert run_here(installation, "survey", "list", "--wave", "2026-q4").out == ""


def test_a_scale_that_is_none_and_a_programme_that_is_not_there_are_named(installation: Path) -> None:
    bad_scale = [word if word != "1-5" else "5-1" for word in _import(installation)]
    elsewhere = [word if word != "Service" else "zz" for word in _import(installation)]

    assert (
        "'5-1' is no scale. Write the worst and the best answer, as 1-5 or 0-100."
        in refused(installation, *bad_scale)[1]
    )
    assert refused(installation, *elsewhere) == (1, "There is no programme zz. Check the code.")


def test_where_two_clients_have_the_programme_one_is_to_be_chosen(installation: Path) -> None:
    with _server(installation):
        build.wave(client="shop")

    assert refused(installation, *_import(installation)) == (
        1,
        "Several clients have a programme Service: bank, shop. Say which with --client.",
    )
    assert run_here(installation, *_import(installation, "--client", "bank")).code == 0
