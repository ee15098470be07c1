"""Bring the visits together: what they add up to, and what real customers said in surveys

Revision: 0003, after 0002
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
FIGURES = ["wave_id", "shape", "branch_id", "n", "total", "squares"]
FIGURES += ["visits", "critical", "failed", "scored", "form_version_id"]


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "survey_means",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("promise", sa.String(length=20), nullable=False),
        sa.Column("customers", sa.Integer(), nullable=False),
        sa.Column("mean", sa.Numeric(precision=12, scale=8), nullable=False),
        sa.Column("deviation", sa.Numeric(precision=12, scale=8), nullable=False),
        sa.Column("lowest", sa.Integer(), nullable=False),
        sa.Column("highest", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("customers > 0 and deviation >= 0", name=op.f("ck_survey_means_somebody_answered")),
        sa.CheckConstraint(
            "lowest < highest and mean between lowest and highest", name=op.f("ck_survey_means_mean_is_on_its_scale")
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_survey_means_branch_id")),
        sa.ForeignKeyConstraint(["wave_id"], ["waves.id"], name=op.f("fk_survey_means_wave_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_means")),
        sa.UniqueConstraint("wave_id", "branch_id", "promise", name=op.f("uq_survey_means_wave_id_branch_id_promise")),
    )
    with op.batch_alter_table("survey_means", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_means_branch_id"), ["branch_id"], unique=False)

    op.create_table(
        "branch_roll_ups",
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("shape", sa.String(length=64), nullable=False),
        sa.Column("form_version_id", sa.Integer(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("squares", sa.BigInteger(), nullable=False),
        sa.Column("critical", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("scored", sa.Integer(), nullable=False),
        sa.Column("tally", DOCUMENT, nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_branch_roll_ups_branch_id")),
        sa.ForeignKeyConstraint(
            ["form_version_id"], ["form_versions.id"], name=op.f("fk_branch_roll_ups_form_version_id")
        ),
        sa.ForeignKeyConstraint(["wave_id"], ["waves.id"], name=op.f("fk_branch_roll_ups_wave_id")),
        sa.PrimaryKeyConstraint("wave_id", "branch_id", "shape", name=op.f("pk_branch_roll_ups")),
    )
    with op.batch_alter_table("branch_roll_ups", schema=None) as batch_op:
        batch_op.create_index("ix_branch_roll_ups_figures", FIGURES, unique=False)
        batch_op.create_index("ix_branch_roll_ups_branch_id", ["branch_id"], unique=False)

    op.create_table(
        "region_roll_ups",
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("shape", sa.String(length=64), nullable=False),
        sa.Column("form_version_id", sa.Integer(), nullable=False),
        sa.Column("tally", DOCUMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["form_version_id"], ["form_versions.id"], name=op.f("fk_region_roll_ups_form_version_id")
        ),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_region_roll_ups_region_id")),
        sa.ForeignKeyConstraint(["wave_id"], ["waves.id"], name=op.f("fk_region_roll_ups_wave_id")),
        sa.PrimaryKeyConstraint("wave_id", "region_id", "shape", name=op.f("pk_region_roll_ups")),
    )
    with op.batch_alter_table("region_roll_ups", schema=None) as batch_op:
        batch_op.create_index("ix_region_roll_ups_region_id", ["region_id"], unique=False)

    op.create_table(
        "papers",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=14), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column("branch_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.String(length=36), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_papers_branch_id")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_papers_region_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_papers_visit_id")),
        sa.ForeignKeyConstraint(["wave_id"], ["waves.id"], name=op.f("fk_papers_wave_id")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_papers")),
    )
    with op.batch_alter_table("papers", schema=None) as batch_op:
        for column in ("branch_id", "code", "region_id", "visit_id", "wave_id"):
            batch_op.create_index(batch_op.f(f"ix_papers_{column}"), [column], unique=False)

    op.create_table(
        "bundles",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column("format", sa.String(length=3), nullable=False),
        sa.Column("order", DOCUMENT, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("format in ('zip', 'pdf')", name=op.f("ck_bundles_format_known")),
        sa.CheckConstraint("done >= 0", name=op.f("ck_bundles_done_is_a_count")),
        sa.ForeignKeyConstraint(["asked_by"], ["users.id"], name=op.f("fk_bundles_asked_by")),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_bundles_job_id")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_bundles_region_id")),
        sa.ForeignKeyConstraint(["wave_id"], ["waves.id"], name=op.f("fk_bundles_wave_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundles")),
    )
    with op.batch_alter_table("bundles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bundles_asked_by"), ["asked_by"], unique=False)
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decisions_decided_at"), ["decided_at"], unique=False)

    op.create_table(
        "dresses",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("accent", sa.String(length=7), nullable=False),
        sa.Column("logo", sa.String(length=64), nullable=True),
        sa.Column("cover", sa.Boolean(), nullable=False),
        sa.Column("left_out", DOCUMENT, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=True),
        sa.CheckConstraint("length(accent) = 7", name=op.f("ck_dresses_accent_is_a_colour")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_dresses_client_id")),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_dresses")),
    )

    op.create_table(
        "corrective_actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=60), nullable=True),
        sa.Column("what", sa.String(length=500), nullable=False),
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_by", sa.Integer(), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("status in ('open', 'done', 'verified')", name=op.f("ck_corrective_actions_status_known")),
        sa.CheckConstraint(
            "(status = 'open') = (done_at is null) and (done_at is null) = (done_by is null)",
            name=op.f("ck_corrective_actions_done_by_somebody"),
        ),
        sa.CheckConstraint(
            "done_at is null or evidence is not null", name=op.f("ck_corrective_actions_done_with_evidence")
        ),
        sa.CheckConstraint(
            "(status = 'verified') = (verified_at is not null) and (verified_at is null) = (verified_by is null)",
            name=op.f("ck_corrective_actions_verified_by_somebody"),
        ),
        sa.CheckConstraint(
            "verified_by is null or verified_by <> done_by", name=op.f("ck_corrective_actions_verified_by_another")
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_corrective_actions_branch_id")),
        sa.ForeignKeyConstraint(["done_by"], ["users.id"], name=op.f("fk_corrective_actions_done_by")),
        sa.ForeignKeyConstraint(["made_by"], ["users.id"], name=op.f("fk_corrective_actions_made_by")),
        sa.ForeignKeyConstraint(["verified_by"], ["users.id"], name=op.f("fk_corrective_actions_verified_by")),
        sa.ForeignKeyConstraint(["wave_id"], ["waves.id"], name=op.f("fk_corrective_actions_wave_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrective_actions")),
    )
    with op.batch_alter_table("corrective_actions", schema=None) as batch_op:
        batch_op.create_index("ix_corrective_actions_due", ["branch_id", "status", "due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_corrective_actions_wave_id"), ["wave_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("corrective_actions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_corrective_actions_wave_id"))
        batch_op.drop_index("ix_corrective_actions_due")
    op.drop_table("corrective_actions")

    op.drop_table("dresses")

    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decisions_decided_at"))
    with op.batch_alter_table("bundles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bundles_asked_by"))
    op.drop_table("bundles")

    with op.batch_alter_table("papers", schema=None) as batch_op:
        for column in ("wave_id", "visit_id", "region_id", "code", "branch_id"):
            batch_op.drop_index(batch_op.f(f"ix_papers_{column}"))
    op.drop_table("papers")

    with op.batch_alter_table("region_roll_ups", schema=None) as batch_op:
        batch_op.drop_index("ix_region_roll_ups_region_id")
    op.drop_table("region_roll_ups")
    with op.batch_alter_table("branch_roll_ups", schema=None) as batch_op:
        batch_op.drop_index("ix_branch_roll_ups_branch_id")
        batch_op.drop_index("ix_branch_roll_ups_figures")
    op.drop_table("branch_roll_ups")

    with op.batch_alter_table("survey_means", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_survey_means_branch_id"))
    op.drop_table("survey_means")
