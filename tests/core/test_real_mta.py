"""E-mail through a mail server that nobody here wrote: Exim, with a configuration and a spool of the test's own.

It is installed by `.ci/run`. Without it, or without being root, these tests are skipped and say so; with CI set they
fail. (OpenSMTPD was tried first: Debian 12 has it without a working TLS.)
"""

import asyncio
import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from core.delivery import DeliveryFailed, EmailMessenger, FailureReason, Letter, letter
from core.qr import qr_png
from tests.clock import FrozenClock
from tests.core.test_messengers import CERTIFICATE, LINK, failure, html_of, messenger, plain_of

USER = "Debian-exim"
HERE, ELSEWHERE = "127.0.0.1", "127.0.0.2"  # the certificate is for the first only

_CONFIGURATION = """
primary_hostname = mail.test
spool_directory = {folder}/spool
log_file_path = {folder}/log-%s
pid_file_path = {folder}/pid
exim_user = {user}
exim_group = {user}
local_interfaces = {here} : {elsewhere}
message_size_limit = 100K
tls_advertise_hosts = *
tls_certificate = {folder}/certificate.pem
tls_privatekey = {folder}/certificate.pem
host_lookup =
rfc1413_query_timeout = 0s
keep_environment =
acl_smtp_rcpt = rcpt
acl_smtp_data = accept
begin acl
rcpt:
  defer   recipients = busy@mail.test
          message = 4.3.0 <busy@mail.test>: not now
  deny    recipients = policy@mail.test
          message = 5.7.1 <policy@mail.test>: wants nothing from you
  require message = 5.1.1 unknown
          verify = recipient
  accept
begin routers
people:
  driver = accept
  domains = mail.test
  local_parts = olga
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = {folder}/olga
  maildir_format
  user = {user}
"""


@dataclass
class Server:
    port: int
    maildir: Path

    async def arrived(self) -> EmailMessage:
        """The one letter that came in. The server takes it before it has put it into the mailbox."""
        async with asyncio.timeout(10):
            while not (files := list(self.maildir.glob("new/*"))):  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.02)
        (file,) = files
        message = message_from_bytes(file.read_bytes(), policy=policy.default)
        assert isinstance(message, EmailMessage)
        file.unlink()
        return message


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    exim = shutil.which("exim4", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if exim is None or os.geteuid() != 0:
        reason = "no Exim here" if exim is None else "Exim is started as root only"
        if "CI" in os.environ:
            pytest.fail(reason)
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="propusk-mta-"))  # pytest's own are closed to other users
    port = _free_port()
    places = {"folder": folder, "user": USER, "here": HERE, "elsewhere": ELSEWHERE}
    (folder / "exim.conf").write_text(_CONFIGURATION.format(**places))
    (folder / "certificate.pem").write_text(CERTIFICATE)
    for part in (folder, folder / "certificate.pem"):
        shutil.chown(part, USER, USER)
    command = [exim, "-C", str(folder / "exim.conf"), "-bdf", "-oX", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            _wait_for(port, running)
            yield Server(port, folder / "olga")
        finally:
            running.terminate()
            shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        assert running.poll() is None, "Exim did not start"
        with suppress(OSError), socket.create_connection((HERE, port), timeout=1):
            return
        time.sleep(0.02)  # another process
    raise AssertionError("Exim does not listen")


@pytest.fixture
def trust() -> ssl.SSLContext:
    return ssl.create_default_context(cadata=CERTIFICATE[CERTIFICATE.index("-----BEGIN CERTIFICATE") :])


INVITATION = letter(
    "ru",
    "invitation",
    name="Иван",
    inviter="Ольга Орлова",
    tenant="ТехСервис",
    tenant_role="пользователь организации",
    role="Инженер",
    applications="• Касса\n• Склад",
    link=LINK,
)


@pytest.mark.requirement("H-07", "F-26")
async def test_an_invitation_arrives_whole(server: Server) -> None:
    await messenger(server.port).send("olga@mail.test", INVITATION)
    message = await server.arrived()
    assert message["Subject"] == "Приглашение в организацию «ТехСервис»"
    assert message["From"] == "Пропуск <bot@propusk.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "ru"
    assert str(message["Message-ID"]).endswith("@propusk.example>")
    assert len(message.get_all("Date", [])) == 1
    assert plain_of(message).strip() == INVITATION.text
    assert f'href="{LINK}">Принять приглашение</a>' in html_of(message)
    (picture,) = (part for part in message.walk() if part.get_content_type() == "image/png")
    assert isinstance(picture, EmailMessage)
    assert picture.get_content() == qr_png(LINK)
    assert f'src="cid:{str(picture["Content-ID"]).strip("<>")}"' in html_of(message)


@pytest.mark.parametrize(
    ("address", "permanent", "reason", "detail"),
    [
        ("nobody@mail.test", True, FailureReason.MAILBOX_UNKNOWN, "550 5.1.1"),
        ("olga@elsewhere.test", True, FailureReason.MAILBOX_UNKNOWN, "550 5.1.1"),
        ("policy@mail.test", True, FailureReason.BLOCKED, "550 5.7.1"),
        ("busy@mail.test", False, FailureReason.BUSY, "451 4.3.0"),
    ],
)
async def test_a_refusal_is_understood(
    server: Server, address: str, permanent: bool, reason: FailureReason, detail: str
) -> None:
    failed = await failure(messenger(server.port), address)
    assert (failed.permanent, failed.reason, failed.detail) == (permanent, reason, detail)
    assert address not in str(failed)


async def test_a_letter_that_is_too_large_is_refused_for_good(server: Server) -> None:
    with pytest.raises(DeliveryFailed) as failed:
        await messenger(server.port).send("olga@mail.test", Letter("Список", "Строка\n" * 20_000))
    assert (failed.value.permanent, failed.value.reason) == (True, FailureReason.REJECTED)
    assert failed.value.detail == "552"


async def test_starttls_with_a_certificate_that_fits(server: Server, trust: ssl.SSLContext) -> None:
    await messenger(server.port, tls="starttls", trust=trust).send("olga@mail.test", INVITATION)
    assert "TLS1" in str((await server.arrived())["Received"])


@pytest.mark.parametrize("host", [HERE, ELSEWHERE])
async def test_a_certificate_that_does_not_fit_is_refused(
    server: Server, trust: ssl.SSLContext, host: str
) -> None:
    """Signed by nobody that the system knows; and signed by somebody known, for another name."""
    careful = EmailMessenger(
        FrozenClock(),
        host=host,
        port=server.port,
        sender="bot@propusk.example",
        trust=None if host == HERE else trust,
    )
    failed = await failure(careful, "olga@mail.test")
    assert (failed.permanent, failed.reason) == (False, FailureReason.MISCONFIGURED)
