"""Which chat speaks for an account: it moves, is given up, is taken back; and what a phone that changed hands opens."""

from datetime import timedelta

import pytest

from core import limits
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound
from core.invitations import Invitation, InvitationState, Step
from core.own_account import ChatChange
from core.people import (
    Account,
    AccountState,
    Identifier,
    IdentifierType,
    parse_email,
    parse_phone,
)
from tests.cast import PASSWORD, address, newcomer, operation, token_of
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.recovering import NEW, STRANGER, Installation, here

__all__ = ["here"]

ADAM = "adam@tehservis.example"


async def entered(here: Installation) -> int:
    """Somebody who knows Adam's password signs in from elsewhere. The id of what his former chat is told."""
    await here.core.signing_in.enter(ADAM, PASSWORD, STRANGER)
    await here.core.courier.run_due()
    return (await every(here.core, ChatChange))[-1].id


async def not_me(here: Installation, change_id: int) -> bool:
    speaks = await here.core.own_chats.not_me(change_id, here.cast.adam.address, operation())
    await here.core.courier.run_due()
    return speaks


# Another Telegram -------------------------------------------------------------------------------------


@on_both
async def test_the_former_chat_is_told_at_once_and_may_take_it_back(here: Installation) -> None:
    await entered(here)
    (letter,) = here.chats.to(here.cast.adam.address.value)
    assert letter.subject == "Вход из другого Telegram"
    assert [action.label for action in letter.actions] == ["Это не я"]
    assert await here.speaks(here.cast.adam.address) is None


@pytest.mark.requirement("I-09")
async def test_what_a_chat_has_shown_ends_with_its_say(here: Installation) -> None:
    """A phone was lost with the password just typed; its person signs in on another one."""
    adam, core = here.cast.adam, here.core
    await here.shown(adam)
    await core.signing_in.enter(ADAM, PASSWORD, STRANGER)
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await core.own_password.change(NEW, adam.address, operation())
    assert await here.speaks(STRANGER) == adam.account_id


async def test_signing_in_again_in_the_same_chat_tells_nobody(here: Installation) -> None:
    await here.core.signing_in.enter(ADAM, PASSWORD, here.cast.adam.address)
    await here.core.courier.run_due()
    assert here.sent == []


@on_both
@pytest.mark.requirement("I-09")
async def test_it_was_not_me(here: Installation) -> None:
    """The other chat is out, the password is void, and the chat is asked for a new one before anything else."""
    adam = here.cast.adam
    assert await not_me(here, await entered(here))
    assert (await here.speaks(STRANGER), await here.speaks(adam.address)) == (None, adam.account_id)
    with refused(Invalid, Code.CREDENTIALS_WRONG):
        await here.core.signing_in.enter(ADAM, PASSWORD, STRANGER)
    assert (await here.core.directory.who(adam.address)).must_change_password
    told = {each[:2] for each in here.sent if each[2] == "Вход отменён, пароль сброшен"}
    assert told == {("email", ADAM), ("telegram", STRANGER.value)}
    await here.core.signing_in.replace_handed_over(adam.account_id, NEW, operation())
    assert (await here.core.signing_in.check(ADAM, NEW, "web-1")).permit


async def test_whatever_the_other_has_done_meanwhile(here: Installation) -> None:
    """He has changed the password and the e-mail, and moved on to another chat yet."""
    adam, core = here.cast.adam, here.core
    change = await entered(here)
    here.clock.advance(timedelta(seconds=5))
    await core.own_password.prove(adam.account_id, PASSWORD, STRANGER)
    await core.own_addresses.ask(adam.account_id, IdentifierType.EMAIL, "evil@evil.example", STRANGER)
    await core.courier.run_due()
    code = here.mail.code_for("evil@evil.example")
    await core.own_addresses.submit_code(adam.account_id, IdentifierType.EMAIL, code, STRANGER, operation())
    await core.own_addresses.finish(
        adam.account_id, IdentifierType.EMAIL, STRANGER, operation(), login_follows=True
    )
    await core.own_password.change(NEW, STRANGER, operation())
    await here.recovered("evil@evil.example", STRANGER, "третий чайник молчит о луне")
    await core.signing_in.enter("evil@evil.example", "третий чайник молчит о луне", address(778))
    assert await not_me(here, change)
    assert (await here.speaks(address(778)), await here.speaks(adam.address)) == (None, adam.account_id)
    before = len(here.sent)
    await here.asked("evil@evil.example", address(778))
    assert len(here.sent) == before, "what was proven since then counts as not proven"


@pytest.mark.parametrize("held", [False, True])
async def test_nor_does_a_consent_that_the_other_has_told_somebody_let_anybody_connect_him(
    here: Installation, held: bool
) -> None:
    cast, core, own = here.cast, here.core, here.core.consenting
    oscar, tenant_id, sam = cast.oscar.account_id, cast.other_tenant_id, cast.sam
    await core.signing_in.enter(sam.login, PASSWORD, STRANGER)
    here.clock.advance(timedelta(seconds=5))
    told = (await own.make(sam.account_id, operation())).text
    consent = (await own.redeem(oscar, tenant_id, told, operation())).consent_id if held else 1
    (change,) = await every(core, ChatChange)
    assert await core.own_chats.not_me(change.id, sam.address, operation())
    person = await newcomer(core, cast.oscar, tenant_id, "Диспетчер")
    with refused(Invalid, Code.CONSENT_WRONG):
        await core.connecting.connect(oscar, tenant_id, person, operation(), consent)
    with refused(Invalid, Code.CONSENT_WRONG):
        await own.redeem(oscar, tenant_id, told, operation())


@pytest.mark.requirement("Y-17")
async def test_against_an_address_that_was_his_before_a_chat_has_no_say(here: Installation) -> None:
    """A lost phone lies open: its finder presses the button, and the person is back by his e-mail."""
    change = await entered(here)
    await here.recovered(ADAM, STRANGER)
    with refused(Conflict, Code.NOT_ME_TOO_LATE):
        await not_me(here, change)
    assert await here.speaks(STRANGER) == here.cast.adam.account_id


@pytest.mark.requirement("Y-17")
async def test_a_number_whose_code_went_into_the_new_chat_takes_the_say_from_nobody(
    here: Installation,
) -> None:
    """Who knows the password reads the codes of his own chat; the number he has never had."""
    ivan, core, another = here.cast.ivan, here.core, address(778)
    await core.signing_in.enter(ivan.login, PASSWORD, STRANGER)
    await here.asked(str(ivan.phone), another)
    await core.recovering.submit_code(here.chats.code_for(STRANGER.value), another, operation())
    await core.own_password.change(NEW, another, operation())
    (change,) = await every(core, ChatChange)
    assert await core.own_chats.not_me(change.id, ivan.address, operation())
    assert (await here.speaks(another), await here.speaks(ivan.address)) == (None, ivan.account_id)


async def test_only_the_chat_that_was_told_and_only_for_two_days(here: Installation) -> None:
    change, own_chats = await entered(here), here.core.own_chats
    for by in (STRANGER, here.cast.ivan.address):
        with refused(NotFound, Code.CHAT_CHANGE_UNKNOWN):
            await own_chats.not_me(change, by, operation())
    with refused(NotFound, Code.CHAT_CHANGE_UNKNOWN):
        await own_chats.not_me(999_999, here.cast.adam.address, operation())
    here.clock.advance(limits.NOT_ME_WITHIN)
    with refused(Conflict, Code.NOT_ME_TOO_LATE):
        await not_me(here, change)


@on_both
async def test_pressed_twice_it_is_done_once(here: Installation) -> None:
    change, once = await entered(here), operation()
    adam, press = here.cast.adam.address, here.core.own_chats.not_me
    assert await outcomes(*(press(change, adam, once) for _ in range(3))) == [True] * 3
    with refused(Conflict, Code.NOT_ME_TOO_LATE):
        await press(change, adam, operation())


@on_both
async def test_of_two_former_chats_that_take_it_back_at_once_the_earlier_one_has_it(
    here: Installation,
) -> None:
    """From chat to chat it has moved on; what the earlier one takes back, the later one has lost, too."""
    adam, core, later = here.cast.adam.address, here.core, address(779)
    for chat in (STRANGER, later):
        await core.signing_in.enter(ADAM, PASSWORD, chat)
        here.clock.advance(timedelta(seconds=1))
    first, second = (each.id for each in await every(core, ChatChange))
    said = await outcomes(
        core.own_chats.not_me(first, adam, operation()),
        core.own_chats.not_me(second, STRANGER, operation()),
    )
    assert said[0] is True and said[1] in (True, Code.NOT_ME_TOO_LATE)
    speaking = [chat for chat in (adam, STRANGER, later) if await here.speaks(chat) is not None]
    assert speaking == [adam]


async def test_a_chat_that_speaks_for_somebody_else_by_now_gets_nothing_back(here: Installation) -> None:
    change = await entered(here)
    await here.core.signing_in.enter(here.cast.ivan.login, PASSWORD, here.cast.adam.address)
    assert not await not_me(here, change)
    assert await here.speaks(here.cast.adam.address) == here.cast.ivan.account_id
    assert await here.speaks(STRANGER) is None


async def test_a_suspended_account_is_not_opened_by_it(here: Installation) -> None:
    change = await entered(here)
    await alter(here.core, Account, here.cast.adam.account_id, state=AccountState.SUSPENDED)
    with refused(Conflict, Code.NOT_ME_TOO_LATE):
        await not_me(here, change)


@on_both
async def test_a_telegram_is_unlinked_and_signs_in_again(here: Installation) -> None:
    ivan, core = here.cast.ivan, here.core
    await here.shown(ivan)
    for _ in range(2):
        await core.own_chats.unlink(ivan.account_id, ivan.address)
    assert await here.speaks(ivan.address) is None
    with refused(NotAllowed, Code.PASSWORD_FIRST):
        await core.own_password.change(NEW, ivan.address, operation())
    assert await core.signing_in.enter(ivan.login, PASSWORD, ivan.address) == ivan.account_id


@on_both
async def test_of_two_chats_that_sign_in_at_once_one_speaks(here: Installation) -> None:
    chats = [address(801), address(802), address(803)]
    await outcomes(*(here.core.signing_in.enter(ADAM, PASSWORD, chat) for chat in chats))
    speaking = [chat for chat in chats if await here.speaks(chat) is not None]
    assert len(speaking) == 1


# A number that changed hands --------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("Y-17", "I-31")
async def test_the_new_telegram_of_a_number_opens_no_living_account_by_sharing_it(here: Installation) -> None:
    """Ivan works here by this number; it is somebody else's now, who shares it as his own."""
    with refused(NotFound, Code.INVITATION_UNKNOWN):
        await here.core.accepting.find_by_phone(str(here.cast.ivan.phone), STRANGER, own=True)
    assert await here.speaks(STRANGER) is None


@on_both
@pytest.mark.requirement("F-02", "I-31")
async def test_not_even_when_another_organisation_invites_that_number(here: Installation) -> None:
    cast, core = here.cast, here.core
    person = await newcomer(
        core, cast.oscar, cast.other_tenant_id, "Диспетчер", identifier=parse_phone(str(cast.ivan.phone))
    )
    added = await core.connecting.connect(cast.oscar.account_id, cast.other_tenant_id, person, operation())
    opening = await core.accepting.find_by_phone(str(cast.ivan.phone), STRANGER, own=True)
    assert (opening.step, opening.full_name, opening.login) == (Step.SIGN_IN, "", "")
    with refused(NotAllowed, Code.SIGN_IN_FIRST):
        await core.accepting.share_phone(opening.invitation_id, str(cast.ivan.phone), STRANGER, own=True)
    with refused(NotAllowed, Code.SIGN_IN_FIRST):
        await core.accepting.set_password(opening.invitation_id, NEW, STRANGER, operation())
    await core.accepting.open(token_of(added), STRANGER)
    assert await here.speaks(STRANGER) is None
    assert (await core.signing_in.check(cast.ivan.login, PASSWORD, "web-1")).reasons is not None


async def test_not_even_by_an_invitation_that_takes_the_account_for_an_awaited_one(
    here: Installation,
) -> None:
    """No path leads there; if one ever did, a password would be set for somebody else's account."""
    cast, core = here.cast, here.core
    person = await newcomer(core, cast.adam, 1, "Диспетчер", identifier=parse_phone("+77017770001"))
    added = await core.inviting.invite(cast.adam.account_id, 1, person, operation())
    opening = await core.accepting.open(token_of(added), STRANGER)
    await core.accepting.share_phone(opening.invitation_id, "+77017770001", STRANGER, own=True)
    account = (await every(core, Account))[-1]
    await alter(core, Account, account.id, state=AccountState.ACTIVE, password_hash="x")
    with refused(NotAllowed, Code.SIGN_IN_FIRST):
        await core.accepting.set_password(opening.invitation_id, NEW, STRANGER, operation())
    assert await here.speaks(STRANGER) is None


async def test_the_old_telegram_of_the_number_keeps_the_account_until_its_person_moves_it(
    here: Installation,
) -> None:
    """Ivan has a new number in the same Telegram: he replaces the old one, which then is free for its new owner."""
    cast, core, ivan = here.cast, here.core, here.cast.ivan
    await here.shown(ivan)
    await core.own_addresses.share(ivan.account_id, "+77017770005", ivan.address, own=True)
    await core.own_addresses.finish(
        ivan.account_id, IdentifierType.PHONE, ivan.address, operation(), login_follows=True
    )
    assert (await core.signing_in.check("+77017770005", PASSWORD, "web-1")).reasons == [
        ("APP_NOT_FOUND_OR_CLOSED", {})
    ]
    with refused(Invalid, Code.CREDENTIALS_WRONG):
        await core.signing_in.check(str(ivan.phone), PASSWORD, "web-1")
    person = await newcomer(core, cast.adam, 1, "Диспетчер", identifier=parse_phone(str(ivan.phone)))
    await core.inviting.invite(cast.adam.account_id, 1, person, operation())
    opening = await core.accepting.find_by_phone(str(ivan.phone), STRANGER, own=True)
    welcome = await core.accepting.set_password(opening.invitation_id, NEW, STRANGER, operation())
    assert welcome.account_id != ivan.account_id
    assert await here.speaks(ivan.address) == ivan.account_id


# Codes at the level of an invitation ------------------------------------------------------------------


@on_both
@pytest.mark.requirement("I-32", "H-08")
async def test_many_submissions_of_an_invitations_code_at_once_confirm_it_once(here: Installation) -> None:
    opening = await invited_by_mail(here)
    code = here.mail.code_for("new@new.example")
    submit = here.core.accepting.submit_code
    assert set(await outcomes(*(submit(opening, code, STRANGER, operation()) for _ in range(8)))) == {None}
    (invitation,) = [each for each in await every(here.core, Invitation) if each.id == opening]
    assert invitation.state is InvitationState.CONFIRMED
    verified = [each for each in await every(here.core, Identifier) if each.value == "new@new.example"]
    assert len(verified) == 1 and verified[0].verified_at is not None


@on_both
@pytest.mark.requirement("I-32")
async def test_of_two_chats_with_one_link_and_one_code_one_wins(here: Installation) -> None:
    opening = await invited_by_mail(here)
    other = address(778)
    letter = next(each for each in here.mail.to("new@new.example") if each.link)
    await here.core.accepting.open(str(letter.link).partition("start=")[2], other)
    code = code_of(here)
    submit = here.core.accepting.submit_code
    said = await outcomes(
        *(submit(opening, code, by, operation()) for by in (STRANGER, other, STRANGER, other))
    )
    assert said.count(None) == 2 and said.count(Code.INVITATION_USED) == 2


@on_both
@pytest.mark.requirement("I-32")
async def test_many_wrong_guesses_at_an_invitations_code_at_once_never_exceed_the_limit(
    here: Installation,
) -> None:
    opening = await invited_by_mail(here)
    wrong = str((int(code_of(here)) + 1) % 10**6).zfill(6)
    submit = here.core.accepting.submit_code
    said = await outcomes(*(submit(opening, wrong, STRANGER, operation()) for _ in range(12)))
    assert said.count(Code.CODE_WRONG) == limits.CODE_TRIES - 1
    assert said.count(Code.CODE_TRIES_SPENT) == 12 - limits.CODE_TRIES + 1


def code_of(here: Installation) -> str:
    letters = [letter for letter in here.mail.to("new@new.example") if letter.code]
    return str(letters[-1].code)


async def invited_by_mail(here: Installation) -> int:
    """Somebody new, at the point at which the code has come."""
    cast, core = here.cast, here.core
    person = await newcomer(core, cast.adam, 1, "Диспетчер", identifier=parse_email("new@new.example"))
    added = await core.inviting.invite(cast.adam.account_id, 1, person, operation())
    opening = await core.accepting.open(token_of(added), STRANGER)
    await core.courier.run_due()
    await core.accepting.send_code(opening.invitation_id, STRANGER)
    await core.courier.run_due()
    return opening.invitation_id
