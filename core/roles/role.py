"""A role of a tenant (H-10) and the rights to applications that it recommends (H-11, Y-05)."""

from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.access import AppRight
from core.database import Base, Row, stored_enum


class UserType(StrEnum):
    """H-02. A set on the membership, with one role for each (I-10)."""

    EMPLOYEE = "EMPLOYEE"
    CUSTOMER = "CUSTOMER"


class Role(Base):
    __tablename__ = "role"

    id: Mapped[Row]
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"), index=True)
    name: Mapped[str]
    user_type: Mapped[UserType] = mapped_column(stored_enum(UserType))
    binds_staff: Mapped[bool] = mapped_column(default=False)  # Y-07: choose the staff member at once
    own_scope: Mapped[bool] = mapped_column(default=False)  # Y-08


class RoleAppRight(Base):
    __tablename__ = "role_app_right"

    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), primary_key=True)
    right: Mapped[AppRight] = mapped_column(stored_enum(AppRight))
