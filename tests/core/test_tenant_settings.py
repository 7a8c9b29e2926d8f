"""The settings of a tenant: its owners change them, its administrators see them, and each change is in the journal."""

from datetime import timedelta
from typing import Any

import pytest

from core import limits
from core.access import AppRight
from core.bootstrap import Core
from core.errors import Code, Invalid, NotAllowed
from core.invitations import NewPerson
from core.journal import JournalEntry
from core.people import Account, parse_phone
from core.tenant_settings import Policy, TenantView
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import Cast, newcomer, operation
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.salon import Salon, employ, open_salon, right_of
from tests.core.test_statements import counted
from tests.crowd import fill


@pytest.fixture
async def salon(core: Core, cast: Cast) -> Salon:
    return await open_salon(core, cast)


async def view(core: Core, cast: Cast) -> TenantView:
    return await core.tenant_settings.view(cast.adam.account_id, cast.tenant_id)


async def last(core: Core) -> tuple[str, int | None, Any, Any]:
    entry = (await every(core, JournalEntry))[-1]
    return entry.action, entry.actor_id, entry.details.get("before"), entry.details.get("after")


@on_both
async def test_what_an_owner_changes_is_seen_and_journalled_with_what_it_was(core: Core, cast: Cast) -> None:
    settings, olga, tenant = core.tenant_settings, cast.olga.account_id, cast.tenant_id
    await settings.rename(olga, tenant, "  Ромашка   Сервис ")
    assert await last(core) == ("tenant.renamed", olga, {"name": "ТехСервис"}, {"name": "Ромашка Сервис"})
    await settings.move(olga, tenant, "ru", "Europe/Samara")
    assert await last(core) == (
        "tenant.moved",
        olga,
        {"country": "KZ", "time_zone": "Asia/Almaty"},
        {"country": "RU", "time_zone": "Europe/Samara"},
    )
    await settings.speak(olga, tenant, "kk")
    assert await last(core) == ("tenant.language_changed", olga, {"language": "ru"}, {"language": "kk"})
    now = await view(core, cast)
    assert (now.name, now.country, now.time_zone, now.language) == (
        "Ромашка Сервис",
        "RU",
        "Europe/Samara",
        "kk",
    )
    assert (now.tenant_id, now.is_owner, now.owners) == (tenant, False, ("Ольга Орлова",))


@pytest.mark.parametrize("policy", Policy)
async def test_a_policy_is_switched_and_what_is_so_already_is_no_change(
    core: Core, cast: Cast, policy: Policy
) -> None:
    olga, was = cast.olga.account_id, policy in (await view(core, cast)).policies
    for _ in range(2):
        await core.tenant_settings.decide(olga, cast.tenant_id, policy, not was)
    assert (policy in (await view(core, cast)).policies) is not was
    assert await last(core) == ("tenant.policy_changed", olga, {policy.value: was}, {policy.value: not was})
    actions = [entry.action for entry in await every(core, JournalEntry)]
    assert actions.count("tenant.policy_changed") == 1


async def test_what_cannot_be_changes_nothing(core: Core, cast: Cast) -> None:
    settings, olga, tenant = core.tenant_settings, cast.olga.account_id, cast.tenant_id
    with refused(Invalid, Code.NAME_INVALID):
        await settings.rename(olga, tenant, "я" * (limits.NAME_MAX + 1))
    with refused(Invalid, Code.COUNTRY_UNKNOWN):
        await settings.move(olga, tenant, "XX", "Asia/Almaty")
    with refused(Invalid, Code.TIME_ZONE_UNKNOWN):
        await settings.move(olga, tenant, "KZ", "Asia/Nowhere")
    with pytest.raises(ValueError, match="xx"):
        await settings.speak(olga, tenant, "xx")
    assert (await view(core, cast)).name == "ТехСервис"


@pytest.mark.requirement("Y-04", "I-35")
@pytest.mark.parametrize("policy", [True, False])
async def test_the_policy_lets_a_trial_hand_over_passwords_but_not_invite(
    core: Core, cast: Cast, policy: bool
) -> None:
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.TRIAL)
    await core.tenant_settings.decide(
        cast.olga.account_id, cast.tenant_id, Policy.HANDS_OVER_ON_TRIAL, policy
    )
    assert (await view(core, cast)).may_hand_over is policy
    options = await core.roster.choices(cast.adam.account_id, cast.tenant_id)
    roles = {role.user_type: role.id for role in options.roles if role.name == "Диспетчер"}
    handed, invited = await outcomes(
        *(
            core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
            for person in (
                NewPerson("Без Адреса", roles, login="newlogin"),
                NewPerson("С Телефоном", roles, parse_phone("+77017770001")),
            )
        )
    )
    assert (handed is not Code.LICENCE_NOT_PAID) is policy
    assert invited is Code.LICENCE_NOT_PAID


@pytest.mark.requirement("I-39")
@pytest.mark.parametrize("policy", [True, False])
async def test_the_policy_asks_for_an_own_password_at_first_use(core: Core, cast: Cast, policy: bool) -> None:
    await core.tenant_settings.decide(
        cast.olga.account_id, cast.tenant_id, Policy.REPLACES_HANDED_OVER, policy
    )
    person = await newcomer(core, cast.adam, cast.tenant_id, "Диспетчер", login="newlogin")
    await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    assert (await every(core, Account))[-1].must_change_password is policy


@pytest.mark.requirement("Y-06")
async def test_rights_given_personally_stay_in_force_when_nobody_may_be_given_any_more(
    core: Core, cast: Cast, salon: Salon
) -> None:
    settings, giving, olga = core.tenant_settings, core.giving_rights, cast.olga.account_id
    web = salon.apps["Веб-версия"]
    await giving.give_app(olga, salon.ivan, web, AppRight.LAUNCH_ADMIN)
    await settings.decide(olga, salon.tenant_id, Policy.PERSONAL_RIGHTS, False)
    assert await right_of(core, cast.olga, salon.ivan, web) == "LAUNCH_ADMIN"
    with refused(NotAllowed, Code.PERSONAL_RIGHTS_OFF):
        await giving.give_app(olga, salon.anna, web, AppRight.LAUNCH_ADMIN)
    listed = await settings.differing(olga, salon.tenant_id)
    assert [(row.membership_id, row.full_name) for row in listed.rows] == [(salon.ivan, "Иван Петров")]
    await giving.back_to_recommended(olga, salon.ivan)
    assert (await settings.differing(olga, salon.tenant_id)).rows == ()
    assert (await settings.view(olga, salon.tenant_id)).differing == 0


async def test_a_licence_whose_day_has_come_is_shown_as_it_is_now(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    until = clock.now() + timedelta(days=1)
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.PAID, licence_until=until)
    assert (await view(core, cast)).licence is LicenceState.PAID
    clock.advance(timedelta(days=1))
    assert (await view(core, cast)).licence is LicenceState.EXPIRED


@on_both
async def test_of_two_owners_at_once_the_later_one_stands_and_the_journal_has_both(
    core: Core, cast: Cast
) -> None:
    names = ["Первая", "Вторая"]
    await outcomes(
        *(core.tenant_settings.rename(cast.olga.account_id, cast.tenant_id, name) for name in names)
    )
    renamed = [entry.details for entry in await every(core, JournalEntry) if entry.action == "tenant.renamed"]
    assert renamed[0]["before"] == {"name": "ТехСервис"}
    assert renamed[1]["before"] == renamed[0]["after"]
    assert renamed[1]["after"] == {"name": (await view(core, cast)).name}


@pytest.mark.parametrize(
    ("who", "sees", "changes"),
    [
        ("olga", None, None),
        ("adam", None, Code.OWNERS_ONLY),
        ("ivan", Code.ACTOR_MAY_NOT_ADD_PEOPLE, Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("operator", Code.ACTOR_MAY_NOT_ADD_PEOPLE, Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("oscar", Code.TENANT_UNKNOWN, Code.TENANT_UNKNOWN),
        ("stranger", Code.TENANT_UNKNOWN, Code.TENANT_UNKNOWN),
    ],
)
async def test_who_may_see_and_who_may_change_the_settings(
    core: Core, cast: Cast, salon: Salon, who: str, sees: Code | None, changes: Code | None
) -> None:
    settings, tenant = core.tenant_settings, salon.tenant_id
    operator = TenantRole.SERVICING_OPERATOR
    await employ(core, tenant, cast.sam, salon.roles["Колл-центр"], tenant_role=operator)
    ids = {"operator": cast.sam.account_id, "stranger": 0}
    actor = ids[who] if who in ids else getattr(cast, who).account_id
    seeing = await outcomes(settings.view(actor, tenant), settings.differing(actor, tenant))
    assert {each if isinstance(each, Code) else None for each in seeing} == {sees}
    doing = await outcomes(
        settings.rename(actor, tenant, "Другое"),
        settings.move(actor, tenant, "RU", "Europe/Moscow"),
        settings.speak(actor, tenant, "en"),
        *(settings.decide(actor, tenant, policy, False) for policy in Policy),
    )
    assert set(doing) == {changes}


async def test_of_five_thousand_people_those_who_differ_are_found_at_the_same_cost(
    core: Core, cast: Cast, salon: Salon
) -> None:
    await fill(core, salon.tenant_id, 5000, salon.roles["Колл-центр"])
    await core.giving_rights.give_permission(cast.olga.account_id, salon.anna, "record.edit", True)
    with counted(core) as statements:
        page = await core.tenant_settings.differing(cast.olga.account_id, salon.tenant_id)
    assert [row.full_name for row in page.rows] == ["Анна Ким"]
    assert len(statements) == 3
