"""Signing in: by what, what an application hears, how guessing is slowed down, and the handed-over password's first use."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from core import limits
from core.access import AppRight
from core.applications import Application, ApplicationState
from core.bootstrap import Core, build
from core.credentials import Passwords
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.people import Account, AccountState, Membership, MembershipState, parse_phone
from core.roles import RoleAppRight
from core.secrets import ServerKey
from core.signing_in import SignIn
from core.tenants import LicenceState, Tenant
from tests.cast import PASSWORD, Cast, address, newcomer, operation
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.test_statements import counted

OWN = "мой собственный длинный пароль"
STRANGER = address(777)
HIDDEN = SignIn(False, [("APP_NOT_FOUND_OR_CLOSED", {})], "NONE")


async def handed_over(core: Core, cast: Cast) -> tuple[int, str]:
    """Somebody whom Adam told a login («newlogin») and a password."""
    person = await newcomer(core, cast.adam, cast.tenant_id, "Диспетчер", login="newlogin")
    added = await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    assert added.password is not None
    account_id = next(a.id for a in await every(core, Account) if a.login == "newlogin")
    return account_id, added.password


async def fail(core: Core, login: str, times: int = 1) -> None:
    for _ in range(times):
        with refused(Invalid, Code.CREDENTIALS_WRONG):
            await core.signing_in.check(login, "не тот пароль вовсе", "web-1")


# By what, and what is answered ------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("H-06", "Y-15", "I-02", "I-04")
async def test_a_verified_phone_signs_in_in_any_usual_spelling(core: Core, cast: Cast) -> None:
    assert cast.anna.phone == "+77017051226"
    for login in ("+77017051226", "8 (701) 705-12-26", "77017051226", "7017051226", " +7 701 705 12 26 "):
        assert await core.signing_in.check(login, PASSWORD, "web-1") == SignIn(True, [], "LAUNCH")


@pytest.mark.requirement("I-01", "I-02")
@pytest.mark.parametrize(
    "login", ["adam@tehservis.example", "ADAM@Tehservis.Example", " adam@tehservis.example"]
)
async def test_an_email_or_login_signs_in_whatever_its_case(core: Core, cast: Cast, login: str) -> None:
    assert (await core.signing_in.check(login, PASSWORD, "web-1")).permit


@pytest.mark.requirement("I-02")
async def test_an_address_that_was_not_proven_signs_nobody_in(core: Core, cast: Cast) -> None:
    extra = parse_phone("+77017770009")
    person = await newcomer(core, cast.adam, 1, "Диспетчер", login="newlogin", phone=extra)
    added = await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    assert added.password is not None
    with refused(Invalid, Code.CREDENTIALS_WRONG):
        await core.signing_in.check(extra.value, added.password, "web-1")
    assert await core.signing_in.enter("newlogin", added.password, STRANGER)


@on_both
@pytest.mark.requirement("H-08", "F-29", "I-05", "I-08")
async def test_every_failure_has_one_wording(core: Core, cast: Cast) -> None:
    await alter(core, Account, cast.anna.account_id, state=AccountState.SUSPENDED)
    invited = parse_phone("+77017770001")
    person = await newcomer(core, cast.adam, cast.tenant_id, "Диспетчер", identifier=invited)
    await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    for login, password in (
        ("nobody", PASSWORD),
        ("nobody@nowhere.example", PASSWORD),
        ("", ""),
        ("\N{NULL}", "\N{NULL}"),
        (cast.ivan.login, PASSWORD + "."),
        (cast.ivan.login, ""),
        (cast.anna.login, PASSWORD),
        (invited.value, ""),
        ("x" * 5000, "y" * 5000),
    ):
        with refused(Invalid, Code.CREDENTIALS_WRONG) as why:
            await core.signing_in.check(login, password, "web-1")
        assert why == {}


@pytest.mark.requirement("I-08")
async def test_the_same_work_is_done_for_a_known_and_an_unknown_login(
    core: Core, cast: Cast, clock: FrozenClock, key: ServerKey
) -> None:
    class Counting(Passwords):
        done = 0

        async def _work(self, work: Callable[..., object], *arguments: object) -> object:  # type: ignore[override]
            self.done += 1
            return await super()._work(work, *arguments)

    counting = Counting()
    twin = build(core.database, clock, key, {}, str, passwords=counting)
    done = []
    for login in (cast.ivan.login, cast.adam.login, "nobody", "+77017770001", "nobody@nowhere.example"):
        before = counting.done
        await fail(twin, login)
        done.append(counting.done - before)
    counting.close()
    assert done == [1, 1, 1, 1, 1]


@on_both
@pytest.mark.requirement("I-08")
async def test_and_every_refusal_reads_and_writes_as_much(core: Core, cast: Cast) -> None:
    """An empty commit is quicker than one with a counted failure in it: that could be timed from outside."""
    waiting, suspended, awaited = cast.ivan.login, cast.anna.login, "+77017770001"
    await alter(core, Account, cast.anna.account_id, state=AccountState.SUSPENDED)
    person = await newcomer(core, cast.adam, 1, "Диспетчер", identifier=parse_phone(awaited))
    await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    await fail(core, "nobody")  # what is written for nobody is there from the first time on
    await fail(core, waiting, limits.SIGN_IN_FREE_TRIES + 1)
    costs = {}
    for login in (
        "nobody",
        "+77010009988",
        "n@nowhere.example",
        waiting,
        suspended,
        awaited,
        cast.olga.login,
    ):
        with counted(core) as statements, refused(Invalid, Code.CREDENTIALS_WRONG):
            await core.signing_in.check(login, PASSWORD if login == suspended else "не тот пароль", "web-1")
        costs[login] = [statement.split()[0] for statement in statements]
    assert set(map(tuple, costs.values())) == {("SELECT", "SELECT", "UPDATE")}


@on_both
@pytest.mark.requirement("H-11", "F-19", "F-20", "I-22")
async def test_a_hidden_application_a_foreign_one_and_none_are_answered_alike(core: Core, cast: Cast) -> None:
    web, foreign = f"web-{cast.tenant_id}", f"web-{cast.other_tenant_id}"
    for application in (web, foreign, "no-such-application", ""):
        assert await core.signing_in.check(cast.ivan.login, PASSWORD, application) == HIDDEN


@pytest.mark.requirement("H-10", "H-11", "H-16")
async def test_the_role_decides(core: Core, cast: Cast) -> None:
    engineers = f"engineer-app-{cast.tenant_id}"
    assert await core.signing_in.check(cast.ivan.login, PASSWORD, engineers) == SignIn(True, [], "LAUNCH")
    async with core.database.write() as session:
        for row in await every(core, RoleAppRight):
            if row.right is AppRight.LAUNCH:
                (await session.merge(row)).right = AppRight.LAUNCH_ADMIN
    assert (await core.signing_in.check(cast.ivan.login, PASSWORD, engineers)).right == "LAUNCH_ADMIN"


@pytest.mark.requirement("F-30", "I-35")
@pytest.mark.parametrize(
    ("kind", "key", "values", "reason"),
    [
        (Application, 1, {"state": ApplicationState.PREPARING}, "APP_PREPARING"),
        (Application, 1, {"state": ApplicationState.MAINTENANCE}, "APP_UNAVAILABLE"),
        (Tenant, 1, {"licence": LicenceState.EXPIRED}, "LICENCE_EXPIRED"),
        (Tenant, 1, {"licence": LicenceState.TRIAL}, None),
        (Tenant, 1, {"suspended": True}, "TENANT_SUSPENDED"),
        (Membership, 4, {"state": MembershipState.SUSPENDED}, "MEMBERSHIP_SUSPENDED"),
        (Membership, 4, {"state": MembershipState.ENDED}, "MEMBERSHIP_ENDED"),
    ],
)
async def test_who_is_authenticated_hears_why_not(
    core: Core, cast: Cast, kind: type[Tenant], key: int, values: dict[str, object], reason: str | None
) -> None:
    assert (cast.tenant_id, cast.anna.membership_id) == (1, 4)
    await alter(core, kind, key, **values)
    answer = await core.signing_in.check(cast.anna.login, PASSWORD, "web-1")
    assert [code for code, _ in answer.reasons] == ([reason] if reason else [])
    assert answer.permit is (reason is None)


# Guessing ---------------------------------------------------------------------------------------------


@on_both
async def test_after_some_failures_each_further_one_makes_him_wait_longer(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    async def wait() -> timedelta:
        account = next(a for a in await every(core, Account) if a.id == cast.ivan.account_id)
        return (account.wait_until or clock.now()) - clock.now()

    waits = []
    for _ in range(limits.SIGN_IN_FREE_TRIES + 4):
        await fail(core, cast.ivan.login)
        waits.append(int((await wait()).total_seconds()))
        clock.advance(await wait())
    assert waits == [0, 0, 0, 5, 10, 20, 40]


async def test_during_the_wait_even_the_right_password_is_refused_and_then_it_ends_the_waits(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    await fail(core, cast.ivan.login, limits.SIGN_IN_FREE_TRIES + 1)
    with refused(Invalid, Code.CREDENTIALS_WRONG):
        await core.signing_in.check(cast.ivan.login, PASSWORD, "web-1")
    clock.advance(limits.SIGN_IN_WAIT_FIRST)
    await core.signing_in.check(cast.ivan.login, PASSWORD, "web-1")
    await fail(core, cast.ivan.login, limits.SIGN_IN_FREE_TRIES)
    assert await core.signing_in.check(cast.ivan.login, PASSWORD, "web-1")


async def test_no_stranger_locks_anybody_out_by_trying_all_the_time(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    """A wait is bounded, and tries during it do not lengthen it."""
    await alter(core, Account, cast.ivan.account_id, failed_sign_ins=90)
    await fail(core, cast.ivan.login, 5)
    clock.advance(limits.SIGN_IN_WAIT_MAX)
    assert await core.signing_in.check(cast.ivan.login, PASSWORD, "web-1")


async def test_after_a_hundred_failures_only_a_new_password_helps(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    account_id, password = await handed_over(core, cast)
    await alter(core, Account, account_id, failed_sign_ins=limits.SIGN_IN_FAILURES_HARD)
    clock.advance(timedelta(days=365))
    with refused(Invalid, Code.CREDENTIALS_WRONG):
        await core.signing_in.enter("newlogin", password, STRANGER)
    membership = next(m.id for m in await every(core, Membership) if m.account_id == account_id)
    again = await core.inviting.hand_over(cast.olga.account_id, membership, operation())
    assert again.password and await core.signing_in.enter("newlogin", again.password, STRANGER)


@on_both
async def test_failures_at_once_are_all_counted(core: Core, cast: Cast) -> None:
    guesses = (core.signing_in.check(cast.ivan.login, f"догадка {n}", "web-1") for n in range(4))
    assert await outcomes(*guesses) == [Code.CREDENTIALS_WRONG] * 4
    account = next(a for a in await every(core, Account) if a.id == cast.ivan.account_id)
    assert account.failed_sign_ins == 4


async def test_a_hash_of_former_parameters_is_renewed_at_sign_in(core: Core, cast: Cast) -> None:
    old = Passwords("rfc9106")
    await alter(core, Account, cast.ivan.account_id, password_hash=await old.hash(PASSWORD))
    old.close()
    for _ in range(2):
        assert await core.signing_in.enter(cast.ivan.login, PASSWORD, cast.ivan.address)
    account = next(a for a in await every(core, Account) if a.id == cast.ivan.account_id)
    assert account.password_hash is not None and "m=19456" in account.password_hash


# A handed-over password -------------------------------------------------------------------------------


@pytest.mark.requirement("F-28", "I-39")
async def test_a_handed_over_password_signs_in_and_leads_to_its_replacement_first(
    core: Core, cast: Cast
) -> None:
    account_id, password = await handed_over(core, cast)
    answer = await core.signing_in.check("newlogin", password, "web-1")
    assert [code for code, _ in answer.reasons] == ["PASSWORD_CHANGE_REQUIRED"]
    assert await core.signing_in.enter("newlogin", password, STRANGER) == account_id
    assert (await core.directory.who(STRANGER)).must_change_password
    await core.signing_in.replace_handed_over(account_id, OWN, operation())
    assert (await core.signing_in.check("newlogin", OWN, "web-1")).permit
    with refused(Invalid, Code.CREDENTIALS_WRONG):
        await core.signing_in.check("newlogin", password, "web-1")


async def test_its_replacement_is_another_and_a_good_password(core: Core, cast: Cast) -> None:
    account_id, password = await handed_over(core, cast)
    for given, code in (
        (password, Code.PASSWORD_SAME),
        ("коротко", Code.PASSWORD_TOO_SHORT),
        ("newlogin newlogin 1", Code.PASSWORD_PERSONAL),
    ):
        with refused(Invalid, code):
            await core.signing_in.replace_handed_over(account_id, given, operation())


async def test_only_a_handed_over_password_is_replaced_this_way(core: Core, cast: Cast) -> None:
    with refused(NotAllowed, Code.ALREADY_DONE):
        await core.signing_in.replace_handed_over(cast.ivan.account_id, OWN, operation())
    with refused(NotFound, Code.PERSON_UNKNOWN):
        await core.signing_in.replace_handed_over(999_999, OWN, operation())


@on_both
async def test_replaced_many_times_at_once_it_is_replaced_once(core: Core, cast: Cast) -> None:
    account_id, _ = await handed_over(core, cast)
    once = operation()
    replace = core.signing_in.replace_handed_over
    assert await outcomes(*(replace(account_id, OWN, once) for _ in range(3))) == [None] * 3
    await replace(account_id, OWN, once)
    with refused(NotAllowed, Code.ALREADY_DONE):
        await replace(account_id, "другой пароль подлиннее", operation())


async def test_a_chat_speaks_for_one_account_only(core: Core, cast: Cast) -> None:
    _, password = await handed_over(core, cast)
    with refused(Conflict, Code.CONTACT_TAKEN):
        await core.signing_in.enter("newlogin", password, cast.ivan.address)


async def test_who_enters_from_a_new_chat_leaves_the_old_one(core: Core, cast: Cast) -> None:
    assert await core.signing_in.enter(cast.ivan.login, PASSWORD, STRANGER) == cast.ivan.account_id
    assert (await core.directory.who(STRANGER)).account_id == cast.ivan.account_id
    assert (await core.directory.who(cast.ivan.address)).account_id is None
