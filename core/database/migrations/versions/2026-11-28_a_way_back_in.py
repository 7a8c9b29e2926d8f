"""recovery by a code, what a chat has shown lately, addresses on their way, and which chat spoke for whom"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_a_way_back_in"
down_revision = "2026_11_28_lists_of_people"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_TYPE = sa.Enum("EMAIL", "PHONE", name="identifiertype", native_enum=False, length=40)


def upgrade() -> None:
    op.add_column(
        "confirmation_code", sa.Column("decoy", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "recovery",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("messenger", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("type", _TYPE, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=True),
        sa.Column("proven_at", _MOMENT, nullable=True),
        sa.UniqueConstraint("messenger", "address"),
    )
    op.create_table(
        "proof",
        sa.Column("messenger", sa.String(), primary_key=True),
        sa.Column("address", sa.String(), primary_key=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False, index=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("address_since", _MOMENT, nullable=True),
    )
    op.create_table(
        "address_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("type", _TYPE, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("proven_at", _MOMENT, nullable=True),
        sa.Column("done_at", _MOMENT, nullable=True),
        sa.UniqueConstraint("account_id", "type"),
    )
    op.create_table(
        "chat_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False, index=True),
        sa.Column("messenger", sa.String(), nullable=False),
        sa.Column("former", sa.String(), nullable=False),
        sa.Column("present", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("settled_at", _MOMENT, nullable=True),
    )


def downgrade() -> None:
    for table in ("chat_change", "address_change", "proof", "recovery"):
        op.drop_table(table)
    op.drop_column("confirmation_code", "decoy")
