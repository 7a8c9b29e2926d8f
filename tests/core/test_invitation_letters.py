"""What an invitation says, by every channel: organisation, tenant role, applications, link, and nothing that is hidden."""

import re

import pytest

from core.access import AppRight
from core.applications import Application
from core.bootstrap import Core, build
from core.credentials import Passwords
from core.delivery import Letter
from core.people import Identifier
from core.secrets import ServerKey
from core.tenants import Tenant
from tests.cast import Cast, token_of
from tests.clock import FrozenClock
from tests.core.adding import EMAIL, PHONE, invited
from tests.core.conftest import alter, every
from tests.core.connecting import asked
from tests.mailbox import Mailbox


@pytest.fixture
def sms() -> Mailbox:
    return Mailbox("sms")


@pytest.fixture
def with_sms(
    core: Core, clock: FrozenClock, key: ServerKey, mailbox: Mailbox, sms: Mailbox, passwords: Passwords
) -> Core:
    """The same installation once it has an SMS gateway."""
    messengers = {"email": mailbox, "sms": sms, "telegram": Mailbox("telegram")}
    link = "https://t.me/propusk_demo_bot?start={}".format
    return build(core.database, clock, key, messengers, link, passwords=passwords)


def listed(letter: Letter) -> list[str]:
    return re.findall(r"^• (.+)$", letter.text, re.MULTILINE)


def secrets_of(letter: Letter) -> list[str]:
    """Whatever of it could open something: links, codes, tokens."""
    return re.findall(r"https?://\S+|\b\d{6,8}\b|[\w-]{22,}", letter.text)


@pytest.mark.requirement("F-26", "I-33")
@pytest.mark.parametrize("taken", [False, True])
async def test_of_the_applications_it_has_exactly_those_with_a_right_above_none(
    core: Core, cast: Cast, mailbox: Mailbox, taken: bool
) -> None:
    await alter(core, Tenant, cast.tenant_id, personal_rights=True)
    names = {
        each.name: each.id for each in await every(core, Application) if each.tenant_id == cast.tenant_id
    }
    rights = {names["Доступ только к API"]: AppRight.NONE} if taken else {}
    await invited(core, cast, cast.olga, identifier=EMAIL, rights=rights)
    await core.courier.run_due()
    (letter,) = mailbox.to(EMAIL.value)
    shown = ["Веб-приложение"] if taken else ["Веб-приложение", "Доступ только к API"]
    assert listed(letter) == shown
    assert not any(
        name in f"{letter.text} {letter.html} {letter.short}" for name in names.keys() - set(shown)
    )


@pytest.mark.requirement("F-26", "I-33", "I-07")
async def test_its_link_is_the_only_thing_in_it_that_opens_anything(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    added = await invited(core, cast, cast.adam, identifier=EMAIL)
    await core.courier.run_due()
    (letter,) = mailbox.to(EMAIL.value)
    assert "«ТехСервис»" in letter.text
    assert "пользователь организации" in letter.text
    assert secrets_of(letter) == [added.link]
    assert (letter.link, letter.code) == (added.link, None)


@pytest.mark.requirement("H-07", "F-22")
async def test_whoever_is_invited_by_phone_is_written_to_by_phone(
    with_sms: Core, cast: Cast, sms: Mailbox
) -> None:
    added = await invited(with_sms, cast, cast.adam, identifier=PHONE)
    assert added.sent_to == (PHONE,)
    await with_sms.courier.run_due()
    (letter,) = sms.to(PHONE.value)
    assert letter.short == f"Адам Азимов приглашает вас в «ТехСервис». Откройте в Telegram: {added.link}"


@pytest.mark.requirement("F-02", "H-07")
async def test_whoever_is_asked_by_sms_answers_by_the_link(with_sms: Core, cast: Cast, sms: Mailbox) -> None:
    """What he is asked in a chat has buttons instead."""
    async with with_sms.database.write() as session:
        session.add(
            Identifier(
                account_id=cast.oscar.account_id,
                type=PHONE.type,
                value=PHONE.value,
                verified_at=with_sms.clock.now(),
            )
        )
    added = await asked(with_sms, cast, identifier=PHONE)
    await with_sms.courier.run_due()
    (letter,) = sms.to(PHONE.value)
    assert letter.actions == ()
    assert letter.short is not None
    assert letter.short.endswith(f"Ответьте в Telegram: {added.link}")
    assert token_of(added) in letter.text
