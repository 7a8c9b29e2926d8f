"""Shorthand of the tests about connecting: Oscar, who owns another tenant, is asked into «ТехСервис»."""

from typing import Any

from sqlalchemy import delete

from core.bootstrap import Core
from core.invitations import Added, Invitation, NewPerson
from core.people import Contact, Membership, parse_email
from tests.cast import Cast, Person, operation
from tests.core.adding import dispatcher
from tests.core.conftest import every

OSCAR = parse_email("oscar@elsewhere.example")


async def known(core: Core, cast: Cast, **said: Any) -> NewPerson:
    """Oscar as a dispatcher, and what his adder calls him."""
    return await dispatcher(core, cast, **({"identifier": OSCAR, "full_name": "Остин О."} | said))


async def asked(core: Core, cast: Cast, adder: Person | None = None, **said: Any) -> Added:
    actor = (adder or cast.adam).account_id
    person = await known(core, cast, **said)
    return await core.connecting.connect(actor, cast.tenant_id, person, operation())


async def request_of(core: Core, added: Added) -> Invitation:
    (invitation,) = [i for i in await every(core, Invitation) if i.membership_id == added.membership_id]
    return invitation


async def place_of(core: Core, added: Added) -> Membership:
    (membership,) = [m for m in await every(core, Membership) if m.id == added.membership_id]
    return membership


async def accept(core: Core, added: Added, actor: int) -> None:
    await core.connecting.accept(actor, (await request_of(core, added)).id, operation())


async def unlink(core: Core, person: Person) -> None:
    """From now on no chat speaks for him."""
    async with core.database.write() as session:
        await session.execute(delete(Contact).where(Contact.account_id == person.account_id))
