"""A list of people that a manager has sent: the job, and one row for each person of it.

The rows keep what stood in the file, so that a report can give it back to be mended, for as long as IMPORT_KEPT.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Row, stored_enum
from core.errors import Code, Conflict


class JobState(StrEnum):
    CHECKED = "CHECKED"  # nothing is created yet
    RUNNING = "RUNNING"
    DONE = "DONE"
    CANCELLED = "CANCELLED"  # by who started it; whoever was invited by then stays invited
    STOPPED = "STOPPED"  # he may not invite any more; `why` says what is in the way


class RowState(StrEnum):
    READY = "READY"
    BAD = "BAD"  # found so when the file was checked; `code` says why
    SKIPPED = "SKIPPED"  # a member, or invited already: nothing to do
    INVITED = "INVITED"
    ASKED = "ASKED"  # has an account: a request for his consent went out (F-02)
    FAILED = "FAILED"  # refused when his turn came


class Way(StrEnum):
    """How the invitation reaches him."""

    LETTER = "LETTER"
    BOTH = "BOTH"  # by letter and SMS
    SMS = "SMS"
    LINK = "LINK"  # by phone alone, and no SMS go out from here: the link is handed on
    REQUEST = "REQUEST"


class ImportJob(Base):
    __tablename__ = "import_job"
    __table_args__ = (Index("ix_import_job_digest", "tenant_id", "digest"),)

    id: Mapped[Row]
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"))
    actor_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    file_name: Mapped[str]  # "" for a list of contact cards
    kind: Mapped[str]  # "csv" or "xlsx": the report of bad rows is of the same kind
    digest: Mapped[str]  # of the content: the same file is recognised
    header: Mapped[list[str]] = mapped_column(JSON)
    role_id: Mapped[int | None]  # for rows that name none; no foreign key, for the role may go
    language: Mapped[str | None]  # of the letters, where a row names none; None: the tenant's
    state: Mapped[JobState] = mapped_column(stored_enum(JobState), index=True)
    why: Mapped[str | None]  # the code of the refusal that stopped it
    created_at: Mapped[datetime] = mapped_column(index=True)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]

    def require_checked(self) -> None:
        if self.state is not JobState.CHECKED:
            raise Conflict(Code.ALREADY_DONE)

    def start(self, now: datetime) -> None:
        self.state, self.started_at = JobState.RUNNING, now

    def finish(self, state: JobState, now: datetime, why: Code | None = None) -> None:
        self.state, self.finished_at = state, now
        self.why = None if why is None else why.value


class ImportRow(Base):
    __tablename__ = "import_row"
    __table_args__ = (Index("ix_import_row_state", "job_id", "state", "line"),)

    job_id: Mapped[int] = mapped_column(ForeignKey("import_job.id"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # as a spreadsheet counts them
    cells: Mapped[list[str]] = mapped_column(JSON)
    state: Mapped[RowState] = mapped_column(stored_enum(RowState))
    way: Mapped[Way | None] = mapped_column(stored_enum(Way))
    code: Mapped[str | None]
    fields: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("membership.id"))
