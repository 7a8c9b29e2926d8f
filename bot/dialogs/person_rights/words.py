"""The rights of a person in words: each with where it comes from, what it brings, and who may change it."""

from collections.abc import Iterator

from bot import permissions
from bot.fitting import Part
from bot.permissions import LOCKED, MARKS, fitting
from bot.reasons import AccessWords
from bot.speech import Speech
from core.access import Permission, Scope, ScopeKind, catalogue
from core.changing import BlockLine, PermissionLine, PersonRights, RightLine

_NAMED = 12  # staff members of a scope; the rest is counted


class RightsWords:
    def __init__(self, say: Speech, words: AccessWords, rights: PersonRights) -> None:
        self._say = say
        self._words = words
        self._rights = rights

    def overview(self) -> str:
        say, rights = self._say, self._rights
        roles = ", ".join(say.plain("reason-quoted", name=name) for name in rights.roles)
        title = say("rights-title", name=rights.full_name, n=len(rights.roles), roles=roles)
        contacts = say("contacts-state", n=len(rights.leaking))
        lines = [self._applications(title), "", contacts, say("rights-permissions"), *self.closed()]
        return "\n".join(lines)

    def applications(self) -> str:
        """What pressing does is said where something can be pressed."""
        say, rights = self._say, self._rights
        title = say("rights-apps", name=rights.full_name)
        if self.may_change:
            title += f"\n{say('right-switches')} {say('rights-saved-at-once')}"
        return "\n".join([self._applications(title), *self.closed()])

    def application(self, app: RightLine) -> str:
        """«Склад: запуск, по роли»"""
        origin = self._words.origin(app.right, self._rights.time_zone)
        return f"{permissions.application(self._say, app.name, app.right.value)}, {origin}"

    def block(self, block: BlockLine) -> str:
        say, may = self._say, "yes" if self.may_change else "no"
        name = catalogue().block_by_id[block.id].name(say.language)
        lines = [say("rights-block", block=name, name=self._rights.full_name, may=may), ""]
        for number, line in enumerate(block.permissions, 1):
            permission = catalogue().by_id[line.id]
            origin = f" · {self.origin(line)}" if line.deviation is not None or line.given else ""
            lines.append(permissions.line(say, number, self.mark(line), permission) + origin)
            lines += permissions.notes(say, permission, given=line.given, missing=line.missing)
        if any(self.mark(line) == LOCKED for line in block.permissions):
            lines += ["", say("permissions-locked", mark=LOCKED)]
        return "\n".join([*lines, *self.closed()])

    def mark(self, line: PermissionLine) -> str:
        may = line.may_give or not self.may_change
        return permissions.mark(given=line.given, effective=line.effective, may_give=may)

    def permission(self, line: PermissionLine) -> str:
        """One permission with everything about it: whose doing, what it needs and shows, how far it reaches."""
        say, permission = self._say, catalogue().by_id[line.id]
        block = catalogue().block_by_id[permission.block].name(say.language)
        name = permission.name(say.language)
        state = "on" if line.effective else "asleep" if line.given else "off"
        lines = [
            say("rights-permission", permission=name, block=block, name=self._rights.full_name),
            f"{say(f'rights-state-{state}')} ({self.origin(line)})",
            *permissions.notes(say, permission, given=line.given, missing=line.missing),
        ]
        if line.scope is not None:
            lines += self._scope(permission, line.scope, own=line.own_staff, may=line.may_give)
        if self.may_change and not line.given and not line.may_give:
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

    def leaking(self) -> Iterator[str]:
        """The contact rights that are effective, block by block (Y-29), and where each comes from."""
        lines = (line for block in self._rights.blocks for line in block.permissions)
        origins = {line.id: self.origin(line) for line in lines}
        return permissions.contacts(self._say, self._rights.leaking, origins)

    def deviations(self) -> Iterator[Part]:
        """Everything that differs from the roles, and whose doing it is."""
        for app in self._rights.applications:
            if app.right.deviation is not None:
                yield Part(f"• {self.application(app)}", 1)
        for block in self._rights.blocks:
            for line in block.permissions:
                if line.deviation is not None:
                    name = catalogue().by_id[line.id].name(self._say.language)
                    quoted = self._say("reason-quoted", name=name)
                    yield Part(f"• {quoted} · {self.origin(line)}", 1)

    @property
    def may_change(self) -> bool:
        """By this manager, as the organisation's policy is."""
        return self._rights.may_change and self._rights.personal_rights

    def closed(self) -> list[str]:
        """Why nothing can be changed here, and who could."""
        if not self._rights.may_change:
            return ["", self._say("rights-read-only")]
        if not self._rights.personal_rights:
            return ["", self._say("rights-by-role-only")]
        return []

    def _applications(self, title: str) -> str:
        apps = self._rights.applications
        parts = [Part(f"{MARKS[app.right.value]} {self.application(app)}", 1) for app in apps]
        return fitting(
            self._say, [Part(title + "\n"), *(parts or [Part(self._say("rights-no-applications"))])]
        )

    def _scope(self, permission: Permission, scope: Scope, *, own: bool, may: bool) -> Iterator[str]:
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
            hint = f". {say('rights-history')}" if may and self.may_change else ""
            yield permissions.past_days(say, scope.history_days) + hint
