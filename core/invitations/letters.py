"""What the outbox says to whom an invitation is for: the letter (F-26), the reminder, and that he was connected."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.access import AppRight
from core.applications import Application
from core.delivery import Action, Letter, Message, MessageState, Outbox, letter
from core.invitations.invitation import Invitation, InvitationState
from core.invitations.telling import PASSWORD_HANDED_OVER, journal_state, tell_inviter
from core.journal import JournalEntry
from core.people import (
    Account,
    Membership,
    MembershipRole,
    entitlements,
)
from core.roles import Role
from core.secrets import ServerKey
from core.tenants import Tenant
from core.texts import plain

CONNECTION_REQUEST = "connection-request"  # the first word of the buttons under a request
_WITHOUT_BUTTONS = ("email", "sms")  # whoever is asked there answers by the link


class InvitationLetter:
    """The letter with the four things of F-26, and nothing secret but its link, which is derived as it is sent.

    Somebody with an account is asked instead (F-02): in his chat by two buttons, by mail and SMS with the link.
    """

    def __init__(self, key: ServerKey, link_to: Callable[[str], str], outbox: Outbox) -> None:
        self._key = key
        self._link_to = link_to
        self._outbox = outbox

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        return await self.written(session, message, "invitation", "connection-letter", "connection-request")

    async def written(
        self, session: AsyncSession, message: Message, to_new: str, to_known: str, in_chat: str
    ) -> Letter | None:
        """With the texts of these names: for somebody new, and for somebody with an account, by letter and in chat."""
        invitation = await session.get(Invitation, message.subject_id)
        if invitation is None or not self._is_current(invitation, message):
            return None
        membership = await session.get_one(Membership, invitation.membership_id)
        account = await session.get_one(Account, membership.account_id)
        inviter = await session.get_one(Account, invitation.invited_by)
        said: dict[str, str | int] = {
            **await standing(session, membership, message.language),
            "inviter": inviter.full_name,
            "link": self._link_to(invitation.token(self._key)),
            "days": limits.REMIND_BEFORE.days,
        }
        if not invitation.connects:
            name = membership.called or account.full_name
            return letter(message.language, to_new, name=name, **said)
        said["name"] = account.full_name  # not what the inviter calls him
        if message.messenger in _WITHOUT_BUTTONS:
            return letter(message.language, to_known, **said)
        answers = tuple(
            Action(
                f"{CONNECTION_REQUEST}:{invitation.id}:{answer}",
                plain(message.language, f"connection-{answer}"),
            )
            for answer in ("accept", "decline")
        )
        return letter(message.language, in_chat, answers, **said)

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        invitation = await session.get(Invitation, message.subject_id, with_for_update=True)
        if invitation is None or not self._is_current(invitation, message):
            return
        if invitation.state is not InvitationState.ISSUED:
            return
        if message.state is MessageState.SENT:
            invitation.state = InvitationState.DELIVERED
        elif await _may_still_arrive(session, message):
            return
        else:
            invitation.state = InvitationState.UNDELIVERABLE
            if not invitation.connects:  # which of his addresses fails, and how, is his own affair
                invitation.failure = message.failure.value if message.failure else None
            kind = "connection-undeliverable" if invitation.connects else "invitation-undeliverable"
            await tell_inviter(session, self._outbox, invitation, kind, now)
        await journal_state(session, invitation, now)

    @staticmethod
    def _is_current(invitation: Invitation, message: Message) -> bool:
        return invitation.generation == message.generation and not invitation.is_closed


class ReminderLetter:
    """The same with other words, some time before the end. Whether it arrives changes nothing."""

    def __init__(self, letters: InvitationLetter) -> None:
        self._letters = letters

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        return await self._letters.written(
            session, message, "invitation-reminder", "connection-reminder", "connection-reminder-request"
        )

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        """The inviter hears of the end."""


async def _may_still_arrive(session: AsyncSession, message: Message) -> bool:
    """Somebody who is asked in several places is out of reach only once none of them is left."""
    another = exists().where(
        Message.purpose == message.purpose,
        Message.subject_id == message.subject_id,
        Message.generation == message.generation,
        Message.id != message.id,
        Message.state.in_((MessageState.QUEUED, MessageState.SENT)),
    )
    return bool(await session.scalar(select(another)))


class NoticeOfConnection:
    """Tells a person who has connected him to what, by a consent code of his."""

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        membership = await session.get_one(Membership, message.subject_id)
        account = await session.get_one(Account, membership.account_id)
        by = await session.get_one(Account, membership.added_by)
        said = await standing(session, membership, message.language)
        return letter(message.language, "connected", name=account.full_name, inviter=by.full_name, **said)

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        """He sees it under /my as well."""


class NoticeOfPassword:
    """Tells a person that he was given a new password, by whom, and what he is to do."""

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        membership = await session.get_one(Membership, message.subject_id)
        tenant = await session.get_one(Tenant, membership.tenant_id)
        account = await session.get_one(Account, membership.account_id)
        entry = await session.get_one(JournalEntry, message.generation)
        by = await session.get_one(Account, entry.actor_id)
        return letter(
            message.language,
            PASSWORD_HANDED_OVER,
            name=account.full_name,
            manager=by.full_name,
            tenant=tenant.name,
        )

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        """He meets it at his next step here as well: this chat speaks for him no more."""


async def standing(session: AsyncSession, membership: Membership, language: str) -> dict[str, str]:
    """What somebody is, or is to be, in a tenant, in the words of a letter (F-26, I-33)."""
    tenant = await session.get_one(Tenant, membership.tenant_id)
    applications = await visible_applications(session, membership.id)
    return {
        "tenant": tenant.name,
        "role": ", ".join(await role_names(session, membership.id)),
        "tenant_role": plain(language, f"tenant-role-{membership.tenant_role.value.lower()}"),
        "applications": "\n".join(f"• {name}" for name in applications)
        or plain(language, "invitation-no-applications"),
    }


async def role_names(session: AsyncSession, membership_id: int) -> list[str]:
    rows = await session.scalars(
        select(Role.name)
        .join(MembershipRole, MembershipRole.role_id == Role.id)
        .where(MembershipRole.membership_id == membership_id)
        .order_by(Role.id)
    )
    return list(rows)


async def visible_applications(session: AsyncSession, membership_id: int) -> list[str]:
    """The names of those with a right above none; a hidden one is never told of (I-33)."""
    held = (await entitlements(session, [membership_id], rights_only=True))[membership_id]
    ids = [id_ for id_, right in held.rights.items() if right.value is not AppRight.NONE]
    rows = await session.scalars(
        select(Application.name).where(Application.id.in_(ids)).order_by(Application.id)
    )
    return list(rows)
