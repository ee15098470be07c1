"""Let drafts be unfinished: who saved which state, what a version changed, and the hash of what was published

Revision: 0004, after 0003
"""

import hashlib
import json
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
VERSIONS = sa.table(
    "form_versions", sa.column("id", sa.Integer), sa.column("tree", DOCUMENT), sa.column("sha256", sa.String)
)
NEW_COLUMNS = ("based_on", "sha256", "note", "changed_by", "changed_at", "revision")


def upgrade() -> None:
    """Make the change."""
    with op.batch_alter_table("form_versions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("revision", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("changed_by", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("sha256", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("based_on", sa.Integer(), nullable=True))
    op.execute("update form_versions set revision = 1, note = '', changed_at = created_at, changed_by = created_by")
    _fill_in_hashes(op.get_bind())
    with op.batch_alter_table("form_versions", schema=None) as batch_op:
        for name, kind in (("revision", sa.Integer()), ("changed_by", sa.Integer()), ("note", sa.Text())):
            batch_op.alter_column(name, existing_type=kind, nullable=False)
        batch_op.alter_column("changed_at", existing_type=sa.DateTime(timezone=True), nullable=False)
        batch_op.create_foreign_key(op.f("fk_form_versions_changed_by"), "users", ["changed_by"], ["id"])
        batch_op.create_foreign_key(op.f("fk_form_versions_based_on"), "form_versions", ["based_on"], ["id"])
        batch_op.create_check_constraint(
            op.f("ck_form_versions_published_has_a_hash"), "(status = 'published') = (sha256 is not null)"
        )


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("form_versions", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_form_versions_published_has_a_hash"), type_="check")
        batch_op.drop_constraint(op.f("fk_form_versions_based_on"), type_="foreignkey")
        batch_op.drop_constraint(op.f("fk_form_versions_changed_by"), type_="foreignkey")
        for name in NEW_COLUMNS:
            batch_op.drop_column(name)


def _fill_in_hashes(connection: sa.Connection) -> None:
    published = sa.select(VERSIONS.c.id, VERSIONS.c.tree).where(sa.text("status = 'published'"))
    for number, tree in connection.execute(published).all():
        hashed = hashlib.sha256(_canonical(tree).encode()).hexdigest()
        connection.execute(VERSIONS.update().where(VERSIONS.c.id == number).values(sha256=hashed))


def _canonical(value: Any) -> str:
    """As `audit_api.form_versions.hashing` wrote it at the time of this change."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{_canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_canonical, value)) + "]"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    return json.dumps(value)
