"""The first start: the printed link makes one owner of the installation; and how tenants come to be."""

import pytest

from core import limits
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound, TooMany
from core.founding import Founding
from core.people import Account, Address, ProviderRole, ProviderStaff
from core.roles import Role
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import PASSWORD, Cast, address, found, operation
from tests.core.conftest import every, on_both, outcomes, refused
from tests.mailbox import Mailbox

OLGA, OSCAR = address(1), address(2)
OLGAS, OSCARS = "olga@tehservis.example", "oscar@elsewhere.example"


async def prove(core: Core, mailbox: Mailbox, by: Address = OLGA, email: str = OLGAS) -> Founding:
    """Somebody with the printed link who has given a name and proven his e-mail."""
    founding = core.founding
    token = await founding.claim_token()
    assert token is not None
    await founding.open_claim(token, by)
    await founding.name_claimant(by, "Ольга Орлова")
    await founding.send_claim_code(by, email, "ru")
    await core.courier.run_due()
    await founding.submit_claim_code(by, mailbox.code_for(email), operation())
    return founding


# The claim --------------------------------------------------------------------------------------------


@on_both
async def test_who_opens_the_printed_link_and_proves_his_email_owns_the_installation(
    new_core: Core, mailbox: Mailbox
) -> None:
    founding = await prove(new_core, mailbox)
    account_id = await founding.finish_claim(OLGA, PASSWORD, "ru", operation())
    who = await new_core.directory.who(OLGA)
    assert (who.account_id, who.full_name, who.provider_owner) == (account_id, "Ольга Орлова", True)
    assert await new_core.signing_in.enter(OLGAS, PASSWORD, OLGA) == account_id
    assert await founding.claim_token() is None


async def test_the_link_is_new_at_every_start_and_nothing_else_opens(new_core: Core) -> None:
    founding = new_core.founding
    token = await founding.claim_token()
    assert token is not None and token.startswith("claim_") and len(token) >= 6 + 22
    for wrong in ("", "claim_", token[:-1], token + "x", "claim_ключ"):
        with refused(NotFound, Code.CLAIM_UNKNOWN):
            await founding.open_claim(wrong, OSCAR)
    for step in (
        lambda: founding.claim_progress(OSCAR),
        lambda: founding.name_claimant(OSCAR, "Оскар"),
        lambda: founding.send_claim_code(OSCAR, OSCARS, "ru"),
        lambda: founding.submit_claim_code(OSCAR, "123456", operation()),
        lambda: founding.finish_claim(OSCAR, PASSWORD, "ru", operation()),
    ):
        with refused(NotFound, Code.CLAIM_UNKNOWN):
            await step()


async def test_a_claim_begun_is_taken_up_where_it_was_also_after_a_restart(
    new_core: Core, mailbox: Mailbox
) -> None:
    founding = await prove(new_core, mailbox)
    progress = await founding.open_claim("claim_of_a_former_start", OLGA)
    assert progress == await founding.claim_progress(OLGA)
    assert (progress.full_name, progress.email, progress.proven) == ("Ольга Орлова", OLGAS, True)


async def test_without_a_proven_email_there_is_no_owner(new_core: Core, mailbox: Mailbox) -> None:
    founding = await prove(new_core, mailbox)
    await founding.send_claim_code(OLGA, OSCARS, "ru")
    assert not (await founding.claim_progress(OLGA)).proven, "another e-mail is another proof"
    with refused(NotAllowed, Code.ADDRESS_NOT_PROVEN):
        await founding.finish_claim(OLGA, PASSWORD, "ru", operation())


@on_both
async def test_wrong_codes_are_counted(new_core: Core, mailbox: Mailbox) -> None:
    founding = new_core.founding
    await founding.open_claim(await founding.claim_token() or "", OLGA)
    with refused(Invalid, Code.ADDRESS_NOT_PROVEN):
        await founding.submit_claim_code(OLGA, "123456", operation())
    await founding.send_claim_code(OLGA, OLGAS, "ru")
    await new_core.courier.run_due()
    right = mailbox.code_for(OLGAS)
    wrong = f"{(int(right) + 1) % 10**6:06}"
    for left in range(limits.CODE_TRIES - 1, 0, -1):
        with refused(Invalid, Code.CODE_WRONG) as why:
            await founding.submit_claim_code(OLGA, wrong, operation())
        assert why == {"tries_left": left}
    for given in (wrong, right):
        with refused(TooMany, Code.CODE_TRIES_SPENT):
            await founding.submit_claim_code(OLGA, given, operation())


async def test_what_cannot_be_right_is_refused(new_core: Core, mailbox: Mailbox) -> None:
    founding = await prove(new_core, mailbox)
    with refused(Invalid, Code.EMAIL_INVALID):
        await founding.send_claim_code(OLGA, "ольга", "ru")
    with refused(Invalid, Code.NAME_INVALID):
        await founding.name_claimant(OLGA, "12345")
    with refused(Invalid, Code.PASSWORD_PERSONAL):
        await founding.finish_claim(OLGA, "Ольга Орлова 2026", "ru", operation())
    with refused(Invalid, Code.PASSWORD_TOO_SHORT):
        await founding.finish_claim(OLGA, "коротко", "ru", operation())


@on_both
async def test_of_two_claimants_at_once_one_is_the_owner(new_core: Core, mailbox: Mailbox) -> None:
    founding = await prove(new_core, mailbox)
    await prove(new_core, mailbox, OSCAR, OSCARS)
    came = await outcomes(*(founding.finish_claim(by, PASSWORD, "ru", operation()) for by in (OLGA, OSCAR)))
    assert len([each for each in came if isinstance(each, int)]) == 1
    assert [each.role for each in await every(new_core, ProviderStaff)] == [ProviderRole.OWNER]
    assert len(await every(new_core, Account)) == 1


async def test_once_there_is_an_owner_the_link_is_void(new_core: Core, mailbox: Mailbox) -> None:
    founding = new_core.founding
    token = await founding.claim_token() or ""
    await prove(new_core, mailbox)
    await founding.finish_claim(OLGA, PASSWORD, "ru", operation())
    with refused(Conflict, Code.ALREADY_CLAIMED):
        await founding.open_claim(token, OSCAR)


@on_both
async def test_finished_many_times_at_once_there_is_one_account(new_core: Core, mailbox: Mailbox) -> None:
    founding, once = await prove(new_core, mailbox), operation()
    came = await outcomes(*(founding.finish_claim(OLGA, PASSWORD, "ru", once) for _ in range(3)))
    again = await founding.finish_claim(OLGA, PASSWORD, "ru", once)
    assert {*came, again} == {again}


# A tenant ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "role"),
    [
        ("field_service", "Системный администратор"),
        ("cloud_accounting", "Пользователь приложений"),
        ("bookings", "Владелец филиала"),
        ("blank", "Участник"),
    ],
)
async def test_the_founder_is_owner_in_the_templates_role(
    core: Core, cast: Cast, template: str, role: str
) -> None:
    tenant_id = await found(core, cast.olga, "Новая контора", template)
    (tenant,) = [t for t in await core.checking.mine(cast.olga.account_id) if t.tenant_id == tenant_id]
    assert (tenant.tenant_role, tenant.roles, tenant.state) == (TenantRole.OWNER, (role,), "ACTIVE")
    assert tenant_id in {managed.id for managed in await core.directory.managed(cast.olga.account_id)}


@pytest.mark.requirement("I-35")
async def test_a_new_tenant_is_paid_without_end(core: Core, cast: Cast) -> None:
    tenant = next(t for t in await every(core, Tenant) if t.id == cast.tenant_id)
    assert (tenant.licence, tenant.licence_until) == (LicenceState.PAID, None)


@pytest.mark.parametrize(
    ("language", "name"), [("ru", "Диспетчер"), ("en", "Dispatcher"), ("kk", "Сервис маманы")]
)
async def test_roles_and_applications_are_named_in_the_tenants_language(
    core: Core, cast: Cast, language: str, name: str
) -> None:
    tenant_id = await found(core, cast.olga, "Новая контора", "field_service", language)
    assert name in {role.name for role in await every(core, Role) if role.tenant_id == tenant_id}


@pytest.mark.requirement("H-19")
async def test_the_store_links_come_with_the_template(core: Core, cast: Cast) -> None:
    (tenant,) = await core.checking.mine(cast.ivan.account_id)
    (app,) = [line.application for line in tenant.lines if line.application.kind == "MOBILE_STAFF"]
    assert app.android_url and "play.google.com" in app.android_url
    assert app.ios_url and "apps.apple.com" in app.ios_url


@pytest.mark.parametrize("name", ["adam", "ivan", "sam", "oscar"])
async def test_nobody_but_the_provider_founds_tenants(core: Core, cast: Cast, name: str) -> None:
    with refused(NotAllowed, Code.PROVIDER_FORBIDS):
        await found(core, getattr(cast, name), "Своя контора", "blank")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": "123"}, Code.NAME_INVALID),
        ({"country": "Казахстан"}, Code.COUNTRY_UNKNOWN),
        ({"country": "XX"}, Code.COUNTRY_UNKNOWN),
        ({"time_zone": "Алматы"}, Code.TIME_ZONE_UNKNOWN),
        ({"time_zone": "../../etc/passwd"}, Code.TIME_ZONE_UNKNOWN),
    ],
)
async def test_a_tenant_needs_a_name_a_country_and_a_time_zone(
    core: Core, cast: Cast, wrong: dict[str, str], code: Code
) -> None:
    said = {"name": "Контора", "country": "kz", "time_zone": "Asia/Almaty"} | wrong
    with refused(Invalid, code):
        await core.founding.create_tenant(
            cast.olga.account_id, **said, template_id="blank", language="ru", operation_id=operation()
        )


async def test_a_template_that_does_not_exist_is_unknown(core: Core, cast: Cast) -> None:
    with refused(NotFound, Code.TEMPLATE_UNKNOWN):
        await found(core, cast.olga, "Контора", "bakery")


@on_both
async def test_confirmed_many_times_at_once_one_tenant_is_founded(core: Core, cast: Cast) -> None:
    once, before = operation(), len(await every(core, Tenant))
    came = await outcomes(
        *(
            core.founding.create_tenant(
                cast.olga.account_id,
                name="Контора",
                country="KZ",
                time_zone="Asia/Almaty",
                template_id="bookings",
                language="ru",
                operation_id=once,
            )
            for _ in range(4)
        )
    )
    assert len(set(came)) == 1
    assert len(await every(core, Tenant)) == before + 1
