"""The open screen: what it asks, which buttons answer it, what it makes of an answer."""

from dataclasses import replace

from dialogs.scene import Scene
from dialogs.screen import Heard, Option, Outcome, Prompt
from dialogs.screens import screens
from fsm.journey import Journey
from fsm.states import State


def hear(journey: Journey, heard: Heard, scene: Scene) -> Outcome:
    """Gives an answer to the screen that is open."""
    return screens(scene.content.locales)[State(journey.state)].hear(journey, heard, scene)


def prompt(journey: Journey, scene: Scene, again: bool = False) -> Prompt:
    """What the open screen asks."""
    screen = screens(scene.content.locales)[State(journey.state)]
    return screen.again(journey, scene) if again else screen.ask(journey, scene)


def changed(journey: Journey, scene: Scene) -> Prompt:
    """The same message with new content: ticks that came or went, another language."""
    return screens(scene.content.locales)[State(journey.state)].changed(journey, scene)


def prompt_options(journey: Journey, scene: Scene) -> list[Option]:
    """The buttons that are open now. Asking must not use up lines or change the journey, so it works on a copy."""
    copy = journey.copy()
    return prompt(copy, replace(scene, journey=copy), again=True).options()
