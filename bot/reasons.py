"""Access in words: a person's standing in a tenant, a right and where it comes from, and why not with its remedy.

Reasons stand in `reasons.ftl` as `reason-<code in lower case, with dashes>` and `remedy-<code>`, with `-self` for
the person himself. Who may hear which reason is the core's to say (core.access.explain).
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton

from bot.errors import in_words
from core import texts
from core.access import Reason, Right
from core.access.decision import HIDDEN, RULES, Stage
from core.checking import TenantAccess

Heard = tuple[str, dict[str, Any]]
"""A reason as the core lets it be heard: its code, and the facts behind it."""


class AccessWords:
    """Speaks one language at one moment. Everything comes back as HTML."""

    def __init__(self, language: str, now: datetime) -> None:
        self.language = language
        self._now = now

    def standing(self, tenant: TenantAccess) -> str:
        """«пользователь организации · роль «Диспетчер» · работает»"""
        known = [self._say(f"tenant-role-{tenant.tenant_role.value.lower()}")]
        if tenant.roles:
            known.append(self._say("reason-roles", n=len(tenant.roles), roles=self._quoted(tenant.roles)))
        known.append(self._say(f"state-{tenant.state.lower()}"))
        return " · ".join(known)

    def right(self, right: Right) -> str:
        return self._say(f"right-{right.value.value.lower()}")

    def right_and_origin(self, right: Right, time_zone: str) -> str:
        """«запуск, по роли» or «запуск, лично: Ольга Орлова, 3 марта»"""
        return f"{self.right(right)}, {self.origin(right, time_zone)}"

    def origin(self, right: Right, time_zone: str) -> str:
        given = right.deviation
        if given is None:
            return self._say("reason-by-role")
        if given.by is None:
            return self._say("reason-personal", day=self.day(given.at, time_zone))
        return self._say("reason-given", by=given.by, day=self.day(given.at, time_zone))

    def about(self, heard: Heard, time_zone: str = "UTC") -> str:
        """One reason and its remedy, about somebody else."""
        name, arguments = _name(heard[0]), self._arguments(heard[1], time_zone)
        return f"{self._say(f'reason-{name}', **arguments)} {self._say(f'remedy-{name}', **arguments)}"

    def to_himself(self, heard: Heard, *, manages: bool, time_zone: str = "UTC") -> str:
        """The same to the person whose access it is. The sentence of I-22 is its own remedy."""
        code, facts = heard
        name, arguments = _name(code), self._arguments(facts, time_zone)
        arguments["manages"] = "yes" if manages else "no"
        reason = self._say(f"reason-{name}-self", **arguments)
        return reason if code == HIDDEN else f"{reason} {self._say(f'remedy-{name}-self', **arguments)}"

    def day(self, at: datetime, time_zone: str) -> str:
        """«3 марта», with the year where it is another one: by the calendar of the tenant."""
        zone = ZoneInfo(time_zone)
        local = at.astimezone(zone)
        if local.year == self._now.astimezone(zone).year:
            return format_skeleton("MMMMd", local, locale=self.language)
        return format_date(local, "long", locale=self.language)

    def _arguments(self, facts: dict[str, Any], time_zone: str) -> dict[str, str | int]:
        roles: tuple[str, ...] = facts.get("roles", ())
        arguments: dict[str, str | int] = {"n": len(roles), "roles": self._quoted(roles), "kind": "role"}
        if "at" in facts:
            arguments |= {"kind": "taken", "by": "", "day": self.day(facts["at"], time_zone)}
            if facts["by"] is not None:
                arguments |= {"kind": "taken-by", "by": facts["by"]}
        elif not roles:
            arguments["kind"] = "no-role"
        if "until" in facts:
            arguments["wait"] = in_words(self.language, facts["until"] - self._now)
        return arguments

    def _quoted(self, names: tuple[str, ...]) -> str:
        return ", ".join(texts.plain(self.language, "reason-quoted", name=name) for name in names)

    def _say(self, key: str, **arguments: str | int) -> str:
        return texts.html(self.language, key, **arguments)


def is_about_application(heard: Heard) -> bool:
    """Or does it close every application of the person, or of the tenant, alike?"""
    return heard[0] == HIDDEN or RULES[Reason(heard[0])][0] is Stage.APPLICATION


def is_about_account(heard: Heard) -> bool:
    return heard[0] != HIDDEN and RULES[Reason(heard[0])][0] is Stage.ACCOUNT


def _name(code: str) -> str:
    return code.lower().replace("_", "-")
