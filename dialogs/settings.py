"""What the parent can change: each setting is the screen that first asked for it."""

from content import places
from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, column, row
from dialogs.welcome import language_name
from fsm.journey import Journey
from fsm.states import State
from fsm.turn import Answer

CHANGED = ("set_name", "set_age", "set_pronoun", "set_country", "set_zone", "set_hour", "set_pace")
"""The triggers that open a setting; also the ids of their buttons."""


class Settings(Screen):
    """The settings as they are, each a button."""

    state = State.SETTINGS

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        shown = {
            "set_name": journey.child.name or "–",
            "set_age": str(journey.child.age or "–"),
            "set_pronoun": scene.label(f"pronoun-{journey.child.pronoun}"),
            "set_country": places.country_name(journey.country, scene.pack.locale) or "–",
            "set_zone": places.city(journey.zone, scene.pack.locale) if journey.zone else "–",
            "set_hour": "–" if journey.hour is None else f"{journey.hour}:00",
            "set_pace": scene.label("pace-" + journey.pace.replace("_", "-")),
        }
        options = [Option(id, scene.label(id.replace("_", "-"), value=value)) for id, value in shown.items()]
        language = Option("language", scene.label("set-language"))
        return Prompt(scene.say("settings"), (*column([*options, language]), row(Option("back", scene.label("back")))))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("please-press"))
        if heard.id == "language":
            return Outcome("language_wanted")
        return Outcome(heard.id)


class Language(Screen):
    """The languages there are."""

    state = State.LANGUAGE

    def __init__(self, locales: tuple[str, ...]) -> None:
        self.locales = locales

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        options = [Option(locale, language_name(locale, scene)) for locale in self.locales]
        return Prompt(scene.say("language"), column([*options, Option("back", scene.label("back"))]))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("please-press"))
        if heard.id in self.locales:
            journey.locale = heard.id
            return Outcome("back", answers=(Answer("language", heard.id),))
        return Outcome("back")
