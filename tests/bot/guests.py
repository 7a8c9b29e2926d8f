"""People whom Adam has invited, and what becomes of them in the core while they are on their way."""

from pathlib import Path

from core.invitations import Added, NewPerson
from core.people import parse_email, parse_phone
from core.roles import UserType
from tests.bot.conftest import World
from tests.cast import Cast, operation

PHONE = "+77017001122"
EMAIL = "elena@example.com"
PHRASE = "old teapot sings under moonlight"


async def invited(
    world: World, cast: Cast, address: str = PHONE, name: str = "Пётр Первый", email: str | None = None
) -> Added:
    """Somebody new in «ТехСервис», invited by Adam as an engineer."""
    options = await world.core.inviting.options(cast.adam.account_id, cast.tenant_id)
    role = next(role.id for role in options.roles if role.name == "Сервисный специалист")
    known = parse_email(address) if "@" in address else parse_phone(address)
    person = NewPerson(name, {UserType.EMPLOYEE: role}, known, None if email is None else parse_email(email))
    added = await world.core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    await world.settle()
    return added


async def handed_over(world: World, cast: Cast, login: str = "petr") -> str:
    """Somebody with neither phone nor e-mail; the password that Adam tells him."""
    options = await world.core.inviting.options(cast.adam.account_id, cast.tenant_id)
    role = next(role.id for role in options.roles if role.name == "Диспетчер")
    person = NewPerson("Пётр Первый", {UserType.EMPLOYEE: role}, login=login)
    added = await world.core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    assert added.password is not None
    return added.password


def token_of(added: Added) -> str:
    """What the invitation's link carries."""
    assert added.link is not None
    return added.link.partition("start=")[2]


def stored_in(folder: Path) -> bytes:
    """Everything that the test's SQLite database holds, its write-ahead log included."""
    return b"".join(file.read_bytes() for file in folder.glob("propusk.db*"))
