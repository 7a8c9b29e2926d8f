"""How many past days of the journal are shown (I-27): chosen by a button or typed, for a role and for a person alike."""

from aiogram_dialog.widgets.kbd import Keyboard

from bot.dialogs.layout import Choose, choices, marked
from bot.permissions import past_days_label
from bot.speech import Speech
from core import limits
from core.errors import Code, Invalid

_OFFERED = (None, 90, 30, 7, 0)
_ALL = "all"


def day_buttons(name: str, choose: Choose) -> Keyboard:
    return choices(name, choose, "days", width=2)


def offered_days(say: Speech, current: int | None) -> list[tuple[str, str]]:
    return [
        (_ALL if days is None else str(days), marked(past_days_label(say, days), days == current))
        for days in _OFFERED
    ]


def days_of(answer: str) -> int | None:
    """Of a button's id or of what was typed. None: all of them."""
    if answer == _ALL:
        return None
    if not (answer.isdecimal() and int(answer) <= limits.HISTORY_DAYS_MAX):
        raise Invalid(Code.HISTORY_DAYS_INVALID, max=limits.HISTORY_DAYS_MAX)
    return int(answer)
