"""Inviting many at once: a list is checked whole, shown, and only then worked off (`working.py`).

Every method is one action, and asks anew whether this actor may do it. A list is its sender's own: nobody else sees
it, for an owner's may hold links that an administrator must not have (I-19).
"""

import asyncio
import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.database import Database, rerun_after_lost_race
from core.errors import Code, Conflict, Invalid, NotFound, Refused
from core.importing import overview
from core.importing.columns import Columns, recognise
from core.importing.drafting import Defaults, Verdict, bad, draft, judged, login_of
from core.importing.import_job import ImportJob, ImportRow, JobState
from core.importing.overview import Overview, Progress, Result, Wrong
from core.importing.reading import Table, read
from core.importing.working import Working
from core.invitations import (
    Issuing,
    NewPerson,
    Options,
    find_identifiers,
    load_options,
    require_licence,
    taken_logins,
)
from core.journal import record
from core.operations import recall, remember
from core.people import Manager, manager_of
from core.texts import LANGUAGES

_FIRST_WRONG = 3  # rows that are told of on the screen; all of them stand in the report

Lines = Sequence[tuple[int, list[str]]]


class Importing:
    def __init__(self, database: Database, clock: Clock, issuing: Issuing) -> None:
        self._db = database
        self._clock = clock
        self._issuing = issuing
        self.working = Working(database, clock, issuing)

    async def options(self, actor: int, tenant_id: int) -> Options:
        """What may stand in a list. Refused before one is sent where the licence forbids inviting (I-35)."""
        async with self._db.read() as session:
            return await load_options(session, await self._allowed(session, actor, tenant_id))

    async def check(
        self, actor: int, tenant_id: int, file_name: str, content: bytes, operation_id: str
    ) -> int:
        """Read and check a whole file; nothing is created yet. The job's id.

        - I-35, F-01 first of all, then what the file is, then each row by the rules of adding anybody
        - a row that is a member's, or waits for its person already, is skipped: a file sent twice invites nobody twice
        - a bad row is no refusal: it stands in the report, with its reason
        """
        await self.options(actor, tenant_id)
        table = await asyncio.to_thread(read, content)
        digest = hashlib.sha256(content).hexdigest()
        return await self._check(actor, tenant_id, file_name, table, digest, operation_id)

    async def check_people(
        self,
        actor: int,
        tenant_id: int,
        header: Sequence[str],
        people: Iterable[Sequence[str]],
        operation_id: str,
    ) -> int:
        """The same for people who came one by one, such as contact cards."""
        rows = [(number, list(each)) for number, each in enumerate(people, 1)]
        digest = hashlib.sha256(json.dumps([cells for _, cells in rows]).encode()).hexdigest()
        table = Table("xlsx", list(header), rows)
        return await self._check(actor, tenant_id, "", table, digest, operation_id)

    @rerun_after_lost_race
    async def _check(
        self, actor: int, tenant_id: int, file_name: str, table: Table, digest: str, operation_id: str
    ) -> int:
        verdicts = await self._judge(actor, tenant_id, table.header, table.rows, Defaults())
        now = self._clock.now()
        async with self._db.write() as session:
            done = await recall(session, operation_id)
            if done is not None:
                return int(done["job_id"])
            job = ImportJob(
                tenant_id=tenant_id,
                actor_id=actor,
                file_name=file_name,
                kind=table.kind,
                digest=digest,
                header=table.header,
                state=JobState.CHECKED,
                created_at=now,
            )
            session.add(job)
            await session.flush()
            rows = [
                {"job_id": job.id, "line": line, "cells": cells, "membership_id": None, **_kept(verdict)}
                for (line, cells), verdict in zip(table.rows, verdicts, strict=True)
            ]
            await session.execute(insert(ImportRow), rows)
            await remember(session, operation_id, now, job_id=job.id)
            return job.id

    async def settle(
        self, actor: int, job_id: int, *, role_id: int | None = None, language: str | None = None
    ) -> None:
        """What holds for rows that do not say it themselves; all rows are checked again with that."""
        if language is not None and language not in LANGUAGES:
            raise Invalid(Code.LANGUAGE_UNKNOWN, said=language)
        async with self._db.read() as session:
            job = await _own(session, actor, job_id)
            job.require_checked()
            defaults = Defaults(role_id or job.role_id, language or job.language)
            read_ = await session.execute(
                select(ImportRow.line, ImportRow.cells)
                .where(ImportRow.job_id == job_id)
                .order_by(ImportRow.line)
            )
            rows = [(line, cells) for line, cells in read_]
        verdicts = await self._judge(actor, job.tenant_id, job.header, rows, defaults)
        async with self._db.write() as session:
            job = await _own(session, actor, job_id, lock=True)
            job.require_checked()
            job.role_id, job.language = defaults.role_id, defaults.language
            changed = [
                {"this": line, **_kept(verdict)} for (line, _), verdict in zip(rows, verdicts, strict=True)
            ]
            this = (ImportRow.job_id == job_id, ImportRow.line == bindparam("this"))
            # A statement for many rows, past the objects of the session
            connection = await session.connection()
            await connection.execute(update(ImportRow).where(*this), changed)

    async def _judge(
        self, actor: int, tenant_id: int, header: Sequence[str], rows: Lines, defaults: Defaults
    ) -> list[Verdict]:
        """Each row by itself, in a thread; then all of them against what is known, hundreds in a statement.

        No transaction is open while the thread works, so nobody waits for a long file.
        """
        columns = recognise(header)
        options = await self.options(actor, tenant_id)
        if defaults.role_id is not None and defaults.role_id not in {role.id for role in options.roles}:
            raise NotFound(Code.ROLE_UNKNOWN)
        drafts = await asyncio.to_thread(_drafts, options, columns, rows, defaults)
        people = [each for each in drafts if isinstance(each, NewPerson)]
        async with self._db.read() as session:
            found = await find_identifiers(
                session, tenant_id, [known for person in people for known in person.identifiers]
            )
            taken = await taken_logins(session, map(login_of, people))
        writes_to = self._issuing.writes_to
        return [
            judged(each, found, taken, writes_to) if isinstance(each, NewPerson) else each for each in drafts
        ]

    async def start(self, actor: int, job_id: int) -> None:
        """Invite everybody who is ready, one batch after the other. Twice is once.

        - ALREADY_DONE once it was cancelled; NOBODY_TO_INVITE where no row is ready
        - F-01, I-35 are asked now, and again with every batch
        """
        now = self._clock.now()
        async with self._db.write() as session:
            job = await _own(session, actor, job_id, lock=True)
            if job.state in (JobState.RUNNING, JobState.DONE, JobState.STOPPED):
                return  # an update that comes again after a kill finds out here what came of it
            job.require_checked()
            await self._allowed(session, actor, job.tenant_id)
            counts = await overview.count(session, job.id)
            if not counts.ready:
                raise Conflict(Code.NOBODY_TO_INVITE)
            job.start(now)
            record(session, now, "import.started", actor=actor, tenant=job.tenant_id, people=counts.ready)
            session.info.setdefault("after_commit", []).append(self.working.wake)

    async def cancel(self, actor: int, job_id: int) -> None:
        """After the batch that is under way. Whoever was invited stays so. Twice is once."""
        now = self._clock.now()
        async with self._db.write() as session:
            job = await _own(session, actor, job_id, lock=True)
            if job.state in (JobState.CHECKED, JobState.RUNNING):
                began = job.state is JobState.RUNNING
                job.finish(JobState.CANCELLED, now)
                if began:
                    came = (await overview.count(session, job.id)).came
                    record(session, now, "import.cancelled", actor=actor, tenant=job.tenant_id, people=came)

    async def look(self, actor: int, job_id: int) -> Overview:
        """Everything that the screens say of a list. A constant number of statements."""
        async with self._db.read() as session:
            job = await _own(session, actor, job_id)
            manager = await manager_of(session, actor, job.tenant_id)
            options = await load_options(session, manager)
            roles = [(role.id, role.name) for role in options.roles]
            return Overview(
                job.id,
                job.tenant_id,
                manager.tenant.name,
                manager.tenant.time_zone,
                job.file_name,
                job.state,
                overview.code_of(job.why),
                await overview.count(session, job.id),
                dict(roles).get(job.role_id) if job.role_id is not None else None,
                job.language or manager.tenant.language,
                roles,
                overview.unknown_columns(job.header),
                await overview.wrong_rows(session, job, _FIRST_WRONG),
                await self._earlier(session, job),
            )

    async def progress(self, actor: int, job_id: int) -> Progress:
        """How far his list is; he may see that, whatever has become of him meanwhile."""
        async with self._db.read() as session:
            return await overview.progress(session, await _own(session, actor, job_id))

    async def wrong(self, actor: int, job_id: int) -> Wrong:
        """The rows to be mended: put right and sent again, they are invited, and nobody else is.

        IMPORT_UNKNOWN, here and below, also where the rows are forgotten by now.
        """
        async with self._db.read() as session:
            job = await _own(session, actor, job_id)
            await manager_of(session, actor, job.tenant_id)
            rows = await overview.wrong_rows(session, job)
            if not rows:
                raise NotFound(Code.IMPORT_UNKNOWN)
            return Wrong(job.file_name, job.kind, job.header, rows)

    async def results(self, actor: int, job_id: int) -> list[Result]:
        """Who was invited, with the link of each that still opens something.

        An owner who was made an administrator since has no links of owners and administrators any more (I-19).
        """
        async with self._db.read() as session:
            job = await _own(session, actor, job_id)
            manager = await manager_of(session, actor, job.tenant_id)
            results = await overview.results(session, self._issuing, job.id, manager, self._clock.now())
            if not results:
                raise NotFound(Code.IMPORT_UNKNOWN)
            return results

    async def _allowed(self, session: AsyncSession, actor: int, tenant_id: int) -> Manager:
        manager = await manager_of(session, actor, tenant_id)
        require_licence(manager, self._clock.now())
        return manager

    @staticmethod
    async def _earlier(session: AsyncSession, job: ImportJob) -> datetime | None:
        started: datetime | None = await session.scalar(
            select(func.max(ImportJob.started_at)).where(
                ImportJob.tenant_id == job.tenant_id, ImportJob.digest == job.digest, ImportJob.id != job.id
            )
        )
        return started


async def _own(session: AsyncSession, actor: int, job_id: int, *, lock: bool = False) -> ImportJob:
    job = await session.get(ImportJob, job_id, with_for_update=lock)
    if job is None or job.actor_id != actor:
        raise NotFound(Code.IMPORT_UNKNOWN)
    return job


def _drafts(options: Options, columns: Columns, rows: Lines, defaults: Defaults) -> list[NewPerson | Verdict]:
    """A person, or what is wrong with his row. Of two rows with one address or login the first counts."""
    line_of: dict[str, int] = {}
    drafts: list[NewPerson | Verdict] = []
    for line, cells in rows:
        try:
            person = draft(columns.cells(cells), options, defaults)
            own = {*(known.value for known in person.identifiers), login_of(person).casefold()}
            first = min((line_of[each] for each in own if each in line_of), default=None)
            if first is not None:
                raise Conflict(Code.TWICE_IN_FILE, line=first)
        except Refused as refused:
            drafts.append(bad(refused))
        else:
            line_of.update(dict.fromkeys(own, line))
            drafts.append(person)
    return drafts


def _kept(verdict: Verdict) -> dict[str, Any]:
    return {
        "state": verdict.state,
        "way": verdict.way,
        "code": None if verdict.code is None else verdict.code.value,
        "fields": overview.plain_fields(verdict.fields),
    }
