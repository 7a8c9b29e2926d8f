"""Pictures in windows: one message whose picture changes in place, and no upload of what Telegram has already."""

import threading
from typing import Any

import pytest
from aiogram import Bot, Dispatcher, Router
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Const, Format

from bot.demo.telegram import Telegram
from bot.matrix import Headings, Mark, Matrix, Row, as_csv, picture
from bot.pictures import Drawn, Pictures, qr, table
from tests.bot.phone import Phone


class Show(StatesGroup):
    matrix = State()


def matrix(*marks: Mark) -> Matrix:
    columns = ("Склад", "Касса")[: len(marks)]
    return Matrix("Кому что открыто", "«ТехСервис»", columns, (Row("Иван", "Инженер", marks),), ())


BEFORE, AFTER = matrix(Mark.NONE, Mark.LAUNCH), matrix(Mark.LAUNCH, Mark.LAUNCH)
CSV = as_csv(BEFORE, Headings("Имя", "Роль", {Mark.NONE: "", Mark.LAUNCH: "запуск"}))


@pytest.fixture
async def phone(telegram: Telegram, bot: Bot) -> Phone:
    """A bot of one window: a matrix that «Give» changes, «Again» shows anew, and «File» sends as a table."""
    dispatcher, router = Dispatcher(), Router()
    router.include_router(Dialog(_window()))

    @router.message(CommandStart())
    async def start(_: Any, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(Show.matrix, {"given": False}, mode=StartMode.RESET_STACK)

    dispatcher.include_router(router)
    setup_dialogs(router, message_manager=Pictures())
    user = telegram.add_user("Ольга", language_code="ru")
    phone = Phone(telegram, dispatcher, bot, user.id)
    await phone.open_link()
    return phone


def _window() -> Window:
    async def getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        given = dialog_manager.dialog_data.get("given", 0)
        return {
            "table": table(AFTER if given % 2 else BEFORE),
            "count": dialog_manager.dialog_data.get("said", 0),
        }

    def count(key: str) -> Any:
        async def pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
            manager.dialog_data[key] = manager.dialog_data.get(key, 0) + 1

        return pressed

    async def send(callback: CallbackQuery, _: Button, manager: DialogManager) -> None:
        assert callback.bot
        await callback.bot.send_document(callback.from_user.id, BufferedInputFile(CSV, "Доступ.csv"))

    return Window(
        DynamicMedia("table"),
        Format("Раз: {count}"),
        Button(Const("Give"), "give", count("given")),
        Button(Const("Say"), "say", count("said")),
        Button(Const("Again"), "again"),
        Button(Const("File"), "file", send),
        state=Show.matrix,
        getter=getter,
    )


def uploads(telegram: Telegram) -> list[str]:
    return [record["method"] for record in telegram.journal if record["files"]]


async def test_a_window_shows_the_matrix(phone: Phone) -> None:
    assert phone.file == picture(BEFORE)
    assert phone.last["photo_size"][0] == 1080


async def test_a_changed_matrix_changes_in_place(phone: Phone) -> None:
    before = phone.last["id"]
    await phone.press("Give")
    assert phone.file == picture(AFTER) != picture(BEFORE)
    assert phone.last["id"] == before
    assert uploads(phone.telegram) == ["sendPhoto", "editMessageMedia"]


async def test_an_unchanged_matrix_is_not_sent_again(phone: Phone) -> None:
    for button in ("Say", "Again", "Say"):
        await phone.press(button)
    assert phone.screen == "Раз: 2"
    assert phone.file == picture(BEFORE)
    assert uploads(phone.telegram) == ["sendPhoto"]


async def test_a_matrix_that_was_there_before_comes_back_without_an_upload(phone: Phone) -> None:
    for expected in (AFTER, BEFORE, AFTER):
        await phone.press("Give")
        assert phone.file == picture(expected)
    assert len(uploads(phone.telegram)) == 2


async def test_the_table_comes_as_a_document(phone: Phone) -> None:
    await phone.press("File")
    document = next(message["document"] for message in phone.chat["messages"] if message["document"])
    assert (document["name"], document["size"]) == ("Доступ.csv", len(CSV))
    assert phone.telegram.opened(document["url"]) == CSV


async def test_drawing_leaves_the_loop_alone(bot: Bot) -> None:
    threads: list[int] = []

    def draw() -> bytes:
        threads.append(threading.get_ident())
        return b"png"

    source = await Pictures().get_media_source(Drawn("anything", draw), bot)
    assert isinstance(source, BufferedInputFile)
    assert source.data == b"png"
    assert threads != [threading.get_ident()]


def test_what_a_picture_is_made_of_is_not_kept_with_it() -> None:
    """aiogram-dialog keeps the address of every medium that it sent; the link of an invitation is a secret."""
    shown = qr("https://t.me/propusk_demo_bot?start=secret")
    assert "secret" not in (shown.url or "")
    assert shown.url == qr("https://t.me/propusk_demo_bot?start=secret").url != qr("another").url
