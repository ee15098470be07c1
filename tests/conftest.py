"""What every test may ask for: a server on a real database, and people signed in to it."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, text
from sqlalchemy.pool import ConnectionPoolEntry

from audit_api import create_app
from audit_api.config import Config
from audit_api.db import db
from audit_api.http import Server
from audit_api.migrating import MIGRATIONS, prepare
from audit_api.people.access import Role
from tests import build, postgres


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite")


@pytest.fixture(scope="session")
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty database of the kind asked for with --database."""
    folder = tmp_path_factory.mktemp("database")
    if request.config.getoption("--database") == "sqlite":
        yield f"sqlite:///{folder / 'audit.db'}"
        return
    with postgres.cluster() as url:
        yield url


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the server under test."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def migrated_app(database_url: str, data_folder: Path) -> Iterator[Server]:
    """One server for all tests, its tables made by the migrations."""
    app = create_app(
        Config(
            data=data_folder,
            database=database_url,
            photos=str(data_folder / "photos"),
            secret="only for tests",
            workers=0,
            sign_in_limit="10000 per minute",
            password_cost=1,
        )
    )
    app.testing = True
    prepare(app)
    with app.app_context():
        event.listen(db.engine, "connect", _await_no_disk)
        flask_migrate.upgrade(directory=str(MIGRATIONS))
    yield app
    with app.app_context():
        db.engine.dispose()


def _await_no_disk(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """No test here cuts the power; what is killed and must have kept everything has a database of its own."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture
def app(migrated_app: Server, data_folder: Path) -> Iterator[Server]:
    """The server, with nothing in it before and after the test."""
    yield migrated_app
    empty(migrated_app, data_folder)


def empty(app: Server, data_folder: Path) -> None:
    """Leave nothing in the server's database, and no photo or bundle."""
    with app.app_context():
        with _triggers_off():
            for table in reversed(db.metadata.sorted_tables):
                db.session.execute(table.delete())
        db.session.execute(text("insert into scopes (path) values ('')"))
        db.session.commit()
        db.session.remove()
    for folder in ("photos", "bundles"):
        shutil.rmtree(data_folder / folder, ignore_errors=True)


@contextmanager
def _triggers_off() -> Iterator[None]:
    """What is published stays, except between two tests."""
    if db.session.scalar(text("select 1 from form_versions where status = 'published' limit 1")) is None:
        yield
    elif db.engine.dialect.name == "postgresql":
        db.session.execute(text("set local session_replication_role = replica"))
        yield
    else:
        triggers = db.session.execute(text("select name, sql from sqlite_master where type = 'trigger'")).all()
        for name, _ in triggers:
            db.session.execute(text(f"drop trigger {name}"))
        yield
        for _, made in triggers:
            db.session.execute(text(made))


@pytest.fixture
def anonymous(app: Server) -> FlaskClient:
    """A browser in which nobody is signed in."""
    return build.browser(app)


@pytest.fixture
def sign_in(app: Server) -> Callable[..., FlaskClient]:
    """Make a person with one role and give the browser they are signed in to."""

    def signed_in(role: Role, scope: str = "", name: str | None = None) -> FlaskClient:
        return build.signed_in(app, role, scope, name)

    return signed_in


@pytest.fixture
def admin(sign_in: Callable[..., FlaskClient]) -> FlaskClient:
    """The browser of an admin."""
    return sign_in("admin")
