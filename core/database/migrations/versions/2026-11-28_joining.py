"""group links, and the requests of who comes by them"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_joining"
down_revision = "2026_11_28_ways_of_a_message"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "group_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("for_contacts", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name=op.f("fk_group_link_made_by_account")),
        sa.ForeignKeyConstraint(
            ["role_id"], ["role.id"], name=op.f("fk_group_link_role_id_role"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_group_link_tenant_id_tenant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_link")),
    )
    op.create_index(op.f("ix_group_link_role_id"), "group_link", ["role_id"], unique=False)
    op.create_index(op.f("ix_group_link_tenant_id"), "group_link", ["tenant_id"], unique=False)
    op.create_table(
        "join_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("messenger", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("membership_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_join_request_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["account.id"], name=op.f("fk_join_request_decided_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["link_id"], ["group_link.id"], name=op.f("fk_join_request_link_id_group_link")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_join_request_membership_id_membership")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_join_request")),
        sa.UniqueConstraint(
            "link_id", "messenger", "address", name=op.f("uq_join_request_link_id_messenger_address")
        ),
    )
    op.create_index(
        op.f("ix_join_request_messenger_address"), "join_request", ["messenger", "address"], unique=False
    )
    op.create_index(op.f("ix_join_request_link_id_state"), "join_request", ["link_id", "state"], unique=False)


def downgrade() -> None:
    op.drop_table("join_request")
    op.drop_table("group_link")
