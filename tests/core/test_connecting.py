"""Connecting somebody who has an account: he is asked, agrees with his own sign-in, and till then stays unknown."""

from typing import Any

import pytest

from core import limits
from core.access import AppRight, Reason
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.invitations import Added, Found, InvitationState, Step
from core.journal import JournalEntry
from core.people import (
    Account,
    Identifier,
    IdentifierType,
    Membership,
    MembershipState,
    parse_phone,
)
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import PASSWORD, Cast, address, newcomer, operation, token_of
from tests.clock import FrozenClock
from tests.core.adding import EMAIL, PHONE, STRANGER, invited
from tests.core.conftest import alter, every, on_both, refused
from tests.core.connecting import OSCAR, accept, asked, known, place_of, request_of, unlink
from tests.mailbox import Mailbox

IVAN = parse_phone("+77017051225")


async def ivan_asked_by_oscar(core: Core, cast: Cast, **said: Any) -> Added:
    person = await newcomer(
        core, cast.oscar, cast.other_tenant_id, "Диспетчер", full_name="Петров", identifier=IVAN, **said
    )
    return await core.connecting.connect(cast.oscar.account_id, cast.other_tenant_id, person, operation())


# Who may ------------------------------------------------------------------------------------------------


@pytest.mark.requirement("F-01", "F-02", "I-13")
@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("olga", None),
        ("adam", None),
        ("ivan", (NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE)),
        ("operator", (NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE)),
        ("sam", (NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE)),
        ("oscar", (NotFound, Code.TENANT_UNKNOWN)),
        ("nobody", (NotFound, Code.TENANT_UNKNOWN)),
    ],
)
async def test_only_owners_and_administrators_connect_people(
    core: Core, cast: Cast, name: str, refusal: tuple[type[NotAllowed], Code] | None
) -> None:
    await alter(core, Tenant, cast.tenant_id, servicing=True)
    await alter(core, Membership, cast.anna.membership_id, tenant_role=TenantRole.SERVICING_OPERATOR)
    person = await known(core, cast)
    actor = {"operator": cast.anna.account_id, "nobody": 0}.get(name)
    actor = getattr(cast, name).account_id if actor is None else actor
    if refusal is None:
        assert await core.connecting.connect(actor, cast.tenant_id, person, operation())
        return
    with refused(*refusal):
        await core.connecting.connect(actor, cast.tenant_id, person, operation())
    assert all(membership.called is None for membership in await every(core, Membership))


@pytest.mark.requirement("Y-04", "I-35")
@pytest.mark.parametrize("licence", [LicenceState.TRIAL, LicenceState.EXPIRED])
async def test_without_a_paid_licence_nobody_is_connected_and_the_look_up_says_so_already(
    core: Core, cast: Cast, licence: LicenceState
) -> None:
    person = await known(core, cast)
    await alter(core, Tenant, cast.tenant_id, licence=licence, hands_over_on_trial=True)
    for action in (
        lambda: core.inviting.look_up(cast.olga.account_id, cast.tenant_id, OSCAR),
        lambda: core.connecting.connect(cast.olga.account_id, cast.tenant_id, person, operation()),
    ):
        with refused(NotAllowed, Code.LICENCE_NOT_PAID):
            await action()


@pytest.mark.requirement("F-09", "I-13", "I-18")
async def test_his_place_is_made_by_the_same_rules_as_anybodys(core: Core, cast: Cast) -> None:
    with refused(NotAllowed, Code.TENANT_ROLE_NOT_ASSIGNABLE):
        await asked(core, cast, tenant_role=TenantRole.ADMINISTRATOR)
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)
    options = await core.inviting.options(cast.adam.account_id, cast.tenant_id)
    lacking = next(app.id for app in options.applications if not app.may_administer)
    with refused(NotAllowed, Code.EXCEEDS_OWN_RIGHTS):
        await asked(core, cast, rights={lacking: AppRight.LAUNCH_ADMIN})
    with refused(Invalid, Code.NAME_INVALID):
        await asked(core, cast, full_name="12345")


# Before he agrees ---------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("F-02", "F-23", "I-11", "I-34")
async def test_he_stands_in_the_list_as_his_adder_calls_him_and_nothing_acts_yet(
    core: Core, cast: Cast
) -> None:
    accounts = len(await every(core, Account))
    added = await asked(core, cast)
    assert len(await every(core, Account)) == accounts, "no second account is made"
    page = await core.roster.page(cast.olga.account_id, cast.tenant_id)
    (row,) = [row for row in page.rows if row.membership_id == added.membership_id]
    assert (row.full_name, row.state) == ("Остин О.", "INVITATION_ISSUED")
    decision, _ = await core.checking.decide(cast.oscar.account_id, "web-1")
    assert Reason.INVITATION_NOT_ACCEPTED in decision.reasons


@pytest.mark.requirement("F-02")
async def test_nothing_of_his_account_is_told_before_he_agrees(core: Core, cast: Cast) -> None:
    async with core.database.write() as session:
        session.add(
            Identifier(
                account_id=cast.oscar.account_id,
                type=IdentifierType.PHONE,
                value="+77019998877",
                verified_at=None,
            )
        )
    added = await asked(core, cast)
    assert (added.full_name, added.login, added.sent_to) == ("Остин О.", "", (OSCAR,))
    card = await core.roster.card(cast.olga.account_id, added.membership_id)
    assert (card.full_name, card.login, card.identifiers) == ("Остин О.", None, [(OSCAR, False)])
    for query in ("Оскар", "Остин", "7019998877", cast.oscar.login):
        assert await core.support.find(cast.adam.account_id, query) == []
    with refused(NotFound, Code.PERSON_UNKNOWN):
        await core.support.card(cast.adam.account_id, cast.oscar.account_id)
    await core.inviting.revoke(cast.adam.account_id, added.membership_id)
    with refused(NotFound, Code.PERSON_UNKNOWN):
        await core.support.card(cast.adam.account_id, cast.oscar.account_id)


@pytest.mark.requirement("F-02", "F-26", "I-33")
async def test_he_is_asked_in_his_chat_with_buttons_and_by_letter_with_the_link(
    core: Core, cast: Cast, mailbox: Mailbox, chats: Mailbox
) -> None:
    added = await asked(core, cast)
    await core.courier.run_due()
    (said,) = chats.to(cast.oscar.address.value)
    assert [action.name for action in said.actions] == [
        f"connection-request:{(await request_of(core, added)).id}:{answer}"
        for answer in ("accept", "decline")
    ]
    letter = mailbox.to(OSCAR.value)[-1]
    assert token_of(added) in letter.text and letter.actions == ()
    for text in (said.text, letter.text):
        for word in ("ТехСервис", "Адам Азимов", "Диспетчер", "• Веб-приложение", "Оскар Остин"):
            assert word in text
        assert "Остин О." not in text and "администрирования" not in text
    assert added.asked


async def test_an_address_that_the_adder_did_not_type_is_not_told_to_him(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    async with core.database.write() as session:
        identifier = Identifier(account_id=cast.oscar.account_id, type=PHONE.type, value=PHONE.value)
        identifier.verified_at = (await session.get_one(Account, cast.oscar.account_id)).created_at
        session.add(identifier)
    added = await asked(core, cast, identifier=PHONE)
    await core.courier.run_due()
    assert (added.sent_to, added.asked) == ((), True)
    assert token_of(added) == mailbox.token_for(OSCAR.value)


async def test_who_can_be_reached_nowhere_gets_the_link_handed_on(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    await unlink(core, cast.ivan)
    added = await ivan_asked_by_oscar(core, cast)
    assert added.link and not added.asked and added.sent_to == ()
    assert await core.courier.run_due() == 0


# His answer ---------------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("F-02", "I-34")
async def test_he_accepts_with_his_own_sign_in_and_his_account_stays_as_it_was(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    def kept(account: Account) -> tuple[object, ...]:
        return account.full_name, account.login, account.password_hash, account.password_set_at, account.state

    (before,) = [each for each in await every(core, Account) if each.id == cast.oscar.account_id]
    added = await asked(core, cast)
    await accept(core, added, cast.oscar.account_id)
    (after,) = [each for each in await every(core, Account) if each.id == cast.oscar.account_id]
    assert kept(after) == kept(before)
    assert await core.signing_in.enter(cast.oscar.login, PASSWORD, cast.oscar.address)
    card = await core.roster.card(cast.adam.account_id, added.membership_id)
    assert (card.full_name, card.login, card.state) == ("Оскар Остин", cast.oscar.login, "ACTIVE")
    assert (await core.checking.decide(cast.oscar.account_id, "web-1"))[0].permits
    await core.courier.run_due()
    assert "Оскар Остин теперь в организации «ТехСервис»" in chats.to(cast.adam.address.value)[-1].text


async def test_what_waits_for_his_answer_is_his_to_see(core: Core, cast: Cast, clock: FrozenClock) -> None:
    oscar = cast.oscar.account_id
    assert await core.connecting.waiting(oscar) == []
    added = await asked(core, cast)
    assert await core.connecting.waiting(oscar) == [((await request_of(core, added)).id, "ТехСервис")]
    assert await core.connecting.waiting(cast.ivan.account_id) == []
    clock.advance(limits.INVITATION_LIFE)
    assert await core.connecting.waiting(oscar) == []
    await core.inviting.resend(cast.adam.account_id, added.membership_id, operation())
    await accept(core, added, oscar)
    assert await core.connecting.waiting(oscar) == []


@pytest.mark.parametrize("name", ["olga", "adam", "ivan", "sam", "nobody"])
async def test_nobody_else_answers_for_him(core: Core, cast: Cast, name: str) -> None:
    """The number of a request is no secret: it stands on a button, and anybody can forge that."""
    invitation = await request_of(core, await asked(core, cast))
    actor = 0 if name == "nobody" else getattr(cast, name).account_id
    for answer in (
        core.connecting.accept(actor, invitation.id, operation()),
        core.connecting.decline(actor, invitation.id),
        core.connecting.accept(actor, 999_999, operation()),
    ):
        with refused(NotFound, Code.INVITATION_UNKNOWN):
            await answer


async def test_an_invitation_to_make_an_account_is_not_accepted_as_a_request(core: Core, cast: Cast) -> None:
    added = await invited(core, cast, cast.adam)
    person = (await place_of(core, added)).account_id
    with refused(NotFound, Code.INVITATION_UNKNOWN):
        await core.connecting.accept(person, (await request_of(core, added)).id, operation())


async def test_a_repeated_answer_gives_the_first_result_and_another_is_told_of_it(
    core: Core, cast: Cast
) -> None:
    invitation = await request_of(core, await asked(core, cast))
    once, actor = operation(), cast.oscar.account_id
    first, second = [await core.connecting.accept(actor, invitation.id, once) for _ in range(2)]
    assert first == second and first.tenant == "ТехСервис"
    with refused(Conflict, Code.INVITATION_USED):
        await core.connecting.accept(actor, invitation.id, operation())
    with refused(Conflict, Code.INVITATION_USED):
        await core.connecting.decline(actor, invitation.id)


@pytest.mark.requirement("I-39")
async def test_with_a_handed_over_password_he_does_not_agree_to_anything_yet(core: Core, cast: Cast) -> None:
    added = await asked(core, cast)
    await alter(core, Account, cast.oscar.account_id, must_change_password=True)
    with refused(NotAllowed, Code.OWN_PASSWORD_FIRST):
        await accept(core, added, cast.oscar.account_id)


@on_both
async def test_declined_or_revoked_his_account_lives_on_and_he_can_be_asked_again(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    added = await asked(core, cast)
    invitation = await request_of(core, added)
    for _ in range(2):  # twice is once
        await core.connecting.decline(cast.oscar.account_id, invitation.id)
    await core.courier.run_due()
    (notice,) = chats.to(cast.adam.address.value)
    assert "Остин О. отказывается" in notice.text and "Оскар" not in notice.text
    again = await asked(core, cast)
    await core.inviting.revoke(cast.adam.account_id, again.membership_id)
    with refused(Conflict, Code.INVITATION_REVOKED):
        await accept(core, again, cast.oscar.account_id)
    assert await core.signing_in.enter(cast.oscar.login, PASSWORD, cast.oscar.address)
    assert (await place_of(core, again)).state is MembershipState.ENDED
    await accept(core, await asked(core, cast), cast.oscar.account_id)


@pytest.mark.parametrize("ending", ["declined", "revoked"])
async def test_an_account_that_is_nobodys_member_any_more_is_its_owners_all_the_same(
    core: Core, cast: Cast, ending: str
) -> None:
    await alter(core, Membership, cast.oscar.membership_id, state=MembershipState.ENDED)
    added = await asked(core, cast)
    if ending == "declined":
        await core.connecting.decline(cast.oscar.account_id, (await request_of(core, added)).id)
    else:
        await core.inviting.revoke(cast.adam.account_id, added.membership_id)
    assert await core.signing_in.enter(cast.oscar.login, PASSWORD, cast.oscar.address)
    assert (await core.inviting.look_up(cast.adam.account_id, cast.tenant_id, OSCAR)).elsewhere


@pytest.mark.requirement("I-30")
async def test_a_request_expires_and_is_sent_again(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    added = await asked(core, cast)
    await core.courier.run_due()
    clock.advance(limits.INVITATION_LIFE)
    with refused(Conflict, Code.INVITATION_EXPIRED):
        await accept(core, added, cast.oscar.account_id)
    again = await core.inviting.resend(cast.olga.account_id, added.membership_id, operation())
    await core.courier.run_due()
    assert again.asked and again.link != added.link
    assert len(chats.to(cast.oscar.address.value)) == 2
    await accept(core, again, cast.oscar.account_id)


async def test_out_of_reach_everywhere_the_adder_hears_of_it_without_where(
    core: Core, cast: Cast, mailbox: Mailbox, chats: Mailbox
) -> None:
    mailbox.refuses.add(OSCAR.value)
    added = await asked(core, cast)
    await core.courier.run_due()
    assert (await request_of(core, added)).state is InvitationState.DELIVERED, "his chat has it"
    await core.inviting.revoke(cast.adam.account_id, added.membership_id)
    chats.refuses.add(cast.oscar.address.value)
    again = await asked(core, cast)
    await core.courier.run_due()
    invitation = await request_of(core, again)
    assert (invitation.state, invitation.failure) == (InvitationState.UNDELIVERABLE, None)
    assert "Запрос из организации «ТехСервис» не дошёл" in chats.to(cast.adam.address.value)[-1].text


# The link -----------------------------------------------------------------------------------------------


@pytest.mark.requirement("F-02", "I-31")
async def test_through_the_link_a_stranger_is_asked_to_sign_in_and_learns_nothing_of_the_account(
    core: Core, cast: Cast
) -> None:
    added = await asked(core, cast)
    opening = await core.accepting.open(token_of(added), STRANGER)
    assert (opening.step, opening.full_name, opening.login) == (Step.SIGN_IN, "", "")
    for action in (
        lambda: core.accepting.send_code(opening.invitation_id, STRANGER),
        lambda: core.accepting.submit_code(opening.invitation_id, "123456", STRANGER, operation()),
        lambda: core.accepting.correct_name(opening.invitation_id, "Вор Воров", STRANGER),
        lambda: core.accepting.set_password(opening.invitation_id, PASSWORD, STRANGER, operation()),
        lambda: core.accepting.decline(opening.invitation_id, STRANGER),
    ):
        with refused(NotAllowed, Code.SIGN_IN_FIRST):
            await action()
    await core.signing_in.enter(cast.oscar.login, PASSWORD, STRANGER)
    assert (await core.accepting.look(opening.invitation_id, STRANGER)).step is Step.AGREE
    await accept(core, added, cast.oscar.account_id)
    assert (await core.accepting.open(token_of(added), STRANGER)).step is Step.DONE


async def test_who_signs_in_as_somebody_else_hears_whose_it_is_not(core: Core, cast: Cast) -> None:
    added = await asked(core, cast)
    opening = await core.accepting.open(token_of(added), STRANGER)
    await core.signing_in.enter(cast.ivan.login, PASSWORD, STRANGER)
    for look in (
        core.accepting.look(opening.invitation_id, STRANGER),
        core.accepting.open(token_of(added), STRANGER),
    ):
        with refused(NotAllowed, Code.INVITATION_FOR_ANOTHER) as why:
            await look
        assert why == {"name": "Остин О.", "tenant": "ТехСервис"}
    with refused(NotFound, Code.INVITATION_UNKNOWN):
        await core.accepting.look(opening.invitation_id, address(4242))


async def test_a_number_shared_at_the_door_finds_the_request_and_proves_nothing_anew(
    core: Core, cast: Cast
) -> None:
    added = await ivan_asked_by_oscar(core, cast)
    opening = await core.accepting.find_by_phone(IVAN.value, STRANGER, own=True)
    assert opening.step is Step.SIGN_IN
    assert (await request_of(core, added)).state is InvitationState.OPENED
    assert (await core.accepting.open(token_of(added), cast.ivan.address)).step is Step.AGREE


# Who is known -------------------------------------------------------------------------------------------


@pytest.mark.requirement("I-10")
async def test_a_member_or_somebody_asked_already_is_not_asked_again(core: Core, cast: Cast) -> None:
    added = await asked(core, cast)
    for identifier, membership_id in (
        (OSCAR, added.membership_id),
        (IVAN, cast.ivan.membership_id),
    ):
        with refused(Conflict, Code.ALREADY_A_MEMBER) as why:
            await asked(core, cast, cast.olga, identifier=identifier)
        assert why == {"membership_id": membership_id}


async def test_who_is_known_nowhere_is_not_asked_but_invited(core: Core, cast: Cast) -> None:
    with refused(NotFound, Code.PERSON_UNKNOWN):
        await asked(core, cast, identifier=EMAIL)
    with refused(Invalid, Code.IDENTIFIER_UNRECOGNISED):
        await asked(core, cast, identifier=None)


@pytest.mark.requirement("F-02", "I-02")
async def test_what_another_tenant_only_noted_down_is_nobodys(core: Core, cast: Cast) -> None:
    """A wrong phone beside an e-mail must neither send the request to a stranger nor keep the right person out."""
    await invited(core, cast, cast.adam, identifier=EMAIL, phone=PHONE)
    there = (cast.oscar.account_id, cast.other_tenant_id)
    assert await core.inviting.look_up(*there, PHONE) == Found()
    assert await core.inviting.look_up(*there, EMAIL) == Found(elsewhere=True)


@pytest.mark.requirement("F-10", "I-14")
async def test_owners_and_administrators_need_an_email_and_no_more_is_told(core: Core, cast: Cast) -> None:
    with refused(Invalid, Code.EMAIL_REQUIRED_FOR_ROLE) as why:  # Ivan has a phone and nothing else
        await ivan_asked_by_oscar(core, cast, email=EMAIL, tenant_role=TenantRole.ADMINISTRATOR)
    assert why == {}
    assert await asked(core, cast, cast.olga, tenant_role=TenantRole.ADMINISTRATOR)


async def test_each_step_stands_in_the_journal_with_before_and_after(core: Core, cast: Cast) -> None:
    added = await asked(core, cast)
    await accept(core, added, cast.oscar.account_id)
    rows = [row for row in await every(core, JournalEntry) if row.subject_id == cast.oscar.account_id][-2:]
    assert [(row.action, row.actor_id, row.tenant_id) for row in rows] == [
        ("person.asked", cast.adam.account_id, cast.tenant_id),
        ("invitation.accepted", cast.oscar.account_id, cast.tenant_id),
    ]
    assert rows[0].details == {"membership": added.membership_id, "after": "INVITED"}
    assert rows[1].details == {"before": "INVITED", "after": "ACTIVE"}
