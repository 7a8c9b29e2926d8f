"""Codes and link tokens, derived from the server key and stored nowhere (I-07).

A retried delivery, "copy link" and the QR derive the same value again; a new generation kills the old one.
"""

import base64
import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from core import limits
from core.errors import Code, NotFound

_TOKEN_BYTES = 16  # 128 bits (I-30)


@dataclass(frozen=True)
class ServerKey:
    """The keys of this installation, the current one first; older ones still recognise what they made.

    Written as `id:value`, several separated by commas, so that a key can be rotated:
    put the new one in front and drop the old one once everything derived from it has expired.
    """

    keys: tuple[tuple[str, bytes], ...] = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> "ServerKey":
        """Reads `id:value[,id:value]`; a value alone gets the id k1. Values of under 32 characters are refused."""
        pairs = [part.strip().rpartition(":") for part in text.split(",") if part.strip()]
        if not pairs or any(len(value) < 32 for _, _, value in pairs):
            raise ValueError(
                "SECRET_KEY needs at least 32 characters, as id:value; several are separated by commas"
            )
        return cls(tuple((key_id or "k1", value.encode()) for key_id, _, value in pairs))

    @classmethod
    def at(cls, path: Path) -> "ServerKey":
        """The key kept in a file of mode 0600, made at first start."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            # Written aside and linked into place: a kill in between leaves no half a key, and of two
            # processes that start at once the first wins.
            aside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
            aside.touch(mode=0o600)
            aside.write_text(f"k1:{secrets.token_urlsafe(32)}")
            with suppress(FileExistsError):
                os.link(aside, path)
            aside.unlink()
        return cls.parse(path.read_text().strip())

    def token(self, purpose: str, *parts: int | str) -> str:
        """22 characters of base64url: 128 bits nobody can guess."""
        return _token(self.keys[0][1], purpose, parts)

    def is_token(self, given: str, purpose: str, *parts: int | str) -> bool:
        return any(_equal(given, _token(key, purpose, parts)) for _, key in self.keys)

    def code(self, digits: int, purpose: str, *parts: int | str) -> str:
        """A decimal code of so many digits, zeros in front included."""
        return _code(self.keys[0][1], digits, purpose, parts)

    def is_code(self, given: str, purpose: str, *parts: int | str, digits: int = limits.CODE_DIGITS) -> bool:
        """Exactly as many digits as codes have: one that is shorter would be easier to guess."""
        return len(given) == digits and any(
            _equal(given, _code(key, len(given), purpose, parts)) for _, key in self.keys
        )


@dataclass(frozen=True)
class LinkToken:
    """What a link carries: at most 64 of [A-Za-z0-9_-], 128 bits of it unguessable (I-30).

    Whose it is and of which generation can be read in it, so that a former one is recognised as superseded.
    """

    prefix: str
    purpose: str
    unknown: Code = Code.INVITATION_UNKNOWN

    def of(self, key: ServerKey, subject_id: int, generation: int) -> str:
        return f"{self.prefix}_{subject_id}_{generation}_{key.token(self.purpose, subject_id, generation)}"

    def read(self, given: str, key: ServerKey) -> tuple[int, int]:
        """The subject's id and the generation; `unknown` is refused where this installation has not made the token."""
        prefix, _, rest = given.partition("_")
        parts = rest.split("_", 2)
        if prefix == self.prefix and len(parts) == 3 and parts[0].isdecimal() and parts[1].isdecimal():
            subject_id, generation = int(parts[0]), int(parts[1])
            if subject_id < 2**31 and key.is_token(parts[2], self.purpose, subject_id, generation):
                return subject_id, generation
        raise NotFound(self.unknown)


def _mac(key: bytes, purpose: str, parts: tuple[int | str, ...]) -> bytes:
    message = "\x1f".join([purpose, *map(str, parts)])
    return hmac.new(key, message.encode(), hashlib.sha256).digest()


def _token(key: bytes, purpose: str, parts: tuple[int | str, ...]) -> str:
    return base64.urlsafe_b64encode(_mac(key, purpose, parts)[:_TOKEN_BYTES]).decode().rstrip("=")


def _code(key: bytes, digits: int, purpose: str, parts: tuple[int | str, ...]) -> str:
    # 64 bits modulo 10^6: the bias is below 10^-13
    number = int.from_bytes(_mac(key, purpose, parts)[:8], "big")
    return str(number % 10**digits).zfill(digits)


def _equal(given: str, expected: str) -> bool:
    # what people type may hold lone surrogates, which plain UTF-8 refuses
    return hmac.compare_digest(given.encode(errors="surrogatepass"), expected.encode())
