"""Anything a parent may send, in any state, in any language: a kind answer, and the question is still open."""

import pytest

from fsm.states import State
from storage import codec
from tests.conversation import a_parent
from tests.engine.anything import anything


@pytest.mark.parametrize("state", list(State))
def test_anything_has_an_answer_in_every_state(language: str, state: State) -> None:
    at = a_parent(state, language)
    for event in anything(language):
        bot = at.copy().take(event)
        assert bot.turn is not None
        if not bot.turn.erase:
            bot.is_open()
        assert codec.load_journey(codec.dump_journey(bot.journey)) == bot.journey
        for reply in bot.turn.replies:
            assert codec.load(codec.dump(reply)) == reply
        assert codec.load(codec.dump(event)) == event


@pytest.mark.parametrize("kind", ["voice", "video_note", "audio", "sticker", "photo", "location"])
@pytest.mark.parametrize("state", [State.CHILD_NAME, State.CHECK_IN, State.REVIEW, State.CONCERN_HELP])
def test_what_cannot_be_read_is_said_kindly(language: str, state: State, kind: str) -> None:
    bot = a_parent(state, language).sends(kind).is_in(state).asks_again()
    bot.said("other-voice" if kind in ("voice", "video_note", "audio") else "other-kind")


def test_a_caption_is_read() -> None:
    bot = a_parent(State.CHECK_IN).sends("photo", "We went fishing").is_in(State.CLOSENESS)
    assert bot.answers[-1].words == "We went fishing"
    a_parent(State.CHECK_IN).sends("photo", "   ").said("other-kind")


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\u2060", "\u202e"])
def test_no_words_in_it(language: str, text: str) -> None:
    bot = a_parent(State.STORY, language).says(text).said("empty").is_in(State.STORY).asks_again()
    assert bot.journey.heard.messages == 0


@pytest.mark.parametrize("state", [State.CHILD_NAME, State.STORY, State.CHECK_IN, State.DAY, State.ENDED])
def test_an_edit_is_seen_and_the_first_version_kept(language: str, state: State) -> None:
    bot = a_parent(state, language)
    before = len(bot.answers)
    bot.edits("Done").said("edited").is_in(state)
    assert len(bot.answers) == before


def test_ten_thousand_characters_are_kept_whole() -> None:
    story = "We had breakfast and then we went out. " * 256
    bot = a_parent(State.STORY).says(story).took_a_line_of("story_received")
    assert bot.answers[-1].words == story.strip()
