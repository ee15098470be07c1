"""`shopper-audit demo` loads once, tells the sign-ins each time, and never mixes with real people."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from audit_api.cli import demo
from audit_api.demo import bank, cast
from audit_api.storage import Storage

from .commands import Done, refused, run_here

REAL = ("user", "add", "--name", "Real Admin", "--role", "admin", "--invite")


def _only_the_bank(
    session: Session, _storage: Storage, hasher: PasswordHasher, now: datetime, _say: Callable[[str], None]
) -> None:
    """The demo without its visits, which take their time."""
    bank.found_places(session)
    for part in (*cast.DESK, *cast.SHOPPERS["central"]):
        cast.add(session, hasher, part, now)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "load", _only_the_bank)


def loaded(folder: Path, *options: str) -> Done:
    return run_here(folder, "demo", *options, PORT="8123")


def test_it_tells_the_address_and_a_sign_in_for_each_role(tmp_path: Path) -> None:
    done = loaded(tmp_path)

    assert done.code == 0, done.err
    assert "http://127.0.0.1:8123/" in done.out
    for role in ("admin", "scheduler", "reviewer", "regional manager", "branch manager"):
        assert f"  {role:17} " in done.out
    assert "  shopper           http://127.0.0.1:8123/i/" in done.out


def test_the_sign_ins_are_told_again_when_it_is_there_already(tmp_path: Path) -> None:
    loaded(tmp_path, "--if-empty")

    again = loaded(tmp_path, "--if-empty")

    assert again.code == 0
    assert "Loading" not in again.out
    assert again.out.count(cast.PASSWORD) == 5
    assert refused(tmp_path, "demo") == (
        2,
        "The demo is loaded already. Give --if-empty to see the sign-ins, or another folder.",
    )


def test_it_is_not_loaded_where_real_people_are(tmp_path: Path) -> None:
    run_here(tmp_path, "db", "upgrade")
    run_here(tmp_path, *REAL)

    quiet = loaded(tmp_path, "--if-empty")

    assert (quiet.code, quiet.out) == (0, "There are people here already: the demo is not loaded.\n")
    code, said = refused(tmp_path, "demo")
    assert code == 2
    assert said.startswith("There are people here already. Load the demo into a folder of its own")
