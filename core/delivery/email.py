"""E-mail over SMTP (RFC 5321), a connection per letter: text and HTML, marked as automatic (RFC 3834).

The link of a letter is in its HTML as a QR as well, for whoever reads it beside his phone. A letter that is sent
again, because a courier died before it could note down that the first one was taken, has the same Message-ID, so
that mail programs recognise it (RFC 5322, 3.6.4: one identifier for one version of one message).

Until the server has looked at the letter every failure is temporary: a wrong password or certificate of ours
says nothing about the recipient. From then on 4xx is temporary and 5xx is final.
"""

import asyncio
import re
import secrets
import ssl
from contextlib import suppress
from email.errors import MessageError, NonASCIILocalPartDefect
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from html import escape
from typing import Literal

import aiosmtplib

from core.clock import Clock
from core.delivery.messenger import DeliveryFailed, FailureReason, Letter
from core.qr import qr_png
from core.texts import plain

# Without telephone=no a code that looks like a number becomes a link, and is not offered for filling in.
_PAGE = """\
<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="format-detection" content="telephone=no"></head>
<body style="margin:0;padding:24px;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif">
<div style="max-width:520px;margin:0 auto">
{paragraphs}
</div></body></html>
"""
_QR = """\
<p><img src="cid:{cid}" alt="{alt}" width="200" height="200" style="display:block"></p>
<p style="color:#707579;font-size:14px">{caption}</p>
"""
_OUR_SIGN_IN = (530, 534, 535, 538)  # RFC 4954: wanted, too weak, wrong, or not in clear
_QR_PLACE = "qr@propusk"  # the name of the picture within its letter
_CODE = "font:bold 32px/1.5 Menlo,Consolas,monospace;letter-spacing:6px"
_LINK = (
    "display:inline-block;padding:10px 22px;border-radius:8px;"
    "background:#2481cc;color:#fff;text-decoration:none;font-weight:600"
)


class EmailMessenger:
    name = "email"

    def __init__(
        self,
        clock: Clock,
        *,
        host: str,
        port: int,
        sender: str,
        tls: Literal["starttls", "tls", "none"] = "starttls",
        user: str | None = None,
        password: str | None = None,
        timeout: float = 20,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """`sender` as "Name <address>"; `trust` replaces the system's certificates, as tests do."""
        self._clock = clock
        self._host, self._port, self._timeout = host, port, timeout
        self._tls, self._trust = tls, trust
        self._user, self._password = user, password
        self._sender = sender

    async def send(self, address: str, letter: Letter) -> None:
        recipient = _recipient(address)
        picture = await asyncio.to_thread(qr_png, letter.link) if letter.link and letter.html else None
        message = self._compose(recipient, letter, picture)
        client = await self._connect()
        try:
            await client.send_message(message)
        except (aiosmtplib.SMTPException, OSError) as error:
            raise _refusal(error) from error
        else:
            with suppress(aiosmtplib.SMTPException, OSError):  # taken is taken, whatever becomes of a goodbye
                await client.quit(timeout=2)
        finally:
            client.close()

    async def _connect(self) -> aiosmtplib.SMTP:
        client = aiosmtplib.SMTP(
            hostname=self._host,
            port=self._port,
            username=self._user,
            password=self._password,
            timeout=self._timeout,
            use_tls=self._tls == "tls",
            start_tls=self._tls == "starttls",
            tls_context=self._trust,
        )
        try:
            await client.connect()
        except (aiosmtplib.SMTPException, OSError) as error:
            raise _no_connection(error) from error
        return client

    def _compose(self, recipient: Address, letter: Letter, picture: bytes | None) -> EmailMessage:
        message = EmailMessage(policy=SMTP)
        name, address = parseaddr(self._sender)
        message["From"] = Address(name, addr_spec=address)
        message["To"] = recipient
        message["Subject"] = " ".join(letter.subject.split())  # one line, whatever a name in it holds
        message["Date"] = format_datetime(self._clock.now())
        reference = letter.reference or secrets.token_urlsafe(16)
        message["Message-ID"] = f"<{reference}@{address.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        if letter.html is not None:
            message.add_alternative(_page(letter, picture is not None), subtype="html")
        if picture is not None:
            page = message.get_body(("html",))
            assert isinstance(page, EmailMessage)
            page.add_related(
                picture, "image", "png", filename="qr.png", disposition="inline", cid=f"<{_QR_PLACE}>"
            )
        # Last: whatever is about the content moves into its part
        message["Content-Language"] = letter.language
        return message


def _recipient(address: str) -> Address:
    """The address as it goes over the wire: the domain in ASCII (IDNA), a local part as it is (RFC 6531)."""
    local, _, domain = address.rpartition("@")
    try:
        domain = domain.encode("idna").decode()
        return Address(addr_spec=f"{local}@{domain}")
    except NonASCIILocalPartDefect:
        return Address(username=local, domain=domain)
    except (ValueError, MessageError, IndexError) as error:
        raise DeliveryFailed(True, FailureReason.ADDRESS_REFUSED, detail="not an address") from error


def _page(letter: Letter, with_qr: bool) -> str:
    """The shared markup as a document: styles stand on the elements, since mail programs drop sheets."""
    html = (letter.html or "").replace("<code>", f'<code style="{_CODE}">')
    html = html.replace("<a ", f'<a style="{_LINK}" ')
    paragraphs = [f"<p>{part}</p>".replace("\n", "<br>\n") for part in html.split("\n\n")]
    if with_qr:
        alt, caption = (plain(letter.language, key) for key in ("letter-qr", "letter-qr-caption"))
        paragraphs.append(_QR.format(cid=_QR_PLACE, alt=escape(alt), caption=escape(caption)))
    return _PAGE.replace("{language}", letter.language).replace("{paragraphs}", "\n".join(paragraphs))


def _no_connection(error: Exception) -> DeliveryFailed:
    reachable = not isinstance(error, ConnectionError | TimeoutError) or _mentions_tls(error)
    reason = FailureReason.MISCONFIGURED if reachable else FailureReason.UNREACHABLE
    return DeliveryFailed(False, reason, detail=_detail(error))


def _mentions_tls(error: BaseException | None) -> bool:
    """A certificate that does not fit comes wrapped in a connection error."""
    return error is not None and (isinstance(error, ssl.SSLError) or _mentions_tls(error.__cause__))


def _refusal(error: Exception) -> DeliveryFailed:
    detail = _detail(error)
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        error = error.recipients[0]
    if isinstance(error, aiosmtplib.SMTPNotSupported):
        return DeliveryFailed(True, FailureReason.ADDRESS_REFUSED, detail=detail)
    if not isinstance(error, aiosmtplib.SMTPResponseException):
        return DeliveryFailed(False, FailureReason.UNREACHABLE, detail=detail)
    if error.code in _OUR_SIGN_IN:
        return DeliveryFailed(False, FailureReason.MISCONFIGURED, detail=detail)
    if error.code < 500:
        return DeliveryFailed(False, FailureReason.BUSY, detail=detail)
    if " 5.7." in detail:  # RFC 3463: security or policy
        reason = FailureReason.BLOCKED
    elif not isinstance(error, aiosmtplib.SMTPRecipientRefused):
        reason = FailureReason.REJECTED
    elif error.code in (550, 551):
        reason = FailureReason.MAILBOX_UNKNOWN
    else:
        reason = FailureReason.ADDRESS_REFUSED
    return DeliveryFailed(True, reason, detail=detail)


def _detail(error: Exception) -> str:
    """The codes of the answer and not its words: servers repeat addresses in them."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        error = error.recipients[0]
    if not isinstance(error, aiosmtplib.SMTPResponseException):
        return type(error).__name__
    enhanced = re.match(r"\d\.\d{1,3}\.\d{1,3}\b", error.message)
    return f"{error.code} {enhanced.group()}" if enhanced else str(error.code)
