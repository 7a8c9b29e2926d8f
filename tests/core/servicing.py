"""«ТехСервис» as a servicing organisation: Sam (with an e-mail) and Ivan (without) are its operators, and Oscar owns
«Другая контора», which it may service.
"""

from datetime import timedelta

from core.bootstrap import Core
from core.people import Membership, MembershipState
from core.servicing import ServicingRelation, Subscription, Tariff
from core.tenants import Tenant, TenantRole
from tests.cast import Cast, Person, operation
from tests.core.conftest import alter, every

FLAGS = {"servicing": True, "invites_tenants": True, "subscribes_tariffs": True}


async def let_service(core: Core, cast: Cast, **flags: bool) -> None:
    """By the provider, with both of his permissions unless told otherwise. Olga leaves Oscar's tenant to him."""
    await alter(core, Tenant, cast.tenant_id, **(FLAGS | flags))
    for name in ("sam", "ivan"):
        membership_id = getattr(cast, name).membership_id
        await alter(core, Membership, membership_id, tenant_role=TenantRole.SERVICING_OPERATOR)
    for membership in await every(core, Membership):
        if (membership.account_id, membership.tenant_id) == (cast.olga.account_id, cast.other_tenant_id):
            await alter(core, Membership, membership.id, state=MembershipState.ENDED)


async def related(core: Core, cast: Cast) -> int:
    """Olga asks, Oscar agrees: the relation's id."""
    relations = core.servicing.relations
    relation_id = await relations.ask(cast.olga.account_id, cast.tenant_id, cast.other_tenant_id, operation())
    await relations.accept(cast.oscar.account_id, relation_id)
    return relation_id


async def offer(core: Core, name: str = "Базовый", days: int = 30) -> int:
    """A tariff of the provider's."""
    async with core.database.write() as session:
        tariff = Tariff(name=name, days=days)
        session.add(tariff)
        await session.flush()
        return tariff.id


async def subscribe(core: Core, cast: Cast, tariff_id: int, by: Person | None = None) -> Subscription:
    """«Другая контора», by Sam."""
    actor = (by or cast.sam).account_id
    await core.servicing.subscribing.subscribe(
        actor, cast.tenant_id, cast.other_tenant_id, tariff_id, operation()
    )
    return (await every(core, Subscription))[-1]


async def relation_of(core: Core, relation_id: int) -> ServicingRelation:
    return next(each for each in await every(core, ServicingRelation) if each.id == relation_id)


def days(number: float) -> timedelta:
    return timedelta(days=number)
