"""The standing cast: «ТехСервис» with its people, brought in through the core's own flows.

Owner Olga (who also owns the installation), administrator Adam, engineer Ivan, dispatcher Anna (both invited
by phone), support agent Sam, and the outsider Oscar, who owns another tenant.
"""

from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.demo.telegram import Telegram
from core.bootstrap import Core
from core.database import Base, Database
from core.invitations import Added, NewPerson
from core.people import Address, Known, parse_email, parse_phone
from core.tenants import TenantRole
from tests.mailbox import Mailbox

PASSWORD = "синий кит плывёт над горами"

_operations = count(1)


def operation() -> str:
    """A fresh operation id."""
    return f"test:{next(_operations)}"


@dataclass(frozen=True)
class Person:
    account_id: int
    telegram_id: int
    login: str
    membership_id: int = 0
    phone: str | None = None

    @property
    def address(self) -> Address:
        return address(self.telegram_id)


@dataclass(frozen=True)
class Cast:
    tenant_id: int
    other_tenant_id: int
    olga: Person
    adam: Person
    ivan: Person
    anna: Person
    sam: Person
    oscar: Person


def address(telegram_id: int) -> Address:
    return Address("telegram", str(telegram_id))


def token_of(added: Added) -> str:
    """What the link carries."""
    assert added.link is not None
    return added.link.partition("start=")[2]


async def found(core: Core, owner: Person, name: str, template: str, language: str = "ru") -> int:
    """A tenant from a template; its owner is who has the installation."""
    return await core.founding.create_tenant(
        owner.account_id,
        name=name,
        country="KZ",
        time_zone="Asia/Almaty",
        template_id=template,
        language=language,
        operation_id=operation(),
    )


async def newcomer(
    core: Core, adder: Person, tenant_id: int, *roles: str, full_name: str = "Новый Человек", **said: Any
) -> NewPerson:
    """Somebody to be added, in the roles of these names; the rest as `NewPerson` has it."""
    options = await core.inviting.options(adder.account_id, tenant_id)
    chosen = {role.user_type: role.id for role in options.roles if role.name in roles}
    return NewPerson(full_name, chosen, **said)


async def enact(core: Core, mailbox: Mailbox, telegram: Telegram | None = None) -> Cast:
    """Bring everybody in. With a simulator each has a phone there, with the same number as in the core."""
    stage = _Stage(core, mailbox, telegram)
    olga = await stage.claim("Ольга Орлова", "olga@tehservis.example", "+77010000001", "olga")
    tenant = await found(core, olga, "ТехСервис", "field_service")
    adam = await stage.join(
        olga,
        tenant,
        "Адам Азимов",
        parse_email("adam@tehservis.example"),
        "Системный администратор",
        TenantRole.ADMINISTRATOR,
    )
    ivan = await stage.join(adam, tenant, "Иван Петров", parse_phone("+77017051225"), "Сервисный специалист")
    anna = await stage.join(adam, tenant, "Анна Ким", parse_phone("+77017051226"), "Диспетчер")
    sam = await stage.join(olga, tenant, "Сэм Саидов", parse_email("sam@tehservis.example"), "Диспетчер")
    await core.keeping_agents.appoint(olga.account_id, sam.account_id, support=True)
    oscar = await stage.join(
        olga,
        tenant,
        "Оскар Остин",
        parse_email("oscar@elsewhere.example"),
        "Диспетчер",
        TenantRole.OWNER,
        elsewhere=True,
    )
    return Cast(tenant, stage.other_tenant, olga, adam, ivan, anna, sam, oscar)


Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Snapshot:
    """The cast as it stands in a database, to be put into others: hashing six passwords takes its time."""

    cast: Cast
    rows: Rows
    people: list[dict[str, Any]]  # at Telegram


async def all_rows(database: Database) -> Rows:
    async with database.read() as session:
        return {
            table.name: [dict(row) for row in (await session.execute(select(table))).mappings()]
            for table in Base.metadata.sorted_tables
        }


async def put_rows(database: Database, rows: Rows) -> None:
    """Into an empty database, and the next ids after them."""
    async with database.write() as session:
        for table in Base.metadata.sorted_tables:
            if rows[table.name]:
                await session.execute(insert(table), rows[table.name])
            if rows[table.name] and "id" in table.c and table.c.id.type.python_type is int:
                await _go_on_after(session, table.name)


async def _go_on_after(session: AsyncSession, table: str) -> None:
    if session.get_bind().dialect.name == "postgresql":
        sequence = f"pg_get_serial_sequence('{table}', 'id')"
        await session.execute(text(f"SELECT setval({sequence}, (SELECT max(id) FROM {table}))"))


async def snapshot(core: Core, mailbox: Mailbox, telegram: Telegram) -> Snapshot:
    cast = await enact(core, mailbox, telegram)
    rows = await all_rows(core.database)
    people = [user.as_profile() for user in telegram.users()]
    return Snapshot(cast, rows, people)


async def restore(taken: Snapshot, core: Core, telegram: Telegram) -> Cast:
    """Into an empty database and an empty simulator."""
    await put_rows(core.database, taken.rows)
    for person in taken.people:
        telegram.add_user(
            person["first_name"],
            person["last_name"],
            person["username"],
            person["language_code"],
            person["phone"],
            id=person["id"],
        )
    return taken.cast


class _Stage:
    def __init__(self, core: Core, mailbox: Mailbox, telegram: Telegram | None) -> None:
        self.core = core
        self.mailbox = mailbox
        self.telegram = telegram
        self.ids = count(9001)
        self.other_tenant = 0

    def phone(self, name: str, number: str | None = None, username: str | None = None) -> int:
        if self.telegram is None:
            return next(self.ids)
        first, _, last = name.partition(" ")
        return self.telegram.add_user(first, last, username=username, language_code="ru", phone=number).id

    async def claim(self, name: str, email: str, number: str, username: str) -> Person:
        founding = self.core.founding
        telegram_id = self.phone(name, number, username)
        by = address(telegram_id)
        token = await founding.claim_token()
        assert token is not None
        await founding.open_claim(token, by)
        await founding.name_claimant(by, name)
        await founding.send_claim_code(by, email, "ru")
        await self.core.courier.run_due()
        await founding.submit_claim_code(by, self.mailbox.code_for(email), operation())
        account_id = await founding.finish_claim(by, PASSWORD, "ru", operation())
        return Person(account_id, telegram_id, email)

    async def join(
        self,
        inviter: Person,
        tenant_id: int,
        name: str,
        known: Known,
        role: str,
        tenant_role: TenantRole = TenantRole.USER,
        *,
        elsewhere: bool = False,
    ) -> Person:
        core = self.core
        if elsewhere:
            tenant_id = self.other_tenant = await found(core, inviter, "Другая контора", "field_service")
        person = await newcomer(
            core, inviter, tenant_id, role, full_name=name, identifier=known, tenant_role=tenant_role
        )
        added = await core.inviting.invite(inviter.account_id, tenant_id, person, operation())
        number = None if "@" in known.value else known.value
        telegram_id = self.phone(name, number)
        by = address(telegram_id)
        opening = await core.accepting.open(token_of(added), by)
        if number is not None:
            await core.accepting.share_phone(opening.invitation_id, number, by, own=True)
        else:
            await core.accepting.send_code(opening.invitation_id, by)
            await core.courier.run_due()
            code = self.mailbox.code_for(known.value)
            await core.accepting.submit_code(opening.invitation_id, code, by, operation())
        welcome = await core.accepting.set_password(opening.invitation_id, PASSWORD, by, operation())
        await core.courier.run_due()
        return Person(welcome.account_id, telegram_id, welcome.login, added.membership_id, number)
