"""A forgotten password: by which address one gets back in, what a stranger learns (nothing), and what ends with it."""

from datetime import timedelta

import pytest

from core import limits
from core.bootstrap import Core
from core.credentials import CODE_LETTERS, ConfirmationCode
from core.delivery import Message
from core.errors import Code, Conflict, Invalid, NotAllowed, TooMany
from core.journal import JournalEntry
from core.own_account import ChatChange
from core.people import Account, AccountState, Contact, Identifier, IdentifierType, parse_email
from core.recovering import Recovery
from core.secrets import ServerKey
from tests.cast import PASSWORD, Cast, Person, address, newcomer, operation, token_of
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.recovering import NEW, STRANGER, Installation, here
from tests.core.test_statements import counted

__all__ = ["here"]

ADAM = "adam@tehservis.example"
NOBODY = "nobody@nowhere.example"
WRONG = "000000"


async def wrong_code(here: Installation, to: str) -> str:
    """Six digits that are not the ones in the letter."""
    return str((int(here.mail.code_for(to)) + 1) % 1_000_000).zfill(6)


# By e-mail --------------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("Y-17", "I-09", "I-31")
async def test_a_forgotten_password_is_recovered_by_a_proven_email_from_any_telegram(
    here: Installation,
) -> None:
    cast, core = here.cast, here.core
    assert await here.recovered(ADAM) == cast.adam.account_id
    assert await here.speaks(STRANGER) == cast.adam.account_id
    assert await here.speaks(cast.adam.address) is None, "the former chat has no say any more"
    assert (await core.signing_in.check(ADAM, NEW, "web-1")).permit
    with refused(Invalid, Code.CREDENTIALS_WRONG):
        await core.signing_in.check(ADAM, PASSWORD, "web-1")


@pytest.mark.requirement("Y-17")
async def test_he_is_told_in_every_other_place_and_whom_to_turn_to(here: Installation) -> None:
    await here.recovered(ADAM)
    told = [each for each in here.sent if each[2] == "Пароль изменён"]
    assert told == [
        ("email", ADAM, "Пароль изменён"),
        ("telegram", here.cast.adam.address.value, "Пароль изменён"),
    ]
    by_mail, in_the_former_chat = here.mail.to(ADAM)[-1], here.chats.to(here.cast.adam.address.value)[-1]
    assert "Ольга Орлова" in by_mail.text and "start=recover" in by_mail.text
    assert "администратору вашей организации" in in_the_former_chat.text
    assert "Ольга" not in in_the_former_chat.text, "somebody else may hold that phone now"
    assert not in_the_former_chat.actions, "it has no say against a proven address"


@pytest.mark.requirement("Y-17", "I-39")
async def test_it_ends_the_waits_after_failures_and_a_handed_over_password(here: Installation) -> None:
    await alter(
        here.core,
        Account,
        here.cast.adam.account_id,
        failed_sign_ins=limits.SIGN_IN_FAILURES_HARD,
        must_change_password=True,
    )
    await here.recovered(ADAM)
    account = await here.account(here.cast.adam)
    assert (account.failed_sign_ins, account.wait_until, account.must_change_password) == (0, None, False)
    assert (await here.core.signing_in.check(ADAM, NEW, "web-1")).permit


async def test_the_code_alone_is_no_sign_in(here: Installation) -> None:
    await here.asked(ADAM)
    await here.core.recovering.submit_code(here.mail.code_for(ADAM), STRANGER, operation())
    assert await here.speaks(STRANGER) is None
    assert await here.speaks(here.cast.adam.address) == here.cast.adam.account_id
    assert (await here.core.signing_in.check(ADAM, PASSWORD, "web-1")).permit


async def test_the_new_password_is_judged_and_is_another_one(here: Installation) -> None:
    await here.asked(ADAM)
    await here.core.recovering.submit_code(here.mail.code_for(ADAM), STRANGER, operation())
    for given, code in (
        ("коротко", Code.PASSWORD_TOO_SHORT),
        ("Адам Азимов 12345", Code.PASSWORD_PERSONAL),
        (PASSWORD, Code.PASSWORD_SAME),
    ):
        with refused(Invalid, code):
            await here.core.own_password.change(given, STRANGER, operation())
    assert await here.core.own_password.change(NEW, STRANGER, operation())


async def test_without_the_code_no_password_is_set(here: Installation) -> None:
    await here.asked(ADAM)
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await here.core.own_password.change(NEW, STRANGER, operation())
    await here.core.recovering.submit_code(here.mail.code_for(ADAM), STRANGER, operation())
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await here.core.own_password.change(NEW, address(778), operation())
    here.clock.advance(limits.PROOF_HOLDS)
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await here.core.own_password.change(NEW, STRANGER, operation())


async def test_suspended_while_he_types_he_does_not_get_in(here: Installation) -> None:
    await here.asked(ADAM)
    await here.core.recovering.submit_code(here.mail.code_for(ADAM), STRANGER, operation())
    await alter(here.core, Account, here.cast.adam.account_id, state=AccountState.SUSPENDED)
    with refused(Conflict, Code.RECOVERY_OVER):
        await here.core.own_password.change(NEW, STRANGER, operation())
    assert await here.speaks(STRANGER) is None


async def test_a_suspension_whose_time_is_over_keeps_nobody_out(here: Installation) -> None:
    await alter(
        here.core,
        Account,
        here.cast.adam.account_id,
        state=AccountState.SUSPENDED,
        suspended_until=here.clock.now(),
    )
    await here.recovered(ADAM)
    assert (await here.account(here.cast.adam)).state is AccountState.ACTIVE


async def test_another_address_voids_the_code_of_the_first(here: Installation) -> None:
    await here.asked(ADAM)
    code = here.mail.code_for(ADAM)
    await here.asked(NOBODY)
    with refused(Invalid, Code.CODE_WRONG):
        await here.core.recovering.submit_code(code, STRANGER, operation())


# By phone: a number may have changed hands ------------------------------------------------------------


@pytest.mark.requirement("Y-17")
async def test_from_the_linked_telegram_the_code_goes_to_the_number_and_never_into_that_chat(
    here: Installation,
) -> None:
    ivan = here.cast.ivan
    await here.asked("8 (701) 705-12-25", ivan.address)
    assert here.sent == [("sms", ivan.phone, "Код для нового пароля")]
    await here.core.recovering.submit_code(here.sms.code_for(str(ivan.phone)), ivan.address, operation())
    await here.core.own_password.change(NEW, ivan.address, operation())
    await here.core.courier.run_due()
    assert await here.speaks(ivan.address) == ivan.account_id
    assert here.sent[1:] == [("sms", ivan.phone, "Пароль изменён")]
    assert len(here.sms.letters[-1][1].short or "") < 120


@pytest.mark.requirement("Y-17")
async def test_from_another_telegram_the_code_goes_only_into_the_linked_one(here: Installation) -> None:
    ivan = here.cast.ivan
    await here.asked(str(ivan.phone))
    assert here.sent == [("telegram", ivan.address.value, "Код для нового пароля")]
    assert "Никому его не сообщайте" in here.chats.letters[-1][1].text


@pytest.mark.requirement("Y-17")
async def test_the_new_owner_of_a_number_never_gets_the_account_without_the_password(
    here: Installation,
) -> None:
    """He has the number, its SMS and its Telegram; the person from before has lost the chat, or still has it."""
    ivan, new_owner = here.cast.ivan, STRANGER
    number = str(ivan.phone)
    await here.asked(number, new_owner)
    assert ("sms", number) not in {each[:2] for each in here.sent}
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await here.core.own_password.change(NEW, new_owner, operation())

    await here.core.own_chats.unlink(ivan.account_id, ivan.address)
    here.clock.advance(limits.CODE_RESEND_AFTER)
    before = len(here.sent)
    await here.asked(number, new_owner)
    assert here.sent[before:] == [], "with no chat linked nothing goes anywhere"
    with refused(Invalid, Code.CODE_WRONG):
        await here.core.recovering.submit_code(WRONG, new_owner, operation())
    assert await here.core.signing_in.enter(number, PASSWORD, new_owner) == ivan.account_id


# What a stranger learns: nothing ----------------------------------------------------------------------


@on_both
@pytest.mark.requirement("Y-17", "I-08")
async def test_known_and_unknown_cost_the_same_statements_and_the_same_rows(here: Installation) -> None:
    core = here.core
    await alter(core, Account, here.cast.sam.account_id, state=AccountState.SUSPENDED)
    invited = await newcomer(core, here.cast.adam, 1, "Диспетчер", identifier=parse_email("new@new.example"))
    await core.inviting.invite(here.cast.adam.account_id, 1, invited, operation())
    await core.courier.run_due()
    kinds = (Recovery, ConfirmationCode, Message, JournalEntry, Contact, Identifier)
    costs = []
    for number, text in enumerate(
        (ADAM, NOBODY, "new@new.example", "sam@tehservis.example", "+77017051225", "+77010009988")
    ):
        by = address(800 + number)
        rows = [len(await every(core, kind)) for kind in kinds]
        with counted(core) as first:
            await core.recovering.ask(text, by, "ru")
        grown = [len(await every(core, kind)) - n for kind, n in zip(kinds, rows, strict=True)]
        with counted(core) as tried, refused(Invalid, Code.CODE_WRONG) as fields:
            await core.recovering.submit_code(WRONG, by, operation())
        here.clock.advance(limits.CODE_RESEND_AFTER)
        with counted(core) as again:
            await core.recovering.again(by, "ru")
        asked = await core.recovering.asked(by)
        costs.append(
            (shape(first), shape(tried), shape(again), grown, fields, asked.free_at - here.clock.now())
        )
    assert all(cost == costs[0] for cost in costs)
    assert costs[0][3] == [1, 1, 1, 1, 1, 0]


@pytest.mark.requirement("I-08", "I-32")
async def test_tries_at_a_code_that_nobody_got_are_counted_like_any(here: Installation) -> None:
    said = []
    for number, text in enumerate((ADAM, NOBODY)):
        by = address(800 + number)
        await here.asked(text, by)
        said.append(
            await outcomes(*[here.core.recovering.submit_code(WRONG, by, operation()) for _ in range(7)])
        )
    assert said[0] == said[1]
    assert said[0].count(Code.CODE_WRONG) == limits.CODE_TRIES - 1
    assert said[0].count(Code.CODE_TRIES_SPENT) == 3


async def test_no_try_at_a_code_that_nobody_got_is_right(here: Installation, key: ServerKey) -> None:
    await here.asked(NOBODY)
    (code,) = [each for each in await every(here.core, ConfirmationCode) if each.recipient == NOBODY]
    digits = key.code(limits.CODE_DIGITS, CODE_LETTERS, code.purpose, code.id)
    with refused(Invalid, Code.CODE_WRONG):
        await here.core.recovering.submit_code(digits, STRANGER, operation())


async def test_whom_nobody_may_let_in_gets_no_code_and_is_not_told_so(here: Installation) -> None:
    for state in (AccountState.SUSPENDED, AccountState.DEACTIVATED, AccountState.INVITED):
        await alter(here.core, Account, here.cast.adam.account_id, state=state)
        here.clock.advance(limits.CODE_RESEND_AFTER)
        await here.asked(ADAM)
    assert here.sent == []


async def test_what_cannot_be_an_address_is_told_as_that(here: Installation) -> None:
    for text, code in (
        ("ivan", Code.IDENTIFIER_UNRECOGNISED),
        ("a@", Code.EMAIL_INVALID),
        ("123", Code.PHONE_INVALID),
    ):
        with refused(Invalid, code):
            await here.core.recovering.ask(text, STRANGER, "ru")


# In a chat that speaks for somebody -------------------------------------------------------------------


async def test_a_chat_that_speaks_for_one_gets_nobody_elses_account_back(here: Installation) -> None:
    for text in ("adam@tehservis.example", NOBODY, "+77017051226"):
        with refused(Invalid, Code.ADDRESS_NOT_OF_ACCOUNT):
            await here.core.recovering.ask(text, here.cast.ivan.address, "ru")


@pytest.mark.requirement("Y-17")
async def test_who_has_no_address_that_helps_is_told_whom_to_ask(core: Core, cast: Cast) -> None:
    """This installation sends nothing to phones."""
    ways = await core.recovering.ways_back(cast.ivan.account_id)
    assert (ways.addresses, ways.managers) == ((), ("Адам Азимов", "Ольга Орлова"))
    with refused(Invalid, Code.CODE_UNDELIVERABLE):
        await core.recovering.ask(str(cast.ivan.phone), cast.ivan.address, "ru")
    assert (await core.recovering.ways_back(cast.adam.account_id)).managers == ("Ольга Орлова",)


# What has changed while the code was under way --------------------------------------------------------


async def moved(here: Installation, person: Person, to: str) -> None:
    """His e-mail is another one from now on."""
    own = here.core.own_addresses
    await here.shown(person)
    await own.ask(person.account_id, IdentifierType.EMAIL, to, person.address)
    await here.core.courier.run_due()
    code = here.mail.code_for(to)
    await own.submit_code(person.account_id, IdentifierType.EMAIL, code, person.address, operation())
    await own.finish(person.account_id, IdentifierType.EMAIL, person.address, operation(), login_follows=True)


@on_both
@pytest.mark.requirement("Y-17", "I-31")
async def test_a_code_to_an_address_that_is_his_no_more_opens_nothing(here: Installation) -> None:
    """Somebody reads his old mailbox, which is why he has just left it."""
    await here.asked(ADAM)
    code = here.mail.code_for(ADAM)
    await moved(here, here.cast.adam, "adam@home.example")
    with refused(Invalid, Code.CODE_EXPIRED):
        await here.core.recovering.submit_code(code, STRANGER, operation())
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await here.core.own_password.change(NEW, STRANGER, operation())


@pytest.mark.requirement("Y-17", "I-31")
async def test_nor_does_one_to_a_number_for_a_chat_that_speaks_for_him_no_more(here: Installation) -> None:
    """The new owner of his number knows the password, too; «It was not me» has the last word."""
    ivan, core = here.cast.ivan, here.core
    await core.signing_in.enter(ivan.login, PASSWORD, STRANGER)
    await here.asked(str(ivan.phone), STRANGER)
    (change,) = await every(core, ChatChange)
    assert await core.own_chats.not_me(change.id, ivan.address, operation())
    with refused(Invalid, Code.CODE_EXPIRED):
        await core.recovering.submit_code(here.sms.code_for(str(ivan.phone)), STRANGER, operation())


async def test_nor_one_for_a_chat_that_speaks_for_somebody_else_by_now(here: Installation) -> None:
    await here.asked(ADAM)
    await here.core.signing_in.enter(here.cast.ivan.login, PASSWORD, STRANGER)
    with refused(Invalid, Code.CODE_EXPIRED):
        await here.core.recovering.submit_code(here.mail.code_for(ADAM), STRANGER, operation())


async def test_nor_one_for_an_account_that_was_suspended_since(here: Installation) -> None:
    await here.asked(ADAM)
    await alter(here.core, Account, here.cast.adam.account_id, state=AccountState.SUSPENDED)
    with refused(Invalid, Code.CODE_EXPIRED):
        await here.core.recovering.submit_code(here.mail.code_for(ADAM), STRANGER, operation())


# How often, and at once -------------------------------------------------------------------------------


@pytest.mark.requirement("I-32")
async def test_a_chat_asks_for_a_few_codes_an_hour_whosever_address_it_names(here: Installation) -> None:
    for number in range(limits.CODES_PER_HOUR):
        await here.core.recovering.ask(f"n{number}@nowhere.example", STRANGER, "ru")
    with refused(TooMany, Code.CODE_TOO_MANY) as fields:
        await here.core.recovering.ask(ADAM, STRANGER, "ru")
    assert fields["wait_s"] == 3600
    await here.core.recovering.ask(ADAM, address(778), "ru")


@pytest.mark.requirement("I-32")
async def test_nobody_uses_up_the_codes_of_who_is_invited_by_asking_where_nobody_is_known(
    here: Installation,
) -> None:
    core, cast, invited = here.core, here.cast, "new@new.example"
    person = await newcomer(core, cast.adam, 1, "Диспетчер", identifier=parse_email(invited))
    added = await core.inviting.invite(cast.adam.account_id, 1, person, operation())
    for number in range(limits.CODES_PER_HOUR):
        await core.recovering.ask(invited, address(800 + number), "ru")
    with refused(TooMany, Code.CODE_TOO_MANY):
        await core.recovering.ask(invited, address(810), "ru")
    opening = await core.accepting.open(token_of(added), STRANGER)
    await core.accepting.send_code(opening.invitation_id, STRANGER)
    await core.courier.run_due()
    code = here.mail.code_for(invited)
    await core.accepting.submit_code(opening.invitation_id, code, STRANGER, operation())
    with refused(TooMany, Code.CODE_TOO_MANY):
        await core.recovering.ask(invited, address(810), "ru")


@pytest.mark.requirement("I-32")
async def test_another_code_is_asked_for_after_a_minute(here: Installation) -> None:
    await here.asked(ADAM)
    asked = await here.core.recovering.asked(STRANGER)
    assert asked.free_at - here.clock.now() == limits.CODE_RESEND_AFTER
    here.clock.advance(timedelta(seconds=15))
    with refused(TooMany, Code.CODE_TOO_SOON) as fields:
        await here.core.recovering.again(STRANGER, "ru")
    assert fields["wait_s"] == 45
    here.clock.advance(timedelta(seconds=45))
    first = here.mail.code_for(ADAM)
    await here.core.recovering.again(STRANGER, "ru")
    await here.core.courier.run_due()
    with refused(Invalid, Code.CODE_WRONG):
        await here.core.recovering.submit_code(first, STRANGER, operation())


@on_both
@pytest.mark.requirement("I-32")
async def test_many_submissions_of_the_right_code_at_once_succeed_once(here: Installation) -> None:
    await here.asked(ADAM)
    code = here.mail.code_for(ADAM)
    said = await outcomes(*(here.core.recovering.submit_code(code, STRANGER, operation()) for _ in range(8)))
    assert said.count(None) == 1
    assert set(said) == {None, Code.RECOVERY_OVER}
    done = [each for each in await every(here.core, JournalEntry) if each.action == "account.recovered"]
    assert len(done) == 1


@on_both
@pytest.mark.requirement("I-32")
async def test_many_guesses_at_once_are_never_more_than_the_limit(here: Installation) -> None:
    await here.asked(ADAM)
    wrong = await wrong_code(here, ADAM)
    said = await outcomes(
        *(here.core.recovering.submit_code(wrong, STRANGER, operation()) for _ in range(12))
    )
    assert said.count(Code.CODE_WRONG) == limits.CODE_TRIES - 1
    assert set(said) == {Code.CODE_WRONG, Code.CODE_TRIES_SPENT}
    with refused(TooMany, Code.CODE_TRIES_SPENT):
        await here.core.recovering.submit_code(here.mail.code_for(ADAM), STRANGER, operation())


@on_both
@pytest.mark.requirement("I-32")
async def test_right_ones_among_many_guesses_at_once_succeed_once_or_come_too_late(
    here: Installation,
) -> None:
    """Whichever comes first: never more than five tries, and one success at most."""
    await here.asked(ADAM)
    right, wrong = here.mail.code_for(ADAM), await wrong_code(here, ADAM)
    given = [wrong, wrong, right, wrong, wrong, right, wrong, wrong, right]
    said = await outcomes(*(here.core.recovering.submit_code(each, STRANGER, operation()) for each in given))
    assert said.count(None) <= 1
    assert said.count(None) + said.count(Code.CODE_WRONG) <= limits.CODE_TRIES
    assert set(said) <= {None, Code.CODE_WRONG, Code.CODE_TRIES_SPENT, Code.RECOVERY_OVER}
    assert max(each.tries for each in await every(here.core, ConfirmationCode)) <= limits.CODE_TRIES


@on_both
@pytest.mark.requirement("I-32")
async def test_a_code_asked_for_anew_while_the_former_one_is_submitted_leaves_one_of_both(
    here: Installation,
) -> None:
    await here.asked(ADAM)
    first = here.mail.code_for(ADAM)
    here.clock.advance(limits.CODE_RESEND_AFTER)
    said = await outcomes(
        here.core.recovering.again(STRANGER, "ru"),
        *(here.core.recovering.submit_code(first, STRANGER, operation()) for _ in range(3)),
    )
    assert said[1:].count(None) <= 1
    assert set(said) <= {None, Code.CODE_WRONG, Code.RECOVERY_OVER}
    living = [
        each
        for each in await every(here.core, ConfirmationCode)
        if each.recipient == ADAM and each.flaw(here.clock.now()) is None
    ]
    assert len(living) <= 1


@on_both
async def test_one_submission_that_comes_twice_is_one(here: Installation) -> None:
    await here.asked(ADAM)
    code, once = here.mail.code_for(ADAM), operation()
    assert (
        await outcomes(*(here.core.recovering.submit_code(code, STRANGER, once) for _ in range(3)))
        == [None] * 3
    )
    once = operation()
    said = await outcomes(*(here.core.own_password.change(NEW, STRANGER, once) for _ in range(3)))
    assert said == [here.cast.adam.account_id] * 3


@on_both
async def test_two_chats_that_recover_one_account_leave_it_with_one(here: Installation) -> None:
    other = address(778)
    for by in (STRANGER, other):
        await here.asked(ADAM, by)
        await here.core.recovering.submit_code(here.mail.code_for(ADAM), by, operation())
    await outcomes(
        here.core.own_password.change(NEW, STRANGER, operation()),
        here.core.own_password.change("другой чайник молчит при солнце", other, operation()),
    )
    linked = [
        each.address
        for each in await every(here.core, Contact)
        if each.account_id == here.cast.adam.account_id
    ]
    assert len(linked) == 1


def shape(statements: list[str]) -> list[str]:
    """What they do, whatever to whom."""
    return [" ".join(statement.split()[:3]) for statement in statements]
