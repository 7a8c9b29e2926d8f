"""What is known of a person, shown to himself: by what he signs in, what is proven of it, and which chats speak for him."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core.clock import Clock
from core.database import Database
from core.errors import Code, NotFound
from core.people import (
    Account,
    Address,
    Channels,
    Contact,
    Identifier,
    IdentifierType,
    Known,
    manager_names,
)


@dataclass(frozen=True)
class OwnAddress:
    known: Known
    proven: bool


@dataclass(frozen=True)
class OwnChat:
    label: str
    is_this: bool


@dataclass(frozen=True)
class OwnAccountView:
    full_name: str
    login: str
    addresses: tuple[OwnAddress, ...]
    chats: tuple[OwnChat, ...]
    comes_back_alone: bool  # otherwise a forgotten password needs one of `managers`
    comes_back_unlinked: bool  # the same, once this chat speaks for him no more
    password_set_at: datetime | None
    managers: tuple[str, ...]  # whom he can turn to

    def of(self, type: IdentifierType) -> OwnAddress | None:
        return next((each for each in self.addresses if each.known.type is type), None)


class Viewing:
    def __init__(self, database: Database, clock: Clock, channels: Channels) -> None:
        self._db = database
        self._clock = clock
        self._channels = channels

    async def view(self, actor: int, by: Address) -> OwnAccountView:
        """A constant number of statements."""
        async with self._db.read() as session:
            account = await session.get(Account, actor)
            if account is None:
                raise NotFound(Code.PERSON_UNKNOWN)
            identifiers = await session.scalars(
                select(Identifier)
                .where(Identifier.account_id == actor)
                .order_by(Identifier.verified_at.is_(None), Identifier.id)
            )
            contacts = await session.scalars(
                select(Contact).where(Contact.account_id == actor).order_by(Contact.id)
            )
            addresses = tuple(
                OwnAddress(Known(each.type, each.value), each.verified_at is not None) for each in identifiers
            )
            chats = tuple(
                OwnChat(each.label, Address(each.messenger, each.address) == by) for each in contacts
            )
            proven = [each.known for each in addresses if each.proven]
            return OwnAccountView(
                full_name=account.full_name,
                login=account.login or "",
                addresses=addresses,
                chats=chats,
                comes_back_alone=self._channels.lead_back(proven, has_chat=bool(chats)),
                comes_back_unlinked=self._channels.lead_back(
                    proven, has_chat=any(not chat.is_this for chat in chats)
                ),
                password_set_at=account.password_set_at,
                managers=tuple(await manager_names(session, actor, self._clock.now())),
            )
