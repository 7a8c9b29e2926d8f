"""Works lists off: a batch of people in one transaction, beside the courier, until all of them are through.

What became of a row is written in the transaction that invites its person, so nobody is invited twice by one row,
and a process that was killed goes on where it stood. Nothing of a file is kept for longer than IMPORT_KEPT.
"""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import delete, exists, select
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from core import limits
from core.clock import Clock
from core.database import Database, one_at_a_time, rerun_after_lost_race
from core.errors import Code, Refused
from core.importing.columns import recognise
from core.importing.drafting import Defaults, Verdict, draft, judged
from core.importing.import_job import ImportJob, ImportRow, JobState, RowState
from core.importing.overview import count, plain_fields
from core.invitations import (
    Issuing,
    NewPerson,
    Options,
    add_new,
    ask_known,
    find_identifiers,
    load_options,
    require_licence,
)
from core.journal import record
from core.people import Manager, Membership, manager_of

_FORGETS_EVERY = timedelta(hours=1)

log = structlog.get_logger()


class Working:
    def __init__(self, database: Database, clock: Clock, issuing: Issuing) -> None:
        self._db = database
        self._clock = clock
        self._issuing = issuing
        self._news = asyncio.Event()
        self._forgets_at = datetime.min.replace(tzinfo=UTC)

    def wake(self) -> None:
        """A list was started."""
        self._news.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._news.clear()
            try:
                await self.run_due()
            except (SQLAlchemyError, OSError) as error:
                log.error("imports cannot reach the database", error=type(error).__name__)
                await self._clock.sleep_until(self._clock.now() + limits.DELIVERY_FIRST_WAIT)
                continue
            await self._rest()

    async def run_due(self) -> int:
        """Work off every list that runs, in turn; how many batches it was."""
        await self._forget()
        batches = 0
        while done := await self.step():
            batches += done
        return batches

    async def step(self) -> int:
        """One batch of each list that runs; how many lists these are."""
        running = await self._running()
        for job_id in running:
            await self._work(job_id)
        return len(running)

    async def busy(self) -> str | None:
        """A probe: how many lists are under way."""
        running = await self._running()
        return f"imports: {len(running)} under way" if running else None

    async def _running(self) -> list[int]:
        async with self._db.read() as session:
            return list(
                await session.scalars(
                    select(ImportJob.id).where(ImportJob.state == JobState.RUNNING).order_by(ImportJob.id)
                )
            )

    async def _work(self, job_id: int) -> None:
        """A defect of one row must not hold up the others: then they are taken one by one, and it is named."""
        try:
            await self._batch(job_id, limits.IMPORT_BATCH)
            return
        except Exception as error:  # noqa: BLE001 - see the docstring
            _raise_if_out_of_reach(error)
            log.warning("batch broken", job=job_id, error=type(error).__name__)
        for _ in range(limits.IMPORT_BATCH):
            try:
                await self._batch(job_id, 1)
            except Exception as error:  # noqa: BLE001 - likewise
                _raise_if_out_of_reach(error)
                log.error("row broken", job=job_id, error=type(error).__name__)
                await self._give_up_next(job_id)

    @rerun_after_lost_race
    async def _batch(self, job_id: int, size: int) -> None:
        now = self._clock.now()
        async with self._db.write() as session:
            job = await _running_job(session, job_id)
            if job is None:
                return
            try:
                manager = await manager_of(session, job.actor_id, job.tenant_id)
                require_licence(manager, now)
            except Refused as refused:  # demoted, dismissed, or not paid: nobody else is invited in his name
                job.finish(JobState.STOPPED, now, refused.code)
                await _journal(session, job, "import.stopped", now)
                return
            rows = await _next(session, job_id, size)
            if rows:
                await self._invite(session, job, manager, rows, now)
            if len(rows) < size:
                job.finish(JobState.DONE, now)
                await _journal(session, job, "import.finished", now)

    async def _invite(
        self, session: AsyncSession, job: ImportJob, manager: Manager, rows: list[ImportRow], now: datetime
    ) -> None:
        """Everything is asked again that was asked when the file was checked: that may be a while ago."""
        options = await load_options(session, manager)
        columns, defaults = recognise(job.header), Defaults(job.role_id, job.language)
        people: list[tuple[ImportRow, NewPerson]] = []
        for row in rows:
            try:
                people.append((row, draft(columns.cells(row.cells), options, defaults)))
            except Refused as refused:
                _fail(row, refused)
        known = [known for _, person in people for known in person.identifiers]
        await one_at_a_time(session, *{each.value for each in known})
        found = await find_identifiers(session, job.tenant_id, known)
        came: list[tuple[ImportRow, Verdict, Membership | Refused | None]] = []
        for row, person in people:
            verdict = judged(person, found, frozenset(), self._issuing.writes_to)
            came.append((row, verdict, await self._bring(session, manager, options, verdict, now)))
        for row, verdict, outcome in came:  # at the end, so that they are written by one statement
            _settle(row, verdict, outcome)

    async def _bring(
        self, session: AsyncSession, manager: Manager, options: Options, verdict: Verdict, now: datetime
    ) -> Membership | Refused | None:
        """His membership, or the refusal; None where there is nothing to do."""
        if verdict.person is None:
            return None
        add = ask_known if verdict.asks else add_new
        try:
            return await add(session, self._issuing, manager, options, verdict.person, now)
        except Refused as refused:  # raised before anything of him was written
            return refused

    async def _give_up_next(self, job_id: int) -> None:
        async with self._db.write() as session:
            if await _running_job(session, job_id) is not None:
                for row in await _next(session, job_id, 1):
                    row.state, row.code, row.fields = RowState.FAILED, Code.ROW_FAILED.value, {}

    async def _forget(self) -> None:
        """Names and addresses of those lists that nobody needs any more; how many they were stays in the journal."""
        now = self._clock.now()
        if now < self._forgets_at:
            return
        self._forgets_at = now + _FORGETS_EVERY
        old = select(ImportJob.id).where(
            ImportJob.created_at < now - limits.IMPORT_KEPT, ImportJob.state != JobState.RUNNING
        )
        async with self._db.read() as session:
            if not await session.scalar(select(exists().where(ImportRow.job_id.in_(old)))):
                return
        async with self._db.write() as session:
            await session.execute(delete(ImportRow).where(ImportRow.job_id.in_(old)))

    async def _rest(self) -> None:
        """Until a list is started; at the latest until another process may have died over one of its own."""
        latest = self._clock.now() + limits.DELIVERY_LEASE
        async with asyncio.TaskGroup() as group:
            waits = [
                group.create_task(self._news.wait()),
                group.create_task(self._clock.sleep_until(latest)),
            ]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()


async def _running_job(session: AsyncSession, job_id: int) -> ImportJob | None:
    """Locked, so that of two processes one works, and nobody cancels in the middle."""
    job = await session.get(ImportJob, job_id, with_for_update=True)
    return job if job is not None and job.state is JobState.RUNNING else None


async def _next(session: AsyncSession, job_id: int, size: int) -> list[ImportRow]:
    ready = (
        select(ImportRow)
        .where(ImportRow.job_id == job_id, ImportRow.state == RowState.READY)
        .order_by(ImportRow.line)
        .limit(size)
    )
    return list(await session.scalars(ready))


async def _journal(session: AsyncSession, job: ImportJob, action: str, now: datetime) -> None:
    await session.flush()
    came = (await count(session, job.id)).came
    refusal: dict[str, Any] = {} if job.why is None else {"refusal": job.why}
    record(session, now, action, actor=job.actor_id, tenant=job.tenant_id, people=came, **refusal)


def _settle(row: ImportRow, verdict: Verdict, outcome: Membership | Refused | None) -> None:
    row.way = verdict.way or row.way
    if outcome is None:
        row.state, row.code = verdict.state, None if verdict.code is None else verdict.code.value
    elif isinstance(outcome, Refused):
        _fail(row, outcome)
    else:
        row.state = RowState.ASKED if verdict.asks else RowState.INVITED
        row.membership_id = outcome.id


def _fail(row: ImportRow, refused: Refused) -> None:
    if refused.code is Code.ALREADY_A_MEMBER:  # he came meanwhile
        row.state, row.code = RowState.SKIPPED, refused.code.value
        return
    row.state, row.code, row.fields = RowState.FAILED, refused.code.value, plain_fields(refused.fields)


def _raise_if_out_of_reach(error: Exception) -> None:
    """What is no fault of a row: the database is not there, or busy. It is tried again."""
    of_a_row = isinstance(error, IntegrityError | DataError)
    if isinstance(error, SQLAlchemyError | OSError) and not of_a_row:
        raise error
