"""Access in words: a person's standing in a tenant, a right and where it comes from, and why not with its remedy.

Reasons stand in `reasons.ftl` as `reason-<code in lower case, with dashes>` and `remedy-<code>`, with `-self` for
the person himself. Who may hear which reason is the core's to say (core.access.explain).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from bot.errors import in_words
from bot.fitting import short
from core import texts
from core.access import Masked, Reason, Right, catalogue
from core.access.reasons import HIDDEN, RULES, Stage
from core.answering import Remedy
from core.checking import TenantAccess

_NUMBERS = ("days", "limit", "open")
_NAMED = 3  # of who can help; the rest is counted
_CALLED = 18  # characters of a name on a button

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
        remedy = self._say(f"remedy-{_name(heard[0])}", **self._arguments(heard[1], time_zone))
        return f"{self.reason(heard, time_zone)} {remedy}"

    def reason(self, heard: Heard, time_zone: str) -> str:
        """The reason alone, where who can do something about it is named (`helps`)."""
        return self._say(f"reason-{_name(heard[0])}", **self._arguments(heard[1], time_zone))

    def helps(self, remedies: Sequence[Remedy]) -> Iterator[str]:
        """«Вы можете …» to the asker, and «Ольга Орлова и Адам Азимов могут …»."""
        mine = self._acts(remedy for remedy in remedies if remedy.mine)
        if mine:
            yield self._say("remedies-you", acts=mine)
        for names in dict.fromkeys(remedy.others for remedy in remedies if remedy.others):
            acts = self._acts(remedy for remedy in remedies if remedy.others == names)
            listed = self._listed(names)
            if acts == mine:
                yield self._say("remedies-others-too", names=listed)
            else:
                yield self._say("remedies-others", names=listed, n=len(names), acts=acts)

    def press(self, remedy: Remedy, application: str, *, only_one: bool) -> str:
        """The label of the button that applies it, or leads to where it is applied.

        A role is called by its name, unless it is his `only_one` and others have it, too: then it says how many.
        """
        role = "" if remedy.role is None else remedy.role.name
        return texts.plain(
            self.language,
            f"remedy-press-{_name(remedy.kind)}",
            application=short(application, _CALLED),
            role=short(role, _CALLED),
            n=remedy.role.holders if remedy.role is not None and only_one else 1,
        )

    def masked(self, mask: Sequence[Masked]) -> Iterator[str]:
        """Which contacts are hidden where this permission is used, and the right of each place (Y-28)."""
        for number, each in enumerate(mask):
            permission = catalogue().by_id[each.permission]
            if number == 0:
                block = catalogue().block_by_id[permission.block]
                yield self._say("reason-masked", block=block.name(self.language))
            fields = ", ".join(texts.plain(self.language, f"identifier-{field}") for field in each.fields)
            name = permission.name(self.language)
            yield "• " + self._say("reason-masked-by", permission=name, fields=fields)

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
        if "staff" in facts:
            arguments["count"] = len(facts["staff"])
        return arguments | self._of_catalogue(facts) | {key: facts[key] for key in _NUMBERS if key in facts}

    def _of_catalogue(self, facts: dict[str, Any]) -> dict[str, str | int]:
        """Permissions and blocks by their names. One that no catalogue has is called by its id."""
        known = catalogue()
        arguments: dict[str, str | int] = {}
        if "permission" in facts:
            permission = known.by_id.get(facts["permission"])
            arguments["permission"] = permission.name(self.language) if permission else facts["permission"]
        if "block" in facts:
            arguments["block"] = known.block_by_id[facts["block"]].name(self.language)
        if "missing" in facts:
            names = [known.by_id[each].name(self.language) for each in facts["missing"]]
            arguments |= {"missing": self._quoted(names), "count": len(names)}
        return arguments

    def _acts(self, remedies: Iterable[Remedy]) -> str:
        acts = [
            texts.plain(
                self.language,
                f"remedy-act-{_name(remedy.kind)}",
                role="" if remedy.role is None else remedy.role.name,
                n=1 if remedy.role is None else remedy.role.holders,
            )
            for remedy in remedies
        ]
        return format_list(list(dict.fromkeys(acts)), style="or", locale=self.language) if acts else ""

    def _listed(self, names: Sequence[str]) -> str:
        """The first few, and how many more there are."""
        shown = list(names[:_NAMED])
        if len(names) > _NAMED:
            shown.append(texts.plain(self.language, "remedies-more", n=len(names) - _NAMED))
        return format_list(shown, locale=self.language)

    def _quoted(self, names: Sequence[str]) -> str:
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
