"""Days as people type and read them: «31.12.2026» or 2026-12-31, and in words as the bot itself writes them."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_month_names

from core import texts

_DAY_FIRST = re.compile(r"(\d{1,2})[./ ](\d{1,2})[./ ](2\d{3})")
_YEAR_FIRST = re.compile(r"(2\d{3})-(\d{1,2})-(\d{1,2})")


_WORD = re.compile(r"\d+|[^\W\d]+")
_YEARLY = {"г", "года", "ж", "жылы", "жылдың"}  # what is said beside a year


def read_day(text: str, today: date) -> date | None:
    """None for anything that is no day. Without a year it is the next such day, today included."""
    if found := _DAY_FIRST.fullmatch(text.strip()):
        day, month, year = map(int, found.groups())
    elif found := _YEAR_FIRST.fullmatch(text.strip()):
        year, month, day = map(int, found.groups())
    else:
        return _in_words(text.casefold(), today)
    return _day(year, month, day)


def _in_words(text: str, today: date) -> date | None:
    """«завтра», «1 декабря», "December 1, 2026", «2026 ж. 1 желтоқсан»: in any of the languages."""
    for days, key in enumerate(("day-today", "day-tomorrow")):
        if text.strip() in {texts.plain(language, key) for language in texts.LANGUAGES}:
            return today + timedelta(days=days)
    said = [word for word in _WORD.findall(text) if word not in _YEARLY]
    months = [_months()[word] for word in said if word in _months()]
    years = [int(word) for word in said if re.fullmatch(r"2\d{3}", word)]
    days_ = [int(word) for word in said if re.fullmatch(r"\d{1,2}", word)]
    if len(months) != 1 or len(days_) != 1 or len(years) > 1 or len(said) != 2 + len(years):
        return None
    if years:
        return _day(years[0], months[0], days_[0])
    this_year = _day(today.year, months[0], days_[0])
    if this_year is not None and this_year >= today:
        return this_year
    return _day(today.year + 1, months[0], days_[0])


@cache
def _months() -> dict[str, int]:
    return {
        name.casefold(): number
        for language in texts.LANGUAGES
        for context in ("format", "stand-alone")
        for number, name in get_month_names("wide", context, language).items()
    }


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def example(now: datetime) -> str:
    """A day as it may be typed."""
    return f"31.12.{now.year}"


def end_of(day: date, time_zone: str) -> datetime:
    """The moment at which that whole day is over, by this calendar."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(time_zone))


def just_before(until: datetime) -> datetime:
    """What is so until the end of a day is told by that day, not by the next one."""
    return until - timedelta(microseconds=1)


def last_day(until: datetime, time_zone: str, language: str) -> str:
    """The last day before this moment."""
    return long_day(just_before(until), time_zone, language)


def long_day(at: datetime, time_zone: str, language: str) -> str:
    """«31 декабря 2026 г.»"""
    day: str = format_date(at.astimezone(ZoneInfo(time_zone)), "long", locale=language)
    return day
