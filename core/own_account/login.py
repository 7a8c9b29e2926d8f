"""Another login of one's own."""

from core.clock import Clock
from core.database import Database, rerun_after_lost_race
from core.errors import Code, NotFound
from core.journal import record
from core.operations import recall, remember
from core.own_account.news import LOGIN_CHANGED, Teller
from core.own_account.proof import require_proof
from core.people import (
    Account,
    Address,
    free_login,
    looks_like_identifier,
    parse_identifier,
    proven_addresses,
)


class OwnLogin:
    def __init__(self, database: Database, clock: Clock, teller: Teller) -> None:
        self._db = database
        self._clock = clock
        self._teller = teller

    @rerun_after_lost_race
    async def change(self, actor: int, text: str, by: Address, operation_id: str) -> str:
        """Free, and no address but one that he has proven (I-01, I-03). Returns the login as it stands now.

        - PASSWORD_FIRST unless this chat has shown it lately
        - the present one again changes nothing
        """
        now = self._clock.now()
        async with self._db.write() as session:
            account = await session.get(Account, actor, with_for_update=True)
            if account is None:
                raise NotFound(Code.PERSON_UNKNOWN)
            if await recall(session, operation_id) is not None:
                return account.login or ""
            await require_proof(session, by, actor, now)
            own = await proven_addresses(session, actor)
            login = await free_login(session, text, own, actor)
            before = account.login or ""
            if login != before:
                account.sign_in_as(login)
                entry = record(
                    session,
                    now,
                    "account.login_changed",
                    actor=actor,
                    subject=actor,
                    before=shown(before),
                    after=shown(login),
                )
                await self._teller.tell(session, now, LOGIN_CHANGED, account, entry, by=by)
            await remember(session, operation_id, now)
            return login


def shown(login: str) -> str:
    """As the journal may hold it: an address only masked (I-37)."""
    return parse_identifier(login).masked if looks_like_identifier(login) else login
