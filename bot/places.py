"""Countries and time zones as people name them: in their language (CLDR), understood in any of ours.

Which zones a country has, and which of them comes first, is the tz database's own table.
"""

import unicodedata
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

import phonenumbers
from babel import Locale
from babel.core import get_global

from core.errors import Code, Invalid
from core.texts import LANGUAGES

# Offered by a button; any other country is typed.
FREQUENT = ("KZ", "RU", "KG", "UZ", "BY", "AM", "AZ", "GE", "TJ", "TM")

_ALSO = {
    "кыргызстан": "KG",
    "белоруссия": "BY",
    "молдавия": "MD",
    "turkey": "TR",
    "сша": "US",
    "usa": "US",
    "ақш": "US",
    "uk": "GB",
    "англия": "GB",
    "оаэ": "AE",
    "uae": "AE",
}
_FOUND_MAX = 8

# Big cities that no zone is named after.
_CITIES = {
    "Asia/Almaty": (
        "Астана, Astana, Нур-Султан, Нұр-Сұлтан, Шымкент, Shymkent, Караганда, Қарағанды, Karaganda, Тараз, Taraz, "
        "Павлодар, Pavlodar, Усть-Каменогорск, Өскемен, Oskemen, Семей, Semey, Петропавловск, Петропавл, "
        "Кокшетау, Көкшетау, Kokshetau, Талдыкорган, Талдықорған, Туркестан, Түркістан, Turkistan, Темиртау, "
        "Теміртау, Экибастуз, Екібастұз, Жезказган, Жезқазған"
    ),
    "Asia/Aqtobe": "Актюбинск",
    "Europe/Moscow": (
        "Санкт-Петербург, Петербург, Питер, Saint Petersburg, St Petersburg, Казань, Kazan, Қазан, Нижний Новгород, "
        "Nizhny Novgorod, Ростов-на-Дону, Rostov-on-Don, Воронеж, Voronezh, Краснодар, Krasnodar, Сочи, Sochi"
    ),
    "Europe/Samara": "Тольятти, Ижевск, Izhevsk",
    "Asia/Yekaterinburg": "Екб, Ekaterinburg, Челябинск, Chelyabinsk, Челябі, Уфа, Ufa, Пермь, Perm, Тюмень, Tyumen, "
    "Түмен, Оренбург, Orenburg, Орынбор",
    "Asia/Novokuznetsk": "Кемерово, Kemerovo",
    "Asia/Irkutsk": "Улан-Удэ, Ulan-Ude",
    "Asia/Vladivostok": "Хабаровск, Khabarovsk",
    "Asia/Sakhalin": "Южно-Сахалинск, Сахалин",
}


def country_name(language: str, code: str) -> str:
    name: str = Locale(language).territories.get(code, code)
    return name


def find_countries(text: str) -> list[str]:
    """The codes that a typed name or code may mean: one, or several to choose from. COUNTRY_UNKNOWN for none.

    Never more than a screen can offer: a letter or two is too little to go by.
    """
    wanted = _plain(text)
    names = _countries()
    exact = _ALSO.get(wanted, names.get(wanted))
    if exact is not None:
        return [exact]
    begin = list(dict.fromkeys(code for name, code in names.items() if name.startswith(wanted)))
    if len(wanted) < 2 or not 1 <= len(begin) <= _FOUND_MAX:
        raise Invalid(Code.COUNTRY_UNKNOWN)
    return begin


@cache
def _countries() -> dict[str, str]:
    """Code by code, and by name in each language. Only countries that telephone numbers know (core.founding)."""
    codes = sorted(phonenumbers.SUPPORTED_REGIONS)
    named = ((country_name(language, code), code) for code in codes for language in LANGUAGES)
    return {_plain(name): code for name, code in (*((code, code) for code in codes), *named)}


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """The time zones of a country, west to east, the most populous first where that does not contradict it."""
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return tuple(row[2] for row in rows if row[0] == country)


def only_zone(country: str, now: datetime) -> str | None:
    """The first zone of a country whose clocks all show the same, summer and winter; None where one has to choose."""
    zones = zones_of(country)
    half_a_year = timedelta(days=182)
    times = {(zone_offset(zone, now), zone_offset(zone, now + half_a_year)) for zone in zones}
    return zones[0] if len(times) == 1 else None


def zone_name(language: str, zone: str) -> str:
    """The city that stands for a zone; where CLDR has no name for it, the English one of the id."""
    zones = Locale(language).time_zones
    for id_ in (zone, *_former_ids().get(zone, ())):  # CLDR keeps to first ids: Europe/Kiev, America/Mendoza
        city: str | None = zones.get(id_, {}).get("city")
        if city is not None:
            return city
    return zone.rpartition("/")[2].replace("_", " ")


def zone_offset(zone: str, now: datetime) -> str:
    """ "UTC+5" or "UTC+5:30", as of now."""
    offset = now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    sign = "-" if offset < timedelta() else "+"
    hours, rest = divmod(abs(offset), timedelta(hours=1))
    minutes = rest // timedelta(minutes=1)
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def find_zone(text: str, country: str, language: str = LANGUAGES[0]) -> str:
    """A typed city of the country, in any language, or the id of any zone. TIME_ZONE_UNKNOWN for none.

    The error names a city of that country, in this language.
    """
    wanted, zones = _plain(text), zones_of(country)
    for zone in zones:
        cities = [*(zone_name(each, zone) for each in LANGUAGES), *_CITIES.get(zone, "").split(", ")]
        if wanted.replace("-", " ") in {_plain(city).replace("-", " ") for city in cities if city}:
            return zone
    for zone in _all_zones():
        if zone.casefold() == wanted:
            return zone
    raise Invalid(Code.TIME_ZONE_UNKNOWN, city=zone_name(language, zones[0]) if zones else None)


@cache
def _all_zones() -> tuple[str, ...]:
    return tuple(zone for code in sorted(phonenumbers.SUPPORTED_REGIONS) for zone in zones_of(code))


@cache
def _former_ids() -> dict[str, list[str]]:
    former: dict[str, list[str]] = {}
    for old, new in get_global("zone_aliases").items():
        former.setdefault(new, []).append(old)
    return former


def _plain(text: str) -> str:
    """As people type it: without marks on letters, in whatever case."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in letters if not unicodedata.combining(each)).split())
