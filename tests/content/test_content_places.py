"""Countries, cities, time zones and the time of day as parents name them."""

from datetime import UTC, datetime

import pytest

from content import daytime, places

NOW = datetime(2026, 7, 1, 18, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "locale", "code"),
    [
        ("Norway", "en", "NO"),
        ("I live in norway, near Oslo", "en", "NO"),
        ("UK", "en", "GB"),
        ("I live in the UK", "en", "GB"),
        ("from the u.k., up north", "en", "GB"),
        ("we're in the US now", "en", "US"),
        ("Over in the USA", "en", "US"),
        ("U.S.", "en", "US"),
        ("it's just the two of us", "en", None),
        ("мы живём в США", "ru", "US"),
        ("РФ, Самара", "ru", "RU"),
        ("где моих чад нет", "ru", None),
        ("США", "ru", "US"),
        ("Казахстан", "ru", "KZ"),
        ("Germany", "ru", "DE"),
        ("nowhere", "en", None),
        ("", "en", None),
        ("Norway " * 10, "en", None),
    ],
)
def test_that_a_country_is_found_by_what_it_is_called(text: str, locale: str, code: str | None) -> None:
    assert places.find_country(text, locale) == code


def test_the_name_of_a_country() -> None:
    assert places.country_name("DE", "ru") == "Германия"
    assert places.country_name("QQ", "en") == "QQ"


def test_the_countries_of_a_language() -> None:
    assert places.speaking("de")[0] == "DE"
    assert {"AT", "CH"} <= set(places.speaking("de"))
    assert places.speaking("fr")[0] == "FR"
    assert len(places.speaking("fr")) == places.OFFERED
    assert places.speaking("xx") == ()


def test_that_a_country_has_its_zones_without_old_names() -> None:
    assert places.zones_of("NO") == ("Europe/Oslo",)
    assert "Europe/Moscow" in places.zones_of("RU")


def test_that_one_city_stands_for_all_with_the_same_clock() -> None:
    found = places.distinct(places.zones_of("US"), NOW)
    assert {"America/New_York", "America/Chicago", "America/Los_Angeles"} <= set(found)
    assert found[0] == "Pacific/Honolulu"
    assert len(found) <= places.MOST


def test_the_city_and_the_clock_of_a_zone() -> None:
    assert places.city("Europe/Moscow", "ru") == "Москва"
    assert places.clock("Europe/Moscow", NOW) == "21:40"


@pytest.mark.parametrize(
    ("text", "country", "zone"),
    [
        ("Europe/Moscow", "RU", "Europe/Moscow"),
        ("america/new york", "US", "America/New_York"),
        ("Here/There", "US", None),
        ("Chicago", "US", "America/Chicago"),
        ("I am in New York City", "US", "America/New_York"),
        ("it is 1:40 pm", "US", "America/Chicago"),
        ("13:45", "US", "America/Chicago"),
        ("1 pm sharp", "NO", None),
        ("about 4", "US", None),
        ("3:15 am", "NO", None),
        ("no idea", "US", None),
    ],
)
def test_that_a_zone_is_found_by_name_city_or_clock(text: str, country: str, zone: str | None) -> None:
    assert places.find_zone(text, "en", country, NOW) == zone


@pytest.mark.parametrize(
    ("text", "hour", "minute", "sure"),
    [
        ("8 pm", 20, None, True),
        ("at 8:30 p.m.", 20, 30, True),
        ("12 am", 0, None, True),
        ("12 pm", 12, None, True),
        ("20.30", 20, 30, True),
        ("0:10", 0, 10, True),
        ("9", 9, None, False),
        ("9 вечера", 21, None, True),
        ("9 утра", 9, None, True),
        ("10 at night", 22, None, True),
        ("2 ночи", 2, None, True),
        ("7 in the evening", 19, None, True),
    ],
)
def test_that_a_time_of_day_is_read(text: str, hour: int, minute: int | None, sure: bool) -> None:
    assert daytime.told(text) == daytime.Daytime(hour, minute, sure)


@pytest.mark.parametrize("text", ["", "late", "25:00", "9:75"])
def test_that_no_time_of_day_is_none(text: str) -> None:
    assert daytime.told(text) is None
