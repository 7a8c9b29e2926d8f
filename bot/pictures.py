"""Pictures that windows show without a file behind them: they are drawn at the moment they are sent.

A getter hands over `qr(link)` or `table(matrix)` for a `DynamicMedia`. Nothing is written to disk, since the QR of a
link is as secret as the link, and what was sent is remembered only by a digest of what it was drawn from: while that
stays the same, Telegram is given its own copy again.
"""

import asyncio
import hashlib
from collections.abc import Callable
from functools import partial

from aiogram import Bot
from aiogram.enums import ContentType
from aiogram.types import BufferedInputFile, InputFile
from aiogram_dialog.api.entities import MediaAttachment
from aiogram_dialog.manager.message_manager import MessageManager

from bot.matrix import Matrix, picture
from core.qr import qr_png


class Drawn(MediaAttachment):
    """A photo that `draw` makes out of `essence`. The url opens nothing: aiogram-dialog tells media apart by it."""

    def __init__(self, essence: str, draw: Callable[[], bytes]) -> None:
        digest = hashlib.sha256(essence.encode("utf-8", "surrogatepass")).hexdigest()
        super().__init__(ContentType.PHOTO, url=f"drawn:{digest}")
        self.draw = draw


def qr(text: str) -> MediaAttachment:
    """The QR of a text, as the media of a window."""
    return Drawn(f"qr:{text}", partial(qr_png, text))


def table(matrix: Matrix) -> MediaAttachment:
    """Who has what, as the media of a window."""
    return Drawn(repr(matrix), partial(picture, matrix))


class Pictures(MessageManager):
    async def get_media_source(self, media: MediaAttachment, bot: Bot) -> InputFile | str:
        if media.file_id is None and isinstance(media, Drawn):
            return BufferedInputFile(await asyncio.to_thread(media.draw), "picture.png")
        return await super().get_media_source(media, bot)
