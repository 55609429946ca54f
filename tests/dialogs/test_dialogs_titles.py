"""A step's title is written as plain text; in a message it stands as HTML."""

from dataclasses import replace

from dialogs.leaves import plan_page
from dialogs.scene import Scene
from engine.asking import prompt
from fsm.states import State
from tests.conversation import Conversation, a_parent, content


def with_titles(bot: Conversation, title: str) -> Scene:
    pack = bot.scene.pack
    steps = {id: replace(step, title=title) for id, step in pack.steps.items()}
    return replace(bot.scene, content=content(), pack=replace(pack, steps=steps))


def test_a_title_with_signs_of_markup_is_shown_as_it_is() -> None:
    """Guards: the plan and 'what was hard' put the title into the HTML as it was written."""
    bot = a_parent(State.HARD)
    scene = with_titles(bot, "Me & <you>")
    for text in (plan_page(bot.journey, scene, 0).text, prompt(bot.journey, scene).text):
        assert "Me &amp; &lt;you&gt;" in text
        assert "<you>" not in text


def test_the_button_to_a_title_is_plain() -> None:
    bot = a_parent(State.DAY)
    labels = [option.label for row in plan_page(bot.journey, with_titles(bot, "Me & you"), 0).rows for option in row]
    assert "1. Me & you" in labels
