"""A role in words: its card, the lines of its applications and permissions, and how much of it is not saved."""

from collections.abc import Iterator

from babel.lists import format_list

from bot import permissions
from bot.fitting import Part
from bot.permissions import LOCKED, MARKS, fitting
from bot.speech import Speech
from core.access import AppRight, Block, Permission, catalogue
from core.errors import Code
from core.roles import RoleShape
from core.shaping_roles import AppLine, RoleView


class RoleWords:
    """Of one role as it would be with what has been switched; everything comes back as HTML."""

    def __init__(self, say: Speech, view: RoleView, shape: RoleShape) -> None:
        self._say = say
        self._view = view
        self.shape = shape

    def card(self, unsaved: int) -> str:
        view, say = self._view, self._say
        title = say("roles-card", name=view.name, kind=view.user_type.value.lower(), tenant=view.tenant)
        parts = [Part(title), Part(say("roles-held", n=view.people) + "\n")]
        opened = [app for app in view.applications if self.shape.right(app.id) is not AppRight.NONE]
        parts.append(Part(say("roles-applications" if opened else "roles-no-applications")))
        parts += [Part(f"• {self._application(app)}", 1) for app in opened]
        lines = [fitting(say, [*parts, *self._permissions()]), *self.advice()]
        if unsaved:
            lines += ["", say("roles-unsaved", n=unsaved)]
        return "\n".join([*lines, *self.read_only()])

    def applications(self) -> str:
        """Each with its mark and in words, as many as fit."""
        marked = [
            Part(f"{MARKS[self.shape.right(app.id)]} {self._application(app)}", 1)
            for app in self._view.applications
        ]
        return fitting(self._say, marked)

    def block(self, block: Block) -> str:
        say, given = self._say, self.shape.permissions
        lines = [
            say("roles-block", block=block.name(say.language), role=self._view.name),
            say(f"roles-base-{block.id}"),
            "",
        ]
        inside = catalogue().in_block(block.id)
        for number, each in enumerate(inside, 1):
            lines.append(permissions.line(say, number, self.mark(each), each))
            missing = self.shape.given.missing_for(each)
            lines += permissions.notes(say, each, given=each.id in given, missing=missing)
        if any(self.mark(each) == LOCKED for each in inside):
            lines += ["", say("permissions-locked", mark=LOCKED)]
        return "\n".join([*lines, *self.read_only()])

    def mark(self, permission: Permission) -> str:
        return permissions.mark(
            given=permission.id in self.shape.permissions,
            effective=self.shape.given.is_effective(permission),
            may_give=self._view.closed is not None or self._view.may_give(self.shape, permission),
        )

    def advice(self) -> list[str]:
        """H-14: recommended, never demanded."""
        api = self._view.recommends_api(self.shape)
        return [] if api is None else ["", self._say("roles-api-advice", name=api.name)]

    def read_only(self) -> list[str]:
        """Who may change it, for who may not."""
        view = self._view
        if view.closed is None:
            return []
        why = "own" if view.closed is Code.OWN_ROLE else "protected"
        owners = format_list(list(view.owners), locale=self._say.language) if view.owners else "none"
        return ["", self._say("roles-read-only", why=why, owners=owners)]

    def effective(self, block: Block) -> int:
        """How many of its permissions work."""
        return sum(self.shape.given.is_effective(each) for each in catalogue().in_block(block.id))

    def _application(self, app: AppLine) -> str:
        return permissions.application(self._say, app.name, self.shape.right(app.id))

    def _permissions(self) -> Iterator[Part]:
        say, shape = self._say, self.shape
        if not shape.permissions:
            yield Part("\n" + say("roles-no-permissions"))
            return
        yield Part("\n" + say("roles-permissions"))
        for block in catalogue().blocks:
            given, in_all = self.effective(block), len(catalogue().in_block(block.id))
            if given:
                yield Part(say("roles-block-open", block=block.name(say.language), given=given, all=in_all))
        yield Part(say("roles-own" if shape.own_scope else "roles-everybodys"))
        if shape.history_days is not None:
            yield Part(permissions.past_days(say, shape.history_days))
        yield Part(say("contacts-state", n=len(shape.given.leaking_contacts())))


def changes(view: RoleView, shape: RoleShape) -> int:
    """How many things differ from what is saved."""
    was = view.shape
    permissions, applications = shape.permissions ^ was.permissions, shape.changed_applications(was)
    other = (
        shape.has_history and shape.history_days != was.history_days,
        shape.own_scope is not was.own_scope,
        shape.binds_staff is not was.binds_staff,
    )
    return len(permissions) + len(applications) + sum(other)
