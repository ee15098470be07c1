"""The migrations make the tables that the models describe, in both directions, and leave what is kept alone."""

from collections.abc import Callable, Iterator
from typing import Any

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask.testing import FlaskClient
from sqlalchemy import inspect

from audit_api.db import db
from audit_api.form_versions.hashing import sha256_of
from audit_api.form_versions.models import FormVersion
from audit_api.http import Server
from audit_api.migrating import MIGRATIONS
from tests import build, small


@pytest.fixture
def at_head(app: Server) -> Iterator[Server]:
    """The server; its tables are at the newest migration again afterwards."""
    yield app
    with app.app_context():
        db.session.remove()
        flask_migrate.upgrade(directory=str(MIGRATIONS))


def migrate(step: Callable[..., None], revision: str) -> None:
    """One migration command, on connections of its own."""
    db.session.remove()
    step(directory=str(MIGRATIONS), revision=revision)


def differences() -> list[Any]:
    """What Alembic would still have to change."""
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, db.metadata))


def test_there_is_one_newest_migration() -> None:
    assert len(ScriptDirectory(str(MIGRATIONS)).get_heads()) == 1


def test_the_migrations_make_what_the_models_describe(app: Server) -> None:
    with app.app_context():
        assert differences() == []


def test_down_and_up_again_gives_the_same_tables_even_where_visits_are_kept(at_head: Server) -> None:
    with at_head.app_context():
        build.approved(small.answers(), at=build.branch(), during=build.wave(), shopper=build.person("shopper"))
        db.session.commit()
        migrate(flask_migrate.downgrade, "base")
        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}

        migrate(flask_migrate.upgrade, "head")

        assert differences() == []


def test_versions_published_before_there_were_hashes_get_theirs(at_head: Server) -> None:
    with at_head.app_context():
        tree = {**small.FORM, "brief": "Ask for café au lait…", "scoring": {"minimum_coverage": 50.5}}
        number, hashed = (version := build.form_version(tree)).id, version.sha256
        db.session.commit()
        migrate(flask_migrate.downgrade, "0003")
        migrate(flask_migrate.upgrade, "head")

        version = db.session.get_one(FormVersion, number)

        assert version.sha256 == hashed == sha256_of(version.tree)
        assert (version.revision, version.note, version.changed_at) == (1, "", version.created_at)
        db.session.rollback()


def test_bringing_up_to_date_what_is_so_changes_nothing(at_head: Server, admin: FlaskClient) -> None:
    with at_head.app_context():
        migrate(flask_migrate.upgrade, "head")

    assert len(admin.get("/api/people").json["items"]) == 1  # type: ignore[index]
