"""How the tests ask: one call and its refusal, as (code, words); a picture; a keyboard in a line."""

from typing import Any

import pytest

from bot.demo.telegram import ApiError, Telegram

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63606060600000"
    "00050001a5f645400000000049454e44ae426082"
)
OTHER_PNG = PNG.replace(bytes.fromhex("a5f64540"), bytes.fromhex("a5f64541"))


async def refusal(telegram: Telegram, method: str, **parameters: Any) -> tuple[int, str]:
    with pytest.raises(ApiError) as caught:
        await telegram.call(method, parameters)
    return caught.value.error_code, caught.value.description


def inline(*labels: str) -> dict[str, Any]:
    """One row a label; the data is the label in lower case."""
    return {"inline_keyboard": [[{"text": label, "callback_data": label.lower()}] for label in labels]}


def contact_keyboard(**more: Any) -> dict[str, Any]:
    return {"keyboard": [[{"text": "My number", "request_contact": True}, {"text": "Not now"}]], **more}
