"""What the inviter hears of his invitation: what became of it and why, with a button for what he can do about it."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery import Action, Letter, Message, MessageState, Notice, letter
from core.invitations.invitation import Invitation
from core.invitations.ways import Way, ways_of
from core.people import Account, Membership, pretty
from core.tenants import Tenant
from core.texts import plain

ACTION = "invitation"  # the first word of the buttons: `invitation:<membership>:<generation>:<what>`

# Every notice, with the buttons under it. What failed through us asks nobody to correct an address.
NOTICES: dict[str, tuple[str, ...]] = {
    "invitation-accepted": (),
    "invitation-declined": ("add",),
    "invitation-undeliverable": ("correct", "retry", "link"),
    "invitation-wrong-number": ("correct",),
    "invitation-expired": ("resend",),
    "invitation-hand-on": ("link",),
    "connection-accepted": (),
    "connection-undeliverable": ("retry", "link"),
    "connection-expired": ("resend",),
}


class NoticeToInviter(Notice):
    def __init__(self, kind: str) -> None:
        self._kind = kind

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        row = (
            await session.execute(
                select(Invitation, Membership, Account.full_name, Tenant.name)
                .join(Membership, Membership.id == Invitation.membership_id)
                .join(Account, Account.id == Membership.account_id)
                .join(Tenant, Tenant.id == Membership.tenant_id)
                .where(Invitation.id == message.subject_id)
            )
        ).one()
        invitation, membership, name, tenant = row
        ways = (await ways_of(session, [invitation.id]))[invitation.id]
        failed = [way for way in ways if way.state is MessageState.FAILED]
        ours = failed and all(way.failure and way.failure.is_ours for way in failed)
        buttons = [each for each in NOTICES[self._kind] if not (ours and each == "correct")]
        return letter(
            message.language,
            self._kind,
            actions(message.language, invitation, message.generation, buttons),
            name=membership.called or name,
            tenant=tenant,
            address=pretty(invitation.address_type, invitation.address),
            ours=failure_name(failed[0]) if ours else "no",
            why="\n".join(_failed(message.language, way) for way in failed),
        )


def _failed(language: str, way: Way) -> str:
    address = pretty(way.known.type, way.known.value)
    why = plain(language, f"failure-{failure_name(way)}")
    return plain(language, "invitation-way-failed", address=address, why=why)


def failure_name(way: Way) -> str:
    """Its name in the texts."""
    return (way.failure.value if way.failure else "UNEXPECTED").lower().replace("_", "-")


def actions(
    language: str, invitation: Invitation, generation: int, what: Iterable[str]
) -> tuple[Action, ...]:
    """Each for the generation that it was offered about: a later press must not kill a link that is newer."""
    name = f"{ACTION}:{invitation.membership_id}:{generation}"
    return tuple(Action(f"{name}:{each}", plain(language, f"invitation-{each}")) for each in what)
