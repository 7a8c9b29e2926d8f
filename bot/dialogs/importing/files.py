"""The files that the bot sends about a list of people. They are made in a thread: a long one takes a second.

In the links' file each line opens one person's invitation, and is there to be handed on, so it may be forwarded.
"""

import asyncio
from collections.abc import Sequence

from aiogram import Bot
from aiogram.types import BufferedInputFile

from bot.errors import words
from bot.speech import Speech
from core.importing import Column, Result, Way, Wrong, WrongRow, recognise
from core.invitations import Options
from core.people import pretty
from core.tables import as_csv, as_xlsx
from core.tenants import TenantRole

_OFFERED = (
    Column.NAME,
    Column.PHONE,
    Column.EMAIL,
    Column.LOGIN,
    Column.ROLE,
    Column.USER_TYPE,
    Column.TENANT_ROLE,
    Column.LANGUAGE,
)
_HOW = {
    Way.LETTER: "mailed",
    Way.BOTH: "both",
    Way.SMS: "texted",
    Way.LINK: "hand-on",
    Way.REQUEST: "asked",
}


async def send_template(bot: Bot, chat_id: int, say: Speech, options: Options) -> None:
    """Headings, one example, and beside them the roles of this tenant."""
    columns = [
        column
        for column in _OFFERED
        if (column is not Column.TENANT_ROLE or len(options.tenant_roles) > 1)
        and (column is not Column.USER_TYPE or len({role.user_type for role in options.roles}) > 1)
    ]
    example = {
        Column.NAME: say.plain("importing-example-name"),
        Column.EMAIL: "anna.petrova@example.com",
        Column.ROLE: options.roles[0].name if options.roles else "",
        Column.USER_TYPE: "",
        Column.TENANT_ROLE: say.plain(f"importing-tenant-role-{TenantRole.USER.value.lower()}"),
        Column.LANGUAGE: say.plain(f"language-{options.language}"),
    }
    roles = [
        [role.name, say.plain(f"importing-user-type-{role.user_type.value.lower()}")]
        for role in options.roles
    ]
    sheets = {
        say.plain("importing-sheet-people"): [
            [heading(say, column) for column in columns],
            [example.get(column, "") for column in columns],
        ],
        say.plain("importing-sheet-roles"): [
            [heading(say, Column.ROLE), heading(say, Column.USER_TYPE)],
            *roles,
        ],
    }
    content = await asyncio.to_thread(as_xlsx, sheets)
    name = f"{say.plain('importing-template-file')}.xlsx"
    await bot.send_document(chat_id, BufferedInputFile(content, name), caption=say("importing-template"))


async def send_wrong(bot: Bot, chat_id: int, say: Speech, wrong: Wrong) -> None:
    """The bad rows as they came, and beside each what is wrong: mended, the same file can be sent again."""
    content = await asyncio.to_thread(_mendable, say, wrong)
    name = f"{say.plain('importing-wrong-file')}.{wrong.kind}"
    caption = say("importing-wrong-caption", n=len(wrong.rows))
    await bot.send_document(chat_id, BufferedInputFile(content, name), caption=caption)


async def send_links(bot: Bot, chat_id: int, say: Speech, results: Sequence[Result]) -> None:
    content = await asyncio.to_thread(_links, say, results)
    file = BufferedInputFile(content, f"{say.plain('importing-links-file')}.xlsx")
    await bot.send_document(chat_id, file, caption=say("importing-links-caption"))


def heading(say: Speech, column: Column) -> str:
    return say.plain(f"importing-column-{column.value.lower().replace('_', '-')}")


def _mendable(say: Speech, wrong: Wrong) -> bytes:
    place = recognise(wrong.header).places.get(Column.WRONG)  # of a report that was mended and sent again
    width = len(wrong.header)

    def row(cells: Sequence[str], said: str) -> list[str]:
        kept = [*cells, *[""] * (width - len(cells))]
        return [*(cell for number, cell in enumerate(kept) if number != place), said]

    rows = [
        row(wrong.header, heading(say, Column.WRONG)),
        *(row(each.cells, _reason(say, each)) for each in wrong.rows),
    ]
    return as_csv(rows) if wrong.kind == "csv" else as_xlsx({say.plain("importing-sheet-people"): rows})


def _reason(say: Speech, row: WrongRow) -> str:
    return words(say.language, row.refused)


def _links(say: Speech, results: Sequence[Result]) -> bytes:
    rows = [
        [say.plain(f"importing-column-{name}") for name in ("name", "address", "how", "link")],
        *(
            [
                each.full_name,
                pretty(each.address.type, each.address.value),
                say.plain(f"importing-how-{_how(each)}"),
                each.link or "",
            ]
            for each in results
        ),
    ]
    return as_xlsx({say.plain("importing-sheet-people"): rows})


def _how(result: Result) -> str:
    """As the column says it."""
    if result.link is None:
        return "over"
    return _HOW[result.way]
