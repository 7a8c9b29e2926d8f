"""An application of a tenant, of one of the six kinds (H-12 … H-17), with the places where it opens."""

from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Named, Row, stored_enum


class ApplicationKind(StrEnum):
    """Independent of each other: holding one implies no other (H-18)."""

    WEB = "WEB"
    WEB_ADMIN = "WEB_ADMIN"
    API_ONLY = "API_ONLY"
    MOBILE_CUSTOMER = "MOBILE_CUSTOMER"
    MOBILE_STAFF = "MOBILE_STAFF"
    E_PASSPORT = "E_PASSPORT"


class ApplicationState(StrEnum):
    READY = "READY"
    PREPARING = "PREPARING"  # F-30
    MAINTENANCE = "MAINTENANCE"


class Application(Named, Base):
    __tablename__ = "application"
    __table_args__ = (Index("uq_application_name", "tenant_id", "name_folded", unique=True),)

    id: Mapped[Row]
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"), index=True)
    # Its own id, unique in the installation: what it signs in with
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[ApplicationKind] = mapped_column(stored_enum(ApplicationKind))
    state: Mapped[ApplicationState] = mapped_column(stored_enum(ApplicationState))
    address: Mapped[str | None]  # where it opens in a browser
    android_url: Mapped[str | None]  # H-19
    ios_url: Mapped[str | None]


class InAppRole(Named, Base):
    """A role that the application declares and is handed at sign-in; Propusk never evaluates it (F-25)."""

    __tablename__ = "in_app_role"
    __table_args__ = (UniqueConstraint("application_id", "name_folded"),)

    id: Mapped[Row]
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
