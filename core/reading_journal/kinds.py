"""What the journal can be narrowed to: one kind of deeds, one person."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, not_, or_

from core.journal import JournalEntry


class Kind(StrEnum):
    PEOPLE = "PEOPLE"
    RIGHTS = "RIGHTS"
    APPLICATIONS = "APPLICATIONS"
    LOOK_UPS = "LOOK_UPS"
    ORGANISATION = "ORGANISATION"


# The first word of an action says its kind, but for what is done to a person's roles and rights.
_KINDS = {
    Kind.PEOPLE: (
        "person",
        "membership",
        "invitation",
        "consent",
        "account",
        "staff",
        "group_link",
        "join",
        "import",
    ),
    Kind.RIGHTS: ("role", "request"),
    Kind.APPLICATIONS: ("application", "in_app_role"),
    Kind.LOOK_UPS: ("access",),
    Kind.ORGANISATION: ("tenant", "tenant_invitation", "servicing"),
}
_OF_RIGHTS = (
    "person.roles_changed",
    "person.tenant_role_changed",
    "person.right_changed",
    "person.rights_reset",
    "person.rights_copied",
    "person.permission_changed",
    "person.contacts_hidden",
    "person.in_app_roles_changed",
    "person.scope_narrowed",
)


@dataclass(frozen=True)
class Filters:
    """None does not narrow. A person's entries are those about him and those of what he did."""

    account_id: int | None = None
    kind: Kind | None = None


EVERYTHING = Filters()


def narrowing(filters: Filters) -> list[ColumnElement[bool]]:
    """For a statement that reads entries."""
    wanted: list[ColumnElement[bool]] = []
    if filters.account_id is not None:
        wanted.append(
            or_(
                JournalEntry.subject_id == filters.account_id,
                JournalEntry.actor_id == filters.account_id,
            )
        )
    if filters.kind is not None:
        first_word = or_(*(JournalEntry.action.startswith(f"{word}.") for word in _KINDS[filters.kind]))
        of_rights = JournalEntry.action.in_(_OF_RIGHTS)
        if filters.kind is Kind.RIGHTS:
            wanted.append(or_(first_word, of_rights))
        else:
            wanted += [first_word, not_(of_rights)]
    return wanted
