"""Telegram as a messenger: what it hands over, and which failures are worth another try."""

from datetime import timedelta

import pytest
from aiogram import Bot

from bot.demo.telegram import Telegram
from bot.messenger import TelegramMessenger
from core import limits
from core.delivery import Action, DeliveryFailed, FailureReason, Letter, Messenger, letter
from tests.core.test_messengers import FailureConformance, Mood, MoodyPeer, TextConformance

LETTER = Letter("Subject", "О'Нил & Ко <b>")


@pytest.fixture
def messenger(bot: Bot) -> TelegramMessenger:
    return TelegramMessenger(bot)


@pytest.fixture
def ivan(telegram: Telegram) -> int:
    user = telegram.add_user("Ivan")
    telegram.open_link(user.id)
    return user.id


async def failure(messenger: TelegramMessenger, address: int, letter: Letter = LETTER) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as caught:
        await messenger.send(str(address), letter)
    return caught.value


def is_protected(telegram: Telegram) -> bool:
    """As the last message was asked for: nothing of it shows in the chat."""
    return str(telegram.journal[-1]["parameters"].get("protect_content", "")).lower() == "true"


async def test_a_plain_text_arrives_as_it_is(
    telegram: Telegram, messenger: TelegramMessenger, ivan: int
) -> None:
    await messenger.send(str(ivan), LETTER)
    assert telegram.chat(ivan)["messages"][-1]["text"] == "О'Нил & Ко <b>"


async def test_html_is_used_where_there_is_some(
    telegram: Telegram, messenger: TelegramMessenger, ivan: int
) -> None:
    await messenger.send(str(ivan), Letter("Subject", "Your code: 123456", "Your code: <code>123456</code>"))
    shown = telegram.chat(ivan)["messages"][-1]
    assert shown["text"] == "Your code: 123456"
    assert "<code>123456</code>" in shown["html"]


async def test_actions_are_buttons_one_below_the_other(
    telegram: Telegram, messenger: TelegramMessenger, ivan: int
) -> None:
    longest = Action("a" * limits.ACTION_NAME_MAX, "Отклонить <b>")
    letter = Letter("Subject", "text", actions=(Action("access-request:12:allow", "Разрешить"), longest))
    await messenger.send(str(ivan), letter)
    rows = telegram.chat(ivan)["messages"][-1]["buttons"]
    assert [[button["text"] for button in row] for row in rows] == [["Разрешить"], ["Отклонить <b>"]]
    assert rows[0][0]["data"] == "act:access-request:12:allow"


async def test_a_code_is_copied_by_one_press_and_cannot_be_forwarded(
    telegram: Telegram, messenger: TelegramMessenger, ivan: int
) -> None:
    await messenger.send(str(ivan), letter("kk", "code", code="012345", minutes=10))
    (button,) = telegram.chat(ivan)["messages"][-1]["buttons"][0]
    assert (button["text"], button["copy_text"]) == ("Кодты көшіру", "012345")
    assert is_protected(telegram)


async def test_what_holds_no_code_may_be_forwarded(
    telegram: Telegram, messenger: TelegramMessenger, ivan: int
) -> None:
    await messenger.send(str(ivan), LETTER)
    assert not is_protected(telegram)


async def test_of_a_long_letter_the_list_is_cut_and_the_link_stays(
    telegram: Telegram, messenger: TelegramMessenger, ivan: int
) -> None:
    applications = "\n".join(f"• Приложение номер {number} 🚀" for number in range(400))
    link = '<a href="https://t.me/propusk_demo_bot?start=1">Принять</a>'
    await messenger.send(str(ivan), Letter("Subject", "", f"Здравствуйте.\n\n{applications}\n\n{link}"))
    text = telegram.chat(ivan)["messages"][-1]["text"]
    assert text.startswith("Здравствуйте.\n\n• Приложение номер 0")
    assert text.endswith("🚀\n…\n\nПринять")
    assert 4000 < len(text.encode("utf-16-le")) // 2 <= 4096


async def test_a_paragraph_of_one_endless_line_is_cut_as_well(
    telegram: Telegram, messenger: TelegramMessenger, ivan: int
) -> None:
    await messenger.send(str(ivan), Letter("Subject", "", f"<b>{'а &amp; б ' * 1000}</b>\n\nКонец"))
    text = telegram.chat(ivan)["messages"][-1]["text"]
    assert text.startswith("а & б")
    assert text.endswith("\n…\n\nКонец")


async def test_who_blocked_the_bot_is_not_asked_again(
    telegram: Telegram, messenger: TelegramMessenger, ivan: int
) -> None:
    telegram.block(ivan)
    failed = await failure(messenger, ivan)
    assert (failed.permanent, failed.reason) == (True, FailureReason.BLOCKED)


async def test_who_deleted_his_telegram_is_gone(
    telegram: Telegram, messenger: TelegramMessenger, ivan: int
) -> None:
    telegram.delete_account(ivan)
    failed = await failure(messenger, ivan)
    assert (failed.permanent, failed.reason) == (True, FailureReason.GONE)


async def test_who_never_came_cannot_be_written_to(telegram: Telegram, messenger: TelegramMessenger) -> None:
    failed = await failure(messenger, 4_000_000_000)
    assert (failed.permanent, failed.reason) == (True, FailureReason.BLOCKED)


async def test_too_many_messages_wait_as_long_as_telegram_says(
    telegram: Telegram, messenger: TelegramMessenger, ivan: int
) -> None:
    telegram.fault("sendMessage", 429, retry_after=30)
    failed = await failure(messenger, ivan)
    assert (failed.permanent, failed.retry_after) == (False, timedelta(seconds=30))


@pytest.mark.parametrize("status", [0, 500])
async def test_a_lost_answer_is_worth_another_try(
    telegram: Telegram, messenger: TelegramMessenger, ivan: int, status: int
) -> None:
    telegram.fault("sendMessage", status)
    failed = await failure(messenger, ivan)
    assert (failed.permanent, failed.reason) == (False, FailureReason.UNREACHABLE)


async def test_a_letter_that_telegram_refuses_is_not_sent_again(
    messenger: TelegramMessenger, ivan: int
) -> None:
    failed = await failure(messenger, ivan, Letter("Subject", "text", "<b>never closed"))
    assert (failed.permanent, failed.reason) == (True, FailureReason.REJECTED)


async def test_details_quote_neither_address_nor_text(
    telegram: Telegram, messenger: TelegramMessenger, ivan: int
) -> None:
    telegram.fault("sendMessage", 429, retry_after=30)
    failed = await failure(messenger, ivan, Letter("Subject", "secret text"))
    assert str(ivan) not in str(failed)
    assert "secret" not in str(failed)


class TelegramPeer:
    """Ivan's chat, and Telegram in every mood."""

    def __init__(self, telegram: Telegram, bot: Bot, user_id: int) -> None:
        self.messenger: Messenger = TelegramMessenger(bot)
        self.address = str(user_id)
        self._telegram = telegram
        self._user_id = user_id

    async def arrived(self) -> list[str]:
        messages = self._telegram.chat(self._user_id)["messages"]
        return [message["text"] for message in messages if message["from"] == "bot"]

    async def become(self, mood: Mood) -> None:
        match mood:
            case Mood.REFUSES_FOR_GOOD:
                self._telegram.block(self._user_id)
            case Mood.IS_BUSY:
                self._telegram.fault("sendMessage", 429, retry_after=30)
            case Mood.IS_AWAY:
                self._telegram.fault("sendMessage", 0)


class TestConformance(TextConformance, FailureConformance):
    @pytest.fixture
    def peer(self, telegram: Telegram, bot: Bot, ivan: int) -> MoodyPeer:
        return TelegramPeer(telegram, bot, ivan)
