"""How an invited person comes: the link, the proof of the address, his name, his password; and every way it can end."""

from datetime import timedelta

import pytest

from core import limits
from core.bootstrap import Core
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound, Refused, TooMany
from core.invitations import Added, Step
from core.operations import Operation
from core.people import Account, AccountState, Identifier, Known, parse_email, parse_phone
from core.tenants import TenantRole
from tests.cast import PASSWORD, Cast, address, newcomer, operation, token_of
from tests.clock import FrozenClock
from tests.core.conftest import alter, every, on_both, outcomes, refused
from tests.mailbox import Mailbox

PHONE = parse_phone("+77017770001")
EMAIL = parse_email("new@tehservis.example")
NADIA, OTHER = address(7001), address(7002)  # the invitee, and whoever else got the link


async def invite(core: Core, cast: Cast, identifier: Known = PHONE, **said: object) -> Added:
    person = await newcomer(
        core, cast.adam, 1, "Диспетчер", identifier=identifier, full_name="Надя Ли", **said
    )
    return await core.inviting.invite(cast.adam.account_id, cast.tenant_id, person, operation())


async def opened(core: Core, cast: Cast, identifier: Known = PHONE) -> int:
    opening = await core.accepting.open(token_of(await invite(core, cast, identifier)), NADIA)
    return opening.invitation_id


async def proven(core: Core, cast: Cast) -> int:
    """An invitation by phone whose number Nadia has shared."""
    invitation_id = await opened(core, cast)
    await core.accepting.share_phone(invitation_id, PHONE.value, NADIA, own=True)
    return invitation_id


async def code_sent(core: Core, mailbox: Mailbox, invitation_id: int) -> str:
    await core.accepting.send_code(invitation_id, NADIA)
    await core.courier.run_due()
    return mailbox.code_for(EMAIL.value)


# The link ---------------------------------------------------------------------------------------------


@pytest.mark.requirement("F-26", "I-33")
async def test_the_invitee_sees_who_invites_him_where_as_what_and_to_what(core: Core, cast: Cast) -> None:
    opening = await core.accepting.open(token_of(await invite(core, cast)), NADIA)
    assert (opening.inviter, opening.tenant, opening.full_name) == ("Адам Азимов", "ТехСервис", "Надя Ли")
    assert (opening.tenant_role, opening.roles) == (TenantRole.USER, ["Диспетчер"])
    assert opening.applications == ["Веб-приложение", "Доступ только к API"], "and none that is hidden"
    assert (opening.step, opening.address) == (Step.PROVE, PHONE)


async def test_opening_is_seen_in_the_list(core: Core, cast: Cast) -> None:
    added = await invite(core, cast)
    await core.accepting.open(token_of(added), NADIA)
    card = await core.roster.card(cast.adam.account_id, added.membership_id)
    assert card.state == "INVITATION_OPENED"


@pytest.mark.requirement("I-30")
@pytest.mark.parametrize(
    "forged",
    [
        "",
        "inv",
        "inv_1",
        "inv_1_1_",
        "claim_1_1_x",
        "inv_x_1_y",
        "inv_-1_1_y",
        "inv_99999999999999_1_y",
        "inv_²_1_y",
    ],
)
async def test_a_link_that_was_never_made_is_unknown(core: Core, cast: Cast, forged: str) -> None:
    with refused(NotFound, Code.INVITATION_UNKNOWN):
        await core.accepting.open(forged, NADIA)


@pytest.mark.requirement("I-30")
async def test_no_part_of_a_link_can_be_altered(core: Core, cast: Cast) -> None:
    token = token_of(await invite(core, cast))
    prefix, number, generation, secret = token.split("_", 3)
    assert len(secret) == 22, "128 bits"
    for altered in (
        f"{prefix}_{int(number) - 1}_{generation}_{secret}",
        f"{prefix}_{number}_{int(generation) + 1}_{secret}",
        f"{prefix}_{number}_{generation}_{secret[::-1]}",
    ):
        with refused(NotFound, Code.INVITATION_UNKNOWN):
            await core.accepting.open(altered, NADIA)


async def test_who_has_opened_no_link_gets_nowhere(core: Core, cast: Cast) -> None:
    invitation_id = await opened(core, cast)
    for step in (
        lambda: core.accepting.look(invitation_id, OTHER),
        lambda: core.accepting.share_phone(invitation_id, PHONE.value, OTHER, own=True),
        lambda: core.accepting.send_code(invitation_id, OTHER),
        lambda: core.accepting.submit_code(invitation_id, "123456", OTHER, operation()),
        lambda: core.accepting.correct_name(invitation_id, "Кто-то", OTHER),
        lambda: core.accepting.set_password(invitation_id, PASSWORD, OTHER, operation()),
        lambda: core.accepting.decline(invitation_id, OTHER),
        lambda: core.accepting.ask_correction(invitation_id, OTHER),
        lambda: core.accepting.look(999_999, OTHER),
    ):
        with refused(NotFound, Code.INVITATION_UNKNOWN):
            await step()


async def test_opened_again_it_resumes_where_he_was(core: Core, cast: Cast) -> None:
    added = await invite(core, cast)
    steps = []
    for go_on in (
        lambda id_: core.accepting.share_phone(id_, PHONE.value, NADIA, own=True),
        lambda id_: core.accepting.set_password(id_, PASSWORD, NADIA, operation()),
        lambda id_: core.accepting.look(id_, NADIA),
    ):
        opening = await core.accepting.open(token_of(added), NADIA)
        steps.append(opening.step)
        await go_on(opening.invitation_id)
    assert steps == [Step.PROVE, Step.PASSWORD, Step.DONE]


async def test_an_old_link_is_told_to_be_old_to_whoever_had_opened_it_too(core: Core, cast: Cast) -> None:
    added = await invite(core, cast)
    opening = await core.accepting.open(token_of(added), NADIA)
    await core.inviting.resend(cast.adam.account_id, added.membership_id, operation())
    for step in (
        lambda: core.accepting.open(token_of(added), NADIA),
        lambda: core.accepting.share_phone(opening.invitation_id, PHONE.value, NADIA, own=True),
    ):
        with refused(Conflict, Code.INVITATION_SUPERSEDED):
            await step()


async def test_who_has_proven_his_address_keeps_his_way_when_it_is_resent(core: Core, cast: Cast) -> None:
    added = await invite(core, cast)
    opening = await core.accepting.open(token_of(added), NADIA)
    await core.accepting.share_phone(opening.invitation_id, PHONE.value, NADIA, own=True)
    await core.inviting.resend(cast.adam.account_id, added.membership_id, operation())
    assert (await core.accepting.open(token_of(added), NADIA)).step is Step.PASSWORD
    assert await core.accepting.set_password(opening.invitation_id, PASSWORD, NADIA, operation())


@pytest.mark.requirement("I-30")
async def test_after_seven_days_it_has_expired_at_every_step(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    added = await invite(core, cast)
    opening = await core.accepting.open(token_of(added), NADIA)
    clock.advance(limits.INVITATION_LIFE)
    for step in (
        lambda: core.accepting.open(token_of(added), NADIA),
        lambda: core.accepting.share_phone(opening.invitation_id, PHONE.value, NADIA, own=True),
        lambda: core.accepting.decline(opening.invitation_id, NADIA),
        lambda: core.accepting.set_password(opening.invitation_id, PASSWORD, NADIA, operation()),
    ):
        with refused(Conflict, Code.INVITATION_EXPIRED):
            await step()


async def test_one_that_was_revoked_meanwhile_is_told_to_be(core: Core, cast: Cast) -> None:
    added = await invite(core, cast)
    opening = await core.accepting.open(token_of(added), NADIA)
    await core.accepting.share_phone(opening.invitation_id, PHONE.value, NADIA, own=True)
    await core.inviting.revoke(cast.adam.account_id, added.membership_id)
    with refused(Conflict, Code.INVITATION_REVOKED):
        await core.accepting.set_password(opening.invitation_id, PASSWORD, NADIA, operation())
    assert await invite(core, cast), "the number is free again, although it had been proven"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("adam", Code.INVITER_MAY_NOT_ACCEPT),
        ("olga", Code.INVITATION_FOR_ANOTHER),
        ("oscar", Code.INVITATION_FOR_ANOTHER),
    ],
)
async def test_who_has_an_account_is_told_whose_invitation_it_is_and_changes_nothing(
    core: Core, cast: Cast, name: str, code: Code
) -> None:
    added = await invite(core, cast)
    with refused(NotAllowed, code) as why:
        await core.accepting.open(token_of(added), getattr(cast, name).address)
    assert why == {"name": "Надя Ли", "tenant": "ТехСервис"}
    card = await core.roster.card(cast.adam.account_id, added.membership_id)
    assert card.state == "INVITATION_ISSUED"


async def test_who_has_signed_in_as_somebody_else_since_he_opened_it_proves_nothing_there(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    """Otherwise the invitation would wait for a chat that can never accept it, and be used for every other."""
    invitation_id = await opened(core, cast, EMAIL)
    code = await code_sent(core, mailbox, invitation_id)
    await core.signing_in.enter(cast.anna.login, PASSWORD, NADIA)
    with refused(NotAllowed, Code.INVITATION_FOR_ANOTHER):
        await core.accepting.submit_code(invitation_id, code, NADIA, operation())
    with refused(NotAllowed, Code.INVITATION_FOR_ANOTHER):
        await core.accepting.decline(invitation_id, NADIA)
    await core.own_chats.unlink(cast.anna.account_id, NADIA)
    await core.accepting.submit_code(invitation_id, code, NADIA, operation())


# Proof by phone ---------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("I-31")
async def test_his_own_contact_proves_the_invited_number(core: Core, cast: Cast) -> None:
    invitation_id = await opened(core, cast)
    await core.accepting.share_phone(invitation_id, "77017770001", NADIA, own=True)  # as Telegram gives it
    assert (await core.accepting.look(invitation_id, NADIA)).step is Step.PASSWORD


@pytest.mark.requirement("I-31")
async def test_somebody_elses_contact_proves_nothing(core: Core, cast: Cast) -> None:
    invitation_id = await opened(core, cast)
    with refused(Invalid, Code.CONTACT_NOT_OWN):
        await core.accepting.share_phone(invitation_id, PHONE.value, NADIA, own=False)
    with refused(Invalid, Code.CONTACT_NOT_OWN):
        await core.accepting.find_by_phone(PHONE.value, NADIA, own=False)
    assert (await core.accepting.look(invitation_id, NADIA)).step is Step.PROVE


@pytest.mark.requirement("I-31")
async def test_another_number_is_answered_with_the_ending_that_is_expected(core: Core, cast: Cast) -> None:
    invitation_id = await opened(core, cast)
    with refused(Invalid, Code.PHONE_NOT_THE_INVITED) as why:
        await core.accepting.share_phone(invitation_id, "+77017770002", NADIA, own=True)
    assert why == {"ending": "01"}


async def test_a_correction_of_the_number_reaches_the_inviter_once(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    invitation_id = await opened(core, cast)
    await core.accepting.ask_correction(invitation_id, NADIA)
    await core.courier.run_due()
    with refused(Conflict, Code.ALREADY_DONE):
        await core.accepting.ask_correction(invitation_id, NADIA)
    await core.courier.run_due()
    (notice,) = chats.to(cast.adam.address.value)
    assert "+7 701 777 0001" in notice.text, "as it was typed"
    assert [action.label for action in notice.actions] == ["Исправить адрес"]


@on_both
@pytest.mark.requirement("I-31")
async def test_a_shared_number_finds_the_invitation_that_waits_for_it(core: Core, cast: Cast) -> None:
    await invite(core, cast)
    opening = await core.accepting.find_by_phone(PHONE.value, NADIA, own=True)
    assert (opening.step, opening.tenant) == (Step.PASSWORD, "ТехСервис")
    again = await core.accepting.find_by_phone(PHONE.value, NADIA, own=True)
    assert again == opening


async def test_no_invitation_waits_for_another_number_or_any_more(
    core: Core, cast: Cast, clock: FrozenClock
) -> None:
    await invite(core, cast)
    for number in ("+77017770002", cast.ivan.phone or ""):
        with refused(NotFound, Code.INVITATION_UNKNOWN):
            await core.accepting.find_by_phone(number, NADIA, own=True)
    clock.advance(limits.INVITATION_LIFE)
    with refused(Conflict, Code.INVITATION_EXPIRED) as fields:
        await core.accepting.find_by_phone(PHONE.value, NADIA, own=True)
    assert (await core.wishing.look(int(str(fields["invitation_id"])), NADIA)).may_wish


# Proof by e-mail --------------------------------------------------------------------------------------


@on_both
@pytest.mark.requirement("I-31", "I-32")
async def test_the_code_that_was_mailed_proves_the_invited_email(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    invitation_id = await opened(core, cast, EMAIL)
    code = await code_sent(core, mailbox, invitation_id)
    await core.accepting.submit_code(invitation_id, f" {code[:3]} {code[3:]} ", NADIA, operation())
    assert (await core.accepting.look(invitation_id, NADIA)).step is Step.PASSWORD


@on_both
@pytest.mark.requirement("I-32")
async def test_wrong_codes_are_counted_and_never_kill_the_invitation(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    invitation_id = await opened(core, cast, EMAIL)
    code = await code_sent(core, mailbox, invitation_id)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    left = []
    for _ in range(limits.CODE_TRIES):
        with pytest.raises(Refused) as refusal:
            await core.accepting.submit_code(invitation_id, wrong, NADIA, operation())
        left.append(refusal.value.fields.get("tries_left"))
    assert left == [4, 3, 2, 1, None]
    with refused(TooMany, Code.CODE_TRIES_SPENT):
        await core.accepting.submit_code(invitation_id, code, NADIA, operation())
    clock.advance(limits.CODE_RESEND_AFTER)
    again = await code_sent(core, mailbox, invitation_id)
    await core.accepting.submit_code(invitation_id, again, NADIA, operation())


@pytest.mark.requirement("I-32")
async def test_a_code_lives_ten_minutes_and_the_next_one_a_minute_later_kills_it(
    core: Core, cast: Cast, mailbox: Mailbox, clock: FrozenClock
) -> None:
    invitation_id = await opened(core, cast, EMAIL)
    first = await code_sent(core, mailbox, invitation_id)
    with refused(TooMany, Code.CODE_TOO_SOON):
        await core.accepting.send_code(invitation_id, NADIA)
    clock.advance(limits.CODE_RESEND_AFTER)
    second = await code_sent(core, mailbox, invitation_id)
    with refused(Invalid, Code.CODE_WRONG):
        await core.accepting.submit_code(invitation_id, first, NADIA, operation())
    clock.advance(limits.CODE_LIFE)
    with refused(Invalid, Code.CODE_EXPIRED):
        await core.accepting.submit_code(invitation_id, second, NADIA, operation())


async def test_the_code_comes_in_the_language_of_the_chat(core: Core, cast: Cast, mailbox: Mailbox) -> None:
    invitation_id = await opened(core, cast, EMAIL)
    await core.directory.set_language(NADIA, "en")
    await code_sent(core, mailbox, invitation_id)
    assert "Hello" in mailbox.to(EMAIL.value)[-1].text


async def test_a_right_code_given_twice_is_right_once_and_for_all(
    core: Core, cast: Cast, mailbox: Mailbox
) -> None:
    invitation_id = await opened(core, cast, EMAIL)
    code, once = await code_sent(core, mailbox, invitation_id), operation()
    for operation_id in (once, once, operation()):
        await core.accepting.submit_code(invitation_id, code, NADIA, operation_id)
    assert (await core.accepting.look(invitation_id, NADIA)).step is Step.PASSWORD


# Two people, one link ---------------------------------------------------------------------------------


async def test_of_two_with_one_link_the_first_to_prove_the_address_wins(core: Core, cast: Cast) -> None:
    token = token_of(await invite(core, cast))
    opening = await core.accepting.open(token, OTHER)
    await core.accepting.open(token, NADIA)
    await core.accepting.share_phone(opening.invitation_id, PHONE.value, NADIA, own=True)
    id_ = opening.invitation_id
    for step in (
        lambda: core.accepting.open(token, OTHER),
        lambda: core.accepting.find_by_phone(PHONE.value, OTHER, own=True),
        lambda: core.accepting.share_phone(id_, PHONE.value, OTHER, own=True),
        lambda: core.accepting.send_code(id_, OTHER),
        lambda: core.accepting.correct_name(id_, "Кто-то", OTHER),
        lambda: core.accepting.set_password(id_, PASSWORD, OTHER, operation()),
        lambda: core.accepting.decline(id_, OTHER),
    ):
        with refused(Conflict, Code.INVITATION_USED):
            await step()
    assert await core.accepting.set_password(id_, PASSWORD, NADIA, operation())


@on_both
async def test_of_two_who_prove_at_once_one_is_told_that_the_link_is_used(core: Core, cast: Cast) -> None:
    token = token_of(await invite(core, cast))
    for by in (NADIA, OTHER):
        id_ = (await core.accepting.open(token, by)).invitation_id
    came = await outcomes(
        *(core.accepting.share_phone(id_, PHONE.value, by, own=True) for by in (NADIA, OTHER))
    )
    assert sorted(map(str, came)) == ["INVITATION_USED", "None"]


# Name and password ------------------------------------------------------------------------------------


@pytest.mark.requirement("H-08", "I-05")
async def test_before_the_address_is_proven_there_is_no_name_and_no_password(core: Core, cast: Cast) -> None:
    invitation_id = await opened(core, cast)
    with refused(NotAllowed, Code.ADDRESS_NOT_PROVEN):
        await core.accepting.correct_name(invitation_id, "Надежда Ли", NADIA)
    with refused(NotAllowed, Code.ADDRESS_NOT_PROVEN):
        await core.accepting.set_password(invitation_id, PASSWORD, NADIA, operation())


@pytest.mark.requirement("F-27", "I-33")
async def test_he_corrects_his_name(core: Core, cast: Cast) -> None:
    invitation_id = await proven(core, cast)
    await core.accepting.correct_name(invitation_id, " Надежда   Ли ", NADIA)
    with refused(Invalid, Code.NAME_INVALID):
        await core.accepting.correct_name(invitation_id, "12345", NADIA)
    welcome = await core.accepting.set_password(invitation_id, PASSWORD, NADIA, operation())
    assert welcome.full_name == "Надежда Ли"


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("короткий", Code.PASSWORD_TOO_SHORT),
        ("Пароль12345678900", Code.PASSWORD_COMMON),
        ("ТехСервис ТехСервис", Code.PASSWORD_PERSONAL),
        ("Надя из ТехСервис", Code.PASSWORD_PERSONAL),
        ("аааааааааааааааааааа", Code.PASSWORD_REPEATS),
        ("x" * (limits.PASSWORD_MAX + 1), Code.PASSWORD_TOO_LONG),
    ],
)
async def test_a_weak_password_is_refused_with_the_reason(
    core: Core, cast: Cast, password: str, code: Code
) -> None:
    invitation_id = await proven(core, cast)
    with refused(Invalid, code):
        await core.accepting.set_password(invitation_id, password, NADIA, operation())
    assert (await core.accepting.look(invitation_id, NADIA)).step is Step.PASSWORD


@on_both
@pytest.mark.requirement("H-08", "F-27", "Y-15", "Y-16", "I-05", "I-34")
async def test_with_his_own_password_he_is_in(core: Core, cast: Cast, chats: Mailbox) -> None:
    added = await invite(core, cast)
    opening = await core.accepting.open(token_of(added), NADIA)
    await core.accepting.share_phone(opening.invitation_id, PHONE.value, NADIA, own=True)
    application = f"web-{cast.tenant_id}"
    before, _ = await core.checking.decide((await every(core, Account))[-1].id, application)
    assert not before.permits
    welcome = await core.accepting.set_password(opening.invitation_id, PASSWORD, NADIA, operation())
    assert (welcome.login, welcome.tenant) == (PHONE.value, "ТехСервис")
    assert (await core.signing_in.check("8 701 777 00 01", PASSWORD, application)).permit
    assert (await core.directory.who(NADIA)).account_id == welcome.account_id
    await core.courier.run_due()
    (notice,) = chats.to(cast.adam.address.value)
    assert "Надя Ли" in notice.text and "принято" in notice.text


async def test_a_used_link_is_told_to_be_used(core: Core, cast: Cast) -> None:
    token = token_of(await invite(core, cast))
    opening = await core.accepting.open(token, NADIA)
    await core.accepting.share_phone(opening.invitation_id, PHONE.value, NADIA, own=True)
    await core.accepting.set_password(opening.invitation_id, PASSWORD, NADIA, operation())
    with refused(Conflict, Code.INVITATION_USED):
        await core.accepting.open(token, OTHER)
    for step in (
        lambda: core.accepting.set_password(opening.invitation_id, PASSWORD, NADIA, operation()),
        lambda: core.accepting.decline(opening.invitation_id, NADIA),
    ):
        with refused(Conflict, Code.INVITATION_USED):
            await step()


async def test_a_repeated_acceptance_is_the_same_welcome(core: Core, cast: Cast) -> None:
    invitation_id, once = await proven(core, cast), operation()
    first = await core.accepting.set_password(invitation_id, PASSWORD, NADIA, once)
    assert await core.accepting.set_password(invitation_id, "совсем другой пароль 2", NADIA, once) == first
    assert await core.signing_in.enter(PHONE.value, PASSWORD, NADIA) == first.account_id


@on_both
async def test_accepted_many_times_at_once_it_is_accepted_once(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    invitation_id, once = await proven(core, cast), operation()
    accepting = core.accepting
    came = await outcomes(
        *(accepting.set_password(invitation_id, PASSWORD, NADIA, once) for _ in range(3)),
        accepting.set_password(invitation_id, PASSWORD, NADIA, operation()),
    )
    welcomes = [each for each in came if each is not Code.INVITATION_USED]
    assert welcomes and all(each == welcomes[0] for each in welcomes)
    assert len([each for each in await every(core, Operation) if each.id == once]) <= 1
    await core.courier.run_due()
    assert len(chats.to(cast.adam.address.value)) == 1


# Declining --------------------------------------------------------------------------------------------


@on_both
async def test_declined_the_inviter_hears_of_it_and_login_and_number_are_free_again(
    core: Core, cast: Cast, chats: Mailbox
) -> None:
    added = await invite(core, cast, login="newlogin")
    opening = await core.accepting.open(token_of(added), NADIA)
    for _ in range(2):  # twice is once
        await core.accepting.decline(opening.invitation_id, NADIA)
    await core.courier.run_due()
    assert len(chats.to(cast.adam.address.value)) == 1
    with refused(Conflict, Code.INVITATION_DECLINED):
        await core.accepting.open(token_of(added), NADIA)
    account = next(a for a in await every(core, Account) if a.full_name == "Надя Ли")
    assert (account.state, account.login) == (AccountState.DEACTIVATED, None)
    again = await invite(core, cast, login="newlogin")
    assert (await core.accepting.open(token_of(again), NADIA)).step is Step.PROVE


async def test_he_may_still_decline_after_the_proof(core: Core, cast: Cast) -> None:
    invitation_id = await proven(core, cast)
    await core.accepting.decline(invitation_id, NADIA)
    assert await invite(core, cast)


@pytest.mark.requirement("I-02")
async def test_an_address_proven_for_somebody_meanwhile_is_proven_for_nobody_else(
    core: Core, cast: Cast
) -> None:
    invitation_id = await opened(core, cast)
    ivans = next(i for i in await every(core, Identifier) if i.value == cast.ivan.phone)
    await alter(core, Identifier, ivans.id, value=PHONE.value)
    with refused(Conflict, Code.IDENTIFIER_TAKEN):
        await core.accepting.share_phone(invitation_id, PHONE.value, NADIA, own=True)


async def test_until_the_last_second_it_is_open(core: Core, cast: Cast, clock: FrozenClock) -> None:
    added = await invite(core, cast)
    clock.advance(limits.INVITATION_LIFE - timedelta(seconds=1))
    assert await core.accepting.open(token_of(added), NADIA)
