"""Who has what: people or roles against applications, as a picture that changes in place, and as a table of everybody."""

import asyncio
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.types import BufferedInputFile
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.media import DynamicMedia

from bot.days import long_day
from bot.dialogs.apps.section import guarded
from bot.dialogs.inputs import Press, Problem, buttons_only, pressed, speech
from bot.dialogs.layout import page_of, turned, turning
from bot.dialogs.states import Apps
from bot.dialogs.steps import actor_of, core_of, menu, tenant_of, to, toast
from bot.matrix import Headings, Mark, Matrix, as_csv
from bot.matrix import Row as Line
from bot.pictures import table
from bot.speech import Label, Say, Speech
from core.access import AppRight
from core.matrix import Page, PersonLine, RoleLine
from core.people import MembershipState

AnyPage = Page[PersonLine] | Page[RoleLine]

_PEOPLE, _ROLES = "people", "roles"
_LEGEND = (
    (Mark.LAUNCH, "launch"),
    (Mark.LAUNCH_ADMIN, "launch-admin"),
    (Mark.NONE, "none"),
    (Mark.LAUNCH | Mark.PERSONAL, "personal"),
    (Mark.PERSONAL, "taken"),
    (Mark.LAUNCH | Mark.NOT_NOW, "not-now"),
)
_RIGHTS = {AppRight.NONE: Mark.NONE, AppRight.LAUNCH: Mark.LAUNCH, AppRight.LAUNCH_ADMIN: Mark.LAUNCH_ADMIN}


def matrix_window() -> Window:
    return Window(
        DynamicMedia("picture", when="some"),
        Problem(),
        Say("apps-matrix-page", when="some"),
        Say("apps-matrix-empty", when="none"),
        turning("matrix"),
        Row(
            Button(Label("apps-matrix-by-people"), "by_people", pressed(_switch(_PEOPLE)), when="by_roles"),
            Button(Label("apps-matrix-by-roles"), "by_roles", pressed(_switch(_ROLES)), when="by_people"),
            Button(Label("apps-matrix-csv"), "matrix_csv", pressed(_send)),
            when="some",
        ),
        Row(
            Button(Label("apps-to-list"), "matrix_list", pressed(to(Apps.list))),
            Button(Label("button-menu"), "matrix_menu", pressed(menu)),
        ),
        buttons_only(),
        state=Apps.matrix,
        getter=_matrix,
    )


# What is shown


async def _matrix(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say = speech(dialog_manager)
    page = await _read(dialog_manager, page_of(dialog_manager, "matrix"))
    by = _by(dialog_manager)
    return {
        "picture": table(matrix(say, by, page, core_of(dialog_manager).clock.now())),
        "some": bool(page.applications),
        "none": not page.applications,
        "tenant": page.tenant,
        "by": by,
        "by_roles": by == _ROLES,
        "by_people": by == _PEOPLE,
        "total": page.total,
        "number": page.number + 1,
        "pages": page.pages,
        **turned(dialog_manager, "matrix", page),
    }


def _by(manager: DialogManager) -> str:
    by: str = manager.dialog_data.get("by", _PEOPLE)
    return by


async def _read(manager: DialogManager, page: int | None) -> AnyPage:
    """A page, or all of them."""
    core, actor, tenant_id = core_of(manager).matrix, actor_of(manager), tenant_of(manager)
    if _by(manager) == _ROLES:
        return await core.roles(actor, tenant_id, page)
    return await core.people(actor, tenant_id, page)


def matrix(say: Speech, by: str, page: AnyPage, now: datetime) -> Matrix:
    """The words to it."""
    day = long_day(now, page.time_zone, say.language)
    states = {state: say.plain(f"state-{state.value.lower()}") for state in MembershipState}
    legend = _LEGEND if by == _PEOPLE else _LEGEND[:3]
    return Matrix(
        say.plain("apps-matrix-title", by=by),
        say.plain("apps-matrix-subtitle", tenant=page.tenant, day=day),
        page.applications,
        tuple(_line(say, states, line) for line in page.lines),
        tuple((mark, say.plain(f"apps-legend-{name}")) for mark, name in legend),
    )


def _line(say: Speech, states: dict[MembershipState, str], line: PersonLine | RoleLine) -> Line:
    if isinstance(line, RoleLine):
        acts, note = True, say.plain("apps-matrix-role", kind=line.user_type.value, n=line.people)
    else:
        acts = line.state is MembershipState.ACTIVE
        note = " · ".join([*line.roles, *([] if acts else [states[line.state]])])
    return Line(line.name, note, tuple(_mark(cell.right, cell.differs, acts) for cell in line.cells))


@cache
def _mark(right: AppRight, differs: bool, acts: bool) -> Mark:
    mark = _RIGHTS[right]
    if differs:
        mark |= Mark.PERSONAL
    if right is not AppRight.NONE and not acts:
        mark |= Mark.NOT_NOW
    return mark


# What the buttons do


def _switch(by: str) -> Press:
    async def press(manager: DialogManager) -> None:
        manager.dialog_data.update(by=by, matrix_page=0)

    return press


@guarded
async def _send(manager: DialogManager) -> None:
    """A table of all of them, made beside the event loop; the screen then stands below it."""
    say, by, now = speech(manager), _by(manager), core_of(manager).clock.now()
    await toast(manager, say.plain("apps-csv-wait"))
    page = await _read(manager, None)
    content = await asyncio.to_thread(_table, say, by, page, now)
    day = now.astimezone(ZoneInfo(page.time_zone)).date().isoformat()
    file = BufferedInputFile(content, f"{say.plain('apps-csv-file', by=by)} {day}.csv")
    bot: Bot = manager.middleware_data["bot"]
    await bot.send_document(manager.middleware_data["event_chat"].id, file)
    manager.show_mode = ShowMode.DELETE_AND_SEND


def _table(say: Speech, by: str, page: AnyPage, now: datetime) -> bytes:
    headings = Headings(
        say.plain("apps-csv-name", by=by),
        say.plain("apps-csv-note", by=by),
        {
            Mark.NONE: say.plain("apps-csv-none"),
            Mark.LAUNCH: say.plain("apps-csv-launch"),
            Mark.LAUNCH_ADMIN: say.plain("apps-csv-launch-admin"),
            Mark.PERSONAL: say.plain("apps-csv-personal"),
            Mark.NOT_NOW: say.plain("apps-csv-not-now"),
        },
    )
    return as_csv(matrix(say, by, page, now), headings)
