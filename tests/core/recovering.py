"""What the tests of recovery and of one's own account have in common: an installation that reaches phones, too."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from core.bootstrap import Core, build
from core.credentials import Passwords
from core.database import Database
from core.people import Account, Address, Contact
from core.secrets import ServerKey
from tests.cast import PASSWORD, Cast, Person, address, operation
from tests.clock import FrozenClock
from tests.core.conftest import every
from tests.mailbox import Mailbox

NEW = "чайник поёт под старой луной"
STRANGER = address(777)


@dataclass(frozen=True)
class Installation:
    """The cast's, with everything that leaves it in one's hand."""

    core: Core
    cast: Cast
    clock: FrozenClock
    mail: Mailbox
    chats: Mailbox
    sms: Mailbox

    @property
    def sent(self) -> list[tuple[str, str, str]]:
        """Everything that has left, as (messenger, address, subject)."""
        return [
            (box.name, to, letter.subject)
            for box in (self.mail, self.chats, self.sms)
            for to, letter in box.letters
        ]

    async def asked(self, text: str, by: Address = STRANGER) -> None:
        await self.core.recovering.ask(text, by, "ru")
        await self.core.courier.run_due()

    async def recovered(self, text: str, by: Address = STRANGER, password: str = NEW) -> int:
        """All the way, with the code out of the mail."""
        await self.asked(text, by)
        await self.core.recovering.submit_code(self.mail.code_for(text), by, operation())
        account_id = await self.core.own_password.change(password, by, operation())
        await self.core.courier.run_due()
        return account_id

    async def shown(self, person: Person, password: str = PASSWORD) -> None:
        """His chat has just shown the password."""
        await self.core.own_password.prove(person.account_id, password, person.address)

    async def account(self, person: Person) -> Account:
        return next(each for each in await every(self.core, Account) if each.id == person.account_id)

    async def speaks(self, by: Address) -> int | None:
        """For whom this chat does."""
        contacts = await every(self.core, Contact)
        return next((each.account_id for each in contacts if each.address == by.value), None)


@pytest.fixture
async def here(
    staged: tuple[str, Cast],
    clock: FrozenClock,
    key: ServerKey,
    mailbox: Mailbox,
    chats: Mailbox,
    passwords: Passwords,
) -> AsyncIterator[Installation]:
    database, sms = Database(staged[0]), Mailbox("sms")
    messengers = {box.name: box for box in (mailbox, chats, sms)}
    core = build(
        database, clock, key, messengers, lambda token: f"https://t.me/b?start={token}", passwords=passwords
    )
    yield Installation(core, staged[1], clock, mailbox, chats, sms)
    await database.close()
