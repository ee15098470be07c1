"""docs/exports.md says what the exports hold, and its SQL and its notebook find what the reports say."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.programmes.survey_import import SURVEYS
from audit_api.reporting.exports.files import FORMATS, TABLES
from audit_api.reporting.exports.meanings import Meanings
from audit_api.reporting.exports.tables import Column
from tests import build, small
from tests.audit_api.reporting import tables

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs/exports.md").read_text()
NOTEBOOK = ROOT / "docs/examples/wave.ipynb"
LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
SAID = Meanings("en")


def _rows(heading: str) -> list[list[str]]:
    """The rows of the first table below a heading."""
    part = DOCUMENT.split(f"\n{heading}\n")[1].split("\n|--")[1].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines()[1:]]


def _explained(column: Column) -> list[str]:
    return [f"`{column.name}`", SAID.kind(column.kind), SAID.of(column.name)]


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_explained_and_none_that_is_not_there(name: str) -> None:
    shared, own = (
        _rows("### In visits and in answers"),
        _rows(f"### Only in {name.replace('audit-log', 'the audit log')}"),
    )
    held = [_explained(column) for column in TABLES[name].columns]

    assert [row for row in held if row not in shared] == own
    assert [row for row in shared if row in held] == held[: len(held) - len(own)]
    assert name == "audit-log" or held[: len(shared)] == shared


def test_the_tables_and_formats_are_all_named() -> None:
    assert [row[0] for row in _rows("## What there is")] == [f"`{name}`" for name in TABLES]
    assert all(f"`{ending}`" in DOCUMENT for ending in FORMATS)


def test_the_columns_of_a_survey_and_what_else_they_may_be_called_are_told() -> None:
    told = {row[0].strip("`"): set(row[1].split(", ")) for row in _rows("## Survey means in")}

    assert told == {
        name: {title for title in titles if title != name and title != "rata rata"}
        for name, titles in SURVEYS.columns.items()
    }


@pytest.fixture
def wave(app: Server) -> int:
    """A wave in which two branches lost points, one of them in a visit that is incomplete."""
    bad = small.answers(A1="no", B1="wrong")
    unseen = {**small.answers(), "answers": {"A1": {"value": "no"}}}
    with app.app_context():
        during, shopper = build.wave(), build.person("shopper")
        for code, given in {"kl-01": [small.answers(), bad, unseen], "kl-02": [small.answers(B1="partly")]}.items():
            for answers in given:
                build.approved(answers, at=build.branch(code), during=during, shopper=shopper, on=LONG_AGO)
        number = during.id
        db.session.commit()
    return number


def _exported(client: FlaskClient, wave: int, table: str) -> bytes:
    return client.get(f"/api/exports/waves/{wave}/{table}.parquet").data


def _queries() -> Iterator[str]:
    return iter(re.findall(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL))


def _database(client: FlaskClient, wave: int) -> sqlite3.Connection:
    """The two tables under the names of their files, which is how DuckDB knows them."""
    database = sqlite3.connect(":memory:")
    for table in ("visits", "answers"):
        rows = tables.from_parquet(_exported(client, wave, table))
        names = ", ".join(f'"{name}"' for name in rows[0])
        database.execute(f'create table "{table}.parquet" ({names})')
        marks = ", ".join("?" * len(rows[0]))
        values = [[float(cell) if isinstance(cell, Decimal) else _plain(cell) for cell in row.values()] for row in rows]
        database.executemany(f'insert into "{table}.parquet" values ({marks})', values)
    return database


def _plain(cell: Any) -> Any:
    return str(cell) if hasattr(cell, "isoformat") else cell


def test_the_sql_finds_the_scores_and_losses_that_the_desk_shows(
    app: Server, sign_in: Callable[..., FlaskClient], wave: int
) -> None:
    client = sign_in("regional_manager", "bank/north")
    database, (scores, losses) = _database(client, wave), _queries()
    shown = {row["code"]: row for row in client.get(f"/api/results/waves/{wave}").json["branches"]}
    branch = client.get(f"/api/results/waves/{wave}/branches/{shown['kl-01']['id']}").json["figures"]

    found = {row[0]: row[1:] for row in database.execute(scores)}
    lost = list(database.execute(losses))

    assert {code: (row["n"], row["mean"]) for code, row in shown.items()} == {
        code: (n, str(score)) for code, (n, score, _) in found.items()
    }
    assert str(found["kl-01"][2]) == branch["compliance"]["percent"]
    # A1 fails once for 2 points; B1 once for 1, and once for half of it.
    assert [(row[0], row[3], row[4], row[5]) for row in lost] == [("A1", 2.0, 1, 3), ("B1", 1.5, 2, 3)]
    database.close()


def test_the_notebook_runs_from_top_to_bottom_and_says_the_same(
    sign_in: Callable[..., FlaskClient], wave: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    client = sign_in("admin")
    for table in ("visits", "answers"):
        (tmp_path / f"{table}.parquet").write_bytes(_exported(client, wave, table))
    monkeypatch.setenv("WAVE_FOLDER", str(tmp_path))

    run_notebook()

    said = capsys.readouterr().out
    assert "4 visits and 32 answers" in said
    assert "3 visits count" in said
    assert "kl-02     95.0   n 1   too few to compare\nkl-01     85.0   n 2   too few to compare" in said
    assert "A1      2.00   n 3   greeter: Were you greeted?" in said
    assert "in time 3 of 3   Wait" in said


def run_notebook() -> None:
    """Run its pieces of code one after the other, as a notebook does."""
    cells = json.loads(NOTEBOOK.read_text())["cells"]
    space: dict[str, Any] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{NOTEBOOK.name}: {cell['id']}", "exec"), space)
