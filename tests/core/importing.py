"""Shorthand of the tests about lists of people: written as a spreadsheet would, sent by one of the cast."""

from core.bootstrap import Core
from core.importing import Counts, RowState, Wrong
from tests.cast import Cast, Person, operation

HEADER = "Имя и фамилия;Телефон;Почта;Роль"


def csv_of(*rows: str, header: str = HEADER) -> bytes:
    return "\r\n".join((header, *rows)).encode()


def people(n: int, first: int = 0, role: str = "Диспетчер") -> list[str]:
    """Half of them by phone, half by e-mail."""
    return [
        f"Гость Номер{each};+7702{each:07d};;{role}"
        if each % 2
        else f"Гость Номер{each};;guest{each}@example.com;{role}"
        for each in range(first, first + n)
    ]


async def checked(
    core: Core, cast: Cast, content: bytes, sender: Person | None = None, name: str = "people.csv"
) -> int:
    actor = (sender or cast.adam).account_id
    return await core.importing.check(actor, cast.tenant_id, name, content, operation())


async def counts(core: Core, cast: Cast, job_id: int, sender: Person | None = None) -> Counts:
    return (await core.importing.progress((sender or cast.adam).account_id, job_id)).counts


async def states(core: Core, cast: Cast, job_id: int, sender: Person | None = None) -> dict[RowState, int]:
    return dict((await counts(core, cast, job_id, sender)).states)


async def wrong(core: Core, cast: Cast, job_id: int, sender: Person | None = None) -> Wrong:
    return await core.importing.wrong((sender or cast.adam).account_id, job_id)


async def codes(core: Core, cast: Cast, job_id: int, sender: Person | None = None) -> list[str]:
    return [row.refused.code.value for row in (await wrong(core, cast, job_id, sender)).rows]


async def imported(core: Core, cast: Cast, content: bytes, sender: Person | None = None) -> int:
    """Checked, started, and worked off to its end."""
    job_id = await checked(core, cast, content, sender)
    await core.importing.start((sender or cast.adam).account_id, job_id)
    await core.importing.working.run_due()
    return job_id
