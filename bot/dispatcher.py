"""The table of contents of the bot: what every update passes, in order, and the routers that answer it."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.dispatcher.middlewares.base import BaseMiddleware
from aiogram.enums import ChatMemberStatus, ChatType, ParseMode
from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject, Update, User
from aiogram_dialog import DialogManager, setup_dialogs
from aiogram_dialog.utils import CB_SEP

from bot import actions, dialogs, errors
from bot.commands import CommandMenu
from bot.erasing import Eraser
from bot.identity import Identity
from bot.pictures import Pictures
from bot.progress import Progress
from bot.retry import Retry
from bot.settings import BotSettings
from bot.speech import Speech
from bot.storage import DialogStates
from core import texts
from core.bootstrap import Core
from core.clock import Clock

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

_ELSEWHERE = {ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL}
_OUT = {ChatMemberStatus.LEFT, ChatMemberStatus.KICKED}


def make_bot(token: str, session: BaseSession, clock: Clock) -> Bot:
    session.middleware(Retry(clock))
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML.value))


def make_dispatcher(core: Core, eraser: Eraser, settings: BotSettings) -> Dispatcher:
    """A new dispatcher with every call.

    In the data of every update: `core`, `eraser`, `settings`, `states`, `progress`, and what `Identity` puts there.
    """
    states = DialogStates(core.database, core.clock)
    dispatcher = OneDoor(
        disable_fsm=True,
        core=core,
        eraser=eraser,
        settings=settings,
        states=states,
        progress=Progress(core),
    )
    dispatcher.update.outer_middleware(PrivateOnly())
    dispatcher.update.outer_middleware(CommandMenu())  # before the turn, so that nobody waits for a menu
    dispatcher.update.outer_middleware(states)
    dispatcher.update.outer_middleware(Identity(core.directory))
    dispatcher.errors.outer_middleware(states)

    screens = Router(name="screens")
    screens.include_routers(
        *dialogs.commands(), actions.router(dialogs.actions()), _strangers(), *dialogs.windows(), _leftovers()
    )
    dispatcher.include_router(screens)
    # The chat's turn is taken by `states` for all of an update, so dialogs need no isolation of their own.
    setup_dialogs(screens, events_isolation=DisabledEventIsolation(), message_manager=Pictures())
    errors.register(dispatcher, screens, dialogs.home)
    return dispatcher


class OneDoor(Dispatcher):
    """An edited message is treated like a new one: it comes in by the same door."""

    async def feed_update(self, bot: Bot, update: Update, **kwargs: Any) -> Any:
        if update.edited_message is not None:
            update = update.model_copy(update={"message": update.edited_message, "edited_message": None})
        return await super().feed_update(bot, update, **kwargs)


class PrivateOnly(BaseMiddleware):
    """In groups and channels the bot says one sentence and leaves; nothing else of it works there."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        chat: Chat | None = data.get("event_chat")
        if chat is None or chat.type not in _ELSEWHERE:
            return await handler(event, data)
        if isinstance(event, Update) and not _already_out(event):
            await _leave(data["bot"], chat, data.get("event_from_user"))
        return None


def _already_out(update: Update) -> bool:
    change = update.my_chat_member
    return change is not None and change.new_chat_member.status in _OUT


async def _leave(bot: Bot, chat: Chat, user: User | None) -> None:
    language = user.language_code if user and user.language_code in texts.LANGUAGES else texts.LANGUAGES[0]
    username = (await bot.me()).username or ""
    with suppress(TelegramAPIError):
        await bot.send_message(chat.id, texts.html(language, "group-only-private", bot=username))
    with suppress(TelegramAPIError):
        await bot.leave_chat(chat.id)


def _strangers() -> Router:
    """Data that no dialog ever made: an open one would take it for nothing in particular, and say nothing."""
    router = Router(name="strangers")

    async def of_no_dialog(callback: CallbackQuery) -> bool:
        return CB_SEP not in (callback.data or "")

    @router.callback_query(of_no_dialog)
    async def press(callback: CallbackQuery, say: Speech, dialog_manager: DialogManager) -> None:
        await callback.answer(say.plain("screen-outdated"), show_alert=True)

    return router


def _leftovers() -> Router:
    """What no screen wanted: a forged or very old button, or a message while nothing is open."""
    router = Router(name="leftovers")

    @router.callback_query()
    async def press(callback: CallbackQuery, say: Speech, dialog_manager: DialogManager) -> None:
        await callback.answer(say.plain("screen-outdated"), show_alert=True)
        if not dialog_manager.has_context():
            await dialogs.home(dialog_manager)

    @router.message()
    async def message(message: Message, dialog_manager: DialogManager) -> None:
        if message.web_app_data is None:  # a page that nobody waits for any more is told so itself
            await dialogs.home(dialog_manager)

    return router
