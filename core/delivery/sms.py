"""SMS through whatever gateway takes it over HTTP: how it is asked and what it answers are settings.

A gateway is told of by a template of its form or JSON and by a few lists of answers; the README has three complete
ones. What no list knows is a failure for now, so a new error code costs another try and loses nothing.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

import jmespath
from aiohttp import ClientSession
from jmespath.exceptions import JMESPathError

from core.delivery.http import Answer, ask
from core.delivery.messenger import DeliveryFailed, FailureReason, Letter

_PHONE = re.compile(r"\+[1-9][0-9]{6,14}")  # E.164
_A_CODE = re.compile(r"-?[0-9]{1,6}|[A-Za-z_.-]{1,40}")  # and no number, and no text


@dataclass(frozen=True, repr=False)
class SmsGateway:
    """`{phone}` in a template is the number with its plus, `{digits}` the same without, `{text}` the message.

    What an answer says is the value at `result`, a JMESPath, and where there is none the HTTP status. It is looked
    up in `accepted`; where it is not there, it or the status is looked up in the lists of failures.
    """

    url: str  # user:password@ in it is HTTP basic authentication
    method: Literal["GET", "POST"]
    headers: dict[str, str]
    form: dict[str, str] | None  # of a POST, or the query of a GET; one of form and json
    json: Any
    result: str | None
    receipt: str | None  # JMESPath of the message's id
    accepted: frozenset[str]
    unknown_number: frozenset[str]  # for good: there is no such number, or it takes no SMS
    blocked: frozenset[str]  # for good: its owner, or the law, wants nothing from us
    misconfigured: frozenset[str]  # for now: our sign-in, our money

    def request(self, phone: str, text: str) -> dict[str, Any]:
        """The keywords of aiohttp for it."""
        filled = _filled(
            self.json if self.form is None else self.form,
            {"{phone}": phone, "{digits}": phone.removeprefix("+"), "{text}": text},
        )
        body = "json" if self.form is None else "params" if self.method == "GET" else "data"
        return {body: filled, "headers": self.headers}

    def judge(self, answer: Answer) -> str | None:
        """The gateway's id of what it took; DeliveryFailed if it did not take it."""
        status = str(answer.status)
        is_readable = self.result is None or answer.body is not None
        said = receipt = None
        try:
            said = _found(self.result, answer.body)
        except JMESPathError:  # a function in it was given what it does not take
            is_readable = False
        with suppress(JMESPathError):
            receipt = _found(self.receipt, answer.body)
        if self.result is not None and self.receipt is not None and said is receipt is None:
            is_readable = False  # nothing says that it was taken: many a service answers 200 to everything
        if is_readable and (said or status) in self.accepted:
            return receipt
        detail = f"{status} {said}" if said is not None and _A_CODE.fullmatch(said) else status
        told = {said, status}
        if told & self.unknown_number:
            raise DeliveryFailed(True, FailureReason.ADDRESS_REFUSED, detail=detail)
        if told & self.blocked:
            raise DeliveryFailed(True, FailureReason.BLOCKED, detail=detail)
        if told & self.misconfigured:
            raise DeliveryFailed(False, FailureReason.MISCONFIGURED, answer.retry_after, detail)
        raise answer.failure(detail)


class SmsMessenger:
    name = "sms"

    def __init__(self, http: ClientSession, gateway: SmsGateway, domain: str | None = None) -> None:
        """`domain`: where codes are typed in; a phone then offers the code of an SMS there, and nowhere else."""
        self._http, self._gateway, self._domain = http, gateway, domain

    async def send(self, address: str, letter: Letter) -> str | None:
        if not _PHONE.fullmatch(address):
            raise DeliveryFailed(True, FailureReason.ADDRESS_REFUSED, detail="not a number")
        request = self._gateway.request(address, self._text(letter))
        return self._gateway.judge(await ask(self._http, self._gateway.method, self._gateway.url, **request))

    def _text(self, letter: Letter) -> str:
        text = letter.short or letter.text
        if letter.code is None or self._domain is None:
            return text
        return f"{text}\n@{self._domain} #{letter.code}"  # WICG: origin-bound one-time codes


def _filled(template: Any, values: dict[str, str]) -> Any:
    if isinstance(template, dict):
        return {name: _filled(part, values) for name, part in template.items()}
    if isinstance(template, list):
        return [_filled(part, values) for part in template]
    if not isinstance(template, str):
        return template
    # At once, so that a text which holds {phone} stays as it is.
    return re.sub("|".join(map(re.escape, values)), lambda found: values[found.group()], template)


def _found(path: str | None, body: Any) -> str | None:
    value = None if path is None else jmespath.search(path, body)
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else None
