"""Somebody is let in by a group link, on the authority of a manager: what he becomes, whoever he turns out to be.

Nobody's rights are asked about here but the role's: the flows do that, inside their transaction.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.database import one_at_a_time
from core.errors import Code, Conflict, NotFound
from core.invitations import (
    Invitation,
    Issuing,
    NewPerson,
    RoleOption,
    account_known_by,
    create_account,
    create_membership,
    find_identifier,
    invitation_of,
    load_options,
    membership_of,
    note_opening,
    prove,
    role_to_give,
)
from core.joining.group_link import GroupLink
from core.joining.opening import account_at
from core.joining.request import JoinRequest, JoinState
from core.journal import record
from core.people import Account, Manager, Membership, MembershipState


class LettingIn:
    def __init__(self, issuing: Issuing) -> None:
        self._issuing = issuing

    async def let_in(
        self, session: AsyncSession, manager: Manager, role: RoleOption, request: JoinRequest, now: datetime
    ) -> Membership:
        """He becomes a USER with this role (I-13); a role that binds staff gets him an entry of his own (Y-07).

        - with an account for which his chat speaks: a member at once, for he has asked himself, signed in (F-02)
        - new, or awaited by somebody else: his number is proven, his password is what is left (I-05, I-31)
        - a member meanwhile, or invited: stays what he is, and his invitation is proven
        - his number has come to somebody's account meanwhile: that one is asked (F-02)
        - his chat speaks for another account than the one he asked with: JOIN_SIGNED_OUT
        """
        tenant = manager.tenant
        known = request.known
        person = NewPerson(
            request.full_name,
            {role.user_type: role.id},
            identifier=known,
            new_staff_member=role.binds_staff,
            language=request.language,
        )
        account = await _who_asked(session, request)
        if account is not None:
            here = await membership_of(session, account.id, tenant.id)
            if here is None:
                membership = await create_membership(session, manager, account, person, now)
                membership.state = MembershipState.ACTIVE
                return membership
            return await self._as_he_is(session, here, request, now)
        if known is None:  # he asked signed in, and his chat speaks for nobody any more
            raise Conflict(Code.JOIN_SIGNED_OUT)
        here = (await find_identifier(session, tenant.id, known)).membership_id
        if here is not None:
            return await self._as_he_is(session, here, request, now)
        account_id = await account_known_by(session, tenant.id, known)
        if account_id is None:
            account = await create_account(session, person, now)
        else:
            account = await session.get_one(Account, account_id, with_for_update=True)
        membership = await create_membership(session, manager, account, person, now)
        if account.is_awaited:
            account.rename(request.full_name)
            await self._issuing.issue_proven(session, manager, account, membership, known, request.by, now)
        else:
            membership.called = request.full_name
            await self._issuing.issue(session, manager, account, membership, known, now)
        await self._show_invitation(session, membership, request, now)
        return membership

    async def _as_he_is(
        self, session: AsyncSession, membership_id: int, request: JoinRequest, now: datetime
    ) -> Membership:
        membership = await session.get_one(Membership, membership_id)
        invitation = await self._show_invitation(session, membership, request, now)
        unproven = invitation is not None and not invitation.connects and invitation.confirmed_by is None
        if invitation is not None and unproven and invitation.known == request.known:
            await prove(session, invitation, request.by, now)
        return membership

    @staticmethod
    async def _show_invitation(
        session: AsyncSession, membership: Membership, request: JoinRequest, now: datetime
    ) -> Invitation | None:
        """His chat may go on with the invitation that waits for him, as if he had opened its link."""
        if membership.state is not MembershipState.INVITED:
            return None
        invitation = await invitation_of(session, membership.id)
        if invitation is None or not invitation.is_open(now):
            return None
        await note_opening(session, invitation, request.by, now)
        return invitation


async def _who_asked(session: AsyncSession, request: JoinRequest) -> Account | None:
    """For whom his chat speaks: nobody who was not when he asked, but for whoever has signed in since."""
    try:
        account = await account_at(session, request.by)
    except NotFound:  # closed by the provider, which is no news for a manager
        raise Conflict(Code.JOIN_SIGNED_OUT) from None
    if account is not None and request.account_id not in (None, account.id):
        raise Conflict(Code.JOIN_SIGNED_OUT)
    return account


async def link_role(session: AsyncSession, manager: Manager, role_id: int | None) -> RoleOption:
    """The role that a link gives, if this manager may give it now (I-18)."""
    return await role_to_give(session, manager, await load_options(session, manager), role_id)


async def in_turn(session: AsyncSession, request_id: int, operation_id: str) -> None:
    """Whoever makes an account with the same number meanwhile waits, as an adder does; so does who deletes a role.

    Else he would hold the role, and wait for its links, while somebody is let in by one of them with that role.
    """
    row = (
        await session.execute(
            select(JoinRequest.phone, GroupLink.tenant_id)
            .join(GroupLink, GroupLink.id == JoinRequest.link_id)
            .where(JoinRequest.id == request_id)
        )
    ).one_or_none()
    subjects = [] if row is None else [f"roles:{row.tenant_id}", *([] if row.phone is None else [row.phone])]
    await one_at_a_time(session, operation_id, *subjects)


def journal_allowed(
    session: AsyncSession, link: GroupLink, request: JoinRequest, actor: int, subject: int, now: datetime
) -> None:
    record(
        session,
        now,
        "join.allowed",
        actor=actor,
        subject=subject,
        tenant=link.tenant_id,
        link=link.id,
        request=request.id,
        before=JoinState.WAITING.value,
        after=JoinState.ALLOWED.value,
    )
