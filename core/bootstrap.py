"""The composition of the core, by hand: flows on a database, a clock, the server key and the messengers.

Importing this module gathers every mapped class, so migrations get their metadata from here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from core import asking, changing, invitations, joining, limits, own_account, providing, servicing
from core.asking import Asking
from core.changing import Changing, GivingRights, Leaving
from core.checking import Checking
from core.clock import Clock
from core.credentials import Authentication, Confirmation, Passwords
from core.database import Database
from core.delivery import Courier, Messenger, Outbox, Purpose
from core.founding import Founding
from core.importing import Importing
from core.invitations import (
    Accepting,
    Connecting,
    Consenting,
    Inviting,
    Issuing,
    Pending,
    Roster,
    Wishing,
)
from core.joining import (
    AnsweringJoins,
    Joining,
    KeepingLinks,
    LettingIn,
)
from core.keeping_applications import KeepingApplications
from core.keeping_staff import KeepingStaff
from core.matrix import Matrix
from core.own_account import (
    OwnAddresses,
    OwnChats,
    OwnLogin,
    OwnPassword,
    Teller,
    Viewing,
)
from core.people import Channels, Directory, bury
from core.providing import (
    KeepingAccounts,
    KeepingAgents,
    KeepingTariffs,
    KeepingTenants,
    WatchingDelivery,
)
from core.reading_journal import ReadingJournal
from core.recovering import Recovering
from core.secrets import ServerKey
from core.servicing import Servicing
from core.shaping_roles import ShapingRoles
from core.signing_in import SigningIn
from core.support import Support
from core.tenant_settings import TenantSettings


@dataclass(frozen=True)
class Core:
    """Everything the edges may call."""

    database: Database
    clock: Clock
    directory: Directory
    founding: Founding
    inviting: Inviting
    accepting: Accepting
    connecting: Connecting
    consenting: Consenting
    wishing: Wishing
    keeping_links: KeepingLinks
    joining: Joining
    answering_joins: AnsweringJoins
    roster: Roster
    pending: Pending
    changing: Changing
    giving_rights: GivingRights
    leaving: Leaving
    checking: Checking
    asking: Asking
    shaping_roles: ShapingRoles
    keeping_staff: KeepingStaff
    tenant_settings: TenantSettings
    reading_journal: ReadingJournal
    keeping_applications: KeepingApplications
    matrix: Matrix
    importing: Importing
    servicing: Servicing
    keeping_tenants: KeepingTenants
    keeping_accounts: KeepingAccounts
    keeping_agents: KeepingAgents
    keeping_tariffs: KeepingTariffs
    watching_delivery: WatchingDelivery
    support: Support
    signing_in: SigningIn
    recovering: Recovering
    own_account: Viewing
    own_password: OwnPassword
    own_login: OwnLogin
    own_addresses: OwnAddresses
    own_chats: OwnChats
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
) -> Core:
    """`link_to` turns a token into the link that a person opens; `messengers` are by name: "email", "sms", "telegram" ..."""
    passwords = passwords or Passwords()
    outbox = Outbox()
    channels = Channels(messengers)
    confirmation = Confirmation(key, outbox)
    authentication = Authentication(database, clock, passwords)
    teller = Teller(outbox, channels)
    own_chats = OwnChats(database, clock, outbox, teller)
    directory = Directory(database, clock, default_language)
    issuing = Issuing(outbox, channels, key, link_to, invitation_life)
    letting_in = LettingIn(issuing)
    purposes: dict[str, Purpose] = {
        **invitations.purposes(key, link_to, outbox, issuing),
        **joining.purposes(),
        **asking.purposes(),
        **changing.purposes(),
        **own_account.purposes(link_to),
        **servicing.purposes(key, link_to, outbox),
        **providing.purposes(),
    }
    courier = Courier(database, clock, key, outbox, messengers, purposes, farewell=bury)
    return Core(
        database=database,
        clock=clock,
        directory=directory,
        founding=Founding(database, clock, channels, passwords, confirmation),
        inviting=Inviting(database, clock, outbox, channels, passwords, issuing),
        accepting=Accepting(database, clock, outbox, channels, passwords, confirmation, key),
        connecting=Connecting(database, clock, outbox, issuing),
        consenting=Consenting(database, clock, key),
        wishing=Wishing(database, clock, outbox),
        keeping_links=KeepingLinks(database, clock, outbox, key, link_to),
        joining=Joining(database, clock, outbox, key, letting_in),
        answering_joins=AnsweringJoins(database, clock, outbox, letting_in),
        roster=Roster(database, clock, channels),
        pending=Pending(database, clock),
        changing=Changing(database, clock, outbox),
        giving_rights=GivingRights(database, clock, outbox),
        leaving=Leaving(database, clock, outbox, issuing),
        checking=Checking(database, clock),
        asking=Asking(database, clock, outbox),
        shaping_roles=ShapingRoles(database, clock),
        keeping_staff=KeepingStaff(database, clock),
        tenant_settings=TenantSettings(database, clock),
        reading_journal=ReadingJournal(database),
        keeping_applications=KeepingApplications(database, clock),
        matrix=Matrix(database, clock),
        importing=Importing(database, clock, issuing),
        servicing=Servicing(database, clock, outbox, key, link_to, invitation_life),
        keeping_tenants=KeepingTenants(database, clock, outbox),
        keeping_accounts=KeepingAccounts(database, clock, issuing),
        keeping_agents=KeepingAgents(database, clock, outbox),
        keeping_tariffs=KeepingTariffs(database, clock),
        watching_delivery=WatchingDelivery(database, clock, courier),
        support=Support(database, clock, directory),
        signing_in=SigningIn(database, clock, passwords, authentication, own_chats),
        recovering=Recovering(database, clock, channels, confirmation),
        own_account=Viewing(database, clock, channels),
        own_password=OwnPassword(database, clock, passwords, authentication, teller),
        own_login=OwnLogin(database, clock, teller),
        own_addresses=OwnAddresses(database, clock, channels, confirmation, teller),
        own_chats=own_chats,
        outbox=outbox,
        courier=courier,
    )
