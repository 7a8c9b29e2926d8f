"""The main job in one go, on both databases, and in bad weather."""

from pathlib import Path

import pytest

from bot.demo.telegram import Clock
from tests.bot.conftest import World
from tests.bot.filling_in import fill_in
from tests.bot.phone import Phone
from tests.cast import Cast, enact

PASSWORD = "четыре весёлых енота танцуют"


@pytest.fixture
def clock() -> Clock:
    """Time goes on here: after a 429 the bot waits as long as Telegram says."""
    return Clock()


async def add_by_phone(adam: Phone) -> str:
    """The token of the invitation."""
    await fill_in(adam)
    await adam.press("Пригласить")
    return adam.screen.partition("start=")[2].split()[0]


async def come(guest: Phone, token: str) -> None:
    await guest.open_link(token)
    await guest.press("Принять")
    await guest.share_contact()
    await guest.press("Всё верно")
    await guest.say(PASSWORD)


@pytest.mark.requirement("H-01", "H-08", "Y-15", "Y-16", "F-20", "I-05", "I-22", "I-34")
async def test_from_the_form_to_the_sign_in(world_on: World) -> None:
    world = world_on
    cast = await enact(world.core, world.mailbox, world.telegram)
    adam, guest = world.phone_of(cast.adam.telegram_id), world.phone("Пётр", phone="+77017001122")
    await come(guest, await add_by_phone(adam))
    assert PASSWORD not in " ".join(guest.own_texts)
    assert "Пётр Первый теперь в организации" in " ".join(adam.texts)
    key = f"web-{cast.tenant_id}"
    allowed = await world.core.signing_in.check("8 701 700 11 22", PASSWORD, key)
    closed = await world.core.signing_in.check("8 701 700 11 22", PASSWORD, f"admin-{cast.tenant_id}")
    unknown = await world.core.signing_in.check("8 701 700 11 22", PASSWORD, "nothing")
    assert allowed.permit
    assert closed == unknown
    assert not closed.permit


@pytest.mark.parametrize(
    ("method", "status", "retry_after"),
    [
        ("sendMessage", 429, 1),
        ("sendMessage", 500, None),
        ("sendMessage", 0, None),
        ("editMessageText", 429, 1),
        ("deleteMessage", 500, None),
        ("answerCallbackQuery", 0, None),
    ],
)
async def test_one_bad_answer_of_telegram_stops_nobody(
    world: World, cast: Cast, method: str, status: int, retry_after: int | None
) -> None:
    adam, guest = world.phone_of(cast.adam.telegram_id), world.phone("Пётр", phone="+77017001122")
    token = await add_by_phone(adam)
    world.telegram.fault(method, status, retry_after)
    await come_in_bad_weather(world, guest, token)
    await world.pass_time(120)
    assert (await world.core.signing_in.check("+77017001122", PASSWORD, f"web-{cast.tenant_id}")).permit
    assert PASSWORD not in " ".join(guest.own_texts)


async def come_in_bad_weather(world: World, guest: Phone, token: str) -> None:
    """A person to whom nothing happened presses again, as people do."""
    await guest.open_link(token)
    if "Принять" not in guest.buttons:
        await guest.open_link(token)
    await guest.press("Принять")
    if not guest.chat["reply_keyboard"]:
        await guest.open_link(token)
        await guest.press("Принять")
    await guest.share_contact()
    if "Всё верно" not in guest.buttons:
        await guest.open_link(token)
    await guest.press("Всё верно" if "Всё верно" in guest.buttons else "Принять")
    if "Всё верно" in guest.buttons:
        await guest.press("Всё верно")
    await guest.say(PASSWORD)


async def test_a_person_who_blocks_the_bot_stops_nobody_else(world: World, cast: Cast) -> None:
    adam, guest = world.phone_of(cast.adam.telegram_id), world.phone("Пётр", phone="+77017001122")
    token = await add_by_phone(adam)
    world.telegram.block(adam.id)
    await come(guest, token)
    assert (await world.core.signing_in.check("+77017001122", PASSWORD, f"web-{cast.tenant_id}")).permit


async def test_nothing_secret_stays_in_the_database(world: World, cast: Cast) -> None:
    adam, guest = world.phone_of(cast.adam.telegram_id), world.phone("Пётр", phone="+77017001122")
    token = await add_by_phone(adam)
    await come(guest, token)
    kept = b"".join(file.read_bytes() for file in database_files(world))
    for secret in (PASSWORD, token, token.rpartition("_")[2]):
        assert secret.encode() not in kept
        assert secret.encode("unicode-escape") not in kept  # as JSON writes it


def database_files(world: World) -> list[Path]:
    file = Path(world.core.database.url.database or "")
    return sorted(file.parent.glob(f"{file.name}*"))
