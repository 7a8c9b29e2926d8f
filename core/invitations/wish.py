"""Somebody whose link leads nowhere any more asks for a new invitation: the wish, and what the outbox says of it.

A new link never goes to the chat that asks. Who holds a link may read the invitation and decline it, and an old one
may have leaked: with each new link in his chat he would hold the next one, too. So the invitation goes out again by
its own ways, to the invited address or through the inviter's hands, and the chat only hears that it did.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased, mapped_column

from core.database import Base, Row, stored_enum
from core.delivery import Letter, Message, Notice, Outbox, letter
from core.invitations.invitation import CLOSED, Invitation
from core.invitations.notices import actions
from core.people import Account, Address, Contact, Membership, pretty
from core.tenants import Tenant

WISHED = "invitation-wished"


class WishAnswer(StrEnum):
    SENT = "SENT"  # an invitation went out again, whoever made it
    REFUSED = "REFUSED"


WISH_ANSWERS = {
    WishAnswer.SENT: "invitation-wish-sent",
    WishAnswer.REFUSED: "invitation-wish-refused",
}


class Wish(Base):
    """Once for each guest and generation."""

    __tablename__ = "invitation_wish"
    __table_args__ = (UniqueConstraint("invitation_id", "generation", "messenger", "address"),)

    id: Mapped[Row]
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id"))
    generation: Mapped[int]
    messenger: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime]
    answer: Mapped[WishAnswer | None] = mapped_column(stored_enum(WishAnswer))


async def answer_wishes(
    session: AsyncSession, outbox: Outbox, invitation: Invitation, answer: WishAnswer, now: datetime
) -> None:
    """Whoever waits hears it: those who hold a link to this invitation, or to an ended one of the same person here."""
    own = aliased(Membership)
    here = select(own.tenant_id).where(own.id == invitation.membership_id).scalar_subquery()
    waiting = await session.execute(
        select(Wish, Contact.language, Account.language)
        .join(Invitation, Invitation.id == Wish.invitation_id)
        .join(Membership, Membership.id == Invitation.membership_id)
        .join(Account, Account.id == Membership.account_id)
        .outerjoin(Contact, and_(Contact.messenger == Wish.messenger, Contact.address == Wish.address))
        .where(
            Wish.answer.is_(None),
            or_(
                Invitation.id == invitation.id,
                and_(
                    Invitation.state.in_(CLOSED),
                    Invitation.address_type == invitation.address_type,
                    Invitation.address == invitation.address,
                    Membership.tenant_id == here,
                ),
            ),
        )
    )
    for wish, spoken, invited in waiting.all():
        wish.answer = answer
        await outbox.put(
            session,
            now,
            purpose=WISH_ANSWERS[answer],
            subject_id=wish.id,
            generation=1,
            to=Address(wish.messenger, wish.address),
            language=spoken or invited,
        )


class WishLetter(Notice):
    """To who may send a new one: who was invited, where to, and what has become of that."""

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        wish, invitation, membership, account, tenant = await _about(session, message)
        if wish.answer is not None:
            return None
        what = "add" if invitation.is_closed else "renew"
        ending = invitation.ending_at(wish.at)
        return letter(
            message.language,
            WISHED,
            actions(message.language, invitation, wish.generation, (what, "refuse")),
            name=membership.called or account.full_name,
            tenant=tenant.name,
            address=pretty(invitation.address_type, invitation.address),
            ending=(ending.value if ending else "INVITATION_SUPERSEDED").lower().replace("_", "-"),
        )


class WishAnswerLetter(Notice):
    """To who asked. It says no more than his link has told him already."""

    def __init__(self, answer: WishAnswer) -> None:
        self._answer = answer

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        _, invitation, _, _, tenant = await _about(session, message)
        inviter = await session.get_one(Account, invitation.invited_by)
        return letter(
            message.language, WISH_ANSWERS[self._answer], tenant=tenant.name, inviter=inviter.full_name
        )


async def _about(
    session: AsyncSession, message: Message
) -> tuple[Wish, Invitation, Membership, Account, Tenant]:
    row = await session.execute(
        select(Wish, Invitation, Membership, Account, Tenant)
        .join(Invitation, Invitation.id == Wish.invitation_id)
        .join(Membership, Membership.id == Invitation.membership_id)
        .join(Account, Account.id == Membership.account_id)
        .join(Tenant, Tenant.id == Membership.tenant_id)
        .where(Wish.id == message.subject_id)
    )
    wish, invitation, membership, account, tenant = row.one()
    return wish, invitation, membership, account, tenant
