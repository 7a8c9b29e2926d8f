"""An invitation went to a wrong address: the right one takes its place, as if it had been typed at first."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.database import fold
from core.errors import Code, Conflict, Invalid
from core.invitations.ending import lives_elsewhere
from core.invitations.finding import find_identifier
from core.invitations.invitation import Invitation, InvitationState
from core.people import Account, Identifier, IdentifierType, Known, Membership, free_login


def is_correctable(account: Account, membership: Membership, invitation: Invitation) -> bool:
    """Who has proven his address keeps it; who is known elsewhere was found by it, so another is another person."""
    return (
        invitation.state is not InvitationState.CONFIRMED
        and not invitation.connects
        and membership.called is None
        and account.is_awaited
    )


async def replace_address(
    session: AsyncSession, account: Account, membership: Membership, invitation: Invitation, known: Known
) -> list[Known]:
    """What it takes the place of: the account's unproven address of its type, or the invited one where there is none.

    - a login that was the replaced address is replaced with it (I-03)
    - ADDRESS_PROVEN, ADDRESS_FIXED: see `is_correctable`
    - as at inviting: ALREADY_A_MEMBER, KNOWN_ELSEWHERE, LOGIN_TAKEN; I-14: EMAIL_REQUIRED_FOR_ROLE
    - ADDRESS_FIXED also where another tenant waits for the account by this address, too
    """
    if invitation.state is InvitationState.CONFIRMED:
        raise Conflict(Code.ADDRESS_PROVEN)
    if not is_correctable(account, membership, invitation):
        raise Conflict(Code.ADDRESS_FIXED)
    rows = {
        Known(row.type, row.value): row
        for row in await session.scalars(select(Identifier).where(Identifier.account_id == account.id))
    }
    of_its_type = [each for each in rows if each.type is known.type]
    replaced = [each for each in of_its_type or [invitation.known] if each != known]
    if not replaced:
        raise Invalid(Code.ADDRESS_SAME)
    if await lives_elsewhere(session, account.id, membership.tenant_id):
        raise Conflict(Code.ADDRESS_FIXED)
    found = await find_identifier(session, membership.tenant_id, known, but=account.id)
    if found.membership_id is not None:
        raise Conflict(Code.ALREADY_A_MEMBER, membership_id=found.membership_id)
    if found.elsewhere:
        raise Conflict(Code.KNOWN_ELSEWHERE)
    kept = {*rows, known} - {*replaced}
    if membership.tenant_role.needs_email and not any(each.type is IdentifierType.EMAIL for each in kept):
        raise Invalid(Code.EMAIL_REQUIRED_FOR_ROLE)
    if account.login is not None and fold(account.login) in {fold(each.value) for each in replaced}:
        account.sign_in_as(await free_login(session, known.value, [*kept], account.id))
    for each in replaced:
        await session.delete(rows[each])
    if known not in rows:
        session.add(Identifier(account_id=account.id, type=known.type, value=known.value))
    if invitation.known in replaced:
        invitation.address_type, invitation.address = known.type, known.value
    await session.flush()  # where the letters go is read off these rows
    return replaced
