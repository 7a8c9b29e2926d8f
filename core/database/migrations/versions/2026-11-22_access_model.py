"""the whole access model: permissions, scopes, deviations, servicing, requests

Columns are added and dropped as SQLite itself does it: making a table anew would drop, with its rows, what refers to it.
"""

import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_access_model"
down_revision = "2026_11_22_first"
branch_labels = None
depends_on = None

_NAMED = ("application", "role", "staff_member", "tenant")


def upgrade() -> None:
    for table, columns in _added().items():
        for column in columns:
            op.add_column(table, column)
    for table in _NAMED:
        _fold_names(table)
    op.create_index("uq_application_name", "application", ["tenant_id", "name_folded"], unique=True)
    op.create_index("ix_journal_tenant", "journal", ["tenant_id", "id"])
    op.create_index("uq_role_name", "role", ["tenant_id", "name_folded"], unique=True)

    op.create_table(
        "tariff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tariff")),
        sa.UniqueConstraint("name_folded", name=op.f("uq_tariff_name_folded")),
    )
    op.create_table(
        "consent_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_by", sa.Integer(), nullable=True),
        sa.Column("membership_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_consent_code_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_consent_code_membership_id_membership")
        ),
        sa.ForeignKeyConstraint(["used_by"], ["account.id"], name=op.f("fk_consent_code_used_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_code")),
    )
    op.create_index(op.f("ix_consent_code_account_id"), "consent_code", ["account_id"], unique=False)

    op.create_table(
        "servicing_relation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("servicing_id", sa.Integer(), nullable=False),
        sa.Column("serviced_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["account.id"], name=op.f("fk_servicing_relation_answered_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["account.id"], name=op.f("fk_servicing_relation_asked_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["serviced_id"], ["tenant.id"], name=op.f("fk_servicing_relation_serviced_id_tenant")
        ),
        sa.ForeignKeyConstraint(
            ["servicing_id"], ["tenant.id"], name=op.f("fk_servicing_relation_servicing_id_tenant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_servicing_relation")),
    )
    op.create_index(
        op.f("ix_servicing_relation_serviced_id"), "servicing_relation", ["serviced_id"], unique=False
    )
    op.create_index(
        "uq_servicing_relation_living",
        "servicing_relation",
        ["servicing_id", "serviced_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('ASKED', 'LIVE')"),
        postgresql_where=sa.text("state IN ('ASKED', 'LIVE')"),
    )

    op.create_table(
        "servicing_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("servicing_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["servicing_id"], ["tenant.id"], name=op.f("fk_servicing_report_servicing_id_tenant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_servicing_report")),
        sa.UniqueConstraint("servicing_id", "day", name=op.f("uq_servicing_report_servicing_id_day")),
    )
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("tariff_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subscribed_by", sa.Integer(), nullable=False),
        sa.Column("servicing_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["servicing_id"], ["tenant.id"], name=op.f("fk_subscription_servicing_id_tenant")
        ),
        sa.ForeignKeyConstraint(
            ["subscribed_by"], ["account.id"], name=op.f("fk_subscription_subscribed_by_account")
        ),
        sa.ForeignKeyConstraint(["tariff_id"], ["tariff.id"], name=op.f("fk_subscription_tariff_id_tariff")),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_subscription_tenant_id_tenant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
    )
    op.create_index(op.f("ix_subscription_tenant_id"), "subscription", ["tenant_id"], unique=False)
    op.create_index(op.f("ix_subscription_until"), "subscription", ["until"], unique=False)

    op.create_table(
        "tenant_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("servicing_id", sa.Integer(), nullable=False),
        sa.Column("invited_by", sa.Integer(), nullable=False),
        sa.Column("called", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tenant_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["account.id"], name=op.f("fk_tenant_invitation_invited_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["servicing_id"], ["tenant.id"], name=op.f("fk_tenant_invitation_servicing_id_tenant")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_tenant_invitation_tenant_id_tenant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenant_invitation")),
    )
    op.create_index(
        op.f("ix_tenant_invitation_servicing_id"), "tenant_invitation", ["servicing_id"], unique=False
    )

    op.create_table(
        "in_app_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_in_app_role_application_id_application")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_in_app_role")),
        sa.UniqueConstraint(
            "application_id", "name_folded", name=op.f("uq_in_app_role_application_id_name_folded")
        ),
    )
    op.create_table(
        "journal_tenant",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["journal.id"], name=op.f("fk_journal_tenant_entry_id_journal")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_journal_tenant_tenant_id_tenant")
        ),
        sa.PrimaryKeyConstraint("entry_id", "tenant_id", name=op.f("pk_journal_tenant")),
    )
    op.create_index(op.f("ix_journal_tenant_tenant_id"), "journal_tenant", ["tenant_id"], unique=False)

    op.create_table(
        "role_permission",
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("permission", sa.String(), nullable=False),
        sa.Column("history_days", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_role_permission_role_id_role")),
        sa.PrimaryKeyConstraint("role_id", "permission", name=op.f("pk_role_permission")),
    )
    op.create_table(
        "access_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["account.id"], name=op.f("fk_access_request_answered_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_access_request_membership_id_membership")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_request")),
    )
    op.create_index(
        op.f("ix_access_request_membership_id"), "access_request", ["membership_id"], unique=False
    )

    op.create_table(
        "membership_in_app_role",
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("in_app_role_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["in_app_role_id"],
            ["in_app_role.id"],
            name=op.f("fk_membership_in_app_role_in_app_role_id_in_app_role"),
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["membership.id"],
            name=op.f("fk_membership_in_app_role_membership_id_membership"),
        ),
        sa.PrimaryKeyConstraint("membership_id", "in_app_role_id", name=op.f("pk_membership_in_app_role")),
    )
    op.create_table(
        "permission_deviation",
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("permission", sa.String(), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("own_staff", sa.Boolean(), nullable=False),
        sa.Column("staff", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("history_days", sa.Integer(), nullable=True),
        sa.Column("given_by", sa.Integer(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["given_by"], ["account.id"], name=op.f("fk_permission_deviation_given_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["membership.id"],
            name=op.f("fk_permission_deviation_membership_id_membership"),
        ),
        sa.PrimaryKeyConstraint("membership_id", "permission", name=op.f("pk_permission_deviation")),
    )


def _added() -> dict[str, list[sa.Column[Any]]]:
    return {
        "account": [
            sa.Column("suspended_until", sa.DateTime(timezone=True), nullable=True),
            sa.Column("suspended_why", sa.String(), nullable=False, server_default=""),
        ],
        "application": [sa.Column("name_folded", sa.String(), nullable=False, server_default="")],
        "claim": [
            sa.Column("invitation_id", sa.Integer(), nullable=True),
            sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        ],
        "invitation": [sa.Column("connects", sa.Boolean(), nullable=False, server_default=sa.false())],
        "membership": [
            sa.Column("valid_till", sa.DateTime(timezone=True), nullable=True),
            sa.Column("session_limit", sa.Integer(), nullable=True),
            sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
            sa.Column("called", sa.String(), nullable=True),
            sa.Column("called_folded", sa.String(), nullable=True),
        ],
        "role": [
            sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
            sa.Column("name_folded", sa.String(), nullable=False, server_default=""),
        ],
        "staff_member": [sa.Column("name_folded", sa.String(), nullable=False, server_default="")],
        "tenant": [
            sa.Column("invites_tenants", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("subscribes_tariffs", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("name_folded", sa.String(), nullable=False, server_default=""),
        ],
    }


def _fold_names(name: str) -> None:
    """As core.database.fold does it: databases know no case folding that they agree on."""
    table = sa.table(name, sa.column("id"), sa.column("name"), sa.column("name_folded"))
    connection = op.get_bind()
    for id_, text in connection.execute(sa.select(table.c.id, table.c.name)).all():
        folded = unicodedata.normalize("NFKC", text).casefold()
        connection.execute(sa.update(table).where(table.c.id == id_).values(name_folded=folded))


def downgrade() -> None:
    for table in (
        "permission_deviation",
        "membership_in_app_role",
        "access_request",
        "role_permission",
        "journal_tenant",
        "in_app_role",
        "tenant_invitation",
        "subscription",
        "servicing_report",
        "servicing_relation",
        "consent_code",
        "tariff",
    ):
        op.drop_table(table)
    op.drop_index("ix_journal_tenant", "journal")
    op.drop_index("uq_role_name", "role")
    op.drop_index("uq_application_name", "application")
    for table, columns in _added().items():
        for column in columns:
            op.drop_column(table, column.name)
