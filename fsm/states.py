"""Every state a journey can be in. Each has a screen in `dialogs`; ids are stored, so they are stable."""

from enum import StrEnum


class State(StrEnum):
    """What the parent is being asked, or what rests between two questions."""

    # Welcome; you and your child
    WELCOME = "welcome"
    CHILD_NAME = "child_name"
    CHILD_AGE = "child_age"
    CHILD_PRONOUN = "child_pronoun"
    COUNTRY = "country"
    TIME_ZONE = "time_zone"
    HOUR = "hour"
    PACE = "pace"
    # Story, since when and why, reflection, programme
    STORY = "story"
    SIGNS = "signs"
    SINCE = "since"
    CAUSES = "causes"
    REFLECTION = "reflection"
    STRENGTHS = "strengths"
    PROGRAMME = "programme"
    # Days
    DAY = "day"
    CHECK_IN = "check_in"
    HARD = "hard"
    CLOSENESS = "closeness"
    REVIEW = "review"
    REVIEW_RESULT = "review_result"
    # The end
    ENDING = "ending"
    ENDED = "ended"
    HELLO = "hello"
    # Overlays: they lead back to where the parent was
    CONCERN_CHECK = "concern_check"
    CONCERN_HELP = "concern_help"
    CONCERN_EASIER = "concern_easier"
    FOLLOW_UP = "follow_up"
    SUPPORT = "support"
    SUPPORT_DRAFT = "support_draft"
    PAUSING = "pausing"
    PAUSED = "paused"
    SILENCE = "silence"
    QUIET = "quiet"
    RESTARTING = "restarting"
    FORGETTING = "forgetting"
    FORGETTING_ONE = "forgetting_one"
    FORGETTING_THIS = "forgetting_this"
    SETTINGS = "settings"
    LANGUAGE = "language"
    SET_NAME = "set_name"
    SET_AGE = "set_age"
    SET_PRONOUN = "set_pronoun"
    SET_COUNTRY = "set_country"
    SET_ZONE = "set_zone"
    SET_HOUR = "set_hour"
    SET_PACE = "set_pace"


def _between(first: State, last: State) -> tuple[State, ...]:
    every = list(State)
    return tuple(every[every.index(first) : every.index(last) + 1])


ONBOARDING = _between(State.WELCOME, State.PROGRAMME)
"""Before the programme begins."""

INTRODUCING = _between(State.WELCOME, State.PACE)
"""The short questions before the story."""

RUNNING = _between(State.DAY, State.REVIEW_RESULT)
"""While steps and check-ins come."""

CLOSING = _between(State.ENDING, State.HELLO)
"""After the last step."""

MAIN = ONBOARDING + RUNNING + CLOSING
OVERLAYS = _between(State.CONCERN_CHECK, State.SET_PACE)

SAFETY = _between(State.CONCERN_CHECK, State.FOLLOW_UP)
"""One conversation about a concern."""

STILLNESS = (State.PAUSED, State.SILENCE, State.QUIET)
"""The bot keeps quiet, or asks whether it should."""

LASTING = (
    State.CONCERN_CHECK,
    State.CONCERN_HELP,
    State.CONCERN_EASIER,
    State.FOLLOW_UP,
    State.SUPPORT_DRAFT,
    State.PAUSED,
    State.SILENCE,
    State.QUIET,
)
"""Overlays that another overlay must not throw away: it leads back to them."""

SETTING = _between(State.SET_NAME, State.SET_PACE)
"""One setting being changed; leads back to the settings."""
