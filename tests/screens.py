"""The bot's dialogs taken apart: every window, every widget that has an id, every label of a button."""

from collections.abc import Iterator
from typing import Any

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Keyboard

from bot import dialogs
from bot.speech import Label


def all_dialogs() -> list[Dialog]:
    return [router for router in dialogs.windows() if isinstance(router, Dialog)]


def windows(dialog: Dialog) -> list[Window]:
    return [window for window in dialog.windows.values() if isinstance(window, Window)]


def widgets(window: Window) -> Iterator[Any]:
    """Whatever of a window can be pressed, chosen or typed into."""
    yield from _inside(window.keyboard)
    yield from _inside(window.on_message)


def _inside(widget: Any) -> Iterator[Any]:
    yield widget
    for part in [*getattr(widget, "buttons", ()), *getattr(widget, "inputs", ())]:
        yield from _inside(part)


def labels() -> set[str]:
    """The keys of the texts that stand on buttons."""
    texts = (
        getattr(widget, "text", None)
        for dialog in all_dialogs()
        for window in windows(dialog)
        for widget in widgets(window)
        if isinstance(widget, Keyboard)
    )
    return {text.key for text in texts if isinstance(text, Label)}
