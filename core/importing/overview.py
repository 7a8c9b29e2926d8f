"""What a manager sees of his list: how many of what, the rows to be mended, and whom to hand which link."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Code, Refused
from core.importing.columns import recognise
from core.importing.drafting import full_name
from core.importing.import_job import ImportJob, ImportRow, JobState, RowState, Way
from core.invitations import Issuing
from core.people import Account, Known, Manager, Membership

_DONE = frozenset({RowState.INVITED, RowState.ASKED, RowState.FAILED})


@dataclass(frozen=True)
class Counts:
    """Rows by what is to become, or has become, of them."""

    states: Counter[RowState]
    ways: Counter[Way]  # of those that are READY
    without_role: int  # bad for no other reason: a role for all of them mends them
    late: int  # skipped only when their turn came: they were ready when it began

    @property
    def ready(self) -> int:
        return self.states[RowState.READY]

    @property
    def wrong(self) -> int:
        return self.states[RowState.BAD] + self.states[RowState.FAILED]

    @property
    def came(self) -> int:
        """Who got an invitation or a request."""
        return self.states[RowState.INVITED] + self.states[RowState.ASKED]

    @property
    def total(self) -> int:
        return self.states.total()


@dataclass(frozen=True)
class Overview:
    job_id: int
    tenant_id: int
    tenant: str
    time_zone: str
    file_name: str
    state: JobState
    why: Code | None
    counts: Counts
    role: str | None  # the one for rows that name none
    language: str
    roles: list[tuple[int, str]]  # to choose that from
    unknown: tuple[str, ...]  # columns that mean nothing to us
    first_wrong: list["WrongRow"]
    earlier: datetime | None  # the same file was worked off then


@dataclass(frozen=True)
class WrongRow:
    line: int
    name: str  # "" where the row has none
    cells: list[str]
    refused: Refused


@dataclass(frozen=True)
class Wrong:
    """The rows to be mended, under their header, for a file of the same kind."""

    file_name: str
    kind: str
    header: list[str]
    rows: list[WrongRow]


@dataclass(frozen=True)
class Result:
    """Somebody who was invited or asked. The link is his alone; None once it opens nothing any more."""

    full_name: str
    address: Known
    way: Way
    link: str | None


@dataclass(frozen=True)
class Progress:
    """How far it is. `done` counts what was ready when it began."""

    job_id: int
    tenant_id: int
    state: JobState
    why: Code | None
    done: int
    of: int
    counts: Counts

    @property
    def is_over(self) -> bool:
        return self.state is not JobState.RUNNING


async def count(session: AsyncSession, job_id: int) -> Counts:
    rows = await session.execute(
        select(ImportRow.state, ImportRow.way, ImportRow.code, func.count())
        .where(ImportRow.job_id == job_id)
        .group_by(ImportRow.state, ImportRow.way, ImportRow.code)
    )
    states: Counter[RowState] = Counter()
    ways: Counter[Way] = Counter()
    without_role = late = 0
    for state, way, code, n in rows:
        states[state] += n
        if state is RowState.READY and way is not None:
            ways[way] += n
        if state is RowState.BAD and code == Code.ROLE_REQUIRED:
            without_role += n
        if state is RowState.SKIPPED and way is not None:
            late += n
    return Counts(states, ways, without_role, late)


async def progress(session: AsyncSession, job: ImportJob) -> Progress:
    counts = await count(session, job.id)
    done = sum(counts.states[state] for state in _DONE) + counts.late
    return Progress(job.id, job.tenant_id, job.state, code_of(job.why), done, done + counts.ready, counts)


def code_of(kept: str | None) -> Code | None:
    return None if kept is None else Code(kept)


async def wrong_rows(session: AsyncSession, job: ImportJob, limit: int | None = None) -> list[WrongRow]:
    rows = await session.execute(
        select(ImportRow.line, ImportRow.cells, ImportRow.code, ImportRow.fields)
        .where(ImportRow.job_id == job.id, ImportRow.state.in_((RowState.BAD, RowState.FAILED)))
        .order_by(ImportRow.line)
        .limit(limit)
    )
    columns = recognise(job.header)
    return [
        WrongRow(line, full_name(columns.cells(cells)), cells, Refused(Code(code), **fields))
        for line, cells, code, fields in rows
    ]


async def results(
    session: AsyncSession, issuing: Issuing, job_id: int, manager: Manager, now: datetime
) -> list[Result]:
    """Two statements, however many they are. Links are derived here, and stored nowhere."""
    came = select(ImportRow.membership_id).where(
        ImportRow.job_id == job_id, ImportRow.state.in_((RowState.INVITED, RowState.ASKED))
    )
    issued = await issuing.issued_to(session, came, now)
    rows = await session.execute(
        select(
            ImportRow.membership_id,
            ImportRow.way,
            Membership.called,
            Account.full_name,
            Membership.tenant_role,
        )
        .join(Membership, Membership.id == ImportRow.membership_id)
        .join(Account, Account.id == Membership.account_id)
        .where(ImportRow.job_id == job_id, ImportRow.state.in_((RowState.INVITED, RowState.ASKED)))
        .order_by(ImportRow.line)
    )
    return [
        Result(called or name, issued[id_][0], way or Way.LINK, issued[id_][1])
        for id_, way, called, name, tenant_role in rows
        if id_ in issued and manager.reaches(tenant_role)
    ]


def unknown_columns(header: Sequence[str]) -> tuple[str, ...]:
    return recognise(header).unknown


def plain_fields(fields: Any) -> dict[str, Any]:
    """What of a refusal's fields a row keeps: words and numbers."""
    return {name: value for name, value in dict(fields).items() if isinstance(value, str | int)}
