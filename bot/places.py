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


def find_zone(text: str, country: str) -> str:
    """A typed city of the country's zones, in any language, or the id of any zone. TIME_ZONE_UNKNOWN for none."""
    wanted = _plain(text)
    for zone in zones_of(country):
        if wanted in {_plain(zone_name(language, zone)) for language in LANGUAGES}:
            return zone
    for zone in _all_zones():
        if zone.casefold() == wanted:
            return zone
    raise Invalid(Code.TIME_ZONE_UNKNOWN)


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
