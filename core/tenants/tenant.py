"""A tenant: an organisation with its country, its words' language, its policies and its licence."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Named, Row, stored_enum


class LicenceState(StrEnum):
    TRIAL = "TRIAL"
    PAID = "PAID"
    EXPIRED = "EXPIRED"


class Tenant(Named, Base):
    __tablename__ = "tenant"

    id: Mapped[Row]
    country: Mapped[str]  # ISO 3166-1 alpha-2: the default region of phones
    time_zone: Mapped[str]  # IANA
    language: Mapped[str]  # of its letters and of the names copied from the template
    created_at: Mapped[datetime]

    licence: Mapped[LicenceState] = mapped_column(stored_enum(LicenceState))
    licence_until: Mapped[datetime | None]  # None: without end
    suspended: Mapped[bool] = mapped_column(default=False)  # by the provider
    servicing: Mapped[bool] = mapped_column(default=False)  # F-11: a servicing organisation
    invites_tenants: Mapped[bool] = mapped_column(default=False)  # F-13: the provider lets its operators
    subscribes_tariffs: Mapped[bool] = mapped_column(default=False)  # F-14: the same

    personal_rights: Mapped[bool] = mapped_column(default=True)  # may a person deviate from his role?
    hands_over_on_trial: Mapped[bool] = mapped_column(default=False)  # I-35
    replaces_handed_over: Mapped[bool] = mapped_column(default=True)  # I-39

    def licence_at(self, now: datetime) -> LicenceState:
        if self.licence_until is not None and now >= self.licence_until:
            return LicenceState.EXPIRED
        return self.licence

    def may_invite(self, now: datetime) -> bool:
        """Y-04, I-35: inviting needs a paid licence, the trial is not enough."""
        return self.licence_at(now) is LicenceState.PAID

    def may_hand_over(self, now: datetime) -> bool:
        """I-35: a password may be handed over without a paid licence only where the policy allows it."""
        return self.may_invite(now) or (
            self.hands_over_on_trial and self.licence_at(now) is LicenceState.TRIAL
        )
