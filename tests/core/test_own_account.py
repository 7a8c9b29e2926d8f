"""One's own password, login and addresses: the present password first, the new address proven first, the old one told."""

from datetime import timedelta

import pytest

from core import limits
from core.bootstrap import Core
from core.credentials import ConfirmationCode
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound, TooMany
from core.journal import JournalEntry
from core.own_account import ChatChange, OwnAddress
from core.people import (
    Account,
    AccountState,
    Identifier,
    IdentifierType,
    Membership,
    parse_email,
    parse_phone,
)
from core.tenants import TenantRole
from tests.cast import PASSWORD, Cast, Person, address, newcomer, operation, token_of
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.recovering import NEW, Installation, here

__all__ = ["here"]

EMAIL, PHONE = IdentifierType.EMAIL, IdentifierType.PHONE
ADAM, OTHER = "adam@tehservis.example", "adam@home.example"


async def addresses(here: Installation, person: Person) -> list[tuple[str, bool]]:
    rows = [each for each in await every(here.core, Identifier) if each.account_id == person.account_id]
    return [(row.value, row.verified_at is not None) for row in rows]


async def proven(here: Installation, person: Person, text: str, type: IdentifierType = EMAIL) -> None:
    """A new address, up to the right code."""
    await here.shown(person)
    await here.core.own_addresses.ask(person.account_id, type, text, person.address)
    await here.core.courier.run_due()
    code = (here.mail if type is EMAIL else here.sms).code_for(text)
    await here.core.own_addresses.submit_code(person.account_id, type, code, person.address, operation())


async def finished(
    here: Installation, person: Person, type: IdentifierType = EMAIL, *, follows: bool = False
) -> None:
    await here.core.own_addresses.finish(
        person.account_id, type, person.address, operation(), login_follows=follows
    )
    await here.core.courier.run_due()


# The password -----------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("Y-17", "I-09")
async def test_a_password_is_changed_by_the_present_one(here: Installation) -> None:
    adam = here.cast.adam
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await here.core.own_password.change(NEW, adam.address, operation())
    await here.shown(adam)
    await here.core.own_password.change(NEW, adam.address, operation())
    await here.core.courier.run_due()
    assert (await here.core.signing_in.check(ADAM, NEW, "web-1")).permit
    assert here.sent == [("email", ADAM, "Пароль изменён")]
    assert await here.speaks(adam.address) == adam.account_id


@pytest.mark.requirement("I-08")
async def test_guessing_the_present_one_is_slowed_down_as_at_sign_in(here: Installation) -> None:
    ivan = here.cast.ivan
    for _ in range(limits.SIGN_IN_FREE_TRIES):
        with refused(Invalid, Code.PASSWORD_WRONG):
            await here.shown(ivan, "не тот пароль вовсе")
    with refused(TooMany, Code.PASSWORD_WAIT) as fields:
        await here.shown(ivan, "не тот пароль вовсе")
    assert fields["wait_s"] == limits.SIGN_IN_WAIT_FIRST.total_seconds()
    with refused(TooMany, Code.PASSWORD_WAIT):
        await here.shown(ivan)
    with refused(Invalid, Code.CREDENTIALS_WRONG):
        await here.core.signing_in.check(ivan.login, PASSWORD, "web-1")
    here.clock.advance(limits.SIGN_IN_WAIT_FIRST)
    await here.shown(ivan)


async def test_after_a_hundred_failures_he_is_told_that_only_a_new_one_helps(here: Installation) -> None:
    await alter(here.core, Account, here.cast.ivan.account_id, failed_sign_ins=limits.SIGN_IN_FAILURES_HARD)
    with refused(TooMany, Code.PASSWORD_TRIES_SPENT):
        await here.shown(here.cast.ivan)


async def test_what_a_chat_has_shown_holds_for_a_while_for_that_chat_and_that_account(
    here: Installation,
) -> None:
    ivan, anna = here.cast.ivan, here.cast.anna
    await here.shown(ivan)
    await here.core.own_login.change(ivan.account_id, "ivan.petrov", ivan.address, operation())
    for actor, by in ((anna.account_id, ivan.address), (ivan.account_id, address(777))):
        with refused(NotAllowed, Code.PASSWORD_FIRST):
            await here.core.own_login.change(actor, "ivan.p", by, operation())
    here.clock.advance(limits.PROOF_HOLDS)
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await here.core.own_login.change(ivan.account_id, "ivan.p", ivan.address, operation())


async def test_nor_does_it_hold_once_the_provider_has_suspended_the_account(here: Installation) -> None:
    """Because somebody else is in it, perhaps: he must not leave an address of his own there."""
    adam, own = here.cast.adam, here.core.own_addresses
    await proven(here, adam, OTHER)
    await alter(here.core, Account, adam.account_id, state=AccountState.SUSPENDED)
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await finished(here, adam)
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await own.ask(adam.account_id, EMAIL, "third@home.example", adam.address)
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await here.core.own_login.change(adam.account_id, "adam.a", adam.address, operation())


@on_both
async def test_a_password_changed_many_times_at_once_is_changed_once_for_each_operation(
    here: Installation,
) -> None:
    adam = here.cast.adam
    await here.shown(adam)
    once = operation()
    said = await outcomes(*(here.core.own_password.change(NEW, adam.address, once) for _ in range(4)))
    assert said == [adam.account_id] * 4
    entries = [e for e in await every(here.core, JournalEntry) if e.action == "account.password_changed"]
    assert len(entries) == 1


# The login --------------------------------------------------------------------------------------------


@pytest.mark.requirement("I-01", "I-03")
async def test_a_login_is_free_and_no_address_but_ones_own(here: Installation) -> None:
    adam = here.cast.adam
    await here.shown(adam)

    async def to(login: str) -> str:
        return await here.core.own_login.change(adam.account_id, login, adam.address, operation())

    for login, family, code in (
        (here.cast.ivan.login, Invalid, Code.LOGIN_NOT_OWN_ADDRESS),
        ("oscar@elsewhere.example", Invalid, Code.LOGIN_NOT_OWN_ADDRESS),
        ("с пробелом", Invalid, Code.LOGIN_INVALID),
    ):
        with refused(family, code):
            await to(login)
    assert await to("Adam.A") == "Adam.A"
    assert (await here.core.signing_in.check("ADAM.a", PASSWORD, "web-1")).permit
    assert (await here.core.signing_in.check(ADAM, PASSWORD, "web-1")).permit, "I-02: by his e-mail, too"
    assert await to(ADAM) == ADAM
    await here.core.courier.run_due()
    first, second = here.mail.to(ADAM)
    assert "a•••@tehservis.example" in first.text and ADAM not in first.text
    assert first.subject == second.subject == "Логин изменён"


@on_both
async def test_of_two_who_want_one_login_at_once_one_gets_it(here: Installation) -> None:
    people = (here.cast.adam, here.cast.ivan, here.cast.anna)
    for person in people:
        await here.shown(person)
    said = await outcomes(
        *(here.core.own_login.change(each.account_id, "theone", each.address, operation()) for each in people)
    )
    assert sorted(map(str, said)) == sorted(["theone", Code.LOGIN_TAKEN, Code.LOGIN_TAKEN])


# The e-mail and the phone -----------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("I-02", "I-31")
async def test_a_new_email_is_proven_first_and_the_old_one_is_told(here: Installation) -> None:
    adam = here.cast.adam
    await proven(here, adam, OTHER)
    assert await addresses(here, adam) == [(ADAM, True)], "nothing has changed yet"
    await finished(here, adam)
    assert await addresses(here, adam) == [(OTHER, True)]
    assert {each[:2] for each in here.sent if each[2] == "Почта учётной записи изменена"} == {
        ("email", ADAM),
        ("email", OTHER),
    }
    told = here.mail.to(ADAM)[-1].text
    assert "Было: a•••@tehservis.example. Теперь: a•••@home.example." in told


@pytest.mark.requirement("I-03", "Y-15")
@pytest.mark.parametrize(("follows", "login"), [(True, OTHER), (False, ADAM)])
async def test_a_login_that_was_the_old_address_follows_it_if_he_says_so(
    here: Installation, follows: bool, login: str
) -> None:
    adam = here.cast.adam
    await proven(here, adam, OTHER)
    pending = await here.core.own_addresses.pending(adam.account_id, EMAIL)
    assert pending is not None and pending.proven and pending.login_is_former
    await finished(here, adam, follows=follows)
    assert (await here.account(adam)).login == login
    assert (await here.core.signing_in.check(login, PASSWORD, "web-1")).permit
    assert (await here.core.signing_in.check(OTHER, PASSWORD, "web-1")).permit


@on_both
@pytest.mark.requirement("I-02", "Y-15")
async def test_whoever_has_proven_an_address_signs_in_by_it_whoever_had_it_before(here: Installation) -> None:
    """Adam has kept his former e-mail for a login; it is somebody else's mailbox now."""
    cast, core, newcomers = here.cast, here.core, address(7010)
    await proven(here, cast.adam, OTHER)
    await finished(here, cast.adam, follows=False)
    person = await newcomer(core, cast.olga, 1, "Диспетчер", identifier=parse_email(ADAM), login="adam.2")
    added = await core.inviting.invite(cast.olga.account_id, 1, person, operation())
    opening = await core.accepting.open(token_of(added), newcomers)
    await core.accepting.send_code(opening.invitation_id, newcomers)
    await core.courier.run_due()
    code = here.mail.code_for(ADAM)
    await core.accepting.submit_code(opening.invitation_id, code, newcomers, operation())
    welcome = await core.accepting.set_password(opening.invitation_id, NEW, newcomers, operation())
    assert await core.signing_in.enter(ADAM, NEW, newcomers) == welcome.account_id
    with refused(Invalid, Code.CREDENTIALS_WRONG):
        await core.signing_in.enter(ADAM, PASSWORD, cast.adam.address)
    assert await core.signing_in.enter(OTHER, PASSWORD, cast.adam.address) == cast.adam.account_id


async def test_a_login_of_ones_own_making_stays(here: Installation) -> None:
    adam = here.cast.adam
    await alter(here.core, Account, adam.account_id, login="adam", login_folded="adam")
    await proven(here, adam, OTHER)
    pending = await here.core.own_addresses.pending(adam.account_id, EMAIL)
    assert pending is not None and not pending.login_is_former
    await finished(here, adam, follows=True)
    assert (await here.account(adam)).login == "adam"


@pytest.mark.requirement("I-31")
async def test_a_new_phone_is_proven_by_a_code_to_it_or_by_ones_own_contact(here: Installation) -> None:
    ivan, new = here.cast.ivan, "+77017770001"
    await proven(here, ivan, new, PHONE)
    assert ("telegram", ivan.address.value) not in {each[:2] for each in here.sent}
    await finished(here, ivan, PHONE)
    assert await addresses(here, ivan) == [(new, True)]
    assert ("sms", ivan.phone, "Телефон учётной записи изменён") in here.sent

    own = here.core.own_addresses
    with refused(Invalid, Code.CONTACT_NOT_OWN):
        await own.share(ivan.account_id, "77017770002", ivan.address, own=False)
    await own.share(ivan.account_id, "77017770002", ivan.address, own=True)
    await finished(here, ivan, PHONE)
    assert await addresses(here, ivan) == [("+77017770002", True)]


async def test_where_no_code_goes_to_phones_the_contact_is_shared(core: Core, cast: Cast) -> None:
    ivan = cast.ivan
    await core.own_password.prove(ivan.account_id, PASSWORD, ivan.address)
    assert not core.own_addresses.sends_codes_to(PHONE) and core.own_addresses.sends_codes_to(EMAIL)
    with refused(Invalid, Code.CODE_UNDELIVERABLE):
        await core.own_addresses.ask(ivan.account_id, PHONE, "+77017770001", ivan.address)


@pytest.mark.requirement("I-02", "I-08")
async def test_that_an_address_is_somebody_elses_is_said_only_to_who_has_proven_it(
    here: Installation,
) -> None:
    ivan = here.cast.ivan
    await here.shown(ivan)
    await here.core.own_addresses.ask(ivan.account_id, EMAIL, ADAM, ivan.address)
    await here.core.courier.run_due()
    with refused(Invalid, Code.CODE_WRONG):
        await here.core.own_addresses.submit_code(ivan.account_id, EMAIL, "00000x", ivan.address, operation())
    for code in (Code.IDENTIFIER_TAKEN, Code.CODE_EXPIRED):  # the code has been used by then
        with refused(Conflict if code is Code.IDENTIFIER_TAKEN else Invalid, code):
            await here.core.own_addresses.submit_code(
                ivan.account_id, EMAIL, here.mail.code_for(ADAM), ivan.address, operation()
            )
    with refused(NotAllowed, Code.ADDRESS_NOT_PROVEN):
        await finished(here, ivan)


@on_both
@pytest.mark.requirement("I-02")
async def test_two_who_prove_one_address_at_once_leave_it_to_one(here: Installation) -> None:
    number = "+77017770003"
    people = (here.cast.ivan, here.cast.anna)
    for person in people:
        await here.shown(person)
        await here.core.own_addresses.share(person.account_id, number, person.address, own=True)
    said = await outcomes(
        *(
            here.core.own_addresses.finish(
                each.account_id, PHONE, each.address, operation(), login_follows=False
            )
            for each in people
        )
    )
    assert sorted(map(str, said)) == sorted([str(parse_phone(number)), Code.IDENTIFIER_TAKEN])
    holders = [each for each in await every(here.core, Identifier) if each.value == number]
    assert len(holders) == 1


@on_both
@pytest.mark.requirement("I-02", "I-31")
async def test_of_an_invited_person_and_an_old_hand_who_prove_one_number_at_once_one_is_told_that_it_is_taken(
    here: Installation,
) -> None:
    core, adam, ivan = here.core, here.cast.adam, here.cast.ivan
    await here.shown(ivan)
    for number in (f"+7701777001{n}" for n in range(5)):
        person = await newcomer(core, adam, 1, "Диспетчер", identifier=parse_phone(number))
        added = await core.inviting.invite(adam.account_id, 1, person, operation())
        by = address(int(number))
        opening = await core.accepting.open(token_of(added), by)
        await core.own_addresses.share(ivan.account_id, number, ivan.address, own=True)
        said = await outcomes(
            core.accepting.share_phone(opening.invitation_id, number, by, own=True),
            core.own_addresses.finish(ivan.account_id, PHONE, ivan.address, operation(), login_follows=False),
        )
        assert said.count(Code.IDENTIFIER_TAKEN) == 1
        holders = [each for each in await every(core, Identifier) if each.value == number]
        assert [each.verified_at is not None for each in holders].count(True) == 1


async def test_an_address_that_was_only_noted_down_is_proven_the_same_way(here: Installation) -> None:
    cast, core = here.cast, here.core
    noted = await newcomer(core, cast.adam, 1, "Диспетчер", login="petr", phone=parse_phone("+77017770009"))
    added = await core.inviting.invite(cast.adam.account_id, 1, noted, operation())
    assert added.password is not None
    by = address(779)
    actor = await core.signing_in.enter("petr", added.password, by)
    petr = Person(actor, 779, "petr")
    assert (await core.own_account.view(actor, by)).of(PHONE) == OwnAddress(
        parse_phone("+77017770009"), False
    )
    await here.shown(petr, added.password)
    await core.own_addresses.ask(actor, PHONE, "+77017770009", by)
    await core.courier.run_due()
    await core.own_addresses.submit_code(actor, PHONE, here.sms.code_for("+77017770009"), by, operation())
    await finished(here, petr, PHONE)
    assert (await core.own_account.view(actor, by)).of(PHONE) == OwnAddress(parse_phone("+77017770009"), True)
    with refused(Conflict, Code.ADDRESS_YOURS_ALREADY):
        await core.own_addresses.ask(actor, PHONE, "8 701 777-00-09", by)


@pytest.mark.requirement("I-14", "F-10")
async def test_an_owner_or_administrator_keeps_an_email(here: Installation) -> None:
    adam, sam = here.cast.adam, here.cast.sam
    for person in (adam, sam):
        await here.shown(person)
    with refused(NotAllowed, Code.EMAIL_REQUIRED_FOR_ROLE):
        await here.core.own_addresses.remove(adam.account_id, EMAIL, adam.address, operation())
    await here.core.own_addresses.remove(sam.account_id, EMAIL, sam.address, operation())
    await here.core.courier.run_due()
    assert await addresses(here, sam) == []
    assert "Теперь" in here.mail.to("sam@tehservis.example")[-1].text
    await alter(here.core, Membership, adam.membership_id, tenant_role=TenantRole.USER)
    await here.core.own_addresses.remove(adam.account_id, EMAIL, adam.address, operation())
    assert (await here.core.signing_in.check(ADAM, PASSWORD, "web-1")).permit, "I-01: the login stays"


@pytest.mark.requirement("I-32")
async def test_a_code_for_a_new_address_is_asked_again_after_a_minute(here: Installation) -> None:
    adam = here.cast.adam
    await here.shown(adam)
    with refused(NotFound, Code.ADDRESS_CHANGE_UNKNOWN):
        await here.core.own_addresses.again(adam.account_id, EMAIL, adam.address)
    await here.core.own_addresses.ask(adam.account_id, EMAIL, OTHER, adam.address)
    pending = await here.core.own_addresses.pending(adam.account_id, EMAIL)
    assert pending is not None and pending.free_at == here.clock.now() + limits.CODE_RESEND_AFTER
    here.clock.advance(timedelta(seconds=59))
    with refused(TooMany, Code.CODE_TOO_SOON):
        await here.core.own_addresses.again(adam.account_id, EMAIL, adam.address)
    here.clock.advance(timedelta(seconds=1))
    await here.core.own_addresses.again(adam.account_id, EMAIL, adam.address)


@on_both
@pytest.mark.requirement("I-32")
async def test_codes_for_an_address_at_once(here: Installation) -> None:
    """One of many right ones succeeds, and of wrong ones no more than five count."""
    adam, own = here.cast.adam, here.core.own_addresses
    await here.shown(adam)

    async def at_once(given: str, times: int) -> list[object]:
        return await outcomes(
            *(own.submit_code(adam.account_id, EMAIL, given, adam.address, operation()) for _ in range(times))
        )

    await own.ask(adam.account_id, EMAIL, OTHER, adam.address)
    await here.core.courier.run_due()
    right = here.mail.code_for(OTHER)
    said = await at_once(right, 6)
    assert said.count(None) == 1 and set(said) == {None, Code.CODE_EXPIRED}

    here.clock.advance(limits.CODE_RESEND_AFTER)
    await own.again(adam.account_id, EMAIL, adam.address)
    await here.core.courier.run_due()
    wrong = str((int(here.mail.code_for(OTHER)) + 1) % 10**6).zfill(6)
    said = await at_once(wrong, 10)
    assert said.count(Code.CODE_WRONG) == limits.CODE_TRIES - 1
    assert said.count(Code.CODE_TRIES_SPENT) == 10 - limits.CODE_TRIES + 1


@on_both
@pytest.mark.requirement("I-32")
async def test_right_codes_among_many_guesses_at_once_succeed_once_or_come_too_late(
    here: Installation,
) -> None:
    ivan, own, new = here.cast.ivan, here.core.own_addresses, "+77017770001"
    await here.shown(ivan)
    await own.ask(ivan.account_id, PHONE, new, ivan.address)
    await here.core.courier.run_due()
    right = here.sms.code_for(new)
    wrong = str((int(right) + 1) % 10**6).zfill(6)
    given = [wrong, wrong, right, wrong, wrong, right, wrong, wrong, right]
    said = await outcomes(
        *(own.submit_code(ivan.account_id, PHONE, each, ivan.address, operation()) for each in given)
    )
    assert said.count(None) <= 1
    assert said.count(None) + said.count(Code.CODE_WRONG) <= limits.CODE_TRIES
    assert set(said) <= {None, Code.CODE_WRONG, Code.CODE_TRIES_SPENT, Code.CODE_EXPIRED}
    (code,) = [each for each in await every(here.core, ConfirmationCode) if each.recipient == new]
    assert code.tries <= limits.CODE_TRIES


@on_both
@pytest.mark.requirement("I-08")
async def test_many_guesses_at_the_present_password_at_once_are_slowed_down_like_one_after_the_other(
    here: Installation,
) -> None:
    ivan = here.cast.ivan
    said = await outcomes(*(here.shown(ivan, f"догадка номер {number}") for number in range(8)))
    assert said.count(Code.PASSWORD_WRONG) == limits.SIGN_IN_FREE_TRIES
    assert said.count(Code.PASSWORD_WAIT) == 8 - limits.SIGN_IN_FREE_TRIES
    assert (await here.account(ivan)).failed_sign_ins == limits.SIGN_IN_FREE_TRIES + 1


@on_both
@pytest.mark.requirement("I-37")
async def test_the_journal_has_each_change_and_no_whole_address(here: Installation) -> None:
    await proven(here, here.cast.adam, OTHER)
    await finished(here, here.cast.adam, follows=True)
    entries = [e for e in await every(here.core, JournalEntry) if e.action.startswith("account.")][-3:]
    assert [e.action for e in entries] == [
        "account.password_shown",
        "account.address_proven",
        "account.address_changed",
    ]
    assert all(known not in str(entry.details) for entry in entries for known in (OTHER, ADAM, PASSWORD))


# An administrator helps who cannot come back alone ----------------------------------------------------


@pytest.mark.requirement("Y-17", "F-28")
async def test_an_administrator_gives_a_new_password_to_who_cannot_come_back_alone(
    core: Core, cast: Cast
) -> None:
    """Ivan is known by phone only, and this installation sends nothing to phones; Sam has an e-mail."""
    cards = [
        (await core.roster.card(cast.adam.account_id, each.membership_id)).may_hand_over
        for each in (cast.ivan, cast.sam)
    ]
    assert cards == [True, False]
    added = await core.inviting.hand_over(cast.adam.account_id, cast.ivan.membership_id, operation())
    assert added.password is not None
    assert await core.signing_in.enter(cast.ivan.login, added.password, address(777))
    with refused(Conflict, Code.ALREADY_DONE):
        await core.inviting.hand_over(cast.olga.account_id, cast.sam.membership_id, operation())


@on_both
@pytest.mark.requirement("Y-17", "I-09", "I-39")
async def test_whoever_holds_the_lost_phone_gets_nothing_of_the_password_that_is_handed_over(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    """Ivan's phone lies open in other hands, with the password just typed; he turns to his administrator."""
    ivan, lost, found = cast.ivan, cast.ivan.address, address(777)
    await core.signing_in.enter(ivan.login, PASSWORD, found)
    await core.signing_in.enter(ivan.login, PASSWORD, lost)
    await core.signing_in.enter(ivan.login, PASSWORD, found)
    await core.own_password.prove(ivan.account_id, PASSWORD, lost)
    clock.advance(timedelta(minutes=1))
    added = await core.inviting.hand_over(cast.adam.account_id, ivan.membership_id, operation())
    assert (await core.directory.who(lost)).account_id is None
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await core.own_password.change(NEW, lost, operation())
    assert await core.signing_in.enter(ivan.login, str(added.password), found) == ivan.account_id
    for change in await every(core, ChatChange):
        if change.is_told_to(lost):
            with refused(Conflict, Code.NOT_ME_TOO_LATE):
                await core.own_chats.not_me(change.id, lost, operation())
    assert (await core.directory.who(found)).account_id == ivan.account_id


async def test_who_was_given_a_new_password_is_told_by_whom(here: Installation) -> None:
    cast = here.cast
    ivan = next(
        each for each in await every(here.core, Identifier) if each.account_id == cast.ivan.account_id
    )
    await alter(here.core, Identifier, ivan.id, verified_at=None)
    await here.core.inviting.hand_over(cast.adam.account_id, cast.ivan.membership_id, operation())
    await here.core.courier.run_due()
    (letter,) = here.chats.to(cast.ivan.address.value)
    assert "Кто выдал: Адам Азимов, организация «ТехСервис»" in letter.text


async def test_a_password_that_is_void_after_it_was_not_me_is_nobodys_to_hand_over(
    here: Installation,
) -> None:
    """Sam is asked for a new one in his chat, and has his e-mail: no administrator is quicker than he is."""
    cast, core, sam = here.cast, here.core, here.cast.sam
    await core.signing_in.enter(sam.login, PASSWORD, address(777))
    (change,) = await every(core, ChatChange)
    assert await core.own_chats.not_me(change.id, sam.address, operation())
    assert not (await core.roster.card(cast.adam.account_id, sam.membership_id)).may_hand_over
    with refused(Conflict, Code.ALREADY_DONE):
        await core.inviting.hand_over(cast.adam.account_id, sam.membership_id, operation())


async def test_an_administrator_touches_no_account_that_another_organisation_relies_on(
    here: Installation,
) -> None:
    """I-19 and ACCOUNT_ELSEWHERE stand as they were."""
    with refused(NotAllowed, Code.TARGET_PROTECTED):
        await here.core.inviting.hand_over(
            here.cast.adam.account_id, here.cast.olga.membership_id or 1, operation()
        )


# What he sees -----------------------------------------------------------------------------------------


async def test_he_sees_what_is_known_of_him_and_which_chat_speaks_for_him(here: Installation) -> None:
    adam = here.cast.adam
    view = await here.core.own_account.view(adam.account_id, adam.address)
    assert (view.full_name, view.login) == ("Адам Азимов", ADAM)
    assert view.addresses == (OwnAddress(parse_email(ADAM), True),)
    assert [chat.is_this for chat in view.chats] == [True]
    assert (view.comes_back_alone, view.managers) == (True, ("Ольга Орлова",))
    with refused(NotFound, Code.PERSON_UNKNOWN):
        await here.core.own_account.view(0, adam.address)
