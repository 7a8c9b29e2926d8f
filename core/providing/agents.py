"""The provider's support agents: appointed and dismissed by its owner, and told of both.

An agent needs an account and no membership (I-11): what he may see is everybody's access, never a secret (I-38).
"""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.database import Database
from core.delivery import Letter, Message, Notice, Outbox, Purpose, letter
from core.errors import Code, NotFound
from core.journal import JournalEntry, record
from core.people import (
    Account,
    AccountState,
    ProviderRole,
    ProviderStaff,
    recipients,
    require_provider,
)

_APPOINTED, _DISMISSED = "support-appointed", "support-dismissed"


class KeepingAgents:
    """Every method is the provider's owner's alone: PROVIDER_FORBIDS for anybody else."""

    def __init__(self, database: Database, clock: Clock, outbox: Outbox) -> None:
        self._db = database
        self._clock = clock
        self._outbox = outbox

    async def list(self, actor: int) -> list[tuple[int, str]]:
        """Account and name, by name."""
        async with self._db.read() as session:
            await require_provider(session, actor, ProviderRole.OWNER)
            rows = await session.execute(
                select(Account.id, Account.full_name)
                .join(ProviderStaff, ProviderStaff.account_id == Account.id)
                .where(ProviderStaff.role == ProviderRole.SUPPORT)
                .order_by(Account.full_name_folded, Account.id)
            )
            return [(id_, name) for id_, name in rows]

    async def appoint(self, actor: int, account_id: int, *, support: bool) -> None:
        """He sees everybody's access from now on, or no longer. Twice is once."""
        async with self._db.write() as session:
            agent = await self._agent(session, actor, account_id)
            if support and agent is None:
                session.add(ProviderStaff(account_id=account_id, role=ProviderRole.SUPPORT))
                await self._tell(session, actor, account_id, "support.appointed", _APPOINTED)
            elif not support and agent is not None:
                await session.delete(agent)
                await self._tell(session, actor, account_id, "support.dismissed", _DISMISSED)

    async def _agent(self, session: AsyncSession, actor: int, account_id: int) -> ProviderStaff | None:
        await require_provider(session, actor, ProviderRole.OWNER)
        account = await session.get(Account, account_id, with_for_update=True)
        if account is None or account.state is not AccountState.ACTIVE:
            raise NotFound(Code.PERSON_UNKNOWN)
        return await session.get(ProviderStaff, (account_id, ProviderRole.SUPPORT))

    async def _tell(
        self, session: AsyncSession, actor: int, account_id: int, action: str, notice: str
    ) -> None:
        now = self._clock.now()
        record(session, now, action, actor=actor, subject=account_id)
        times = await session.scalar(  # each time is told of, also the second
            select(func.count())
            .select_from(JournalEntry)
            .where(JournalEntry.action == action, JournalEntry.subject_id == account_id)
        )
        to = await recipients(session, select(Account.id).where(Account.id == account_id))
        await self._outbox.put_each(
            session, now, to, purpose=notice, subject_id=account_id, generation=times or 1
        )


def purposes() -> dict[str, Purpose]:
    return {kind: NoticeToAgent(kind) for kind in (_APPOINTED, _DISMISSED)}


class NoticeToAgent(Notice):
    """Tells a person that he supports others from now on, or no longer; as long as that is so."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        agent = await session.get(ProviderStaff, (message.subject_id, ProviderRole.SUPPORT))
        if (agent is not None) is not (self._kind == _APPOINTED):
            return None
        account = await session.get_one(Account, message.subject_id)
        return letter(message.language, self._kind, name=account.full_name)
