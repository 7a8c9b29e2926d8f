"""From one row of a file to the person it speaks of, by the rules of adding anybody; and what is wrong with it.

Pure: what there is to choose from, and what is known of the addresses, are arguments. Nothing here is written.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from core.database import fold
from core.errors import Code, Conflict, Invalid, NotAllowed, NotFound, Refused
from core.importing.columns import (
    LANGUAGE_WORDS,
    TENANT_ROLES,
    USER_TYPES,
    Column,
    plain,
    word_of,
)
from core.importing.import_job import RowState, Way
from core.invitations import Found, NewPerson, Options, RoleOption
from core.people import IdentifierType, Known, clean_name, parse_email, parse_phone, possible_login
from core.roles import UserType
from core.tenants import TenantRole

_NOT_HERE = Found()


@dataclass(frozen=True)
class Defaults:
    """For what a row does not say."""

    role_id: int | None = None
    language: str | None = None  # None: the tenant's


@dataclass(frozen=True)
class Verdict:
    """What is to become of a row."""

    state: RowState
    person: NewPerson | None = None
    way: Way | None = None
    code: Code | None = None
    fields: Mapping[str, object] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        return self.way is Way.REQUEST


def draft(cells: Mapping[Column, str], options: Options, defaults: Defaults) -> NewPerson:
    """The person, or a refusal that says what to mend.

    - of an e-mail and a phone the e-mail is invited, and the link goes to both (F-22). Without a login in the file it is
      the login, too (H-06)
    - no password is handed over by a list: ADDRESS_REQUIRED where there is neither
    """
    name = clean_name(full_name(cells))
    email = parse_email(said) if (said := cells.get(Column.EMAIL)) else None
    phone = parse_phone(said, options.country) if (said := cells.get(Column.PHONE)) else None
    invited = email or phone
    if invited is None:
        raise Invalid(Code.ADDRESS_REQUIRED)
    tenant_role = _tenant_role(cells.get(Column.TENANT_ROLE, ""), options)
    if tenant_role.needs_email and email is None:
        raise Invalid(Code.EMAIL_REQUIRED_FOR_ROLE)
    person = NewPerson(
        name,
        _roles(cells, options, defaults),
        identifier=invited,
        phone=phone if email is not None else None,
        tenant_role=tenant_role,
        language=_language(cells.get(Column.LANGUAGE, "")) or defaults.language or options.language,
    )
    login = cells.get(Column.LOGIN)
    return replace(person, login=possible_login(login, person.identifiers)) if login else person


def judged(
    person: NewPerson,
    found: Mapping[Known, Found],
    taken: frozenset[str] | set[str],
    writes_to: Callable[[Known], bool],
) -> Verdict:
    """What is known of his addresses decides: a member is left alone, whoever has an account is asked (F-02)."""
    if any(found.get(known, _NOT_HERE).membership_id is not None for known in person.identifiers):
        return Verdict(RowState.SKIPPED, code=Code.ALREADY_A_MEMBER)
    elsewhere = next((known for known in person.identifiers if found.get(known, _NOT_HERE).elsewhere), None)
    if elsewhere is not None:  # login and further addresses are his own affair
        person = replace(person, identifier=elsewhere, email=None, phone=None, login=None)
        return Verdict(RowState.READY, person, Way.REQUEST)
    login = login_of(person)
    if fold(login) in taken:
        return bad(Conflict(Code.LOGIN_TAKEN, login=login))
    texted = any(known.type is IdentifierType.PHONE and writes_to(known) for known in person.identifiers)
    if person.has_email:
        return Verdict(RowState.READY, person, Way.BOTH if texted else Way.LETTER)
    return Verdict(RowState.READY, person, Way.SMS if texted else Way.LINK)


def bad(refused: Refused) -> Verdict:
    return Verdict(RowState.BAD, code=refused.code, fields=refused.fields)


def login_of(person: NewPerson) -> str:
    """I-03."""
    assert person.identifier is not None
    return person.login or person.identifier.value


def full_name(cells: Mapping[Column, str]) -> str:
    parts = (Column.SURNAME, Column.FIRST_NAME, Column.PATRONYMIC)
    return cells.get(Column.NAME) or " ".join(filter(None, map(cells.get, parts)))


def _tenant_role(said: str, options: Options) -> TenantRole:
    """I-13: an administrator gives USER, and nothing else (F-09)."""
    if not said:
        return TenantRole.USER
    word = word_of({role.value: words for role, words in TENANT_ROLES.items()}, said)
    if word is None:
        raise Invalid(Code.TENANT_ROLE_UNKNOWN, said=said)
    role = TenantRole(word)
    if role not in options.tenant_roles:
        operator = role is TenantRole.SERVICING_OPERATOR and len(options.tenant_roles) > 1
        code = Code.ROLE_NEEDS_SERVICING_TENANT if operator else Code.TENANT_ROLE_NOT_ASSIGNABLE
        raise NotAllowed(code)
    return role


def _roles(cells: Mapping[Column, str], options: Options, defaults: Defaults) -> dict[UserType, int]:
    """One for each user type (I-10): by name, several parted by «;», «+» or «,»; or the one that is left to choose."""
    types = _user_types(cells.get(Column.USER_TYPE, ""))
    fitting = [role for role in options.roles if not types or role.user_type in types]
    said = cells.get(Column.ROLE)
    if said:
        roles = _named(said, fitting)
    elif defaults.role_id is not None and all(role.id != defaults.role_id for role in options.roles):
        raise NotFound(Code.ROLE_UNKNOWN)  # gone meanwhile: what is left was never agreed to
    elif len(types) > 1:
        roles = [_only([role for role in fitting if role.user_type is each], defaults) for each in types]
    else:
        roles = [_only(fitting, defaults)]
    chosen = {role.user_type: role.id for role in roles}
    if len(chosen) != len(roles):
        raise Invalid(Code.ROLE_NAME_UNKNOWN, said=said or "", known=_names(fitting))
    return chosen


def _user_types(said: str) -> list[UserType]:
    if not said:
        return []
    words = {each.value: names for each, names in USER_TYPES.items()}
    parts = said.replace("+", ",").replace(";", ",").replace("/", ",").replace(" и ", ",").split(",")
    types = {UserType(word) if (word := word_of(words, part)) else None for part in parts}
    if None in types:
        raise Invalid(Code.USER_TYPE_UNKNOWN, said=said)
    return [each for each in UserType if each in types]


def _named(said: str, roles: list[RoleOption]) -> list[RoleOption]:
    names = Counter(plain(role.name) for role in roles)
    # Of two that differ in signs alone, as «Мастер» and «Мастер+», only the exact name says which.
    by_name = {name: role for role in roles if names[name := plain(role.name)] == 1}
    exactly = {fold(role.name): role for role in roles}
    whole = exactly.get(fold(said)) or by_name.get(plain(said))  # a comma may be a part of its name
    if whole is not None:
        return [whole]
    parts = said.replace("+", ";").replace(",", ";").split(";")
    found = [by_name.get(plain(part)) for part in parts]
    if not all(found):
        raise Invalid(Code.ROLE_NAME_UNKNOWN, said=said, known=_names(roles))
    return [role for role in found if role is not None]


def _only(roles: list[RoleOption], defaults: Defaults) -> RoleOption:
    if len(roles) == 1:
        return roles[0]
    role = next((role for role in roles if role.id == defaults.role_id), None)
    if role is None:
        raise Invalid(Code.ROLE_REQUIRED)
    return role


def _names(roles: list[RoleOption]) -> str:
    return ", ".join(role.name for role in roles) or "–"


def _language(said: str) -> str | None:
    if not said:
        return None
    language = word_of(LANGUAGE_WORDS, said)
    if language is None:
        raise Invalid(Code.LANGUAGE_UNKNOWN, said=said)
    return language
