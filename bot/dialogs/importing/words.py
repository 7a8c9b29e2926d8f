"""What the check of a list has found, in words: how many of what, the first bad rows, and what will happen next."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.errors import sentence
from bot.fitting import Part, fit, short
from bot.speech import Speech
from core.importing import Overview, RowState, Way, WrongRow

_REASON = 240  # characters of one reason on the screen; the file has all of it
_NAME = 40
_UNKNOWN = 200  # of the columns that mean nothing


def found(say: Speech, look: Overview) -> str:
    """HTML."""
    counts = look.counts
    parts = [
        say(
            "importing-checked",
            tenant=look.tenant,
            file=short(look.file_name, 60) or "none",
            total=counts.total,
        ),
        say("importing-ready", n=counts.ready),
        *(say(f"importing-way-{way.value.lower()}", n=n) for way in Way if (n := counts.ways[way])),
    ]
    if counts.states[RowState.SKIPPED]:
        parts += ["", say("importing-skipped", n=counts.states[RowState.SKIPPED])]
    if counts.wrong:
        parts += ["", say("importing-bad", n=counts.wrong)]
        parts += [
            f"• {_line(say, each)}: {_cut(sentence(say.language, each.refused))}" for each in look.first_wrong
        ]
        if counts.wrong > len(look.first_wrong):
            parts.append(say("list-more", n=counts.wrong - len(look.first_wrong)))
    if look.unknown:
        parts += ["", say("importing-unknown-columns", names=short(", ".join(look.unknown), _UNKNOWN))]
    if look.earlier is not None:
        parts += ["", say("importing-earlier", at=_at(say, look.earlier, look.time_zone))]
    parts.append(
        say("importing-next", ready="yes" if counts.ready else "no", wrong="yes" if counts.wrong else "no")
    )
    return fit([Part(each) for each in parts])[0]


def _line(say: Speech, row: WrongRow) -> str:
    return say("importing-line", line=row.line, name=short(row.name, _NAME) or "none")


def _cut(reason: str) -> str:
    """No tag stands in a reason, so it can be cut anywhere but inside of an escaped sign."""
    return reason if len(reason) <= _REASON else f"{reason[:_REASON].rpartition(' ')[0]}…"


def _at(say: Speech, moment: datetime, time_zone: str) -> str:
    return format_datetime(moment.astimezone(ZoneInfo(time_zone)), "d MMMM, HH:mm", locale=say.language)
