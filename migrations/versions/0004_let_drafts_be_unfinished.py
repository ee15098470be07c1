"""Let drafts be unfinished, and let the database itself refuse to change what is published; a client's own tags

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

SAME_AS_PUBLISHED = """
exists (select 1 from form_versions as kept where kept.status = 'published' and kept.id is not {itself}
        and (kept.id = new.id or (kept.client_id, kept.code, kept.number) = (new.client_id, new.code, new.number)))
"""
"""Writing over a row, `or replace`, deletes the one that is there without asking a trigger on deletes."""

REFUSED_ON_SQLITE = {
    "update": "old.status = 'published' or " + SAME_AS_PUBLISHED.format(itself="old.id"),
    "delete": "old.status = 'published'",
    "insert": SAME_AS_PUBLISHED.format(itself="null"),
}

POSTGRESQL = """
create function form_versions_stay() returns trigger language plpgsql as $$
begin
    if tg_op = 'TRUNCATE' and not exists (select 1 from form_versions where status = 'published') then
        return null;
    end if;
    raise exception 'a published form version never changes' using errcode = 'restrict_violation';
end $$;
create trigger form_versions_stay before update or delete on form_versions
    for each row when (old.status = 'published') execute function form_versions_stay();
create trigger form_versions_stay_whole before truncate on form_versions
    for each statement execute function form_versions_stay();
"""


def upgrade() -> None:
    """Make the change."""
    _give_versions_their_columns()
    _freeze_what_is_published()
    op.create_table(
        "taxonomy_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("family", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("label", DOCUMENT, nullable=False),
        sa.Column("definition", DOCUMENT, nullable=False),
        sa.CheckConstraint(
            "family in ('parameter', 'owner', 'sin', 'calamity')", name=op.f("ck_taxonomy_items_family_is_open")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_taxonomy_items_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taxonomy_items")),
        sa.UniqueConstraint("client_id", "family", "code", name=op.f("uq_taxonomy_items_client_id_family_code")),
    )
    _keep_sign_offs()
    _keep_re_scores()


def downgrade() -> None:
    """Take it back."""
    op.drop_table("sign_offs")
    op.drop_table("re_scored_visits")
    op.drop_table("re_scores")
    op.drop_table("taxonomy_items")
    _thaw()
    with op.batch_alter_table("form_versions", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_form_versions_published_has_a_hash"), type_="check")
        batch_op.drop_constraint(op.f("fk_form_versions_based_on"), type_="foreignkey")
        batch_op.drop_constraint(op.f("fk_form_versions_changed_by"), type_="foreignkey")
        for name in NEW_COLUMNS:
            batch_op.drop_column(name)


def _freeze_what_is_published() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(POSTGRESQL)
        return
    for deed, refused in REFUSED_ON_SQLITE.items():
        op.execute(
            f"create trigger form_versions_stay_{deed} before {deed} on form_versions when {refused} "
            "begin select raise(abort, 'a published form version never changes'); end"
        )


def _thaw() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("drop trigger form_versions_stay_whole on form_versions")
        op.execute("drop trigger form_versions_stay on form_versions")
        op.execute("drop function form_versions_stay()")
        return
    for deed in REFUSED_ON_SQLITE:
        op.execute(f"drop trigger form_versions_stay_{deed}")


def _give_versions_their_columns() -> None:
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


def _keep_re_scores() -> None:
    op.create_table(
        "re_scores",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("form_version_id", sa.Integer(), nullable=False),
        sa.Column("tree", DOCUMENT, nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("figures", DOCUMENT, nullable=True),
        sa.CheckConstraint(
            "0 <= changed and changed <= done and done <= visits", name=op.f("ck_re_scores_counts_are_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["form_version_id"], ["form_versions.id"], name=op.f("fk_re_scores_form_version_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["users.id"], name=op.f("fk_re_scores_asked_by")),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_re_scores_job_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_re_scores")),
    )
    op.create_index(op.f("ix_re_scores_form_version_id"), "re_scores", ["form_version_id"])
    op.create_index(op.f("ix_re_scores_asked_by"), "re_scores", ["asked_by"])
    op.create_table(
        "re_scored_visits",
        sa.Column("re_score_id", sa.String(length=36), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("moved", sa.Numeric(precision=4, scale=1), nullable=False),
        sa.ForeignKeyConstraint(
            ["re_score_id"], ["re_scores.id"], name=op.f("fk_re_scored_visits_re_score_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_re_scored_visits_revision_id")),
        sa.PrimaryKeyConstraint("re_score_id", "revision_id", name=op.f("pk_re_scored_visits")),
    )
    op.create_index("ix_re_scored_visits_moved", "re_scored_visits", ["re_score_id", "moved", "revision_id"])


def _keep_sign_offs() -> None:
    op.create_table(
        "sign_offs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=60), nullable=False),
        sa.Column("standard", sa.String(length=60), nullable=False),
        sa.Column("wording", DOCUMENT, nullable=False),
        sa.Column("signed_by", sa.String(length=200), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_sign_offs_client_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["users.id"], name=op.f("fk_sign_offs_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_offs")),
    )
    op.create_index("ix_sign_offs_form", "sign_offs", ["client_id", "form"])


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
