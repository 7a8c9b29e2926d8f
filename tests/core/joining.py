"""Group links and those who come by them, for the tests of joining."""

from datetime import timedelta
from typing import Any

from core.bootstrap import Core
from core.joining import JoinView, NewLink
from core.people import Address
from tests.cast import Cast, Person, address, operation

NADIA, BORIS, TIMUR = address(7001), address(7002), address(7003)
PHONES = {NADIA: "+77017770001", BORIS: "+77017770002", TIMUR: "+77017770003"}
NAMES = {NADIA: "Надя Новая", BORIS: "Борис Бек", TIMUR: "Тимур Темир"}
ROLE = "Сервисный специалист"


async def role_of(core: Core, cast: Cast, name: str = ROLE, manager: Person | None = None) -> int:
    actor = (manager or cast.olga).account_id
    options = await core.keeping_links.options(actor, cast.tenant_id)
    return next(role.id for role in options.roles if role.name == name)


async def new_link(core: Core, cast: Cast, role: str = ROLE, **said: Any) -> NewLink:
    given = {"seats": 3, "ends_at": core.clock.now() + timedelta(days=7), "name": "Цех № 2", **said}
    return NewLink(await role_of(core, cast, role), **given)


async def wall(core: Core, cast: Cast, maker: Person | None = None, **said: Any) -> int:
    """A link that hangs on the wall of the workshop."""
    maker = maker or cast.adam
    new = await new_link(core, cast, **said)
    return await core.keeping_links.make(maker.account_id, cast.tenant_id, new, operation())


async def token_on(core: Core, cast: Cast, link_id: int) -> str:
    link = (await core.keeping_links.card(cast.olga.account_id, link_id)).link
    assert link is not None
    return link.partition("start=")[2]


async def opened(core: Core, cast: Cast, link_id: int, by: Address) -> JoinView:
    token = await token_on(core, cast, link_id)
    return await core.joining.open(token, by, full_name=NAMES.get(by, ""), language="ru")


async def ready(core: Core, cast: Cast, link_id: int, by: Address) -> int:
    """He has opened it and shared his number."""
    view = await opened(core, cast, link_id, by)
    await core.joining.share_phone(view.request_id, PHONES[by], by, own=True)
    return view.request_id


async def asked(core: Core, cast: Cast, link_id: int, by: Address) -> int:
    request_id = await ready(core, cast, link_id, by)
    await core.joining.ask(request_id, NAMES[by], by, operation())
    return request_id
