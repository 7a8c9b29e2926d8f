"""What is true afterwards: read off the database, and off what arrived in people's mail."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from core import limits
from core.credentials import CODE_LETTERS, ConfirmationCode
from core.database import Database
from core.delivery import AT_ONCE
from core.invitations import Invitation, InvitationState
from core.journal import JournalEntry
from core.people import Account, Identifier, Membership, MembershipState
from core.secrets import ServerKey

# What was on its way as a code ended could not be held back any more; so long that may take.
ON_ITS_WAY = timedelta(seconds=2)

Letters = Sequence[dict[str, Any]]


@dataclass
class Verdict:
    invited: int
    kills: int
    letters: int
    repeated: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    dead_codes: list[str] = field(default_factory=list)

    @property
    def bound(self) -> int:
        """What was in the air at a kill is sent again: so many at once at the most."""
        return self.kills * AT_ONCE

    @property
    def wrong(self) -> list[str]:
        too_many = [f"{self.repeated} letters were repeated"] if self.repeated > self.bound else []
        return [*self.lost, *self.twice, *self.dead_codes, *too_many]


async def judge(
    database: Database, key: ServerKey, letters: Letters, emails: Iterable[str], kills: int
) -> Verdict:
    """`emails`: everybody who was invited. All of them have seen on their screens that they are in."""
    wanted = sorted(set(emails))
    verdict = Verdict(len(wanted), kills, len(letters))
    await _judge_people(verdict, database, wanted)
    async with database.read() as session:
        found = await session.scalars(
            select(ConfirmationCode)
            .where(ConfirmationCode.recipient.in_(wanted))
            .order_by(ConfirmationCode.id)
        )
        codes = found.all()
    for email in wanted:
        his = [letter for letter in letters if email in letter["to"]]
        if not any("start=" in letter["text"] for letter in his):
            verdict.lost.append(f"{email} never had an invitation")
        verdict.repeated += sum(
            times - 1 for times in Counter((letter["subject"], letter["text"]) for letter in his).values()
        )
        own = [code for code in codes if code.recipient == email]
        verdict.dead_codes += [f"{email}: {late}" for late in _late(own, his, key)]
    return verdict


async def _judge_people(verdict: Verdict, database: Database, wanted: list[str]) -> None:
    async with database.read() as session:
        rows = await session.execute(
            select(Identifier.value, Membership.state, Account.password_hash, Invitation.state)
            .join(Account, Account.id == Identifier.account_id)
            .join(Membership, Membership.account_id == Account.id)
            .join(Invitation, Invitation.membership_id == Membership.id)
            .where(Identifier.value.in_(wanted), Membership.state != MembershipState.ENDED)
        )
        times = Counter[str]()
        for email, state, password, invitation in rows:
            times[email] += 1
            if (state, invitation) != (MembershipState.ACTIVE, InvitationState.ACCEPTED) or not password:
                verdict.lost.append(f"{email} was told that he is in, and is {state}, {invitation}")
        accepted = await session.execute(
            select(JournalEntry.subject_id, func.count())
            .where(JournalEntry.action == "invitation.accepted")
            .group_by(JournalEntry.subject_id)
            .having(func.count() > 1)
        )
        verdict.twice += [f"account {subject} was accepted {number} times" for subject, number in accepted]
    verdict.lost += [f"{email} is not there" for email in wanted if not times[email]]
    verdict.twice += [f"{email} is there {number} times" for email, number in times.items() if number > 1]


def _late(codes: list[ConfirmationCode], letters: Letters, key: ServerKey) -> Iterable[str]:
    """Letters with a code that had been used, had expired, or had been followed by another one."""
    for number, code in enumerate(codes):
        follower = codes[number + 1].created_at if number + 1 < len(codes) else None
        end = min(moment for moment in (code.expires_at, code.used_at, follower) if moment is not None)
        digits = key.code(limits.CODE_DIGITS, CODE_LETTERS, code.purpose, code.id)
        for letter in letters:
            arrived = datetime.fromisoformat(letter["received_at"])
            if re.search(rf"\b{digits}\b", letter["text"]) and arrived > end + ON_ITS_WAY:
                yield f"a code arrived {arrived - end} after its end"
