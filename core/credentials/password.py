"""Passwords: hashed, compared and judged, all in one bounded pool beside the event loop.

Composition rules and forced changes do not exist (SP 800-63B-4): a password is long enough, not guessable, and
may hold anything. It is compared in Unicode's composed form (NFC), so that every keyboard types the same one.
"""

import asyncio
import os
import secrets
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from core import limits
from core.credentials.strength import weakness
from core.errors import Code, Invalid, TooMany

_PARAMETERS = {  # time, memory in KiB, lanes
    "owasp": (2, 19 * 1024, 1),
    "rfc9106": (3, 64 * 1024, 4),
}
# Read aloud without asking back in any of our languages: none of c, h, j, q, v, w, x, y.
_CONSONANTS, _VOWELS = "bdfgklmnprstz", "aeiou"

T = TypeVar("T")


class Passwords:
    def __init__(self, parameters: Literal["owasp", "rfc9106"] = "owasp") -> None:
        time_cost, memory_cost, parallelism = _PARAMETERS[parameters]
        self._hasher = PasswordHasher(time_cost, memory_cost, parallelism)
        self._pool = ThreadPoolExecutor(max(1, (os.cpu_count() or 1) - 1), thread_name_prefix="passwords")
        self._in_hand = 0
        self._nobodys = self._hasher.hash(secrets.token_bytes(16))

    async def hash(self, password: str) -> str:
        """Argon2id in PHC form: the parameters and the salt stand in it."""
        return await self._work(self._hasher.hash, _canonical(password))

    async def verify(self, stored: str | None, password: str) -> bool:
        """Whether it is the stored one. None (an unknown login, no password yet) costs the same and is False."""
        matches = await self._work(self._matches, stored or self._nobodys, _canonical(password))
        return matches and stored is not None

    def needs_rehash(self, stored: str) -> bool:
        """The parameters have changed since: hash again at the sign-in that has just succeeded."""
        return self._hasher.check_needs_rehash(stored)

    async def judge(self, password: str, *words: str) -> None:
        """Refuse what is too short or guessable; `words` are the person's and organisation's own.

        Invalid with PASSWORD_TOO_SHORT (minimum, length), PASSWORD_TOO_LONG (maximum), and PASSWORD_COMMON,
        _PERSONAL, _REPEATS or _GUESSABLE (hint: a `Hint`).
        """
        length = len(unicodedata.normalize("NFC", password))
        if length < limits.PASSWORD_MIN:
            raise Invalid(Code.PASSWORD_TOO_SHORT, minimum=limits.PASSWORD_MIN, length=length)
        if length > limits.PASSWORD_MAX:
            raise Invalid(Code.PASSWORD_TOO_LONG, maximum=limits.PASSWORD_MAX)
        found = await self._work(weakness, password, words)
        if found is not None:
            raise Invalid(found.code, hint=found.hint)

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _matches(self, stored: str, password: bytes) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _work(self, work: Callable[..., T], *arguments: object) -> T:
        if self._in_hand >= limits.HASHES_WAITING:
            raise TooMany(Code.TOO_BUSY)
        self._in_hand += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)
        finally:
            self._in_hand -= 1


def handed_over_password() -> str:
    """A first password that can be read aloud, as "dako-rime-tuso-pane": 48 bits, replaced at first use (I-39)."""
    groups = ("".join(secrets.choice(letters) for letters in (_CONSONANTS, _VOWELS) * 2) for _ in range(4))
    return "-".join(groups)


def _canonical(password: str) -> bytes:
    # A half of a surrogate pair is no text, but JSON can carry it: it is a sign like any other here.
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
