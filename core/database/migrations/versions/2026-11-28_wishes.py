"""whoever holds an ended link may ask for a new invitation"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_wishes"
down_revision = "2026_11_28_a_way_back_in"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "invitation_wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("messenger", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitation.id"], name=op.f("fk_invitation_wish_invitation_id_invitation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_wish")),
        sa.UniqueConstraint(
            "invitation_id",
            "generation",
            "messenger",
            "address",
            name=op.f("uq_invitation_wish_invitation_id_generation_messenger_address"),
        ),
    )


def downgrade() -> None:
    op.drop_table("invitation_wish")
