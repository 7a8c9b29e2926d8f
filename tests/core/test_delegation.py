"""Who may do what to whom (I-13 … I-20), as one table: each of the cast, each action, on each kind of person.

Every cell is carried out on the real core, in the salon of `tests/core/salon.py` with a second owner and a second
administrator, and the table that came out is printed at the end of the run.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import delete

from core.access import AppRight
from core.applications import ApplicationKind, ApplicationState, InAppRole
from core.bootstrap import Core
from core.changing import Whose
from core.database import Base
from core.errors import Code, Refused
from core.invitations import NewPerson
from core.people import Account, AccountState, Identifier, IdentifierType, Known
from core.roles import Role, RoleAppRight, UserType
from core.tenant_settings import Policy
from core.tenants import Tenant, TenantRole
from tests.cast import Cast, Person, Rows, all_rows, operation, put_rows
from tests.core.conftest import alter
from tests.core.salon import Salon, employ, employee, open_salon
from tests.printed_tables import TABLE

# What a cell says: + it happened, · there is nothing to ask, else why it was refused.
CODES = {
    "N": Code.ACTOR_MAY_NOT_ADD_PEOPLE,
    "U": Code.TENANT_UNKNOWN,
    "O": Code.OWN_ROLE,
    "P": Code.TARGET_PROTECTED,
    "R": Code.ROLE_PROTECTED,
    "T": Code.TENANT_ROLE_NOT_ASSIGNABLE,
    "X": Code.EXCEEDS_OWN_RIGHTS,
    "E": Code.EMAIL_REQUIRED_FOR_ROLE,
    "M": Code.TERM_NOT_FOR_MANAGERS,
    "W": Code.OWNERS_ONLY,
    "J": Code.JOURNAL_FOR_OWNERS,
}
ACTORS = ("owner", "administrator", "user", "operator", "outsider", "support", "stranger")
ELSEWHERE = "sam@tehservis.example"  # he is known, but not in the salon
WIDTH = 36  # of the first column
TARGETS = ("user", "administrator", "owner", "himself")

# Four letters for each actor: on a user, on an administrator, on an owner, on himself.
EXPECTED = """
                                    owner  admin  user   oper.  outs.  supp.  stranger
invite as such                      +++·   +TT·   NNN·   NNN·   UUU·   UUU·   UUU·
invite as an operator               +···   T···   N···   N···   U···   U···   U···
connect one who is known            +++·   +TT·   NNN·   NNN·   UUU·   UUU·   UUU·
resend the invitation               +++·   +PP·   NNN·   NNN·   UUU·   UUU·   UUU·
show its link                       +++·   +PP·   NNN·   NNN·   UUU·   UUU·   UUU·
revoke it                           +++·   +PP·   NNN·   NNN·   UUU·   UUU·   UUU·
hand a password over instead        +EE·   +PP·   NNN·   NNN·   UUU·   UUU·   UUU·
see the rights                      ++++   ++++   NNNN   NNNN   UUU·   UUU·   UUU·
plan another role                   ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
give another role                   ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
give a role of more administration  ++++   XPPO   NNNN   NNNN   UUU·   UUU·   UUU·
make an owner                       ++++   TPPO   NNNN   NNNN   UUU·   UUU·   UUU·
make an administrator               ++++   TPPO   NNNN   NNNN   UUU·   UUU·   UUU·
make a user                         ++++   TPPO   NNNN   NNNN   UUU·   UUU·   UUU·
make an operator                    ++++   TPPO   NNNN   NNNN   UUU·   UUU·   UUU·
bind to a staff member              ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
limit the sessions                  ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
give a role inside an application   ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
give launch                         ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
give administration                 ++++   XPPO   NNNN   NNNN   UUU·   UUU·   UUU·
take an application                 ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
give a permission that Adam holds   ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
give a permission that he lacks     ++++   XPPO   NNNN   NNNN   UUU·   UUU·   UUU·
give it farther than he holds it    ++++   XPPO   NNNN   NNNN   UUU·   UUU·   UUU·
take a permission                   ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
hide the contacts                   ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
back to recommended                 ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
the same rights as Ivan             ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
suspend                             ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
restore                             ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
set a term                          +MMM   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
end                                 ++++   +PPO   NNNN   NNNN   UUU·   UUU·   UUU·
change his role                     ++++   +RRO   NNNN   NNNN   UUU·   UUU·   UUU·
put into it what Adam lacks         ++++   XRRO   NNNN   NNNN   UUU·   UUU·   UUU·
rename it                           ++++   +RRO   NNNN   NNNN   UUU·   UUU·   UUU·
make a role of what Adam holds      +···   +···   N···   N···   U···   U···   U···
make a role of more                 +···   X···   N···   N···   U···   U···   U···
delete a role that nobody has       +···   +···   N···   N···   U···   U···   U···
add an application                  +···   W···   N···   N···   U···   U···   U···
say that an application is ready    +···   +···   N···   N···   U···   U···   U···
add to the staff list               +···   +···   N···   N···   U···   U···   U···
set a policy of the tenant          +···   W···   N···   N···   U···   U···   U···
read the journal                    +···   J···   J···   J···   U···   U···   U···
"""


@dataclass(frozen=True)
class On:
    """Whom it is done to: his membership, one of his kind who has not come yet, and his role."""

    tenant_role: TenantRole
    membership: int
    waiting: int
    role: int


@dataclass(frozen=True)
class Stage:
    core: Core
    salon: Salon
    actors: dict[str, int]
    targets: dict[str, On]
    own: dict[str, On]  # the actors of the salon as targets
    administration: int  # a role with LAUNCH_ADMIN
    inside: int  # a role inside the web version
    rows: Rows

    async def again(self) -> None:
        """Everything as it was."""
        async with self.core.database.write() as session:
            for table in reversed(Base.metadata.sorted_tables):
                await session.execute(delete(table))
        await put_rows(self.core.database, self.rows)


Action = Callable[[Stage, int, On], Awaitable[object]]


def invite(tenant_role: TenantRole | None = None) -> Action:
    def act(stage: Stage, actor: int, on: On) -> Awaitable[object]:
        roles = employee(stage.salon.roles["Колл-центр"])
        address = Known(IdentifierType.EMAIL, "new@salon.example")
        person = NewPerson("Новый Человек", roles, address, tenant_role=tenant_role or on.tenant_role)
        return stage.core.inviting.invite(actor, stage.salon.tenant_id, person, operation())

    return act


def connect(stage: Stage, actor: int, on: On) -> Awaitable[object]:
    roles, known = employee(stage.salon.roles["Колл-центр"]), Known(IdentifierType.EMAIL, ELSEWHERE)
    person = NewPerson("Давно Известный", roles, known, tenant_role=on.tenant_role)
    return stage.core.connecting.connect(actor, stage.salon.tenant_id, person, operation())


def make(tenant_role: TenantRole) -> Action:
    return lambda stage, actor, on: stage.core.changing.change_tenant_role(actor, on.membership, tenant_role)


def give_app(right: AppRight) -> Action:
    return lambda stage, actor, on: stage.core.giving_rights.give_app(
        actor, on.membership, stage.salon.apps["Веб-версия"], right
    )


def give(permission: str, granted: bool = True) -> Action:
    return lambda stage, actor, on: stage.core.giving_rights.give_permission(
        actor, on.membership, permission, granted
    )


def roles(stage: Stage) -> dict[UserType, int]:
    return employee(stage.salon.roles["Специалист"])


def make_role(like: str) -> Action:
    return lambda stage, actor, on: stage.core.shaping_roles.create(
        actor,
        stage.salon.tenant_id,
        "Новая роль",
        UserType.EMPLOYEE,
        copy_of=stage.salon.roles[like],
        operation_id=operation(),
    )


def put_in(permission: str) -> Action:
    async def act(stage: Stage, actor: int, on: On) -> object:
        shaping = stage.core.shaping_roles
        view = await shaping.view(actor, on.role)
        edit = replace(view.shape.as_edit(), permissions={permission: True})
        return await shaping.save(actor, on.role, edit, view.version, operation())

    return act


ACTIONS: dict[str, Action] = {
    "invite as such": invite(),
    "invite as an operator": invite(TenantRole.SERVICING_OPERATOR),
    "connect one who is known": connect,
    "resend the invitation": lambda s, by, on: s.core.inviting.resend(by, on.waiting, operation()),
    "show its link": lambda s, by, on: s.core.inviting.link(by, on.waiting),
    "revoke it": lambda s, by, on: s.core.inviting.revoke(by, on.waiting),
    "hand a password over instead": lambda s, by, on: s.core.inviting.hand_over(by, on.waiting, operation()),
    "see the rights": lambda s, by, on: s.core.giving_rights.of(by, on.membership),
    "plan another role": lambda s, by, on: s.core.changing.plan_roles(by, on.membership, roles(s)),
    "give another role": lambda s, by, on: s.core.changing.change_roles(by, on.membership, roles(s)),
    "give a role of more administration": lambda s, by, on: s.core.changing.change_roles(
        by, on.membership, employee(s.administration)
    ),
    "make an owner": make(TenantRole.OWNER),
    "make an administrator": make(TenantRole.ADMINISTRATOR),
    "make a user": make(TenantRole.USER),
    "make an operator": make(TenantRole.SERVICING_OPERATOR),
    "bind to a staff member": lambda s, by, on: s.core.changing.bind_staff(by, on.membership, s.salon.zarina),
    "limit the sessions": lambda s, by, on: s.core.changing.limit_sessions(by, on.membership, 3),
    "give a role inside an application": lambda s, by, on: s.core.changing.give_in_app_roles(
        by, on.membership, s.salon.apps["Веб-версия"], [s.inside]
    ),
    "give launch": give_app(AppRight.LAUNCH),
    "give administration": give_app(AppRight.LAUNCH_ADMIN),
    "take an application": give_app(AppRight.NONE),
    "give a permission that Adam holds": give("record.delete"),
    "give a permission that he lacks": give("overview.calls"),
    "give it farther than he holds it": lambda s, by, on: s.core.giving_rights.scope_permission(
        by, on.membership, "journal.record.move", Whose.ALL
    ),
    "take a permission": give("record.access", granted=False),
    "hide the contacts": lambda s, by, on: s.core.giving_rights.hide_contacts(by, on.membership),
    "back to recommended": lambda s, by, on: s.core.giving_rights.back_to_recommended(by, on.membership),
    "the same rights as Ivan": lambda s, by, on: s.core.giving_rights.same_as(
        by, on.membership, s.salon.ivan, s.salon.zarina
    ),
    "suspend": lambda s, by, on: s.core.leaving.suspend(by, on.membership),
    "restore": lambda s, by, on: s.core.leaving.restore(by, on.membership),
    "set a term": lambda s, by, on: s.core.leaving.until(
        by, on.membership, s.core.clock.now() + timedelta(days=1)
    ),
    "end": lambda s, by, on: s.core.leaving.end(by, on.membership),
    "change his role": put_in("record.delete"),
    "put into it what Adam lacks": put_in("overview.calls"),
    "rename it": lambda s, by, on: s.core.shaping_roles.rename(by, on.role, "Другое имя"),
    "make a role of what Adam holds": make_role("Колл-центр"),
    "make a role of more": make_role("Управляющий"),
    "delete a role that nobody has": lambda s, by, on: s.core.shaping_roles.delete(by, s.administration),
    "add an application": lambda s, by, on: s.core.keeping_applications.create(
        by, s.salon.tenant_id, "Склад", ApplicationKind.WEB, operation()
    ),
    "say that an application is ready": lambda s, by, on: s.core.keeping_applications.set_state(
        by, s.salon.tenant_id, s.salon.keys["Веб-версия"], ApplicationState.READY
    ),
    "add to the staff list": lambda s, by, on: s.core.keeping_staff.add(
        by, s.salon.tenant_id, ["Новый мастер"], operation()
    ),
    "set a policy of the tenant": lambda s, by, on: s.core.tenant_settings.decide(
        by, s.salon.tenant_id, Policy.PERSONAL_RIGHTS, False
    ),
    "read the journal": lambda s, by, on: s.core.reading_journal.page(by, s.salon.tenant_id),
}


@pytest.fixture
async def stage(core: Core, cast: Cast) -> Stage:
    salon = await open_salon(core, cast)
    await alter(core, Tenant, salon.tenant_id, servicing=True)
    await core.giving_rights.scope_permission(
        cast.olga.account_id, salon.adam, "journal.record.move", [salon.zarina]
    )
    nina, nobody = await somebody(core, "nina"), 999_999
    on = {
        "user": await target(core, cast, salon, TenantRole.USER, "Колл-центр"),
        "administrator": await target(core, cast, salon, TenantRole.ADMINISTRATOR, "Бухгалтер"),
        "owner": await target(core, cast, salon, TenantRole.OWNER, "Управляющий"),
    }
    operator = await employ(
        core, salon.tenant_id, nina, salon.roles["Специалист"], tenant_role=TenantRole.SERVICING_OPERATOR
    )
    own = {
        "owner": On(TenantRole.OWNER, salon.olga, nobody, salon.roles["Владелец филиала"]),
        "administrator": On(
            TenantRole.ADMINISTRATOR, salon.adam, nobody, salon.roles["Администратор (филиала)"]
        ),
        "user": On(TenantRole.USER, salon.ivan, nobody, salon.roles["Специалист"]),
        "operator": On(TenantRole.SERVICING_OPERATOR, operator, nobody, salon.roles["Специалист"]),
    }
    people = (cast.olga, cast.adam, cast.ivan, nina, cast.oscar, cast.sam)
    actors = dict(zip(ACTORS, [*(each.account_id for each in people), nobody], strict=True))
    async with core.database.write() as session:
        role = Role(tenant_id=salon.tenant_id, name="Над всем", user_type=UserType.EMPLOYEE)
        session.add(role)
        await session.flush()
        web = salon.apps["Веб-версия"]
        session.add(RoleAppRight(role_id=role.id, application_id=web, right=AppRight.LAUNCH_ADMIN))
        inside = InAppRole(application_id=web, name="Кассир")
        session.add(inside)
    return Stage(core, salon, actors, on, own, role.id, inside.id, await all_rows(core.database))


async def somebody(core: Core, name: str) -> Person:
    """An account that has come to life, with an e-mail."""
    email = f"{name}@salon.example"
    async with core.database.write() as session:
        account = Account.new(name.title(), email, "ru", core.clock.now())
        account.state = AccountState.ACTIVE
        session.add(account)
        await session.flush()
        session.add(Identifier(account_id=account.id, type=IdentifierType.EMAIL, value=email))
    return Person(account.id, 0, email)


async def target(core: Core, cast: Cast, salon: Salon, tenant_role: TenantRole, role: str) -> On:
    """Somebody in the salon, and somebody of his kind who is only invited."""
    person = await somebody(core, f"a-{tenant_role.value.lower()}")
    held = await employ(core, salon.tenant_id, person, salon.roles[role], tenant_role=tenant_role)
    address = Known(IdentifierType.EMAIL, f"{tenant_role.value.lower()}@waiting.example")
    waiting = NewPerson("Ждущий Человек", employee(salon.roles[role]), address, tenant_role=tenant_role)
    added = await core.inviting.invite(cast.olga.account_id, salon.tenant_id, waiting, operation())
    return On(tenant_role, held, added.membership_id, salon.roles[role])


Cell = tuple[str, str, str]  # action, actor, target


def cells() -> dict[Cell, str]:
    """EXPECTED, cell by cell."""
    table = {}
    for line in EXPECTED.strip("\n").splitlines()[1:]:
        action, marks = line[:WIDTH].strip(), line[WIDTH:].split()
        for actor, group in zip(ACTORS, marks, strict=True):
            for on, mark in zip(TARGETS, group, strict=True):
                table[action, actor, on] = mark
    return table


def as_table(outcome: dict[Cell, str]) -> str:
    head, *lines = EXPECTED.strip("\n").splitlines()
    rows = [head]
    for line in lines:
        action = line[:WIDTH].strip()
        groups = ("".join(outcome[action, actor, on] for on in TARGETS) for actor in ACTORS)
        rows.append(f"{action:{WIDTH}}" + "   ".join(groups))
    return "\n".join(rows)


async def attempt(stage: Stage, cell: Cell) -> str:
    action, actor, on = cell
    towards = stage.own[actor] if on == "himself" else stage.targets[on]
    try:
        await ACTIONS[action](stage, stage.actors[actor], towards)
    except Refused as refusal:
        return next((mark for mark, code in CODES.items() if code is refusal.code), refusal.code)
    return "+"


@pytest.mark.requirement(
    "F-01", "F-08", "F-09", "F-10", "I-13", "I-14", "I-15", "I-16", "I-17", "I-18", "I-19"
)
async def test_who_may_do_what_to_whom(stage: Stage, record_property: Callable[[str, object], None]) -> None:
    expected = cells()
    outcome = {cell: "·" for cell, mark in expected.items() if mark == "·"}
    for cell, mark in expected.items():
        if mark not in "+·":
            outcome[cell] = await attempt(stage, cell)
    assert await all_rows(stage.core.database) == stage.rows, "what was refused has changed nothing"
    for cell, mark in expected.items():
        if mark == "+":
            outcome[cell] = await attempt(stage, cell)
            await stage.again()
    legend = "   ".join(f"{mark} {code}" for mark, code in CODES.items())
    record_property(TABLE, f"who may do what to whom\n{as_table(outcome)}\n+ may   {legend}")
    assert as_table(outcome) == EXPECTED.strip("\n")


def test_every_action_is_asked_of_everybody() -> None:
    assert {action for action, _, _ in cells()} == ACTIONS.keys()
