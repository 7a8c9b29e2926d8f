"""Passwords: what is accepted, how they are kept, and that nobody can stall the service with them."""

import asyncio
import re
import time
import unicodedata

import pytest

from core import limits
from core.credentials import Hint, Passwords, handed_over_password
from core.credentials.strength import weakness
from core.errors import Code, Invalid, TooMany

GOOD = [
    "корабль лампа синий дождь",
    "correct horse battery staple",
    "жёлтый трамвай везёт арбуз",
    "сары трамвай қарбыз тасиды",
    "Xk9$mQ2vLp7!wRt4",
    "密码很长而且没有人能猜到它的内容啊",
    "шла саша по шоссе и сосала сушку",
    "а роза упала на лапу азора " * 10,
]

COMMON = [
    "Пароль12345678",  # zxcvbn alone calls it good
    "gfhjkm12345678901",  # «пароль» on the other layout
    "йцукенгшщзхъфыва",
    "qwertyuiop[]asdfgh",
    "ghbdtn-gbnth-2024",  # «привет-питер-2024»
    "солнышко_любовь_1",
    "П@р0ль_П@р0льчик",
    "solnyshko-privet",
    "Спартак-чемпион-2023",
    "сенісүйеміналматы",
    "ьлорап ьлорап 2020",  # backwards
]

REPEATING = [
    "aaaaaaaaaaaaaaaa",
    "абвабвабвабвабв",
    "парольпарольпароль",
    "1212121212121212",
    "ааааабббббввввв",
]

GUESSABLE = {
    "17.05.1985 19.06.1988": Hint.DATE,
    "куцйфячсмитнгшщз": Hint.KEYBOARD,
    "abcdefghijklmnop": Hint.SEQUENCE,
}


@pytest.fixture(scope="module")
def passwords() -> Passwords:
    return Passwords()


@pytest.mark.parametrize("password", GOOD)
async def test_a_long_phrase_in_any_script_is_accepted(passwords: Passwords, password: str) -> None:
    await passwords.judge(password, "Иван Кузнецов", "ТехСервис", "+77017051234")


@pytest.mark.parametrize("password", COMMON)
def test_what_everybody_types_is_refused_in_either_layout(password: str) -> None:
    found = weakness(password)
    assert found is not None
    assert found.code is Code.PASSWORD_COMMON


@pytest.mark.parametrize("password", REPEATING)
def test_repetition_adds_nothing(password: str) -> None:
    found = weakness(password)
    assert found is not None
    assert found.code is Code.PASSWORD_REPEATS


@pytest.mark.parametrize(("password", "hint"), GUESSABLE.items())
def test_a_pattern_is_refused_with_the_hint_which(password: str, hint: Hint) -> None:
    found = weakness(password)
    assert found is not None
    assert found.code in (Code.PASSWORD_GUESSABLE, Code.PASSWORD_COMMON)
    assert found.hint is hint


@pytest.mark.parametrize(
    "password",
    [
        "Кузнецов_Иван_2024",
        "kuznetsov-ivan-85",  # the name in Latin letters
        "repytwjd.bdfy.1985",  # and on the other layout
        "ТехСервис-2024-!!!",
        "77017051234 ivan",
        "Propusk-2026-Propusk",
    ],
)
async def test_own_words_are_no_password(passwords: Passwords, password: str) -> None:
    with pytest.raises(Invalid) as refused:
        await passwords.judge(password, "Иван Кузнецов", "ТехСервис", "+77017051234", "ivan.k@example.com")
    assert refused.value.code is Code.PASSWORD_PERSONAL


async def test_the_words_of_one_person_are_nothing_to_another(passwords: Passwords) -> None:
    password = "Чаадаев рисует кита"
    hers = [passwords.judge(password, "Чаадаев рисует кита") for _ in range(10)]
    his = [passwords.judge(password, "Олег Смирнов") for _ in range(10)]
    outcomes = await asyncio.gather(*hers, *his, return_exceptions=True)
    assert [isinstance(outcome, Invalid) for outcome in outcomes] == [True] * 10 + [False] * 10


async def test_length_is_counted_in_characters_and_told(passwords: Passwords) -> None:
    with pytest.raises(Invalid) as short:
        await passwords.judge("четырнадцать14")
    assert (short.value.code, short.value.fields) == (
        Code.PASSWORD_TOO_SHORT,
        {"minimum": limits.PASSWORD_MIN, "length": 14},
    )
    with pytest.raises(Invalid) as long:
        await passwords.judge("ъ" * (limits.PASSWORD_MAX + 1))
    assert long.value.code is Code.PASSWORD_TOO_LONG


async def test_a_refusal_never_carries_the_password(passwords: Passwords) -> None:
    with pytest.raises(Invalid) as refused:
        await passwords.judge("Иванова-Мария-1990", "Мария Иванова")
    assert not re.search("иванова|мария|1990", f"{refused.value!r} {refused.value.fields}".lower())


async def test_only_the_right_password_verifies(passwords: Passwords) -> None:
    stored = await passwords.hash("корабль лампа синий дождь")
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await passwords.verify(stored, "корабль лампа синий дождь")
    assert not await passwords.verify(stored, "корабль лампа синий дожди")
    assert not await passwords.verify(None, "корабль лампа синий дождь")
    assert not await passwords.verify("not a hash at all", "корабль лампа синий дождь")


async def test_the_whole_of_a_long_password_counts(passwords: Passwords) -> None:
    phrase = "а роза упала на лапу азора " * 10
    stored = await passwords.hash(phrase)
    assert not await passwords.verify(stored, phrase[:-1] + "!")


async def test_keyboards_that_compose_letters_differently_type_the_same_password(
    passwords: Passwords,
) -> None:
    phrase = "мой ёжик ест йогурт"
    stored = await passwords.hash(unicodedata.normalize("NFD", phrase))
    assert await passwords.verify(stored, unicodedata.normalize("NFC", phrase))


async def test_half_a_surrogate_pair_is_a_sign_like_any_other(passwords: Passwords) -> None:
    phrase = "корабль лампа синий \ud83d"
    await passwords.judge(phrase)
    assert await passwords.verify(await passwords.hash(phrase), phrase)


async def test_an_unknown_login_costs_the_same_work(passwords: Passwords) -> None:
    stored = await passwords.hash("корабль лампа синий дождь")

    async def takes(hashed: str | None) -> float:
        start = time.perf_counter()
        await passwords.verify(hashed, "не тот пароль, увы")
        return time.perf_counter() - start

    # By turns, so that both meet whatever else this machine does meanwhile.
    unknown, known = zip(*[(await takes(None), await takes(stored)) for _ in range(8)], strict=True)
    assert min(unknown) > 0.5 * min(known)


async def test_risen_parameters_ask_for_a_new_hash(passwords: Passwords) -> None:
    stored = await passwords.hash("корабль лампа синий дождь")
    stronger = Passwords("rfc9106")
    assert not passwords.needs_rehash(stored)
    assert stronger.needs_rehash(stored)
    assert await stronger.verify(stored, "корабль лампа синий дождь")
    assert (await stronger.hash("корабль лампа синий дождь")).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


async def test_a_flood_is_refused_at_once_instead_of_queued_for_ever(passwords: Passwords) -> None:
    flood = [passwords.verify(None, "x") for _ in range(limits.HASHES_WAITING + 10)]
    outcomes = await asyncio.gather(*flood, return_exceptions=True)
    assert sum(isinstance(outcome, TooMany) for outcome in outcomes) == 10
    assert not await passwords.verify(None, "x")  # and then it goes on


async def test_the_loop_runs_on_while_passwords_are_hashed(passwords: Passwords) -> None:
    hashing = asyncio.ensure_future(passwords.hash("корабль лампа синий дождь"))
    ticks = 0
    while not hashing.done():
        ticks += 1
        await asyncio.sleep(0)
    assert ticks > 100


def test_a_line_of_signs_cannot_stall_the_pool() -> None:
    """zxcvbn by itself takes four seconds for this one."""
    start = time.perf_counter()
    weakness("4@8({[<369!|10$5+7%2" + "qwertyuiopasdfghjklzxcvbnm" * 2)
    weakness("ab" * 500)
    assert time.perf_counter() - start < 1


def test_a_handed_over_password_can_be_dictated_and_stands_the_test() -> None:
    made = {handed_over_password() for _ in range(200)}
    assert len(made) == 200
    for password in made:
        assert re.fullmatch(r"([bdfgklmnprstz][aeiou]){2}(-([bdfgklmnprstz][aeiou]){2}){3}", password)
        assert len(password) >= limits.PASSWORD_MIN
    assert all(weakness(password) is None for password in sorted(made)[:20])
