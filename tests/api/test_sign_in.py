"""The sign-in check over HTTP: what is asked, what is answered, and that nothing else is let out."""

import json
from typing import Any

import pytest
from aiohttp import web

from core import limits
from core.api.errors import STATUS, refusals
from core.bootstrap import Core
from core.errors import Code, Refused
from core.people import Account
from tests.api.conftest import Client
from tests.cast import PASSWORD, Cast, newcomer, operation
from tests.core.conftest import alter, on_both

WORDING = "Логин или пароль введены неправильно. Попробуйте еще раз."


async def ask(
    client: Client, login: str, password: str = PASSWORD, application: str = "web-1"
) -> tuple[int, Any]:
    body = {"login": login, "password": password, "application": application}
    answer = await client.post("/api/v1/sign-in", json=body)
    assert answer.content_type == "application/json"
    return answer.status, await answer.json()


@on_both
@pytest.mark.requirement("H-11")
async def test_the_right_password_and_a_role_with_the_application_permit(client: Client, cast: Cast) -> None:
    permitted = {"permit": True, "reasons": [], "rights": "LAUNCH"}
    assert await ask(client, cast.anna.login) == (200, permitted)


@on_both
@pytest.mark.requirement("F-20", "I-22")
async def test_a_hidden_application_is_answered_like_one_that_does_not_exist(
    client: Client, cast: Cast
) -> None:
    body = {"permit": False, "reasons": ["APP_NOT_FOUND_OR_CLOSED"], "rights": "NONE"}
    for application in ("web-1", "web-2", "no-such-application", ""):
        assert await ask(client, cast.ivan.login, application=application) == (200, body)


@on_both
@pytest.mark.requirement("F-29", "I-08")
async def test_a_wrong_login_and_a_wrong_password_are_answered_in_one_wording(
    client: Client, cast: Cast
) -> None:
    body = {"error": "CREDENTIALS_WRONG", "message": WORDING}
    for login, password in (
        ("nobody", PASSWORD),
        (cast.anna.login, PASSWORD + "."),
        ("", ""),
        ("Я" * 1024, "x"),
    ):
        assert await ask(client, login, password) == (401, body)


@pytest.mark.requirement("I-08")
async def test_nor_does_a_wait_show_from_outside(client: Client, core: Core, cast: Cast) -> None:
    await alter(core, Account, cast.anna.account_id, failed_sign_ins=limits.SIGN_IN_FAILURES_HARD)
    assert await ask(client, cast.anna.login) == await ask(client, "nobody")


@pytest.mark.requirement("I-39")
async def test_a_handed_over_password_is_right_and_not_enough(client: Client, core: Core, cast: Cast) -> None:
    person = await newcomer(core, cast.adam, 1, "Диспетчер", login="newlogin")
    added = await core.inviting.invite(cast.adam.account_id, 1, person, operation())
    status, body = await ask(client, "newlogin", added.password or "")
    assert (status, body["permit"], body["reasons"]) == (200, False, ["PASSWORD_CHANGE_REQUIRED"])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"login": "a", "password": "b"}',
        b'{"login": 1, "password": "b", "application": "c"}',
        b'{"login": "a", "password": "b", "application": "c", "more": 1}',
        b'{"login": "\\ud800", "password": "b", "application": "c"}',
        b'{"login": "a\\u0000", "password": "b", "application": "c"}',
        b'{"login": "a", "password": "b", "application": "\\u0000"}',
        json.dumps({"login": "a" * 1025, "password": "b", "application": "c"}).encode(),
        json.dumps({"login": "a", "password": "b" * 4097, "application": "c"}).encode(),
        b"[" * 100_000,
    ],
    ids=range(14),
)
async def test_whatever_else_is_sent_is_a_bad_request(client: Client, body: bytes) -> None:
    answer = await client.post("/api/v1/sign-in", data=body)
    assert answer.status == 400
    expected = ["login", "password", "application"]
    assert await answer.json() == {"error": "BAD_REQUEST", "expected": expected}


async def test_a_surrogate_or_a_null_in_a_password_is_just_a_wrong_one(client: Client, cast: Cast) -> None:
    assert (await ask(client, cast.anna.login, "\N{NULL}"))[0] == 401


async def test_a_huge_body_and_a_wrong_method_are_refused(client: Client) -> None:
    assert (await client.post("/api/v1/sign-in", data=b"x" * 3 * 2**20)).status == 413
    assert (await client.get("/api/v1/sign-in")).status == 405


async def test_too_many_at_once_are_asked_to_come_later(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "HASHES_WAITING", 0)
    assert await ask(client, cast.anna.login) == (429, {"error": "TOO_BUSY"})


def test_every_family_of_refusals_has_a_status() -> None:
    assert set(STATUS) == set(Refused.__subclasses__())
    assert sorted(STATUS.values()) == [403, 404, 409, 422, 429]


@pytest.mark.parametrize(("family", "status"), STATUS.items())
async def test_a_refusal_is_answered_with_its_code_and_nothing_else(
    family: type[Refused], status: int
) -> None:
    async def refuse(_: web.Request) -> web.StreamResponse:
        raise family(Code.PERSON_UNKNOWN, name="Иван Петров")

    answer = await refusals(None, refuse)  # type: ignore[arg-type]
    assert isinstance(answer, web.Response)
    assert (answer.status, json.loads(answer.text or "")) == (status, {"error": "PERSON_UNKNOWN"})
