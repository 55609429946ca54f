"""Welcome: who this is, what is kept, consent by a press. Nothing is stored before it but the chat's id."""

from dataclasses import replace

from dialogs.leaves import OPEN, PRIVACY
from dialogs.scene import Scene
from dialogs.screen import ANYTIME, Choice, Heard, Option, Outcome, Prompt, Screen
from fsm.journey import Journey
from fsm.states import State
from fsm.turn import Answer


def language_name(locale: str, scene: Scene) -> str:
    """What the language calls itself: its own ui.ftl says it."""
    return scene.content.packs[locale].label("language-name", scene.voice)


def spoken(data: str) -> str:
    """The language of the welcome whose button was pressed; empty for any other button."""
    kind, _, rest = data.partition(":")[2].partition(".")
    return rest.rpartition(".")[2] if kind in ("agree", "speak") else ""


class Welcome(Screen):
    """The buttons carry the language that they are written in, so that it need not be stored before consent."""

    state = State.WELCOME

    def __init__(self, locales: tuple[str, ...]) -> None:
        self.locales = locales

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        here = scene.pack.locale
        others = tuple(
            Option(f"speak.{locale}.{here}", language_name(locale, scene)) for locale in self.locales if locale != here
        )
        rows = (
            (Option(f"agree.{here}", scene.label("welcome-agree")),),
            (Option(f"{ANYTIME}:{OPEN}{PRIVACY}.0", scene.label("welcome-privacy")),),
        )
        return Prompt(scene.say("welcome"), rows + ((others,) if others else ()))

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        return replace(self.ask(journey, scene), text=scene.say("welcome-again"))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if isinstance(heard, Choice):
            kind, locale, *_ = heard.id.split(".")
            if kind == "agree":
                journey.locale = locale
                journey.consented = scene.now
                return Outcome("agreed", remark=scene.say("welcome-thanks"), answers=(Answer("consent", locale),))
            return Outcome(in_place=heard.pressed, locale=locale)
        return Outcome(remark=scene.say("welcome-first"))
