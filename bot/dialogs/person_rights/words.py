"""The rights of a person in words: each with where it comes from, what it brings, and who may change it."""

from collections.abc import Iterable, Iterator

from bot.fitting import Part, fit
from bot.reasons import AccessWords
from bot.speech import Speech
from core.access import AppRight, Permission, Scope, ScopeKind, catalogue
from core.changing import BlockLine, PermissionLine, PersonRights, RightLine

MARKS = {AppRight.NONE: "⬜", AppRight.LAUNCH: "▶", AppRight.LAUNCH_ADMIN: "⚙"}
_ROOM = 2800  # of a message: names of 150 characters stand above and below
_NAMED = 12  # staff members of a scope; the rest is counted


class RightsWords:
    def __init__(self, say: Speech, words: AccessWords, rights: PersonRights) -> None:
        self._say = say
        self._words = words
        self._rights = rights

    def overview(self) -> str:
        say, rights = self._say, self._rights
        roles = ", ".join(say.plain("reason-quoted", name=name) for name in rights.roles)
        parts = [Part(say("rights-title", name=rights.full_name, n=len(rights.roles), roles=roles) + "\n")]
        parts += [Part(f"{MARKS[app.right.value]} {self.application(app)}", 1) for app in rights.applications]
        if not rights.applications:
            parts.append(Part(say("rights-no-applications")))
        parts.append(Part(""))
        for block in rights.blocks:
            if block.effective:
                parts.append(Part(self._block_line(block), 1))
        if not any(block.effective for block in rights.blocks):
            parts.append(Part(say("rights-no-permissions")))
        parts.append(Part(say("rights-contacts-line", n=len(rights.leaking))))
        text, left_out = fit(parts, _ROOM)
        return "\n".join([text, *([say("rights-more", n=left_out)] if left_out else []), *self.closed()])

    def applications(self) -> str:
        say, rights = self._say, self._rights
        parts = [Part(say("rights-apps", name=rights.full_name) + "\n")]
        parts += [Part(f"{MARKS[app.right.value]} {self.application(app)}", 1) for app in rights.applications]
        text, left_out = fit(parts, _ROOM)
        return "\n".join([text, *([say("rights-more", n=left_out)] if left_out else []), *self.closed()])

    def application(self, app: RightLine) -> str:
        """«Склад: запуск, по роли»"""
        origin = self._words.right_and_origin(app.right, self._rights.time_zone)
        return self._say("rights-application", name=app.name) + origin

    def block(self, block: BlockLine) -> str:
        say = self._say
        name = catalogue().block_by_id[block.id].name(say.language)
        lines = [say("rights-block", block=name, name=self._rights.full_name), ""]
        for number, line in enumerate(block.permissions, 1):
            permission = catalogue().by_id[line.id]
            origin = f": {self.origin(line)}" if line.deviation is not None or line.given else ""
            title = say("rights-permission-line", number=str(number), mark=mark(line), name=self._name(line))
            lines.append(title + origin)
            if line.given and line.missing:
                lines.append(say("rights-asleep", names=self.named(line.missing)))
            elif permission.reveals is not None and line.effective:
                lines.append(say("rights-shows", fields=self._fields(permission)))
        return "\n".join([*lines, *self.closed()])

    def permission(self, line: PermissionLine) -> str:
        """One permission with everything about it: whose doing, what it needs, what it shows, how far it reaches."""
        say, permission = self._say, catalogue().by_id[line.id]
        block = catalogue().block_by_id[permission.block].name(say.language)
        lines = [
            say("rights-permission", permission=self._name(line), block=block, name=self._rights.full_name)
        ]
        state = "on" if line.effective else "asleep" if line.given else "off"
        lines.append(say(f"rights-state-{state}") + f" ({self.origin(line)})")
        if line.given and line.missing:
            lines.append(say("rights-asleep", names=self.named(line.missing)))
        elif line.missing:
            lines.append(say("rights-needs", names=self.named(line.missing)))
        if permission.reveals is not None:
            lines.append(say("rights-shows", fields=self._fields(permission)))
        if line.scope is not None:
            lines += self._scope(permission, line.scope, own=line.own_staff)
        if not line.given and not line.may_give:
            lines.append(say("rights-not-yours-to-give"))
        return "\n".join([*lines, *self.closed()])

    def origin(self, line: PermissionLine) -> str:
        """«по роли», «лично: Ольга Орлова, 3 марта», «по роли не даётся»"""
        given = line.deviation
        if given is None:
            return self._say("reason-by-role" if line.given else "rights-not-by-role")
        day = self._words.day(given.at, self._rights.time_zone)
        key = "rights-given" if given.granted else "rights-taken"
        return self._say(key, by=given.by or "none", day=day)

    def named(self, permission_ids: Iterable[str]) -> str:
        """«Создавать записи», «Удаление записи»"""
        known = catalogue().by_id
        names = (known[id_].name(self._say.language) for id_ in permission_ids)
        return ", ".join(self._say.plain("reason-quoted", name=name) for name in names)

    def leaking(self) -> Iterator[str]:
        """The contact rights that are effective, block by block (Y-29)."""
        say, leaking = self._say, set(self._rights.leaking)
        for block in self._rights.blocks:
            lines = [line for line in block.permissions if line.id in leaking]
            if lines:
                yield say("rights-contacts-block", block=catalogue().block_by_id[block.id].name(say.language))
            for line in lines:
                fields = self._fields(catalogue().by_id[line.id])
                yield say("rights-contact", name=self._name(line), fields=fields) + f" ({self.origin(line)})"

    def deviations(self) -> Iterator[Part]:
        """Everything that differs from the roles, and whose doing it is."""
        for app in self._rights.applications:
            if app.right.deviation is not None:
                yield Part(f"• {self.application(app)}", 1)
        for block in self._rights.blocks:
            for line in block.permissions:
                if line.deviation is not None:
                    yield Part(
                        f"• {self._say('rights-differs', name=self._name(line))}{self.origin(line)}", 1
                    )

    def closed(self) -> list[str]:
        """Why nothing can be changed here, and who could."""
        if not self._rights.may_change:
            return ["", self._say("rights-read-only")]
        if not self._rights.personal_rights:
            return ["", self._say("rights-by-role-only")]
        return []

    def _block_line(self, block: BlockLine) -> str:
        name = catalogue().block_by_id[block.id].name(self._say.language)
        return self._say("rights-block-line", block=name, n=block.effective, all=len(block.permissions))

    def _scope(self, permission: Permission, scope: Scope, *, own: bool) -> Iterator[str]:
        say, staff = self._say, self._rights.staff
        if ScopeKind.STAFF in permission.scopes:
            if own:
                bound = staff.get(self._rights.staff_member_id or 0, "none")
                yield say("rights-whose-own", bound=bound)
            elif scope.staff is None:
                yield say("rights-whose-all")
            else:
                names = [staff[id_] for id_ in staff if id_ in scope.staff]
                more = len(names) - _NAMED
                listed = ", ".join(names[:_NAMED]) or "none"
                yield say("rights-whose-named", names=listed, more=max(more, 0))
        if ScopeKind.HISTORY in permission.scopes:
            days = "all" if scope.history_days is None else scope.history_days
            yield say("rights-history", days=days)

    def _fields(self, permission: Permission) -> str:
        assert permission.reveals is not None
        return ", ".join(self._say.plain(f"identifier-{field}") for field in permission.reveals.fields)

    def _name(self, line: PermissionLine) -> str:
        return catalogue().by_id[line.id].name(self._say.language)


def mark(line: PermissionLine) -> str:
    """On, stored but not working, or off."""
    return "✅" if line.effective else "💤" if line.given else "⬜"
