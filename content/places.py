"""Countries, cities and time zones, as Unicode's CLDR (by Babel) and the IANA database know them."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location
from babel.languages import get_official_languages, get_territory_language_info

from content import daytime

ALSO_CALLED = {
    "usa": "US", "america": "US", "us": "US", "u s": "US", "u s a": "US", "uk": "GB", "u k": "GB", "u a e": "AE",
    "england": "GB", "scotland": "GB", "wales": "GB",
    "great britain": "GB", "britain": "GB", "uae": "AE", "holland": "NL", "czech republic": "CZ", "turkey": "TR",
    "сша": "US", "америка": "US", "англия": "GB", "белоруссия": "BY", "беларусь": "BY", "рф": "RU", "голландия": "NL",
    "корея": "KR", "эмираты": "AE", "оаэ": "AE", "киргизия": "KG", "кыргызстан": "KG", "молдавия": "MD", "чехия": "CZ",
}  # fmt: skip
"""Everyday names that CLDR does not list."""

INITIALS = frozenset({"uk", "u k", "usa", "u s a", "uae", "u a e", "сша", "рф", "оаэ"})
"""Short names that mean nothing else within a sentence, as 'us' and 'чад' do."""

OFFERED = 10
"""Countries offered as buttons at most."""

MOST = 12
"""Cities offered as buttons at most; every other can be typed."""


@cache
def _countries(locale: str) -> dict[str, str]:
    """Code to name. Two-letter codes only: regions of the world and 'outlying' codes are left out."""
    names = Locale.parse(locale).territories
    return {code: name for code, name in names.items() if re.fullmatch(r"[A-Z]{2}", code) and zones_of(code)}


def country_name(code: str, locale: str) -> str:
    """The country's name in a language; the code itself if it has none."""
    return _countries(locale).get(code, code)


@cache
def speaking(locale: str) -> tuple[str, ...]:
    """Some countries where a language is official, the one that it is mostly thought of with first."""
    main = str(get_global("likely_subtags").get(locale, "")).rpartition("_")[2]
    found = [code for code in _countries("en") if locale in get_official_languages(code, de_facto=True)]
    share = {code: float(get_territory_language_info(code)[locale]["population_percent"] or 0) for code in found}
    return tuple(sorted(found, key=lambda code: (code != main, -share[code], code))[:OFFERED])


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold().replace("ё", "е")).split())


def find_country(text: str, locale: str) -> str | None:
    """The code of a country named in the given language or in English, alone or within a short answer."""
    wanted = _plain(text)
    if not wanted or len(wanted) > 60:
        return None
    names = dict(ALSO_CALLED)
    for language in ("en", locale):
        names |= {_plain(name): code for code, name in _countries(language).items()}
    if wanted in names:
        return names[wanted]
    within = [name for name in names if (len(name) > 3 or name in INITIALS) and _has(wanted, name)]
    if _has(wanted, "the us") or re.search(r"\bU\.?S\b", text):
        within.append("us")
    return names[max(within, key=len)] if within else None


def _has(words: str, name: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}\b", words))


@cache
def _known_zones() -> frozenset[str]:
    """Every IANA name; the standard library walks its folders anew at each call."""
    return frozenset(available_timezones())


@cache
def zones_of(code: str) -> tuple[str, ...]:
    """The IANA zones of a country, without old names for the same zone."""
    known = _known_zones()
    old = get_global("zone_aliases")
    zones = get_global("zone_territories")
    return tuple(sorted(z for z, where in zones.items() if where == code and z in known and z not in old and "/" in z))


def _offset(zone: str, at: datetime) -> timedelta:
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()


def distinct(zones: Sequence[str], now: datetime) -> list[str]:
    """One zone for each pair of summer and winter time, the largest cities' zones first, ordered by the clock."""
    first: dict[tuple[timedelta, timedelta], str] = {}
    for zone in sorted(zones, key=lambda name: (name not in LARGE, name.count("/"), name)):
        first.setdefault((_offset(zone, now), _offset(zone, now + timedelta(days=182))), zone)
    return sorted(first.values(), key=lambda zone: _offset(zone, now))[:MOST]


LARGE = frozenset(
    [
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "America/Phoenix",
        "America/Anchorage",
        "Pacific/Honolulu",
        "America/Toronto",
        "America/Winnipeg",
        "America/Edmonton",
        "America/Vancouver",
        "America/Halifax",
        "America/St_Johns",
        "America/Regina",
        "Australia/Sydney",
        "Australia/Brisbane",
        "Australia/Adelaide",
        "Australia/Perth",
        "Australia/Darwin",
        "Europe/Moscow",
        "Europe/Kaliningrad",
        "Europe/Samara",
        "Asia/Yekaterinburg",
        "Asia/Omsk",
        "Asia/Novosibirsk",
        "Asia/Irkutsk",
        "Asia/Yakutsk",
        "Asia/Vladivostok",
        "Asia/Magadan",
        "Asia/Kamchatka",
        "Asia/Almaty",
        "America/Sao_Paulo",
        "America/Mexico_City",
        "America/Tijuana",
        "Europe/Lisbon",
        "Europe/Madrid",
        "Pacific/Auckland",
        "Europe/Kyiv",
        "Europe/Berlin",
    ]
)
"""The zone whose city stands for others with the same clock."""


def city(zone: str, locale: str) -> str:
    """The zone's city in a language."""
    return get_timezone_location(zone, locale=locale, return_city=True)


def clock(zone: str, now: datetime) -> str:
    """The wall clock in a zone, as 21:40."""
    return now.astimezone(ZoneInfo(zone)).strftime("%H:%M")


@cache
def _cities(locale: str, country: str) -> dict[str, str]:
    return {_plain(city(zone, language)): zone for language in ("en", locale) for zone in zones_of(country)}


def find_zone(text: str, locale: str, country: str, now: datetime) -> str | None:
    """The zone of an IANA name, a city of the country, or the time that the parent says it is now."""
    name = text.strip().replace(" ", "_")
    known = {zone.casefold(): zone for zone in _known_zones()}
    if "/" in name or name.upper() == "UTC":
        return known.get(name.casefold())
    cities = _cities(locale, country)
    words = _plain(text)
    within = [place for place in cities if re.search(rf"\b{re.escape(place)}\b", words)]
    if within:
        return cities[max(within, key=len)]
    return _by_clock(text, country, now)


def _by_clock(text: str, country: str, now: datetime) -> str | None:
    said = daytime.told(text)
    if said is None or (said.minute is None and not said.sure):
        return None
    hours = {said.hour} if said.sure else {said.hour, (said.hour + 12) % 24}
    told = [hour * 60 + (said.minute or 0) for hour in hours]

    def apart(zone: str) -> int:
        here = now.astimezone(ZoneInfo(zone))
        minutes = here.hour * 60 + here.minute
        return min(min(abs(minutes - at), 1440 - abs(minutes - at)) for at in told)

    near = [zone for zone in distinct(zones_of(country), now) if apart(zone) <= 20]
    return min(near, key=apart, default=None)
