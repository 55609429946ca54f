"""Every state's screen."""

from functools import cache

from dialogs.causes import Causes
from dialogs.check_in import CheckIn, Closeness, HardReason
from dialogs.child import Age, Name, SpokenOf
from dialogs.confirm import Restarting
from dialogs.day import Today
from dialogs.ending import Ended, Ending, Hello
from dialogs.forget import Forgetting, ForgettingOne, ForgettingThis
from dialogs.place import Country, Zone
from dialogs.programme import Programme
from dialogs.reflection import Reflection, Strengths
from dialogs.review import ReviewResult, WeeklySigns
from dialogs.rhythm import Hour, PaceOf
from dialogs.safety import ConcernCheck, ConcernEasier, ConcernHelp, FollowUp
from dialogs.screen import Screen
from dialogs.settings import Language, Settings
from dialogs.signs import Signs, SinceWhen
from dialogs.stillness import Paused, Pausing, Quiet, Silence
from dialogs.story import Story
from dialogs.support import Support, SupportDraft
from dialogs.welcome import Welcome
from fsm.states import State


@cache
def screens(locales: tuple[str, ...]) -> dict[State, Screen]:
    """One screen for each state. `locales` are the languages that can be chosen."""
    every: list[Screen] = [
        Welcome(locales),
        Name(State.CHILD_NAME, "named"),
        Age(State.CHILD_AGE, "aged"),
        SpokenOf(State.CHILD_PRONOUN, "spoken_of"),
        Country(State.COUNTRY, "placed"),
        Zone(State.TIME_ZONE, "zoned"),
        Hour(State.HOUR, "timed"),
        PaceOf(State.PACE, "paced"),
        Story(),
        Signs(),
        SinceWhen(),
        Causes(),
        Reflection(),
        Strengths(),
        Programme(),
        Today(),
        CheckIn(),
        HardReason(),
        Closeness(),
        WeeklySigns(),
        ReviewResult(),
        Ending(),
        Ended(),
        Hello(),
        ConcernCheck(),
        ConcernHelp(),
        ConcernEasier(),
        FollowUp(),
        Support(),
        SupportDraft(),
        Pausing(),
        Paused(),
        Silence(),
        Quiet(),
        Restarting(),
        Forgetting(),
        ForgettingOne(),
        ForgettingThis(),
        Settings(),
        Language(locales),
        Name(State.SET_NAME, "setting_told"),
        Age(State.SET_AGE, "setting_told"),
        SpokenOf(State.SET_PRONOUN, "setting_told"),
        Country(State.SET_COUNTRY, "setting_placed"),
        Zone(State.SET_ZONE, "setting_told"),
        Hour(State.SET_HOUR, "setting_told"),
        PaceOf(State.SET_PACE, "setting_told"),
    ]
    return {screen.state: screen for screen in every}
