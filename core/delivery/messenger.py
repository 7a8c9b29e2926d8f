"""The port through which anything leaves the installation: a letter, an address, and one way of sending it.

Implementations: `email.py`, `sms.py`, `telegram_gateway.py`, `console.py`, and the edge's own (Telegram).
`tests/core/test_messengers.py` is the conformance test that each of them passes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, runtime_checkable

from core import limits, texts


@dataclass(frozen=True)
class Address:
    """An address of a messenger, such as a chat: the core does not know what is behind it."""

    messenger: str
    value: str


@dataclass(frozen=True)
class Action:
    """What the reader may do at once: `name` comes back when `label` is pressed.

    No messenger looks into the name: its first word says which feature it belongs to, as in
    `access-request:12:allow`, and the rest is that feature's own.
    """

    name: str
    label: str

    def __post_init__(self) -> None:
        if not self.name.isascii() or not 0 < len(self.name) <= limits.ACTION_NAME_MAX:
            raise ValueError("an action's name is short and plain")


@dataclass(frozen=True)
class Letter:
    """What is said. `html` is the same text in the markup that messengers share (b, i, code, a), its
    paragraphs divided by an empty line; each messenger dresses it as it needs. One that has no buttons
    leaves `actions` out, so the text has to make sense alone.

    `code` and `link` stand in the text, too: a messenger may offer the one for copying, or send it alone, and
    show the other as a QR.
    """

    subject: str
    text: str
    html: str | None = None
    actions: tuple[Action, ...] = ()
    short: str | None = None  # for who pays by the sign (SMS); None: as the text is
    code: str | None = None
    link: str | None = None
    until: datetime | None = None  # nobody needs it afterwards
    language: str = texts.LANGUAGES[0]  # of the texts
    reference: str | None = None  # the same at each try of one message, and telling nothing


class FailureReason(StrEnum):
    """Why a letter did not arrive, in the words that the inviter's list needs."""

    ADDRESS_REFUSED = "ADDRESS_REFUSED"  # no such address can exist, or nobody takes mail for it
    MAILBOX_UNKNOWN = "MAILBOX_UNKNOWN"  # the server is there, the recipient is not
    GONE = "GONE"  # whoever read it has left for good: nobody will ever be behind this address again
    BLOCKED = "BLOCKED"  # the recipient, or a policy, wants nothing from us
    REJECTED = "REJECTED"  # this letter is refused, whoever it is for
    BUSY = "BUSY"  # not now: 4xx, 429
    UNREACHABLE = "UNREACHABLE"  # no connection, no answer in time
    MISCONFIGURED = "MISCONFIGURED"  # our own settings: sign-in, TLS, no such messenger
    UNEXPECTED = "UNEXPECTED"  # a defect of ours; the log has more
    EXPIRED = "EXPIRED"  # what it told about ended before it could be sent
    NOT_ARRIVED = "NOT_ARRIVED"  # taken by the other side, and not brought to the person in time

    @property
    def is_ours(self) -> bool:
        """Whoever it was for: nothing is wrong with the address."""
        return self in (self.UNREACHABLE, self.MISCONFIGURED, self.UNEXPECTED)


class DeliveryFailed(Exception):
    """`permanent`: trying again is pointless. `detail` is for logs: a status code, no address, no text."""

    def __init__(
        self,
        permanent: bool,
        reason: FailureReason,
        retry_after: timedelta | None = None,
        detail: str = "",
    ) -> None:
        super().__init__(f"{reason} ({detail})" if detail else str(reason))
        self.permanent = permanent
        self.reason = reason
        self.retry_after = retry_after
        self.detail = detail


class Messenger(Protocol):
    name: str

    async def send(self, address: str, letter: Letter) -> str | None:
        """Hand the letter over; DeliveryFailed and nothing else where that was not possible.

        Returns only once the other side has taken it: the name by which that side knows it, where it has one.
        Called outside any transaction, several at once.
        """
        ...


@runtime_checkable
class Tracking(Messenger, Protocol):
    """A messenger that learns later whether what was taken has also reached the person."""

    async def has_arrived(self, receipt: str) -> bool:
        """`receipt` is what `send` returned; DeliveryFailed where the other side does not tell."""
        ...

    async def withdraw(self, receipt: str) -> None:
        """Take it back where it has not arrived; DeliveryFailed where that was not possible."""
        ...
