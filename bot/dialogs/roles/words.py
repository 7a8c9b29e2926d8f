"""A role in words: its card, the lines of its applications and permissions, names of permissions in a row."""

from collections.abc import Iterable, Iterator

from babel.lists import format_list

from bot.fitting import Part, fit
from bot.speech import Speech
from core.access import AppRight, Block, Permission, catalogue
from core.errors import Code
from core.roles import RoleShape
from core.shaping_roles import AppLine, RoleView

MARKS = {AppRight.NONE: "⬜", AppRight.LAUNCH: "▶", AppRight.LAUNCH_ADMIN: "⚙"}
_LOCKED = "🔒"
_ROOM = 2800  # of a message: names of 150 characters stand above and below


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
        text, left_out = fit([*parts, *self._permissions()], _ROOM)
        lines = [text, *([say("roles-more", n=left_out)] if left_out else []), *self.advice()]
        if unsaved:
            lines += ["", say("roles-unsaved", n=unsaved)]
        return "\n".join([*lines, *self.read_only()])

    def applications(self) -> str:
        """Each with its mark and in words, as many as fit."""
        marked = (
            Part(f"{MARKS[self.shape.right(app.id)]} {self._application(app)}", 1)
            for app in self._view.applications
        )
        text, left_out = fit(list(marked), _ROOM)
        return "\n".join([text, *([self._say("roles-more", n=left_out)] if left_out else [])])

    def block(self, block: Block) -> str:
        lines = [
            self._say("roles-block", block=block.name(self._say.language), role=self._view.name),
            self._say(f"roles-base-{block.id}"),
            "",
        ]
        permissions = catalogue().in_block(block.id)
        for number, permission in enumerate(permissions, 1):
            lines += self._permission(number, permission)
        if any(self.mark(permission) == _LOCKED for permission in permissions):
            lines += ["", self._say("roles-permissions-locked", mark=_LOCKED)]
        return "\n".join([*lines, *self.read_only()])

    def mark(self, permission: Permission) -> str:
        """On, off, or not this actor's to give."""
        if permission.id in self.shape.permissions:
            return "✅"
        may = self._view.closed is not None or self._view.may_give(self.shape, permission)
        return "⬜" if may else _LOCKED

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

    def counts(self, block: Block) -> tuple[int, int]:
        """How many of its permissions work, and how many there are."""
        permissions = catalogue().in_block(block.id)
        return sum(self.shape.given.is_effective(each) for each in permissions), len(permissions)

    def _application(self, app: AppLine) -> str:
        right = self._say.plain(f"right-{self.shape.right(app.id).value.lower()}")
        return self._say("roles-application", name=app.name, right=right)

    def _permissions(self) -> Iterator[Part]:
        say, shape = self._say, self.shape
        if not shape.permissions:
            yield Part("\n" + say("roles-no-permissions"))
            return
        yield Part("\n" + say("roles-permissions"))
        for block in catalogue().blocks:
            given, in_all = self.counts(block)
            if given:
                yield Part(say("roles-block-open", block=block.name(say.language), given=given, all=in_all))
        yield Part(say("roles-own" if shape.own_scope else "roles-everybodys"))
        if shape.history_days is not None:
            yield Part(say("roles-history", days=shape.history_days))
        leaking = shape.given.leaking_contacts()
        yield Part(say("roles-contacts-shown" if leaking else "roles-contacts-closed", n=len(leaking)))

    def _permission(self, number: int, permission: Permission) -> Iterator[str]:
        say, shape = self._say, self.shape
        on = permission.id in shape.permissions
        name = permission.name(say.language)
        yield say("roles-permission", number=str(number), mark=self.mark(permission), name=name)
        missing = shape.given.missing_for(permission)
        if on and missing:
            yield say("roles-permission-asleep", names=named(say, missing))
        elif permission.requires[1:]:
            yield say("roles-permission-needs", names=named(say, permission.requires[1:]))
        if permission.reveals is not None:
            fields = ", ".join(say.plain(f"identifier-{field}") for field in permission.reveals.fields)
            yield say("roles-permission-shows", fields=fields)


def named(say: Speech, permission_ids: Iterable[str]) -> str:
    """«Создавать записи», «Удаление записи»"""
    known = catalogue().by_id
    return ", ".join(say.plain("reason-quoted", name=known[id_].name(say.language)) for id_ in permission_ids)


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
