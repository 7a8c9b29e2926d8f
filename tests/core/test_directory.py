"""Who is behind an address, what menus he is shown, in which language he is spoken to, and which tenants he manages."""

import pytest

from core.bootstrap import Core
from core.people import Account, AccountState, Contact, Membership, MembershipState, Who
from core.tenants import Tenant
from tests.cast import Cast, address, found
from tests.core.conftest import alter, every, on_both

STRANGER = address(777)


@on_both
async def test_who_is_who(core: Core, cast: Cast) -> None:
    shown = ("manages", "supports", "provider_owner", "must_change_password")
    for name, flags in (
        ("olga", {"manages", "provider_owner"}),
        ("adam", {"manages"}),
        ("ivan", set()),
        ("sam", {"supports"}),
        ("oscar", {"manages"}),
    ):
        person = getattr(cast, name)
        who = await core.directory.who(person.address)
        assert (who.account_id, who.member) == (person.account_id, True)
        assert {flag for flag in shown if getattr(who, flag)} == flags


@pytest.mark.parametrize(
    ("hint", "language"),
    [("kk", "kk"), ("en-GB", "en"), ("RU", "ru"), ("de", "ru"), ("", "ru"), (None, "ru")],
)
async def test_a_strangers_language_is_guessed(
    core: Core, cast: Cast, hint: str | None, language: str
) -> None:
    who = await core.directory.who(STRANGER, name="Nobody", language_hint=hint)
    assert who == Who(None, "Nobody", language)


async def test_a_chosen_language_stays_and_is_that_of_letters_too(core: Core, cast: Cast) -> None:
    await core.directory.set_language(cast.ivan.address, "kk")
    await core.directory.set_language(STRANGER, "en")
    assert (await core.directory.who(cast.ivan.address, language_hint="en")).language == "kk"
    assert (await core.directory.who(STRANGER, language_hint="kk")).language == "en"
    ivan = next(a for a in await every(core, Account) if a.id == cast.ivan.account_id)
    assert ivan.language == "kk"


async def test_there_are_three_languages(core: Core, cast: Cast) -> None:
    with pytest.raises(ValueError, match="de"):
        await core.directory.set_language(STRANGER, "de")


async def test_a_new_username_is_kept(core: Core, cast: Cast) -> None:
    for label in ("@ivan", "@ivan", "@Ivan_Petrov", None, ""):
        await core.directory.who(cast.ivan.address, label=label)
    contact = next(c for c in await every(core, Contact) if c.account_id == cast.ivan.account_id)
    assert (contact.label, contact.label_folded) == ("", ""), "given up, not merely unknown"


@pytest.mark.parametrize("state", [AccountState.SUSPENDED, AccountState.DEACTIVATED])
async def test_who_is_suspended_is_shown_no_menus(core: Core, cast: Cast, state: AccountState) -> None:
    await alter(core, Account, cast.olga.account_id, state=state)
    who = await core.directory.who(cast.olga.address)
    assert not (who.manages or who.member or who.provider_owner)


@on_both
async def test_the_managed_tenants_come_by_name(core: Core, cast: Cast) -> None:
    salon = await found(core, cast.olga, "Салон", "bookings")
    names = [tenant.name for tenant in await core.directory.managed(cast.olga.account_id)]
    assert names == ["Другая контора", "Салон", "ТехСервис"]
    await alter(core, Tenant, salon, suspended=True)
    assert len(await core.directory.managed(cast.olga.account_id)) == 2


@pytest.mark.parametrize(("name", "number"), [("adam", 1), ("oscar", 1), ("ivan", 0), ("sam", 0)])
async def test_only_owners_and_administrators_manage(core: Core, cast: Cast, name: str, number: int) -> None:
    assert len(await core.directory.managed(getattr(cast, name).account_id)) == number


async def test_whose_membership_has_ended_manages_nothing(core: Core, cast: Cast) -> None:
    await alter(core, Membership, cast.adam.membership_id, state=MembershipState.ENDED)
    assert await core.directory.managed(cast.adam.account_id) == []
    assert not (await core.directory.who(cast.adam.address)).manages
