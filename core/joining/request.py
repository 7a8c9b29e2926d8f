"""A request to join: who opened a group link, what he has shown of himself so far, and what a manager said to it.

It begins with the opening, so that his later steps need no token; a seat is his from the moment he asks.
"""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row, stored_enum
from core.people import Address, IdentifierType, Known


class JoinState(StrEnum):
    OPENED = "OPENED"  # he has not asked yet
    WAITING = "WAITING"
    ALLOWED = "ALLOWED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


SEATED = (JoinState.WAITING, JoinState.ALLOWED)


class JoinRequest(Base):
    __tablename__ = "join_request"
    __table_args__ = (
        UniqueConstraint("link_id", "messenger", "address"),
        Index(None, "messenger", "address"),
        Index(None, "link_id", "state"),
    )

    id: Mapped[Row]
    link_id: Mapped[int] = mapped_column(ForeignKey("group_link.id"))
    generation: Mapped[int]  # of the link, when he last opened it
    messenger: Mapped[str]
    address: Mapped[str]
    language: Mapped[str]
    full_name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str | None]  # proven by sharing his own contact (I-31)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))  # he asked, signed in as it
    state: Mapped[JoinState] = mapped_column(stored_enum(JoinState), default=JoinState.OPENED)
    tries: Mapped[int] = mapped_column(default=0)  # how often he has asked by this link
    asked_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None]
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("membership.id"))  # what came of it

    @property
    def by(self) -> Address:
        return Address(self.messenger, self.address)

    @property
    def known(self) -> Known | None:
        return None if self.phone is None else Known(IdentifierType.PHONE, self.phone)

    @property
    def is_seated(self) -> bool:
        return self.state in SEATED

    def reopen(self, generation: int) -> None:
        """He is here again, after he withdrew or was declined; his number stays proven."""
        self.generation, self.state = generation, JoinState.OPENED

    def ask(self, account_id: int | None, full_name: str, now: datetime) -> None:
        self.account_id, self.full_name = account_id, full_name
        self.state, self.asked_at = JoinState.WAITING, now
        self.tries += 1
        self.decided_by = self.decided_at = None

    def decide(self, state: JoinState, by: int, now: datetime, membership_id: int | None = None) -> None:
        self.state, self.decided_by, self.decided_at = state, by, now
        self.membership_id = membership_id


async def taken_seats(session: AsyncSession, link_ids: Collection[int]) -> dict[int, int]:
    """How many seats of each link are taken. Exact only for who holds the link's row."""
    rows = await session.execute(
        select(JoinRequest.link_id, func.count())
        .where(JoinRequest.link_id.in_(link_ids), JoinRequest.state.in_(SEATED))
        .group_by(JoinRequest.link_id)
    )
    return {**dict.fromkeys(link_ids, 0), **{row[0]: row[1] for row in rows}}
