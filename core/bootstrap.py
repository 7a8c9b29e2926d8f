"""The composition of the core, by hand: flows on a database, a clock, the server key and the messengers.

Importing this module gathers every mapped class, so migrations get their metadata from here (decision 19).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

import core.asking
import core.servicing  # noqa: F401 - its tables
from core import limits
from core.checking import Checking
from core.clock import Clock
from core.credentials import CodeLetters, Confirmation, Passwords
from core.database import Database
from core.delivery import Courier, Messenger, Outbox, Purpose
from core.founding import Founding
from core.invitations import NOTICES, Accepting, InvitationLetter, Inviting, NoticeToInviter, Roster
from core.people import Directory
from core.secrets import ServerKey
from core.signing_in import SigningIn
from core.support import Support


@dataclass(frozen=True)
class Core:
    """Everything the edges may call."""

    database: Database
    clock: Clock
    directory: Directory
    founding: Founding
    inviting: Inviting
    accepting: Accepting
    roster: Roster
    checking: Checking
    support: Support
    signing_in: SigningIn
    outbox: Outbox
    courier: Courier


def build(
    database: Database,
    clock: Clock,
    key: ServerKey,
    messengers: Mapping[str, Messenger],
    link_to: Callable[[str], str],
    *,
    passwords: Passwords | None = None,
    invitation_life: timedelta = limits.INVITATION_LIFE,
    default_language: str = "ru",
    default_country: str = "KZ",
) -> Core:
    """`link_to` turns a token into the link that a person opens; `messengers` are by name: "email", "telegram"."""
    passwords = passwords or Passwords()
    outbox = Outbox()
    confirmation = Confirmation(key, outbox)
    directory = Directory(database, default_language)
    purposes: dict[str, Purpose] = {
        "code": CodeLetters(key),
        "invitation": InvitationLetter(key, link_to, outbox),
        **{kind: NoticeToInviter(kind) for kind in NOTICES},
    }
    return Core(
        database=database,
        clock=clock,
        directory=directory,
        founding=Founding(database, clock, passwords, confirmation),
        inviting=Inviting(database, clock, outbox, passwords, key, link_to, invitation_life),
        accepting=Accepting(database, clock, outbox, passwords, confirmation, key),
        roster=Roster(database, clock),
        checking=Checking(database, clock),
        support=Support(database, clock, directory, default_country),
        signing_in=SigningIn(database, clock, passwords, default_country),
        outbox=outbox,
        courier=Courier(database, clock, outbox, messengers, purposes),
    )
