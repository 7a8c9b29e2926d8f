"""SMS gateways in three shapes, as their clients meet them: what is sent, what is refused, what is kept."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest

from bot.demo.telegram import Telegram

from .conftest import serving

TWILIO = "/sms/twilio/2010-04-01/Accounts/AC1/Messages.json"
SMSC = "/sms/smsc/sys/send.php"
MOBIZON = "/sms/mobizon/service/Message/SendSmsMessage"
TEXT = "Ваш код: 123456"

Answer = tuple[int, Any]


class Client:
    """Sends one text through a gateway, the way its documentation says."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http

    async def twilio(self, to: str = "+77017051234", text: str = TEXT, password: str = "secret") -> Answer:
        form = {"To": to, "From": "Propusk", "Body": text}
        signed = {"Authorization": aiohttp.encode_basic_auth("AC1", password)}
        return await self._post(TWILIO, form, headers=signed)

    async def smsc(self, to: str = "77017051234", text: str = TEXT, **more: str) -> Answer:
        form = {
            "login": "propusk",
            "psw": "secret",
            "phones": to,
            "mes": text,
            "fmt": "3",
            "charset": "utf-8",
        }
        return await self._post(SMSC, {**form, **more})

    async def mobizon(self, to: str = "77017051234", text: str = TEXT, key: str = "kz1") -> Answer:
        form = {"recipient": to, "text": text, "from": "Propusk"}
        return await self._post(f"{MOBIZON}?output=json&api=v1&apiKey={key}", form)

    async def _post(self, path: str, form: dict[str, str], **more: Any) -> Answer:
        async with self._http.post(path, data=form, **more) as response:
            json = response.content_type == "application/json"
            return response.status, await response.json() if json else await response.text()


@pytest.fixture
def client(http: aiohttp.ClientSession) -> Client:
    return Client(http)


async def test_each_gateway_answers_in_its_own_way_and_one_tray_keeps_all(
    telegram: Telegram, client: Client, http: aiohttp.ClientSession
) -> None:
    status, sent = await client.twilio()
    assert (status, sent["status"], sent["to"], sent["body"]) == (201, "queued", "+77017051234", TEXT)
    assert sent["sid"].startswith("SM") and len(sent["sid"]) == 34
    assert await client.smsc() == (200, {"id": 2, "cnt": 1})
    status, sent = await client.mobizon()
    assert (status, sent["code"], sent["message"]) == (200, 0, "")
    assert (sent["data"]["messageId"], sent["data"]["campaignId"]) == ("3", "3")

    async with http.get("/control/sms") as response:
        kept = await response.json()
    assert kept == telegram.sms.messages
    assert [(sms["id"], sms["gateway"], sms["to"], sms["text"]) for sms in kept] == [
        (number, gateway, "+77017051234", TEXT)
        for number, gateway in enumerate(("twilio", "smsc", "mobizon"), start=1)
    ]
    assert kept[0]["at"] == telegram.clock.now().isoformat()


async def test_a_number_that_is_none_is_refused_for_good(telegram: Telegram, client: Client) -> None:
    status, refused = await client.twilio("+7 none")
    assert (status, refused["code"], refused["status"]) == (400, 21211, 400)
    assert (await client.twilio("77017051234"))[1]["code"] == 21211  # Twilio wants the plus
    assert await client.smsc("12") == (200, {"error": "invalid number", "error_code": 7})
    status, refused = await client.mobizon("8")
    assert (status, refused["code"], list(refused["data"])) == (200, 1, ["recipient"])
    assert telegram.sms.messages == []


async def test_nobody_sends_without_saying_who_he_is(telegram: Telegram, client: Client) -> None:
    status, refused = await client.twilio(password="")
    assert (status, refused["code"]) == (401, 20003)
    assert (await client.smsc(psw=""))[1] == {"error": "authorise error", "error_code": 2}
    assert (await client.mobizon(key=""))[1]["code"] == 8
    assert telegram.sms.messages == []


async def test_an_empty_text_is_refused(telegram: Telegram, client: Client) -> None:
    assert (await client.twilio(text=""))[1]["code"] == 21602
    assert (await client.smsc(text=""))[1]["error_code"] == 1
    assert list((await client.mobizon(text=""))[1]["data"]) == ["text"]
    assert telegram.sms.messages == []


async def test_smsc_also_answers_a_get_and_reads_windows_1251_unless_told_otherwise(
    telegram: Telegram, http: aiohttp.ClientSession
) -> None:
    form = {"login": "propusk", "psw": "secret", "phones": "77017051234,77017051235", "mes": TEXT, "fmt": "3"}
    async with http.get(f"{SMSC}?{urlencode(form, encoding='windows-1251')}") as response:
        assert await response.json() == {"id": 1, "cnt": 2}
    async with http.post(SMSC, data={**form, "phones": "77017051236"}) as response:
        assert await response.json() == {"id": 3, "cnt": 1}
    assert [sms["text"] == TEXT for sms in telegram.sms.messages] == [True, True, False]


async def test_an_outage_refuses_for_now_or_for_good_until_it_is_over(
    telegram: Telegram, client: Client
) -> None:
    telegram.outages.switch("sms_down", True)
    for status, _ in (await client.twilio(), await client.smsc(), await client.mobizon()):
        assert status == 503
    telegram.outages.switch("sms_down", False)
    telegram.outages.switch("sms_refused", True)
    assert (await client.twilio())[1]["code"] == 21211
    assert (await client.smsc())[1]["error_code"] == 7
    assert (await client.mobizon())[1]["code"] == 1
    telegram.outages.switch("sms_refused", False)
    assert (await client.twilio())[0] == 201
    assert len(telegram.sms.messages) == 1


async def test_a_planted_fault_strikes_as_often_as_told(telegram: Telegram, client: Client) -> None:
    telegram.fault("sms", 429, times=3)
    status, refused = await client.twilio()
    assert (status, refused["code"]) == (429, 20429)
    assert (await client.smsc())[1]["error_code"] == 9
    assert (await client.mobizon())[0] == 429
    telegram.fault("sms", 502)
    assert (await client.twilio())[0] == 502
    telegram.fault("sms", 0)
    with pytest.raises(aiohttp.ClientError):
        await client.smsc()
    assert (await client.mobizon())[1]["code"] == 0


async def test_no_foreign_page_sends_and_a_restart_keeps_what_came(tmp_path: Path) -> None:
    telegram = Telegram(database=tmp_path / "telegram.db")
    async with serving(telegram) as http:
        async with http.post(TWILIO, headers={"Origin": "https://evil.example"}) as response:
            assert response.status == 403
        assert (await Client(http).mobizon())[1]["code"] == 0
    kept = list(telegram.sms.messages)
    telegram.close()
    again = Telegram(database=tmp_path / "telegram.db")
    assert again.sms.messages == kept != []
    again.close()
