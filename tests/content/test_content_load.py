"""The loader: what a language cannot be served without."""

import pytest

from content import load
from content.faults import ContentError
from content.text import Voice
from fsm.words import Band, Concern, Pronoun, Sign, StepId
from tests.content import packs
from tests.content.packs import Pack

STEP = "steps/listen.md"
CONCERN = "concerns/eating.md"


def test_that_the_real_texts_are_served() -> None:
    content = load.load()
    assert content.locales == ("en", "ru")
    for pack in content.packs.values():
        assert (len(pack.steps), len(pack.signs), len(pack.causes), len(pack.concerns)) == (14, 8, 8, 9)
    assert len(content.helplines.countries) >= 30
    assert content.helplines.directories


def test_that_a_step_is_read_whole(whole: Pack) -> None:
    line = whole.line(STEP, "- no_time:")
    whole.put(STEP, line, "- no_time: No time\n  Rest.\n  [2-5, 6-9] Nap.\n  [13-17] Sleep\n  on.\n- other: It")
    content = load.load(whole.folder)
    step = content.pack("en").steps[StepId.LISTEN]
    assert step.reason("no such reason") is step.reasons["always"]
    (hard,) = [hard for hard in step.hard if hard.id == "no_time"]
    said = {band: hard.tip_for(band).plain(Voice("", Pronoun.HE)) for band in Band}
    assert said == {Band.TODDLER: "Nap.", Band.SCHOOL: "Nap.", Band.PRETEEN: "Rest.", Band.TEEN: "Sleep on."}
    assert hard.label.plain(Voice("", Pronoun.HE)) == "No time"


def test_that_where_every_age_has_a_tip_the_first_stands_for_an_unknown_one(whole: Pack) -> None:
    whole.put(
        STEP, whole.line(STEP, "- no_time:"), "- no_time: No time\n  [2-5] Nap.\n  [6-9, 10-12, 13-17] Sleep.\n- x: It"
    )
    (hard,) = [hard for hard in load.load(whole.folder).pack("en").steps[StepId.LISTEN].hard if hard.id == "no_time"]
    assert hard.tip.plain(Voice("", Pronoun.HE)) == "Nap."


def test_that_a_concern_may_speak_of_the_parents_own_hand() -> None:
    concerns = load.load().pack("en").concerns
    assert concerns[Concern.VIOLENCE_TO_CHILD].heard_parent is not None
    assert concerns[Concern.VIOLENCE_TO_CHILD].now_parent
    assert concerns[Concern.EATING].heard_parent is None
    assert not concerns[Concern.EATING].now_parent


def test_that_texts_with_faults_are_not_served(whole: Pack) -> None:
    line = whole.put(STEP, whole.line(STEP, "## Keep") + 1, "Let {kid} finish.")
    with pytest.raises(ContentError) as raised:
        load.load(whole.folder)
    assert [(fault.file, fault.line, fault.rule) for fault in raised.value.faults] == [
        (whole.path(STEP), line, "placeholder")
    ]
    assert str(raised.value).startswith(f"{whole.path(STEP)}:{line}: placeholder: no placeholder {{kid}}: use ")


@pytest.mark.parametrize(
    ("name", "beginning", "after", "new"),
    [
        (STEP, "- always:", "", "- always: {kid}"),
        (STEP, "- ", "## Done", "- {kid}"),
        (STEP, "- ", "### Say", "- {kid}"),
        (STEP, "- no_time:", "", "- no_time: {kid}"),
        (STEP, "  ", "- pushed_away:", "  {kid}"),
        (STEP, "  [13-17]", "", "  [13-17] {kid}"),
        ("signs.yaml", "  said:", "", '  said: "{kid}"'),
        ("signs.yaml", '    "6-9"', "", '    "6-9": "{kid}"'),
        ("causes.yaml", "  answer:", "", '  answer: "{kid}"'),
        ("lines.yaml", "  - ", "", '  - "{kid}"'),
        (CONCERN, "- ", "## Now", "- {kid}"),
    ],
)
def test_that_a_wrong_placeholder_is_told_with_its_line(
    pack: Pack, name: str, beginning: str, after: str, new: str
) -> None:
    line = pack.put(name, pack.line(name, beginning, after), new)
    assert pack.loaded() == [(f"en/{name}", line, "placeholder")]


def test_that_a_wrong_placeholder_under_a_heading_is_told_with_its_line(pack: Pack) -> None:
    line = pack.put(CONCERN, pack.line(CONCERN, "## Back") + 1, "{kid}")
    assert pack.loaded() == [(f"en/{CONCERN}", line, "placeholder")]


@pytest.mark.parametrize("name", [STEP, CONCERN, "privacy.md", "signs.yaml", "causes.yaml", "lines.yaml"])
def test_that_a_file_that_there_is_not_is_missing(pack: Pack, name: str) -> None:
    pack.path(name).unlink()
    assert pack.loaded() == [(f"en/{name}", 1, "missing")]


@pytest.mark.parametrize("name", ["steps/hope.md", "concerns/rain.md"])
def test_that_a_file_that_nobody_reads_is_unknown(pack: Pack, name: str) -> None:
    pack.write(name, ["## Idea"])
    assert pack.loaded() == [(f"en/{name}", 1, "unknown")]


@pytest.mark.parametrize(
    "heading", ["Why", "Reasons", "Action 6-9", "Check-in", "Done", "Hard", "Hard again", "Day two", "Keep"]
)
def test_that_every_section_of_a_step_is_needed(pack: Pack, heading: str) -> None:
    pack.drop(STEP, f"## {heading}")
    assert pack.loaded() == [(f"en/{STEP}", 1, "missing")]


@pytest.mark.parametrize("heading", ["## Why", "## Done", "## Keep"])
def test_that_a_section_has_something_in_it(pack: Pack, heading: str) -> None:
    pack.drop(STEP, heading)
    line = pack.add(STEP, heading)
    assert pack.loaded() == [(f"en/{STEP}", line, "missing")]


@pytest.mark.parametrize("part", ["### Today", "### Smaller", "### Say", "### Leave out"])
def test_that_every_part_of_an_action_is_needed(pack: Pack, part: str) -> None:
    line = pack.put(STEP, pack.line(STEP, part, "## Action 6-9"), "### Later")
    assert pack.loaded() == [(f"en/{STEP}", pack.line(STEP, "## Action 6-9"), "missing")]
    pack.put(STEP, line, f"{part}\n\n### Later")
    assert pack.loaded() == [(f"en/{STEP}", line, "missing")]


def test_that_a_step_is_called_as_its_file_is(pack: Pack) -> None:
    line = pack.put(STEP, pack.line(STEP, "id:"), "id: accept")
    assert pack.loaded() == [(f"en/{STEP}", line, "id")]
    pack.cut(STEP, line, line + 1)
    assert pack.loaded() == [(f"en/{STEP}", 1, "id")]


def test_that_a_step_has_a_title(pack: Pack) -> None:
    line = pack.line(STEP, "title:")
    pack.cut(STEP, line, line + 1)
    assert pack.loaded() == [(f"en/{STEP}", 1, "missing")]


def test_that_a_step_has_a_reason_for_everyone(pack: Pack) -> None:
    line = pack.line(STEP, "- always:")
    pack.cut(STEP, line, line + 1)
    assert pack.loaded() == [(f"en/{STEP}", pack.line(STEP, "## Reasons"), "missing")]


@pytest.mark.parametrize("heading", ["## Reasons", "## Hard"])
def test_that_an_item_there_begins_with_a_key(pack: Pack, heading: str) -> None:
    line = pack.put(STEP, pack.line(STEP, heading), f"{heading}\n- Without a key") + 1
    assert pack.loaded() == [(f"en/{STEP}", line, "form")]


def test_that_a_hard_reason_has_a_tip_for_every_age(pack: Pack) -> None:
    line = pack.put(STEP, pack.line(STEP, "- no_time:"), "- no_time: No time\n  [2-5] Nap.\n- other: It")
    assert pack.loaded() == [(f"en/{STEP}", line, "missing")]


def test_that_a_hard_reason_has_a_tip(pack: Pack) -> None:
    line = pack.put(STEP, pack.line(STEP, "- no_time:"), "- no_time: No time\n- other: It")
    assert pack.loaded() == [(f"en/{STEP}", line, "missing")]


def test_that_a_tip_for_an_age_says_something(pack: Pack) -> None:
    line = pack.put(STEP, pack.line(STEP, "  [13-17]"), "  [13-17]")
    assert pack.loaded() == [(f"en/{STEP}", line, "missing")]


@pytest.mark.parametrize(("name", "id"), [("signs.yaml", "snaps"), ("causes.yaml", "separation")])
def test_that_every_entry_is_needed(pack: Pack, name: str, id: str) -> None:
    pack.put(name, pack.line(name, f"{id}:"), "grumpy:")
    assert pack.loaded() == [(f"en/{name}", 1, "missing")]


@pytest.mark.parametrize("name", ["signs.yaml", "causes.yaml"])
def test_that_every_text_of_an_entry_is_needed(pack: Pack, name: str) -> None:
    line = pack.put(name, pack.line(name, "  said:"), '  said: ""')
    assert pack.loaded() == [(f"en/{name}", line, "missing")]
    pack.put(name, line, '  told: "You told me."')
    assert [line for _, line, rule in pack.loaded() if rule == "missing"] == [pack.line(name, "  name:") - 1]


def test_that_a_sign_looks_different_at_each_age(pack: Pack) -> None:
    pack.put("signs.yaml", pack.line("signs.yaml", "  ages:"), "  at:")
    assert pack.loaded() == [("en/signs.yaml", pack.line("signs.yaml", "  name:") - 1, "missing")] * len(Band)


def test_that_yaml_that_is_none_is_one_fault(pack: Pack) -> None:
    line = pack.put("signs.yaml", pack.line("signs.yaml", "  said:"), '  said: "a" b')
    assert pack.loaded() == [("en/signs.yaml", line, "form")]


def test_that_a_pool_is_a_list(pack: Pack) -> None:
    line = pack.add("lines.yaml", 'other: "One line."')
    assert pack.loaded() == [("en/lines.yaml", line, "missing")]


@pytest.mark.parametrize("heading", ["Heard", "Check", "Ask", "Now", "Easier", "Back", "Misread", "Follow up same"])
def test_that_every_section_of_a_concern_is_needed(pack: Pack, heading: str) -> None:
    pack.drop(CONCERN, f"## {heading}")
    assert pack.loaded() == [(f"en/{CONCERN}", 1, "missing")]


def test_that_a_section_of_a_concern_has_a_text(pack: Pack) -> None:
    pack.drop(CONCERN, "## Back")
    line = pack.add(CONCERN, "## Back")
    assert pack.loaded() == [(f"en/{CONCERN}", line, "missing")]


def test_that_a_concern_is_called_as_its_file_is(pack: Pack) -> None:
    pack.put(CONCERN, pack.line(CONCERN, "id:"), "id: food")
    assert pack.loaded() == [(f"en/{CONCERN}", 1, "id")]


def test_that_the_privacy_policy_has_pages(pack: Pack) -> None:
    pack.write("privacy.md", [])
    assert pack.loaded() == [("en/privacy.md", 1, "missing")]


def test_that_a_page_of_the_privacy_policy_is_one_text(whole: Pack) -> None:
    whole.write(
        "privacy.md", ["## What is kept", "Little.", "", "- your words", "- the hour", "", "## Who", "- Nobody"]
    )
    first, second = load.load(whole.folder).pack("en").privacy
    voice = Voice("", Pronoun.THEY)
    assert first.html(voice) == "<b>What is kept</b>\n\nLittle.\n\n• your words\n\n• the hour"
    assert second.html(voice) == "<b>Who</b>\n\n• Nobody"


def test_that_a_language_says_what_stands_for_the_child(pack: Pack) -> None:
    for key in ("child-neutral", "child-mine"):
        pack.put("ui.ftl", pack.line("ui.ftl", f"{key} ="), f"{key}-named = your child")
    assert pack.loaded() == [("en/ui.ftl", 1, "missing"), ("en/ui.ftl", 1, "missing")]


def test_that_what_is_no_fluent_is_told_with_its_line(pack: Pack) -> None:
    line = pack.put("ui.ftl", pack.line("ui.ftl", "nudge ="), "nudge We stopped here.")
    assert pack.loaded() == [("en/ui.ftl", line, "form")]


def test_that_there_is_english(pack: Pack) -> None:
    pack.path("ui.ftl").unlink()
    assert pack.loaded() == [("en/ui.ftl", 1, "missing")]


def test_that_there_are_helplines(pack: Pack) -> None:
    (pack.folder / "helplines.yaml").unlink()
    assert pack.loaded() == [("helplines.yaml", 1, "missing")]


def test_that_one_language_with_faults_keeps_all_from_being_served(whole: Pack) -> None:
    russian = packs.fill(packs.with_russian(whole))
    assert load.read(whole.folder)[0] is not None
    russian.path(STEP).unlink()
    content, faults = load.read(whole.folder)
    assert content is None
    assert [fault.file for fault in faults.found] == [russian.path(STEP)]


def test_that_the_loader_keeps_the_order_of_signs() -> None:
    assert list(load.load().pack("ru").signs) == list(Sign)
