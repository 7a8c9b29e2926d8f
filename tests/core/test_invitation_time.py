"""What happens to an invitation by itself: a reminder before its end, the end, and whom each of them is told to."""

from datetime import timedelta

import pytest

from core import limits
from core.bootstrap import Core, build
from core.credentials import Passwords
from core.delivery import Letter
from core.invitations import Invitation
from core.journal import JournalEntry
from core.people import Account, AccountState, Identifier, Membership, MembershipState
from core.secrets import ServerKey
from tests.cast import Cast, operation, token_of
from tests.clock import FrozenClock
from tests.core.adding import EMAIL, PHONE, STRANGER, invited
from tests.core.conftest import alter, every, on_both
from tests.core.connecting import asked
from tests.mailbox import Mailbox

UNTIL_REMINDER = limits.INVITATION_LIFE - limits.REMIND_BEFORE


async def pass_time(core: Core, clock: FrozenClock, by: timedelta) -> None:
    clock.advance(by)
    await core.courier.run_due()


def labels(letter: Letter) -> list[str]:
    return [action.label for action in letter.actions]


async def journalled(core: Core, action: str) -> list[JournalEntry]:
    return [entry for entry in await every(core, JournalEntry) if entry.action == action]


# The reminder -------------------------------------------------------------------------------------------


@pytest.mark.requirement("I-30", "I-33", "F-26")
async def test_two_days_before_the_end_the_person_is_reminded_with_the_same_link(
    core: Core, cast: Cast, clock: FrozenClock, mailbox: Mailbox
) -> None:
    added = await invited(core, cast, cast.adam, identifier=EMAIL)
    await core.courier.run_due()
    await pass_time(core, clock, UNTIL_REMINDER - timedelta(seconds=1))
    assert len(mailbox.to(EMAIL.value)) == 1
    await pass_time(core, clock, timedelta(seconds=1))
    _, reminder = mailbox.to(EMAIL.value)
    assert reminder.subject == "Приглашение в «ТехСервис»: осталось 2 дня"
    assert "Адам Азимов ждёт вас" in reminder.text and "Диспетчер" in reminder.text
    assert mailbox.token_for(EMAIL.value) == token_of(added)
    await pass_time(core, clock, limits.REMIND_BEFORE)
    assert len(mailbox.to(EMAIL.value)) == 2, "once is enough"


@on_both
@pytest.mark.parametrize("end", ["resent", "revoked", "accepted", "declined"])
async def test_nobody_is_reminded_of_a_link_that_is_not_the_present_one(
    core: Core, cast: Cast, clock: FrozenClock, mailbox: Mailbox, end: str
) -> None:
    added = await invited(core, cast, cast.adam, identifier=EMAIL)
    await core.courier.run_due()
    clock.advance(timedelta(days=3))
    if end == "resent":
        await core.inviting.resend(cast.adam.account_id, added.membership_id, operation())
    elif end == "revoked":
        await core.inviting.revoke(cast.adam.account_id, added.membership_id)
    else:
        opening = await core.accepting.open(token_of(added), STRANGER)
        if end == "declined":
            await core.accepting.decline(opening.invitation_id, STRANGER)
        else:
            await core.inviting.hand_over(cast.adam.account_id, added.membership_id, operation())
    await core.courier.run_due()
    before = len(mailbox.to(EMAIL.value))
    await pass_time(core, clock, UNTIL_REMINDER - timedelta(days=3))
    assert len(mailbox.to(EMAIL.value)) == before
    assert await journalled(core, "invitation.expired") == []


async def test_a_short_life_is_not_reminded_of(
    cast: Cast, core: Core, clock: FrozenClock, key: ServerKey, mailbox: Mailbox, passwords: Passwords
) -> None:
    short = build(
        core.database,
        clock,
        key,
        {"email": mailbox},
        lambda token: f"https://t.me/propusk_demo_bot?start={token}",
        passwords=passwords,
        invitation_life=limits.REMIND_LIFE_MIN - timedelta(seconds=1),
    )
    await invited(short, cast, cast.adam, identifier=EMAIL)
    await short.courier.run_due()
    await pass_time(short, clock, limits.REMIND_LIFE_MIN - timedelta(seconds=2))
    assert len(mailbox.to(EMAIL.value)) == 1


@pytest.mark.requirement("H-07")
async def test_for_a_phone_that_nothing_can_be_sent_to_the_inviter_is_reminded_once(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    await invited(core, cast, cast.adam)
    await pass_time(core, clock, UNTIL_REMINDER)
    (notice,) = chats.to(cast.adam.address.value)
    assert notice.subject == "Передайте ссылку ещё раз: Новый Человек"
    assert "+7 701 777 0001" in notice.text
    assert labels(notice) == ["Показать ссылку"]


@pytest.mark.requirement("H-08")
async def test_who_has_proven_his_address_and_left_is_reminded_in_his_own_chat(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    added = await invited(core, cast, cast.adam)
    opening = await core.accepting.open(token_of(added), STRANGER)
    await core.accepting.share_phone(opening.invitation_id, PHONE.value, STRANGER, own=True)
    await pass_time(core, clock, UNTIL_REMINDER)
    (reminder,) = chats.to(STRANGER.value)
    assert reminder.subject == "Приглашение в «ТехСервис»: осталось 2 дня"
    assert chats.to(cast.adam.address.value) == []


async def test_whoever_could_not_be_reached_is_not_reminded(
    core: Core, cast: Cast, clock: FrozenClock, mailbox: Mailbox, chats: Mailbox
) -> None:
    mailbox.refuses.add(EMAIL.value)
    await invited(core, cast, cast.adam, identifier=EMAIL)
    await core.courier.run_due()
    mailbox.refuses.clear()
    await pass_time(core, clock, UNTIL_REMINDER)
    assert mailbox.to(EMAIL.value) == []
    assert len(chats.to(cast.adam.address.value)) == 1, "that it was not delivered"


@pytest.mark.requirement("F-02")
async def test_somebody_with_an_account_is_reminded_where_he_was_asked(
    core: Core, cast: Cast, clock: FrozenClock, mailbox: Mailbox, chats: Mailbox
) -> None:
    await asked(core, cast)
    await core.courier.run_due()
    await pass_time(core, clock, UNTIL_REMINDER)
    request, reminder = chats.to(cast.oscar.address.value)
    assert "по-прежнему зовут" in reminder.text
    assert reminder.actions == request.actions
    assert "ждёт вашего ответа" in mailbox.to("oscar@elsewhere.example")[-1].text


@pytest.mark.requirement("H-07")
async def test_a_phone_is_reminded_by_a_text_message_where_there_are_any(
    core: Core,
    cast: Cast,
    clock: FrozenClock,
    key: ServerKey,
    mailbox: Mailbox,
    chats: Mailbox,
    passwords: Passwords,
) -> None:
    sms = Mailbox("sms")
    messengers = {"email": mailbox, "telegram": chats, "sms": sms}
    with_sms = build(
        core.database, clock, key, messengers, lambda token: f"t.me/b?start={token}", passwords=passwords
    )
    added = await invited(with_sms, cast, cast.adam)
    await with_sms.courier.run_due()
    await pass_time(with_sms, clock, UNTIL_REMINDER)
    _, reminder = sms.to(PHONE.value)
    assert reminder.short is not None and token_of(added) in reminder.short
    assert chats.to(cast.adam.address.value) == []


# The end ------------------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("I-30", "I-37")
async def test_at_the_end_the_inviter_is_told_and_can_send_it_again(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    added = await invited(core, cast, cast.adam, identifier=EMAIL)
    await core.courier.run_due()
    await pass_time(core, clock, limits.INVITATION_LIFE)
    (notice,) = chats.to(cast.adam.address.value)
    assert notice.subject == "Приглашение истекло: Новый Человек"
    assert EMAIL.value in notice.text, "as he typed it"
    assert [action.name for action in notice.actions] == [f"invitation:{added.membership_id}:1:resend"]
    (entry,) = await journalled(core, "invitation.expired")
    assert (entry.actor_id, entry.tenant_id) == (None, cast.tenant_id)


async def test_the_end_of_a_request_is_told_in_its_own_words(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    await asked(core, cast)
    await pass_time(core, clock, limits.INVITATION_LIFE)
    assert chats.to(cast.adam.address.value)[-1].subject == "Запрос без ответа: Остин О."


async def test_a_letter_that_was_on_its_way_until_the_end_is_told_of_once(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    await invited(core, cast, cast.adam, identifier=EMAIL)
    clock.advance(limits.INVITATION_LIFE)
    await core.courier.run_due()
    (notice,) = chats.to(cast.adam.address.value)
    assert notice.subject == "Приглашение не дошло: Новый Человек"


# Who hears it -------------------------------------------------------------------------------------------


async def test_once_the_inviter_no_longer_manages_those_who_do_hear_it(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    await invited(core, cast, cast.adam, identifier=EMAIL)
    await core.courier.run_due()
    await alter(core, Membership, cast.adam.membership_id, state=MembershipState.SUSPENDED)
    await pass_time(core, clock, limits.INVITATION_LIFE)
    assert chats.to(cast.adam.address.value) == []
    assert chats.to(cast.olga.address.value)[-1].subject == "Приглашение истекло: Новый Человек"


async def test_so_it_is_while_the_provider_has_suspended_the_inviter(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    await invited(core, cast, cast.adam, identifier=EMAIL)
    await core.courier.run_due()
    await alter(core, Account, cast.adam.account_id, state=AccountState.SUSPENDED)
    await pass_time(core, clock, limits.INVITATION_LIFE)
    assert chats.to(cast.adam.address.value) == []
    assert chats.to(cast.olga.address.value)[-1].subject == "Приглашение истекло: Новый Человек"


async def test_and_where_nothing_reaches_him(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    """His Telegram is unlinked, and an e-mail of his is not proven any more."""
    await invited(core, cast, cast.adam, identifier=EMAIL)
    await core.courier.run_due()
    await core.own_chats.unlink(cast.adam.account_id, cast.adam.address)
    for each in await every(core, Identifier):
        if each.account_id == cast.adam.account_id:
            await alter(core, Identifier, each.id, verified_at=None)
    await pass_time(core, clock, limits.INVITATION_LIFE)
    assert chats.to(cast.olga.address.value)[-1].subject == "Приглашение истекло: Новый Человек"


async def test_the_alarm_of_a_person_who_has_come_is_silent(
    core: Core, cast: Cast, clock: FrozenClock, chats: Mailbox
) -> None:
    """Everybody of the cast has come in his time."""
    said = len(chats.letters)
    await pass_time(core, clock, limits.INVITATION_LIFE)
    assert len(chats.letters) == said
    assert all(i.is_closed for i in await every(core, Invitation))


def test_the_reminder_is_within_the_shortest_life_that_has_one() -> None:
    assert limits.REMIND_BEFORE < limits.REMIND_LIFE_MIN <= limits.INVITATION_LIFE
