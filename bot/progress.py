"""A message that moves while a list of people is worked off: edited in place, and at the end it says what came of it.

Which messages move stands in a table of the bot's own, so a process that was killed goes on with the same message.
Its buttons work whatever else is open; `bot.dialogs.importing` takes the presses.
"""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from sqlalchemy import BigInteger, Boolean, Column, Integer, Row, Table, delete, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import sentence
from bot.identity import contact_of
from bot.speech import Speech
from core.bootstrap import Core
from core.database import Base
from core.errors import Refused
from core.importing import JobState, RowState
from core.importing import Progress as Far

BUTTON = "import:"  # what callback data of these messages begins with

_TABLE = Table(
    "import_progress",
    Base.metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("job_id", Integer, nullable=False),
    Column("done", Integer, nullable=False),  # what it says now
    Column("asking", Boolean, nullable=False),  # whether to stop
)
_EVERY = timedelta(seconds=2)  # Telegram takes about one message a second for a chat, and others need theirs
_BAR = 12  # signs

log = structlog.get_logger()


class Progress:
    def __init__(self, core: Core) -> None:
        self._core = core
        self._database, self._clock = core.database, core.clock
        self._edited: dict[tuple[int, int], datetime] = {}
        self._news = asyncio.Event()

    async def begin(self, bot: Bot, chat_id: int, actor: int, job_id: int, say: Speech) -> None:
        """A message at the bottom of the chat, which moves from now on."""
        far = await self._core.importing.progress(actor, job_id)
        message = await bot.send_message(chat_id, text_of(say, far), reply_markup=_buttons(say, far))
        row = {
            "chat_id": chat_id,
            "message_id": message.message_id,
            "job_id": job_id,
            "done": far.done,
            "asking": False,
        }
        self._edited[chat_id, message.message_id] = self._clock.now()
        async with self._database.write() as session:
            await session.execute(insert(_TABLE), row)
        self._news.set()

    async def ask(self, bot: Bot, chat_id: int, message_id: int, *, asking: bool) -> None:
        """Under the same message: stop it? Or let it go on."""
        async with self._database.write() as session:
            this = await session.execute(
                update(_TABLE).where(*_this(chat_id, message_id)).values(asking=asking).returning(_TABLE)
            )
            row = this.one_or_none()
        if row is not None:
            await self._show(bot, row)

    async def run(self, bot: Bot) -> None:
        """Move what is to be moved, until cancelled."""
        while True:
            self._news.clear()
            try:
                await self.run_due(bot)
                moving = await self._moving()
            except (SQLAlchemyError, OSError) as error:
                log.error("progress cannot reach the database", error=type(error).__name__)
                moving = True
            if moving:
                await self._clock.sleep_until(self._clock.now() + _EVERY)
            else:
                await self._news.wait()

    async def run_due(self, bot: Bot) -> int:
        """Edit every message that has something new to say, no sooner than it may; how many it were."""
        async with self._database.read() as session:
            rows = (await session.execute(select(_TABLE))).all()
        return sum([await self._move(bot, row) for row in rows])

    async def busy(self) -> str | None:
        """A probe: how many messages still move."""
        moving = await self._moving()
        return f"progress: {moving} moving" if moving else None

    async def _moving(self) -> int:
        async with self._database.read() as session:
            return await session.scalar(select(func.count()).select_from(_TABLE)) or 0

    async def _move(self, bot: Bot, row: Row[Any]) -> bool:
        far = await self._far(row)
        edited = self._edited.get((row.chat_id, row.message_id))
        too_soon = edited is not None and self._clock.now() < edited + _EVERY
        if far is not None and not far.is_over and (too_soon or far.done == row.done):
            return False
        return await self._show(bot, row)

    async def _far(self, row: Row[Any]) -> Far | None:
        """None where the chat is no longer that of who sent the list."""
        who = await self._core.directory.who(contact_of(row.chat_id))
        with suppress(Refused):
            return await self._core.importing.progress(who.account_id or 0, row.job_id)
        return None

    async def _show(self, bot: Bot, row: Row[Any]) -> bool:
        key = row.chat_id, row.message_id
        far = await self._far(row)
        if far is None:
            await self._forget(*key)
            return True
        say = Speech((await self._core.directory.who(contact_of(row.chat_id))).language)
        self._edited[key] = self._clock.now()
        try:
            await bot.edit_message_text(
                text_of(say, far, asking=row.asking),
                chat_id=row.chat_id,
                message_id=row.message_id,
                reply_markup=_buttons(say, far, asking=row.asking),
            )
        except (TelegramBadRequest, TelegramForbiddenError) as refusal:
            if "message is not modified" not in refusal.message:  # removed by hand, or the bot is blocked
                await self._forget(*key)
                return True
        except AiogramError as error:
            log.info("progress not shown yet", error=type(error).__name__)
            return False
        if far.is_over:
            await self._forget(*key)
        else:
            async with self._database.write() as session:
                await session.execute(update(_TABLE).where(*_this(*key)).values(done=far.done))
        return True

    async def _forget(self, chat_id: int, message_id: int) -> None:
        self._edited.pop((chat_id, message_id), None)
        async with self._database.write() as session:
            await session.execute(delete(_TABLE).where(*_this(chat_id, message_id)))


def _this(chat_id: int, message_id: int) -> tuple[Any, Any]:
    return _TABLE.c.chat_id == chat_id, _TABLE.c.message_id == message_id


def text_of(say: Speech, far: Far, *, asking: bool = False) -> str:
    """HTML."""
    states = far.counts.states
    numbers = {
        "invited": states[RowState.INVITED],
        "asked": states[RowState.ASKED],
        "skipped": states[RowState.SKIPPED],
        "wrong": far.counts.wrong,
        "left": far.counts.ready,
    }
    if far.state is JobState.RUNNING:
        share = far.done / far.of if far.of else 1.0
        full = round(share * _BAR)
        parts = [
            say(
                "importing-progress",
                done=far.done,
                of=far.of,
                bar="▓" * full + "░" * (_BAR - full),
                percent=int(share * 100),
                **numbers,
            )
        ]
        if asking:
            parts.append(say("importing-stop-question"))
        return "\n\n".join(parts)
    outcome = [say(f"importing-outcome-{name}", n=n) for name, n in numbers.items() if n]
    told = [say("importing-over", state=far.state.value), "\n".join(outcome)]
    if far.why is not None:
        told.insert(1, sentence(say.language, Refused(far.why)))
    if far.counts.came:
        told.append(say("importing-links-are-personal"))
    return "\n\n".join(told)


def _buttons(say: Speech, far: Far, *, asking: bool = False) -> InlineKeyboardMarkup:
    if asking and not far.is_over:
        names = ["stop_yes", "go_on"]
    elif not far.is_over:
        names = ["stop"]
    else:
        offered = {"links": far.counts.came, "wrong": far.counts.wrong, "people": far.counts.came}
        names = [name for name, n in offered.items() if n]
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(
                    text=say.plain(f"importing-button-{name.replace('_', '-')}"),
                    callback_data=f"{BUTTON}{name}:{far.job_id}",
                )
            ]
            for name in names
        ]
    )
