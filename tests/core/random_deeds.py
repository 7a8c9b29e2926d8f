"""Deeds for the random walk: whoever it is does whatever the flows offer, to whatever there is, of any tenant.

A deed is a coroutine of the flow under test. What it would be warned of is asked before it is done, as the screens do.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random  # noqa: TID251 - a walk that can be repeated needs a seed
from typing import Any, TypeVar

from core.access import AppRight, catalogue
from core.applications import ApplicationKind, ApplicationState
from core.bootstrap import Core
from core.changing import Whose
from core.invitations import NewPerson
from core.joining import NewLink
from core.keeping_applications import Link
from core.people import Known, parse_email, parse_phone
from core.roles import UserType
from core.tenant_settings import Policy
from core.tenants import LicenceState, TenantRole
from tests.cast import PASSWORD, Rows, address, operation

T = TypeVar("T")

PERMISSIONS = [each.id for each in catalogue().permissions]
NAMES = (
    "Анна", "анна", "ПЁТР Ильич", "👩🏽‍🔧 Мастер", "‮обратно", "Б" * 300, "А\0Б", "𝓐𝓵𝓲", "مدير", "Әлия Қ.", "  ", "x" * 150
)  # fmt: skip
ADDRESSES = [
    *(parse_email(f"guest{n}@walk.example") for n in range(4)),
    *(parse_phone(f"+7701777000{n}") for n in range(4)),
    parse_email("oscar@elsewhere.example"),
    parse_email("sam@tehservis.example"),
]


@dataclass
class Walk:
    """Who does something now, and what he can lay his hands on."""

    core: Core
    chance: Random
    rows: Rows
    actor: int
    busy: int  # the tenant in which most of it happens
    warned: set[str] | None = None  # of these contact rights; None: this deed warns of nothing
    promised: list[tuple[int, str]] = field(default_factory=list)  # effective from now on: whose, which

    def any(self, things: Iterable[T]) -> T:
        return self.chance.choice(list(things))

    def id(self, table: str) -> int:
        """Of any row, those of the tenant in question more often; now and then of none."""
        rows = self.rows[table]
        if not rows or self.chance.random() < 0.02:
            return 987_654
        ours = [row["id"] for row in rows if row.get("tenant_id") == self.busy]
        chosen: int = self.any(ours if ours and self.chance.random() < 0.8 else [row["id"] for row in rows])
        return chosen

    def member(self) -> int:
        """More often somebody who has not left."""
        live = [
            row["id"]
            for row in self.rows["membership"]
            if row["state"] != "ENDED" and row["tenant_id"] == self.busy
        ]
        return self.any(live) if self.chance.random() < 0.85 else self.id("membership")

    def tenant(self) -> int:
        return self.busy if self.chance.random() < 0.85 else self.id("tenant")

    def beside(self, membership_id: int, table: str) -> int:
        """More often of the same tenant."""
        tenants = [row["tenant_id"] for row in self.rows["membership"] if row["id"] == membership_id]
        ids = [row["id"] for row in self.rows[table] if row["tenant_id"] in tenants]
        return self.any(ids) if ids and self.chance.random() < 0.9 else self.id(table)

    def application(self) -> tuple[int, str]:
        id_ = self.id("application")
        row = next((row for row in self.rows["application"] if row["id"] == id_), None)
        if row is None:
            return self.tenant(), "none-such"
        return (row["tenant_id"] if self.chance.random() < 0.9 else self.tenant()), row["key"]

    def roles(self, tenant_id: int | None) -> dict[UserType, int]:
        rows = [each for each in self.rows["role"] if each["tenant_id"] == tenant_id]
        chosen = self.chance.sample(rows, min(len(rows), self.any((0, 1, 1, 2))))
        return {row["user_type"]: row["id"] for row in chosen}

    def seen(self, table: str, id_: int) -> int | None:
        """The version, an old one, or none."""
        version = next((row["version"] for row in self.rows[table] if row["id"] == id_), 1)
        return self.any((version, version, version, None, version - 1))

    async def one_of(self, *acts: Callable[[], Awaitable[object]]) -> None:
        await self.any(acts)()

    def some(self, things: Sequence[T], most: int = 3) -> list[T]:
        return self.chance.sample(things, min(len(things), self.chance.randrange(most + 1)))


Deed = Callable[[Walk], Awaitable[object]]
DEEDS: dict[str, Deed] = {}


def deed(act: Deed) -> Deed:
    DEEDS[act.__name__] = act
    return act


@deed
async def change_roles(w: Walk) -> None:
    id_ = w.member()
    tenant = next((row["tenant_id"] for row in w.rows["membership"] if row["id"] == id_), None)
    roles = w.roles(tenant)
    keep = w.some([f"permission:{each}" for each in PERMISSIONS], 30)
    plan = await w.core.changing.plan_roles(w.actor, id_, roles, keep)
    w.warned = set(plan.contacts)
    await w.core.changing.change_roles(w.actor, id_, roles, keep, seen=w.seen("membership", id_))


@deed
async def change_tenant_role(w: Walk) -> None:
    id_ = w.member()
    role = w.any(TenantRole)
    await w.core.changing.change_tenant_role(w.actor, id_, role, seen=w.seen("membership", id_))


@deed
async def bind_staff(w: Walk) -> None:
    id_ = w.member()
    staff = w.any((None, w.beside(id_, "staff_member")))
    await w.core.changing.bind_staff(w.actor, id_, staff, new=w.chance.random() < 0.2)


@deed
async def limit_sessions(w: Walk) -> None:
    await w.core.changing.limit_sessions(w.actor, w.member(), w.any((None, 1, 5, 101)))


@deed
async def give_in_app_roles(w: Walk) -> None:
    id_ = w.member()
    inside = w.some([row["id"] for row in w.rows["in_app_role"]])
    await w.core.changing.give_in_app_roles(w.actor, id_, w.beside(id_, "application"), inside)


@deed
async def give_app(w: Walk) -> None:
    id_ = w.member()
    seen = w.seen("membership", id_)
    await w.core.giving_rights.give_app(
        w.actor, id_, w.beside(id_, "application"), w.any(AppRight), seen=seen
    )


@deed
async def give_permission(w: Walk) -> None:
    id_, permission, granted = w.member(), w.any(PERMISSIONS), w.chance.random() < 0.6
    rights, seen = w.core.giving_rights, w.seen("membership", id_)
    w.warned = set((await rights.plan_permission(w.actor, id_, permission, granted=granted)).contacts)
    await rights.give_permission(w.actor, id_, permission, granted, seen=seen)
    if granted:
        w.promised.append((id_, permission))


@deed
async def scope_permission(w: Walk) -> None:
    id_, permission = w.member(), w.any(PERMISSIONS)
    named = {w.beside(id_, "staff_member"), w.beside(id_, "staff_member")}
    choices: tuple[Whose | set[int], ...] = (Whose.ALL, Whose.OWN, named)
    staff = w.any(choices)
    given = await w.core.giving_rights.scope_permission(
        w.actor, id_, permission, staff, w.any((None, None, 0, 7, -1))
    )
    w.warned = set(given.contacts)
    w.promised.append((id_, permission))


@deed
async def hide_contacts(w: Walk) -> None:
    await w.core.giving_rights.hide_contacts(w.actor, w.member())


@deed
async def back_to_recommended(w: Walk) -> None:
    key = w.any((None, f"permission:{w.any(PERMISSIONS)}", f"app:{w.id('application')}"))
    await w.core.giving_rights.back_to_recommended(w.actor, w.member(), key)


@deed
async def same_as(w: Walk) -> None:
    id_, other = w.member(), w.member()
    staff = w.any((None, None, w.beside(id_, "staff_member")))
    await w.core.giving_rights.same_as(w.actor, id_, w.any((other, w.beside(id_, "membership"))), staff)


@deed
async def suspend(w: Walk) -> None:
    await w.core.leaving.suspend(w.actor, w.member(), w.any(NAMES))


@deed
async def restore(w: Walk) -> None:
    await w.core.leaving.restore(w.actor, w.member())


@deed
async def end(w: Walk) -> None:
    id_ = w.member()
    await w.core.leaving.end(w.actor, id_, seen=w.seen("membership", id_))


@deed
async def until(w: Walk) -> None:
    days = w.any((None, None, -1, 1, 400))
    moment = None if days is None else w.core.clock.now() + timedelta(days=days)
    await w.core.leaving.until(w.actor, w.member(), moment)


@deed
async def create_role(w: Walk) -> None:
    await w.core.shaping_roles.create(
        w.actor,
        w.tenant(),
        w.any(NAMES),
        w.any(UserType),
        copy_of=w.any((None, w.id("role"))),
        operation_id=operation(),
    )


@deed
async def rename_role(w: Walk) -> None:
    id_ = w.id("role")
    await w.core.shaping_roles.rename(w.actor, id_, w.any(NAMES), w.seen("role", id_))


@deed
async def save_role(w: Walk) -> None:
    id_, shaping = w.id("role"), w.core.shaping_roles
    view = await shaping.view(w.actor, id_)
    edit = replace(
        view.shape.as_edit(),
        permissions={each: w.any((True, False)) for each in w.some(PERMISSIONS)},
        applications={each.id: w.any(AppRight) for each in w.some(view.applications)},
        history_days=w.any((view.shape.history_days, None, 5)),
        own_scope=w.any((view.shape.own_scope, view.shape.own_scope, w.chance.random() < 0.5)),
    )
    plan = await shaping.plan(w.actor, id_, edit)
    w.warned = set(plan.contacts_grow)
    await shaping.save(w.actor, id_, edit, w.any((view.version, view.version - 1)), operation())


@deed
async def hide_contacts_of_role(w: Walk) -> None:
    id_ = w.id("role")
    await w.core.shaping_roles.hide_contacts(w.actor, id_, w.seen("role", id_))


@deed
async def move_people(w: Walk) -> None:
    id_, to, keep = w.id("role"), w.id("role"), w.any((True, False))
    w.warned = set((await w.core.shaping_roles.plan_move(w.actor, id_, to)).contacts_grow)
    await w.core.shaping_roles.move_people(w.actor, id_, to, keep=keep, operation_id=operation())


@deed
async def delete_role(w: Walk) -> None:
    id_ = w.id("role")
    await w.core.shaping_roles.delete(w.actor, id_, w.seen("role", id_))


@deed
async def create_application(w: Walk) -> None:
    kind = w.any(ApplicationKind)
    await w.core.keeping_applications.create(w.actor, w.tenant(), w.any(NAMES), kind, operation())


@deed
async def keep_application(w: Walk) -> None:
    keeping, (tenant, key) = w.core.keeping_applications, w.application()
    await w.one_of(
        lambda: keeping.rename(w.actor, tenant, key, w.any(NAMES)),
        lambda: keeping.set_link(
            w.actor, tenant, key, w.any(Link), w.any((None, "a.example", "java\0script:"))
        ),
        lambda: keeping.set_state(w.actor, tenant, key, w.any(ApplicationState)),
        lambda: keeping.declare_role(w.actor, tenant, key, w.any(NAMES), operation()),
        lambda: keeping.rename_role(w.actor, tenant, key, w.id("in_app_role"), w.any(NAMES)),
        lambda: keeping.remove_role(w.actor, tenant, key, w.id("in_app_role")),
    )


@deed
async def remove_application(w: Walk) -> None:
    await w.core.keeping_applications.remove(w.actor, *w.application())


@deed
async def add_staff(w: Walk) -> None:
    await w.core.keeping_staff.add(w.actor, w.tenant(), w.some(NAMES, 2), operation())


@deed
async def rename_staff(w: Walk) -> None:
    await w.core.keeping_staff.rename(w.actor, w.id("staff_member"), w.any(NAMES))


@deed
async def remove_staff(w: Walk) -> None:
    await w.core.keeping_staff.remove(w.actor, w.id("staff_member"))


@deed
async def set_tenant(w: Walk) -> None:
    settings, tenant = w.core.tenant_settings, w.tenant()
    on = w.chance.random() < 0.8
    await w.one_of(
        lambda: settings.rename(w.actor, tenant, w.any(NAMES)),
        lambda: settings.move(w.actor, tenant, "KZ", w.any(("Asia/Almaty", "Asia/Aqtau", "Mars/Base"))),
        lambda: settings.speak(w.actor, tenant, w.any(("ru", "kk"))),
        lambda: settings.decide(w.actor, tenant, w.any(Policy), on),
    )


def _somebody(w: Walk, tenant: int, known: Known | None) -> NewPerson:
    apps = [row["id"] for row in w.rows["application"] if row["tenant_id"] == tenant]
    return NewPerson(
        w.any(NAMES),
        w.roles(tenant),
        known,
        login=w.any((None, "typed.login")),
        tenant_role=w.any((TenantRole.USER, TenantRole.USER, *TenantRole)),
        staff_member_id=w.any((None, None, w.id("staff_member"))),
        rights={each: w.any(AppRight) for each in w.some(apps, 1)},
    )


@deed
async def invite(w: Walk) -> None:
    tenant = w.tenant()
    await w.core.inviting.invite(
        w.actor, tenant, _somebody(w, tenant, w.any((*ADDRESSES, None))), operation()
    )


@deed
async def connect(w: Walk) -> None:
    tenant = w.tenant()
    await w.core.connecting.connect(w.actor, tenant, _somebody(w, tenant, w.any(ADDRESSES)), operation())


@deed
async def after_inviting(w: Walk) -> None:
    inviting, waiting = w.core.inviting, [row["membership_id"] for row in w.rows["invitation"]]
    id_ = w.any((w.any(waiting), w.member()))
    await w.one_of(
        lambda: inviting.resend(w.actor, id_, operation()),
        lambda: inviting.revoke(w.actor, id_),
        lambda: inviting.hand_over(w.actor, id_, operation()),
    )


@deed
async def come(w: Walk) -> None:
    """Somebody who was invited by phone."""
    accepting = w.core.accepting
    number = w.any([each for each in ADDRESSES if "@" not in each.value]).value
    by = address(int(number[1:]))
    opening = await accepting.find_by_phone(number, by, own=True)
    if w.chance.random() < 0.8:
        await accepting.set_password(opening.invitation_id, PASSWORD, by, operation())
    else:
        await accepting.decline(opening.invitation_id, by)


@deed
async def answer_connection(w: Walk) -> None:
    """By who is asked; or by somebody else, who has heard of its number."""
    asked = [row["id"] for row in w.rows["invitation"] if row["connects"]]
    id_ = w.any((*asked, w.id("invitation")))
    places = [row["membership_id"] for row in w.rows["invitation"] if row["id"] == id_]
    invited = [row["account_id"] for row in w.rows["membership"] if row["id"] in places]
    actor = w.any((*invited, *invited, w.actor))
    if w.chance.random() < 0.7:
        await w.core.connecting.accept(actor, id_, operation())
    else:
        await w.core.connecting.decline(actor, id_)


@deed
async def ask(w: Walk) -> None:
    wanted = w.any((*NAMES, *(row["name"] for row in w.rows["application"])))
    await w.core.asking.ask(w.actor, w.tenant(), wanted, operation())


@deed
async def answer(w: Walk) -> None:
    asking, request = w.core.asking, w.id("access_request")
    await w.one_of(
        lambda: asking.allow(w.actor, request, w.id("application"), operation()),
        lambda: asking.opened(w.actor, request, operation()),
        lambda: asking.decline(w.actor, request, operation()),
        lambda: asking.open_to(w.actor, w.member(), w.id("application")),
    )


@deed
async def keep_link(w: Walk) -> None:
    keeping, id_, tenant = w.core.keeping_links, w.id("group_link"), w.tenant()
    ends_at = w.core.clock.now() + timedelta(days=w.any((-1, 1, 30, 91)))
    roles = [row["id"] for row in w.rows["role"] if row["tenant_id"] == tenant]
    role = w.any((*roles, w.id("role")))
    new = NewLink(role, w.any((1, 3, 9, 500)), ends_at, w.any((*NAMES, "Цех", "Склад")))
    await w.one_of(
        lambda: keeping.make(w.actor, tenant, new, operation()),
        lambda: keeping.change(w.actor, id_, seats=w.any((0, 1, 2, 9))),
        lambda: keeping.change(w.actor, id_, ends_at=ends_at, name=w.any(NAMES)),
        lambda: keeping.renew(w.actor, id_, operation()),
        lambda: keeping.close(w.actor, id_),
    )


@deed
async def come_by_link(w: Walk) -> None:
    """Of those who have opened one; or of somebody else, in their place."""
    joining, id_ = w.core.joining, asker(w, "OPENED")
    owners = [address(int(row["address"])) for row in w.rows["join_request"] if row["id"] == id_]
    by = w.any((*owners, *owners, *owners, address(1)))
    await w.one_of(
        lambda: joining.ask(id_, w.any(NAMES), by, operation()),
        lambda: joining.ask(id_, "Гость Гостев", by, operation()),
        lambda: joining.withdraw(id_, by),
    )


@deed
async def answer_guest(w: Walk) -> None:
    answering, id_ = w.core.answering_joins, asker(w, "WAITING")
    if w.chance.random() < 0.7:
        await answering.allow(w.actor, id_, operation())
    else:
        await answering.decline(w.actor, id_, operation())


@deed
async def relate(w: Walk) -> None:
    relations, id_ = w.core.servicing.relations, w.id("servicing_relation")
    await w.one_of(
        lambda: relations.ask(w.actor, w.tenant(), w.id("tenant"), operation()),
        lambda: relations.accept(w.actor, id_),
        lambda: relations.decline(w.actor, id_),
        lambda: relations.end(w.actor, id_),
    )


@deed
async def operate(w: Walk) -> None:
    servicing, tenant = w.core.servicing, w.tenant()
    await w.one_of(
        lambda: servicing.subscribing.subscribe(w.actor, tenant, w.id("tenant"), w.id("tariff"), operation()),
        lambda: servicing.inviting.invite(w.actor, tenant, w.any(NAMES), "new@org.example", operation()),
        lambda: servicing.inviting.resend(w.actor, w.id("tenant_invitation"), operation()),
        lambda: servicing.inviting.revoke(w.actor, w.id("tenant_invitation")),
    )


@deed
async def keep_tenant(w: Walk) -> None:
    keeping, tenant = w.core.keeping_tenants, w.id("tenant")
    allowed = w.chance.random() < 0.8
    await w.one_of(
        lambda: keeping.licence(w.actor, tenant, w.any((LicenceState.PAID, *LicenceState))),
        lambda: keeping.restore(w.actor, tenant),
        lambda: keeping.let_service(w.actor, tenant, allowed=allowed),
        lambda: keeping.let_invite(w.actor, tenant, allowed=allowed),
        lambda: keeping.let_subscribe(w.actor, tenant, allowed=allowed),
    )


@deed
async def keep_account(w: Walk) -> None:
    keeping, agents, id_ = w.core.keeping_accounts, w.core.keeping_agents, w.id("account")
    await w.one_of(
        lambda: keeping.suspend(
            w.actor, id_, w.any(NAMES), w.any((None, w.core.clock.now() + timedelta(hours=1)))
        ),
        lambda: keeping.restore(w.actor, id_),
        lambda: keeping.deactivate(w.actor, id_),
        lambda: agents.appoint(w.actor, id_, support=allowed(w)),
    )


@deed
async def keep_tariff(w: Walk) -> None:
    tariffs = w.core.keeping_tariffs
    await w.one_of(
        lambda: tariffs.create(w.actor, w.any(NAMES), w.any((1, 30, 3651)), operation()),
        lambda: tariffs.offer(w.actor, w.id("tariff"), offered=allowed(w)),
    )


@deed
async def look(w: Walk) -> None:
    """What is only looked at, and journalled where it is support."""
    core, tenant, id_, account = w.core, w.tenant(), w.member(), w.id("account")
    looks: Sequence[Callable[[], Awaitable[Any]]] = (
        lambda: core.support.find(w.actor, w.any(NAMES)),
        lambda: core.support.card(w.actor, account),
        lambda: core.support.why(w.actor, account, w.any((*PERMISSIONS, "web-1"))),
        lambda: core.asking.why(w.actor, w.any(PERMISSIONS)),
        lambda: core.giving_rights.of(w.actor, id_),
        lambda: core.roster.card(w.actor, id_),
        lambda: core.roster.page(w.actor, tenant, search=w.any(NAMES)),
        lambda: core.matrix.people(w.actor, tenant),
        lambda: core.matrix.roles(w.actor, tenant, 0),
        lambda: core.reading_journal.page(w.actor, tenant),
        lambda: core.tenant_settings.view(w.actor, tenant),
        lambda: core.keeping_staff.page(w.actor, tenant, search=w.any(NAMES)),
        lambda: core.keeping_staff.card(w.actor, w.id("staff_member")),
        lambda: core.keeping_staff.candidates(w.actor, w.id("staff_member")),
        lambda: core.keeping_applications.view(w.actor, *w.application()),
        lambda: core.servicing.overview(w.actor, tenant),
        lambda: core.keeping_accounts.view(w.actor, account),
        lambda: core.keeping_links.links(w.actor, tenant),
        lambda: core.keeping_links.card(w.actor, w.id("group_link")),
        lambda: core.answering_joins.waiting(w.actor, tenant),
    )
    await w.one_of(*looks)


def asker(w: Walk, state: str) -> int:
    """More often one of whom it is the time."""
    ripe = [row["id"] for row in w.rows["join_request"] if row["state"] == state]
    return w.any(ripe) if ripe and w.chance.random() < 0.8 else w.id("join_request")


def allowed(w: Walk) -> bool:
    return w.chance.random() < 0.7
