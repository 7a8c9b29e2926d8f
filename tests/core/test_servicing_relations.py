"""How one tenant comes to service another, and how that ends."""

from typing import Any

import pytest

from core.bootstrap import Core
from core.delivery import Letter
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.journal import JournalEntry, JournalTenant
from core.people import Contact
from core.servicing import RelationState, ServicingRelation
from core.tenants import Tenant
from tests.cast import Cast, Person, operation
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.servicing import let_service, related, relation_of
from tests.mailbox import Mailbox

pytestmark = pytest.mark.requirement("I-16")


@pytest.fixture(autouse=True)
async def servicing(core: Core, cast: Cast) -> None:
    await let_service(core, cast)


async def ask(core: Core, cast: Cast, number: int | None = None, by: Person | None = None) -> int:
    actor = (by or cast.olga).account_id
    return await core.servicing.relations.ask(
        actor, cast.tenant_id, cast.other_tenant_id if number is None else number, operation()
    )


def told(chats: Mailbox, person: Person) -> list[Letter]:
    return chats.to(str(person.telegram_id))


async def test_the_owners_of_the_asked_tenant_hear_of_it_and_may_answer_at_once(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    relation_id = await ask(core, cast)
    await core.courier.run_due()
    (letter,) = told(chats, cast.oscar)
    assert "«ТехСервис» просит согласия обслуживать вашу организацию «Другая контора»" in letter.text
    assert [action.name for action in letter.actions] == [
        f"servicing:{relation_id}:accept",
        f"servicing:{relation_id}:decline",
    ]


async def test_an_owner_who_has_no_chat_gets_a_letter(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    contact = next(each for each in await every(core, Contact) if each.account_id == cast.oscar.account_id)
    await alter(core, Contact, contact.id, account_id=None)
    await ask(core, cast)
    await core.courier.run_due()
    assert "просит согласия" in mailbox.to("oscar@elsewhere.example")[-1].text


async def test_accepted_both_sides_see_it_and_who_asked_hears_of_it(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    relations = core.servicing.relations
    relation_id = await ask(core, cast)
    assert await relations.accept(cast.oscar.account_id, relation_id) == "ТехСервис"
    await core.courier.run_due()
    assert "Организация «Другая контора» согласилась" in told(chats, cast.olga)[-1].text
    (ours,) = await relations.serviced(cast.sam.account_id, cast.tenant_id)
    (theirs,) = await relations.servicing(cast.oscar.account_id, cast.other_tenant_id)
    assert (ours.name, ours.state, ours.may_end) == ("Другая контора", RelationState.LIVE, False)
    assert (theirs.name, theirs.may_answer, theirs.may_end) == ("ТехСервис", False, True)


async def test_until_it_is_accepted_who_asks_sees_a_number_and_no_name(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    relation_id = await ask(core, cast)
    (asked,) = await core.servicing.relations.serviced(cast.olga.account_id, cast.tenant_id)
    assert (asked.number, asked.name, asked.may_end) == (cast.other_tenant_id, None, True)
    await core.servicing.relations.decline(cast.oscar.account_id, relation_id)
    await core.courier.run_due()
    declined = told(chats, cast.olga)[-1]
    assert f"с номером {cast.other_tenant_id} отказалась" in declined.text
    assert "Другая контора" not in declined.subject + declined.text


async def test_asked_twice_is_asked_once(core: Core, cast: Cast, chats: Mailbox) -> None:
    assert await ask(core, cast) == await ask(core, cast)
    await core.courier.run_due()
    assert len(told(chats, cast.oscar)) == 1


async def test_what_cannot_be_asked(core: Core, cast: Cast) -> None:
    with refused(Invalid, Code.SERVICES_ITSELF):
        await ask(core, cast, cast.tenant_id)
    for number in (0, -1, 999, 2**31, 10**30):
        with refused(NotFound, Code.TENANT_NUMBER_UNKNOWN):
            await ask(core, cast, number)
    await alter(core, Tenant, cast.other_tenant_id, suspended=True)
    with refused(NotFound, Code.TENANT_NUMBER_UNKNOWN):
        await ask(core, cast)
    await alter(core, Tenant, cast.other_tenant_id, suspended=False)
    await related(core, cast)
    with refused(Conflict, Code.RELATION_EXISTS) as why:
        await ask(core, cast)
    assert why == {"tenant": "Другая контора"}


async def test_only_a_servicing_tenant_asks(core: Core, cast: Cast) -> None:
    await alter(core, Tenant, cast.tenant_id, servicing=False)
    with refused(NotAllowed, Code.PROVIDER_FORBIDS) as why:
        await ask(core, cast)
    assert why == {"what": "service"}


async def test_declined_or_ended_it_may_be_asked_anew(core: Core, cast: Cast) -> None:
    relations = core.servicing.relations
    first = await ask(core, cast)
    await relations.decline(cast.oscar.account_id, first)
    second = await ask(core, cast)
    await relations.accept(cast.oscar.account_id, second)
    await relations.end(cast.oscar.account_id, second)
    third = await ask(core, cast)
    assert len({first, second, third}) == 3
    assert (await relation_of(core, third)).state is RelationState.ASKED


@pytest.mark.parametrize("name", ["olga", "oscar"])
async def test_an_owner_of_either_side_ends_it_and_the_other_hears_of_it(
    core: Core, cast: Cast, chats: Mailbox, name: str
) -> None:
    relation_id = await related(core, cast)
    await core.courier.run_due()
    ender, other = getattr(cast, name), cast.oscar if name == "olga" else cast.olga
    heard = len(told(chats, ender))
    await core.servicing.relations.end(ender.account_id, relation_id)
    await core.servicing.relations.end(ender.account_id, relation_id)
    await core.courier.run_due()
    assert "больше не обслуживает организацию «Другая контора»" in told(chats, other)[-1].text
    assert len(told(chats, ender)) == heard
    assert (await relation_of(core, relation_id)).state is RelationState.ENDED


async def test_a_request_taken_back_is_not_asked_any_more(core: Core, cast: Cast, chats: Mailbox) -> None:
    relation_id = await ask(core, cast)
    with refused(Conflict, Code.ALREADY_DONE):
        await core.servicing.relations.end(cast.oscar.account_id, relation_id)
    await core.servicing.relations.end(cast.olga.account_id, relation_id)
    await core.courier.run_due()
    assert told(chats, cast.oscar) == []
    for answer in (core.servicing.relations.accept, core.servicing.relations.decline):
        with refused(Conflict, Code.ALREADY_DONE):
            await answer(cast.oscar.account_id, relation_id)


async def test_answered_twice_is_answered_once(core: Core, cast: Cast) -> None:
    relations = core.servicing.relations
    relation_id = await ask(core, cast)
    for _ in range(2):
        assert await relations.accept(cast.oscar.account_id, relation_id) == "ТехСервис"
    with refused(Conflict, Code.ALREADY_DONE):
        await relations.decline(cast.oscar.account_id, relation_id)
    accepted = [each for each in await every(core, JournalEntry) if each.action == "servicing.accepted"]
    assert len(accepted) == 1


@on_both
async def test_asked_at_once_by_many_presses_there_is_one_relation(core: Core, cast: Cast) -> None:
    came = await outcomes(*(ask(core, cast) for _ in range(4)))
    assert len(set(came)) == 1
    assert len(await every(core, ServicingRelation)) == 1


@on_both
async def test_accepted_and_declined_at_once_one_answer_holds(core: Core, cast: Cast) -> None:
    relation_id = await ask(core, cast)
    relations, oscar = core.servicing.relations, cast.oscar.account_id
    came = await outcomes(relations.accept(oscar, relation_id), relations.decline(oscar, relation_id))
    assert sorted(str(each) for each in came) == ["ALREADY_DONE", "ТехСервис"]
    answered = RelationState.LIVE if came[0] == "ТехСервис" else RelationState.DECLINED
    assert (await relation_of(core, relation_id)).state is answered


@pytest.mark.requirement("I-37")
async def test_each_change_has_one_row_that_both_tenants_may_read(core: Core, cast: Cast) -> None:
    relation_id = await related(core, cast)
    await core.servicing.relations.end(cast.olga.account_id, relation_id)
    entries = [each for each in await every(core, JournalEntry) if each.action.startswith("servicing.")]
    assert [(each.action, each.actor_id, each.tenant_id) for each in entries] == [
        ("servicing.asked", cast.olga.account_id, cast.tenant_id),
        ("servicing.accepted", cast.oscar.account_id, cast.other_tenant_id),
        ("servicing.ended", cast.olga.account_id, cast.tenant_id),
    ]
    changes = [(each.details["before"], each.details["after"]) for each in entries]
    assert changes == [(None, "ASKED"), ("ASKED", "LIVE"), ("LIVE", "ENDED")]
    readers = {(each.entry_id, each.tenant_id) for each in await every(core, JournalTenant)}
    assert readers == {
        (entries[0].id, cast.other_tenant_id),
        (entries[1].id, cast.tenant_id),
        (entries[2].id, cast.other_tenant_id),
    }


EVERYBODY = ("olga", "adam", "ivan", "sam", "oscar", "stranger")
MAY = {  # who may what; the others are refused with the code of their place
    "ask": {"olga"},
    "look at whom we service": {"olga", "ivan", "sam"},
    "look at who services us": {"olga"},
    "look at who services them": {"oscar"},
    "accept": {"oscar"},
    "decline": {"oscar"},
    "end": {"olga", "oscar"},
}
IN_VAIN = [Code.OWNERS_ONLY, Code.NOT_AN_OPERATOR, Code.TENANT_UNKNOWN]


@pytest.mark.parametrize("name", EVERYBODY)
@pytest.mark.parametrize("act", MAY)
async def test_who_may(core: Core, cast: Cast, act: str, name: str) -> None:
    relations = core.servicing.relations
    actor = 10**6 if name == "stranger" else getattr(cast, name).account_id
    relation_id = await (related(core, cast) if act == "end" else ask(core, cast))
    if act == "ask":
        await relations.end(cast.olga.account_id, relation_id)
    acts: dict[str, Any] = {
        "ask": lambda: relations.ask(actor, cast.tenant_id, cast.other_tenant_id, operation()),
        "look at whom we service": lambda: relations.serviced(actor, cast.tenant_id),
        "look at who services us": lambda: relations.servicing(actor, cast.tenant_id),
        "look at who services them": lambda: relations.servicing(actor, cast.other_tenant_id),
        "accept": lambda: relations.accept(actor, relation_id),
        "decline": lambda: relations.decline(actor, relation_id),
        "end": lambda: relations.end(actor, relation_id),
    }
    (came,) = await outcomes(acts[act]())
    assert (came not in IN_VAIN) == (name in MAY[act])


async def test_of_what_is_not_there(core: Core, cast: Cast) -> None:
    relations = core.servicing.relations
    for act in (relations.accept, relations.decline, relations.end):
        with refused(NotFound, Code.RELATION_UNKNOWN):
            await act(cast.olga.account_id, 999)
