"""Shorthand of the tests about adding people: somebody new, added by one of the cast."""

from typing import Any

from core.access import AppRight
from core.bootstrap import Core
from core.invitations import Added, NewPerson
from core.people import Account, parse_email, parse_phone
from tests.cast import Cast, Person, address, newcomer, operation
from tests.core.conftest import every

PHONE = parse_phone("+77017770001")
EMAIL = parse_email("new@tehservis.example")
STRANGER = address(777)  # a chat that nobody has written from yet


async def add(core: Core, adder: Person, person: NewPerson, tenant_id: int = 1) -> Added:
    return await core.inviting.invite(adder.account_id, tenant_id, person, operation())


async def dispatcher(core: Core, cast: Cast, **said: Any) -> NewPerson:
    return await newcomer(core, cast.olga, cast.tenant_id, "Диспетчер", **said)


async def invited(core: Core, cast: Cast, adder: Person, **said: Any) -> Added:
    """A dispatcher for «ТехСервис»; by phone, if nothing else is said."""
    return await add(core, adder, await dispatcher(core, cast, **({"identifier": PHONE} | said)))


async def account_of(core: Core, added: Added) -> Account:
    (account,) = [each for each in await every(core, Account) if each.login == added.login]
    return account


async def rights_of(core: Core, added: Added) -> dict[str, AppRight]:
    """What the person would see under /my, by name of the application."""
    (tenant,) = await core.checking.mine((await account_of(core, added)).id)
    return {line.application.name: line.right.value for line in tenant.lines}
