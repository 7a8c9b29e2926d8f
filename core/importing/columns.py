"""What the columns of a list of people may be called, in Russian, English and Kazakh, and what may stand in them.

Data that can be checked by eye: a further spelling is a further word in a table.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.database import fold
from core.errors import Code, Invalid
from core.roles import UserType
from core.tenants import TenantRole


class Column(StrEnum):
    NAME = "NAME"
    SURNAME = "SURNAME"
    FIRST_NAME = "FIRST_NAME"
    PATRONYMIC = "PATRONYMIC"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    LOGIN = "LOGIN"
    ROLE = "ROLE"
    USER_TYPE = "USER_TYPE"
    TENANT_ROLE = "TENANT_ROLE"
    LANGUAGE = "LANGUAGE"
    WRONG = "WRONG"  # what we wrote into a file that was sent back; what stands there is not read


HEADINGS: dict[Column, tuple[str, ...]] = {
    Column.NAME: (
        *("имя и фамилия", "фамилия и имя", "фамилия имя", "имя фамилия", "фио", "ф и о", "полное имя"),
        *("сотрудник", "человек", "фамилия имя отчество", "контакт"),
        *("full name", "name and surname", "employee", "person", "fullname", "display name"),
        *("аты жөні", "толық аты", "аты және тегі", "тегі және аты", "аты тегі", "тегі аты", "т а ә"),
    ),
    Column.SURNAME: ("фамилия", "surname", "last name", "lastname", "family name", "тегі"),
    Column.FIRST_NAME: ("имя", "name", "first name", "firstname", "given name", "аты", "есімі"),
    Column.PATRONYMIC: ("отчество", "patronymic", "middle name", "әкесінің аты"),
    Column.PHONE: (
        *("телефон", "номер телефона", "мобильный", "мобильный телефон", "моб телефон", "тел", "сотовый"),
        *("номер", "телефон номер", "сотовый телефон", "рабочий телефон"),
        *("phone", "phone number", "mobile", "mobile phone", "cell", "cell phone", "tel", "telephone"),
        *("телефоны", "телефон нөмірі", "ұялы телефон", "нөмірі", "ұялы"),
    ),
    Column.EMAIL: (
        *("почта", "электронная почта", "эл почта", "адрес почты", "адрес электронной почты", "емейл"),
        *("имейл", "мейл"),
        *("e mail", "email", "mail", "email address", "e mail address"),
        *("поштасы", "пошта", "электрондық пошта", "эл пошта"),
    ),
    Column.LOGIN: ("логин", "имя пользователя", "login", "user name", "username", "логині"),
    Column.ROLE: (
        "роль",
        "рабочая роль",
        "должность",
        "role",
        "job role",
        "position",
        "рөлі",
        "рөл",
        "лауазымы",
    ),
    Column.USER_TYPE: (
        *("кто это", "тип", "тип пользователя", "сотрудник или заказчик"),
        *("type", "user type", "usertype", "who", "employee or customer"),
        *("түрі", "пайдаланушы түрі", "бұл кім", "қызметкер немесе тапсырыс беруші"),
    ),
    Column.TENANT_ROLE: (
        *("в организации", "роль в организации", "права в организации", "уровень доступа"),
        *("in the organisation", "in the organization", "tenant role", "organisation role", "access level"),
        *("ұйымда", "ұйымдағы рөлі"),
    ),
    Column.LANGUAGE: ("язык", "язык писем", "language", "lang", "locale", "тілі", "тіл", "хат тілі"),
    Column.WRONG: ("что не так", "ошибка", "what is wrong", "error", "не дұрыс емес", "қате"),
}

USER_TYPES: dict[UserType, tuple[str, ...]] = {
    UserType.EMPLOYEE: ("сотрудник", "работник", "employee", "staff", "worker", "қызметкер"),
    UserType.CUSTOMER: ("заказчик", "клиент", "customer", "client", "тапсырыс беруші", "клиент"),
}
TENANT_ROLES: dict[TenantRole, tuple[str, ...]] = {
    TenantRole.OWNER: ("владелец", "владелец организации", "owner", "иесі", "ұйым иесі"),
    TenantRole.ADMINISTRATOR: (
        *("администратор", "администратор организации", "админ", "administrator", "admin"),
        *("әкімші", "ұйым әкімшісі"),
    ),
    TenantRole.USER: (
        *("пользователь", "обычный пользователь", "пользователь организации", "user", "plain user"),
        *("пайдаланушы", "қарапайым пайдаланушы"),
    ),
    TenantRole.SERVICING_OPERATOR: (
        *("оператор", "оператор обслуживания", "оператор обслуживающей организации"),
        *("operator", "servicing operator", "қызмет көрсету операторы"),
    ),
}
LANGUAGE_WORDS: dict[str, tuple[str, ...]] = {
    "ru": ("ru", "rus", "русский", "рус", "russian", "орыс", "орысша", "орыс тілі"),
    "en": ("en", "eng", "английский", "англ", "english", "ағылшын", "ағылшынша"),
    "kk": ("kk", "kz", "kaz", "казахский", "каз", "kazakh", "қазақ", "қазақша", "қазақ тілі"),
}


def plain(text: str) -> str:
    """The form in which headings and words compare: «E-mail *» is «e mail», «Ещё» is «еще»."""
    folded = fold(text).replace("ё", "е")
    signs = (c if unicodedata.category(c)[0] in "LN" else " " for c in folded)
    return " ".join("".join(signs).split())


_THE_ROLE = frozenset(
    {"роль", "role", "рөл", "рөлі"}
)  # beats its synonyms: a job title is not always a role here
_COLUMN_OF = {plain(word): column for column, words in HEADINGS.items() for word in words}


@dataclass(frozen=True)
class Columns:
    """Where in a row each known column stands."""

    places: dict[Column, int]
    unknown: tuple[str, ...] = ()  # headings that mean nothing to us: what stands below is left alone

    def cells(self, row: Sequence[str]) -> dict[Column, str]:
        """What this row says; a row may be shorter than the header."""
        return {
            column: row[place].strip()
            for column, place in self.places.items()
            if place < len(row) and column is not Column.WRONG
        }


def known_among(header: Iterable[str]) -> int:
    """How many of these headings are known."""
    return sum(plain(each) in _COLUMN_OF for each in header)


def recognise(header: Sequence[str]) -> Columns:
    """COLUMNS_UNKNOWN where neither names nor addresses are there.

    Of two that mean the same the first counts, but «Роль» before any other; the one that does not is unread.
    """
    headings = [plain(each) for each in header]
    places: dict[Column, int] = {}
    unread = []
    for place in sorted(range(len(header)), key=lambda each: headings[each] not in _THE_ROLE):
        column = _COLUMN_OF.get(headings[place])
        if column is not None and column not in places:
            places[column] = place
        elif header[place].strip() and (column is None or headings[place] != headings[places[column]]):
            unread.append(place)
    unknown = tuple(header[place].strip() for place in sorted(unread))
    if Column.FIRST_NAME in places and Column.SURNAME not in places and Column.NAME not in places:
        places[Column.NAME] = places.pop(Column.FIRST_NAME)  # alone, «Имя» means all of it
    has_name = places.keys() & {Column.NAME, Column.FIRST_NAME, Column.SURNAME}
    has_address = places.keys() & {Column.PHONE, Column.EMAIL}
    if not (has_name and has_address):
        missing = "both" if not (has_name or has_address) else "address" if has_name else "name"
        found = ", ".join(each.strip() for each in header if each.strip())
        raise Invalid(Code.COLUMNS_UNKNOWN, missing=missing, found=found[:300] or "none")
    return Columns(places, unknown)


def word_of(words: dict[str, tuple[str, ...]], said: str) -> str | None:
    """Which of these things somebody means."""
    wanted = plain(said)
    return next((thing for thing, named in words.items() if wanted in map(plain, named)), None)
