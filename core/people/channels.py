"""By which channels somebody is reached: what is said to him, and the kind of address he has, as a table (H-07).

A channel is a messenger of this installation; what it has not is passed over.
"""

from collections.abc import Collection, Iterable, Mapping

from core.delivery import Address
from core.people.identifier import IdentifierType, Known

_Order = Mapping[IdentifierType, tuple[str, ...]]

_CODE: _Order = {IdentifierType.EMAIL: ("email",), IdentifierType.PHONE: ("telegram_gateway", "sms")}
_LETTER: _Order = {IdentifierType.EMAIL: ("email",), IdentifierType.PHONE: ("sms",)}


class Channels:
    def __init__(self, available: Collection[str]) -> None:
        """`available`: the names of the messengers of this installation."""
        self._available = frozenset(available)

    def for_code(self, known: Known) -> tuple[Address, ...]:
        """The ways of a code to an address, in the order in which they are tried; none: it cannot be sent there."""
        return self._ways(_CODE, known)

    def for_letter(self, known: Known) -> tuple[Address, ...]:
        return self._ways(_LETTER, known)

    def lead_back(self, proven: Iterable[Known], *, has_chat: bool) -> bool:
        """Whether somebody with these addresses gets over a forgotten password alone.

        By an e-mail always; by a phone only while a chat speaks for him and a code can go to the number.
        """
        return any(
            known.type is IdentifierType.EMAIL or (has_chat and bool(self.for_code(known)))
            for known in proven
        )

    def _ways(self, order: _Order, known: Known) -> tuple[Address, ...]:
        return tuple(Address(name, known.value) for name in order[known.type] if name in self._available)
