"""An invitation is made and goes out: what every way of bringing a person in has in common.

Nobody's rights are asked about here: the flows do that, and call these steps inside their transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.delivery import Alarm, Message, Outbox, Recipient
from core.invitations.invitation import Invitation, InvitationState
from core.invitations.proving import prove
from core.invitations.ways import PURPOSE, REMINDER, letter_addresses
from core.invitations.wish import WishAnswer, answer_wishes
from core.people import (
    Account,
    Address,
    Channels,
    Known,
    Manager,
    Membership,
    addresses_of,
)
from core.secrets import ServerKey

REMINDING, EXPIRING = "invitation-reminding", "invitation-expiring"  # alarms


@dataclass(frozen=True)
class Added:
    """What came of it. A password is here once, and nowhere else; a repeated operation has none."""

    membership_id: int
    full_name: str
    login: str
    link: str | None = None
    sent_to: tuple[Known, ...] = ()  # where a letter goes; nowhere: the link has to be handed on
    asked: bool = False  # he has an account, and a request is on its way to him: where to is not told (F-02)
    password: str | None = None
    other_login: bool = False  # the login was an address that has been corrected


class Issuing:
    """`link_to` turns a token into the link that a person opens."""

    def __init__(
        self,
        outbox: Outbox,
        channels: Channels,
        key: ServerKey,
        link_to: Callable[[str], str],
        life: timedelta,
    ) -> None:
        self._outbox = outbox
        self._channels = channels
        self._key = key
        self._link_to = link_to
        self._life = life

    def writes_to(self, known: Known) -> bool:
        """Whether what is sent goes to this address; if not, the link has to be handed on."""
        return bool(self._channels.for_letter(known))

    async def issue(
        self,
        session: AsyncSession,
        manager: Manager,
        account: Account,
        membership: Membership,
        address: Known,
        now: datetime,
    ) -> None:
        """Somebody whose account lives accepts with his own sign-in (F-02), everybody else proves the address."""
        invitation = await self._begin(session, manager, account, membership, address, now)
        await self.post(session, account, invitation, now)

    async def issue_proven(
        self,
        session: AsyncSession,
        manager: Manager,
        account: Account,
        membership: Membership,
        phone: Known,
        by: Address,
        now: datetime,
    ) -> None:
        """He has shown that the number is his before he was let in (I-31): nothing is sent, his password is left."""
        invitation = await self._begin(session, manager, account, membership, phone, now)
        await prove(session, invitation, by, now)

    async def _begin(
        self,
        session: AsyncSession,
        manager: Manager,
        account: Account,
        membership: Membership,
        address: Known,
        now: datetime,
    ) -> Invitation:
        invitation = Invitation(
            membership_id=membership.id,
            invited_by=manager.account.id,
            address_type=address.type,
            address=address.value,
            generation=1,
            state=InvitationState.ISSUED,
            created_at=now,
            expires_at=now + self._life,
            connects=not account.is_awaited,
        )
        session.add(invitation)
        await session.flush()
        await self._set_out(session, invitation, now)
        return invitation

    async def renew(
        self, session: AsyncSession, account: Account, invitation: Invitation, actor: int, now: datetime
    ) -> None:
        """I-30. Who asked for it last is who hears what becomes of it."""
        invitation.renew(now, self._life)
        invitation.invited_by = actor
        await self._outbox.drop(session, PURPOSE, invitation.id, invitation.generation)
        await self.post(session, account, invitation, now)
        await self._set_out(session, invitation, now)

    async def revoke(self, session: AsyncSession, invitation: Invitation) -> None:
        """The link dies, and what was not yet sent is not sent any more."""
        invitation.state = InvitationState.REVOKED
        await self._outbox.drop(session, PURPOSE, invitation.id)

    async def added(
        self, session: AsyncSession, membership_id: int, now: datetime, password: str | None = None
    ) -> Added:
        membership = await session.get_one(Membership, membership_id)
        account = await session.get_one(Account, membership.account_id)
        invitation = await invitation_of(session, membership_id)
        if invitation is None or not invitation.is_open(now):
            return Added(membership_id, account.full_name, account.login or "", password=password)
        link = self._link_to(invitation.token(self._key))
        if membership.called is None:
            written_to = await letter_addresses(session, invitation)
            sent_to = tuple(known for known in written_to if self.writes_to(known))
            return Added(membership_id, account.full_name, account.login or "", link, sent_to)
        sent_to = (invitation.known,) if self.writes_to(invitation.known) else ()
        asked = await session.scalar(
            select(
                exists().where(
                    Message.purpose == PURPOSE,
                    Message.subject_id == invitation.id,
                    Message.generation == invitation.generation,
                )
            )
        )
        return Added(membership_id, membership.called, "", link, sent_to, bool(asked))

    async def issued_to(
        self, session: AsyncSession, memberships: Select[Any], now: datetime
    ) -> dict[int, tuple[Known, str | None]]:
        """By membership: the address that is to be proven, and the link as long as it opens something."""
        invitations = await session.scalars(
            select(Invitation).where(Invitation.membership_id.in_(memberships))
        )
        return {
            each.membership_id: (
                each.known,
                self._link_to(each.token(self._key)) if each.is_open(now) else None,
            )
            for each in invitations
        }

    async def post(
        self,
        session: AsyncSession,
        account: Account,
        invitation: Invitation,
        now: datetime,
        purpose: str = PURPOSE,
    ) -> bool:
        """H-07, F-22: a letter goes to every address that one can be sent to. False: to none, the link is handed on.

        Somebody with an account is asked in each of his chats, too (F-02).
        """
        written_to = await letter_addresses(session, invitation)
        to = [address for known in written_to for address in self._channels.for_letter(known)]
        if invitation.connects:
            to += await addresses_of(session, account.id)
        if purpose == REMINDER and invitation.confirmed_by is not None:  # his password is all that is missing
            to.append(Address(*invitation.confirmed_by.split(":", 1)))
        await self._outbox.put_each(
            session,
            now,
            [Recipient(address, account.language) for address in to],
            purpose=purpose,
            subject_id=invitation.id,
            generation=invitation.generation,
            expires_at=invitation.expires_at,
        )
        return bool(to)

    async def _set_out(self, session: AsyncSession, invitation: Invitation, now: datetime) -> None:
        """Whoever wished for it hears of it, and alarms are set for what happens if nobody comes (`reminding.py`)."""
        await answer_wishes(session, self._outbox, invitation, WishAnswer.SENT, now)
        alarms = {EXPIRING: invitation.expires_at}
        if invitation.expires_at - now >= limits.REMIND_LIFE_MIN:
            alarms[REMINDING] = invitation.expires_at - limits.REMIND_BEFORE
        for purpose, at in alarms.items():
            await self._outbox.put(
                session,
                now,
                purpose=purpose,
                subject_id=invitation.id,
                generation=invitation.generation,
                to=Address(Alarm.name, str(invitation.id)),
                language="",
                due_at=at,
            )


async def invitation_of(session: AsyncSession, membership_id: int) -> Invitation | None:
    return await session.scalar(select(Invitation).where(Invitation.membership_id == membership_id))
