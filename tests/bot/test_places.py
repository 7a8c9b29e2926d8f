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
    ("city", "country", "zone"),
    [
        ("Астана", "KZ", "Asia/Almaty"),
        ("шымкент", "KZ", "Asia/Almaty"),
        ("Қарағанды", "KZ", "Asia/Almaty"),
        ("санкт петербург", "RU", "Europe/Moscow"),
        ("Челябинск", "RU", "Asia/Yekaterinburg"),
    ],
)
def test_a_big_city_that_no_zone_is_named_after_is_found_too(city: str, country: str, zone: str) -> None:
    assert places.find_zone(city, country) == zone


def test_a_city_that_is_not_found_is_answered_with_one_of_the_country() -> None:
    with pytest.raises(Invalid) as refused:
        places.find_zone("Атлантида", "KZ", "ru")
    assert refused.value.fields["city"] == "Алматы"


def test_a_country_whose_clocks_all_show_the_same_has_one_time() -> None:
    assert places.only_zone("KZ", MARCH) == "Asia/Almaty"
    assert places.only_zone("AM", MARCH) == "Asia/Yerevan"
    assert places.only_zone("RU", MARCH) is None
    assert places.only_zone("AU", MARCH) is None


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
