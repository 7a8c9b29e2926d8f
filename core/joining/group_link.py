"""A group link: one link, or its QR on a wall, by which several people ask to be let in, in one role, until a day.

Its token is derived like that of an invitation. One that was made for certain people, whom a manager
picked in his messenger, is of use to these addresses only, and needs no approval.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core import limits
from core.database import Base, Named, Row, stored_enum
from core.errors import Code, Conflict, Invalid
from core.people import Address
from core.secrets import LinkToken, ServerKey

LINK = LinkToken("grp", "group-link", Code.GROUP_LINK_UNKNOWN)


class LinkState(StrEnum):
    """ENDED follows from the time, FULL from the requests, a superseded link from the generation: none is stored."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"
    ENDED = "ENDED"
    FULL = "FULL"


_REFUSALS = {
    LinkState.CLOSED: Code.GROUP_LINK_CLOSED,
    LinkState.ENDED: Code.GROUP_LINK_ENDED,
    LinkState.FULL: Code.GROUP_LINK_FULL,
}


class GroupLink(Named, Base):
    __tablename__ = "group_link"

    id: Mapped[Row]
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"), index=True)
    # It says the user type, too (I-10). A role that is deleted takes its links with it: nobody can be let in by them.
    role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id", ondelete="SET NULL"), index=True)
    made_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    seats: Mapped[int]
    ends_at: Mapped[datetime]
    generation: Mapped[int] = mapped_column(default=1)
    state: Mapped[LinkState] = mapped_column(stored_enum(LinkState), default=LinkState.OPEN)
    # Whom it is for, and what each is called there; None: for whoever opens it.
    for_contacts: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime]

    @property
    def is_picked(self) -> bool:
        """Its people were chosen by who made it: no further approval."""
        return self.for_contacts is not None

    def lets_in_at_once(self, tries: int) -> bool:
        """The first time; who was let in before and is not there any more is decided about like anybody."""
        return self.is_picked and tries == 0

    def state_at(self, now: datetime, taken: int) -> LinkState:
        if self.state is LinkState.CLOSED or self.role_id is None:
            return LinkState.CLOSED
        if now >= self.ends_at:
            return LinkState.ENDED
        return LinkState.FULL if taken >= self.seats else LinkState.OPEN

    def require_open(self, now: datetime, taken: int) -> None:
        """Refuses with what exactly has become of it."""
        refusal = _REFUSALS.get(self.state_at(now, taken))
        if refusal is not None:
            raise Conflict(refusal)

    def require_for(self, by: Address) -> None:
        if self.for_contacts is not None and contact_key(by) not in self.for_contacts:
            raise Conflict(Code.GROUP_LINK_FOR_OTHERS)

    def calls(self, by: Address) -> str | None:
        """What who made it calls him."""
        return (self.for_contacts or {}).get(contact_key(by))

    def token(self, key: ServerKey) -> str:
        return LINK.of(key, self.id, self.generation)


def contact_key(address: Address) -> str:
    return f"{address.messenger}:{address.value}"


def check_seats(seats: int, taken: int = 0) -> int:
    """At least one, and never fewer than there are people on them."""
    if not max(1, taken) <= seats <= limits.GROUP_SEATS_MAX:
        raise Invalid(Code.GROUP_SEATS_INVALID, min=max(1, taken), max=limits.GROUP_SEATS_MAX)
    return seats


def check_end(ends_at: datetime, now: datetime) -> datetime:
    if not now < ends_at <= now + limits.GROUP_LINK_LIFE_MAX:
        raise Invalid(Code.GROUP_LINK_END_INVALID, max=limits.GROUP_LINK_LIFE_MAX.days)
    return ends_at
