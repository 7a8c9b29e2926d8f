"""Outages: switched by name, remembered over a restart, told to the page, obeyed by the mail server."""

import asyncio
from pathlib import Path

import aiohttp
import aiosmtplib
import pytest

from bot.demo.telegram import ActionError, MailCatcher, Telegram

from .test_mail import letter


async def test_an_outage_is_switched_over_http_and_the_page_hears_of_it(http: aiohttp.ClientSession) -> None:
    async with http.get("/control/events") as stream:
        await stream.content.readuntil(b"\n\n")
        async with http.post("/control/outages", json={"name": "mail_down", "on": True}) as response:
            assert (await response.json())["mail_down"] is True
        async with asyncio.timeout(2):
            assert (await stream.content.readuntil(b"\n\n")).startswith(b"event: outages\n")
    async with http.get("/control/outages") as response:
        outages = await response.json()
    assert [name for name, on in outages.items() if on] == ["mail_down"]


async def test_only_what_there_is_can_be_switched(telegram: Telegram, http: aiohttp.ClientSession) -> None:
    with pytest.raises(ActionError, match="there is no outage “rain”; there are: mail_down,"):
        telegram.outages.switch("rain", True)
    async with http.post("/control/outages", json={"name": "mail_down", "on": "yes"}) as response:
        assert (response.status, await response.json()) == (400, {"error": "“on” must be true or false"})


async def test_an_outage_lasts_over_a_restart(tmp_path: Path) -> None:
    telegram = Telegram(database=tmp_path / "telegram.db")
    telegram.outages.switch("sms_down", True)
    telegram.outages.switch("gateway_silent", True)
    telegram.outages.switch("gateway_silent", False)
    telegram.close()
    again = Telegram(database=tmp_path / "telegram.db")
    assert [name for name, on in again.outages.as_json().items() if on] == ["sms_down"]
    again.close()


async def test_a_mail_server_that_is_down_answers_for_now(telegram: Telegram) -> None:
    async with MailCatcher(telegram) as mail:
        connected = aiosmtplib.SMTP(hostname=mail.host, port=mail.port)
        await connected.connect()
        telegram.outages.switch("mail_down", True)
        with pytest.raises(aiosmtplib.SMTPConnectResponseError) as refused:
            await aiosmtplib.send(letter(), hostname=mail.host, port=mail.port)
        assert refused.value.code == 421
        with pytest.raises(aiosmtplib.SMTPRecipientsRefused) as caught:
            await connected.send_message(letter())
        assert caught.value.recipients[0].code == 451
        telegram.outages.switch("mail_down", False)
        await connected.send_message(letter())
        await connected.quit()
    assert len(mail.messages) == 1


async def test_an_unknown_mailbox_is_refused_for_good(telegram: Telegram) -> None:
    async with MailCatcher(telegram) as mail:
        telegram.outages.switch("mailbox_unknown", True)
        with pytest.raises(aiosmtplib.SMTPRecipientsRefused) as caught:
            await aiosmtplib.send(letter(), hostname=mail.host, port=mail.port)
        assert caught.value.recipients[0].code == 550
    assert mail.messages == []
