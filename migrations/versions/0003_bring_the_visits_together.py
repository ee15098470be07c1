"""Bring the visits together: what real customers said in surveys

Revision: 0003, after 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "survey_means",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("promise", sa.String(length=20), nullable=False),
        sa.Column("customers", sa.Integer(), nullable=False),
        sa.Column("mean", sa.Numeric(precision=8, scale=4), nullable=False),
        sa.Column("deviation", sa.Numeric(precision=8, scale=4), nullable=False),
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


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("survey_means", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_survey_means_branch_id"))
    op.drop_table("survey_means")
