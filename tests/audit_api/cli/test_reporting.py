"""`shopper-audit report` writes the PDF of a branch, or says in one sentence why not."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from audit_api import create_app
from audit_api.config import Config
from audit_api.db import db
from tests import build, small
from tests.reports import paper
from tests.tables import lay_tables

from .commands import refused, run_here

ASKED = ("report", "--branch", "kl-01", "--wave", "2026-q4")


@contextmanager
def _server(folder: Path) -> Iterator[None]:
    """Inside, the makers of tests.build work on the installation in `folder`."""
    lay_tables(folder)
    database, photos = f"sqlite:///{folder / 'audit.db'}", str(folder / "photos")
    app = create_app(Config(data=folder, database=database, photos=photos, secret="only for tests"))
    with app.app_context():
        yield
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


def _approve_one(client: str) -> None:
    at, wave = build.branch(client=client), build.wave(client=client)
    build.approved(small.answers(), at=at, during=wave, shopper=build.person("shopper"))


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A server's folder with an approved visit of one branch, and another branch that has none."""
    with _server(tmp_path):
        _approve_one("bank")
        build.branch("kl-02")
    return tmp_path


def test_the_report_of_a_branch_is_written_to_a_file(installation: Path) -> None:
    file = installation / "branch.pdf"

    done = run_here(installation, *ASKED, "--language", "id", "-o", str(file))

    assert (done.code, done.out, done.err) == (0, "", "")
    words = paper.text(file.read_bytes())
    assert "Branch kl-01" in words
    assert "Kedatangan" in words


def test_codes_that_differ_in_case_only_are_the_same(installation: Path) -> None:
    file = installation / "branch.pdf"

    done = run_here(installation, "report", "--branch", "KL-01", "--wave", "2026-Q4", "-o", str(file))

    assert (done.code, done.err) == (0, "")


def test_what_cannot_be_found_is_named(installation: Path) -> None:
    out = ("-o", str(installation / "x.pdf"))

    assert refused(installation, "report", "--branch", "zz", "--wave", "2026-q4", *out) == (
        1,
        "There is no branch zz. Check the code.",
    )
    assert refused(installation, "report", "--branch", "kl-01", "--wave", "zz", *out) == (
        1,
        "There is no wave zz. Check the code.",
    )
    assert refused(installation, *ASKED, "--client", "shop", *out) == (
        1,
        "There is no wave 2026-q4 of client shop. Check the code.",
    )
    assert refused(installation, "report", "--branch", "kl-02", "--wave", "2026-q4", *out) == (
        1,
        "Branch kl-02 has no approved visit in wave 2026-q4 yet.",
    )


def test_where_two_clients_share_the_codes_one_is_to_be_chosen(installation: Path) -> None:
    with _server(installation):
        _approve_one("shop")
    out = ("-o", str(installation / "x.pdf"))

    assert refused(installation, *ASKED, *out) == (
        1,
        "Several fit: client bank, programme service; client shop, programme service. "
        "Say which with --client and --programme.",
    )
    assert run_here(installation, *ASKED, "--client", "shop", *out).code == 0


def test_a_file_that_cannot_be_written_is_named(installation: Path) -> None:
    nowhere = installation / "nowhere" / "x.pdf"

    assert refused(installation, *ASKED, "-o", str(nowhere)) == (2, f"{nowhere}: No such file or directory.")


def test_a_language_that_is_not_spoken_is_refused_with_those_that_are(installation: Path) -> None:
    code, said = refused(installation, *ASKED, "--language", "fr", "-o", "x.pdf")

    assert code == 2
    assert "'en', 'ms', 'id'" in said


def test_the_report_of_a_region_and_of_the_whole_programme_are_written_too(installation: Path) -> None:
    for asked, said in ((("--region", "NORTH"), "North"), (("--whole-programme",), "Whole programme")):
        file = installation / "area.pdf"

        done = run_here(installation, "report", *asked, "--wave", "2026-q4", "-o", str(file))

        assert (done.code, done.out, done.err) == (0, "", "")
        assert said in paper.page_text(file.read_bytes(), 1)


@pytest.mark.parametrize(
    "asked", [(), ("--branch", "kl-01", "--whole-programme"), ("--branch", "kl-01", "--region", "north")]
)
def test_one_thing_is_reported_at_a_time(installation: Path, asked: tuple[str, ...]) -> None:
    done = run_here(installation, "report", *asked, "--wave", "2026-q4", "-o", str(installation / "x.pdf"))

    assert done.code != 0
    assert "one of --branch, --region and --whole-programme" in done.err


def test_a_region_without_approved_visits_is_said_in_one_sentence(installation: Path) -> None:
    with _server(installation):
        build.branch("jb-01", "south")
    asked = ("report", "--region", "south", "--wave", "2026-q4", "-o", str(installation / "x.pdf"))

    assert refused(installation, *asked) == (1, "Region south has no approved visit in wave 2026-q4 yet.")
