"""Pictures that windows show without a file behind them: a QR is drawn at the moment it is sent.

A window asks for one by a `qr:` address; nothing is written to disk, since the QR of a link is as secret as the link.
"""

import io

import segno
from aiogram import Bot
from aiogram.enums import ContentType
from aiogram.types import BufferedInputFile, InputFile
from aiogram_dialog.api.entities import MediaAttachment
from aiogram_dialog.manager.message_manager import MessageManager

_QR = "qr:"


def qr(text: str) -> MediaAttachment:
    """The QR of a text, as the media of a window."""
    return MediaAttachment(ContentType.PHOTO, url=f"{_QR}{text}")


class Pictures(MessageManager):
    async def get_media_source(self, media: MediaAttachment, bot: Bot) -> InputFile | str:
        if media.file_id is None and media.url is not None and media.url.startswith(_QR):
            return BufferedInputFile(_draw(media.url.removeprefix(_QR)), "qr.png")
        return await super().get_media_source(media, bot)


def _draw(text: str) -> bytes:
    """Large enough to be read off another screen, with the quiet zone that ISO/IEC 18004 asks for."""
    png = io.BytesIO()
    segno.make(text, error="m").save(png, kind="png", scale=10, border=4)
    return png.getvalue()
