"""The database itself refuses to change a published version, whoever writes the SQL."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from audit_api.db import db
from audit_api.form_versions.models import FormVersion
from audit_api.http import Server
from tests import build, small

COLUMNS = (
    "id, client_id, code, number, status, tree, revision, created_at, created_by, changed_at, changed_by,"
    " published_at, note, sha256"
)
AS_ANOTHER = f"""
select {COLUMNS.replace("note", "'another'").replace("id,", "{id},", 1)} from form_versions where id = :published
"""
CHANGES = {
    "its tree": "update form_versions set tree = '{}' where id = :published",
    "its note": "update form_versions set note = 'another' where id = :published",
    "its number": "update form_versions set number = 7 where id = :published",
    "its status": "update form_versions set status = 'draft', published_at = null, sha256 = null where id = :published",
    "nothing": "update form_versions set note = note where id = :published",
    "all of it": "delete from form_versions where id = :published",
    "everything": "delete from form_versions",
}
OVERWRITING = {
    "sqlite": {
        "by its id": f"insert or replace into form_versions ({COLUMNS}) {AS_ANOTHER.format(id='id')}",
        "by its number": f"insert or replace into form_versions ({COLUMNS}) {AS_ANOTHER.format(id='999')}",
        "by moving a draft": "update or replace form_versions set id = :published where id = :draft",
    },
    "postgresql": {
        "by its id": f"insert into form_versions ({COLUMNS}) {AS_ANOTHER.format(id='id')}"
        " on conflict (id) do update set note = 'another'",
        "by emptying the table": "truncate form_versions cascade",
    },
}


@pytest.fixture
def versions(app: Server) -> dict[str, int]:
    """The numbers of a published version and a draft."""
    with app.app_context():
        published = build.form_version(small.FORM)
        draft = FormVersion(client_id=published.client_id, code="small", number=2, tree={}, status="draft")
        draft.created_by = draft.changed_by = published.created_by
        draft.created_at = draft.changed_at = published.created_at
        db.session.add(draft)
        db.session.commit()
        return {"published": published.id, "draft": draft.id}


def refused(app: Server, statement: str, versions: dict[str, int]) -> None:
    with app.app_context():
        with pytest.raises(DBAPIError, match="a published form version never changes"):
            db.session.execute(text(statement), versions)
        db.session.rollback()
        kept = db.session.get_one(FormVersion, versions["published"])
        assert (kept.tree, kept.note, kept.number, kept.status) == (small.FORM, "", 1, "published")


@pytest.mark.parametrize("what", CHANGES)
def test_no_statement_changes_a_published_version(app: Server, versions: dict[str, int], what: str) -> None:
    refused(app, CHANGES[what], versions)


def test_no_statement_writes_over_a_published_version(app: Server, versions: dict[str, int]) -> None:
    with app.app_context():
        statements = OVERWRITING[db.engine.dialect.name].values()
    for statement in statements:
        refused(app, statement, versions)


def test_drafts_change_are_published_and_go_as_before(app: Server, versions: dict[str, int]) -> None:
    with app.app_context():
        db.session.execute(
            text("update form_versions set tree = '{\"a\": 1}', revision = 2 where id = :draft"), versions
        )
        assert db.session.get_one(FormVersion, versions["draft"]).tree == {"a": 1}
        published = "status = 'published', published_at = changed_at, sha256 = 'x'"
        db.session.execute(text(f"update form_versions set {published} where id = :draft"), versions)
        db.session.commit()
    refused(app, "delete from form_versions where id = :draft", versions)
    with app.app_context():
        row = db.session.get_one(FormVersion, versions["published"])
        third = FormVersion(client_id=row.client_id, code="small", number=3, tree={}, status="draft")
        third.created_by, third.created_at = row.created_by, row.created_at
        third.changed_by, third.changed_at = row.created_by, row.created_at
        db.session.add(third)
        db.session.commit()
        assert db.session.execute(text("delete from form_versions where status = 'draft'")).rowcount == 1  # type: ignore[attr-defined]
        db.session.rollback()


def test_a_table_without_published_versions_is_emptied_as_any_other(app: Server) -> None:
    with app.app_context():
        db.session.execute(text("delete from form_versions"))
        db.session.commit()
