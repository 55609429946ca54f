"""The ids of everything the product speaks about. Ids are stable: texts and code may change, these may not."""

from enum import StrEnum


class Sign(StrEnum):
    """The eight signs of lost trust, in the order in which a parent meets them."""

    LOCKED_ROOM = "locked_room"
    STOPPED_TALKING = "stopped_talking"
    HIDES_FRIENDS = "hides_friends"
    SNAPS = "snaps"
    CURT_ANSWERS = "curt_answers"
    STOPPED_ASKING = "stopped_asking"
    ALWAYS_FINE = "always_fine"
    LEARNS_FROM_OTHERS = "learns_from_others"


class Since(StrEnum):
    """Whether a sign is new ('lost') or was always there ('never built')."""

    NEW = "new"
    ALWAYS = "always"


class Cause(StrEnum):
    """What may lie behind the signs."""

    SEPARATION = "separation"
    SERIOUS_EVENT = "serious_event"
    LONG_HOURS = "long_hours"
    OWN_MISTAKES = "own_mistakes"
    NEVER_BUILT = "never_built"
    DISTANT_DESPITE_CARE = "distant_despite_care"
    PARENT_WORN_OUT = "parent_worn_out"
    UNKNOWN = "unknown"


class StepId(StrEnum):
    """The fourteen steps, in the order of the articles; a programme has its own order.

    A new one goes to the end: a parent's own ratings are stored in this order.
    """

    FIND_CAUSES = "find_causes"
    ACT_NOW = "act_now"
    START_WITH_YOURSELF = "start_with_yourself"
    ACCEPT = "accept"
    BE_CONSISTENT = "be_consistent"
    LISTEN = "listen"
    TIME_TOGETHER = "time_together"
    LOVE_BEYOND_SCHOOL = "love_beyond_school"
    RESPECT_OPINION = "respect_opinion"
    RESPECT_SPACE = "respect_space"
    ASK_FOR_HELP = "ask_for_help"
    WIDEN_BOUNDARIES = "widen_boundaries"
    TRUST_BUT_VERIFY = "trust_but_verify"
    BE_DELIBERATE = "be_deliberate"


class Concern(StrEnum):
    """What must not wait. The order is the order in which several at once are answered."""

    SELF_HARM = "self_harm"
    PARENT_CRISIS = "parent_crisis"
    VIOLENCE_TO_CHILD = "violence_to_child"
    VIOLENCE_AT_HOME = "violence_at_home"
    EXPLOITATION = "exploitation"
    RUNAWAY = "runaway"
    VIOLENCE_BY_CHILD = "violence_by_child"
    SUBSTANCES = "substances"
    EATING = "eating"


class Band(StrEnum):
    """The child's age band: what fits at three does not fit at thirteen."""

    TODDLER = "2-5"
    SCHOOL = "6-9"
    PRETEEN = "10-12"
    TEEN = "13-17"

    @classmethod
    def of(cls, age: int) -> "Band":
        """The band of an age in whole years; ages outside 2 to 17 fall to the nearest band."""
        if age <= 5:
            return cls.TODDLER
        if age <= 9:
            return cls.SCHOOL
        if age <= 12:
            return cls.PRETEEN
        return cls.TEEN


class Pronoun(StrEnum):
    """How the texts speak of the child."""

    HE = "he"
    SHE = "she"
    THEY = "they"


class Pace(StrEnum):
    """How often a new step comes."""

    EVERY_DAY = "every_day"
    THREE_A_WEEK = "three_a_week"
    TWO_A_WEEK = "two_a_week"


class Change(StrEnum):
    """What a week changed, by its review."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    MIXED = "mixed"


class Progress(StrEnum):
    """A parent's answer to a check-in. TOLD: in their own words instead of a button."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    HARD = "hard"
    TOLD = "told"
    SILENT = "silent"
