"""One person is added, inside the transaction of whichever flow adds him: by the form, or as one row of a file.

Whether the actor may add anybody at all, and the licence, are asked by the flow, once: here stands what is asked of
each person. A refusal is raised before anything of him is written, so that the others of a file are not undone with it.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Code, Conflict, Invalid, NotFound
from core.invitations.choosing import Options
from core.invitations.finding import account_known_by, find_identifier
from core.invitations.issuing import Issuing
from core.invitations.new_person import (
    NewPerson,
    check_person,
    check_place,
    create_account,
    create_membership,
    has_proven_email,
)
from core.journal import record
from core.people import Account, IdentifierType, Manager, Membership, MembershipState, clean_name


async def add_new(
    session: AsyncSession,
    issuing: Issuing,
    manager: Manager,
    options: Options,
    person: NewPerson,
    now: datetime,
    password_hash: str | None = None,
) -> Membership:
    """Account and membership together (I-11, H-04): invited, or with this password, ACTIVE at once (F-28, I-34)."""
    await check_person(session, manager, options, person)
    account = await create_account(session, person, now)
    membership = await create_membership(session, manager, account, person, now)
    if password_hash is not None:
        account.set_password(password_hash, now, must_change=manager.tenant.replaces_handed_over)
        membership.state = MembershipState.ACTIVE
        action = "person.password_handed_over"
    else:
        assert person.invited is not None
        await issuing.issue(session, manager, account, membership, person.invited, now)
        action = "person.invited"
    record(session, now, action, actor=manager.account.id, subject=account.id, tenant=manager.tenant.id)
    return membership


async def ask_known(
    session: AsyncSession,
    issuing: Issuing,
    manager: Manager,
    options: Options,
    person: NewPerson,
    now: datetime,
) -> Membership:
    """Whoever has an account is asked; until he agrees he is called what the adder calls him (F-02)."""
    account = await _known_by(session, manager, person)
    assert person.identifier is not None
    has_email = person.identifier.type is IdentifierType.EMAIL or await has_proven_email(session, account)
    await check_place(session, manager, options, person, has_email=has_email)
    membership = await create_membership(session, manager, account, person, now)
    membership.called = clean_name(person.full_name)
    await issuing.issue(session, manager, account, membership, person.identifier, now)
    record(
        session,
        now,
        "person.asked",
        actor=manager.account.id,
        subject=account.id,
        tenant=manager.tenant.id,
        membership=membership.id,
        after=membership.state.value,
    )
    return membership


async def _known_by(session: AsyncSession, manager: Manager, person: NewPerson) -> Account:
    """Whoever is known by the address; one that still waits for its person is joined in waiting."""
    if person.identifier is None:
        raise Invalid(Code.IDENTIFIER_UNRECOGNISED)
    found = await find_identifier(session, manager.tenant.id, person.identifier)
    if found.membership_id is not None:
        raise Conflict(Code.ALREADY_A_MEMBER, membership_id=found.membership_id)
    account_id = await account_known_by(session, manager.tenant.id, person.identifier)
    if account_id is None:
        raise NotFound(Code.PERSON_UNKNOWN)
    account = await session.get_one(Account, account_id, with_for_update=True)
    if account.login is None:  # released, a moment ago
        raise NotFound(Code.PERSON_UNKNOWN)
    return account
