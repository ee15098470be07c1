"""Let a programme say which share of visits it promises to serve in time; none is promised until it does

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

CHECK = "ck_programmes_promised_share_is_a_share"


def upgrade() -> None:
    """Make the change."""
    with op.batch_alter_table("programmes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("promised_share", sa.Integer(), nullable=True))
        batch_op.create_check_constraint(op.f(CHECK), "promised_share between 1 and 100")


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("programmes", schema=None) as batch_op:
        batch_op.drop_constraint(op.f(CHECK), type_="check")
        batch_op.drop_column("promised_share")
