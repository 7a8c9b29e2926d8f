"""The mail catcher: a real SMTP server on a free loopback port that keeps what is sent to it.

It runs in the caller's event loop. With a Telegram it shares its data, so the tray survives a restart.
"""

import asyncio
import base64
import email
import email.policy
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Self

from aiosmtpd.smtp import SMTP, Envelope, Session

from .telegram import Telegram

Letter = dict[str, Any]


class MailCatcher:
    """`refuse` = (code, words) answers every recipient so, until it is None again; outages are obeyed, too."""

    def __init__(self, telegram: Telegram | None = None, host: str = "127.0.0.1", port: int = 0) -> None:
        self.host, self.port = host, port
        self.refuse: tuple[int, str] | None = None
        self._telegram = telegram or Telegram()
        self._server: asyncio.Server | None = None
        stored = self._telegram.world.store.load("mail")
        self.messages: list[Letter] = sorted(
            (letter for _, letter in stored), key=lambda letter: int(letter["id"])
        )

    async def start(self) -> None:
        loop = asyncio.get_running_loop()

        def protocol() -> asyncio.Protocol:
            if "mail_down" in self._telegram.outages:
                return _Down()
            server: asyncio.Protocol = SMTP(self, enable_SMTPUTF8=True, hostname="simulator", loop=loop)
            return server

        self._server = await loop.create_server(protocol, self.host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()  # without waiting: a client may keep its connection as long as it likes
            self._server = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    def clear(self) -> None:
        for letter in self.messages:
            self._telegram.world.store.drop("mail", letter["id"])
        self.messages.clear()
        self._telegram.changed.publish("mail")

    # aiosmtpd calls these by name

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if refusal := self._refusal():
            return "{} {}".format(*refusal)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def _refusal(self) -> tuple[int, str] | None:
        if "mail_down" in self._telegram.outages:
            return 451, "4.3.0 try again later"
        if "mailbox_unknown" in self._telegram.outages:
            return 550, "5.1.1 no such mailbox"
        return self.refuse

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        letter = self._letter(envelope)
        self.messages.append(letter)
        self._telegram.world.store.put("mail", letter["id"], letter)
        self._telegram.changed.publish("mail")
        return "250 Message accepted for delivery"

    def _letter(self, envelope: Envelope) -> Letter:
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        message = email.message_from_bytes(content, policy=email.policy.default)
        return {
            "id": (self.messages[-1]["id"] if self.messages else 0) + 1,
            "to": list(envelope.rcpt_tos),
            "from": envelope.mail_from,
            "subject": str(message.get("Subject", "")),
            "text": _part(message, "plain"),
            "html": _page(message),
            "headers": {name: str(value) for name, value in message.items()},
            "received_at": self._telegram.clock.now().isoformat(),
        }


class _Down(asyncio.Protocol):
    """A server that is down for maintenance: it says so, and hangs up."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        transport.write(b"421 4.3.2 the mail server is down, try again later\r\n")
        transport.close()


def _part(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else None


def _page(message: EmailMessage) -> str | None:
    """Its HTML with the pictures that came with it (RFC 2392) in their places, as a mail program shows it."""
    html = _part(message, "html")
    for part in message.walk():
        name, content = str(part.get("Content-ID", "")).strip("<>"), part.get_payload(decode=True)
        if html and name and isinstance(content, bytes) and part.get_content_maintype() == "image":
            picture = base64.b64encode(content).decode()
            html = html.replace(f"cid:{name}", f"data:{part.get_content_type()};base64,{picture}")
    return html
