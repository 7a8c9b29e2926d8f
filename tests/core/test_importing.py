"""A list of people is checked whole, by the rules of adding one; then it is worked off, and nobody is invited twice."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from core import limits
from core.bootstrap import Core
from core.credentials import Passwords
from core.database import Database
from core.delivery import Message
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.importing import JobState, RowState, Way
from core.importing.import_job import ImportRow
from core.invitations import Invitation
from core.journal import JournalEntry
from core.people import Account, Membership, MembershipRole
from core.roles import Role, UserType
from core.secrets import ServerKey
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import Cast, operation
from tests.clock import FrozenClock
from tests.core.adding import PHONE, STRANGER, invited
from tests.core.conftest import alter, compose, every, on_both, refused
from tests.core.importing import (
    HEADER,
    checked,
    codes,
    counts,
    csv_of,
    imported,
    people,
    states,
    wrong,
)
from tests.core.test_statements import counted
from tests.mailbox import Mailbox


@pytest.mark.requirement("F-01", "H-04", "H-07", "I-11")
@on_both
async def test_a_list_invites_everybody_in_it(core: Core, cast: Cast) -> None:
    before = len(await every(core, Membership))
    job_id = await imported(core, cast, csv_of(*people(60)))
    progress = await core.importing.progress(cast.adam.account_id, job_id)
    assert (progress.state, progress.done, progress.of) == (JobState.DONE, 60, 60)
    assert await states(core, cast, job_id) == {RowState.INVITED: 60}
    assert len(await every(core, Membership)) == before + 60
    letters = [m for m in await every(core, Message) if m.address.startswith("guest")]
    assert len(letters) == 30


async def test_nothing_is_created_by_the_check(core: Core, cast: Cast) -> None:
    before = len(await every(core, Account))
    job_id = await checked(core, cast, csv_of(*people(3)))
    assert (await counts(core, cast, job_id)).ways == {Way.LINK: 1, Way.LETTER: 2}
    await core.importing.working.run_due()
    assert len(await every(core, Account)) == before


@on_both
async def test_the_same_file_sent_twice_invites_nobody_twice(core: Core, cast: Cast) -> None:
    await imported(core, cast, csv_of(*people(6)))
    again = await checked(core, cast, csv_of(*people(6)))
    look = await core.importing.look(cast.adam.account_id, again)
    assert look.counts.states == {RowState.SKIPPED: 6}
    assert look.earlier is not None
    with refused(Conflict, Code.NOBODY_TO_INVITE):
        await core.importing.start(cast.adam.account_id, again)


@on_both
async def test_two_lists_of_the_same_people_at_once_invite_each_once(core: Core, cast: Cast) -> None:
    senders = (cast.adam, cast.olga)
    jobs = [await checked(core, cast, csv_of(*people(30)), sender) for sender in senders]
    for sender, job_id in zip(senders, jobs, strict=True):
        await core.importing.start(sender.account_id, job_id)
    await core.importing.working.run_due()
    first, second = [await states(core, cast, j, s) for s, j in zip(senders, jobs, strict=True)]
    assert first[RowState.INVITED] + second.get(RowState.INVITED, 0) == 30
    assert first.get(RowState.SKIPPED, 0) + second[RowState.SKIPPED] == 30


async def test_an_update_that_comes_again_checks_nothing_again(core: Core, cast: Cast) -> None:
    once, actor = operation(), cast.adam.account_id
    first, second = [
        await core.importing.check(actor, cast.tenant_id, "a.csv", csv_of(*people(2)), once) for _ in range(2)
    ]
    assert first == second


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (";+77021234567;;Диспетчер", Code.NAME_INVALID),
        (f"{'я' * 300};+77021234567;;Диспетчер", Code.NAME_INVALID),
        ("Анна;;;Диспетчер", Code.ADDRESS_REQUIRED),
        ("Анна;12345;;Диспетчер", Code.PHONE_INVALID),
        ("Анна;;anna@;Диспетчер", Code.EMAIL_INVALID),
        ("Анна;+77021234567;;Космонавт", Code.ROLE_NAME_UNKNOWN),
        ("Анна;+77021234567;;", Code.ROLE_REQUIRED),
    ],
)
async def test_a_bad_row_is_reported_with_its_reason(core: Core, cast: Cast, row: str, code: Code) -> None:
    job_id = await checked(core, cast, csv_of(row, *people(2)))
    assert await codes(core, cast, job_id) == [code]
    assert (await counts(core, cast, job_id)).ready == 2


@pytest.mark.requirement("I-13", "I-14", "F-09", "F-10")
async def test_the_rules_of_adding_one_hold_for_each_row(core: Core, cast: Cast) -> None:
    header = "ФИО;Телефон;Почта;Роль;В организации;Кто это;Язык;Логин"
    rows = (
        "А;+77021000001;;Диспетчер;владелец;;;",  # no e-mail
        "Б;;b@example.com;Диспетчер;Администратор;;;",
        "В;+77021000003;;Диспетчер;оператор;;;",
        "Г;+77021000004;;Диспетчер;царь;;;",
        "Д;+77021000005;;Диспетчер;;инопланетянин;;",
        "Е;+77021000006;;Диспетчер;;заказчик;;",  # not his role
        "Ж;+77021000007;;Диспетчер;;;эльфийский;",
        "З;+77021000008;;Диспетчер;;;;+77021000009",
        "И;+77021000010;;Диспетчер;;;;ADAM@tehservis.example",
        "К;+77021000011;;Диспетчер;;;;x",
    )
    content = csv_of(*rows, header=header)
    by_owner = await checked(core, cast, content, cast.olga)
    assert await codes(core, cast, by_owner, cast.olga) == [
        Code.EMAIL_REQUIRED_FOR_ROLE,
        Code.ROLE_NEEDS_SERVICING_TENANT,
        Code.TENANT_ROLE_UNKNOWN,
        Code.USER_TYPE_UNKNOWN,
        Code.ROLE_NAME_UNKNOWN,
        Code.LANGUAGE_UNKNOWN,
        Code.LOGIN_NOT_OWN_ADDRESS,
        Code.LOGIN_NOT_OWN_ADDRESS,
        Code.LOGIN_INVALID,
    ]
    by_administrator = await checked(core, cast, content)
    assert (await codes(core, cast, by_administrator))[:2] == [Code.TENANT_ROLE_NOT_ASSIGNABLE] * 2


async def test_a_login_that_is_taken_is_found_by_the_check(core: Core, cast: Cast) -> None:
    await invited(core, cast, cast.adam, login="anna.kim")
    content = csv_of("А;+77021000001;anna.KIM", header="Имя;Телефон;Логин")
    job_id = await checked(core, cast, content)
    await core.importing.settle(cast.adam.account_id, job_id, role_id=3)
    assert await codes(core, cast, job_id) == [Code.LOGIN_TAKEN]


async def test_an_unknown_role_is_answered_with_the_known_ones(core: Core, cast: Cast) -> None:
    job_id = await checked(core, cast, csv_of("Анна;+77021234567;;Космонавт"))
    (row,) = (await wrong(core, cast, job_id)).rows
    assert row.refused.fields["said"] == "Космонавт"
    assert "Диспетчер" in str(row.refused.fields["known"])


@pytest.mark.requirement("I-04")
async def test_of_roles_that_differ_in_signs_only_the_exact_name_says_which(core: Core, cast: Cast) -> None:
    for name in ("Мастер", "Мастер *"):
        await core.shaping_roles.create(
            cast.olga.account_id, cast.tenant_id, name, UserType.EMPLOYEE, operation_id=operation()
        )
    rows = [
        f"Гость;+7702123456{n};;{said}"
        for n, said in enumerate(("МАСТЕР", "мастер *", "Мастер.", "диспетчер!"))
    ]
    job_id = await imported(core, cast, csv_of(*rows))
    assert [row.cells[3] for row in (await wrong(core, cast, job_id)).rows] == ["Мастер."]
    given = {role.id: role.name for role in await every(core, Role)}
    roles = [given[each.role_id] for each in await every(core, MembershipRole)]
    assert roles[-3:] == ["Мастер", "Мастер *", "Диспетчер"]


async def test_of_two_rows_of_one_person_the_first_counts(core: Core, cast: Cast) -> None:
    rows = ("Анна;8 702 123-45-67;;диспетчер", "АННА;+7 (702) 123 45 67;;Диспетчер")
    job_id = await checked(core, cast, csv_of(*rows))
    (row,) = (await wrong(core, cast, job_id)).rows
    assert (row.line, row.refused.code, row.refused.fields) == (3, Code.TWICE_IN_FILE, {"line": 2})


async def test_names_that_differ_only_in_case_are_two_people(core: Core, cast: Cast) -> None:
    rows = ("Анна Ким;+77021234567;;Диспетчер", "АННА КИМ;+77021234568;;Диспетчер")
    assert await states(core, cast, await imported(core, cast, csv_of(*rows))) == {RowState.INVITED: 2}


@pytest.mark.requirement("F-02")
async def test_members_and_those_on_their_way_are_skipped(core: Core, cast: Cast) -> None:
    await invited(core, cast, cast.adam)
    rows = (
        f"Ваня;{cast.ivan.phone};;Диспетчер",
        "Адам;;ADAM@tehservis.example;Диспетчер",
        f"Новый;{PHONE.value};;Диспетчер",
    )
    assert await states(core, cast, await checked(core, cast, csv_of(*rows))) == {RowState.SKIPPED: 3}


@pytest.mark.requirement("F-02")
@on_both
async def test_who_has_an_account_is_asked_and_not_invited(core: Core, cast: Cast) -> None:
    content = csv_of("Остин О.;;oscar@elsewhere.example;Диспетчер")
    job_id = await checked(core, cast, content)
    assert (await counts(core, cast, job_id)).ways == {Way.REQUEST: 1}
    await core.importing.start(cast.adam.account_id, job_id)
    await core.importing.working.run_due()
    assert await states(core, cast, job_id) == {RowState.ASKED: 1}
    (request,) = [each for each in await every(core, Invitation) if each.connects]
    place = [each for each in await every(core, Membership) if each.id == request.membership_id]
    assert (place[0].account_id, place[0].called) == (cast.oscar.account_id, "Остин О.")


@pytest.mark.requirement("H-03", "I-10")
async def test_employee_and_customer_at_once_get_a_role_for_each(core: Core, cast: Cast) -> None:
    await imported(core, cast, csv_of("Анна;+77021234567;;Диспетчер + Заказчик"))
    held = await every(core, MembershipRole)
    assert {each.role_id for each in held if each.membership_id == held[-1].membership_id} == {1, 3}


@pytest.mark.requirement("H-06")
async def test_of_an_email_and_a_phone_the_email_is_invited(core: Core, cast: Cast) -> None:
    await imported(core, cast, csv_of("Анна;+77021234567;Anna@Example.com;Диспетчер"))
    account = (await every(core, Account))[-1]
    assert account.login == "anna@example.com"
    assert (await every(core, Invitation))[-1].address == "anna@example.com"


async def test_a_role_for_all_mends_the_rows_that_name_none(core: Core, cast: Cast) -> None:
    content = csv_of("Анна;+77021234567", "Борис;+77021234568", header="Имя;Телефон")
    job_id = await checked(core, cast, content)
    assert (await counts(core, cast, job_id)).without_role == 2
    await core.importing.settle(cast.adam.account_id, job_id, role_id=3, language="kk")
    look = await core.importing.look(cast.adam.account_id, job_id)
    assert (look.counts.ready, look.role, look.language) == (2, "Диспетчер", "kk")
    await core.importing.start(cast.adam.account_id, job_id)
    await core.importing.working.run_due()
    assert (await every(core, Account))[-1].language == "kk"


async def test_a_role_of_nobody_or_another_tenant_is_refused(core: Core, cast: Cast) -> None:
    job_id = await checked(core, cast, csv_of("Анна;+77021234567", header="Имя;Телефон"))
    with refused(NotFound, Code.ROLE_UNKNOWN):
        await core.importing.settle(cast.adam.account_id, job_id, role_id=999)
    with refused(Invalid, Code.LANGUAGE_UNKNOWN):
        await core.importing.settle(cast.adam.account_id, job_id, language="eo")


@pytest.mark.requirement("F-26", "I-30")
async def test_the_result_holds_a_link_for_each(core: Core, cast: Cast) -> None:
    job_id = await imported(core, cast, csv_of(*people(2)))
    by_mail, by_phone = await core.importing.results(cast.adam.account_id, job_id)
    assert (by_mail.way, by_phone.way) == (Way.LETTER, Way.LINK)
    assert by_phone.link is not None
    token = by_phone.link.partition("start=")[2]
    opening = await core.accepting.open(token, STRANGER)
    assert opening.full_name == by_phone.full_name == "Гость Номер1"


async def test_a_link_that_opens_nothing_any_more_is_not_given(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    job_id = await imported(core, cast, csv_of(*people(1)))
    clock.advance(limits.INVITATION_LIFE)
    (row,) = await core.importing.results(cast.adam.account_id, job_id)
    assert row.link is None


# Who may


@pytest.mark.requirement("F-01")
async def test_only_managers_send_lists(core: Core, cast: Cast) -> None:
    for person, code in ((cast.ivan, Code.ACTOR_MAY_NOT_ADD_PEOPLE), (cast.oscar, Code.TENANT_UNKNOWN)):
        family = NotAllowed if person is cast.ivan else NotFound
        with refused(family, code):
            await checked(core, cast, csv_of(*people(1)), person)


@pytest.mark.requirement("Y-04", "I-35")
async def test_without_a_paid_licence_a_list_is_refused_before_it_is_read(core: Core, cast: Cast) -> None:
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.TRIAL)
    with refused(NotAllowed, Code.LICENCE_NOT_PAID):
        await checked(core, cast, b"PK\x03\x04 rubbish")


@pytest.mark.requirement("I-19")
async def test_a_list_is_its_senders_own(core: Core, cast: Cast) -> None:
    job_id = await imported(core, cast, csv_of(*people(1)), cast.olga)
    actor, importing = cast.adam.account_id, core.importing
    for looking in (importing.look, importing.wrong, importing.results, importing.start, importing.cancel):
        with refused(NotFound, Code.IMPORT_UNKNOWN):
            await looking(actor, job_id)


@pytest.mark.requirement("I-19")
async def test_who_is_no_owner_any_more_gets_no_link_of_an_owner(core: Core, cast: Cast) -> None:
    header, role = "Имя;Почта;Роль;В организации", "Диспетчер"
    rows = (f"Новый;new@example.com;{role};владелец", f"Гость;guest@example.com;{role};")
    job_id = await imported(core, cast, csv_of(*rows, header=header), cast.olga)
    olga = cast.olga.account_id
    assert [each.full_name for each in await core.importing.results(olga, job_id)] == ["Новый", "Гость"]
    own = [each for each in await every(core, Membership) if each.account_id == olga]
    for each in own:
        await alter(core, Membership, each.id, tenant_role=TenantRole.ADMINISTRATOR)
    assert [each.full_name for each in await core.importing.results(olga, job_id)] == ["Гость"]


@on_both
async def test_who_is_demoted_in_the_middle_invites_nobody_else(core: Core, cast: Cast) -> None:
    job_id = await checked(core, cast, csv_of(*people(limits.IMPORT_BATCH * 2)))
    await core.importing.start(cast.adam.account_id, job_id)
    await core.importing.working.step()
    await alter(core, Membership, cast.adam.membership_id, tenant_role=TenantRole.USER)
    await core.importing.working.run_due()
    progress = await core.importing.progress(cast.adam.account_id, job_id)
    assert (progress.state, progress.why) == (JobState.STOPPED, Code.ACTOR_MAY_NOT_ADD_PEOPLE)
    assert (progress.done, progress.of) == (limits.IMPORT_BATCH, limits.IMPORT_BATCH * 2)
    with refused(NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE):
        await core.importing.results(cast.adam.account_id, job_id)


async def test_a_licence_that_ends_in_the_middle_stops_the_list(core: Core, cast: Cast) -> None:
    job_id = await checked(core, cast, csv_of(*people(3)))
    await core.importing.start(cast.adam.account_id, job_id)
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.EXPIRED)
    await core.importing.working.run_due()
    assert (await core.importing.progress(cast.adam.account_id, job_id)).why is Code.LICENCE_NOT_PAID


# On the way


@on_both
async def test_cancelled_in_the_middle_it_stops_and_whoever_was_invited_stays_so(
    core: Core, cast: Cast
) -> None:
    size = limits.IMPORT_BATCH
    job_id = await checked(core, cast, csv_of(*people(size * 3)))
    await core.importing.start(cast.adam.account_id, job_id)
    await core.importing.working.step()
    for _ in range(2):  # twice is once
        await core.importing.cancel(cast.adam.account_id, job_id)
    assert await core.importing.working.run_due() == 0
    assert await states(core, cast, job_id) == {RowState.INVITED: size, RowState.READY: size * 2}
    with refused(Conflict, Code.ALREADY_DONE):
        await core.importing.start(cast.adam.account_id, job_id)
    again = await imported(core, cast, csv_of(*people(size * 3)))
    assert await states(core, cast, again) == {RowState.SKIPPED: size, RowState.INVITED: size * 2}


async def test_a_list_that_was_never_started_can_be_dropped(core: Core, cast: Cast) -> None:
    job_id = await checked(core, cast, csv_of(*people(1)))
    await core.importing.cancel(cast.adam.account_id, job_id)
    with refused(Conflict, Code.ALREADY_DONE):
        await core.importing.start(cast.adam.account_id, job_id)
    assert "import.cancelled" not in {each.action for each in await every(core, JournalEntry)}


async def test_started_twice_is_started_once(core: Core, cast: Cast) -> None:
    job_id = await checked(core, cast, csv_of(*people(2)))
    for _ in range(2):
        await core.importing.start(cast.adam.account_id, job_id)
    await core.importing.working.run_due()
    assert await states(core, cast, job_id) == {RowState.INVITED: 2}
    actions = [each.action for each in await every(core, JournalEntry)]
    assert actions.count("import.started") == actions.count("import.finished") == 1


async def test_what_changes_between_check_and_turn_is_seen(core: Core, cast: Cast) -> None:
    content = csv_of(*people(2), "Анна;+77021234567;;Диспетчер;anna.k", header=f"{HEADER};Логин")
    job_id = await checked(core, cast, content)
    await core.importing.start(cast.adam.account_id, job_id)
    async with core.database.write() as session:  # meanwhile, by hand: one of them, and the login of another
        session.add(Account.new("Чужой", "anna.k", "ru", core.clock.now()))
    await imported(core, cast, csv_of(*people(1)), cast.olga)
    await core.importing.working.run_due()
    progress = await core.importing.progress(cast.adam.account_id, job_id)
    assert progress.counts.states[RowState.FAILED] == 1
    assert (progress.done, progress.of, progress.state) == (3, 3, JobState.DONE)
    assert await codes(core, cast, job_id) == [Code.LOGIN_TAKEN]


async def test_where_the_role_for_all_goes_meanwhile_nobody_gets_another_in_its_place(
    core: Core, cast: Cast
) -> None:
    olga = cast.olga.account_id
    header = "Имя;Телефон;Кто это"
    guest = await core.shaping_roles.create(
        olga, cast.tenant_id, "Гость", UserType.CUSTOMER, operation_id=operation()
    )
    job_id = await checked(core, cast, csv_of("Анна;+77021234567;заказчик", header=header))
    await core.importing.settle(cast.adam.account_id, job_id, role_id=guest)
    await core.importing.start(cast.adam.account_id, job_id)
    await core.shaping_roles.delete(olga, guest)
    await core.importing.working.run_due()
    assert await codes(core, cast, job_id) == [Code.ROLE_UNKNOWN]


async def test_a_row_that_the_database_refuses_does_not_undo_the_others(core: Core, cast: Cast) -> None:
    """Whatever the defect: here it is a constraint that no check of ours knows of."""
    async with core.database.write() as session:
        await session.execute(
            text(
                "CREATE TRIGGER no_unlucky_people BEFORE INSERT ON account WHEN new.full_name = 'Невезучий' "
                "BEGIN SELECT RAISE(ABORT, 'not him'); END"
            )
        )
    rows = people(4)
    rows.insert(2, "Невезучий;+77021234567;;Диспетчер")
    job_id = await imported(core, cast, csv_of(*rows))
    assert await states(core, cast, job_id) == {RowState.INVITED: 4, RowState.FAILED: 1}
    assert await codes(core, cast, job_id) == [Code.ROW_FAILED]


@on_both
async def test_a_process_that_was_killed_is_followed_by_one_that_goes_on(
    staged: tuple[str, Cast], key: ServerKey, passwords: Passwords
) -> None:
    url, cast = staged
    job_id, size = 0, limits.IMPORT_BATCH
    for life in range(2):
        database = Database(url)
        core = compose(database, FrozenClock(), key, Mailbox(), Mailbox("telegram"), passwords)
        if life == 0:
            job_id = await checked(core, cast, csv_of(*people(size * 2)))
            await core.importing.start(cast.adam.account_id, job_id)
            await core.importing.working.step()
            assert (await states(core, cast, job_id))[RowState.READY] == size
        else:
            await core.importing.working.run_due()
            assert await states(core, cast, job_id) == {RowState.INVITED: size * 2}
            names = [each.full_name for each in await every(core, Account)]
            assert len([name for name in names if name.startswith("Гость")]) == size * 2
        await database.close()


@on_both
async def test_two_workers_at_once_invite_everybody_once(
    core: Core, cast: Cast, clock: FrozenClock, key: ServerKey, passwords: Passwords
) -> None:
    other = compose(core.database, clock, key, Mailbox(), Mailbox("telegram"), passwords)
    jobs = [
        (sender, await checked(core, cast, csv_of(*people(25)), sender)) for sender in (cast.adam, cast.olga)
    ]
    for sender, job_id in jobs:
        await core.importing.start(sender.account_id, job_id)
    await asyncio.gather(core.importing.working.run_due(), other.importing.working.run_due())
    became = [await states(core, cast, job_id, sender) for sender, job_id in jobs]
    assert sum(each.get(RowState.INVITED, 0) for each in became) == 25
    assert sum(each.get(RowState.SKIPPED, 0) for each in became) == 25
    names = [each.full_name for each in await every(core, Account)]
    assert len([name for name in names if name.startswith("Гость")]) == 25


async def test_the_worker_is_woken_by_a_list_that_is_started(core: Core, cast: Cast) -> None:
    job_id = await checked(core, cast, csv_of(*people(3)))
    async with asyncio.TaskGroup() as group:
        worker = group.create_task(core.importing.working.run())
        await core.importing.start(cast.adam.account_id, job_id)
        async with asyncio.timeout(20):
            while await core.importing.working.busy():
                pass  # asking lets it work
        worker.cancel()
    assert await states(core, cast, job_id) == {RowState.INVITED: 3}


# What is kept


async def test_rows_are_forgotten_after_a_month_and_the_journal_keeps_how_many(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    job_id = await imported(core, cast, csv_of(*people(3)))
    clock.advance(limits.IMPORT_KEPT + timedelta(seconds=1))
    await core.importing.working.run_due()
    assert await every(core, ImportRow) == []
    done = [each for each in await every(core, JournalEntry) if each.action == "import.finished"]
    assert done[0].details == {"people": 3}
    for reading in (core.importing.results, core.importing.wrong):
        with refused(NotFound, Code.IMPORT_UNKNOWN):
            await reading(cast.adam.account_id, job_id)


async def test_no_link_stands_in_the_database(core: Core, cast: Cast) -> None:
    job_id = await imported(core, cast, csv_of(*people(2)))
    results = await core.importing.results(cast.adam.account_id, job_id)
    tokens = {row.link.partition("start=")[2] for row in results if row.link}
    kept = [str(vars(each)) for kind in (ImportRow, Invitation, Message) for each in await every(core, kind)]
    assert tokens
    assert not [token for token in tokens for each in kept if token in each]


@on_both
async def test_a_check_costs_as_many_statements_for_a_hundred_as_for_two(core: Core, cast: Cast) -> None:
    cost = []
    for n in (2, 100):
        with counted(core) as statements:
            await checked(core, cast, csv_of(*people(n, first=1000)))
        cost.append(len(statements))
    assert cost[0] == cost[1]
