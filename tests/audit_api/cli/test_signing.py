"""`shopper-audit key` and `verify`: whoever has the public key needs neither the server nor a network."""

from pathlib import Path

import pytest

from audit_api.reporting.sealing import private_key, seal
from tests.audit_api.cli.commands import run


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A signed file; verifying asks nothing of what stands in it."""
    path = tmp_path / "report.pdf"
    path.write_bytes(seal(b"%PDF-1.7\nstartxref\n9\n%%EOF\n", private_key(tmp_path / "data" / "signing.key")).pdf)
    return path


def test_a_paper_is_verified_with_the_public_key_alone(paper: Path, tmp_path: Path) -> None:
    key = tmp_path / "public.pem"
    key.write_text(run(tmp_path / "data", "key", "public").out)

    done = run(tmp_path / "elsewhere", "verify", str(paper), "--key", str(key))

    assert (done.code, done.out) == (0, f"{paper}: as it was made, byte for byte.\n")
    assert not (tmp_path / "elsewhere").exists()


def test_a_changed_paper_and_one_of_another_server_are_told_with_exit_1(paper: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(paper.read_bytes().replace(b"1.7", b"1.6"))
    assert run(tmp_path / "other", "key", "make").code == 0

    for folder, file in (("data", changed), ("other", paper)):
        done = run(tmp_path / folder, "verify", str(file))
        assert (done.code, done.out) == (1, "")
        assert "not as it was made. Its signature does not fit" in done.err


def test_a_key_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    first, second = run(tmp_path, "key", "make"), run(tmp_path, "key", "make")

    assert "made. Keep a copy" in first.out
    assert "is there already" in second.out
    assert run(tmp_path, "key", "public").out == run(tmp_path, "key", "public").out


def test_without_any_key_verify_asks_for_one_and_makes_none(paper: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "elsewhere", "verify", str(paper))

    assert (done.code, done.err.startswith("There is no key at ")) == (2, True)
    assert not (tmp_path / "elsewhere" / "signing.key").exists()
