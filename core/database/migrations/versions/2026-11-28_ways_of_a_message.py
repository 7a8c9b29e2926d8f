"""a message may go by several ways, and some messengers tell later whether it arrived"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_ways_of_a_message"
down_revision = "2026_11_22_access_model"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("next_ways", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("outbox", sa.Column("give_up_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("outbox", sa.Column("receipt", sa.String(), nullable=True))


def downgrade() -> None:
    for column in ("receipt", "give_up_at", "next_ways"):
        op.drop_column("outbox", column)
