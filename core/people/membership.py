"""A membership: one account in one tenant, with its tenant role, its roles by user type and its deviations (I-10)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, and_, or_, text
from sqlalchemy.orm import Mapped, mapped_column, validates

from core.access import AppRight
from core.database import Base, Named, Row, fold, stored_enum
from core.roles import UserType
from core.tenants import TenantRole

_LIVE = text("state != 'ENDED'")


class MembershipState(StrEnum):
    INVITED = "INVITED"
    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    ENDED = "ENDED"


class StaffMember(Named, Base):
    """A person in the schedule of a tenant; he may have no account (Y-07)."""

    __tablename__ = "staff_member"

    id: Mapped[Row]
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"), index=True)


class Membership(Base):
    __tablename__ = "membership"
    __table_args__ = (
        Index(
            "uq_membership_live",
            "account_id",
            "tenant_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index(  # I-20
            "uq_membership_staff_member",
            "staff_member_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
    )

    id: Mapped[Row]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"), index=True)
    tenant_role: Mapped[TenantRole] = mapped_column(stored_enum(TenantRole))
    state: Mapped[MembershipState] = mapped_column(stored_enum(MembershipState))
    staff_member_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    created_at: Mapped[datetime]
    added_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    valid_till: Mapped[datetime | None]  # as good as ended from then on
    session_limit: Mapped[int | None]  # F-24; None: no limit
    # Grows with each change, so that two do not undo each other
    version: Mapped[int] = mapped_column(default=1)
    called: Mapped[str | None]  # an existing person, until he accepts: what his adder called him (F-02)
    called_folded: Mapped[str | None]  # the form in which that is looked for

    @validates("called")
    def _fold_called(self, _: str, called: str | None) -> str | None:
        self.called_folded = None if called is None else fold(called)
        return called

    @classmethod
    def is_live(cls) -> ColumnElement[bool]:
        """For a statement: the ones that are, or are to become, somebody's membership."""
        return cls.state != MembershipState.ENDED

    @classmethod
    def is_current(cls, now: datetime) -> ColumnElement[bool]:
        """The same without those whose term is over."""
        return and_(cls.is_live(), cls._in_term(now))

    @classmethod
    def is_active(cls, now: datetime) -> ColumnElement[bool]:
        """For a statement: whoever works there now."""
        return and_(cls.state == MembershipState.ACTIVE, cls._in_term(now))

    @classmethod
    def _in_term(cls, now: datetime) -> ColumnElement[bool]:
        return or_(cls.valid_till.is_(None), cls.valid_till > now)

    def has_ended(self, now: datetime) -> bool:
        past = self.valid_till is not None and now >= self.valid_till
        return past or self.state is MembershipState.ENDED


class MembershipRole(Base):
    """One role for each user type (I-10): which types a person has is which rows there are (H-03)."""

    __tablename__ = "membership_role"

    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id"), primary_key=True)
    user_type: Mapped[UserType] = mapped_column(stored_enum(UserType), primary_key=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), index=True)


class AppDeviation(Base):
    """The one resulting right that was given to, or taken from, this person, by whom and when (F-16, Y-06)."""

    __tablename__ = "app_deviation"

    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id"), primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), primary_key=True)
    right: Mapped[AppRight] = mapped_column(stored_enum(AppRight))
    given_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    given_at: Mapped[datetime]


class PermissionDeviation(Base):
    """The one resulting value of a permission for this person: on, with its scope, or off (Y-06, I-26, I-27)."""

    __tablename__ = "permission_deviation"

    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id"), primary_key=True)
    permission: Mapped[str] = mapped_column(primary_key=True)
    granted: Mapped[bool]
    own_staff: Mapped[bool] = mapped_column(default=False)  # his own staff member's, whoever that is
    staff: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))  # otherwise these; None: all
    history_days: Mapped[int | None]
    given_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    given_at: Mapped[datetime]


class MembershipInAppRole(Base):
    """A role inside an application that this person holds (F-25)."""

    __tablename__ = "membership_in_app_role"

    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id"), primary_key=True)
    in_app_role_id: Mapped[int] = mapped_column(ForeignKey("in_app_role.id"), primary_key=True)
