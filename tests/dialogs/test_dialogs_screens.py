"""Every state has a screen in every language: asked and asked again, for each pronoun, and without a name."""

from dataclasses import replace
from itertools import product

import pytest

from dialogs.leaves import FACES, leaf
from dialogs.screen import Prompt
from dialogs.screens import screens
from engine.assembly import assemble
from fsm.journey import Child, Journey
from fsm.states import State
from fsm.words import Cause, Pronoun, Sign, StepId
from tests.conversation import a_parent, languages
from tests.judge import fits

AGES = (3, 8, 11, 16)


def test_every_state_has_one_screen() -> None:
    assert list(screens(languages())) == list(State)


@pytest.mark.parametrize("state", list(State))
def test_every_screen_in_every_language(language: str, state: State) -> None:
    at = a_parent(state, language)
    screen = screens(languages())[state]
    for name, pronoun, age in product(("", "Mia", "M" * 30), Pronoun, AGES):
        journey = at.journey.copy()
        journey.child = Child(name, age, pronoun)
        for prompt in (screen.ask, screen.again, screen.changed):
            scene = replace(at.scene, journey=journey)
            _is_fit(prompt(journey, scene), journey)


def _is_fit(prompt: Prompt, journey: Journey) -> None:
    for reply in assemble(journey, "", prompt, 0):
        fits(reply)


@pytest.mark.parametrize("cause", list(Cause))
def test_every_step_in_every_face(language: str, cause: Cause) -> None:
    bot = a_parent(State.DAY, language)
    journey = bot.journey.copy()
    journey.causes = (cause,)
    for step, face, pronoun, age in product(StepId, FACES, Pronoun, AGES):
        journey.child = Child("", age, pronoun)
        found = leaf(journey, replace(bot.scene, journey=journey), f"step.{step}.{face}")
        assert found is not None
        _is_fit(Prompt(found.text, found.rows), journey)


def test_every_sign_at_every_age(language: str) -> None:
    bot = a_parent(State.SIGNS, language)
    for place, age in product(range(len(Sign)), AGES):
        bot.journey.child = Child("Mia", age)
        bot.presses_data(f"*:sign.{place}", bot.phone.last)


def test_the_child_has_a_name_of_its_own_while_none_is_known(language: str) -> None:
    bot = a_parent(State.CHILD_AGE, language)
    bot.journey.child = Child()
    bot.says("/help").said("child-age")
