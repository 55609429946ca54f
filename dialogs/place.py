"""Country (for helplines) and time zone: by city, or by what time it is with the parent now."""

from content import places
from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, grid
from fsm.journey import Journey
from fsm.states import State
from fsm.turn import Answer

NEAR = {
    "en": ("US", "GB", "CA", "AU", "IE", "NZ", "IN", "ZA", "NG", "PH"),
    "ru": ("RU", "KZ", "BY", "UA", "UZ", "KG", "AM", "GE", "IL", "DE"),
}
"""The countries offered as buttons; every other one is typed. For other languages: those where it is official."""


class Country(Screen):
    """Any country can be typed, in the parent's language or in English."""

    def __init__(self, state: State, trigger: str) -> None:
        self.state = state
        self.trigger = trigger

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        locale = scene.pack.locale
        near = NEAR.get(locale) or places.speaking(locale) or NEAR["en"]
        options = [Option(code, places.country_name(code, locale)) for code in near]
        return Prompt(scene.say("country"), grid(options, 2))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        code = heard.id if isinstance(heard, Choice) else places.find_country(heard.text, scene.pack.locale)
        if code is None:
            return Outcome(remark=scene.say("country-unknown"))
        journey.country = code
        zones = places.zones_of(code)
        answers = (Answer("country", code),)
        if len(places.distinct(zones, scene.now)) > 1:
            # Until the zone is told, the one from before holds: a message in the night would be worse than a late one.
            return Outcome(f"{self.trigger}_widely", answers=answers)
        journey.zone = zones[0]
        return Outcome(self.trigger, answers=answers)


class Zone(Screen):
    """Telegram does not tell the time zone. Each button shows a city and the time there now."""

    def __init__(self, state: State, trigger: str) -> None:
        self.state = state
        self.trigger = trigger

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        zones = places.distinct(places.zones_of(journey.country), scene.now)
        options = [
            Option(zone, f"{places.clock(zone, scene.now)} · {places.city(zone, scene.pack.locale)}") for zone in zones
        ]
        return Prompt(scene.say("time-zone"), grid(options, 2))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if isinstance(heard, Choice):
            zone: str | None = heard.id
        else:
            zone = places.find_zone(heard.text, scene.pack.locale, journey.country, scene.now)
        if zone is None:
            return Outcome(remark=scene.say("time-zone-unknown"))
        journey.zone = zone
        return Outcome(self.trigger, answers=(Answer("time_zone", zone),))
