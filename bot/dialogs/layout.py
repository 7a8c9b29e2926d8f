"""How windows are laid out: lists of buttons, paged where there are many; the way back; a page on and a page back.

The getter gives what a list offers as (id, label); ids are short, for Telegram keeps 64 bytes of a button's data.
"""

from operator import itemgetter
from typing import Protocol

from aiogram.fsm.state import State
from aiogram.types import InlineKeyboardButton, KeyboardButton
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard, Row, ScrollingGroup, Select
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import Press, Take, chosen, pressed, speech
from bot.dialogs.steps import to
from bot.speech import Label
from core import limits

Choose = Take


class Paged(Protocol):
    """What the core gives a page at a time; its pages count from 0."""

    @property
    def number(self) -> int: ...

    @property
    def pages(self) -> int: ...


def choices(name: str, choose: Choose, items: str = "items", *, width: int = 1) -> Keyboard:
    """One of these. `items` is the getter's name for them."""
    select = Select(Format("{item[1]}"), name, itemgetter(0), items, on_click=chosen(choose))
    return Group(select, width=width)


def pages(name: str, choose: Choose, items: str = "items", *, id_: str | None = None) -> Keyboard:
    """The same for what may be many and is all at hand, a page at a time.

    `id_` of the pages, where they have had another one since before: old buttons stay pressable.
    """
    return _Pages(
        choices(name, choose, items), id=id_ or f"{name}_pages", height=limits.PAGE, hide_on_single_page=True
    )


class _Pages(ScrollingGroup):
    """The library's own pager reads « 1 < 2 > 4 »; every list of ours is turned by the same two words."""

    async def _render_pager(self, pages: int, manager: DialogManager) -> RawKeyboard:
        page, say = min(pages - 1, await self.get_page(manager)), speech(manager)
        offered = (("people-previous", page - 1), ("people-next", page + 1))
        row: list[InlineKeyboardButton | KeyboardButton] = [
            InlineKeyboardButton(text=say.plain(label), callback_data=self._item_callback_data(str(to_page)))
            for label, to_page in offered
            if 0 <= to_page < pages
        ]
        return [row] if row else []


def turning(name: str) -> Row:
    """To the page before and after, for a list that the core gives page by page. The getter adds `turned`."""
    return Row(
        Button(Label("people-previous"), f"{name}_previous", pressed(_turn(name, -1)), when="has_previous"),
        Button(Label("people-next"), f"{name}_next", pressed(_turn(name, 1)), when="has_next"),
    )


def _turn(name: str, by: int) -> Press:
    async def press(manager: DialogManager) -> None:
        manager.dialog_data[f"{name}_page"] = page_of(manager, name) + by

    return press


def page_of(manager: DialogManager, name: str) -> int:
    """The page that is wanted."""
    number: int = manager.dialog_data.get(f"{name}_page", 0)
    return number


def turned(manager: DialogManager, name: str, page: Paged) -> dict[str, bool]:
    """What came: there may be fewer pages than there were."""
    manager.dialog_data[f"{name}_page"] = page.number
    return turnable(page)


def turnable(page: Paged) -> dict[str, bool]:
    return {"has_previous": page.number > 0, "has_next": page.number + 1 < page.pages}


def back(name: str, way: State | Press) -> Button:
    """To another window of the same dialog, or where that press leads."""
    return Button(Label("button-back"), f"{name}_back", pressed(_leading(way)))


def sure(name: str, label: str, act: Press, way: State | Press, *, when: str | None = None) -> Row:
    """The two answers to "shall it be done?": do it (`label`), or back."""
    return Row(
        Button(Label(label), f"{name}_yes", pressed(act), when=when),
        Button(Label("button-back"), f"{name}_no", pressed(_leading(way))),
    )


def _leading(way: State | Press) -> Press:
    return to(way) if isinstance(way, State) else way


def marked(label: str, current: bool) -> str:
    """A choice that says whether it is the present one."""
    return f"✓ {label}" if current else label
