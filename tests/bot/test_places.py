"""Countries and time zones: every country has a name in each language, and times that Python knows."""

from datetime import UTC, datetime
from zoneinfo import available_timezones

import phonenumbers
import pytest

from bot import places
from core.errors import Invalid
from core.texts import LANGUAGES

MARCH = datetime(2026, 3, 3, tzinfo=UTC)


def test_every_country_has_a_name_and_times_that_exist() -> None:
    known = available_timezones()
    for country in phonenumbers.SUPPORTED_REGIONS:
        assert all(places.country_name(language, country) != country for language in LANGUAGES)
        assert set(places.zones_of(country)) <= known


def test_a_country_is_found_by_every_name_of_it() -> None:
    for country in phonenumbers.SUPPORTED_REGIONS:
        for name in (country, *(places.country_name(language, country) for language in LANGUAGES)):
            assert places.find_countries(name) == [country]


def test_a_city_is_found_in_every_language() -> None:
    for name in ("Москва", "moscow", "Мәскеу", " europe/Moscow "):
        assert places.find_zone(name, "RU") == "Europe/Moscow"
    with pytest.raises(Invalid):
        places.find_zone("Москва", "KZ")


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("Asia/Almaty", "UTC+5"),
        ("Asia/Kolkata", "UTC+5:30"),
        ("America/St_Johns", "UTC-3:30"),
        ("Africa/Accra", "UTC+0"),
    ],
)
def test_an_offset_reads_as_people_write_it(zone: str, offset: str) -> None:
    assert places.zone_offset(zone, MARCH) == offset


def test_names_that_cldr_keeps_under_a_former_id() -> None:
    assert places.zone_name("ru", "Asia/Kolkata") == "Калькутта"
    assert places.zone_name("en", "Europe/Kyiv") == "Kyiv"
