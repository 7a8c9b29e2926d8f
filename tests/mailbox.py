"""The messenger of tests: keeps every letter, and can be told to fail as a mail server would."""

import re

from core.delivery import DeliveryFailed, FailureReason, Letter


class Mailbox:
    def __init__(self, name: str = "email") -> None:
        self.name = name
        self.letters: list[tuple[str, Letter]] = []
        self.refuses: set[str] = set()  # addresses that do not exist
        self.is_down = False

    async def send(self, address: str, letter: Letter) -> None:
        if self.is_down:
            raise DeliveryFailed(False, FailureReason.UNREACHABLE)
        if address in self.refuses:
            raise DeliveryFailed(True, FailureReason.MAILBOX_UNKNOWN)
        self.letters.append((address, letter))

    def to(self, address: str) -> list[Letter]:
        return [letter for to, letter in self.letters if to == address]

    def code_for(self, address: str) -> str:
        """The six digits of the newest letter to this address."""
        return str(re.findall(r"\b\d{6}\b", self.to(address)[-1].text)[-1])

    def token_for(self, address: str) -> str:
        """What the newest invitation link to this address carries."""
        return str(re.findall(r"start=(\S+)", self.to(address)[-1].text)[-1])
