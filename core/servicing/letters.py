"""What the outbox says about servicing: requests and their ends to owners, invitations to tenants that are to come.

A person is written to in his chats, or by e-mail where he has none.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core import limits
from core.delivery import (
    Action,
    FailureReason,
    Letter,
    Message,
    MessageState,
    Notice,
    Outbox,
    Purpose,
    letter,
)
from core.journal import record
from core.people import Account, Membership, MembershipState, recipients
from core.secrets import ServerKey
from core.servicing.news import ReportLetter
from core.servicing.relation import RelationState, ServicingRelation
from core.servicing.tenant_invitation import OPEN, TenantInvitation, TenantInvitationState
from core.tenants import Tenant, TenantRole
from core.texts import plain

LETTER = "tenant-invitation"
REPORT = "servicing-report"
_ASKED = "servicing-asked"
_UNDELIVERABLE = f"{LETTER}-undeliverable"


def purposes(key: ServerKey, link_to: Callable[[str], str], outbox: Outbox) -> dict[str, Purpose]:
    relations = (_ASKED, "servicing-accepted", "servicing-declined", "servicing-ended")
    invitations = (
        "tenant-invitation-accepted",
        "tenant-invitation-declined",
        _UNDELIVERABLE,
    )
    return {
        LETTER: TenantInvitationLetter(key, link_to, outbox),
        REPORT: ReportLetter(),
        **{kind: RelationNotice(kind) for kind in relations},
        **{kind: InvitationNotice(kind) for kind in invitations},
    }


class RelationNotice(Notice):
    """For the owners of either side; the request has buttons, as long as nobody has answered."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        servicing, serviced = aliased(Tenant), aliased(Tenant)
        relation, by, whom = (
            await session.execute(
                select(ServicingRelation, servicing.name, serviced.name)
                .join(servicing, servicing.id == ServicingRelation.servicing_id)
                .join(serviced, serviced.id == ServicingRelation.serviced_id)
                .where(ServicingRelation.id == message.subject_id)
            )
        ).one()
        actions: tuple[Action, ...] = ()
        if self._kind == _ASKED:
            if relation.state is not RelationState.ASKED:
                return None
            actions = tuple(
                Action(f"servicing:{relation.id}:{answer}", plain(message.language, f"servicing-to-{answer}"))
                for answer in ("accept", "decline")
            )
        number = str(relation.serviced_id)  # who was declined never learns the name behind it
        return letter(message.language, self._kind, actions, servicing=by, tenant=whom, number=number)


class TenantInvitationLetter:
    """To the future owner; its link is derived as it is sent."""

    def __init__(self, key: ServerKey, link_to: Callable[[str], str], outbox: Outbox) -> None:
        self._key = key
        self._link_to = link_to
        self._outbox = outbox

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        invitation = await session.get(TenantInvitation, message.subject_id)
        if invitation is None or not _is_current(invitation, message):
            return None
        inviter = await session.get_one(Account, invitation.invited_by)
        servicing = await session.get_one(Tenant, invitation.servicing_id)
        return letter(
            message.language,
            LETTER,
            inviter=inviter.full_name,
            servicing=servicing.name,
            tenant=invitation.called,
            days=limits.TRIAL.days,
            link=self._link_to(invitation.token(self._key)),
        )

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        invitation = await session.get(TenantInvitation, message.subject_id, with_for_update=True)
        if invitation is None or not _is_current(invitation, message):
            return
        if message.state is MessageState.SENT or invitation.state is not TenantInvitationState.ISSUED:
            return
        invitation.state = TenantInvitationState.UNDELIVERABLE
        invitation.failure = message.failure.value if message.failure else None
        await tell_inviter(session, self._outbox, invitation, "undeliverable", now)
        journal_invitation(session, invitation, "undeliverable", None, TenantInvitationState.ISSUED, now)


def journal_invitation(
    session: AsyncSession,
    invitation: TenantInvitation,
    became: str,
    actor: int | None,
    before: TenantInvitationState | None,
    now: datetime,
    *also: int,
) -> None:
    """One row for each change of its state (I-37)."""
    record(
        session,
        now,
        f"tenant_invitation.{became}",
        actor=actor,
        tenant=invitation.servicing_id,
        also=also,
        invitation=invitation.id,
        called=invitation.called,
        address=invitation.known.masked,
        before=before,
        after=invitation.state,
    )


def _is_current(invitation: TenantInvitation, message: Message) -> bool:
    return invitation.generation == message.generation and invitation.state in OPEN


class InvitationNotice(Notice):
    """Tells the operator who invited a tenant what became of it."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        invitation = await session.get_one(TenantInvitation, message.subject_id)
        servicing = await session.get_one(Tenant, invitation.servicing_id)
        begun = await session.get(Tenant, invitation.tenant_id) if invitation.tenant_id else None
        failure = FailureReason(invitation.failure or FailureReason.UNEXPECTED)
        actions: tuple[Action, ...] = ()
        if self._kind == _UNDELIVERABLE:
            name = f"servicing:{servicing.id}:invitation:{invitation.id}"
            actions = (Action(name, plain(message.language, "tenant-invitation-open")),)
        return letter(
            message.language,
            self._kind,
            actions,
            called=invitation.called,
            tenant=begun.name if begun is not None else invitation.called,
            servicing=servicing.name,
            address=invitation.known.masked,
            why=plain(message.language, f"failure-{failure.value.lower().replace('_', '-')}"),
            ours="yes" if failure.is_ours else "no",
        )


async def tell_owners(
    session: AsyncSession, outbox: Outbox, tenant_id: int, purpose: str, subject_id: int, now: datetime
) -> None:
    owners = select(Membership.account_id).where(
        Membership.tenant_id == tenant_id,
        Membership.tenant_role == TenantRole.OWNER,
        Membership.state == MembershipState.ACTIVE,
    )
    to = await recipients(session, owners)
    await outbox.put_each(session, now, to, purpose=purpose, subject_id=subject_id, generation=1)


async def tell_inviter(
    session: AsyncSession, outbox: Outbox, invitation: TenantInvitation, became: str, now: datetime
) -> None:
    await outbox.put_each(
        session,
        now,
        await recipients(session, select(Account.id).where(Account.id == invitation.invited_by)),
        purpose=f"{LETTER}-{became}",
        subject_id=invitation.id,
        generation=invitation.generation,
    )
