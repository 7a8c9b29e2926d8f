"""A bot of aiogram and aiogram-dialog, driven through both doors: what no other emulator carries."""

import asyncio
import html
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, ContentType, InputMediaPhoto, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.kbd import Back, Button, Next, SwitchTo
from aiogram_dialog.widgets.media import StaticMedia
from aiogram_dialog.widgets.text import Const, Format
from aiohttp.test_utils import TestServer

from bot.demo.telegram import InProcessSession, Telegram, User, make_app

from .asking import OTHER_PNG, PNG

Settle = Callable[[], Awaitable[None]]


class Form(StatesGroup):
    name = State()
    picture = State()
    done = State()


async def _named(message: Message, widget: Any, manager: DialogManager, text: str) -> None:
    manager.dialog_data["name"] = text
    await manager.next()


async def _read_name(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"name": html.escape(dialog_manager.dialog_data.get("name", ""))}


async def _say_hello(callback: Any, button: Any, manager: DialogManager) -> None:
    await callback.answer("Hello!", show_alert=True)


def dispatcher(picture: str) -> Dispatcher:
    commands = Router()

    @commands.message(CommandStart())
    async def start(message: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(Form.name, mode=StartMode.RESET_STACK)

    dialog = Dialog(
        Window(Const("Your name?"), TextInput(id="name", on_success=_named), state=Form.name),
        Window(
            Format("<b>{name}</b>"),
            StaticMedia(path=picture, type=ContentType.PHOTO),
            Next(Const("Done"), id="picture_next"),
            Back(Const("Back"), id="picture_back"),
            state=Form.picture,
            parse_mode="HTML",
            getter=_read_name,
        ),
        Window(
            Format("Thank you, {name}"),
            Button(Const("Greet"), id="greet", on_click=_say_hello),
            SwitchTo(Const("Again"), id="again", state=Form.name),
            state=Form.done,
            parse_mode="HTML",
            getter=_read_name,
        ),
    )
    dispatcher = Dispatcher()
    dispatcher.include_routers(commands, dialog)
    setup_dialogs(dispatcher)
    return dispatcher


@asynccontextmanager
async def in_process(telegram: Telegram, picture: str) -> AsyncIterator[tuple[Bot, Settle]]:
    bot, handlers = Bot(telegram.token, session=InProcessSession(telegram)), dispatcher(picture)

    async def settle() -> None:
        for update in telegram.take_updates():
            await handlers.feed_raw_update(bot, update)
        await telegram.wait_idle(5)

    yield bot, settle


@asynccontextmanager
async def over_http(telegram: Telegram, picture: str) -> AsyncIterator[tuple[Bot, Settle]]:
    async with TestServer(make_app(telegram)) as server:
        api = TelegramAPIServer.from_base(str(server.make_url("")))
        async with Bot(telegram.token, session=AiohttpSession(api=api)) as bot:
            handlers = dispatcher(picture)
            polling = asyncio.ensure_future(handlers.start_polling(bot, handle_signals=False))

            async def settle() -> None:
                # aiogram's own poller confirms before it has handled: wait for what its handlers do, too.
                await telegram.wait_idle(5)
                await asyncio.gather(*handlers._handle_update_tasks)
                await telegram.wait_idle(5)

            yield bot, settle
            telegram.hang_up()
            await handlers.stop_polling()
            await polling


@pytest.fixture(params=[in_process, over_http], ids=["in process", "over HTTP"])
async def door(
    request: pytest.FixtureRequest, telegram: Telegram, tmp_path: Any
) -> AsyncIterator[tuple[Bot, Settle]]:
    picture = tmp_path / "picture.png"
    picture.write_bytes(PNG)
    async with request.param(telegram, str(picture)) as opened:
        yield opened


async def test_a_dialog_with_input_photo_buttons_and_alert(
    telegram: Telegram, ivan: User, door: tuple[Bot, Settle]
) -> None:
    _, settle = door

    async def shown() -> dict[str, Any]:
        await settle()
        newest: dict[str, Any] = telegram.chat(ivan.id)["messages"][-1]
        return newest

    telegram.open_link(ivan.id)
    assert (await shown())["text"] == "Your name?"
    telegram.say(ivan.id, "<Иван>")
    picture = await shown()
    assert (picture["html"], bool(picture["photo"])) == ("<b>&lt;Иван&gt;</b>", True)
    telegram.press(ivan.id, "Back")
    assert (await shown())["text"] == "Your name?"
    telegram.say(ivan.id, "О'Нил & Ко")
    assert (await shown())["text"] == "О'Нил & Ко"

    telegram.press(ivan.id, "Done")
    assert (await shown())["text"] == "Thank you, О'Нил & Ко"
    telegram.press(ivan.id, "Greet")
    await settle()
    assert telegram.chat(ivan.id)["alert"]["text"] == "Hello!"
    telegram.press(ivan.id, "Again")
    assert (await shown())["text"] == "Your name?"


async def test_objects_files_and_errors_are_aiograms_own(
    telegram: Telegram, ivan: User, door: tuple[Bot, Settle]
) -> None:
    bot, _ = door
    assert (await bot.me()).is_bot
    message = await bot.send_photo(
        ivan.id, BufferedInputFile(PNG, "qr.png"), caption="<i>q</i>", parse_mode="HTML"
    )
    assert message.photo is not None
    downloaded = await bot.download(message.photo[-1])
    assert downloaded is not None
    assert downloaded.read() == PNG
    assert (await bot.get_chat(ivan.id)).username == "ivan"
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=ivan.id, message_id=999)


async def test_media_are_replaced_and_documents_come_with_their_names(
    telegram: Telegram, ivan: User, door: tuple[Bot, Settle]
) -> None:
    bot, _ = door
    message = await bot.send_message(ivan.id, "soon")
    for content in (PNG, OTHER_PNG):
        media = InputMediaPhoto(media=BufferedInputFile(content, "p.png"), caption="now")
        await bot.edit_message_media(media, chat_id=ivan.id, message_id=message.message_id)
        shown = telegram.chat(ivan.id)["messages"][-1]
        assert (shown["id"], shown["text"]) == (message.message_id, "now")
        assert telegram.opened(shown["photo"]) == content
    sent = await bot.send_document(ivan.id, BufferedInputFile("Имя;Склад\r\n".encode(), "Доступ.csv"))
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("Доступ.csv", "text/csv")
    assert (
        telegram.opened(telegram.chat(ivan.id)["messages"][-1]["document"]["url"]).decode() == "Имя;Склад\r\n"
    )
