"""A role of a tenant (H-10), and the applications (H-11) and permissions that it recommends (Y-05)."""

from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.access import AppRight
from core.database import Base, Named, Row, stored_enum


class UserType(StrEnum):
    """H-02. A set on the membership, with one role for each (I-10)."""

    EMPLOYEE = "EMPLOYEE"
    CUSTOMER = "CUSTOMER"


class Role(Named, Base):
    __tablename__ = "role"
    __table_args__ = (Index("uq_role_name", "tenant_id", "name_folded", unique=True),)

    id: Mapped[Row]
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"), index=True)
    user_type: Mapped[UserType] = mapped_column(stored_enum(UserType))
    binds_staff: Mapped[bool] = mapped_column(default=False)  # Y-07: choose the staff member at once
    own_scope: Mapped[bool] = mapped_column(default=False)  # Y-08
    # Grows with each change, so that two do not undo each other
    version: Mapped[int] = mapped_column(default=1)


class RoleAppRight(Base):
    __tablename__ = "role_app_right"

    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), primary_key=True)
    right: Mapped[AppRight] = mapped_column(stored_enum(AppRight))


class RolePermission(Base):
    """A permission of the catalogue that the role recommends; its staff scope follows from `own_scope` (I-26)."""

    __tablename__ = "role_permission"

    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), primary_key=True)
    permission: Mapped[str] = mapped_column(primary_key=True)
    history_days: Mapped[int | None]  # I-27; None: unlimited
