"""What goes wrong with a command is one sentence that names the place, the value and the cure."""

import re
from pathlib import Path

import pytest

from audit_api.cli import COMMANDS, main

from .commands import refused, run, run_here


def test_a_person_is_added_with_a_link_that_signs_them_in(tmp_path: Path) -> None:
    assert run_here(tmp_path, "db", "upgrade").code == 0

    done = run_here(tmp_path, "user", "add", "--name", "Demo Admin", "--role", "admin", "--invite")

    assert done.code == 0, done.err
    assert re.fullmatch(r"Added Demo Admin\. Link: /i/[\w-]{20,} below the server's address\.\n", done.out)


def test_a_person_who_cannot_be_added_is_told_why(tmp_path: Path) -> None:
    run_here(tmp_path, "db", "upgrade")
    person = ("user", "add", "--name", "Demo", "--role", "reviewer")
    signing = ("--email", "demo@demo.example", "--password", "a long enough word")

    assert refused(tmp_path, *person) == (2, "Give --email and --password, or --invite for a link.")
    assert refused(tmp_path, *person, "--invite", "--email", "demo") == (2, "--email: Not a valid email address.")
    assert refused(tmp_path, *person, *signing, "--scope", "bank") == (
        1,
        "roles[0].scope: 'bank' is no place that exists. Choose one that does.",
    )
    assert run_here(tmp_path, *person, *signing).out == "Added Demo.\n"
    assert refused(tmp_path, *person, *signing) == (
        1,
        "The e-mail demo@demo.example exists already. Choose another one.",
    )


def test_a_database_without_tables_says_what_to_run(tmp_path: Path) -> None:
    code, said = refused(tmp_path, "user", "add", "--name", "Demo", "--role", "admin", "--invite")

    assert (code, said) == (
        2,
        "The database cannot be used: no such table: scopes. Run `shopper-audit db upgrade` first.",
    )


@pytest.mark.parametrize(
    ("setting", "value", "start"),
    [
        ("DATABASE_URL", "mysql://demo", "DATABASE_URL: 'mysql://demo' is no address known here."),
        ("DATABASE_URL", "sqlite:////nowhere/at/all.db", "The database cannot be used: unable to open"),
        ("DATABASE_URL", "postgresql://demo:secret@127.0.0.1:1/x", "The database cannot be used: connection failed"),
        ("SHOPPER_AUDIT_DATA", "/dev/null/x", "/dev/null/x: Not a directory."),
        ("WORKERS", "many", "WORKERS: 'many' is not a whole number from 0 to 64."),
        ("SECURE_COOKIES", "perhaps", "SECURE_COOKIES: 'perhaps' is neither yes nor no."),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, setting: str, value: str, start: str) -> None:
    code, said = refused(tmp_path, "db", "upgrade", **{setting: value})

    assert code == 2
    assert said.startswith(start)
    assert "secret" not in said


def test_a_migration_that_does_not_exist_is_told_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path, "db", "upgrade", "0999")

    assert done.code == 1
    assert done.err == "Error: Can't locate revision identified by '0999'\n"


def test_the_tables_go_and_come_back(tmp_path: Path) -> None:
    for arguments in (("upgrade",), ("downgrade", "base"), ("upgrade",)):
        assert run_here(tmp_path, "db", *arguments).code == 0


def test_a_mistake_in_the_program_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(COMMANDS, "score", "no_such_module")

    with pytest.raises(SystemExit) as stopped:
        main(["score"])

    assert stopped.value.code == 1
    assert capsys.readouterr().err.startswith("A mistake in the program stopped this (ModuleNotFoundError")


def test_the_command_alone_lists_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    listed = capsys.readouterr().out
    assert all(command in listed for command in ("serve", "user", "db", "score"))
