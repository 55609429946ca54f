"""'helpline': what stands in helplines.yaml. A wrong number is worse than none, so each has its source and its date."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from babel import Locale, UnknownLocaleError

from content import marked
from content.faults import Faults
from content.helplines import DIRECTORIES, contact, services, words
from content.marked import Marked
from fsm.words import Concern

GOOD_FOR = timedelta(days=365)
WHO = ("anyone", "parent", "child")
CONCERNS = ("any", *Concern)
KEYS = ("name", "number", "url", "for", "who", "hours", "languages", "source", "verified")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
_NUMBER = re.compile(r"\+?[\d(*][\d\s()/*#-]*\d(?: · \d{2,})*")
"""Some countries have two short numbers, for the police and for an ambulance: 102 · 103."""


def check(path: Path, today: date, faults: Faults) -> None:
    """Every entry. What keeps one from being shown is the loader's fault to tell."""
    data = marked.read(path, Faults())
    told = _Told(path, today, faults)
    if data.get(DIRECTORIES) is None:
        told.fault(1, "no directories: a country without an entry would get nothing")
    known = Locale("en").territories
    for code, entry in data.pairs():
        if code == DIRECTORIES:
            told.services(entry.members())
        elif not re.fullmatch("[A-Z]{2}", code) or code not in known:
            told.fault(entry.line, f"'{code}' is no country's code")
        else:
            told.country(code, entry)


class _Told:
    def __init__(self, path: Path, today: date, faults: Faults) -> None:
        self.path = path
        self.today = today
        self.faults = faults

    def fault(self, line: int, message: str) -> None:
        """One fault."""
        self.faults.add(self.path, line, "helpline", message)

    def _keys(self, entry: Marked, known: Iterable[str]) -> None:
        for key, value in entry.pairs():
            if key not in known:
                self.faults.add(self.path, value.line, "unknown", f"nothing asks for '{key}'")

    def country(self, code: str, entry: Marked) -> None:
        """The emergency number and the services."""
        self._keys(entry, ("emergency", "services"))
        emergency = entry.get("emergency")
        if emergency is None:
            self.fault(entry.line, f"{code} has no emergency number")
        else:
            self._keys(emergency, ("number", "source", "verified"))
            self._number(emergency)
            self._verified(emergency)
        if not services(entry):
            self.fault(entry.line, f"{code} has no services")
        self.services(services(entry))

    def services(self, entries: Iterable[Marked]) -> None:
        """The services, each once."""
        met: set[tuple[str, str]] = set()
        for entry in entries:
            self._keys(entry, KEYS)
            self._service(entry)
            self._verified(entry)
            this = entry.text("name"), contact(entry)
            if this in met:
                self.fault(entry.line, f"'{this[0]}' stands here a second time")
            met.add(this)

    def _service(self, entry: Marked) -> None:
        if not words(entry, "for"):
            self.fault(entry.line, "an entry without 'for'")
        for concern in words(entry, "for"):
            if concern not in CONCERNS:
                self.fault(entry.line, f"'{concern}' is no concern")
        if entry.text("who") not in WHO:
            self.fault(entry.line, f"'who' is one of {', '.join(WHO)}")
        if not words(entry, "languages"):
            self.fault(entry.line, "an entry without languages")
        for language in words(entry, "languages"):
            if not _is_language(language):
                self.fault(entry.line, f"'{language}' is no language")
        if entry.text("number"):
            self._number(entry)
        elif contact(entry) and not _ADDRESS.fullmatch(contact(entry)):
            self.fault(entry.line, f"'{contact(entry)}' is no address")

    def _number(self, entry: Marked) -> None:
        number = entry.text("number")
        if number and not _NUMBER.fullmatch(number):
            self.fault(entry.line, f"'{number}' is no number")

    def _verified(self, entry: Marked) -> None:
        if not _ADDRESS.fullmatch(entry.text("source")):
            self.fault(entry.line, "an entry without a source's address")
        verified = entry.get("verified")
        if verified is None or not isinstance(verified.value, date):
            self.fault(entry.line, "an entry without the day it was verified")
        elif verified.value > self.today:
            self.fault(verified.line, f"verified on {verified.value}, which is still to come")
        elif self.today - verified.value > GOOD_FOR:
            self.fault(verified.line, f"not verified since {verified.value}, over a year ago")


def _is_language(code: str) -> bool:
    try:
        return bool(Locale.parse(code).english_name)
    except (UnknownLocaleError, ValueError):
        return False
