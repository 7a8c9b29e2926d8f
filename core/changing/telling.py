"""What a person is told when a manager has changed what he is in a tenant: in his chat, or else by e-mail."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.changing.change import Change
from core.delivery import Letter, Message, Notice, Outbox, Purpose, Recipient, letter
from core.people import Account, Membership, MembershipRole, MembershipState, reached_at
from core.roles import Role
from core.tenants import Tenant

ROLE_CHANGED = "role-changed"

# What the person is told, and the state of his membership in which it is still true when the letter goes out.
_TOLD = {
    "membership-suspended": MembershipState.SUSPENDED,
    "membership-restored": MembershipState.ACTIVE,
    "membership-ended": MembershipState.ENDED,
    ROLE_CHANGED: MembershipState.ACTIVE,
}


def purposes() -> dict[str, Purpose]:
    return {kind: NoticeToMember(kind) for kind in _TOLD}


async def tell(outbox: Outbox, change: Change, kind: str) -> None:
    """In each of his chats; where he has none, at his proven e-mail."""
    session, membership = change.session, change.membership
    account = await session.get_one(Account, membership.account_id)
    to = [Recipient(address, account.language) for address in await reached_at(session, account.id)]
    await outbox.put_each(
        session, change.now, to, purpose=kind, subject_id=membership.id, generation=membership.version
    )


async def tell_of_role(outbox: Outbox, change: Change) -> None:
    """Unless he has done it himself, or has nothing open yet."""
    membership = change.membership
    is_his_own = membership.account_id == change.manager.account.id
    if membership.state is MembershipState.ACTIVE and not is_his_own:
        await tell(outbox, change, ROLE_CHANGED)


class NoticeToMember(Notice):
    """Tells a person what became of his membership, as long as that is still so."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        row = (
            await session.execute(
                select(Membership.state, Account.full_name, Tenant.name)
                .join(Account, Account.id == Membership.account_id)
                .join(Tenant, Tenant.id == Membership.tenant_id)
                .where(Membership.id == message.subject_id)
            )
        ).one()
        state, name, tenant = row
        if state is not _TOLD[self._kind]:
            return None
        roles = await session.scalars(
            select(Role.name)
            .join(MembershipRole, MembershipRole.role_id == Role.id)
            .where(MembershipRole.membership_id == message.subject_id)
            .order_by(Role.id)
        )
        return letter(message.language, self._kind, name=name, tenant=tenant, role=", ".join(roles))
