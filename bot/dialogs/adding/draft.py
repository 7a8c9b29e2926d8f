"""What the adder has said so far, kept in the dialog's data, and the order in which the rest is asked (I-12, F-33).

Nothing here is secret: a password never passes through this form, the bot makes it at the very end (I-06).
"""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from bot.dialogs.states import Adding
from core.access import AppRight
from core.bootstrap import Core
from core.invitations import NewPerson, Options, RoleOption
from core.people import IdentifierType, Known, Who
from core.roles import UserType
from core.tenants import TenantRole

_READ = "adding_options"  # in the data of one update

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
    def identifiers(self) -> list[Known]:
        given = (self.known("identifier"), self.known("email"), self.known("phone"))
        return [known for known in given if known is not None]

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

    def settle(self, options: Options) -> None:
        """Decide what leaves no choice: the only user type there is, the only role of a type (I-12)."""
        types = {role.user_type for role in options.roles}
        if len(types) == 1:
            self._data["user_types"] = [each.value for each in types]
        kept = dict(self._data.get("roles", {}))
        for user_type in self.user_types:
            fitting = roles_of(options, user_type)
            if len(fitting) == 1:
                kept[user_type.value] = fitting[0].id
            elif kept.get(user_type.value) not in {role.id for role in fitting}:
                kept.pop(user_type.value, None)  # deleted, or closed to this actor, in the meantime
        self._data["roles"] = kept

    def binds_staff(self, options: Options) -> bool:
        return any(role.binds_staff for role in options.roles if role.id in self.roles.values())

    def asks(self, step: State, options: Options) -> bool:
        """Is this step a question at all for this person in this tenant?"""
        identifier = self.known("identifier")
        match step:
            case Adding.tenant:
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
            (Adding.identifier, self.known("identifier") is not None or self.hands_over),
            (Adding.name, bool(self.get("full_name"))),
            (Adding.user_type, bool(self.user_types)),
            (Adding.login, self.login is not None),
            (Adding.email, self.has_email or not self.tenant_role.needs_email),
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
            email=self.known("email"),
            phone=self.known("phone"),
            login=self.get("login"),
            tenant_role=self.tenant_role,
            staff_member_id=staff if isinstance(staff, int) else None,
            new_staff_member=staff == "new",
            rights=self.rights if options.personal_rights else {},
            language=self.get("language", options.language),
        )


def roles_of(options: Options, user_type: UserType) -> list[RoleOption]:
    return [role for role in options.roles if role.user_type is user_type]


def draft_of(manager: DialogManager) -> Draft:
    return Draft(manager.dialog_data)


async def options_of(manager: DialogManager) -> Options:
    """What may be chosen now: read anew for each update, because it may have changed since the last screen."""
    core: Core = manager.middleware_data["core"]
    draft = draft_of(manager)
    read: Options | None = manager.middleware_data.get(_READ)
    if read is None or read.tenant_id != draft.tenant_id:
        read = await core.inviting.options(actor_of(manager), draft.tenant_id)
        manager.middleware_data[_READ] = read
    draft.settle(read)
    return read


def actor_of(manager: DialogManager) -> int:
    """The account that acts; 0, which nobody has, for a stranger: the core refuses it."""
    who: Who = manager.middleware_data["who"]
    return who.account_id or 0


async def go_on(manager: DialogManager) -> None:
    """To the next question; from a field opened on the review card back to the card, if nothing is missing."""
    draft, options = draft_of(manager), await options_of(manager)
    if draft.get("reviewing"):
        await manager.switch_to(draft.missing(options) or Adding.review)
        return
    here = ORDER.index(manager.current_context().state)
    following = next(step for step in ORDER[here + 1 :] if draft.asks(step, options))
    if following == Adding.review:
        draft.set("reviewing", True)
        following = draft.missing(options) or following
    await manager.switch_to(following)


async def go_back(manager: DialogManager) -> None:
    """To the question before; nothing said is lost (F-33)."""
    draft = draft_of(manager)
    if draft.get("reviewing") and manager.current_context().state != Adding.review:
        await manager.switch_to(Adding.review)
        return
    options = await options_of(manager)
    draft.forget("reviewing")
    here = ORDER.index(manager.current_context().state)
    before = [step for step in ORDER[:here] if draft.asks(step, options)]
    several = draft.get("several_tenants")
    if before:
        await manager.switch_to(before[-1])
    elif several:
        await manager.switch_to(Adding.tenant)
