"""The messages and the pools that the code asks for. A test holds these lists against the code itself."""

from collections.abc import Iterable, Mapping
from itertools import product

from content.rules import exported
from content.rules.said import Role
from fsm.words import Concern, Pace, Progress, Pronoun

COMMANDS = (
    "help", "today", "plan", "progress", "pause", "resume", "settings",
    "language", "support", "sos", "privacy", "export", "restart", "forget", "start",
)  # fmt: skip


def _each(prefix: str, ids: Iterable[str]) -> str:
    return " ".join(prefix + id.replace("_", "-") for id in ids)


_SAID = f"""
welcome welcome-again welcome-first welcome-thanks help-before
child-name child-name-long child-age child-age-unclear child-age-outside child-pronoun
country country-unknown time-zone time-zone-unknown hour hour-unclear hour-night pace please-press kept-for-story
story story-never-alone story-more story-short
quote signs-heard signs-correct signs-none-heard signs-buttons signs-again signs-no-sign please-tick since
causes causes-heard causes-correct causes-again
reflection-intro reflection-statement reflection-scale reflection-unclear
strengths-intro strengths-none strengths-growth strengths-no-diagnosis strengths-again
programme-intro programme-again
step-head step-today step-say step-smaller step-leave step-why step-first-evening step-back step-put-off day-again
check-in-again hard-again closeness-first closeness-again closeness-unclear
review-noted review-faded review-less review-again
ending ending-faded ending-still ending-keep ending-hello ended-hello ended ended-again
hello-again {_each("hello-answer-", ("good", "mixed", "far", "stop"))}
sos concern-now concern-here services-emergency services-hours services-always services-none-fitting services-no-country
support support-nobody support-not-sent support-draft support-dropped support-sent human-reply
pause paused paused-open resumed pause-over not-paused
{_each("silence-answer-", ("no_time", "not_helpful", "better", "other"))} quiet
settings language
help start-again today-not-yet plan-not-yet progress-nothing-yet progress progress-closeness export
restart forget forget-one forget-one-none forget-this forgotten forgotten-one forgotten-number
retention-notice retention-kept unknown-command edited empty other-voice other-kind nudge moved-on our-fault disk-full
"""

_BUTTONS = f"""
language-name welcome-agree welcome-privacy child-name-skip {_each("pronoun-", Pronoun)} {_each("pace-", Pace)}
story-buttons story-all signs-meaning done since-new since-always since-rest-new reflection-back strengths-next
programme-begin plan-show page-back page-on {_each("face-", ("today", "smaller", "larger", "leave", "why"))} face-again
{_each("progress-", (Progress.DONE, Progress.PARTLY, Progress.NOT_YET, Progress.HARD))} hard-other
review-to-human review-onward ending-yes ending-no {_each("hello-", ("good", "mixed", "far", "stop"))}
concern-yes concern-no concern-easier concern-services concern-human concern-back
{_each("follow-up-", ("better", "same", "help"))} support-send support-drop
{_each("pause-", ("three", "week", "month", "open"))} resume
{_each("silence-", ("no_time", "not_helpful", "better", "other"))}
{_each("set-", ("name", "age", "pronoun", "country", "zone", "hour", "pace", "language"))} back
restart-yes restart-no forget-yes forget-no forget-one-thing forget-older forget-newer forget-this-yes retention-keep
{_each("filed-", ("closeness", "hard", "follow_up", "concern"))}
"""

_IN_PICTURES = f"""
reflection-picture reflection-low reflection-high closeness-picture closeness-low closeness-high
ending-first-week ending-last-week {_each("weekday-", ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
{_each("plan-", ("coming", "current", "done", "extra"))} child-neutral child-mine
"""

ROLES: Mapping[str, Role] = {
    **dict.fromkeys(_SAID.split(), Role.MESSAGE),
    **dict.fromkeys(_BUTTONS.split(), Role.BUTTON),
    **dict.fromkeys(_IN_PICTURES.split(), Role.PICTURE),
    **{f"command-{name}": Role.COMMAND for name in COMMANDS},
    **{exported.label(id): Role.LABEL for id in exported.ids()},
    "old-button": Role.TOAST,
    "operator-concern": Role.OPERATOR,
    "operator-message": Role.MESSAGE,
    "bot-name": Role.BOT_NAME,
    "bot-description": Role.DESCRIPTION,
    "bot-short-description": Role.SHORT,
}
"""Every message that ui.ftl must have, and what it is."""

EMPTY = frozenset({"plan-coming"})
"""Messages that may say nothing."""

ALWAYS = frozenset({"child", "Child", "pronoun"})
"""Variables that every message can use."""


def role(key: str) -> Role | None:
    """What a message is; None for one that nothing asks for."""
    return ROLES.get(key)


PASSED: Mapping[str, tuple[str, ...]] = {
    "hour": ("time",),
    "hour-night": ("hour",),
    "quote": ("words",),
    "since": ("sign", "number", "total"),
    "reflection-statement": ("number", "total"),
    "programme-intro": ("steps",),
    "page-on": ("page", "pages"),
    "step-head": ("number", "total", "title"),
    "step-first-evening": ("hour",),
    "day-again": ("title",),
    "step-put-off": ("title",),
    "check-in-again": ("title",),
    "review-noted": ("sign",),
    "review-faded": ("sign",),
    "ending": ("days",),
    "services-emergency": ("number",),
    "services-hours": ("hours",),
    "human-reply": ("words",),
    **dict.fromkeys(_each("set-", ("name", "age", "pronoun", "country", "zone", "hour", "pace")).split(), ("value",)),
    "progress": ("step", "total", "days", "tried"),
    "progress-closeness": ("value",),
    "operator-concern": ("concern",),
    "forgotten": ("answers",),
    "forget-this": ("on",),
    "filed-closeness": ("value",),
    "retention-notice": ("on",),
}
"""The variables that the code passes to a message, beside those that are always there."""

COUNTED = frozenset({"days", "tried", "steps"})
"""Variables that count what follows them: a word after them changes with the number."""

CLOSED: Mapping[str, tuple[str, ...]] = {"pronoun": tuple(Pronoun), "concern": tuple(Concern)}
"""Variables that can only be one of these."""

_NUMBERS = (0, 1, 2, 5, 11, 21, 42)
_SAMPLES: Mapping[str, tuple[str | int, ...]] = {
    **dict.fromkeys(COUNTED, _NUMBERS),
    **dict.fromkeys(("number", "total", "step", "page", "pages"), (14,)),
    **dict.fromkeys(("time", "hour"), ("20:00",)),
    "hours": ("24/7",),
    "answers": (142,),
    "on": ("30 September 2027",),
    "concern": tuple(Concern),
    "value": ("20:00",),
}


def samples(key: str) -> list[dict[str, str | int]]:
    """Values as the code passes them to a message: every kind of number. Words of others are left short."""
    names = PASSED.get(key, ())
    return [
        dict(zip(names, values, strict=True)) for values in product(*(_SAMPLES.get(name, ("Sam",)) for name in names))
    ]


POOLS: Mapping[str, int] = {
    "story_received": 8,
    "note_received": 8,
    "after_silence": 6,
    "check_in_later": 8,
    "check_in_smaller": 4,
    "done_later": 6,
    "partly_later": 6,
    "not_yet_later": 6,
    "hard_later": 6,
    "what_was_hard": 6,
    "make_it_smaller": 6,
    "good_night": 8,
    "closeness": 7,
    "review_opening": 7,
    "review_better": 5,
    "review_same": 5,
    "review_worse": 5,
    "review_mixed": 5,
    "review_human": 4,
    "review_human_low": 4,
    "follow_up_later": 4,
    "follow_up_same_later": 3,
    "silence": 3,
    "monthly_hello": 12,
}
"""Every pool that lines.yaml must have, and how many lines at least: a parent meets them for six weeks."""
