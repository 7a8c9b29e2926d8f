"""Which channels an installation has: those that its settings tell of, and the console where there is no mail server."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import structlog
from aiohttp.test_utils import TestServer
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.__main__ import what_is_wrong
from bot.channels import messengers
from bot.demo.channels import settings as demo_settings
from bot.demo.telegram import Clock, MailCatcher, Telegram, make_app
from bot.settings import BotSettings
from core.clock import SystemClock
from core.database import Database
from core.delivery import (
    Address,
    ConsoleMessenger,
    Courier,
    DeliveryFailed,
    Letter,
    Message,
    Messenger,
    Outbox,
    Tracking,
    http_session,
    letter,
)
from tests.conftest import SERVER_KEY

PHONE = "+77017051225"
SMS = {"sms_url": "https://sms.example/send", "sms_form": '{"to": "{phone}", "text": "{text}"}'}


@pytest.mark.requirement("H-07")
@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({}, ["email"]),
        ({"smtp_host": "smtp.example"}, ["email"]),
        (SMS, ["email", "sms"]),
        ({"telegram_gateway_token": "token"}, ["email", "telegram_gateway"]),
        ({**SMS, "telegram_gateway_token": "token"}, ["email", "sms", "telegram_gateway"]),
    ],
)
async def test_a_channel_is_there_where_its_settings_are(said: dict[str, Any], names: list[str]) -> None:
    async with http_session() as http:
        found = messengers(BotSettings.model_validate(said), SystemClock(), http)
    assert [each.name for each in found] == names
    assert isinstance(found[0], ConsoleMessenger) is ("smtp_host" not in said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"sms_form": '{"psw": "s3cret", "to": '}, "This setting cannot be right: SMS_FORM."),
        ({"sms_url": "https://s3cret@sms.example", "sms_id": "a.."}, "This setting cannot be right: SMS_ID."),
        (
            {"sms_url": "https://s3cret@sms.example"},
            "This setting cannot be right: SMS_URL needs either SMS_FORM or SMS_JSON, "
            "with {text} and {phone} or {digits} in it.",
        ),
    ],
)
def test_what_is_wrong_with_the_settings_is_one_sentence_without_their_values(
    said: dict[str, str], told: str
) -> None:
    with pytest.raises(ValidationError) as wrong:
        BotSettings.model_validate(said)
    assert what_is_wrong(wrong.value) == told


@pytest.fixture
async def simulated() -> AsyncIterator[tuple[Telegram, dict[str, Messenger]]]:
    """The demo's channels, and the simulator that they lead to."""
    telegram = Telegram(clock=Clock(), rate_limits=False)
    async with (
        MailCatcher(telegram) as mail,
        http_session() as http,
        TestServer(make_app(telegram, mail)) as server,
    ):
        address = f"http://{server.host}:{server.port}"
        settings = BotSettings.model_construct().model_copy(update=demo_settings(address, mail))
        yield telegram, {each.name: each for each in messengers(settings, telegram.clock, http)}
    telegram.close()


async def test_the_demos_channels_lead_to_the_simulator(
    simulated: tuple[Telegram, dict[str, Messenger]],
) -> None:
    telegram, channels = simulated
    ivan = telegram.add_user("Ivan", phone=PHONE)
    code = letter("ru", "code", (), SystemClock().now() + timedelta(minutes=10), code="012345", minutes=10)
    await channels["email"].send("ivan@example.com", code)
    await channels["sms"].send(PHONE, code)
    receipt = await channels["telegram_gateway"].send(PHONE, code)
    assert [sms["text"] for sms in telegram.sms.messages] == [code.short]
    assert [shown["code"] for shown in telegram.gateway.shown_to(ivan.id)] == ["012345"]
    gateway = channels["telegram_gateway"]
    assert isinstance(gateway, Tracking) and receipt is not None
    assert await gateway.has_arrived(receipt)


@pytest.mark.parametrize(
    ("outage", "channel", "permanent"),
    [
        ("sms_refused", "sms", True),
        ("sms_down", "sms", False),
        ("gateway_refused", "telegram_gateway", True),
        ("mailbox_unknown", "email", True),
        ("mail_down", "email", False),
    ],
)
async def test_what_is_broken_in_its_page_is_understood(
    simulated: tuple[Telegram, dict[str, Messenger]], outage: str, channel: str, permanent: bool
) -> None:
    telegram, channels = simulated
    telegram.add_user("Ivan", phone=PHONE)
    telegram.outages.switch(outage, True)
    code = letter("ru", "code", code="012345", minutes=10)
    with pytest.raises(DeliveryFailed) as failed:
        await channels[channel].send("ivan@example.com" if channel == "email" else PHONE, code)
    assert failed.value.permanent is permanent


async def test_a_code_that_the_gateway_does_not_bring_is_known_not_to_have_arrived(
    simulated: tuple[Telegram, dict[str, Messenger]],
) -> None:
    telegram, channels = simulated
    telegram.add_user("Ivan", phone=PHONE)
    telegram.outages.switch("gateway_silent", True)
    gateway = channels["telegram_gateway"]
    assert isinstance(gateway, Tracking)
    receipt = await gateway.send(PHONE, letter("ru", "code", code="012345", minutes=10))
    assert receipt is not None
    assert not await gateway.has_arrived(receipt)
    await gateway.withdraw(receipt)
    assert [asked["delivery_status"]["status"] for asked in telegram.gateway.listed()] == ["revoked"]


class Codes:
    """The purpose of one code that is good until then."""

    def __init__(self, until: datetime) -> None:
        self.until = until

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        return letter("ru", "code", (), self.until, code="012345", minutes=10)

    async def settled(self, session: AsyncSession, message: Message, now: datetime) -> None:
        """Nothing waits for it."""


@pytest.mark.requirement("H-07", "I-32")
async def test_what_the_gateway_does_not_bring_in_half_of_the_time_is_paid_back_and_comes_by_sms(
    simulated: tuple[Telegram, dict[str, Messenger]], sqlite_database: Database
) -> None:
    telegram, channels = simulated
    telegram.add_user("Ivan", phone=PHONE)
    telegram.outages.switch("gateway_silent", True)
    clock, outbox = telegram.clock, Outbox()
    until = clock.now() + timedelta(minutes=10)
    courier = Courier(sqlite_database, clock, SERVER_KEY, outbox, channels, {"code": Codes(until)})
    first, second = (Address(name, PHONE) for name in ("telegram_gateway", "sms"))
    async with sqlite_database.write() as session:
        await outbox.put(
            session,
            clock.now(),
            purpose="code",
            subject_id=1,
            generation=1,
            to=first,
            then=[second],
            language="ru",
            expires_at=until,
        )
    with structlog.testing.capture_logs() as logs:
        await courier.run_due()
        assert telegram.sms.messages == []
        clock.advance(300)
        await courier.run_due()
    assert [sms["text"] for sms in telegram.sms.messages] == [
        "Propusk: ваш код 012345. Никому его не сообщайте."
    ]
    assert [asked["delivery_status"]["status"] for asked in telegram.gateway.listed()] == ["expired"]
    assert any(entry["event"] == "telegram gateway has refunded a code" for entry in logs)
    assert PHONE not in str(logs) and "012345" not in str(logs)
