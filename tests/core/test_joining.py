"""People come by one link for many: what they see, prove, ask and hear, and what a manager's press makes of them."""

from datetime import timedelta

import pytest

from core import limits
from core.bootstrap import Core
from core.delivery import Letter
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound, Refused, TooMany
from core.invitations import Invitation, InvitationState, Step
from core.joining import GroupLink, JoinRequest, JoinState, JoinStep
from core.journal import JournalEntry
from core.people import (
    Account,
    AccountState,
    Identifier,
    Membership,
    MembershipState,
    StaffMember,
    parse_phone,
)
from core.roles import Role, UserType
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import PASSWORD, Cast, Person, newcomer, operation, token_of
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, refused
from tests.core.joining import BORIS, NADIA, NAMES, PHONES, TIMUR, asked, opened, ready, token_on, wall
from tests.mailbox import Mailbox

OWN = "мой собственный длинный пароль"


async def told(core: Core, chats: Mailbox, address: str) -> list[Letter]:
    """What came to this chat since the last look."""
    await core.courier.run_due()
    letters = chats.to(address)
    chats.letters = [each for each in chats.letters if each[0] != address]
    return letters


async def allow(core: Core, cast: Cast, request_id: int, manager: Person | None = None) -> Membership:
    manager = manager or cast.adam
    answered = await core.answering_joins.allow(manager.account_id, request_id, operation())
    return next(each for each in await every(core, Membership) if each.id == answered.membership_id)


async def request_of(core: Core, request_id: int) -> JoinRequest:
    return next(each for each in await every(core, JoinRequest) if each.id == request_id)


# What he sees before he types anything -----------------------------------------------------------------


@pytest.mark.requirement("F-26", "I-33")
async def test_the_guest_sees_who_invites_whom_to_what(core: Core, cast: Cast) -> None:
    view = await opened(core, cast, await wall(core, cast), NADIA)
    assert (view.step, view.tenant, view.made_by) == (JoinStep.PHONE, "ТехСервис", "Адам Азимов")
    assert (view.role, view.full_name, view.at_once) == ("Сервисный специалист", "Надя Новая", False)
    assert "Мобильное приложение инженера" in view.applications
    assert "Веб-приложение" not in view.applications, "the role does not open it"


async def test_a_link_that_was_never_made_is_unknown(core: Core, cast: Cast) -> None:
    token = await token_on(core, cast, await wall(core, cast))
    for forged in (token[:-1] + ("a" if token[-1] != "a" else "b"), token.replace("grp", "inv"), "grp_1_1_x"):
        with refused(NotFound, Code.GROUP_LINK_UNKNOWN):
            await core.joining.open(forged, NADIA, language="ru")


async def test_what_has_become_of_a_link_is_told_before_anything_is_typed(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    olga = cast.olga.account_id
    link_id = await wall(core, cast, seats=1)
    token = await token_on(core, cast, link_id)

    async def heard() -> Code | None:
        try:
            await core.joining.open(token, BORIS, language="ru")
        except Refused as refusal:
            return refusal.code
        return None

    assert await heard() is None
    request_id = await asked(core, cast, link_id, NADIA)
    assert await heard() is Code.GROUP_LINK_FULL
    await core.joining.withdraw(request_id, NADIA)
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.TRIAL)
    assert await heard() is Code.JOINING_PAUSED
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.PAID)
    clock.advance(timedelta(days=8))
    assert await heard() is Code.GROUP_LINK_ENDED
    await core.keeping_links.change(olga, link_id, ends_at=clock.now() + timedelta(days=1))
    assert await heard() is None, "a later end lets in again"
    await core.keeping_links.renew(olga, link_id, operation())
    assert await heard() is Code.GROUP_LINK_SUPERSEDED
    await core.keeping_links.close(olga, link_id)
    assert await heard() is Code.GROUP_LINK_SUPERSEDED, "an old token says that first"


async def test_a_closed_link_and_one_whose_role_is_gone_let_nobody_in(core: Core, cast: Cast) -> None:
    olga = cast.olga.account_id
    closed, roleless = await wall(core, cast), await wall(core, cast)
    tokens = [await token_on(core, cast, each) for each in (closed, roleless)]
    await core.keeping_links.close(olga, closed)
    await alter(core, GroupLink, roleless, role_id=None)
    for token in tokens:
        with refused(Conflict, Code.GROUP_LINK_CLOSED):
            await core.joining.open(token, NADIA, language="ru")


@on_both
async def test_a_role_that_is_deleted_takes_its_links_with_it(core: Core, cast: Cast) -> None:
    olga = cast.olga.account_id
    role_id = await core.shaping_roles.create(
        olga, cast.tenant_id, "Стажёр", UserType.EMPLOYEE, operation_id=operation()
    )
    link_id = await wall(core, cast, role="Стажёр")
    request_id = await asked(core, cast, link_id, NADIA)
    await core.shaping_roles.delete(olga, role_id)
    card = await core.keeping_links.card(olga, link_id)
    assert (card.state.value, card.role, card.link) == ("CLOSED", "", None)
    with refused(NotFound, Code.ROLE_UNKNOWN):
        await core.answering_joins.allow(olga, request_id, operation())
    await core.answering_joins.decline(olga, request_id, operation())


async def test_a_member_and_the_maker_himself_hear_that_they_are_there(core: Core, cast: Cast) -> None:
    link_id = await wall(core, cast)
    for member in (cast.adam, cast.ivan):
        with refused(Conflict, Code.YOU_ARE_A_MEMBER) as fields:
            await opened(core, cast, link_id, member.address)
        assert fields["tenant"] == "ТехСервис"


# His number and his name -------------------------------------------------------------------------------


@pytest.mark.requirement("I-31")
async def test_only_his_own_contact_proves_the_number(core: Core, cast: Cast) -> None:
    view = await opened(core, cast, await wall(core, cast), NADIA)
    with refused(NotAllowed, Code.ADDRESS_NOT_PROVEN):
        await core.joining.ask(view.request_id, "Надя", NADIA, operation())
    with refused(Invalid, Code.CONTACT_NOT_OWN):
        await core.joining.share_phone(view.request_id, PHONES[NADIA], NADIA, own=False)
    with refused(Invalid, Code.PHONE_INVALID):
        await core.joining.share_phone(view.request_id, "123", NADIA, own=True)
    view = await core.joining.share_phone(view.request_id, "77017770001", NADIA, own=True)
    assert (view.step, view.phone) == (JoinStep.NAME, parse_phone(PHONES[NADIA]))


async def test_nobody_acts_on_the_request_of_another(core: Core, cast: Cast) -> None:
    request_id = await ready(core, cast, await wall(core, cast), NADIA)
    for act in (
        core.joining.look(request_id, BORIS),
        core.joining.share_phone(request_id, PHONES[BORIS], BORIS, own=True),
        core.joining.ask(request_id, "Борис", BORIS, operation()),
        core.joining.withdraw(request_id, BORIS),
        core.joining.look(999, BORIS),
        core.joining.ask(999, "Борис", BORIS, operation()),
    ):
        with refused(NotFound, Code.GROUP_LINK_UNKNOWN):
            await act


async def test_a_name_that_is_none_is_refused_and_nothing_is_lost(core: Core, cast: Cast) -> None:
    request_id = await ready(core, cast, await wall(core, cast), NADIA)
    with refused(Invalid, Code.NAME_INVALID):
        await core.joining.ask(request_id, "12345", NADIA, operation())
    assert (await core.joining.look(request_id, NADIA)).step is JoinStep.NAME


async def test_who_opened_a_link_that_was_renewed_meanwhile_starts_from_the_new_one(
    core: Core, cast: Cast
) -> None:
    link_id = await wall(core, cast)
    request_id = await ready(core, cast, link_id, NADIA)
    await core.keeping_links.renew(cast.adam.account_id, link_id, operation())
    with refused(Conflict, Code.GROUP_LINK_SUPERSEDED):
        await core.joining.ask(request_id, NAMES[NADIA], NADIA, operation())
    again = await opened(core, cast, link_id, NADIA)
    assert (again.request_id, again.step) == (request_id, JoinStep.NAME), "the number stays proven"


# Asking, and the managers' press -----------------------------------------------------------------------


async def test_every_manager_hears_of_him_with_two_buttons(core: Core, cast: Cast, chats: Mailbox) -> None:
    request_id = await asked(core, cast, await wall(core, cast), NADIA)
    for manager in (cast.olga, cast.adam):
        (letter,) = await told(core, chats, str(manager.telegram_id))
        assert "Надя Новая просит впустить" in letter.text
        assert (
            "Телефон подтверждён: +7 701 777 0001\nРоль: Сервисный специалист\nСсылка: «Цех № 2», свободно мест: 2"
            in letter.text
        )
        assert [(each.name, each.label) for each in letter.actions] == [
            (f"join-request:{request_id}:allow", "Впустить"),
            (f"join-request:{request_id}:decline", "Отказать"),
        ]
    for other in (cast.ivan, cast.oscar):
        assert await told(core, chats, str(other.telegram_id)) == []
    assert (await core.joining.look(request_id, NADIA)).step is JoinStep.WAIT


@on_both
@pytest.mark.requirement("I-05", "I-31", "I-34", "H-08")
async def test_allowed_he_has_everything_but_a_password(core: Core, cast: Cast, chats: Mailbox) -> None:
    request_id = await asked(core, cast, await wall(core, cast), NADIA)
    membership = await allow(core, cast, request_id)
    assert (membership.state, membership.tenant_role) == (MembershipState.INVITED, TenantRole.USER)
    (invitation,) = [i for i in await every(core, Invitation) if i.membership_id == membership.id]
    assert (invitation.state, invitation.invited_by) == (InvitationState.CONFIRMED, cast.adam.account_id)
    (account,) = [a for a in await every(core, Account) if a.id == membership.account_id]
    assert (account.state, account.password_hash) == (AccountState.CONFIRMED, None)
    (number,) = [i for i in await every(core, Identifier) if i.account_id == account.id]
    assert (number.value, number.verified_at is not None) == (PHONES[NADIA], True)
    (letter,) = await told(core, chats, NADIA.value)
    assert "впускает вас в организацию «ТехСервис»" in letter.text
    assert [each.name for each in letter.actions] == [f"joined:{request_id}:go"]

    view = await core.joining.look(request_id, NADIA)
    assert (view.step, view.invitation_id) == (JoinStep.INVITATION, invitation.id)
    assert (await core.accepting.look(invitation.id, NADIA)).step is Step.PASSWORD
    with refused(NotFound, Code.INVITATION_UNKNOWN):
        await core.accepting.look(invitation.id, BORIS)
    welcome = await core.accepting.set_password(invitation.id, OWN, NADIA, operation())
    assert (welcome.full_name, welcome.login) == ("Надя Новая", PHONES[NADIA])
    assert len(await core.checking.mine(account.id)) == 1
    assert (await core.joining.look(request_id, NADIA)).step is JoinStep.DONE


async def test_declined_he_hears_it_and_the_seat_is_free_again(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    link_id = await wall(core, cast, seats=1)
    request_id = await asked(core, cast, link_id, NADIA)
    await core.answering_joins.decline(cast.olga.account_id, request_id, operation())
    (letter,) = await told(core, chats, NADIA.value)
    assert "Ольга Орлова пока не впускает вас" in letter.text
    assert letter.actions == ()
    assert (await core.joining.look(request_id, NADIA)).step is JoinStep.DECLINED
    await asked(core, cast, link_id, BORIS)
    assert len(await every(core, Account)) == 6, "nobody has become anybody"


async def test_withdrawn_no_manager_has_anything_to_answer(core: Core, cast: Cast, chats: Mailbox) -> None:
    link_id = await wall(core, cast, seats=1)
    request_id = await asked(core, cast, link_id, NADIA)
    for _ in range(2):
        assert (await core.joining.withdraw(request_id, NADIA)).step is JoinStep.WITHDRAWN
    assert await told(core, chats, str(cast.adam.telegram_id)) == [], "not sent yet, and never sent"
    for answer in (core.answering_joins.allow, core.answering_joins.decline):
        with refused(Conflict, Code.JOIN_WITHDRAWN):
            await answer(cast.adam.account_id, request_id, operation())
    await asked(core, cast, link_id, BORIS)


async def test_the_second_manager_hears_who_was_quicker(core: Core, cast: Cast) -> None:
    request_id = await asked(core, cast, await wall(core, cast), NADIA)
    await allow(core, cast, request_id)
    with refused(Conflict, Code.JOIN_ANSWERED) as fields:
        await core.answering_joins.decline(cast.olga.account_id, request_id, operation())
    assert fields == {"by": "Адам Азимов", "answer": "ALLOWED"}


async def test_one_press_that_comes_twice_is_one(core: Core, cast: Cast) -> None:
    link_id = await wall(core, cast)
    request_id = await ready(core, cast, link_id, NADIA)
    for _ in range(2):
        await core.joining.ask(request_id, NAMES[NADIA], NADIA, "press:1")
    assert (await request_of(core, request_id)).tries == 1
    answers = [
        await core.answering_joins.allow(cast.adam.account_id, request_id, "press:2") for _ in range(2)
    ]
    assert answers[0] == answers[1]
    actions = [each.action for each in await every(core, JournalEntry)]
    assert (actions.count("join.asked"), actions.count("join.allowed")) == (1, 1)


async def test_nobody_asks_for_ever(core: Core, cast: Cast, chats: Mailbox) -> None:
    link_id = await wall(core, cast)
    for _ in range(limits.JOIN_TRIES):
        request_id = await asked(core, cast, link_id, NADIA)
        await core.courier.run_due()
        await core.answering_joins.decline(cast.adam.account_id, request_id, operation())
    assert len(await told(core, chats, str(cast.adam.telegram_id))) == limits.JOIN_TRIES, "each try is told"
    with refused(TooMany, Code.JOIN_TRIES_SPENT):
        await opened(core, cast, link_id, NADIA)


async def test_only_so_many_requests_of_one_person_wait_at_once(core: Core, cast: Cast) -> None:
    for _ in range(limits.JOINS_WAITING):
        await asked(core, cast, await wall(core, cast), NADIA)
    request_id = await ready(core, cast, await wall(core, cast), NADIA)
    with refused(TooMany, Code.JOINS_TOO_MANY):
        await core.joining.ask(request_id, NAMES[NADIA], NADIA, operation())
    await asked(core, cast, await wall(core, cast), BORIS)


@pytest.mark.requirement("Y-04", "I-35")
async def test_the_licence_is_asked_for_at_letting_in_too(core: Core, cast: Cast) -> None:
    request_id = await asked(core, cast, await wall(core, cast), NADIA)
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.TRIAL)
    with refused(NotAllowed, Code.LICENCE_NOT_PAID):
        await core.answering_joins.allow(cast.olga.account_id, request_id, operation())
    assert (await request_of(core, request_id)).state is JoinState.WAITING


async def test_who_asked_in_time_is_let_in_by_a_link_that_is_over(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    link_id = await wall(core, cast)
    request_id = await asked(core, cast, link_id, NADIA)
    await core.keeping_links.close(cast.olga.account_id, link_id)
    clock.advance(timedelta(days=30))
    assert (await allow(core, cast, request_id)).state is MembershipState.INVITED
    assert (await core.joining.look(request_id, NADIA)).step is JoinStep.INVITATION


@pytest.mark.requirement("Y-07")
async def test_a_role_that_binds_staff_gives_him_an_entry_of_his_own(core: Core, cast: Cast) -> None:
    link_id = await wall(core, cast)
    await alter(core, Role, (await every(core, GroupLink))[0].role_id or 0, binds_staff=True)
    membership = await allow(core, cast, await asked(core, cast, link_id, NADIA))
    (entry,) = [each for each in await every(core, StaffMember) if each.name == NAMES[NADIA]]
    assert membership.staff_member_id == entry.id


# Who has an account already ----------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("F-02")
async def test_somebody_with_an_account_only_asks_and_is_a_member_at_once(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    oscar = cast.oscar
    view = await opened(core, cast, await wall(core, cast), oscar.address)
    assert (view.step, view.full_name) == (JoinStep.ASK, "Оскар Остин")
    await core.joining.ask(view.request_id, None, oscar.address, operation())
    (letter,) = await told(core, chats, str(cast.olga.telegram_id))
    assert "У этого человека уже есть своя учётная запись." in letter.text
    membership = await allow(core, cast, view.request_id, cast.olga)
    assert (membership.account_id, membership.state) == (oscar.account_id, MembershipState.ACTIVE)
    (letter,) = await told(core, chats, str(oscar.telegram_id))
    assert (letter.actions, "впускает вас в организацию «ТехСервис»" in letter.text) == ((), True)
    assert len(await core.checking.mine(oscar.account_id)) == 2
    assert (await core.joining.look(view.request_id, oscar.address)).step is JoinStep.DONE


@pytest.mark.requirement("F-02")
async def test_nobody_is_let_in_on_what_another_account_has_asked(core: Core, cast: Cast) -> None:
    oscar = cast.oscar
    request_id = (await opened(core, cast, await wall(core, cast), oscar.address)).request_id
    await core.joining.ask(request_id, None, oscar.address, operation())
    await core.own_chats.unlink(oscar.account_id, oscar.address)
    with refused(Conflict, Code.JOIN_SIGNED_OUT):
        await allow(core, cast, request_id)
    await core.own_chats.enter(cast.sam.account_id, oscar.address, "")
    with refused(Conflict, Code.JOIN_SIGNED_OUT):
        await allow(core, cast, request_id)
    await alter(core, Account, cast.sam.account_id, state=AccountState.SUSPENDED)
    with refused(Conflict, Code.JOIN_SIGNED_OUT):
        await allow(core, cast, request_id)
    await core.answering_joins.decline(cast.adam.account_id, request_id, operation())


@pytest.mark.requirement("I-39")
async def test_a_handed_over_password_is_replaced_first(core: Core, cast: Cast) -> None:
    view = await opened(core, cast, await wall(core, cast), cast.oscar.address)
    await alter(core, Account, cast.oscar.account_id, must_change_password=True)
    with refused(NotAllowed, Code.OWN_PASSWORD_FIRST):
        await core.joining.ask(view.request_id, None, cast.oscar.address, operation())


async def test_whose_number_has_an_account_signs_in_first(core: Core, cast: Cast) -> None:
    """From a chat that does not speak for it: nobody gets a second account, nor somebody else's."""
    link_id = await wall(core, cast)
    view = await opened(core, cast, link_id, TIMUR)
    assert cast.ivan.phone is not None
    with refused(NotAllowed, Code.SIGN_IN_FIRST):
        await core.joining.share_phone(view.request_id, cast.ivan.phone, TIMUR, own=True)


async def test_whom_the_provider_has_closed_meets_no_link(core: Core, cast: Cast) -> None:
    link_id = await wall(core, cast)
    await alter(core, Account, cast.oscar.account_id, state=AccountState.SUSPENDED)
    with refused(NotFound, Code.GROUP_LINK_UNKNOWN):
        await opened(core, cast, link_id, cast.oscar.address)


async def test_who_is_invited_personally_is_led_to_that(core: Core, cast: Cast) -> None:
    person = await newcomer(
        core, cast.adam, cast.tenant_id, "Диспетчер", identifier=parse_phone(PHONES[NADIA])
    )
    await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    view = await opened(core, cast, await wall(core, cast), NADIA)
    with refused(Conflict, Code.YOU_ARE_INVITED):
        await core.joining.share_phone(view.request_id, PHONES[NADIA], NADIA, own=True)
    opening = await core.accepting.find_by_phone(PHONES[NADIA], NADIA, own=True)
    assert opening.step is Step.PASSWORD


@on_both
async def test_who_is_invited_personally_meanwhile_has_that_invitation_proven(core: Core, cast: Cast) -> None:
    request_id = await asked(core, cast, await wall(core, cast), NADIA)
    person = await newcomer(
        core, cast.adam, cast.tenant_id, "Диспетчер", identifier=parse_phone(PHONES[NADIA])
    )
    added = await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())
    membership = await allow(core, cast, request_id)
    assert membership.id == added.membership_id
    view = await core.joining.look(request_id, NADIA)
    assert view.invitation_id is not None
    assert (await core.accepting.look(view.invitation_id, NADIA)).step is Step.PASSWORD


@on_both
async def test_an_account_that_waits_for_him_elsewhere_comes_to_life_in_both(core: Core, cast: Cast) -> None:
    person = await newcomer(
        core, cast.oscar, cast.other_tenant_id, "Диспетчер", identifier=parse_phone(PHONES[NADIA])
    )
    elsewhere = await core.inviting.invite(cast.oscar.account_id, cast.other_tenant_id, person, operation())
    request_id = await asked(core, cast, await wall(core, cast), NADIA)
    membership = await allow(core, cast, request_id)
    (other,) = [each for each in await every(core, Membership) if each.id == elsewhere.membership_id]
    assert other.account_id == membership.account_id
    view = await core.joining.look(request_id, NADIA)
    assert view.invitation_id is not None
    await core.accepting.set_password(view.invitation_id, OWN, NADIA, operation())
    opening = await core.accepting.open(token_of(elsewhere), NADIA)
    assert opening.step is Step.AGREE, "no second password"


async def test_who_came_to_life_meanwhile_is_connected(core: Core, cast: Cast) -> None:
    request_id = await asked(core, cast, await wall(core, cast), NADIA)
    person = await newcomer(
        core, cast.oscar, cast.other_tenant_id, "Диспетчер", identifier=parse_phone(PHONES[NADIA])
    )
    added = await core.inviting.invite(cast.oscar.account_id, cast.other_tenant_id, person, operation())
    opening = await core.accepting.open(token_of(added), NADIA)
    await core.accepting.share_phone(opening.invitation_id, PHONES[NADIA], NADIA, own=True)
    await core.accepting.set_password(opening.invitation_id, PASSWORD, NADIA, operation())
    assert (await allow(core, cast, request_id)).state is MembershipState.ACTIVE


async def test_who_has_left_asks_again_and_a_manager_decides(core: Core, cast: Cast) -> None:
    link_id = await wall(core, cast)
    request_id = await asked(core, cast, link_id, NADIA)
    membership = await allow(core, cast, request_id)
    view = await core.joining.look(request_id, NADIA)
    await core.accepting.set_password(view.invitation_id or 0, OWN, NADIA, operation())
    await core.leaving.end(cast.olga.account_id, membership.id)
    assert (await core.joining.look(request_id, NADIA)).step is JoinStep.OVER
    again = await opened(core, cast, link_id, NADIA)
    assert again.step is JoinStep.ASK
    await core.joining.ask(again.request_id, None, NADIA, operation())
    assert (await allow(core, cast, again.request_id)).state is MembershipState.ACTIVE
