"""Whom a parent can call: the services of their country that fit a concern, as a text for a message."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Protocol

from fsm.words import Concern

ALWAYS = "24/7"
"""Hours of a service that always answers; each language has its own word for it."""


@dataclass(frozen=True, slots=True)
class Service:
    """One entry of helplines.yaml. `concerns` holds concern ids, or 'any'."""

    name: str
    contact: str
    concerns: tuple[str, ...]
    who: str
    hours: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """What a country offers. `emergency` is empty where no source confirms a number."""

    emergency: str
    services: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class Helplines:
    """By ISO country code, and the international directories for all others."""

    countries: Mapping[str, Country]
    directories: tuple[Service, ...]


class Speaker(Protocol):
    """What can say a message of ui.ftl in the parent's language."""

    def say(self, key: str, **values: str | int) -> str: ...


def services_for(lines: Helplines, code: str, concern: Concern | None, speaker: Speaker, most: int = 4) -> str:
    """The emergency number and the fitting services; for an unknown country the directories, never a guess."""
    country = lines.countries.get(code)
    if country is None:
        shown = [_entry(service, speaker) for service in lines.directories[:most]]
        return "\n".join([speaker.say("services-no-country"), *shown])
    fitting = [s for s in country.services if concern is None or "any" in s.concerns or concern in s.concerns]
    head = speaker.say("services-emergency", number=country.emergency) if country.emergency else ""
    # A country without a service for this is told so, and gets the directories.
    none = "" if fitting else speaker.say("services-none-fitting")
    shown = [_entry(service, speaker) for service in (fitting or lines.directories)[:most]]
    return "\n".join(part for part in [head, none, *shown] if part)


def _entry(service: Service, speaker: Speaker) -> str:
    name, contact = escape(service.name, quote=False), escape(service.contact, quote=False)
    hours = speaker.say("services-always") if service.hours == ALWAYS else ""
    if service.hours and not hours:
        hours = speaker.say("services-hours", hours=service.hours)
    return f"• {name}: <b>{contact}</b>{hours}"
