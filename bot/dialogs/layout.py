"""How lists stand in a window: buttons one below the other, or two to a row where labels are short; paged where many.

The getter gives what a list offers as (id, label); ids are short, for Telegram keeps 64 bytes of a button's data.
"""

from collections.abc import Awaitable, Callable
from operator import itemgetter

from aiogram.fsm.state import State
from aiogram.types import InlineKeyboardButton, KeyboardButton
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard, ScrollingGroup, Select
from aiogram_dialog.widgets.text import Format

from bot.dialogs.inputs import chosen, pressed, speech
from bot.dialogs.steps import to
from bot.speech import Label
from core import limits

Choose = Callable[[DialogManager, str], Awaitable[None]]


def choices(name: str, choose: Choose, items: str = "items", *, width: int = 1) -> Keyboard:
    """One of these. `items` is the getter's name for them."""
    select = Select(Format("{item[1]}"), name, itemgetter(0), items, on_click=chosen(choose))
    return Group(select, width=width)


def pages(name: str, choose: Choose, items: str = "items") -> Keyboard:
    """The same for what may be many, a page at a time."""
    return _Pages(
        choices(name, choose, items), id=f"{name}_pages", height=limits.PAGE, hide_on_single_page=True
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


def back(name: str, state: State) -> Button:
    """To another window of the same dialog."""
    return Button(Label("button-back"), f"{name}_back", pressed(to(state)))


def marked(label: str, current: bool) -> str:
    """A choice that says whether it is the present one."""
    return f"✓ {label}" if current else label
