"""The demo's other organisations, with people in every state: «Ромашка», «Студия Анна» on trial, «Сервис-Бюро».

Each has an owner of its own, so that Olga keeps to «ТехСервис» and her screens stay short. Everything goes through
the core's own flows.
"""

from datetime import timedelta
from typing import Protocol

from core.access import AppRight
from core.applications import ApplicationKind, ApplicationState
from core.bootstrap import Core
from core.people import Known, parse_email, parse_phone
from core.tenants import LicenceState, TenantRole

TRIAL = timedelta(days=14)


class Stage(Protocol):
    """What the cast's stage does for whoever settles here."""

    core: Core
    tenant: int

    def operation(self) -> str: ...

    async def add(
        self,
        inviter: int,
        name: str,
        known: Known | None,
        role: str,
        login: str | None = None,
        tenant_role: TenantRole = TenantRole.USER,
    ) -> int:
        """The membership of somebody who is invited."""
        ...

    async def bring(
        self, inviter: int, name: str, known: Known, role: str, tenant_role: TenantRole = TenantRole.USER
    ) -> int:
        """The account of somebody who has come."""
        ...

    async def turn_away(self, inviter: int, name: str, known: Known, role: str) -> None:
        """Somebody is invited, and declines."""
        ...

    async def share(self, inviter: int, account: int, role: str) -> None:
        """Somebody who has an account comes here too: he tells a consent code."""
        ...

    async def let_days_pass(self) -> None:
        """More of them than an invitation lives; it can be asked for once."""
        ...


async def settle(stage: Stage, provider: int) -> None:
    """`provider` owns the installation."""
    chamomile, accountant = await _chamomile(stage, provider)
    operator = await _studio(stage, provider)
    stage.tenant = chamomile
    await stage.share(accountant, operator, "Пользователь приложений")
    await _bureau(stage, provider, chamomile, accountant)


async def _found(
    stage: Stage, provider: int, name: str, template: str, owner: str, email: str, role: str
) -> int:
    """A tenant whose owner is somebody else than the provider; the owner's account."""
    stage.tenant = await stage.core.founding.create_tenant(
        provider,
        name=name,
        country="KZ",
        time_zone="Asia/Almaty",
        template_id=template,
        language="ru",
        operation_id=stage.operation(),
    )
    account = await stage.bring(provider, owner, parse_email(email), role, TenantRole.OWNER)
    people = (await stage.core.roster.page(account, stage.tenant)).rows
    founder = next(each for each in people if each.full_name != owner)
    await stage.core.leaving.end(account, founder.membership_id)
    return account


async def _member(stage: Stage, owner: int, name: str) -> int:
    people = (await stage.core.roster.page(owner, stage.tenant)).rows
    return next(each.membership_id for each in people if each.full_name == name)


async def _chamomile(stage: Stage, provider: int) -> tuple[int, int]:
    """Cloud accounting: every right is given to a person, and it is seen by whom."""
    core, role = stage.core, "Пользователь приложений"
    owner = await _found(
        stage, provider, "Ромашка", "cloud_accounting", "Рита Ромашкина", "rita@romashka.example", role
    )
    await stage.add(owner, "Павел Пашин", parse_email("pavel@romashka.example"), role)
    await stage.let_days_pass()
    await stage.turn_away(owner, "Роман Рощин", parse_phone("+77017052005"), role)
    books, payroll, warehouse = await core.keeping_applications.applications(owner, stage.tenant)
    await stage.bring(owner, "Зоя Зимина", parse_email("zoya@romashka.example"), role)
    await stage.bring(owner, "Карл Кустов", parse_email("karl@romashka.example"), role)
    await stage.add(owner, "Лев Лугов", parse_phone("+77017052001"), role)
    zoya, karl = await _member(stage, owner, "Зоя Зимина"), await _member(stage, owner, "Карл Кустов")
    ids = {app.name: app.id for app in (await core.giving_rights.of(owner, zoya)).applications}
    await core.giving_rights.give_app(owner, zoya, ids[books.name], AppRight.LAUNCH_ADMIN)
    await core.giving_rights.give_app(owner, zoya, ids[payroll.name], AppRight.LAUNCH)
    await core.giving_rights.give_app(owner, karl, ids[warehouse.name], AppRight.LAUNCH)
    declared = await core.keeping_applications.declare_role(
        owner, stage.tenant, books.key, "Кассир", stage.operation()
    )
    await core.changing.give_in_app_roles(owner, zoya, ids[books.name], [declared])
    await core.keeping_applications.set_state(
        owner, stage.tenant, warehouse.key, ApplicationState.MAINTENANCE
    )
    await core.keeping_applications.create(
        owner, stage.tenant, "Касса", ApplicationKind.WEB, stage.operation()
    )
    await core.leaving.suspend(owner, karl, "в отпуске")
    return stage.tenant, owner


async def _studio(stage: Stage, provider: int) -> int:
    """Bookings: specialists see their own, contacts are hidden; and the licence is on trial. An operator's account."""
    core = stage.core
    owner = await _found(
        stage, provider, "Студия Анна", "bookings", "Анна Аксёнова", "anna@studio.example", "Владелец филиала"
    )
    await core.keeping_staff.add(owner, stage.tenant, ["Майя", "Нелли", "Оскар"], stage.operation())
    await stage.bring(owner, "Майя Морозова", parse_phone("+77017052002"), "Специалист")
    operator = await stage.bring(owner, "Тина Титова", parse_phone("+77017052003"), "Колл-центр")
    await stage.bring(owner, "Федя Фомин", parse_phone("+77017052004"), "Бухгалтер")
    maya, tina = await _member(stage, owner, "Майя Морозова"), await _member(stage, owner, "Тина Титова")
    staff = await core.keeping_staff.page(owner, stage.tenant)
    await core.changing.bind_staff(owner, maya, next(each.id for each in staff.rows if each.name == "Майя"))
    await core.giving_rights.give_permission(owner, maya, "journal.record.move", True)
    await core.giving_rights.hide_contacts(owner, tina)
    await core.leaving.end(owner, await _member(stage, owner, "Федя Фомин"))
    until = core.clock.now() + TRIAL
    await core.keeping_tenants.licence(provider, stage.tenant, LicenceState.TRIAL, until)
    return operator


async def _bureau(stage: Stage, provider: int, serviced: int, serviced_owner: int) -> None:
    """A servicing organisation that looks after «Ромашка»."""
    core, keeping = stage.core, stage.core.keeping_tenants
    owner = await _found(
        stage, provider, "Сервис-Бюро", "blank", "Белла Бурова", "bella@buro.example", "Участник"
    )
    bureau = stage.tenant
    await keeping.let_service(provider, bureau, allowed=True)
    await keeping.let_invite(provider, bureau, allowed=True)
    await keeping.let_subscribe(provider, bureau, allowed=True)
    operator = await stage.bring(
        owner, "Олег Орехов", parse_email("oleg@buro.example"), "Участник", TenantRole.SERVICING_OPERATOR
    )
    relation = await core.servicing.relations.ask(owner, bureau, serviced, stage.operation())
    await core.servicing.relations.accept(serviced_owner, relation)
    for name, days in (("Месяц", 30), ("Неделя на пробу", 7)):
        tariff = await core.keeping_tariffs.create(provider, name, days, stage.operation())
        await core.servicing.subscribing.subscribe(operator, bureau, serviced, tariff, stage.operation())
