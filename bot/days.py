"""Days as people type and read them: «31.12.2026» or 2026-12-31, and in the words of a language."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

_DAY_FIRST = re.compile(r"(\d{1,2})[./ ](\d{1,2})[./ ](2\d{3})")
_YEAR_FIRST = re.compile(r"(2\d{3})-(\d{1,2})-(\d{1,2})")


def read_day(text: str) -> date | None:
    """None for anything that is no day."""
    if found := _DAY_FIRST.fullmatch(text.strip()):
        day, month, year = map(int, found.groups())
    elif found := _YEAR_FIRST.fullmatch(text.strip()):
        year, month, day = map(int, found.groups())
    else:
        return None
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
