"""What a person is told when something that decides how he gets in has changed: at once, and in every other place.

Each message tells of one entry of the journal, which holds no more than masked values: so neither does the message.
"""

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery import Letter, Message, Notice, Outbox, Recipient, letter
from core.journal import JournalEntry
from core.people import Account, Address, Channels, addresses_of, manager_names, proven_addresses

PASSWORD_CHANGED = "password-changed"
LOGIN_CHANGED = "login-changed"
ADDRESS_CHANGED = "address-changed"
CHAT_RETURNED = "chat-returned"  # his former chat said that the new one is not his
NEWS = (PASSWORD_CHANGED, LOGIN_CHANGED, ADDRESS_CHANGED, CHAT_RETURNED)


class Teller:
    """Leaves the news of an account in the outbox."""

    def __init__(self, outbox: Outbox, channels: Channels) -> None:
        self._outbox = outbox
        self._channels = channels

    async def tell(
        self,
        session: AsyncSession,
        now: datetime,
        kind: str,
        account: Account,
        entry: JournalEntry,
        *,
        by: Address,
        also: Collection[Address] = (),
    ) -> None:
        """To every address that he has proven and each of his chats but `by`, who sees it; and to `also`."""
        await session.flush()  # the entry gets its id
        proven = await proven_addresses(session, account.id)
        places = [way for known in proven for way in self._channels.for_letter(known)]
        places += await addresses_of(session, account.id)
        to = [Recipient(place, account.language) for place in dict.fromkeys([*places, *also]) if place != by]
        await self._outbox.put_each(session, now, to, purpose=kind, subject_id=entry.id, generation=1)


class AccountNews(Notice):
    """`link_to` turns "recover" into the link by which he begins to take his account back."""

    def __init__(self, kind: str, link_to: Callable[[str], str]) -> None:
        self._kind = kind
        self._link_to = link_to

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        entry = await session.get_one(JournalEntry, message.subject_id)
        account = await session.get_one(Account, entry.subject_id)
        # Whom to turn to is told by name only where it is he for certain: at an address that he has proven.
        known = message.messenger == "email"
        names = await manager_names(session, account.id, entry.at) if known else []
        details = {name: str(value) for name, value in entry.details.items() if value is not None}
        return letter(
            message.language,
            self._kind,
            **{"type": "none", "before": "none", "after": "none", **details},
            name=account.full_name,
            managers=", ".join(names) or "none",
            link=self._link_to("recover"),
        )
