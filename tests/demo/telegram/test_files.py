"""Photos and documents: upload, ids, download, and their limits."""

import base64
import secrets

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile

from bot.demo.telegram import ActionError, ApiError, Telegram, User

from .asking import PNG, refusal

MB = 1024 * 1024


async def test_a_photo_is_kept_and_can_be_sent_again_by_its_id(telegram: Telegram, ivan: User) -> None:
    sent = await telegram.call(
        "sendPhoto", {"chat_id": ivan.id, "photo": "attach://qr"}, {"qr": ("qr.png", PNG)}
    )
    size = sent["photo"][0]
    assert (size["width"], size["height"], size["file_size"]) == (1, 1, len(PNG))

    again = await telegram.call("sendPhoto", {"chat_id": ivan.id, "photo": size["file_id"]})
    assert again["photo"][0]["file_unique_id"] == size["file_unique_id"]

    path = (await telegram.call("getFile", {"file_id": size["file_id"]}))["file_path"]
    assert telegram.chat(ivan.id)["messages"][-1]["photo"] == f"/control/files/{path}"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "file must be non-empty"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (PNG[:16] + bytes.fromhex("0000271000000001") + PNG[24:], "PHOTO_INVALID_DIMENSIONS"),
        (
            PNG + bytes(10 * MB),
            f"file of size {10 * MB + len(PNG)} bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
    ],
    ids=["empty", "no picture", "too long a strip", "over 10 MB"],
)
async def test_photos_that_are_refused(telegram: Telegram, ivan: User, content: bytes, words: str) -> None:
    with pytest.raises(ApiError) as caught:
        await telegram.call(
            "sendPhoto", {"chat_id": ivan.id, "photo": "attach://p"}, {"p": ("p.png", content)}
        )
    assert caught.value.description == f"Bad Request: {words}"


async def test_uploads_end_at_50_mb_and_downloads_at_20(telegram: Telegram, ivan: User) -> None:
    parameters = {"chat_id": ivan.id, "document": "attach://d"}
    with pytest.raises(ApiError, match="Request Entity Too Large"):
        await telegram.call("sendDocument", parameters, {"d": ("d.bin", bytes(50 * MB + 1))})
    sent = await telegram.call("sendDocument", parameters, {"d": ("d.bin", bytes(21 * MB))})
    answer = await refusal(telegram, "getFile", file_id=sent["document"]["file_id"])
    assert answer == (400, "Bad Request: file is too big")


async def test_ids_that_telegram_does_not_know(telegram: Telegram, ivan: User) -> None:
    assert await refusal(telegram, "sendPhoto", chat_id=ivan.id, photo="AgAC-nothing") == (
        400,
        "Bad Request: wrong file identifier/HTTP URL specified",
    )
    assert (await refusal(telegram, "getFile", file_id="AgAC-nothing"))[0] == 400


async def test_a_file_keeps_its_kind(telegram: Telegram, ivan: User) -> None:
    photo = await telegram.call(
        "sendPhoto", {"chat_id": ivan.id, "photo": "attach://a"}, {"a": ("a.png", PNG)}
    )
    sent = await telegram.call(
        "sendDocument", {"chat_id": ivan.id, "document": "attach://a"}, {"a": ("a.png", PNG)}
    )
    file_id, document_id = photo["photo"][0]["file_id"], sent["document"]["file_id"]
    assert sent["document"]["mime_type"] == "image/png"
    assert await refusal(telegram, "sendDocument", chat_id=ivan.id, document=file_id) == (
        400,
        "Bad Request: can't use file of type Photo as Document",
    )
    where = {"chat_id": ivan.id, "message_id": photo["message_id"]}
    media = {"type": "photo", "media": document_id}
    assert await refusal(telegram, "editMessageMedia", **where, media=media) == (
        400,
        "Bad Request: can't use file of type Document as Photo",
    )
    edited = await telegram.call("editMessageMedia", {**where, "media": {**media, "type": "document"}})
    assert (edited["document"]["file_name"], "photo" in edited) == ("a.png", False)


async def test_an_upload_that_is_not_there(telegram: Telegram, ivan: User) -> None:
    absent = "attach://a"
    for kind in ("photo", "document"):
        answer = await refusal(telegram, f"send{kind.title()}", chat_id=ivan.id, **{kind: absent})
        assert answer == (400, f"Bad Request: there is no {kind} in the request")
    sent = await telegram.call("sendMessage", {"chat_id": ivan.id, "text": "x"})
    where = {"chat_id": ivan.id, "message_id": sent["message_id"]}
    media = {"type": "photo", "media": absent}
    answer = await refusal(telegram, "editMessageMedia", **where, media=media)
    assert answer == (400, "Bad Request: can't parse InputMedia: media not found")


async def test_the_screen_tells_what_a_picture_measures_and_a_document_weighs(
    telegram: Telegram, ivan: User
) -> None:
    where = {"chat_id": ivan.id}
    await telegram.call("sendPhoto", {**where, "photo": "attach://a"}, {"a": ("a.png", PNG)})
    await telegram.call("sendDocument", {**where, "document": "attach://a"}, {"a": ("Доступ.csv", b"1;2")})
    photo, document = telegram.chat(ivan.id)["messages"][-2:]
    assert (photo["photo_size"], photo["document"]) == ([1, 1], None)
    assert telegram.opened(photo["photo"]) == PNG
    assert (document["photo_size"], document["document"]["name"]) == (None, "Доступ.csv")
    assert document["document"]["size"] == 3
    assert telegram.opened(document["document"]["url"]) == b"1;2"
    with pytest.raises(ActionError, match="there is no file"):
        telegram.opened("/control/files/photos/none.png")


async def test_a_person_sends_a_file(telegram: Telegram, ivan: User) -> None:
    update = telegram.send_file(ivan.id, "list.csv", b"a,b")
    document = update["message"]["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == (
        "list.csv",
        "text/csv",
        3,
    )
    assert telegram.chat(ivan.id)["messages"][-1]["document"]["name"] == "list.csv"


async def test_files_of_several_mb_travel_both_ways_over_http(
    telegram: Telegram, ivan: User, http: aiohttp.ClientSession
) -> None:
    content = secrets.token_bytes(8 * MB)
    api = TelegramAPIServer.from_base(str(http._base_url))
    async with Bot(telegram.token, session=AiohttpSession(api=api)) as bot:
        await bot.send_document(ivan.id, BufferedInputFile(content, "report.xlsx"))
        async with http.get(telegram.chat(ivan.id)["messages"][-1]["document"]["url"]) as response:
            assert await response.read() == content

        back = {"user": ivan.id, "name": "people.xlsx", "base64": base64.b64encode(content[::-1]).decode()}
        async with http.post("/control/send_file", json=back) as response:
            document = (await response.json())["update"]["message"]["document"]
        downloaded = await bot.download(document["file_id"])
    assert downloaded is not None
    assert downloaded.read() == content[::-1]
