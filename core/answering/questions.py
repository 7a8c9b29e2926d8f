"""What was asked about, in the asker's own words, and the lines of a person's access that answer it. Pure.

An application is meant first; a permission where no application is called so. A permission is asked about as he
would use it: through an application that he can launch, the one in which least is in the way, on anything at all
(I-24, I-29).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core import limits
from core.access import Decision, Permission, Target, catalogue, decide
from core.answering.remedies import Helpers, Remedy, remedies
from core.applications import Application
from core.checking import Line, TenantAccess
from core.database import fold


@dataclass(frozen=True)
class Answer:
    """One application, or one permission used through it, for one person in one tenant."""

    tenant: TenantAccess
    line: Line
    decision: Decision
    permission: Permission | None = None  # None: the question is whether he may launch it
    remedies: tuple[Remedy, ...] = ()

    def remedied(self, known: Helpers, actor: int) -> "Answer":
        """With what can be done about it, and by whom."""
        found = remedies(known, actor, self.tenant, self.decision, self.permission)
        return replace(self, remedies=found)


def answers_to(
    tenants: Sequence[TenantAccess], wanted: str, now: datetime, *, to_himself: bool = False
) -> list[Answer]:
    """Every application that is called so, else every permission; nothing where nothing is.

    To the person himself as if what is hidden from him, or was open where he no longer is, did not exist (I-22).
    """
    lines = [
        (tenant, line)
        for tenant in tenants
        for line in tenant.lines
        if not to_himself or not (line.decision.hides or tenant.state == "ENDED")
    ]
    called_so = {each.id for each in applications_called([line.application for _, line in lines], wanted)}
    found = [(tenant, line) for tenant, line in lines if line.application.id in called_so]
    if found:
        return [Answer(tenant, line, line.decision) for tenant, line in found]
    return [
        _about(permission, tenant, through, now)
        for permission in permissions_called(wanted)
        for tenant in tenants
        if (through := [line for of, line in lines if of is tenant])
    ]


def applications_called(applications: Sequence[Application], wanted: str) -> list[Application]:
    """By its own id or its name, else by a part of the name."""
    wanted = fold(wanted.strip())
    exact = [each for each in applications if wanted in (fold(each.key), each.name_folded)]
    return exact or [each for each in applications if wanted and wanted in each.name_folded]


def permissions_called(wanted: str) -> list[Permission]:
    """The same for permissions, in any language; the first ones where very many are called so."""
    wanted = fold(wanted.strip())
    named = [(each, [fold(name) for name in (each.id, each.ru, each.en, each.kk)]) for each in _PERMISSIONS]
    exact = [each for each, names in named if wanted in names]
    partial = [each for each, names in named if wanted and any(wanted in name for name in names)]
    return exact or partial[: limits.LOOKUP_MATCHES]


def _about(permission: Permission, tenant: TenantAccess, through: Sequence[Line], now: datetime) -> Answer:
    target = Target(permission=permission.id)
    decisions = [(line, decide(line.facts, target, now)) for line in through]
    line, decision = min(decisions, key=lambda each: (not each[0].decision.permits, len(each[1].findings)))
    return Answer(tenant, line, decision, permission)


_PERMISSIONS = catalogue().permissions
