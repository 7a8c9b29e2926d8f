"""A person asks why something is closed to him, and his managers to open it: what he hears, who hears of it, who answers."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete

from core import limits
from core.access import AppRight, Reason, catalogue
from core.applications import Application
from core.asking import AccessRequest, RequestState
from core.bootstrap import Core
from core.delivery import Letter
from core.errors import Code, Conflict, NotAllowed, NotFound, Refused, TooMany
from core.journal import JournalEntry
from core.people import AppDeviation, Contact, Membership, MembershipState, PermissionDeviation
from core.roles import RoleAppRight
from core.tenants import Tenant
from tests.cast import Cast, Person, operation
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.test_statements import counted
from tests.mailbox import Mailbox

WEB = "Веб-приложение"  # hidden from Ivan, whose role does not include it
OPEN = "Мобильное приложение инженера"


@pytest.fixture
async def personal(core: Core, cast: Cast) -> None:
    """«ТехСервис» lets people differ from their roles."""
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)


async def web_of(core: Core, cast: Cast) -> int:
    """The id of the hidden application."""
    return next(
        each.id
        for each in await every(core, Application)
        if (each.tenant_id, each.name) == (cast.tenant_id, WEB)
    )


async def ask(core: Core, cast: Cast, wanted: str = WEB) -> int:
    return await core.asking.ask(cast.ivan.account_id, cast.tenant_id, wanted, operation())


async def told(core: Core, chats: Mailbox, person: Person) -> list[Letter]:
    """What came to his chat since the last look."""
    await core.courier.run_due()
    letters = chats.to(str(person.telegram_id))
    chats.letters = [each for each in chats.letters if each[0] != str(person.telegram_id)]
    return letters


async def right_of(core: Core, person: Person, application: str) -> AppRight:
    (tenant,) = await core.checking.mine(person.account_id)
    return next(line.right.value for line in tenant.lines if line.application.name == application)


# What he hears ----------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("I-22", "F-20")
async def test_what_is_hidden_sounds_like_what_does_not_exist(core: Core, cast: Cast) -> None:
    heard = []
    for wanted in (WEB, f"web-{cast.tenant_id}", "Бухгалтерия", "%", ""):
        with counted(core) as statements:
            own = await core.asking.why(cast.ivan.account_id, wanted)
        heard.append((own, [each.partition("WHERE")[0] for each in statements]))
    assert heard == [heard[0]] * len(heard), "the same words, by the same statements"
    assert (own.answers, [each.name for each in own.addressees]) == ([], ["ТехСервис"])


async def test_an_exact_hidden_name_does_not_shadow_what_is_open(core: Core, cast: Cast) -> None:
    await alter(core, Application, await web_of(core, cast), name="Мобильное")
    own = await core.asking.why(cast.ivan.account_id, "мобильное")
    assert [answer.line.application.name for answer in own.answers] == [OPEN]


async def test_what_is_his_is_answered_and_needs_no_asking(core: Core, cast: Cast) -> None:
    own = await core.asking.why(cast.ivan.account_id, "инженера")
    assert [answer.decision.permits for answer in own.answers] == [True]
    assert own.addressees == []


async def test_a_manager_hears_the_truth_about_himself(core: Core, cast: Cast) -> None:
    own = await core.asking.why(cast.adam.account_id, OPEN)
    assert [answer.decision.reasons for answer in own.answers] == [(Reason.APP_NOT_ALLOWED,)]
    assert (own.manages, len(own.addressees)) == (True, 1)
    assert (await core.asking.why(cast.olga.account_id, OPEN)).addressees == [], "an owner decides himself"


async def test_a_permission_is_asked_about_by_its_name(core: Core, cast: Cast) -> None:
    for wanted in ("Перенос записи", "reschedule a record", "journal.record.move"):
        (answer,) = (await core.asking.why(cast.ivan.account_id, wanted)).answers
        assert answer.permission is not None and answer.permission.id == "journal.record.move"
        assert answer.decision.reasons == (Reason.BLOCK_CLOSED,)


async def test_where_he_no_longer_is_nothing_is_told(core: Core, cast: Cast) -> None:
    await alter(core, Membership, cast.ivan.membership_id, state=MembershipState.ENDED)
    own = await core.asking.why(cast.ivan.account_id, OPEN)
    assert (own.answers, own.addressees) == ([], [])


# Asking -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("personal")
async def test_a_request_reaches_every_manager_with_its_answers(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    request = await ask(core, cast, "  веб-приложение ")
    for manager in (cast.olga, cast.adam):
        letters = await told(core, chats, manager)
        assert "Иван Петров просит открыть доступ" in letters[0].text
        assert "этому человеку оно закрыто: «Веб-приложение»" in letters[0].text
        web = await web_of(core, cast)
        assert [(each.name, each.label) for each in letters[0].actions] == [
            (f"access-request:{request}:allow:{web}", "Разрешить"),
            (f"access-request:{request}:decline", "Отказать"),
        ]
    for other in (cast.ivan, cast.anna, cast.sam, cast.oscar):
        assert await told(core, chats, other) == []


@pytest.mark.usefixtures("personal")
async def test_of_several_of_that_name_each_has_its_button(core: Core, cast: Cast, chats: Mailbox) -> None:
    await ask(core, cast, "веб")
    ((letter),) = await told(core, chats, cast.olga)
    assert [each.label for each in letter.actions] == [
        "Разрешить «Веб-приложение»",
        "Разрешить «Веб-приложение адми…»",
        "Отказать",
    ]


@pytest.mark.parametrize(
    ("wanted", "means", "labels"),
    [
        ("Бухгалтерия", "Приложения с таким названием у вас нет", ["Отказать"]),
        (
            WEB,
            "Права в вашей организации даёт только роль",
            ["Дать другую роль", "Сообщить, что открыто", "Отказать"],
        ),
        (
            "Перенос записи",
            "Права в вашей организации даёт только роль",
            ["Дать другую роль", "Сообщить, что открыто", "Отказать"],
        ),
        (OPEN, "Этому человеку это уже открыто", ["Сообщить, что открыто"]),
    ],
)
async def test_what_it_means_is_for_the_managers_to_see(
    core: Core, cast: Cast, chats: Mailbox, wanted: str, means: str, labels: list[str]
) -> None:
    await ask(core, cast, wanted)
    (letter,) = await told(core, chats, cast.olga)
    assert means in letter.text
    assert [each.label for each in letter.actions] == labels


async def test_an_administrator_asks_the_owners(core: Core, cast: Cast, chats: Mailbox) -> None:
    await core.asking.ask(cast.adam.account_id, cast.tenant_id, OPEN, operation())
    assert len(await told(core, chats, cast.olga)) == 1
    assert await told(core, chats, cast.adam) == []


async def test_who_has_no_chat_gets_a_letter(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    async with core.database.write() as session:
        await session.execute(delete(Contact).where(Contact.account_id == cast.adam.account_id))
    await ask(core, cast)
    await core.courier.run_due()
    assert [each.subject for each in mailbox.to(cast.adam.login)][-1:] == ["Просьба о доступе: Иван Петров"]


@pytest.mark.parametrize("name", ["oscar", "sam_elsewhere", "nobody"])
async def test_only_a_member_asks(core: Core, cast: Cast, name: str) -> None:
    actor = {
        "oscar": cast.oscar.account_id,
        "nobody": 0,
        "sam_elsewhere": cast.sam.account_id,
    }[name]
    tenant = cast.other_tenant_id if name == "sam_elsewhere" else cast.tenant_id
    with refused(NotFound, Code.TENANT_UNKNOWN):
        await core.asking.ask(actor, tenant, WEB, operation())
    assert await every(core, AccessRequest) == []


async def test_a_suspended_member_asks_nobody(core: Core, cast: Cast) -> None:
    await alter(core, Membership, cast.ivan.membership_id, state=MembershipState.SUSPENDED)
    assert (await core.asking.why(cast.ivan.account_id, WEB)).addressees == []
    with refused(NotFound, Code.TENANT_UNKNOWN):
        await ask(core, cast)


async def test_the_same_is_asked_once_while_it_waits(core: Core, cast: Cast, clock: FrozenClock) -> None:
    await ask(core, cast)
    for again in (WEB, "  ВЕБ-ПРИЛОЖЕНИЕ"):
        with refused(Conflict, Code.ALREADY_ASKED):
            await ask(core, cast, again)
    await ask(core, cast, "Склад")
    clock.advance(limits.REQUEST_WAITS)
    await ask(core, cast)


async def test_so_many_a_day(core: Core, cast: Cast, clock: FrozenClock) -> None:
    for number in range(limits.REQUESTS_PER_DAY):
        await ask(core, cast, f"Склад {number}")
        clock.advance(timedelta(hours=1))
    with refused(TooMany, Code.REQUESTS_TOO_MANY) as fields:
        await ask(core, cast)
    assert fields["wait_s"] == timedelta(hours=24 - limits.REQUESTS_PER_DAY).total_seconds()
    clock.advance(timedelta(hours=24 - limits.REQUESTS_PER_DAY))
    await ask(core, cast)


@on_both
async def test_two_presses_at_once_are_one_request(core: Core, cast: Cast, chats: Mailbox) -> None:
    first, second = await outcomes(ask(core, cast), ask(core, cast))
    assert {type(first), type(second)} == {int, Code}
    assert len(await every(core, AccessRequest)) == 1
    assert len(await told(core, chats, cast.olga)) == 1


async def test_the_same_update_again_is_the_same_request(core: Core, cast: Cast) -> None:
    once = operation()
    ids = [await core.asking.ask(cast.ivan.account_id, cast.tenant_id, WEB, once) for _ in range(2)]
    assert ids == [ids[0]] * 2
    assert len(await every(core, AccessRequest)) == 1


async def test_words_are_kept_as_short_as_a_name(core: Core, cast: Cast) -> None:
    await ask(core, cast, "  мне \n нужен   " + "я" * 400)
    (request,) = await every(core, AccessRequest)
    assert len(request.wanted) == limits.NAME_MAX
    assert request.wanted.startswith("мне нужен я")
    with refused(NotFound, Code.APPLICATION_UNKNOWN):
        await ask(core, cast, " \n ")


# Answering --------------------------------------------------------------------------------------------


@on_both
@pytest.mark.usefixtures("personal")
@pytest.mark.requirement("I-18", "I-37", "F-16")
async def test_one_press_opens_it_and_everybody_hears(core: Core, cast: Cast, chats: Mailbox) -> None:
    request = await ask(core, cast)
    done = await core.asking.allow(cast.adam.account_id, request, await web_of(core, cast), operation())
    assert (done.full_name, done.what) == ("Иван Петров", WEB)
    assert await right_of(core, cast.ivan, WEB) is AppRight.LAUNCH
    (deviation,) = await every(core, AppDeviation)
    assert deviation.given_by == cast.adam.account_id
    (letter,) = await told(core, chats, cast.ivan)
    assert "Ваша просьба «Веб-приложение» выполнена" in letter.text and "Адам Азимов" in letter.text
    assert await told(core, chats, cast.olga) == [], "it was answered before her letter went out"
    journal = [(each.action, each.actor_id, each.subject_id) for each in await every(core, JournalEntry)]
    assert journal[-3:] == [
        ("request.made", cast.ivan.account_id, cast.ivan.account_id),
        ("person.right_changed", cast.adam.account_id, cast.ivan.account_id),
        ("request.allowed", cast.adam.account_id, cast.ivan.account_id),
    ]


@on_both
@pytest.mark.usefixtures("personal")
@pytest.mark.requirement("I-18", "I-25", "Y-06")
async def test_one_press_gives_a_permission_with_what_it_needs(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    request = await ask(core, cast, "Перенос записи")
    (letter,) = await told(core, chats, cast.olga)
    assert "у этого человека его нет: «Перенос записи»" in letter.text and "контакты" not in letter.text
    moving = "journal.record.move"
    assert [each.name for each in letter.actions] == [
        f"access-request:{request}:allow:{moving}",
        f"access-request:{request}:decline",
    ]
    done = await core.asking.allow_permission(cast.olga.account_id, request, moving, operation())
    assert (done.full_name, done.what) == ("Иван Петров", moving)
    given = {each.permission: each.granted for each in await every(core, PermissionDeviation)}
    needed = catalogue().by_id[moving].requires
    assert given.items() >= dict.fromkeys((moving, *needed), True).items()
    assert "выполнена" in (await told(core, chats, cast.ivan))[0].text


@pytest.mark.usefixtures("personal")
@pytest.mark.requirement("I-18")
async def test_a_permission_that_the_administrator_lacks_is_not_his_to_give(core: Core, cast: Cast) -> None:
    request = await ask(core, cast, "Перенос записи")
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await core.asking.allow_permission(cast.adam.account_id, request, "journal.record.move", operation())
    assert await every(core, PermissionDeviation) == []


@pytest.mark.usefixtures("personal")
@pytest.mark.requirement("I-28")
async def test_of_several_permissions_none_is_given_by_a_press(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    await ask(core, cast, "номера телефонов")
    (letter,) = await told(core, chats, cast.olga)
    assert "подходит несколько прав: «Показывать номера телефонов»" in letter.text
    assert [each.label for each in letter.actions] == ["Сообщить, что открыто", "Отказать"]


@pytest.mark.usefixtures("personal")
@pytest.mark.requirement("I-28")
async def test_a_permission_that_shows_contacts_says_so_before_it_is_given(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    await ask(core, cast, "journal.phones.view")
    (letter,) = await told(core, chats, cast.olga)
    assert "станут видны контакты клиентов" in letter.text


@pytest.mark.usefixtures("personal")
@pytest.mark.requirement("I-18", "I-19")
@pytest.mark.parametrize("answer", ["allow", "opened", "decline", "open_to"])
@pytest.mark.parametrize(
    ("actor", "asker", "refusal"),
    [
        ("olga", "ivan", None),
        ("adam", "ivan", None),
        ("ivan", "ivan", Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("anna", "ivan", Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("sam", "ivan", Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("oscar", "ivan", Code.TENANT_UNKNOWN),
        ("nobody", "ivan", Code.TENANT_UNKNOWN),
        ("olga", "adam", None),
        ("adam", "adam", Code.OWN_ROLE),
    ],
)
async def test_who_may_answer(
    core: Core, cast: Cast, answer: str, actor: str, asker: str, refusal: Code | None
) -> None:
    who = 0 if actor == "nobody" else getattr(cast, actor).account_id
    of: Person = getattr(cast, asker)
    wanted = WEB if asker == "ivan" else OPEN
    application = next(each.id for each in await every(core, Application) if each.name == wanted)
    request = await core.asking.ask(of.account_id, cast.tenant_id, wanted, operation())
    if answer == "opened":  # somebody has opened it on the card
        await core.asking.open_to(cast.olga.account_id, of.membership_id, application)
    doing: dict[str, Callable[[], Awaitable[object]]] = {
        "allow": lambda: core.asking.allow(who, request, application, operation()),
        "opened": lambda: core.asking.opened(who, request, operation()),
        "decline": lambda: core.asking.decline(who, request, operation()),
        "open_to": lambda: core.asking.open_to(who, of.membership_id, application),
    }
    if refusal is None:
        await doing[answer]()
        return
    before = await right_of(core, of, wanted)
    with pytest.raises(Refused) as caught:
        await doing[answer]()
    assert caught.value.code is refusal
    assert [each.state for each in await every(core, AccessRequest)] == [RequestState.OPEN]
    assert await right_of(core, of, wanted) is before


@pytest.mark.usefixtures("personal")
async def test_who_comes_second_hears_who_was_first(core: Core, cast: Cast, chats: Mailbox) -> None:
    request, web = await ask(core, cast), await web_of(core, cast)
    await core.asking.decline(cast.olga.account_id, request, operation())
    with refused(Conflict, Code.REQUEST_ANSWERED) as fields:
        await core.asking.allow(cast.adam.account_id, request, web, operation())
    assert fields == {"by": "Ольга Орлова", "answer": "DECLINED"}
    assert await right_of(core, cast.ivan, WEB) is AppRight.NONE
    (letter,) = await told(core, chats, cast.ivan)
    assert "ответили отказом" in letter.text


@on_both
@pytest.mark.usefixtures("personal")
async def test_of_two_answers_at_once_one_counts(core: Core, cast: Cast, chats: Mailbox) -> None:
    request, web = await ask(core, cast), await web_of(core, cast)
    both = await outcomes(
        core.asking.allow(cast.olga.account_id, request, web, operation()),
        core.asking.decline(cast.adam.account_id, request, operation()),
    )
    assert both.count(Code.REQUEST_ANSWERED) == 1
    allowed = both[0] is not Code.REQUEST_ANSWERED
    assert await right_of(core, cast.ivan, WEB) is (AppRight.LAUNCH if allowed else AppRight.NONE)
    (letter,) = await told(core, chats, cast.ivan)
    assert ("выполнена" in letter.text) is allowed


@pytest.mark.usefixtures("personal")
async def test_the_same_press_again_answers_the_same(core: Core, cast: Cast) -> None:
    request, web, once = await ask(core, cast), await web_of(core, cast), operation()
    done = [await core.asking.allow(cast.olga.account_id, request, web, once) for _ in range(2)]
    assert done == [done[0]] * 2
    actions = [each.action for each in await every(core, JournalEntry)]
    assert actions.count("request.allowed") == 1


@pytest.mark.usefixtures("personal")
async def test_a_greater_right_given_meanwhile_is_not_lowered(core: Core, cast: Cast) -> None:
    request, web = await ask(core, cast), await web_of(core, cast)
    olga, ivan = cast.olga.account_id, cast.ivan.membership_id
    await core.giving_rights.give_app(olga, ivan, web, AppRight.LAUNCH_ADMIN)
    with refused(Conflict, Code.ALREADY_DONE):
        await core.asking.open_to(olga, ivan, web)
    await core.asking.allow(olga, request, web, operation())
    assert await right_of(core, cast.ivan, WEB) is AppRight.LAUNCH_ADMIN


async def test_where_only_roles_give_rights_the_role_is_changed_first(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    request, web = await ask(core, cast), await web_of(core, cast)
    olga = cast.olga.account_id
    with refused(NotAllowed, Code.PERSONAL_RIGHTS_OFF):
        await core.asking.allow(olga, request, web, operation())
    with refused(Conflict, Code.STILL_CLOSED):
        await core.asking.opened(olga, request, operation())
    role = next(
        each.id
        for each in (await core.inviting.options(olga, cast.tenant_id)).roles
        if each.name == "Сервисный специалист"
    )
    async with core.database.write() as session:
        session.add(RoleAppRight(role_id=role, application_id=web, right=AppRight.LAUNCH))
    await core.asking.opened(olga, request, operation())
    (letter,) = await told(core, chats, cast.ivan)
    assert "выполнена" in letter.text
    assert await every(core, AppDeviation) == []


@pytest.mark.usefixtures("personal")
async def test_only_what_was_asked_for_is_allowed(core: Core, cast: Cast) -> None:
    request = await ask(core, cast)
    others = [each.id for each in await every(core, Application) if each.name != WEB]
    for application in (*others, 999_999):
        with refused(NotFound, Code.APPLICATION_UNKNOWN):
            await core.asking.allow(cast.olga.account_id, request, application, operation())
    with refused(NotFound, Code.REQUEST_UNKNOWN):
        await core.asking.decline(cast.olga.account_id, 999_999, operation())
    assert await every(core, AppDeviation) == []


@pytest.mark.usefixtures("personal")
async def test_who_has_left_meanwhile_is_given_nothing(core: Core, cast: Cast) -> None:
    request, web = await ask(core, cast), await web_of(core, cast)
    await alter(core, Membership, cast.ivan.membership_id, state=MembershipState.ENDED)
    with refused(Conflict, Code.MEMBERSHIP_ENDED):
        await core.asking.allow(cast.olga.account_id, request, web, operation())
    assert await every(core, AppDeviation) == []


@pytest.mark.requirement("I-22")
async def test_a_refusal_does_not_betray_whether_it_exists(core: Core, cast: Cast, chats: Mailbox) -> None:
    heard = []
    for wanted in (WEB, "Бухгалтерия"):
        await core.asking.decline(cast.olga.account_id, await ask(core, cast, wanted), operation())
        (letter,) = await told(core, chats, cast.ivan)
        heard.append((letter.subject, letter.text.replace(wanted, "…"), letter.actions))
    assert heard[0] == heard[1]
