"""The code that proves the invited address could not come by any way: whoever has opened the invitation hears of it.

Nobody else does, and of no other code: whether an address is known is told to no stranger (I-08).
"""

from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.credentials import CodeLetters, CodePurpose, ConfirmationCode
from core.delivery import Letter, Message, MessageState, Notice, Outbox, letter
from core.invitations.invitation import Invitation, InvitationOpening
from core.people import Account, Address, Contact
from core.secrets import ServerKey

CODE_LOST = "invitation-code-lost"


class InvitationCodes(CodeLetters):
    """The letters with every code."""

    def __init__(self, key: ServerKey, outbox: Outbox) -> None:
        super().__init__(key)
        self._outbox = outbox

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        """None to an address that has been corrected meanwhile."""
        code = await session.get(ConfirmationCode, message.subject_id)
        if code is not None and code.purpose is CodePurpose.INVITATION:
            invitation = await session.get_one(Invitation, code.subject_id)
            if invitation.address != code.recipient:
                return None
        return await super().compose(session, message)

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        code = await session.get(ConfirmationCode, message.subject_id)
        if message.state is not MessageState.FAILED or code is None or code.flaw(now) is not None:
            return
        if code.purpose is not CodePurpose.INVITATION:
            return
        waiting = await session.execute(
            select(InvitationOpening.messenger, InvitationOpening.address, Contact.language)
            .join(Invitation, Invitation.id == InvitationOpening.invitation_id)
            .outerjoin(
                Contact,
                and_(
                    Contact.messenger == InvitationOpening.messenger,
                    Contact.address == InvitationOpening.address,
                ),
            )
            .where(
                Invitation.id == code.subject_id,
                InvitationOpening.generation == Invitation.generation,
            )
        )
        for messenger, address, language in waiting.all():
            await self._outbox.put(
                session,
                now,
                purpose=CODE_LOST,
                subject_id=code.id,
                generation=1,
                to=Address(messenger, address),
                language=language or message.language,
                expires_at=code.expires_at,
            )


class NoticeOfLostCode(Notice):
    """Nothing where he has gone on meanwhile."""

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        code = await session.get_one(ConfirmationCode, message.subject_id)
        invitation = await session.get_one(Invitation, code.subject_id)
        if code.superseded or invitation.is_closed or invitation.confirmed_by is not None:
            return None
        inviter = await session.get_one(Account, invitation.invited_by)
        return letter(
            message.language,
            CODE_LOST,
            kind=invitation.address_type.value.lower(),
            address=invitation.known.masked,
            inviter=inviter.full_name,
        )
