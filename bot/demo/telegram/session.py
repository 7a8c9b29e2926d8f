"""The door in process: an aiogram session that needs neither socket nor server.

It serialises exactly as aiogram's HTTP session does, and the answer goes through aiogram's own
`check_response`, so that a bot sees the same exceptions through both doors.
"""

import json
from collections.abc import AsyncGenerator
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile

from .errors import ApiError, ConnectionDropped
from .telegram import Telegram


class InProcessSession(BaseSession):
    def __init__(self, telegram: Telegram, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._telegram = telegram

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        status, body = await self._call(bot, method)
        content = json.dumps(body, ensure_ascii=False)
        response = self.check_response(bot=bot, method=method, status_code=status, content=content)
        return cast(TelegramType, response.result)

    async def _call(self, bot: Bot, method: TelegramMethod[Any]) -> tuple[int, dict[str, Any]]:
        if bot.token != self._telegram.token:
            return 401, ApiError(401, "Unauthorized").as_json()
        inputs: dict[str, InputFile] = {}
        form = {
            name: prepared
            for name, value in method.model_dump(warnings=False).items()
            if (prepared := self.prepare_value(value, bot=bot, files=inputs))
        }
        uploads = {
            key: (file.filename or key, b"".join([chunk async for chunk in file.read(bot)]))
            for key, file in inputs.items()
        }
        try:
            result = await self._telegram.call(method.__api_method__, form, uploads)
        except ApiError as error:
            return error.error_code, error.as_json()
        except ConnectionDropped as error:
            raise TelegramNetworkError(method=method, message="ServerDisconnectedError") from error
        return 200, {"ok": True, "result": result}

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        path = url.partition(f"/file/bot{self._telegram.token}/")[2]
        content = self._telegram.world.files.content(path)
        if content is None:
            raise FileNotFoundError(url)
        for start in range(0, len(content), chunk_size):
            yield content[start : start + chunk_size]

    async def close(self) -> None:
        """Nothing is open."""
