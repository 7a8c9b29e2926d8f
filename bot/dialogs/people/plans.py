"""What a change of roles, or a copy of somebody's rights, would do: in words, before it is done."""

from collections.abc import Iterator

from bot.fitting import Part, fit, short
from bot.reasons import AccessWords
from bot.speech import Speech
from core.access import catalogue
from core.changing import Differing, RolePlan


class PlanWords:
    """Speaks one language at one moment, by the calendar of one organisation. Everything comes back as HTML."""

    def __init__(self, say: Speech, access: AccessWords, time_zone: str) -> None:
        self._say = say
        self._access = access
        self._time_zone = time_zone

    def plan(self, plan: RolePlan, heading: str, about_deviations: str) -> str:
        """`heading` stands above, `about_deviations` says what becomes of those that are listed."""
        text, left_out = fit(list(self._parts(plan, heading, about_deviations)))
        return f"{text}\n{self._say('people-plan-more', n=left_out)}" if left_out else text

    def _parts(self, plan: RolePlan, heading: str, about_deviations: str) -> Iterator[Part]:
        yield Part(heading)
        if plan.before != plan.after:
            before, after = self._quoted(plan.before), self._quoted(plan.after)
            yield Part(self._say("people-plan-roles", before=before, after=after))
        for key, names in (("people-plan-opens", plan.opens), ("people-plan-closes", plan.closes)):
            if names:
                listed = ", ".join(short(name) for name in names)
                yield Part(self._say(key, applications=listed))
        if plan.contacts:
            yield Part("\n" + self._say("people-plan-contacts"))
        for id_ in plan.contacts:
            yield Part("• " + self._permission(id_), 1)
        if plan.deviations:
            yield Part("\n" + about_deviations)
        for each in plan.deviations:
            yield Part("• " + self._deviation(each), 1)

    def name(self, each: Differing) -> str:
        """For a button."""
        permission = catalogue().by_id.get(each.name) if isinstance(each.value, bool) else None
        return each.name if permission is None else permission.name(self._say.language)

    def _deviation(self, each: Differing) -> str:
        if isinstance(each.value, bool):
            value = self._say.plain("people-plan-given" if each.value else "people-plan-taken")
        else:
            value = self._say.plain(f"right-{each.value.value.lower()}")
        day = self._access.day(each.at, self._time_zone)
        return self._say(
            "people-plan-deviation", name=self.name(each), value=value, by=each.by or "none", day=day
        )

    def _permission(self, permission_id: str) -> str:
        """«Показывать номера телефонов» (Журнал записи): names repeat between the blocks."""
        permission = catalogue().by_id[permission_id]
        block = catalogue().block_by_id[permission.block]
        language = self._say.language
        return self._say("people-plan-right", name=permission.name(language), block=block.name(language))

    def _quoted(self, names: tuple[str, ...]) -> str:
        return ", ".join(self._say.plain("reason-quoted", name=name) for name in names)
