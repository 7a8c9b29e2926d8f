"""Group links in the hands of managers: who may make which, what can be changed, and links for people who were picked."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from core import limits
from core.access import AppRight
from core.applications import Application
from core.bootstrap import Core
from core.delivery import Letter
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.joining import GroupLink, JoinStep, LinkState, NewLink, Picked, PickedLink
from core.journal import JournalEntry
from core.people import Address, Membership, MembershipState
from core.roles import RoleAppRight
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import Cast, Person, operation
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, refused
from tests.core.joining import (
    BORIS,
    NADIA,
    NAMES,
    asked,
    new_link,
    opened,
    ready,
    role_of,
    token_on,
    wall,
)
from tests.core.test_statements import counted
from tests.mailbox import Mailbox


@pytest.fixture
async def administered(core: Core, cast: Cast) -> int:
    """A role that brings the administration of an application which Adam lacks."""
    role_id = await role_of(core, cast)
    (application, *_) = [a for a in await every(core, Application) if a.tenant_id == cast.tenant_id]
    async with core.database.write() as session:
        right = await session.get(RoleAppRight, (role_id, application.id))
        if right is not None:
            right.right = AppRight.LAUNCH_ADMIN
        else:
            session.add(
                RoleAppRight(role_id=role_id, application_id=application.id, right=AppRight.LAUNCH_ADMIN)
            )
    return role_id


async def pick(core: Core, cast: Cast, *people: Picked, maker: Person | None = None) -> PickedLink:
    maker = maker or cast.adam
    new = await new_link(core, cast)
    return await core.keeping_links.make_for(maker.account_id, cast.tenant_id, new, people, operation())


def picked(by: Address) -> Picked:
    return Picked(by, NAMES.get(by, "Некто"))


async def letters_to(core: Core, chats: Mailbox, address: str) -> list[Letter]:
    await core.courier.run_due()
    return chats.to(address)


# Who may -----------------------------------------------------------------------------------------------


@pytest.mark.requirement("F-01", "I-13")
async def test_owners_and_administrators_make_links_and_nobody_else(core: Core, cast: Cast) -> None:
    for manager in (cast.olga, cast.adam):
        card = await core.keeping_links.card(manager.account_id, await wall(core, cast, manager))
        assert (card.made_by.split()[0], card.may_give) in (("Ольга", True), ("Адам", True))
    with refused(NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE):
        await wall(core, cast, cast.ivan)
    for outsider in (cast.oscar, cast.sam):
        with pytest.raises((NotAllowed, NotFound)):
            await wall(core, cast, outsider)


@pytest.mark.requirement("I-18")
async def test_an_administrator_makes_no_link_for_a_role_beyond_his_own(
    core: Core, cast: Cast, administered: int
) -> None:
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await wall(core, cast, cast.adam)
    link_id = await wall(core, cast, cast.olga)
    adam = cast.adam.account_id
    assert not (await core.keeping_links.card(adam, link_id)).may_give
    for act in (
        core.keeping_links.change(adam, link_id, seats=9),
        core.keeping_links.renew(adam, link_id, operation()),
        core.keeping_links.make_for(
            adam, cast.tenant_id, await new_link(core, cast), [picked(NADIA)], operation()
        ),
    ):
        with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
            await act


@pytest.mark.requirement("I-18")
async def test_nor_does_he_let_in_by_it_nor_hear_of_who_asks(
    core: Core, cast: Cast, chats: Mailbox, administered: int
) -> None:
    request_id = await asked(core, cast, await wall(core, cast, cast.olga), NADIA)
    assert [each.may_answer for each in await core.answering_joins.waiting(cast.adam.account_id, 1)] == [
        False
    ]
    assert await letters_to(core, chats, str(cast.adam.telegram_id)) == []
    assert len(await letters_to(core, chats, str(cast.olga.telegram_id))) == 1
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await core.answering_joins.allow(cast.adam.account_id, request_id, operation())
    await core.answering_joins.allow(cast.olga.account_id, request_id, operation())


async def test_a_role_of_another_tenant_is_none(core: Core, cast: Cast) -> None:
    theirs = (await core.inviting.options(cast.oscar.account_id, cast.other_tenant_id)).roles[0].id
    new = NewLink(theirs, 3, core.clock.now() + timedelta(days=1))
    with refused(NotFound, Code.ROLE_UNKNOWN):
        await core.keeping_links.make(cast.olga.account_id, cast.tenant_id, new, operation())


Act = Callable[[Core, int, int, int], Awaitable[object]]
ACTS: list[Act] = [
    lambda core, actor, link, request: core.keeping_links.card(actor, link),
    lambda core, actor, link, request: core.keeping_links.change(actor, link, seats=50),
    lambda core, actor, link, request: core.keeping_links.renew(actor, link, operation()),
    lambda core, actor, link, request: core.keeping_links.close(actor, link),
    lambda core, actor, link, request: core.answering_joins.allow(actor, request, operation()),
    lambda core, actor, link, request: core.answering_joins.decline(actor, request, operation()),
]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.requirement("F-01")
async def test_outsiders_and_plain_users_reach_nothing_of_it(core: Core, cast: Cast, act: Act) -> None:
    link_id = await wall(core, cast)
    request_id = await asked(core, cast, link_id, NADIA)
    with pytest.raises(NotFound) as outside:
        await act(core, cast.oscar.account_id, link_id, request_id)
    with pytest.raises(NotFound) as nowhere:
        await act(core, cast.oscar.account_id, 987, 987)
    assert outside.value.code == nowhere.value.code, "no other word than for what does not exist"
    with refused(NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE):
        await act(core, cast.ivan.account_id, link_id, request_id)
    with pytest.raises(NotFound):
        await act(core, 0, link_id, request_id)


@pytest.mark.requirement("Y-04", "I-35")
async def test_without_a_paid_licence_there_is_nothing_to_choose_from(core: Core, cast: Cast) -> None:
    new, link_id = await new_link(core, cast), await wall(core, cast)
    actor = cast.olga.account_id
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.TRIAL, hands_over_on_trial=True)
    for act in (
        core.keeping_links.options(actor, cast.tenant_id),
        core.keeping_links.make(actor, cast.tenant_id, new, operation()),
        core.keeping_links.make_for(actor, cast.tenant_id, new, [picked(NADIA)], operation()),
        core.keeping_links.change(actor, link_id, seats=5),
        core.keeping_links.renew(actor, link_id, operation()),
    ):
        with refused(NotAllowed, Code.LICENCE_NOT_PAID):
            await act
    await core.keeping_links.close(actor, link_id)


# Limits ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seats", [0, -1, limits.GROUP_SEATS_MAX + 1])
async def test_seats_have_a_limit(core: Core, cast: Cast, seats: int) -> None:
    with refused(Invalid, Code.GROUP_SEATS_INVALID) as fields:
        await wall(core, cast, seats=seats)
    assert fields == {"min": 1, "max": limits.GROUP_SEATS_MAX}


async def test_so_has_its_life(core: Core, cast: Cast, clock: FrozenClock) -> None:
    for ends_at in (clock.now(), clock.now() + limits.GROUP_LINK_LIFE_MAX + timedelta(seconds=1)):
        with refused(Invalid, Code.GROUP_LINK_END_INVALID):
            await wall(core, cast, ends_at=ends_at)
    await wall(core, cast, ends_at=clock.now() + limits.GROUP_LINK_LIFE_MAX)


async def test_so_has_the_number_of_links(
    core: Core, cast: Cast, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "GROUP_LINKS_MAX", 2)
    first, second = await wall(core, cast), await wall(core, cast)
    with refused(Conflict, Code.GROUP_LINKS_TOO_MANY):
        await wall(core, cast)
    await core.keeping_links.close(cast.olga.account_id, first)
    third = await wall(core, cast)
    clock.advance(timedelta(days=8))
    await wall(core, cast)
    later = clock.now() + timedelta(days=1)
    for _ in range(2):  # once it lets in again, it counts already
        await core.keeping_links.change(cast.olga.account_id, second, ends_at=later)
    with refused(Conflict, Code.GROUP_LINKS_TOO_MANY):
        await core.keeping_links.change(cast.olga.account_id, third, ends_at=later)


async def test_there_are_never_fewer_seats_than_people_on_them(core: Core, cast: Cast) -> None:
    link_id = await wall(core, cast)
    for guest in (NADIA, BORIS):
        await asked(core, cast, link_id, guest)
    with refused(Invalid, Code.GROUP_SEATS_INVALID) as fields:
        await core.keeping_links.change(cast.olga.account_id, link_id, seats=1)
    assert fields["min"] == 2
    await core.keeping_links.change(cast.olga.account_id, link_id, seats=2)
    assert (await core.keeping_links.card(cast.olga.account_id, link_id)).state is LinkState.FULL


# What they see and do ----------------------------------------------------------------------------------


@on_both
async def test_the_list_says_what_each_link_has_left(core: Core, cast: Cast, clock: FrozenClock) -> None:
    olga = cast.olga.account_id
    names = ("Закрытая", "Полная", "Пустая", "Старая")
    closed, full, _, _ = [
        await wall(core, cast, name=name, seats=1, ends_at=clock.now() + timedelta(days=9 - 2 * n))
        for n, name in enumerate(names)
    ]
    await core.keeping_links.close(olga, closed)
    await asked(core, cast, full, NADIA)
    clock.advance(timedelta(days=4))
    with counted(core) as statements:
        listed = await core.keeping_links.links(olga, cast.tenant_id)
    assert [(each.name, each.state.value, each.taken, each.waiting) for each in listed] == [
        ("Пустая", "OPEN", 0, 0),
        ("Полная", "FULL", 1, 1),
        ("Старая", "ENDED", 0, 0),
        ("Закрытая", "CLOSED", 0, 0),
    ]
    assert len(statements) == 3, "however many there are"


async def test_the_card_shows_the_link_while_it_leads_somewhere(core: Core, cast: Cast) -> None:
    link_id = await wall(core, cast, name="")
    card = await core.keeping_links.card(cast.adam.account_id, link_id)
    assert (card.name, card.role, card.seats, card.taken) == (card.role, "Сервисный специалист", 3, 0)
    assert card.link is not None and len(card.link.partition("start=")[2]) <= 64
    await core.keeping_links.close(cast.adam.account_id, link_id)
    assert (await core.keeping_links.card(cast.adam.account_id, link_id)).link is None
    with refused(Conflict, Code.GROUP_LINK_CLOSED):
        await core.keeping_links.renew(cast.adam.account_id, link_id, operation())


@pytest.mark.requirement("I-37")
async def test_every_deed_leaves_a_row(core: Core, cast: Cast, clock: FrozenClock) -> None:
    link_id, olga, keeping = await wall(core, cast), cast.olga.account_id, core.keeping_links
    await keeping.change(olga, link_id, seats=5, name="Склад", ends_at=clock.now() + timedelta(days=1))
    await keeping.change(olga, link_id, seats=5)
    await keeping.renew(olga, link_id, "renew:1")
    await keeping.renew(olga, link_id, "renew:1")
    await keeping.close(olga, link_id)
    await keeping.close(olga, link_id)
    rows = [each for each in await every(core, JournalEntry) if each.action.startswith("group_link.")]
    assert [each.action.partition(".")[2] for each in rows] == ["made", "changed", "renewed", "closed"]
    assert rows[1].details["before"]["seats"] == 3
    assert rows[1].details["after"] | {"ends_at": ""} == {"name": "Склад", "seats": 5, "ends_at": ""}
    assert (await every(core, GroupLink))[0].generation == 2


@pytest.mark.requirement("I-07")
async def test_no_token_is_kept_anywhere(core: Core, cast: Cast) -> None:
    link_id = await wall(core, cast)
    token = await token_on(core, cast, link_id)
    await asked(core, cast, link_id, NADIA)
    secret = token.rpartition("_")[2]
    for table in (GroupLink, JournalEntry):
        assert secret not in repr([vars(each) for each in await every(core, table)])


async def test_who_waits_is_a_list_for_every_manager(core: Core, cast: Cast) -> None:
    link_id = await wall(core, cast)
    for guest in (NADIA, BORIS):
        await asked(core, cast, link_id, guest)
    waiting = await core.answering_joins.waiting(cast.olga.account_id, cast.tenant_id)
    assert [(each.full_name, each.link, each.may_answer) for each in waiting] == [
        ("Надя Новая", "Цех № 2", True),
        ("Борис Бек", "Цех № 2", True),
    ]
    await core.answering_joins.allow(cast.olga.account_id, waiting[0].request_id, operation())
    assert len(await core.answering_joins.waiting(cast.adam.account_id, cast.tenant_id)) == 1
    with refused(NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE):
        await core.answering_joins.waiting(cast.ivan.account_id, cast.tenant_id)


# People picked in the messenger ------------------------------------------------------------------------


@on_both
async def test_who_was_picked_is_let_in_without_another_press(core: Core, cast: Cast) -> None:
    made = await pick(core, cast, picked(NADIA), picked(BORIS))
    assert (made.told, made.members) == ((), ())
    card = await core.keeping_links.card(cast.adam.account_id, made.link_id)
    assert (card.seats, card.picked) == (2, (("Надя Новая", False), ("Борис Бек", False)))
    request_id = await ready(core, cast, made.link_id, NADIA)
    view = await core.joining.ask(request_id, "Надежда Новая", NADIA, operation())
    assert (view.step, view.full_name) == (JoinStep.INVITATION, "Надежда Новая")
    (membership,) = [m for m in await every(core, Membership) if m.added_by == cast.adam.account_id][-1:]
    assert (membership.state, membership.tenant_role) == (MembershipState.INVITED, TenantRole.USER)
    card = await core.keeping_links.card(cast.adam.account_id, made.link_id)
    assert (card.taken, card.picked[0]) == (1, ("Надя Новая", True))


async def test_a_link_for_the_picked_is_of_no_use_to_others(core: Core, cast: Cast) -> None:
    made = await pick(core, cast, picked(NADIA))
    with refused(Conflict, Code.GROUP_LINK_FOR_OTHERS):
        await opened(core, cast, made.link_id, BORIS)
    with refused(NotFound, Code.GROUP_LINK_UNKNOWN):
        await core.joining.open_picked(made.link_id, BORIS, language="ru")


async def test_the_number_of_who_was_picked_is_still_proven(core: Core, cast: Cast) -> None:
    made = await pick(core, cast, picked(NADIA))
    view = await opened(core, cast, made.link_id, NADIA)
    assert (view.step, view.at_once) == (JoinStep.PHONE, True)
    with refused(NotAllowed, Code.ADDRESS_NOT_PROVEN):
        await core.joining.ask(view.request_id, "Надя", NADIA, operation())


@pytest.mark.requirement("F-02")
async def test_whom_the_bot_knows_it_asks_itself(core: Core, cast: Cast, chats: Mailbox) -> None:
    oscar = cast.oscar
    made = await pick(core, cast, Picked(oscar.address, "Оскар"), picked(NADIA))
    assert made.told == ("Оскар",)
    (letter,) = await letters_to(core, chats, str(oscar.telegram_id))
    assert "Адам Азимов зовёт вас в организацию «ТехСервис»" in letter.text
    assert [each.name for each in letter.actions] == [f"join-picked:{made.link_id}:look"]
    view = await core.joining.open_picked(made.link_id, oscar.address, language="ru")
    assert (view.step, view.full_name) == (JoinStep.ASK, "Оскар Остин")
    view = await core.joining.ask(view.request_id, None, oscar.address, operation())
    assert view.step is JoinStep.DONE
    notices = await letters_to(core, chats, str(cast.adam.telegram_id))
    assert "Оскар Остин теперь в организации «ТехСервис»" in notices[-1].text


async def test_members_are_left_out_of_those_picked(core: Core, cast: Cast) -> None:
    ivan = Picked(cast.ivan.address, "Ваня")
    made = await pick(core, cast, ivan, picked(NADIA))
    assert made.members == ("Ваня",)
    assert (await core.keeping_links.card(cast.olga.account_id, made.link_id)).seats == 1
    with refused(Conflict, Code.PICKED_ARE_MEMBERS):
        await pick(core, cast, ivan)
    assert len(await every(core, GroupLink)) == 1


async def test_only_so_many_are_picked_at_once(core: Core, cast: Cast) -> None:
    many = [Picked(Address("telegram", str(n)), f"Гость {n}") for n in range(limits.PICKED_MAX + 1)]
    for people in ([], many):
        with refused(Invalid, Code.PICKED_NOBODY):
            await pick(core, cast, *people)


async def test_picking_comes_to_the_same_if_it_comes_twice(core: Core, cast: Cast) -> None:
    new, people = await new_link(core, cast), [Picked(cast.oscar.address, "Оскар"), picked(NADIA)]
    actor = cast.adam.account_id
    made = [await core.keeping_links.make_for(actor, cast.tenant_id, new, people, "pick:1") for _ in range(2)]
    assert made[0] == made[1]
    assert len(await every(core, GroupLink)) == 1


@pytest.mark.requirement("I-18")
async def test_where_the_picker_may_not_any_more_others_decide(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    made = await pick(core, cast, picked(NADIA))
    await alter(core, Membership, cast.adam.membership_id, tenant_role=TenantRole.USER)
    request_id = await ready(core, cast, made.link_id, NADIA)
    assert (await core.joining.ask(request_id, "Надя", NADIA, operation())).step is JoinStep.WAIT
    assert len(await letters_to(core, chats, str(cast.olga.telegram_id))) == 1


async def test_who_was_removed_does_not_let_himself_in_again(core: Core, cast: Cast) -> None:
    made = await pick(core, cast, Picked(cast.oscar.address, "Оскар"))
    view = await opened(core, cast, made.link_id, cast.oscar.address)
    await core.joining.ask(view.request_id, None, cast.oscar.address, operation())
    (membership,) = (await every(core, Membership))[-1:]
    await core.leaving.end(cast.olga.account_id, membership.id)
    again = await opened(core, cast, made.link_id, cast.oscar.address)
    assert not again.at_once
    view = await core.joining.ask(again.request_id, None, cast.oscar.address, operation())
    assert view.step is JoinStep.WAIT
    waiting = await core.answering_joins.waiting(cast.olga.account_id, cast.tenant_id)
    assert [(each.full_name, each.phone) for each in waiting] == [("Оскар Остин", None)]
