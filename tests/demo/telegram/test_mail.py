"""The mail catcher: real SMTP in, letters out."""

from email.message import EmailMessage
from pathlib import Path

import aiohttp
import aiosmtplib
import pytest

from bot.demo.telegram import MailCatcher, Telegram


def letter(subject: str = "Приглашение") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "propusk@example.com", "ivan@example.com", subject
    message.set_content("Ваш код: 123456")
    message.add_alternative("<p>Ваш код: <b>123456</b></p>", subtype="html")
    return message


async def test_a_letter_is_read_as_its_reader_would() -> None:
    async with MailCatcher() as mail:
        await aiosmtplib.send(letter(), hostname=mail.host, port=mail.port)
    caught = mail.messages[0]
    assert (caught["to"], caught["from"], caught["subject"]) == (
        ["ivan@example.com"],
        "propusk@example.com",
        "Приглашение",
    )
    assert caught["text"].strip() == "Ваш код: 123456"
    assert "<b>123456</b>" in caught["html"]
    assert caught["headers"]["To"] == "ivan@example.com"


async def test_a_picture_that_comes_with_a_letter_is_shown_in_its_place() -> None:
    sent = letter()
    page = sent.get_body(("html",))
    assert isinstance(page, EmailMessage)
    page.set_content('<p><img src="cid:qr@example.com"></p>', subtype="html")
    page.add_related(b"picture", "image", "png", cid="<qr@example.com>")
    async with MailCatcher() as mail:
        await aiosmtplib.send(sent, hostname=mail.host, port=mail.port)
    assert '<img src="data:image/png;base64,cGljdHVyZQ==">' in mail.messages[0]["html"]


async def test_recipients_can_be_refused() -> None:
    async with MailCatcher() as mail:
        mail.refuse = (550, "5.1.1 no such mailbox")
        with pytest.raises(aiosmtplib.SMTPRecipientsRefused) as caught:
            await aiosmtplib.send(letter(), hostname=mail.host, port=mail.port)
        assert caught.value.recipients[0].code == 550
        mail.refuse = None
        await aiosmtplib.send(letter(), hostname=mail.host, port=mail.port)
    assert len(mail.messages) == 1


async def test_the_tray_survives_a_restart_and_can_be_emptied(tmp_path: Path) -> None:
    telegram = Telegram(database=tmp_path / "telegram.db")
    async with MailCatcher(telegram) as mail:
        for subject in ("one", "two"):
            await aiosmtplib.send(letter(subject), hostname=mail.host, port=mail.port)
    telegram.close()

    telegram = Telegram(database=tmp_path / "telegram.db")
    again = MailCatcher(telegram)
    assert [caught["subject"] for caught in again.messages] == ["one", "two"]
    again.clear()
    assert MailCatcher(telegram).messages == []
    telegram.close()


async def test_the_tray_over_http(telegram: Telegram, http: aiohttp.ClientSession) -> None:
    async with http.get("/control/mail") as response:
        assert await response.json() == []
