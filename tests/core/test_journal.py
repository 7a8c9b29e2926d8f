"""The journal: one row for each deed, never changed afterwards, and no secret anywhere in the database (I-07, I-37)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from core import limits
from core.bootstrap import Core
from core.database import Base
from core.errors import Refused
from core.journal import JournalEntry
from core.people import parse_email, parse_phone
from tests.cast import PASSWORD, Cast, address, found, newcomer, operation, token_of
from tests.clock import FrozenClock
from tests.core.conftest import every, on_both
from tests.mailbox import Mailbox

PHONE = parse_phone("+77017770001")
EMAIL = parse_email("new@tehservis.example")
NADIA, BORIS = address(7001), address(7002)
OWN = "мой собственный длинный пароль"

# What the cast has done before any test, and what `play` adds to it: as a story, it reads from above to below.
PROLOGUE = [
    "provider.claimed",
    "tenant.created",
    *["person.invited", "invitation.opened", "invitation.confirmed", "invitation.accepted"] * 4,
    "support.appointed",
    "tenant.created",
    *["person.invited", "invitation.opened", "invitation.confirmed", "invitation.accepted"],
]
PLAY = [
    "tenant.created",
    "person.invited",
    "invitation.resent",
    "invitation.opened",
    "invitation.confirmed",
    "invitation.accepted",
    "person.invited",
    "invitation.opened",
    "invitation.correction_asked",
    "invitation.declined",
    "person.invited",
    "invitation.revoked",
    "person.invited",
    "person.password_handed_over",
    "account.address_linked",
    "account.password_replaced",
    "person.password_handed_over",
    "support.appointed",
    "access.searched",
    "access.looked_up",
    "access.asked_why",
    "support.dismissed",
]


async def play(core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock) -> list[str]:
    """Everything that can be done, once; back come all the secrets that were in somebody's hands."""
    olga, adam, ivan = cast.olga.account_id, cast.adam.account_id, cast.ivan.account_id
    inviting, accepting = core.inviting, core.accepting

    async def invite(**said: Any) -> Any:
        person = await newcomer(core, cast.adam, 1, "Диспетчер", **said)
        return await inviting.invite(adam, cast.tenant_id, person, operation())

    await found(core, cast.olga, "Салон", "bookings")
    mailed = await invite(identifier=EMAIL)
    resent = await inviting.resend(olga, mailed.membership_id, operation())
    opening = await accepting.open(token_of(resent), NADIA)
    await accepting.send_code(opening.invitation_id, NADIA)
    await core.courier.run_due()
    code = mailbox.code_for(EMAIL.value)
    await accepting.submit_code(opening.invitation_id, code, NADIA, operation())
    await accepting.set_password(opening.invitation_id, OWN, NADIA, operation())
    declined = await invite(identifier=PHONE)
    opening = await accepting.open(token_of(declined), BORIS)
    await accepting.ask_correction(opening.invitation_id, BORIS)
    await accepting.decline(opening.invitation_id, BORIS)
    revoked = await invite(identifier=PHONE)
    await inviting.revoke(olga, revoked.membership_id)
    by_phone = await invite(identifier=PHONE)
    handed = await inviting.hand_over(adam, by_phone.membership_id, operation())
    account_id = await core.signing_in.enter(PHONE.value, handed.password or "", BORIS)
    await core.signing_in.replace_handed_over(account_id, OWN, operation())
    told = await invite(login="newlogin")
    await core.keeping_agents.appoint(olga, ivan, support=True)
    await core.support.find(cast.sam.account_id, PHONE.value)
    await core.support.card(cast.sam.account_id, account_id)
    await core.support.why(cast.sam.account_id, account_id, "web-1")
    await core.keeping_agents.appoint(olga, ivan, support=False)
    clock.advance(timedelta(hours=1))
    await core.courier.run_due()
    links = [token_of(each).split("_", 3)[3] for each in (mailed, resent, declined, revoked, by_phone)]
    return [PASSWORD, OWN, code, handed.password or "", told.password or "", *links]


@on_both
@pytest.mark.requirement("I-37")
async def test_every_deed_leaves_one_row_and_none_is_ever_changed(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    before = [contents(entry) for entry in await every(core, JournalEntry)]
    await play(core, cast, mailbox, clock)
    entries = await every(core, JournalEntry)
    assert [entry.action for entry in entries] == PROLOGUE + PLAY
    assert [contents(entry) for entry in entries[: len(before)]] == before


@pytest.mark.requirement("I-37")
async def test_a_row_says_who_did_it_to_whom_and_where(core: Core, cast: Cast) -> None:
    first = (await every(core, JournalEntry))[: len(PROLOGUE)]
    invited = [
        (entry.actor_id, entry.subject_id, entry.tenant_id)
        for entry in first
        if entry.action in ("person.invited", "invitation.accepted")
    ]
    olga, adam, ivan = (getattr(cast, name).account_id for name in ("olga", "adam", "ivan"))
    assert invited[:4] == [(olga, adam, 1), (adam, adam, 1), (adam, ivan, 1), (ivan, ivan, 1)]


async def test_what_is_refused_leaves_no_row(core: Core, cast: Cast) -> None:
    before = len(await every(core, JournalEntry))
    for deed in (
        core.inviting.revoke(cast.ivan.account_id, cast.anna.membership_id),
        core.inviting.resend(cast.olga.account_id, cast.ivan.membership_id, operation()),
        core.keeping_agents.appoint(cast.adam.account_id, cast.ivan.account_id, support=True),
        core.signing_in.check(cast.ivan.login, "не тот пароль вовсе", "web-1"),
    ):
        with pytest.raises(Refused):
            await deed
    assert len(await every(core, JournalEntry)) == before


@on_both
@pytest.mark.requirement("I-07")
async def test_no_secret_stands_anywhere_in_the_database(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    secrets = await play(core, cast, mailbox, clock)
    assert all(len(secret) >= limits.CODE_DIGITS for secret in secrets)
    async with core.database.read() as session:
        for table in Base.metadata.sorted_tables:
            for row in await session.execute(select(table)):
                words = [value for value in row if isinstance(value, str | dict)]
                assert not [secret for secret in secrets if secret in repr(words)], table.name


@pytest.mark.requirement("I-38")
async def test_no_row_of_the_journal_has_a_whole_address(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    await play(core, cast, mailbox, clock)
    details = repr([entry.details for entry in await every(core, JournalEntry)])
    assert "@" not in details and "+7" not in details and "770" not in details


def contents(entry: JournalEntry) -> tuple[object, ...]:
    return (
        entry.id,
        entry.at,
        entry.action,
        entry.actor_id,
        entry.subject_id,
        entry.tenant_id,
        repr(entry.details),
    )
