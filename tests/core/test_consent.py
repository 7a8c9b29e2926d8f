"""Consent codes: whoever is told one may connect its maker, once, soon, and nobody finds one by trying."""

from datetime import timedelta

import pytest

from core import limits
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound, TooMany
from core.invitations import ConsentCode, Consented, NewPerson, looks_like_consent
from core.journal import JournalEntry
from core.people import Account, AccountState, Membership, MembershipState
from core.tenants import LicenceState, Tenant, TenantRole
from tests.cast import Cast, Person, newcomer, operation
from tests.clock import FrozenClock
from tests.core.adding import dispatcher
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.core.connecting import place_of, unlink
from tests.mailbox import Mailbox


async def told(core: Core, person: Person) -> str:
    return (await core.consenting.make(person.account_id, operation())).text


async def redeem(core: Core, cast: Cast, text: str, adder: Person | None = None) -> Consented:
    return await core.consenting.redeem((adder or cast.adam).account_id, cast.tenant_id, text, operation())


async def place(core: Core, cast: Cast, **said: object) -> NewPerson:
    return await dispatcher(core, cast, **({"full_name": "Оскар Остин"} | said))


def wrong(text: str) -> str:
    """The same with another last digit."""
    return text[:-1] + str((int(text[-1]) + 1) % 10)


# Making -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("F-02")
async def test_a_code_is_a_number_and_eight_digits_and_stands_nowhere(core: Core, cast: Cast) -> None:
    assert await core.consenting.current(cast.oscar.account_id) is None
    made = await core.consenting.make(cast.oscar.account_id, operation())
    (row,) = await every(core, ConsentCode)
    number, digits = made.text.split("-", 1)
    assert number == str(row.id) and len(digits.replace("-", "")) == limits.CONSENT_DIGITS
    assert await core.consenting.current(cast.oscar.account_id) == made
    kept = [vars(each) for kind in (ConsentCode, JournalEntry) for each in await every(core, kind)]
    assert digits.replace("-", "") not in str(kept)


async def test_a_repeated_press_makes_one_and_another_press_kills_the_former(core: Core, cast: Cast) -> None:
    once, oscar = operation(), cast.oscar.account_id
    first, same = [await core.consenting.make(oscar, once) for _ in range(2)]
    second = await core.consenting.make(oscar, operation())
    assert first == same and first.text != second.text
    with refused(Invalid, Code.CONSENT_WRONG):
        await redeem(core, cast, first.text)
    assert (await redeem(core, cast, second.text)).full_name == "Оскар Остин"


async def test_only_somebody_with_a_sign_in_of_his_own_makes_one(core: Core, cast: Cast) -> None:
    with refused(NotFound, Code.PERSON_UNKNOWN):
        await core.consenting.make(0, operation())
    await alter(core, Account, cast.oscar.account_id, must_change_password=True)
    with refused(NotAllowed, Code.OWN_PASSWORD_FIRST):
        await core.consenting.make(cast.oscar.account_id, operation())
    await alter(core, Account, cast.oscar.account_id, state=AccountState.SUSPENDED)
    with refused(NotFound, Code.PERSON_UNKNOWN):
        await core.consenting.make(cast.oscar.account_id, operation())


async def test_its_maker_may_change_his_mind(core: Core, cast: Cast) -> None:
    text = await told(core, cast.oscar)
    for _ in range(2):
        await core.consenting.withdraw(cast.oscar.account_id)
    assert await core.consenting.current(cast.oscar.account_id) is None
    with refused(Invalid, Code.CONSENT_WRONG):
        await redeem(core, cast, text)
    actions = [row.action for row in await every(core, JournalEntry) if row.actor_id == cast.oscar.account_id]
    assert actions[-2:] == ["consent.made", "consent.withdrawn"]


# Saying it ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["{}", "  {} ", "{:—}", "{: }"])
async def test_however_it_is_spelt(core: Core, cast: Cast, how: str) -> None:
    text = await told(core, cast.oscar)
    dash = how.partition(":")[2].rstrip("}")
    spelt = text.replace("-", dash) if dash else how.format(text)
    assert looks_like_consent(spelt)
    assert (await redeem(core, cast, spelt)).full_name == "Оскар Остин"


@pytest.mark.parametrize(
    "text", ["", "12345678", "1-1234567", "1-123456789", "1-1234-56b8", "x-12345678", "7" * 4096]
)
async def test_what_is_no_code_at_all(core: Core, cast: Cast, text: str) -> None:
    assert not looks_like_consent(text)
    with refused(Invalid, Code.CONSENT_WRONG):
        await redeem(core, cast, text)


async def test_unknown_expired_used_withdrawn_and_wrong_are_one_refusal(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    expired = await told(core, cast.oscar)
    clock.advance(limits.CONSENT_LIFE)
    used, right = await told(core, cast.ivan), await told(core, cast.oscar)
    await core.consenting.redeem(cast.oscar.account_id, cast.other_tenant_id, used, operation())
    told_what = []
    for text in ("999999999-1234-5678", expired, used, wrong(right)):
        with refused(Invalid, Code.CONSENT_WRONG) as why:
            await redeem(core, cast, text)
        told_what.append(dict(why))
    assert told_what == [{}] * 4


@on_both
async def test_five_tries_are_counted_although_each_is_refused(core: Core, cast: Cast) -> None:
    text = await told(core, cast.oscar)
    for _ in range(limits.CONSENT_TRIES):
        with refused(Invalid, Code.CONSENT_WRONG):
            await redeem(core, cast, wrong(text))
    with refused(Invalid, Code.CONSENT_WRONG):
        await redeem(core, cast, text, cast.olga)
    (row,) = await every(core, ConsentCode)
    assert row.tries == limits.CONSENT_TRIES
    assert await core.consenting.current(cast.oscar.account_id) is None, "he sees that it is spent"


@on_both
async def test_whoever_guesses_is_slowed_down_whichever_numbers_he_tries(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    tries = limits.CONSENT_GUESSES_PER_HOUR
    came = await outcomes(*(redeem(core, cast, f"{n}-1234-5678") for n in range(9000, 9000 + tries + 3)))
    assert (came.count(Code.CONSENT_WRONG), came.count(Code.CONSENT_TOO_MANY)) == (tries, 3)
    text = await told(core, cast.oscar)
    with refused(TooMany, Code.CONSENT_TOO_MANY) as why:
        await redeem(core, cast, text)
    assert why == {"wait_s": 3600}
    assert (await redeem(core, cast, text, cast.olga)).full_name == "Оскар Остин", "others are not held up"
    clock.advance(timedelta(hours=1))
    with refused(Invalid, Code.CONSENT_WRONG):
        await redeem(core, cast, text)


@on_both
async def test_of_any_number_of_uses_at_once_one_is_right(core: Core, cast: Cast) -> None:
    text = await told(core, cast.oscar)
    came = await outcomes(
        *(redeem(core, cast, text, adder) for adder in (cast.adam, cast.olga) for _ in range(2))
    )
    assert came.count(Code.CONSENT_WRONG) == 3
    once = operation()
    text = await told(core, cast.oscar)
    twice = await outcomes(
        *(core.consenting.redeem(cast.adam.account_id, cast.tenant_id, text, once) for _ in range(3))
    )
    assert len(set(twice)) == 1 and isinstance(twice[0], Consented)


@pytest.mark.requirement("F-01")
@pytest.mark.parametrize(
    ("name", "family", "code"),
    [
        ("ivan", NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("sam", NotAllowed, Code.ACTOR_MAY_NOT_ADD_PEOPLE),
        ("oscar", NotFound, Code.TENANT_UNKNOWN),
        ("nobody", NotFound, Code.TENANT_UNKNOWN),
    ],
)
async def test_who_may_connect_nobody_cannot_even_try(
    core: Core, cast: Cast, name: str, family: type[NotAllowed], code: Code
) -> None:
    text = await told(core, cast.oscar)
    actor = 0 if name == "nobody" else getattr(cast, name).account_id
    with refused(family, code):
        await core.consenting.redeem(actor, cast.tenant_id, text, operation())
    assert [row.tries for row in await every(core, ConsentCode)] == [0]


@pytest.mark.requirement("Y-04", "I-35")
async def test_without_a_paid_licence_no_code_is_tried(core: Core, cast: Cast) -> None:
    text = await told(core, cast.oscar)
    held = await redeem(core, cast, text)
    person, text = await place(core, cast), await told(core, cast.ivan)
    await alter(core, Tenant, cast.tenant_id, licence=LicenceState.TRIAL, hands_over_on_trial=True)
    with refused(NotAllowed, Code.LICENCE_NOT_PAID):
        await redeem(core, cast, text)
    with refused(NotAllowed, Code.LICENCE_NOT_PAID):
        await core.connecting.connect(
            cast.adam.account_id, cast.tenant_id, person, operation(), held.consent_id
        )


async def test_the_code_of_a_member_is_not_used_up(core: Core, cast: Cast) -> None:
    text = await told(core, cast.ivan)
    with refused(Conflict, Code.ALREADY_A_MEMBER) as why:
        await redeem(core, cast, text)
    assert why == {"membership_id": cast.ivan.membership_id}
    there = await core.consenting.redeem(cast.oscar.account_id, cast.other_tenant_id, text, operation())
    assert there.full_name == "Иван Петров"


# Connecting by it ---------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("F-02", "I-11", "I-34")
async def test_he_is_connected_at_once_and_told_who_did_it(core: Core, cast: Cast, chats: Mailbox) -> None:
    held = await redeem(core, cast, await told(core, cast.oscar))
    added = await core.connecting.connect(
        cast.adam.account_id, cast.tenant_id, await place(core, cast), operation(), held.consent_id
    )
    assert (added.full_name, added.link, added.asked) == ("Оскар Остин", None, False)
    membership = await place_of(core, added)
    assert (membership.state, membership.called) == (MembershipState.ACTIVE, None)
    assert (await core.checking.decide(cast.oscar.account_id, "web-1"))[0].permits
    await core.courier.run_due()
    (notice,) = chats.to(cast.oscar.address.value)
    for word in ("«ТехСервис»", "Адам Азимов", "Диспетчер", "• Веб-приложение"):
        assert word in notice.text
    assert notice.actions == ()


async def test_without_a_chat_he_is_told_by_letter(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    held = await redeem(core, cast, await told(core, cast.oscar))
    await unlink(core, cast.oscar)
    await core.connecting.connect(
        cast.adam.account_id, cast.tenant_id, await place(core, cast), operation(), held.consent_id
    )
    await core.courier.run_due()
    assert "по вашему коду согласия" in mailbox.to(cast.oscar.login)[-1].text


@on_both
async def test_a_consent_serves_once_whatever_becomes_of_the_place(core: Core, cast: Cast) -> None:
    held = await redeem(core, cast, await told(core, cast.oscar))
    person, actor = await place(core, cast), cast.adam.account_id
    came = await outcomes(
        *(
            core.connecting.connect(actor, cast.tenant_id, person, operation(), held.consent_id)
            for _ in range(4)
        )
    )
    (added,) = [each for each in came if not isinstance(each, Code)]
    await alter(core, Membership, added.membership_id, state=MembershipState.ENDED)
    with refused(Invalid, Code.CONSENT_WRONG):
        await core.connecting.connect(actor, cast.tenant_id, person, operation(), held.consent_id)


async def test_a_consent_is_its_holders_and_not_for_ever(core: Core, cast: Cast, clock: FrozenClock) -> None:
    held = await redeem(core, cast, await told(core, cast.oscar))
    person = await place(core, cast)
    for actor in (cast.olga.account_id, cast.adam.account_id):
        with refused(Invalid, Code.CONSENT_WRONG):
            await core.connecting.connect(actor, cast.tenant_id, person, operation(), held.consent_id)
        clock.advance(limits.CONSENT_LIFE)
    with refused(Invalid, Code.CONSENT_WRONG):
        await core.connecting.connect(cast.adam.account_id, cast.tenant_id, person, operation(), 999_999)


@pytest.mark.requirement("F-10", "I-14")
async def test_an_owner_to_be_needs_an_email_here_too(core: Core, cast: Cast) -> None:
    text = await told(core, cast.ivan)  # he has a phone and nothing else
    oscar = cast.oscar.account_id
    held = await core.consenting.redeem(oscar, cast.other_tenant_id, text, operation())
    for role in (TenantRole.OWNER, TenantRole.ADMINISTRATOR):
        person = await newcomer(
            core, cast.oscar, cast.other_tenant_id, "Диспетчер", full_name="Иван Петров", tenant_role=role
        )
        with refused(Invalid, Code.EMAIL_REQUIRED_FOR_ROLE):
            await core.connecting.connect(oscar, cast.other_tenant_id, person, operation(), held.consent_id)


async def test_each_step_stands_in_the_journal_and_no_digit_of_the_code(core: Core, cast: Cast) -> None:
    text = await told(core, cast.oscar)
    with refused(Invalid, Code.CONSENT_WRONG):
        await redeem(core, cast, wrong(text))
    held = await redeem(core, cast, text)
    await core.connecting.connect(
        cast.adam.account_id, cast.tenant_id, await place(core, cast), operation(), held.consent_id
    )
    rows = [(row.action, row.actor_id, row.subject_id) for row in await every(core, JournalEntry)][-4:]
    oscar, adam = cast.oscar.account_id, cast.adam.account_id
    assert rows == [
        ("consent.made", oscar, oscar),
        ("consent.refused", adam, None),
        ("consent.used", adam, oscar),
        ("person.connected", adam, oscar),
    ]
