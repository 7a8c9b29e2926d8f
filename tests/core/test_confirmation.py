"""Confirmation codes: counted before they are judged, with real concurrency on both databases (I-30 to I-32)."""

import asyncio
from collections import Counter
from collections.abc import Awaitable
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from core import limits
from core.credentials import (
    CODE_LETTERS,
    CodeLetters,
    CodePurpose,
    Confirmation,
    ConfirmationCode,
    Outcome,
    Verdict,
)
from core.database import Database
from core.delivery import Address, Message, MessageState, Outbox
from core.errors import Code, Invalid, Refused, TooMany
from core.secrets import ServerKey
from tests.clock import FrozenClock

OLGA = "olga@example.com"
SECOND = timedelta(seconds=1)


class Desk:
    """A flow in miniature: each call is one transaction, as the real flows do it."""

    def __init__(self, database: Database, clock: FrozenClock, key: ServerKey) -> None:
        self.database, self.clock, self.key = database, clock, key
        self.confirmation = Confirmation(key, Outbox())

    async def ask(self, subject: int = 1, recipient: str = OLGA) -> ConfirmationCode:
        async with self.database.write() as session:
            return await self.confirmation.ask(
                session,
                self.clock.now(),
                CodePurpose.INVITATION,
                subject,
                recipient,
                ways=(Address("email", recipient),),
                language="ru",
            )

    async def try_code(
        self,
        given: str,
        *,
        subject: int = 1,
        recipient: str = OLGA,
        purpose: CodePurpose = CodePurpose.INVITATION,
    ) -> Verdict:
        async with self.database.write() as session:
            now = self.clock.now()
            return await self.confirmation.try_code(session, now, purpose, subject, recipient, given)

    def digits(self, code: ConfirmationCode) -> str:
        return self.key.code(limits.CODE_DIGITS, CODE_LETTERS, code.purpose, code.id)

    def wrong(self, code: ConfirmationCode, by: int = 1) -> str:
        return str((int(self.digits(code)) + by) % 10**limits.CODE_DIGITS).zfill(limits.CODE_DIGITS)


@pytest.fixture
def desk(database: Database, clock: FrozenClock, key: ServerKey) -> Desk:
    return Desk(database, clock, key)


@pytest.fixture
def one_desk(sqlite_database: Database, clock: FrozenClock, key: ServerKey) -> Desk:
    return Desk(sqlite_database, clock, key)


async def refused(action: Awaitable[object]) -> Refused:
    with pytest.raises(Refused) as caught:
        await action
    return caught.value


def said(verdict: Verdict) -> Refused:
    with pytest.raises(Refused) as caught:
        verdict.refuse()
    return caught.value


@pytest.mark.requirement("I-32", "H-08")
async def test_the_right_code_is_right_once(desk: Desk) -> None:
    code = await desk.ask()
    assert (await desk.try_code(desk.digits(code))).right
    assert (await desk.try_code(desk.digits(code))).outcome is Outcome.MISSING


@pytest.mark.parametrize("spelling", ["{0} {1}", "{0}-{1}", " {0}{1}\n", "{0} – {1}", "{0}\u00a0{1}"])
async def test_a_code_may_be_typed_with_spaces_and_dashes(one_desk: Desk, spelling: str) -> None:
    digits = one_desk.digits(await one_desk.ask())
    assert (await one_desk.try_code(spelling.format(digits[:3], digits[3:]))).right


@pytest.mark.requirement("I-32")
async def test_many_submissions_of_the_right_code_at_once_succeed_once(desk: Desk) -> None:
    code = await desk.ask()
    verdicts = await asyncio.gather(*(desk.try_code(desk.digits(code)) for _ in range(12)))
    assert Counter(verdict.outcome for verdict in verdicts) == {Outcome.RIGHT: 1, Outcome.MISSING: 11}


@pytest.mark.requirement("I-32")
async def test_many_guesses_at_once_are_never_more_than_the_limit(desk: Desk) -> None:
    code = await desk.ask()
    verdicts = await asyncio.gather(*(desk.try_code(desk.wrong(code, by)) for by in range(1, 21)))
    wrong = [verdict.tries_left for verdict in verdicts if verdict.outcome is Outcome.WRONG]
    assert sorted(wrong) == [1, 2, 3, 4]
    assert all(verdict.outcome is Outcome.SPENT for verdict in verdicts if verdict.tries_left == 0)
    assert (await desk.try_code(desk.digits(code))).outcome is Outcome.SPENT
    async with desk.database.read() as session:
        stored = await session.get_one(ConfirmationCode, code.id)
        assert (stored.tries, stored.used_at) == (limits.CODE_TRIES, None)


@pytest.mark.requirement("I-32")
async def test_guesses_around_the_right_code_let_it_through_at_most_once(desk: Desk) -> None:
    code = await desk.ask()
    given = [desk.wrong(code, by) for by in range(1, 10)]
    given[3:3] = [desk.digits(code)] * 3
    outcomes = Counter(v.outcome for v in await asyncio.gather(*map(desk.try_code, given)))
    assert outcomes[Outcome.RIGHT] <= 1
    assert outcomes[Outcome.RIGHT] + outcomes[Outcome.WRONG] <= limits.CODE_TRIES


async def test_a_flow_that_raises_after_its_commit_keeps_the_count(one_desk: Desk) -> None:
    code = await one_desk.ask()
    for left in (4, 3, 2, 1):
        verdict = await one_desk.try_code(one_desk.wrong(code))
        error = said(verdict)
        assert isinstance(error, Invalid)
        assert (error.code, error.fields) == (Code.CODE_WRONG, {"tries_left": left})
    last = said(await one_desk.try_code(one_desk.wrong(code)))
    assert isinstance(last, TooMany)
    assert last.code is Code.CODE_TRIES_SPENT


async def test_what_is_no_code_costs_no_try(one_desk: Desk) -> None:
    code = await one_desk.ask()
    digits = one_desk.digits(code)
    for garbage in (digits[:1], digits[:5], digits + "0", "0x1234", f"{digits} или {digits}"):
        assert await one_desk.try_code(garbage) == Verdict(Outcome.WRONG, limits.CODE_TRIES)
    for words in ("", "не пришло", "٠١٢٣٤٥", "\ud83d"):
        assert await one_desk.try_code(words) == Verdict(Outcome.NO_DIGITS, limits.CODE_TRIES)
    assert (await one_desk.try_code(digits)).right


@pytest.mark.parametrize("words", ["код {} {}", "Ваш код: {}-{}.", "вот{}{}спасибо", "{} {}, за 10 минут"])
async def test_six_digits_within_words_are_the_code(one_desk: Desk, words: str) -> None:
    digits = one_desk.digits(await one_desk.ask())
    assert (await one_desk.try_code(words.format(digits[:3], digits[3:]))).right


async def test_a_code_is_bound_to_purpose_subject_and_recipient(one_desk: Desk) -> None:
    digits = one_desk.digits(await one_desk.ask(subject=1))
    assert (await one_desk.try_code(digits, subject=2)).outcome is Outcome.MISSING
    assert (await one_desk.try_code(digits, recipient="oscar@example.com")).outcome is Outcome.MISSING
    assert (await one_desk.try_code(digits, purpose=CodePurpose.CLAIM)).outcome is Outcome.MISSING
    assert (await one_desk.try_code(digits)).right


async def test_a_code_ends_after_ten_minutes(one_desk: Desk) -> None:
    code = await one_desk.ask()
    one_desk.clock.advance(limits.CODE_LIFE)
    verdict = await one_desk.try_code(one_desk.digits(code))
    assert verdict.outcome is Outcome.EXPIRED
    assert said(verdict).code is Code.CODE_EXPIRED


async def test_a_code_holds_until_its_last_second(one_desk: Desk) -> None:
    code = await one_desk.ask()
    one_desk.clock.advance(limits.CODE_LIFE - SECOND)
    assert (await one_desk.try_code(one_desk.digits(code))).right


async def test_asking_again_kills_the_old_code_and_its_letter(desk: Desk) -> None:
    old = await desk.ask()
    desk.clock.advance(limits.CODE_RESEND_AFTER)
    new = await desk.ask()
    assert desk.digits(old) != desk.digits(new)
    assert (await desk.try_code(desk.digits(old))).outcome is Outcome.WRONG
    assert (await desk.try_code(desk.digits(new))).right
    async with desk.database.read() as session:
        states = await session.execute(select(Message.subject_id, Message.state).order_by(Message.id))
        assert [tuple(row) for row in states] == [
            (old.id, MessageState.DROPPED),
            (new.id, MessageState.QUEUED),
        ]


async def test_asking_again_within_a_minute_is_too_soon(one_desk: Desk) -> None:
    await one_desk.ask()
    one_desk.clock.advance(timedelta(seconds=12.5))
    error = await refused(one_desk.ask())
    assert isinstance(error, TooMany)
    assert (error.code, error.fields) == (Code.CODE_TOO_SOON, {"wait_s": 48})
    one_desk.clock.advance(timedelta(seconds=47.5))
    await one_desk.ask()


async def test_a_recipient_gets_five_codes_an_hour_and_ten_a_day_whatever_for(one_desk: Desk) -> None:
    for subject in range(5):
        await one_desk.ask(subject=subject)
        one_desk.clock.advance(timedelta(minutes=2))
    error = await refused(one_desk.ask(subject=9))
    assert (error.code, error.fields) == (Code.CODE_TOO_MANY, {"wait_s": 50 * 60})
    await one_desk.ask(subject=9, recipient="adam@example.com")

    one_desk.clock.advance(timedelta(minutes=50))
    for subject in range(5):
        await one_desk.ask(subject=subject)
        one_desk.clock.advance(timedelta(minutes=2))
    one_desk.clock.advance(timedelta(hours=2))
    error = await refused(one_desk.ask(subject=9))
    assert error.code is Code.CODE_TOO_MANY
    one_desk.clock.advance(timedelta(hours=21))
    await one_desk.ask(subject=9)


async def test_a_mistyped_address_may_be_corrected_at_once(one_desk: Desk) -> None:
    typo = await one_desk.ask(recipient="olga@exmaple.com")
    right = await one_desk.ask(recipient=OLGA)
    assert (await one_desk.try_code(one_desk.digits(typo), recipient="olga@exmaple.com")).outcome is (
        Outcome.MISSING
    )
    assert (await one_desk.try_code(one_desk.digits(right))).right


async def test_many_that_ask_at_once_get_one_code(desk: Desk) -> None:
    outcomes = await asyncio.gather(*(desk.ask() for _ in range(8)), return_exceptions=True)
    assert sum(isinstance(outcome, ConfirmationCode) for outcome in outcomes) == 1
    assert sum(isinstance(o, TooMany) and o.code is Code.CODE_TOO_SOON for o in outcomes) == 7
    async with desk.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Message)) == 1


async def test_a_refused_ask_writes_nothing(one_desk: Desk) -> None:
    first = await one_desk.ask()
    await refused(one_desk.ask())
    assert (await one_desk.try_code(one_desk.digits(first))).right


async def letter_of(desk: Desk, code: ConfirmationCode) -> str | None:
    async with desk.database.read() as session:
        message = await session.scalar(select(Message).where(Message.subject_id == code.id))
        assert message is not None
        letter = await CodeLetters(desk.key).compose(session, message)
        return None if letter is None else letter.text


@pytest.mark.requirement("H-07")
async def test_the_letter_holds_the_code_every_time_it_is_composed(one_desk: Desk) -> None:
    code = await one_desk.ask()
    texts = {await letter_of(one_desk, code) for _ in range(3)}
    assert len(texts) == 1
    assert one_desk.digits(code) in str(texts.pop())


async def test_a_letter_for_a_used_or_dead_code_is_not_written(one_desk: Desk) -> None:
    used = await one_desk.ask(subject=1)
    await one_desk.try_code(one_desk.digits(used))
    dead = await one_desk.ask(subject=2)
    one_desk.clock.advance(limits.CODE_RESEND_AFTER)
    await one_desk.ask(subject=2)
    assert await letter_of(one_desk, used) is None
    assert await letter_of(one_desk, dead) is None


@pytest.mark.requirement("I-07")
async def test_no_code_stands_in_the_database(desk: Desk) -> None:
    code = await desk.ask()
    await desk.try_code(desk.wrong(code))
    async with desk.database.read() as session:
        rows = [
            str(row)
            for table in ("confirmation_code", "outbox", "delivery_attempt")
            for row in await session.execute(text(f"SELECT * FROM {table}"))
        ]
    assert rows
    assert desk.digits(code) not in " ".join(rows)
