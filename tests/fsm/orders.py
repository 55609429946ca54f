"""The orders that the planner gives to the personas, as they were when a person read them and found them right."""

ORDERS: dict[str, str] = {
    "concern_on_day_nine": """\
listen: sign stopped_talking
time_together: cause long_hours
act_now: reflection
accept: sign always_fine
find_causes: cause serious_event
love_beyond_school: sign always_fine
start_with_yourself: sign always_fine
be_deliberate: reflection
respect_space: always
be_consistent: always
respect_opinion: always
widen_boundaries: always
ask_for_help: always
trust_but_verify: always""",
    "gets_worse": """\
find_causes: cause serious_event
listen: sign curt_answers
accept: cause distant_despite_care
love_beyond_school: sign stopped_asking
respect_opinion: sign stopped_asking
act_now: always
ask_for_help: sign stopped_asking
time_together: sign curt_answers
be_consistent: sign stopped_asking
be_deliberate: cause distant_despite_care
start_with_yourself: always
widen_boundaries: sign stopped_asking
respect_space: always
trust_but_verify: always""",
    "never_built_blocks": """\
time_together: sign stopped_talking
act_now: cause never_built
accept: cause never_built
listen: sign stopped_talking
find_causes: reflection
respect_space: sign locked_room
be_consistent: cause separation
respect_opinion: reflection
widen_boundaries: sign locked_room
start_with_yourself: reflection
ask_for_help: reflection
be_deliberate: reflection
love_beyond_school: reflection
trust_but_verify: reflection""",
    "own_mistakes_goes_silent": """\
start_with_yourself: cause own_mistakes
love_beyond_school: sign learns_from_others
respect_space: reflection
listen: sign always_fine
trust_but_verify: reflection
accept: sign always_fine
be_consistent: cause own_mistakes
find_causes: sign learns_from_others
respect_opinion: sign hides_friends
act_now: always
widen_boundaries: sign hides_friends
time_together: always
ask_for_help: always
be_deliberate: always""",
    "teenager_behind_the_door": """\
find_causes: cause unknown
listen: sign stopped_talking
respect_space: sign locked_room
act_now: reflection
time_together: sign stopped_talking
start_with_yourself: always
accept: sign curt_answers
respect_opinion: always
ask_for_help: sign curt_answers
be_deliberate: reflection
love_beyond_school: always
be_consistent: always
widen_boundaries: reflection
trust_but_verify: sign locked_room""",
    "toddler_worn_out": """\
be_deliberate: cause parent_worn_out
time_together: cause long_hours
start_with_yourself: sign snaps
find_causes: cause serious_event
listen: cause serious_event
be_consistent: sign stopped_asking
act_now: reflection
ask_for_help: sign stopped_asking
respect_opinion: sign stopped_asking
accept: cause serious_event
love_beyond_school: cause long_hours
respect_space: sign snaps
widen_boundaries: sign stopped_asking
trust_but_verify: always""",
    "ru_class_chat": """\
find_causes: cause unknown
love_beyond_school: sign learns_from_others
respect_space: sign locked_room
listen: sign curt_answers
act_now: reflection
time_together: sign curt_answers
trust_but_verify: sign learns_from_others
start_with_yourself: always
accept: sign curt_answers
respect_opinion: always
ask_for_help: sign curt_answers
be_deliberate: reflection
be_consistent: always
widen_boundaries: reflection""",
    "ru_father_on_rotation": """\
time_together: sign stopped_talking
act_now: cause never_built
accept: cause never_built
listen: sign stopped_talking
find_causes: reflection
respect_space: sign locked_room
be_consistent: cause separation
respect_opinion: reflection
widen_boundaries: sign locked_room
love_beyond_school: reflection
start_with_yourself: reflection
ask_for_help: reflection
be_deliberate: reflection
trust_but_verify: reflection""",
    "ru_grandmother": """\
find_causes: cause serious_event
listen: sign curt_answers
accept: cause distant_despite_care
love_beyond_school: sign stopped_asking
respect_opinion: sign stopped_asking
act_now: always
ask_for_help: sign stopped_asking
time_together: sign curt_answers
be_consistent: sign stopped_asking
be_deliberate: cause distant_despite_care
start_with_yourself: always
widen_boundaries: sign stopped_asking
respect_space: always
trust_but_verify: always""",
    "ru_no_strength_left": """\
be_deliberate: cause parent_worn_out
start_with_yourself: sign snaps
time_together: reflection
find_causes: cause serious_event
listen: cause serious_event
be_consistent: sign stopped_asking
respect_opinion: sign stopped_asking
act_now: reflection
ask_for_help: sign stopped_asking
accept: cause serious_event
love_beyond_school: sign stopped_asking
respect_space: sign snaps
widen_boundaries: sign stopped_asking
trust_but_verify: always""",
    "ru_note_in_the_exercise_book": """\
listen: sign stopped_talking
time_together: cause long_hours
act_now: reflection
find_causes: cause serious_event
accept: cause serious_event
love_beyond_school: cause long_hours
ask_for_help: sign curt_answers
be_deliberate: reflection
start_with_yourself: always
respect_space: always
be_consistent: always
respect_opinion: always
widen_boundaries: always
trust_but_verify: always""",
    "ru_read_the_messages": """\
start_with_yourself: cause own_mistakes
love_beyond_school: sign learns_from_others
respect_space: reflection
listen: sign always_fine
trust_but_verify: reflection
accept: sign always_fine
be_consistent: cause own_mistakes
find_causes: sign learns_from_others
respect_opinion: sign hides_friends
act_now: always
widen_boundaries: sign hides_friends
time_together: always
ask_for_help: always
be_deliberate: always""",
}
