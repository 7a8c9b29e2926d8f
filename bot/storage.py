"""The state of dialogs, kept in the database: what is half filled in survives a restart.

One update of one chat at a time: `DialogStates` takes the chat's turn and hands the update a storage of its
own, which reads everything of the chat with the first SELECT and writes what changed once, as the turn ends.
A handler that failed changes nothing. Background updates of aiogram-dialog pass the same middleware.

With what an update changed it is written that it was handled: Telegram, which did not hear that before a kill, sends it
again, and what was typed for one window must not be taken for an answer to the next.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple
from weakref import WeakValueDictionary

from aiogram import Bot
from aiogram.dispatcher.middlewares.base import BaseMiddleware
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram.types import Chat, TelegramObject, Update, User
from sqlalchemy import BigInteger, Column, String, Table, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from core.clock import Clock
from core.database import Base, Database, Moment

dialog_state = Table(
    "dialog_state",
    Base.metadata,
    Column("bot_id", BigInteger, primary_key=True),
    Column("chat_id", BigInteger, primary_key=True),
    Column("user_id", BigInteger, primary_key=True),
    Column("thread_id", BigInteger, primary_key=True),  # 0: none
    Column("business_connection_id", String, primary_key=True),  # "": none
    Column("destiny", String, primary_key=True),  # "aiogd:stack:…", "aiogd:context:…"
    Column("state", String),
    Column("data", String, nullable=False),  # JSON as text: copying and comparing it is then cheap and exact
    Column("updated_at", Moment, nullable=False),
)
_KEY = dialog_state.primary_key.columns
_SELECT = select(*list(_KEY)[2:], dialog_state.c.state, dialog_state.c.data).where(
    dialog_state.c.bot_id == bindparam("bot"), dialog_state.c.chat_id == bindparam("chat")
)
_DELETE = delete(dialog_state).where(*(column == bindparam(f"key_{column.name}") for column in _KEY))
_AT_CLASH = ("state", "data", "updated_at")
_on_sqlite, _on_postgresql = sqlite.insert(dialog_state), postgresql.insert(dialog_state)
_UPSERT_SQLITE = _on_sqlite.on_conflict_do_update(
    index_elements=_KEY, set_={name: _on_sqlite.excluded[name] for name in _AT_CLASH}
)
_UPSERT_POSTGRESQL = _on_postgresql.on_conflict_do_update(
    index_elements=_KEY, set_={name: _on_postgresql.excluded[name] for name in _AT_CLASH}
)


class _Place(NamedTuple):
    """What tells the records of one chat apart."""

    user_id: int
    thread_id: int
    business_connection_id: str
    destiny: str


class _Record(NamedTuple):
    state: str | None = None
    data: str = "{}"


_EMPTY = _Record()
_HANDLED = _Place(0, 0, "", "handled")  # the numbers of the last updates that changed something here
_REMEMBERED = 32  # more of one person are never unconfirmed at once, but for a flood


class UpdateStorage(BaseStorage):
    """The dialog state of one chat during one update. It belongs to that update and to nobody else."""

    def __init__(self, database: Database, clock: Clock, bot_id: int, chat_id: int) -> None:
        self._database = database
        self._clock = clock
        self._owner = {"bot_id": bot_id, "chat_id": chat_id}
        self._kept: dict[_Place, _Record] | None = None
        self._now: dict[_Place, _Record] = {}

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._record(key)).state

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        self._now[self._place(key)] = (await self._record(key))._replace(state=name)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((await self._record(key)).data)
        return data

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        text = json.dumps(dict(data), ensure_ascii=False, separators=(",", ":"))
        self._now[self._place(key)] = (await self._record(key))._replace(data=text)

    async def was_handled(self, update_id: int) -> bool:
        """Did this update change something here already?"""
        return update_id in await self._handled()

    async def flush(self, update_id: int = 0) -> None:
        """Write what differs from what was read, in one transaction; nothing at all if nothing does.

        `update_id`: of the update that made the difference, if Telegram may send it again.
        """
        kept = self._kept or {}
        changed = {place: record for place, record in self._now.items() if record != kept.get(place, _EMPTY)}
        if not changed:
            return
        if update_id:
            handled = [*await self._handled(), update_id][-_REMEMBERED:]
            changed[_HANDLED] = _Record(data=json.dumps(handled))
        now = self._clock.now()
        filled = [
            {**self._owner, **place._asdict(), **record._asdict(), "updated_at": now}
            for place, record in changed.items()
            if record != _EMPTY
        ]
        emptied = [
            {f"key_{name}": value for name, value in {**self._owner, **place._asdict()}.items()}
            for place, record in changed.items()
            if record == _EMPTY
        ]
        async with self._database.write() as session:
            if filled:
                await session.execute(
                    _UPSERT_SQLITE if self._database.is_sqlite else _UPSERT_POSTGRESQL, filled
                )
            if emptied:
                await session.execute(_DELETE, emptied)
        self._kept = {**kept, **changed}

    async def close(self) -> None:
        """Nothing is held open."""

    async def _record(self, key: StorageKey) -> _Record:
        place = self._place(key)
        return self._now.get(place) or (await self._all()).get(place, _EMPTY)

    async def _handled(self) -> list[int]:
        record = (await self._all()).get(_HANDLED)
        handled: list[int] = [] if record is None else json.loads(record.data)
        return handled

    async def _all(self) -> dict[_Place, _Record]:
        if self._kept is None:
            self._kept = await self._read()
        return self._kept

    async def _read(self) -> dict[_Place, _Record]:
        async with self._database.read() as session:
            rows = await session.execute(
                _SELECT, {"bot": self._owner["bot_id"], "chat": self._owner["chat_id"]}
            )
            return {_Place(*place): _Record(state, data) for *place, state, data in rows}

    def _place(self, key: StorageKey) -> _Place:
        if {"bot_id": key.bot_id, "chat_id": key.chat_id} != self._owner:
            raise ValueError("another chat's state is out of reach of this update")
        return _Place(key.user_id, key.thread_id or 0, key.business_connection_id or "", key.destiny)


class DialogStates(BaseMiddleware):
    """Gives every update its chat's turn and its storage (`fsm_storage`, where aiogram-dialog looks for it).

    Registered on updates and on errors: an error is handled in a new turn, on a fresh storage.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._turns: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        place: Chat | User | None = data.get("event_chat") or data.get("event_from_user")
        if place is None:
            return await handler(event, data)
        bot: Bot = data["bot"]
        turn = self._turns.setdefault((bot.id, place.id), asyncio.Lock())  # gone when nobody holds it
        async with turn:
            storage = UpdateStorage(self._database, self._clock, bot.id, place.id)
            # aiogram-dialog numbers its own updates 0, as the password page does; nobody sends those again
            update_id = event.update_id if isinstance(event, Update) else 0
            if update_id and await storage.was_handled(update_id):
                return None
            data["fsm_storage"] = storage
            result = await handler(event, data)
            await storage.flush(update_id)
            return result

    def busy(self) -> str | None:
        """A probe: how many chats have their turn just now."""
        return f"{len(self._turns)} chats" if self._turns else None
