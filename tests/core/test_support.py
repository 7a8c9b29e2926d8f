"""Support: who may ask about whom, how a person is found, what is told of him, and that every look leaves a trace."""

import pytest

from core import limits
from core.access import Audience, Reason, explain
from core.bootstrap import Core
from core.errors import Code, Invalid, NotAllowed, NotFound
from core.journal import JournalEntry
from core.people import Account, AccountState, ProviderRole
from core.support import Match
from tests.cast import Cast, Person, newcomer, operation
from tests.core.conftest import alter, every, on_both, refused


async def looks(core: Core) -> list[tuple[str, int | None, int | None]]:
    """What the journal says about look-ups: action, actor, subject."""
    entries = [entry for entry in await every(core, JournalEntry) if entry.action.startswith("access.")]
    return [(entry.action, entry.actor_id, entry.subject_id) for entry in entries]


# Finding ----------------------------------------------------------------------------------------------


@on_both
async def test_a_person_is_found_by_whatever_is_known_of_him(core: Core, cast: Cast) -> None:
    await core.directory.who(cast.ivan.address, label="@ivan_p")
    ivan = [Match(cast.ivan.account_id, "Иван Петров", ["ТехСервис"])]
    by_address = ("+77017051225", "8 (701) 705-12-25", "@Ivan_P")
    for query in (*by_address, "петр", "ИВАН", "иван пет", "Петров Иван", "  Иван  "):
        assert await core.support.find(cast.sam.account_id, query) == ivan, query


@pytest.mark.parametrize("query", ["sam@tehservis.example", "SAM@tehservis.example"])
async def test_an_email_or_login_finds_exactly_its_owner(core: Core, cast: Cast, query: str) -> None:
    assert [m.account_id for m in await core.support.find(cast.sam.account_id, query)] == [
        cast.sam.account_id
    ]


@on_both
async def test_of_nobody_nothing_is_found(core: Core, cast: Cast) -> None:
    for query in ("никто", "\N{NULL}", "+77017779999", "@nobody", "%", "_", "х" * 4096, "иван%", "\\"):
        assert await core.support.find(cast.sam.account_id, query) == [], query


async def test_an_empty_question_is_none(core: Core, cast: Cast) -> None:
    with refused(Invalid, Code.IDENTIFIER_UNRECOGNISED):
        await core.support.find(cast.sam.account_id, "  ")


async def test_a_frequent_name_brings_the_first_ten_by_name(core: Core, cast: Cast) -> None:
    for number in range(limits.LOOKUP_MATCHES + 2):
        person = await newcomer(
            core, cast.adam, 1, "Диспетчер", full_name=f"Яков {number:02}-й", login=f"yakov-{number}"
        )
        await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    found = await core.support.find(cast.sam.account_id, "яков")
    assert [match.full_name for match in found] == [f"Яков {n:02}-й" for n in range(limits.LOOKUP_MATCHES)]


# Who may ask about whom -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asker", "about", "sees"),
    [
        ("sam", "ivan", True),
        ("sam", "oscar", True),
        ("olga", "oscar", True),
        ("adam", "ivan", True),
        ("adam", "olga", True),
        ("adam", "oscar", False),
        ("oscar", "oscar", True),
        ("oscar", "olga", True),
        ("oscar", "ivan", False),
    ],
)
async def test_support_sees_everybody_and_a_manager_his_own_people(
    core: Core, cast: Cast, asker: str, about: str, sees: bool
) -> None:
    actor, person = getattr(cast, asker).account_id, getattr(cast, about).account_id
    name = {"ivan": "Иван Петров", "oscar": "Оскар Остин", "olga": "Ольга Орлова"}[about]
    assert [match.account_id for match in await core.support.find(actor, name)] == ([person] if sees else [])
    for question in (
        lambda: core.support.card(actor, person),
        lambda: core.support.why(actor, person, "Веб-приложение"),
    ):
        if sees:
            await question()
        else:
            with refused(NotFound, Code.PERSON_UNKNOWN):
                await question()


@pytest.mark.parametrize("name", ["ivan", "anna"])
async def test_nobody_else_asks_about_anybody(core: Core, cast: Cast, name: str) -> None:
    actor = getattr(cast, name).account_id
    for question in (
        lambda: core.support.find(actor, "Иван"),
        lambda: core.support.card(actor, cast.ivan.account_id),
        lambda: core.support.why(actor, cast.ivan.account_id, "web-1"),
    ):
        with refused(NotAllowed, Code.PROVIDER_FORBIDS):
            await question()
    assert await looks(core) == []


async def test_a_manager_sees_only_what_concerns_his_tenants(core: Core, cast: Cast) -> None:
    """Olga is in both tenants; Oscar manages one of them."""
    card = await core.support.card(cast.oscar.account_id, cast.olga.account_id)
    assert [tenant.tenant for tenant in card.tenants] == ["Другая контора"]
    (match,) = await core.support.find(cast.oscar.account_id, "Ольга")
    assert match.tenants == ["Другая контора"]
    assert (card.audience, card.may_appoint) == (Audience.TENANT, False)
    everything = await core.support.card(cast.sam.account_id, cast.olga.account_id)
    assert [tenant.tenant for tenant in everything.tenants] == ["Другая контора", "ТехСервис"]
    assert everything.audience is Audience.PROVIDER


@pytest.mark.parametrize("state", [AccountState.SUSPENDED, AccountState.DEACTIVATED])
async def test_a_suspended_agent_asks_nothing(core: Core, cast: Cast, state: AccountState) -> None:
    await alter(core, Account, cast.sam.account_id, state=state)
    with refused(NotAllowed, Code.PROVIDER_FORBIDS):
        await core.support.find(cast.sam.account_id, "Иван")


# What is told -----------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("I-38")
async def test_a_card_has_no_secret_and_no_whole_address(core: Core, cast: Cast) -> None:
    for person in (cast.ivan, cast.adam):
        card = await core.support.card(cast.sam.account_id, person.account_id)
        assert person.login not in repr(card) and "argon2" not in repr(card)
    assert card.identifiers == [("a•••@tehservis.example", True)]
    assert card.login == "a•••@tehservis.example"
    assert (card.state, card.linked) == (AccountState.ACTIVE, True)


@pytest.mark.requirement("H-11")
async def test_a_line_for_each_application_says_allowed_or_every_reason_why_not(
    core: Core, cast: Cast
) -> None:
    card = await core.support.card(cast.sam.account_id, cast.ivan.account_id)
    (tenant,) = card.tenants
    assert (tenant.tenant, tenant.roles, tenant.state) == ("ТехСервис", ("Сервисный специалист",), "ACTIVE")
    allowed = {line.application.name: line.decision.permits for line in tenant.lines}
    assert [name for name, permits in allowed.items() if permits] == [
        "Доступ только к API",
        "Мобильное приложение инженера",
        "Электронный паспорт оборудования",
    ]
    await alter(core, Account, cast.ivan.account_id, state=AccountState.SUSPENDED)
    (tenant,) = (await core.support.card(cast.sam.account_id, cast.ivan.account_id)).tenants
    assert tenant.lines[0].decision.reasons == (Reason.ACCOUNT_SUSPENDED, Reason.APP_NOT_ALLOWED)


@pytest.mark.requirement("I-22")
async def test_support_and_managers_hear_the_truth_about_a_hidden_application(core: Core, cast: Cast) -> None:
    for asker in (cast.sam, cast.adam):
        why = await core.support.why(asker.account_id, cast.ivan.account_id, "web-1")
        ((code, facts),) = explain(why.answers[0].decision, why.audience)
        assert (code, facts["roles"]) == ("APP_NOT_ALLOWED", ("Сервисный специалист",))


async def test_a_tenant_does_not_hear_that_the_provider_suspended_an_account(core: Core, cast: Cast) -> None:
    await alter(core, Account, cast.ivan.account_id, state=AccountState.SUSPENDED)
    for asker, told in ((cast.adam, []), (cast.sam, [Reason.ACCOUNT_SUSPENDED])):
        why = await core.support.why(asker.account_id, cast.ivan.account_id, "engineer-app-1")
        assert [code for code, _ in explain(why.answers[0].decision, why.audience)] == told


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("web-1", ["Веб-приложение"]),
        ("веб-приложение", ["Веб-приложение"]),
        ("администр", ["Веб-приложение администрирования"]),
        (" МОБИЛЬНОЕ ", ["Мобильное приложение заказчика", "Мобильное приложение инженера"]),
    ],
)
async def test_an_application_is_asked_about_by_its_id_or_a_part_of_its_name(
    core: Core, cast: Cast, question: str, answers: list[str]
) -> None:
    found = await core.support.why(cast.sam.account_id, cast.ivan.account_id, question)
    assert [answer.line.application.name for answer in found.answers] == answers


async def test_about_an_application_that_does_not_exist_there_is_no_answer(core: Core, cast: Cast) -> None:
    with refused(NotFound, Code.APPLICATION_UNKNOWN):
        await core.support.why(cast.sam.account_id, cast.ivan.account_id, "бухгалтерия")
    assert len(await looks(core)) == 1, "asked is asked"


# The trace, and who is an agent -----------------------------------------------------------------------


@on_both
@pytest.mark.requirement("I-37", "I-38")
async def test_every_look_up_leaves_one_row(core: Core, cast: Cast) -> None:
    sam, ivan = cast.sam.account_id, cast.ivan.account_id
    await core.support.find(sam, "Иван")
    await core.support.card(sam, ivan)
    await core.support.why(sam, ivan, "web-1")
    assert await looks(core) == [
        ("access.searched", sam, None),
        ("access.looked_up", sam, ivan),
        ("access.asked_why", sam, ivan),
    ]


@on_both
async def test_the_provider_appoints_and_dismisses_agents(core: Core, cast: Cast) -> None:
    olga, ivan = cast.olga.account_id, cast.ivan
    assert (await core.support.card(olga, ivan.account_id)).may_appoint
    for support in (True, True, False, False):  # twice is once
        await core.keeping_agents.appoint(olga, ivan.account_id, support=support)
        assert (await core.directory.who(ivan.address)).supports is support
    actions = [entry.action for entry in await every(core, JournalEntry)]
    assert actions[-2:] == ["support.appointed", "support.dismissed"]


@pytest.mark.parametrize("name", ["adam", "sam", "ivan", "oscar"])
async def test_nobody_else_appoints(core: Core, cast: Cast, name: str) -> None:
    actor: Person = getattr(cast, name)
    with refused(NotAllowed, Code.PROVIDER_FORBIDS):
        await core.keeping_agents.appoint(actor.account_id, cast.anna.account_id, support=True)


async def test_only_who_has_come_is_appointed(core: Core, cast: Cast) -> None:
    await alter(core, Account, cast.anna.account_id, state=AccountState.SUSPENDED)
    for account_id in (cast.anna.account_id, 999_999):
        with refused(NotFound, Code.PERSON_UNKNOWN):
            await core.keeping_agents.appoint(cast.olga.account_id, account_id, support=True)


async def test_a_card_says_who_belongs_to_the_provider(core: Core, cast: Cast) -> None:
    roles = [
        (await core.support.card(cast.olga.account_id, person.account_id)).provider_roles
        for person in (cast.olga, cast.sam, cast.ivan)
    ]
    assert roles == [{ProviderRole.OWNER}, {ProviderRole.SUPPORT}, set()]
