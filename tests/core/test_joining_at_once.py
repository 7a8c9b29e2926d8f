"""Joining by many at once, on both databases: no seat is given twice, and nobody is answered twice."""

import pytest

from core.bootstrap import Core
from core.delivery import Message
from core.errors import Code
from core.invitations import Added
from core.joining import JoinAnswered, JoinRequest, JoinState, JoinView
from core.journal import JournalEntry
from core.people import Account, Membership, parse_phone
from core.roles import UserType
from tests.cast import Cast, newcomer, operation
from tests.core.conftest import every, on_both, outcomes
from tests.core.joining import (
    BORIS,
    NADIA,
    NAMES,
    PHONES,
    TIMUR,
    asked,
    new_link,
    opened,
    ready,
    token_on,
    wall,
)


@on_both
async def test_of_three_at_once_for_the_last_seat_one_gets_it(core: Core, cast: Cast) -> None:
    link_id = await wall(core, cast, seats=1)
    guests = {by: await ready(core, cast, link_id, by) for by in (NADIA, BORIS, TIMUR)}
    came = await outcomes(
        *(core.joining.ask(request_id, NAMES[by], by, operation()) for by, request_id in guests.items())
    )
    assert came.count(Code.GROUP_LINK_FULL) == 2
    assert [each.state for each in await every(core, JoinRequest)].count(JoinState.WAITING) == 1


@on_both
async def test_seats_are_not_taken_from_under_who_asks(core: Core, cast: Cast) -> None:
    """Fewer seats and one more request at the same moment: one of both is refused."""
    link_id = await wall(core, cast, seats=2)
    await asked(core, cast, link_id, NADIA)
    request_id = await ready(core, cast, link_id, BORIS)
    came = await outcomes(
        core.keeping_links.change(cast.olga.account_id, link_id, seats=1),
        core.joining.ask(request_id, NAMES[BORIS], BORIS, operation()),
    )
    refusals = {each for each in came if isinstance(each, Code)}
    assert refusals in ({Code.GROUP_SEATS_INVALID}, {Code.GROUP_LINK_FULL})


@on_both
@pytest.mark.parametrize("first", ["allow", "decline"])
async def test_of_two_managers_who_answer_at_once_one_is_heard(core: Core, cast: Cast, first: str) -> None:
    request_id = await asked(core, cast, await wall(core, cast), NADIA)
    answers = [
        core.answering_joins.allow(cast.adam.account_id, request_id, operation()),
        core.answering_joins.decline(cast.olga.account_id, request_id, operation()),
    ]
    came = await outcomes(*(answers if first == "allow" else reversed(answers)))
    assert came.count(Code.JOIN_ANSWERED) == 1
    (answered,) = [each for each in came if isinstance(each, JoinAnswered)]
    actions = [each.action for each in await every(core, JournalEntry)]
    assert [actions.count(f"join.{answer}") for answer in ("allowed", "declined")] in ([1, 0], [0, 1])
    became = [each for each in await every(core, Membership) if each.id == answered.membership_id]
    assert len(became) == actions.count("join.allowed")
    told = [each.purpose for each in await every(core, Message) if each.address == NADIA.value]
    assert len(told) == 1


@on_both
async def test_both_press_allow_and_one_person_comes_of_it(core: Core, cast: Cast) -> None:
    request_id = await asked(core, cast, await wall(core, cast), NADIA)
    managers = (cast.adam, cast.olga)
    came = await outcomes(
        *(core.answering_joins.allow(each.account_id, request_id, operation()) for each in managers)
    )
    assert came.count(Code.JOIN_ANSWERED) == 1
    assert [each.full_name for each in await every(core, Account)].count(NAMES[NADIA]) == 1


@on_both
async def test_withdrawing_and_allowing_at_once_end_in_one_of_both(core: Core, cast: Cast) -> None:
    request_id = await asked(core, cast, await wall(core, cast), NADIA)
    came = await outcomes(
        core.joining.withdraw(request_id, NADIA),
        core.answering_joins.allow(cast.adam.account_id, request_id, operation()),
    )
    (request,) = await every(core, JoinRequest)
    assert (request.state is JoinState.ALLOWED) == any(isinstance(each, JoinAnswered) for each in came)
    assert (request.state is JoinState.WITHDRAWN) == (Code.JOIN_WITHDRAWN in came)


@on_both
async def test_one_who_asks_in_two_places_at_once_becomes_one_person(core: Core, cast: Cast) -> None:
    """Two links of one organisation, allowed by two managers at the same moment."""
    requests = [await asked(core, cast, await wall(core, cast), NADIA) for _ in range(2)]
    managers = (cast.adam, cast.olga)
    came = await outcomes(
        *(
            core.answering_joins.allow(manager.account_id, request_id, operation())
            for manager, request_id in zip(managers, requests, strict=True)
        )
    )
    assert len({each.membership_id for each in came}) == 1
    assert [each.full_name for each in await every(core, Account)].count(NAMES[NADIA]) == 1


@on_both
async def test_allowed_and_invited_personally_at_once_he_is_one_person(core: Core, cast: Cast) -> None:
    request_id = await asked(core, cast, await wall(core, cast), NADIA)
    number = parse_phone(PHONES[NADIA])
    person = await newcomer(core, cast.olga, cast.tenant_id, "Диспетчер", identifier=number)
    came = await outcomes(
        core.answering_joins.allow(cast.adam.account_id, request_id, operation()),
        core.inviting.invite(cast.olga.account_id, cast.tenant_id, person, operation()),
    )
    assert [type(each) for each in came] in ([JoinAnswered, Added], [JoinAnswered, Code])
    logins = [each.login for each in await every(core, Account)]
    assert logins.count(PHONES[NADIA]) == 1


@on_both
async def test_one_link_opened_many_times_at_once_is_one_request(core: Core, cast: Cast) -> None:
    token = await token_on(core, cast, await wall(core, cast))
    came = await outcomes(*(core.joining.open(token, NADIA, language="ru") for _ in range(5)))
    assert {each.request_id for each in came if isinstance(each, JoinView)} == {1}
    assert len(await every(core, JoinRequest)) == 1


@on_both
async def test_a_press_that_comes_many_times_asks_once(core: Core, cast: Cast) -> None:
    request_id = await ready(core, cast, await wall(core, cast), NADIA)
    once = operation()
    await outcomes(*(core.joining.ask(request_id, NAMES[NADIA], NADIA, once) for _ in range(5)))
    (request,) = await every(core, JoinRequest)
    assert (request.tries, request.state) == (1, JoinState.WAITING)
    assert len([each for each in await every(core, Message) if each.purpose == "join-request"]) == 2


@on_both
async def test_a_link_is_made_once_for_one_operation(core: Core, cast: Cast) -> None:
    new, once = await new_link(core, cast), operation()
    actor = cast.adam.account_id
    came = await outcomes(*(core.keeping_links.make(actor, cast.tenant_id, new, once) for _ in range(5)))
    assert len(set(came)) == 1
    assert (await opened(core, cast, came[0], NADIA)).tenant == "ТехСервис"


@on_both
async def test_letting_in_and_deleting_the_role_at_once_end_in_one_of_both(core: Core, cast: Cast) -> None:
    olga = cast.olga.account_id
    doing = []
    for by in (NADIA, BORIS, TIMUR):
        name = f"Стажёр для {NAMES[by]}"
        role_id = await core.shaping_roles.create(
            olga, cast.tenant_id, name, UserType.EMPLOYEE, operation_id=operation()
        )
        request_id = await asked(core, cast, await wall(core, cast, role=name), by)
        doing += [
            core.answering_joins.allow(cast.adam.account_id, request_id, operation()),
            core.shaping_roles.delete(olga, role_id),
        ]
    came = await outcomes(*doing)
    for answered, deleted in zip(came[::2], came[1::2], strict=True):
        assert (answered is Code.ROLE_UNKNOWN) != (deleted is Code.ROLE_IN_USE)
