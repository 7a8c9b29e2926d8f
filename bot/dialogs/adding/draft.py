"""What the adder has said so far, kept in the dialog's data, and the order in which the rest is asked (I-12, F-33).

Nothing here is secret: a password never passes through this form, the bot makes it at the very end (I-06).
"""

from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.states import Adding
from core.access import AppRight
from core.invitations import NewPerson, Options, RoleOption
from core.people import IdentifierType, Known
from core.roles import UserType
from core.tenants import TenantRole

ROLE_STEP = {UserType.EMPLOYEE: Adding.role_employee, UserType.CUSTOMER: Adding.role_customer}

ORDER = (
    Adding.tenant,
    Adding.identifier,
    Adding.name,
    Adding.user_type,
    Adding.login,
    Adding.email,
    Adding.phone,
    Adding.tenant_role,
    Adding.role_employee,
    Adding.role_customer,
    Adding.staff,
    Adding.rights,
    Adding.language,
    Adding.review,
)


# The review card's buttons: the field's window, and the texts of its line and button.
EDITABLE = (
    "identifier",
    "name",
    "user_type",
    "login",
    "email",
    "phone",
    "tenant_role",
    "role_employee",
    "role_customer",
    "staff",
    "rights",
    "language",
)


class Draft:
    """A view of `dialog_data`: every change is in there at once, so a restart loses nothing."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    @property
    def tenant_id(self) -> int:
        return int(self._data["tenant_id"])

    def get(self, name: str, default: Any = None) -> Any:
        return self._data.get(name, default)

    def set(self, name: str, value: Any) -> None:
        self._data[name] = value
        self._data["begun"] = True

    def forget(self, *names: str) -> None:
        for name in names:
            self._data.pop(name, None)

    def known(self, name: str) -> Known | None:
        """The identifier kept under this name."""
        kept = self._data.get(name)
        return None if kept is None else Known(IdentifierType(kept[0]), kept[1])

    def set_known(self, name: str, known: Known | None) -> None:
        self.set(name, None if known is None else [known.type.value, known.value])

    @property
    def hands_over(self) -> bool:
        """Neither e-mail nor phone is known (F-06)."""
        return bool(self._data.get("hands_over"))

    @property
    def consent(self) -> int | None:
        """The consent that this adder holds (F-02)."""
        kept: int | None = self._data.get("consent")
        return kept

    @property
    def connects(self) -> bool:
        """He has an account: neither login nor further addresses nor language are asked, they are his (F-02)."""
        return self.consent is not None or (bool(self._data.get("elsewhere")) and not self.hands_over)

    def hold(self, consent_id: int, full_name: str) -> None:
        """By the code that the person told. The name is his own, so it is not asked."""
        self.forget("identifier", "hands_over", "elsewhere")
        self.set("consent", consent_id)
        self.set("full_name", full_name)

    def let_go(self) -> None:
        """By another way after all: the name came with the consent."""
        if self.consent is not None:
            self.forget("consent", "full_name")

    @property
    def identifiers(self) -> list[Known]:
        names = ("identifier",) if self.connects else ("identifier", "email", "phone")
        return [known for name in names if (known := self.known(name)) is not None]

    @property
    def has_email(self) -> bool:
        return any(known.type is IdentifierType.EMAIL for known in self.identifiers)

    @property
    def login(self) -> str | None:
        """The typed login, otherwise the invited address (I-03)."""
        identifier = self.known("identifier")
        typed: str | None = self._data.get("login")
        return typed or (identifier.value if identifier is not None else None)

    @property
    def user_types(self) -> list[UserType]:
        return [UserType(each) for each in self._data.get("user_types", [])]

    @property
    def roles(self) -> dict[UserType, int]:
        kept: dict[str, int] = self._data.get("roles", {})
        return {each: kept[each.value] for each in self.user_types if each.value in kept}

    @property
    def tenant_role(self) -> TenantRole:
        return TenantRole(self._data.get("tenant_role", TenantRole.USER))

    @property
    def rights(self) -> dict[int, AppRight]:
        """Only what differs from the roles' recommendation. JSON has made the ids strings."""
        kept: dict[str, str] = self._data.get("rights", {})
        return {int(id_): AppRight(right) for id_, right in kept.items()}

    def right(self, options: Options, application_id: int) -> AppRight:
        return self.rights.get(application_id, options.recommends(list(self.roles.values()), application_id))

    def set_right(self, options: Options, application_id: int, right: AppRight) -> None:
        rights = {str(id_): each.value for id_, each in self.rights.items()}
        if right is options.recommends(list(self.roles.values()), application_id):
            rights.pop(str(application_id), None)
        else:
            rights[str(application_id)] = right.value
        self.set("rights", rights)

    def choose_role(self, user_type: UserType, role_id: int) -> None:
        """Another role recommends other rights, so what was given beside the former one goes."""
        kept = dict(self._data.get("roles", {}))
        if kept.get(user_type.value) != role_id:
            self.forget("rights")
        self.set("roles", {**kept, user_type.value: role_id})

    def settle(self, options: Options) -> list[str]:
        """Decide what leaves no choice: the only user type there is, the only role of a type (I-12).

        What was chosen and is gone, or closed to this actor, in the meantime is taken out; the sentences that say so
        come back. Everything else stays.
        """
        types = {role.user_type for role in options.roles}
        if len(types) == 1:
            self._data["user_types"] = [each.value for each in types]
        lost = []
        kept = dict(self._data.get("roles", {}))
        for user_type in self.user_types:
            fitting = [role.id for role in roles_of(options, user_type)]
            if kept.get(user_type.value) not in (None, *fitting):
                del kept[user_type.value]
                lost.append("adding-role-gone")
            if len(fitting) == 1:
                kept[user_type.value] = fitting[0]
        self._data["roles"] = kept
        there = {app.id for app in options.applications}
        if not self.rights.keys() <= there:
            self._data["rights"] = {
                str(id_): right.value for id_, right in self.rights.items() if id_ in there
            }
            lost.append("adding-application-gone")
        if isinstance(self.get("staff"), int) and self.get("staff") not in dict(options.staff):
            self.forget("staff")
            lost.append("adding-staff-gone")
        return lost

    def binds_staff(self, options: Options) -> bool:
        return any(role.binds_staff for role in options.roles if role.id in self.roles.values())

    def asks(self, step: State, options: Options) -> bool:
        """Is this step a question at all for this person in this tenant?"""
        identifier = self.known("identifier")
        match step:
            case Adding.tenant:
                return False
            case Adding.name:
                return self.consent is None
            case Adding.login | Adding.email | Adding.phone | Adding.language if self.connects:
                return False
            case Adding.user_type:
                return len({role.user_type for role in options.roles}) > 1
            case Adding.email:
                return identifier is not None and identifier.type is not IdentifierType.EMAIL
            case Adding.phone:
                return identifier is not None and identifier.type is not IdentifierType.PHONE
            case Adding.tenant_role:
                return len(options.tenant_roles) > 1
            case Adding.role_employee | Adding.role_customer:
                user_type = next(each for each, state in ROLE_STEP.items() if state == step)
                return user_type in self.user_types and len(roles_of(options, user_type)) > 1
            case Adding.staff:
                return self.binds_staff(options)
            case Adding.rights:
                return options.personal_rights and bool(options.applications)
        return True

    def missing(self, options: Options) -> State | None:
        """The first step without which nobody can be added."""
        for step, given in (
            (
                Adding.identifier,
                self.known("identifier") is not None or self.hands_over or self.consent is not None,
            ),
            (Adding.name, bool(self.get("full_name"))),
            (Adding.user_type, bool(self.user_types)),
            (Adding.login, self.connects or self.login is not None),
            (Adding.email, self.connects or self.has_email or not self.tenant_role.needs_email),
            *((ROLE_STEP[each], each in self.roles) for each in self.user_types),
        ):
            if not given:
                return step
        return None

    def person(self, options: Options) -> NewPerson:
        staff = self.get("staff") if self.binds_staff(options) else None
        return NewPerson(
            full_name=self.get("full_name"),
            roles=self.roles,
            identifier=self.known("identifier"),
            email=None if self.connects else self.known("email"),
            phone=None if self.connects else self.known("phone"),
            login=None if self.connects else self.get("login"),
            tenant_role=self.tenant_role,
            staff_member_id=staff if isinstance(staff, int) else None,
            new_staff_member=staff == "new",
            rights=self.rights if options.personal_rights else {},
            language=self.get("language", options.language),
        )


def roles_of(options: Options, user_type: UserType) -> list[RoleOption]:
    return [role for role in options.roles if role.user_type is user_type]
