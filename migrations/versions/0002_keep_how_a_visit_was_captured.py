"""Keep how a visit was captured

Revision: 0002, after 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
OUTCOMES = "outcome in ('visited', 'closed', 'not_found', 'refused', 'unsafe', 'recognised')"
ON_EARTH = "latitude between -90 and 90 and longitude between -180 and 180"


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "held_hand_ins",
        sa.Column("submission_id", sa.String(length=36), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("document", DOCUMENT, nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_from", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["received_from"], ["users.id"], name=op.f("fk_held_hand_ins_received_from")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_held_hand_ins_visit_id")),
        sa.PrimaryKeyConstraint("submission_id", name=op.f("pk_held_hand_ins")),
    )
    with op.batch_alter_table("held_hand_ins", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_held_hand_ins_visit_id"), ["visit_id"], unique=False)

    with op.batch_alter_table("branches", schema=None) as batch_op:
        batch_op.add_column(sa.Column("latitude", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("longitude", sa.Float(), nullable=True))
        batch_op.create_check_constraint(op.f("ck_branches_place_is_whole"), "(latitude is null) = (longitude is null)")
        batch_op.create_check_constraint(op.f("ck_branches_place_is_on_earth"), ON_EARTH)

    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("outcome", sa.String(length=12), nullable=False, server_default="visited"))
        batch_op.add_column(sa.Column("clock_offset_ms", sa.BigInteger(), nullable=True))
        batch_op.create_check_constraint(op.f("ck_submissions_outcome_known"), OUTCOMES)
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.alter_column("outcome", server_default=None)

    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.alter_column("scorecard", existing_type=DOCUMENT, nullable=True)

    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.add_column(sa.Column("clock_offset_ms", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("fee", sa.Numeric(precision=12, scale=2), nullable=True))
        batch_op.add_column(sa.Column("fee_currency", sa.String(length=3), nullable=True))
        batch_op.create_check_constraint(op.f("ck_visits_fee_has_a_currency"), "(fee is null) = (fee_currency is null)")
        batch_op.create_check_constraint(op.f("ck_visits_fee_is_no_debt"), "fee >= 0")


def downgrade() -> None:
    """Take it back. Hand-ins without a visit are left with an empty scorecard."""
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_visits_fee_is_no_debt"), type_="check")
        batch_op.drop_constraint(op.f("ck_visits_fee_has_a_currency"), type_="check")
        batch_op.drop_column("fee_currency")
        batch_op.drop_column("fee")
        batch_op.drop_column("clock_offset_ms")

    op.execute(sa.text("update revisions set scorecard = '{}' where scorecard is null"))
    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.alter_column("scorecard", existing_type=DOCUMENT, nullable=False)

    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_submissions_outcome_known"), type_="check")
        batch_op.drop_column("clock_offset_ms")
        batch_op.drop_column("outcome")

    with op.batch_alter_table("branches", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_branches_place_is_on_earth"), type_="check")
        batch_op.drop_constraint(op.f("ck_branches_place_is_whole"), type_="check")
        batch_op.drop_column("longitude")
        batch_op.drop_column("latitude")

    with op.batch_alter_table("held_hand_ins", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_held_hand_ins_visit_id"))
    op.drop_table("held_hand_ins")
