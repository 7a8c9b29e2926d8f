"""Prints what would be sent: the development implementation, and e-mail where there is no SMTP server.

The first owner of a new installation reads his confirmation code here.
"""

import sys
from typing import TextIO

from core.delivery.messenger import Letter


class ConsoleMessenger:
    def __init__(self, name: str = "console", stream: TextIO | None = None) -> None:
        self.name = name
        self._stream = stream

    async def send(self, address: str, letter: Letter) -> None:
        heading = f"--- {self.name} to {address}: {letter.subject} "
        body = f"{heading:-<78}\n{letter.text}\n{'-' * 78}"
        print(body, file=self._stream or sys.stdout, flush=True)
