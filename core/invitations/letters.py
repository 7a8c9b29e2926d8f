"""What the outbox says about invitations: the letter to the invitee (F-26), and the notices to his inviter."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.access import AppRight
from core.applications import Application
from core.delivery import Letter, Message, MessageState, Outbox, letter
from core.invitations.invitation import Invitation, InvitationState
from core.journal import record
from core.people import (
    Account,
    Identifier,
    IdentifierType,
    Known,
    Membership,
    MembershipRole,
    addresses_of,
    entitlements,
)
from core.roles import Role
from core.secrets import ServerKey
from core.tenants import Tenant
from core.texts import plain

NOTICES = (
    "invitation-accepted",
    "invitation-declined",
    "invitation-undeliverable",
    "invitation-wrong-number",
)


class InvitationLetter:
    """The letter with the four things of F-26, and nothing secret but its link, which is derived as it is sent."""

    def __init__(self, key: ServerKey, link_to: Callable[[str], str], outbox: Outbox) -> None:
        self._key = key
        self._link_to = link_to
        self._outbox = outbox

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        invitation = await session.get(Invitation, message.subject_id)
        if invitation is None or not self._is_current(invitation, message):
            return None
        row = (
            await session.execute(
                select(Tenant.name, Membership.tenant_role, Account.full_name)
                .join(Membership, Membership.tenant_id == Tenant.id)
                .join(Account, Account.id == Membership.account_id)
                .where(Membership.id == invitation.membership_id)
            )
        ).one()
        inviter = await session.get_one(Account, invitation.invited_by)
        tenant_name, tenant_role, full_name = row
        applications = await visible_applications(session, invitation.membership_id)
        return letter(
            message.language,
            "invitation",
            tenant=tenant_name,
            name=full_name,
            inviter=inviter.full_name,
            role=", ".join(await role_names(session, invitation.membership_id)),
            tenant_role=plain(message.language, f"tenant-role-{tenant_role.value.lower()}"),
            applications="\n".join(f"• {name}" for name in applications)
            or plain(message.language, "invitation-no-applications"),
            link=self._link_to(invitation.token(self._key)),
        )

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        invitation = await session.get(Invitation, message.subject_id, with_for_update=True)
        if invitation is None or not self._is_current(invitation, message):
            return
        if invitation.state is not InvitationState.ISSUED:
            return
        if message.state is MessageState.SENT:
            invitation.state = InvitationState.DELIVERED
        else:
            invitation.state = InvitationState.UNDELIVERABLE
            invitation.failure = message.failure.value if message.failure else None
            await tell_inviter(session, self._outbox, invitation, "invitation-undeliverable", now)
        await journal_state(session, invitation, now)

    @staticmethod
    def _is_current(invitation: Invitation, message: Message) -> bool:
        return invitation.generation == message.generation and invitation.state not in (
            InvitationState.REVOKED,
            InvitationState.DECLINED,
            InvitationState.ACCEPTED,
        )


class NoticeToInviter:
    """Tells the inviter what became of his invitation, and why."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        row = (
            await session.execute(
                select(Invitation, Account.full_name, Tenant.name)
                .join(Membership, Membership.id == Invitation.membership_id)
                .join(Account, Account.id == Membership.account_id)
                .join(Tenant, Tenant.id == Membership.tenant_id)
                .where(Invitation.id == message.subject_id)
            )
        ).one()
        invitation, name, tenant = row
        failure = (invitation.failure or "UNEXPECTED").lower().replace("_", "-")
        mailed = await mail_address(session, invitation)
        return letter(
            message.language,
            self._kind,
            name=name,
            tenant=tenant,
            address=(mailed or invitation.known).masked,
            ending=invitation.address[-2:],
            why=plain(message.language, f"failure-{failure}")
            if self._kind == "invitation-undeliverable"
            else "",
        )

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        """Nothing hangs on whether a notice arrived."""


async def mail_address(session: AsyncSession, invitation: Invitation) -> Known | None:
    """Where the letter goes: the invited e-mail, or one that was given beside the invited phone (F-22, F-26)."""
    if invitation.address_type is IdentifierType.EMAIL:
        return invitation.known
    email = await session.scalar(
        select(Identifier.value)
        .join(Membership, Membership.account_id == Identifier.account_id)
        .where(Membership.id == invitation.membership_id, Identifier.type == IdentifierType.EMAIL)
        .order_by(Identifier.id)
        .limit(1)
    )
    return None if email is None else Known(IdentifierType.EMAIL, email)


async def tell_inviter(
    session: AsyncSession, outbox: Outbox, invitation: Invitation, kind: str, now: datetime
) -> None:
    """Leave a notice in the outbox for each address of the inviter."""
    inviter = await session.get_one(Account, invitation.invited_by)
    for address in await addresses_of(session, inviter.id):
        await outbox.put(
            session,
            now,
            purpose=kind,
            subject_id=invitation.id,
            generation=invitation.generation,
            messenger=address.messenger,
            address=address.value,
            language=inviter.language,
        )


async def journal_state(session: AsyncSession, invitation: Invitation, now: datetime) -> None:
    """One row for a change of state that nobody with an account made (I-37)."""
    membership = await session.get_one(Membership, invitation.membership_id)
    record(
        session,
        now,
        f"invitation.{invitation.state.value.lower()}",
        actor=None,
        subject=membership.account_id,
        tenant=membership.tenant_id,
    )


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
