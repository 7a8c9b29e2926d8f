"""An entry of the journal in one sentence of the reader's language: who did what to whom, from what to what.

The deed has its words in `journal.ftl`, as `journal-<action with dashes>`; the rest is read off the details, which
hold names, codes and numbers. What nobody has words for is shown as it stands there.
"""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, format_skeleton

from bot import places
from bot.days import just_before
from bot.errors import deed, words
from bot.fitting import short
from bot.reasons import AccessWords
from bot.speech import Speech
from core.access import catalogue
from core.errors import Code, Refused
from core.reading_journal import Entry

_NAME = 40  # characters of a name in a list of eight entries
_NAMED = 4  # things of one kind; the rest is counted
_ABSENT = object()

# What became of it is said by the deed itself.
_SAID = (
    "account.",
    "invitation.",
    "tenant_invitation.",
    "servicing.",
    "request.",
    "join.",
    "group_link.closed",
    "tariff.",
    "membership.suspended",
    "membership.restored",
    "membership.ended",
    "person.asked",
    "person.connected",
    "person.password_handed_over",
)
_THINGS = ("application", "role", "to", "tariff", "called", "staff_member")  # details that are names


class JournalWords:
    """Speaks one language, by the calendar of one tenant, at one moment."""

    def __init__(self, say: Speech, time_zone: str, now: datetime) -> None:
        self._say = say
        self._zone = ZoneInfo(time_zone)
        self._time_zone = time_zone
        self._now = now
        self._access = AccessWords(say.language, now)
        self._values: Mapping[str, Callable[[Any], str]] = {
            "person.right_changed": self._right,
            "person.tenant_role_changed": lambda role: say.plain(f"tenant-role-{role.lower()}"),
            "person.permission_changed": self._grant,
            "membership.term_changed": self._last_day,
            "tenant.licence_changed": self._licence,
            "application.state_changed": lambda state: say.plain("journal-state", state=state),
            "ends_at": self._last_day,
            "country": lambda code: places.country_name(say.language, code),
            "time_zone": lambda zone: places.zone_name(say.language, zone),
            "language": lambda code: say.plain(f"language-{code}"),
        }

    def line(self, entry: Entry) -> str:
        """HTML."""
        told = self._say(
            "journal-line",
            at=self._at(entry.at),
            who=self._short(entry.actor) if entry.actor else self._say.plain("journal-service"),
            what=deed(self._say.language, entry.action) or entry.action,
            whom=self._short(entry.subject) if entry.subject else "none",
        )
        details = ". ".join(self._details(entry))
        if not details:
            return told
        return f"{told} {html.escape(details, quote=False)}{'' if details.endswith('.') else '.'}"

    def _at(self, at: datetime) -> str:
        local, language = at.astimezone(self._zone), self._say.language
        if local.year == self._now.astimezone(self._zone).year:
            day = format_skeleton("MMMMd", local, locale=language)
        else:
            day = format_datetime(local, "d MMMM y", locale=language)
        return f"{day}, {local:%H:%M}"

    # What there is beside the deed

    def _details(self, entry: Entry) -> Iterator[str]:
        about, change = ", ".join(self._about(entry)), self._change(entry)
        if about or change:
            yield ": ".join(part for part in (about, change) if part)
        if entry.details.get("dropped"):
            yield self._say.plain("journal-dropped", names=self._listed(entry.details["dropped"]))
        if entry.action.startswith("import."):
            yield self._say.plain("journal-people", n=entry.details["people"])
        if entry.details.get("refusal"):
            yield words(self._say.language, Refused(Code(entry.details["refusal"])))
        if entry.details.get("why"):
            yield self._say.plain("journal-because", why=short(entry.details["why"], 2 * _NAME))

    def _about(self, entry: Entry) -> Iterator[str]:
        details = entry.details
        names = [details[each] for each in _THINGS if isinstance(details.get(each), str)]
        if not entry.action.endswith(".renamed") or entry.action.startswith("in_app_role."):
            yield from map(self._quoted, names)
        yield from map(self._quoted, entry.tenants)
        if entry.like is not None:
            yield self._quoted(entry.like)
        if "permission" in details:
            yield self._permission(details["permission"])
        if details.get("permissions"):
            yield self._listed(details["permissions"])

    def _change(self, entry: Entry) -> str:
        if entry.action.startswith(_SAID) and entry.action != "invitation.address_changed":
            return ""
        before, after = (entry.details.get(name, _ABSENT) for name in ("before", "after"))
        if entry.action.startswith("role.") and isinstance(after, dict):
            return "; ".join(self._of_role(before if isinstance(before, dict) else {}, after))
        if isinstance(before, dict) and isinstance(after, dict) and "given" not in after:
            return "; ".join(self._field(name, before.get(name, _ABSENT), after[name]) for name in after)
        value = self._values.get(entry.action, self._value)
        return self._from_to(before, after, value)

    def _field(self, name: str, before: Any, after: Any) -> str:
        """One of several that changed together; a switch is called by its name."""
        told = self._from_to(before, after, self._values.get(name, self._value))
        return f"{self._say.plain('journal-field', name=name)}: {told}" if isinstance(after, bool) else told

    def _from_to(self, before: Any, after: Any, value: Callable[[Any], str]) -> str:
        said = [each for each in (before, after) if each is not _ABSENT]
        none = self._say.plain("journal-none")
        return " → ".join(none if each is None else value(each) for each in said)

    def _of_role(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
        """The part in which a role changed: rights to applications, permissions, and how far they reach."""
        rights, former = after.get("applications", {}), before.get("applications", {})
        names = [*rights, *(name for name in former if name not in rights)]
        for name in names[:_NAMED]:
            told = self._from_to(former.get(name, "NONE"), rights.get(name, "NONE"), self._right)
            yield f"{self._quoted(name)}: {told}"
        if len(names) > _NAMED:
            yield self._say.plain("journal-more", n=len(names) - _NAMED)
        for key, ids in (
            ("journal-on", after.get("permissions")),
            ("journal-off", before.get("permissions")),
        ):
            if ids:
                yield self._say.plain(key, names=self._listed(ids))
        for name in ("history_days", "own_scope", "binds_staff"):
            if name in after:
                told = self._from_to(before.get(name, _ABSENT), after[name], self._value)
                yield f"{self._say.plain('journal-field', name=name)}: {told}"

    # One value

    def _value(self, value: Any) -> str:
        if isinstance(value, bool):
            return self._say.plain("journal-yes" if value else "journal-no")
        if isinstance(value, list):
            return self._listed(value) if value else self._say.plain("journal-none")
        return self._quoted(value) if isinstance(value, str) else str(value)

    def _right(self, right: str) -> str:
        return self._say.plain(f"right-{right.lower()}")

    def _grant(self, grant: Mapping[str, Any]) -> str:
        """A permission of one person: whose, and how far back."""
        staff, days = grant.get("staff"), grant.get("history_days")
        whose = "own" if staff == "OWN" else "all"
        return self._say.plain(
            "journal-grant",
            given="yes" if grant["given"] else "no",
            whose="some" if isinstance(staff, list) else whose,
            n=len(staff) if isinstance(staff, list) else 0,
            days=-1 if days is None else days,
        )

    def _last_day(self, moment: str) -> str:
        return self._access.day(just_before(datetime.fromisoformat(moment)), self._time_zone)

    def _licence(self, licence: Sequence[str | None]) -> str:
        state, until = licence
        told = self._say.plain("journal-licence", state=state or "")
        if until is None:
            return told
        return f"{told} ({self._access.day(datetime.fromisoformat(until), self._time_zone)})"

    def _permission(self, permission_id: str) -> str:
        permission = catalogue().by_id.get(permission_id)
        return self._quoted(permission.name(self._say.language) if permission else permission_id)

    def _listed(self, names: Sequence[str]) -> str:
        """Names, or ids of permissions; what is too much is counted."""
        said = [self._permission(name) for name in names[:_NAMED]]
        if len(names) > _NAMED:
            said.append(self._say.plain("journal-more", n=len(names) - _NAMED))
        return ", ".join(said)

    def _quoted(self, name: str) -> str:
        return self._say.plain("reason-quoted", name=self._short(name))

    def _short(self, name: str) -> str:
        return short(name, _NAME)
