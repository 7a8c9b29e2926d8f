"""Permissions and rights to applications in words, alike wherever a role or a person has them.

Their marks, their names in a row, what one needs and what it shows, and what shows clients' contacts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.fitting import Part, fit, short
from bot.speech import Speech
from core.access import AppRight, Block, Permission, catalogue

MARKS = {AppRight.NONE: "⬜", AppRight.LAUNCH: "▶", AppRight.LAUNCH_ADMIN: "⚙"}
LOCKED = "🔒"
LABEL = 32  # characters of a name after a mark: what applications are called at first is not cut
_ROOM = 2800  # of a message: names of 150 characters stand above and below
_NUMBERED = 28  # characters of a name after its number and its mark
_TOAST = 190  # characters, of the 200 that Telegram shows


def mark(*, given: bool, effective: bool, may_give: bool) -> str:
    """On, given but not working, off, or not this actor's to give."""
    if given:
        return "✅" if effective else "💤"
    return "⬜" if may_give else LOCKED


def named(say: Speech, permission_ids: Iterable[str]) -> str:
    """«Создавать записи», «Удаление записи»"""
    known = catalogue().by_id
    return ", ".join(say.plain("reason-quoted", name=known[id_].name(say.language)) for id_ in permission_ids)


def application(say: Speech, name: str, right: AppRight) -> str:
    """«Склад: запуск»"""
    return say("application-right", name=name, right=say.plain(f"right-{right.value.lower()}"))


def line(say: Speech, number: int, mark: str, permission: Permission) -> str:
    return say("permission-line", number=str(number), mark=mark, name=permission.name(say.language))


def label(say: Speech, number: int, mark: str, permission: Permission) -> str:
    """Many begin alike, so the number says which line of the text above it is."""
    return f"{number}. {mark} {short(permission.name(say.language), _NUMBERED)}"


def in_block(say: Speech, block: Block, effective: int) -> str:
    """The label of the button that opens it."""
    name, in_all = short(block.name(say.language), 24), len(catalogue().in_block(block.id))
    return say.plain("permissions-in-block", block=name, n=effective, all=in_all)


def notes(say: Speech, permission: Permission, *, given: bool, missing: Sequence[str]) -> Iterator[str]:
    """Below its line: what it lacks or needs, beside its block, and whose contacts it shows."""
    if given and missing:
        yield say("permission-lacks", names=named(say, missing))
    elif permission.requires[1:]:
        yield say("permission-needs", names=named(say, permission.requires[1:]))
    if permission.reveals is not None:
        yield say("permission-shows", fields=_fields(say, permission))


def moved(say: Speech, along: Sequence[str], stopped: Sequence[str]) -> str | None:
    """For a toast: what came along, else what stopped working (I-25)."""
    if not along and not stopped:
        return None
    key = "permission-along" if along else "permission-stopped"
    return short(say.plain(key, names=named(say, along or stopped)), _TOAST)


def contacts(say: Speech, showing: Iterable[str], origins: Mapping[str, str] | None = None) -> Iterator[str]:
    """Which of the contact rights show contacts, block by block (Y-29); where each comes from, if told."""
    known, block_id = catalogue(), ""
    for permission in (known.by_id[id_] for id_ in showing):
        if permission.block != block_id:
            block_id = permission.block
            yield "\n" + say("contacts-of-block", block=known.block_by_id[block_id].name(say.language))
        name = permission.name(say.language)
        origin = f" ({origins[permission.id]})" if origins else ""
        yield say("contacts-shown-by", name=name, fields=_fields(say, permission)) + origin


def past_days(say: Speech, days: int | None) -> str:
    """«Прошлые дни журнала: 30 дней»"""
    return say("past-days", days=_argument(days))


def past_days_label(say: Speech, days: int | None) -> str:
    return say.plain("past-days-item", days=_argument(days))


def fitting(say: Speech, parts: Sequence[Part], room: int = _ROOM) -> str:
    """As many as fit, and how many more there are."""
    text, left_out = fit(parts, room)
    return "\n".join([text, *([say("list-more", n=left_out)] if left_out else [])])


def _fields(say: Speech, permission: Permission) -> str:
    fields = permission.reveals.fields if permission.reveals else ()
    return ", ".join(say.plain(f"identifier-{field}") for field in fields)


def _argument(days: int | None) -> str | int:
    return "all" if days is None else days
