"""Messengers: what each of them keeps (the Telegram one passes it too), and e-mail
against a real SMTP server on this machine, in every mood that such a server has.
"""

import asyncio
import io
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, Protocol

import pytest
import structlog
from aiosmtpd.smtp import SMTP, AuthResult

from core import limits
from core.delivery import (
    Action,
    ConsoleMessenger,
    DeliveryFailed,
    EmailMessenger,
    FailureReason,
    Letter,
    Messenger,
    letter,
)
from core.qr import qr_png
from tests.clock import FrozenClock

LETTER = Letter(
    "Приглашение: О'Нил & Ко <b>",
    "Здравствуйте!\n\nО'Нил & Ко <b> ждёт.\n\n012345",
    "Здравствуйте!\n\nО'Нил &amp; Ко &lt;b&gt; ждёт.\n\n<code>012345</code>",
    code="012345",
)

ACTIONS = (Action("access-request:12:allow", "Разрешить"), Action("access-request:12:refuse", "Отклонить"))


class Mood(StrEnum):
    """What the other side does with a letter."""

    REFUSES_FOR_GOOD = "REFUSES_FOR_GOOD"
    IS_BUSY = "IS_BUSY"
    IS_AWAY = "IS_AWAY"


class Peer(Protocol):
    """A messenger, and the other side of it as a test sees it."""

    messenger: Messenger
    address: str  # of somebody who can be reached

    async def arrived(self) -> list[str]:
        """The texts that the recipient reads, in order."""
        ...


class MoodyPeer(Peer, Protocol):
    """One with another side that can fail."""

    async def become(self, mood: Mood) -> None: ...


class MessengerConformance:
    """Subclass it with a fixture `peer`: every test below holds for every messenger."""

    async def test_it_has_a_name(self, peer: Peer) -> None:
        assert peer.messenger.name

    async def test_a_code_arrives(self, peer: Peer) -> None:
        await peer.messenger.send(peer.address, LETTER)
        (text,) = await peer.arrived()
        assert "012345" in text

    async def test_the_code_letter_arrives_in_every_language(self, peer: Peer) -> None:
        for language in ("ru", "en", "kk"):
            await peer.messenger.send(peer.address, letter(language, "code", code="012345", minutes=10))
        assert ["012345" in text for text in await peer.arrived()] == [True] * 3

    async def test_several_at_once_all_arrive(self, peer: Peer) -> None:
        codes = [f"01234{number}" for number in range(5)]
        letters = [Letter("Тема", f"Код {code}.", code=code) for code in codes]
        await asyncio.gather(*(peer.messenger.send(peer.address, each) for each in letters))
        arrived = "\n".join(await peer.arrived())
        assert all(code in arrived for code in codes)

    async def test_what_it_is_told_to_send_goes_into_no_log(
        self, peer: Peer, caplog: pytest.LogCaptureFixture
    ) -> None:
        with structlog.testing.capture_logs() as ours, caplog.at_level("DEBUG"):
            await peer.messenger.send(peer.address, LETTER)
        theirs = [entry.getMessage() for entry in caplog.records if entry.name != "mail.log"]  # the server's
        written = f"{ours} {theirs}"
        assert "012345" not in written
        assert peer.address not in written


class TextConformance(MessengerConformance):
    """The same for what carries more than codes, which is all but one."""

    async def test_a_letter_arrives_as_it_was_written(self, peer: Peer) -> None:
        await peer.messenger.send(peer.address, LETTER)
        (text,) = await peer.arrived()
        assert "О'Нил & Ко <b> ждёт." in text

    async def test_a_letter_without_markup_arrives_too(self, peer: Peer) -> None:
        await peer.messenger.send(peer.address, Letter("Тема", "Иван <b> & Ко"))
        (text,) = await peer.arrived()
        assert "Иван <b> & Ко" in text

    async def test_a_letter_with_actions_makes_sense_alone(self, peer: Peer) -> None:
        await peer.messenger.send(peer.address, Letter("Тема", "Открыть?", actions=ACTIONS))
        (text,) = await peer.arrived()
        assert "Открыть?" in text
        assert ACTIONS[0].name not in text


class FailureConformance:
    """The same for what can fail; a messenger with another side subclasses both."""

    @pytest.mark.parametrize(
        ("mood", "permanent"),
        [(Mood.REFUSES_FOR_GOOD, True), (Mood.IS_BUSY, False), (Mood.IS_AWAY, False)],
    )
    async def test_a_failure_says_whether_to_try_again(
        self, peer: MoodyPeer, mood: Mood, permanent: bool
    ) -> None:
        await peer.become(mood)
        with pytest.raises(DeliveryFailed) as failed:
            await peer.messenger.send(peer.address, LETTER)
        assert failed.value.permanent is permanent
        assert await peer.arrived() == []

    @pytest.mark.parametrize("mood", list(Mood))
    async def test_a_failure_names_neither_the_address_nor_the_text(
        self, peer: MoodyPeer, mood: Mood
    ) -> None:
        await peer.become(mood)
        with pytest.raises(DeliveryFailed) as failed:
            await peer.messenger.send(peer.address, LETTER)
        assert peer.address not in f"{failed.value} {failed.value.detail}"
        assert "012345" not in f"{failed.value} {failed.value.detail}"


class ConsolePeer:
    address = "olga@example.com"

    def __init__(self) -> None:
        self._screen = io.StringIO()
        self.messenger: Messenger = ConsoleMessenger("email", self._screen)

    async def arrived(self) -> list[str]:
        return [part for part in self._screen.getvalue().split("--- email to ") if part]


class TestConsole(TextConformance):
    @pytest.fixture
    def peer(self) -> Peer:
        return ConsolePeer()


# A certificate of 127.0.0.1 for these tests, valid from 2020 to 2120, and its key: they protect nothing.
CERTIFICATE = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgs348KzrcjlgN25zt
WA83iKrrAf6N7ByU07ZQdukldquhRANCAASn8lYvjrGwJcULgUTnQWysDhPw+Tj+
q16FzFCJaztyn5NGtLiF+Nag76XK2AtIGugbIeFaW4LB4Ww1JAO46kJe
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBZzCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKfyVi+OsbAlxQuB
ROdBbKwOE/D5OP6rXoXMUIlrO3Kfk0a0uIX41qDvpcrYC0ga6Bsh4VpbgsHhbDUk
A7jqQl6jTjBMMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYcEfwAAAYIJbG9j
YWxob3N0MB0GA1UdDgQWBBQkelItQtM9Adk+sE62g612zgrpijAKBggqhkjOPQQD
AgNIADBFAiEArviSFGPN07drVt2nbkV1CSJzD4WgWpGWHOC7xx8DqWcCIGjhPvBy
4HZJ8/ZuR3ZAb8ozvE8TjALm1ucQ3HTL0ShK
-----END CERTIFICATE-----
"""


class MailServer:
    """A handler of aiosmtpd: keeps what it takes and answers each step as it is told to."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.to_recipient = self.to_letter = "250 OK"
        self.hangs_up_after_taking = False
        self.silence: asyncio.Event | None = None

    async def handle_RCPT(  # noqa: N802 - the names of aiosmtpd
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.silence is not None:
            await self.silence.wait()
        if self.to_letter.startswith("250"):
            message = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(message, EmailMessage)
            self.letters.append(message)
            self.recipients += envelope.rcpt_tos
        return self.to_letter

    async def handle_QUIT(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.hangs_up_after_taking:
            server.transport.abort()
        return "221 Bye"


@asynccontextmanager
async def listening(
    handler: MailServer, secure: ssl.SSLContext | None = None, **options: Any
) -> AsyncIterator[int]:
    """The port of an SMTP server around the handler; `secure` is TLS from the first byte."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(handler, hostname="mail.test", loop=loop, **options),
        "127.0.0.1",
        0,
        ssl=secure,
    )
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        if handler.silence is not None:
            handler.silence.set()
        server.close()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    file = tmp_path / "certificate.pem"
    file.write_text(CERTIFICATE)
    return file


@pytest.fixture
def server_tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def trust(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


def messenger(
    port: int,
    *,
    tls: Literal["starttls", "tls", "none"] = "none",
    timeout: float = 5,
    password: str | None = None,
    trust: ssl.SSLContext | None = None,
) -> EmailMessenger:
    return EmailMessenger(
        FrozenClock(),
        host="127.0.0.1",
        port=port,
        tls=tls,
        user=None if password is None else "propusk",
        password=password,
        sender="Пропуск <bot@propusk.example>",
        timeout=timeout,
        trust=trust,
    )


class EmailPeer:
    address = "olga@example.com"

    def __init__(self, server: MailServer, port: int) -> None:
        self._server = server
        self.messenger: Messenger = messenger(port, timeout=0.5)

    async def become(self, mood: Mood) -> None:
        match mood:
            case Mood.REFUSES_FOR_GOOD:
                self._server.to_recipient = f"550 5.1.1 <{self.address}>: no such user"
            case Mood.IS_BUSY:
                self._server.to_recipient = f"450 4.2.0 <{self.address}>: greylisted, try again"
            case Mood.IS_AWAY:
                self._server.silence = asyncio.Event()

    async def arrived(self) -> list[str]:
        return [plain_of(letter) for letter in self._server.letters]


class TestEmail(TextConformance, FailureConformance):
    @pytest.fixture
    async def peer(self) -> AsyncIterator[MoodyPeer]:
        server = MailServer()
        async with listening(server) as port:
            yield EmailPeer(server, port)


def plain_of(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def html_of(message: EmailMessage) -> str:
    part = message.get_body(("html",))
    assert part is not None
    return str(part.get_content())


async def failure(sender: EmailMessenger, address: str = "olga@example.com") -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as failed:
        await sender.send(address, LETTER)
    return failed.value


# what a letter looks like


async def test_a_letter_is_a_proper_message_and_says_that_a_machine_wrote_it() -> None:
    server = MailServer()
    async with listening(server) as port:
        await messenger(port).send("olga@example.com", LETTER)
    (message,) = server.letters
    assert message["From"] == "Пропуск <bot@propusk.example>"
    assert message["To"] == "olga@example.com"
    assert message["Subject"] == LETTER.subject
    assert message["Date"].datetime == FrozenClock().now()
    assert message["Message-ID"].endswith("@propusk.example>")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "multipart/alternative"
    assert plain_of(message).strip() == LETTER.text
    assert "О'Нил &amp; Ко &lt;b&gt; ждёт." in html_of(message)


async def test_the_page_says_which_language_it_is_in() -> None:
    server = MailServer()
    async with listening(server) as port:
        await messenger(port).send("olga@example.com", letter("kk", "code", code="012345", minutes=10))
    (message,) = server.letters
    assert message["Content-Language"] == "kk"
    assert '<html lang="kk">' in html_of(message)
    assert {part.get_content_charset() for part in message.iter_parts()} == {"utf-8"}


async def test_a_code_can_be_read_by_whatever_fills_it_in() -> None:
    """Its digits stand together, alone in their element and on their line, and are no telephone number."""
    server = MailServer()
    async with listening(server) as port:
        await messenger(port).send("olga@example.com", letter("ru", "code", code="012345", minutes=10))
    (message,) = server.letters
    assert "012345" in plain_of(message).split("\n")
    assert ">012345</code>" in html_of(message)
    assert 'name="format-detection" content="telephone=no"' in html_of(message)
    assert "012345" not in str(message["Subject"]), "servers log subjects"


LINK = "https://t.me/propusk_demo_bot?start=i_1_1_abcdefghijklmnopqrstuv"
WITH_LINK = Letter(
    "Приглашение", f"Откройте:\n\n{LINK}", f'Откройте:\n\n<a href="{LINK}">Принять</a>', link=LINK
)


async def test_a_link_is_a_picture_for_the_phone_as_well() -> None:
    server = MailServer()
    async with listening(server) as port:
        await messenger(port).send("olga@example.com", WITH_LINK)
    (message,) = server.letters
    assert message.get_content_type() == "multipart/alternative"
    assert LINK in plain_of(message)
    related = message.get_body(("related",))
    assert related is not None
    page, picture = related.iter_parts()
    assert (page.get_content_type(), picture.get_content_type()) == ("text/html", "image/png")
    assert picture.get_content_disposition() == "inline"
    assert f'src="cid:{str(picture["Content-ID"]).strip("<>")}"' in str(page.get_content())
    assert 'alt="QR-код' in str(page.get_content())
    assert picture.get_content() == qr_png(LINK)


async def test_what_is_sent_again_has_the_same_id() -> None:
    server = MailServer()
    again = replace(LETTER, reference="of-this-message")
    async with listening(server) as port:
        for each in (again, again, LETTER):
            await messenger(port).send("olga@example.com", each)
    first, second, another = (message["Message-ID"] for message in server.letters)
    assert first == second == "<of-this-message@propusk.example>"
    assert another != first


async def test_two_letters_have_two_ids() -> None:
    server = MailServer()
    async with listening(server) as port:
        for _ in range(2):
            await messenger(port).send("olga@example.com", LETTER)
    assert len({message["Message-ID"] for message in server.letters}) == 2


async def test_a_subject_cannot_bring_headers_of_its_own() -> None:
    server = MailServer()
    async with listening(server) as port:
        await messenger(port).send("olga@example.com", Letter("Привет\r\nBcc: oscar@example.com", "Текст"))
    assert server.recipients == ["olga@example.com"]
    assert server.letters[0]["Bcc"] is None


async def test_an_international_address_goes_out_the_way_servers_understand() -> None:
    server = MailServer()
    async with listening(server) as port:
        await messenger(port).send("olga@почта.рф", LETTER)
        assert (await failure(messenger(port), "ольга@example.com")).reason is FailureReason.ADDRESS_REFUSED
    async with listening(server, enable_SMTPUTF8=True) as port:
        await messenger(port).send("ольга@example.com", LETTER)
    assert server.recipients == ["olga@xn--80a1acny.xn--p1ai", "ольга@example.com"]


@pytest.mark.parametrize(
    "address", ["", "olga", "olga@", "@example.com", "a b@example.com", "o@ex..ample", "<>"]
)
async def test_what_is_no_address_is_refused_for_good(address: str) -> None:
    failed = await failure(messenger(1), address)
    assert (failed.permanent, failed.reason) == (True, FailureReason.ADDRESS_REFUSED)


def test_a_code_stands_out_and_nothing_that_is_said_can_be_markup() -> None:
    made = letter("ru", "code", code="012345", minutes=10)
    assert "\n\n012345\n\n" in made.text
    assert "\n\n<code>012345</code>\n\n" in str(made.html)
    assert "<code>&lt;b&gt;</code>" in str(letter("ru", "code", code="<b>", minutes=10).html)


def test_a_link_is_what_stands_alone_and_not_what_a_sentence_calls_one() -> None:
    said = {"name": "Иван", "tenant": "ТехСервис", "role": "Инженер", "left": "3", "phone": "none"}
    assert letter("ru", "join-request", link="Лето", **said).link is None
    answer = letter("ru", "invitation", link=LINK, inviter="Ольга", tenant_role="", applications="", **said)
    assert answer.link == LINK


def test_a_letter_carries_its_actions() -> None:
    assert letter("ru", "code", ACTIONS, code="012345", minutes=10).actions == ACTIONS
    assert letter("ru", "code", code="012345", minutes=10).actions == ()


@pytest.mark.parametrize("name", ["", "открыть:12", "a" * (limits.ACTION_NAME_MAX + 1)])
def test_an_action_that_no_button_could_hold_is_a_mistake(name: str) -> None:
    with pytest.raises(ValueError, match="short and plain"):
        Action(name, "Открыть")


# what a server may answer


@pytest.mark.parametrize(
    ("to_recipient", "to_letter", "permanent", "reason", "detail"),
    [
        ("550 5.1.1 <olga@example.com> unknown", "250", True, FailureReason.MAILBOX_UNKNOWN, "550 5.1.1"),
        ("550 no such user here", "250", True, FailureReason.MAILBOX_UNKNOWN, "550"),
        ("550 5.7.1 blocked by policy", "250", True, FailureReason.BLOCKED, "550 5.7.1"),
        ("553 5.1.3 bad address", "250", True, FailureReason.ADDRESS_REFUSED, "553 5.1.3"),
        ("552 5.2.2 mailbox full", "250", True, FailureReason.ADDRESS_REFUSED, "552 5.2.2"),
        ("450 4.2.0 greylisted", "250", False, FailureReason.BUSY, "450 4.2.0"),
        ("530 5.7.0 authentication required", "250", False, FailureReason.MISCONFIGURED, "530 5.7.0"),
        ("538 5.7.11 encryption required", "250", False, FailureReason.MISCONFIGURED, "538 5.7.11"),
        ("421 4.3.0 closing", "250", False, FailureReason.BUSY, "421 4.3.0"),
        ("250 OK", "554 5.6.0 we do not like this letter", True, FailureReason.REJECTED, "554 5.6.0"),
        ("250 OK", "554 5.7.1 spam", True, FailureReason.BLOCKED, "554 5.7.1"),
        ("250 OK", "451 4.3.0 disk full", False, FailureReason.BUSY, "451 4.3.0"),
    ],
)
async def test_five_hundred_is_final_and_four_hundred_is_not(
    to_recipient: str, to_letter: str, permanent: bool, reason: FailureReason, detail: str
) -> None:
    server = MailServer()
    server.to_recipient, server.to_letter = to_recipient, to_letter
    async with listening(server) as port:
        failed = await failure(messenger(port))
    assert (failed.permanent, failed.reason, failed.detail) == (permanent, reason, detail)


async def test_a_server_that_hangs_up_after_taking_the_letter_has_taken_it() -> None:
    server = MailServer()
    server.hangs_up_after_taking = True
    async with listening(server) as port:
        await messenger(port).send("olga@example.com", LETTER)
    assert len(server.letters) == 1


async def test_a_server_that_falls_silent_is_given_up_for_now() -> None:
    server = MailServer()
    server.silence = asyncio.Event()
    async with listening(server) as port:
        failed = await failure(messenger(port, timeout=0.2))
    assert (failed.permanent, failed.reason) == (False, FailureReason.UNREACHABLE)


@asynccontextmanager
async def mute_server(answer: bytes = b"") -> AsyncIterator[int]:
    """Accepts, says `answer`, and never speaks again."""

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        with suppress(ConnectionError):
            while await reader.read(1024):
                pass
        writer.close()

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


async def test_a_server_that_never_greets_is_given_up_for_now() -> None:
    async with mute_server() as port:
        failed = await failure(messenger(port, timeout=0.2))
    assert (failed.permanent, failed.reason) == (False, FailureReason.UNREACHABLE)


async def test_a_server_that_refuses_everybody_says_nothing_about_the_recipient() -> None:
    async with mute_server(b"554 5.3.2 no service here\r\n") as port:
        failed = await failure(messenger(port))
    assert (failed.permanent, failed.reason, failed.detail) == (False, FailureReason.UNREACHABLE, "554 5.3.2")


async def test_a_server_that_is_not_there_is_given_up_for_now() -> None:
    async with mute_server() as port:
        pass  # and now it is gone
    failed = await failure(messenger(port))
    assert (failed.permanent, failed.reason) == (False, FailureReason.UNREACHABLE)


# encryption and sign-in


async def test_starttls_with_a_certificate_that_holds(
    server_tls: ssl.SSLContext, trust: ssl.SSLContext
) -> None:
    server = MailServer()
    async with listening(server, tls_context=server_tls, require_starttls=True) as port:
        await messenger(port, tls="starttls", trust=trust).send("olga@example.com", LETTER)
    assert len(server.letters) == 1


async def test_without_starttls_on_offer_nothing_goes_out_in_clear() -> None:
    server = MailServer()
    async with listening(server) as port:
        failed = await failure(messenger(port, tls="starttls"))
    assert (failed.permanent, failed.reason) == (False, FailureReason.MISCONFIGURED)
    assert server.letters == []


async def test_a_certificate_of_somebody_unknown_is_refused(server_tls: ssl.SSLContext) -> None:
    server = MailServer()
    async with listening(server, tls_context=server_tls) as port:
        failed = await failure(messenger(port, tls="starttls"))
    assert (failed.permanent, failed.reason) == (False, FailureReason.MISCONFIGURED)
    assert server.letters == []


async def test_tls_from_the_first_byte(server_tls: ssl.SSLContext, trust: ssl.SSLContext) -> None:
    server = MailServer()
    async with listening(server, secure=server_tls) as port:
        await messenger(port, tls="tls", trust=trust).send("olga@example.com", LETTER)
        failed = await failure(messenger(port, tls="tls"))
    assert (failed.permanent, failed.reason) == (False, FailureReason.MISCONFIGURED)
    assert len(server.letters) == 1


async def test_tls_spoken_to_a_server_that_speaks_none_is_our_own_mistake(trust: ssl.SSLContext) -> None:
    async with listening(MailServer()) as port:
        failed = await failure(messenger(port, tls="tls", trust=trust))
    assert (failed.permanent, failed.reason) == (False, FailureReason.MISCONFIGURED)


async def test_our_wrong_password_is_not_the_recipients_fault(
    server_tls: ssl.SSLContext, trust: ssl.SSLContext
) -> None:
    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=data.password == b"right", handled=False)

    server = MailServer()
    async with listening(server, tls_context=server_tls, authenticator=check, auth_required=True) as port:
        await messenger(port, tls="starttls", trust=trust, password="right").send("olga@example.com", LETTER)
        failed = await failure(messenger(port, tls="starttls", trust=trust, password="wrong"))
    assert (failed.permanent, failed.reason) == (False, FailureReason.MISCONFIGURED)
    assert failed.detail.startswith("535")
    assert len(server.letters) == 1
