"""Whatever anybody does, in whatever order: the invariants hold, and what was refused has changed nothing.

A walk of random deeds over the whole core. It is the same walk every time: a seed that once failed is added below.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from random import Random  # noqa: TID251 - a walk that can be repeated needs a seed

import pytest

from core.bootstrap import Core
from core.errors import Refused
from core.invitations import NewPerson
from core.joining import NewLink
from core.people import Membership, entitlements, parse_email
from core.roles import UserType
from core.tenants import Tenant, TenantRole
from tests.cast import Cast, address, all_rows, operation
from tests.core.conftest import alter
from tests.core.invariants import State, always, became, broken_promises, by_manager, changed_tables, unwarned
from tests.core.random_deeds import ADDRESSES, DEEDS, Walk
from tests.core.salon import employ, employee, open_salon

STEPS = 120
CHOOSES_ROLES = {"change_roles", "same_as", "move_people", "invite", "connect", "answer_guest"}
BINDS = {"bind_staff", "same_as", "remove_staff"}


@dataclass(frozen=True)
class Stage:
    salon: int
    actors: list[int]  # everybody of the cast, those who may do most more often; and a stranger


@pytest.fixture
async def stage(core: Core, cast: Cast) -> Stage:
    """A salon in which something of everything is under way."""
    salon = await open_salon(core, cast)
    await alter(core, Tenant, salon.tenant_id, servicing=True, invites_tenants=True, subscribes_tariffs=True)
    await alter(core, Membership, salon.anna, tenant_role=TenantRole.SERVICING_OPERATOR)
    administrator = TenantRole.ADMINISTRATOR
    await employ(core, salon.tenant_id, cast.sam, salon.roles["Бухгалтер"], tenant_role=administrator)
    olga, adam, ivan, anna, sam, oscar = (
        each.account_id for each in (cast.olga, cast.adam, cast.ivan, cast.anna, cast.sam, cast.oscar)
    )
    master = employee(salon.roles["Специалист"])
    guest = NewPerson("Гость", master, ADDRESSES[4])
    await core.inviting.invite(olga, salon.tenant_id, guest, operation())
    asked = NewPerson("Остин О.", master, parse_email("oscar@elsewhere.example"))
    await core.connecting.connect(olga, salon.tenant_id, asked, operation())
    await core.shaping_roles.create(
        olga, salon.tenant_id, "Клиент", UserType.CUSTOMER, operation_id=operation()
    )
    key = salon.keys["Веб-версия"]
    await core.keeping_applications.declare_role(olga, salon.tenant_id, key, "Кассир", operation())
    await core.keeping_tariffs.create(olga, "Базовый", 30, operation())
    await core.servicing.relations.ask(olga, salon.tenant_id, cast.other_tenant_id, operation())
    await core.servicing.inviting.invite(anna, salon.tenant_id, "Ромашка", "r@org.example", operation())
    await core.asking.ask(ivan, salon.tenant_id, "Веб-версия", operation())
    await open_door(core, olga, salon.tenant_id, *salon.roles.values())
    return Stage(
        salon.tenant_id, [olga] * 8 + [adam] * 8 + [sam] * 4 + [ivan, ivan, anna, anna, anna, oscar, 987_654]
    )


async def open_door(core: Core, owner: int, tenant_id: int, *roles: int) -> None:
    """Links for many, each with guests who have shown their numbers, and of whom one has asked."""
    for number, role_id in enumerate(roles):
        new = NewLink(role_id, 3, core.clock.now() + timedelta(days=30))
        link_id = await core.keeping_links.make(owner, tenant_id, new, operation())
        link = (await core.keeping_links.card(owner, link_id)).link or ""
        for guest in range(3):
            by = address(6000 + 10 * number + guest)
            view = await core.joining.open(link.partition("start=")[2], by, language="ru")
            phone = f"+770188800{number}{guest}"
            await core.joining.share_phone(view.request_id, phone, by, own=True)
        await core.joining.ask(view.request_id, "Гость", by, operation())


async def state_of(core: Core) -> State:
    rows = await all_rows(core.database)
    async with core.database.read() as session:
        return State(rows, await entitlements(session, [row["id"] for row in rows["membership"]]))


@pytest.mark.requirement(
    *("I-02", "I-10", "I-13", "I-14", "I-15", "I-16", "I-17", "I-18", "I-19", "I-20", "I-25", "I-28", "I-37")
)
@pytest.mark.parametrize("seed", range(8))
async def test_whatever_is_done_the_invariants_hold(core: Core, stage: Stage, seed: int) -> None:
    chance, before = Random(seed), await state_of(core)
    done: Counter[str] = Counter()
    for step in range(STEPS):
        name, actor = chance.choice(list(DEEDS)), chance.choice(stage.actors)
        walk = Walk(core, chance, before.rows, actor, stage.salon)
        try:
            await DEEDS[name](walk)
            outcome = "done"
        except Refused as refusal:
            outcome = refusal.code
        after = await state_of(core)
        where = f"seed {seed}, step {step}: {name} by {actor}, {outcome}"
        if outcome != "done":
            assert not changed_tables(before, after), where
        wrong = [
            *always(after),
            *became(before, after),
            *by_manager(before, after, actor, chooses_roles=name in CHOOSES_ROLES, binds=name in BINDS),
            *(unwarned(before, after, walk.warned) if walk.warned is not None else ()),
            *(broken_promises(after, walk.promised) if outcome == "done" else ()),
        ]
        assert not wrong, where
        done[name] += outcome == "done"
        before = after
    assert len(+done) > len(DEEDS) / 3, f"too much was refused for this to say anything: {done}"
