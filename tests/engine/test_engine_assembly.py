"""From a remark and a prompt to at most two messages."""

from dialogs.screen import Option, Prompt
from engine.assembly import FITS_ONE, assemble
from fsm.journey import Journey
from fsm.reply import Button, Edit, Picture, Say

AT = Journey(1, question=7)
ROWS = ((Option("yes", "Yes"), Option("*:plan.0", "Plan")), (Option("", "Page", "https://example.org"),), ())
BUTTONS = ((Button("Yes", "7:yes"), Button("Plan", "*:plan.0")), (Button("Page", url="https://example.org"),))
PICTURE = Picture("closeness", "Closeness", (("Mon", 3.0, None),), "far", "close", "Mon 3")


def test_nothing_to_say_is_no_message() -> None:
    assert assemble(AT, "", None, 0) == ()
    assert assemble(AT, "Thanks.", None, 0) == (Say("Thanks."),)


def test_buttons_carry_the_questions_number_unless_they_are_good_for_ever() -> None:
    assert assemble(AT, "", Prompt("Well?", ROWS), 0) == (Say("Well?", BUTTONS),)


def test_a_short_remark_shares_the_message_a_long_one_does_not() -> None:
    assert assemble(AT, "Thanks.", Prompt("Well?", ROWS), 0) == (Say("Thanks.\n\nWell?", BUTTONS),)
    long = "x" * (FITS_ONE - 4)
    assert assemble(AT, long, Prompt("Well?", ROWS), 0) == (Say(long), Say("Well?", BUTTONS))


def test_a_picture_has_its_caption_to_itself() -> None:
    prompt = Prompt("Well?", ROWS, PICTURE)
    assert assemble(AT, "Thanks.", prompt, 0) == (Say("Thanks."), Say("Well?", BUTTONS, PICTURE))


def test_what_goes_first_takes_the_remark_along() -> None:
    prompt = Prompt("Well?", ROWS, first="So.")
    assert assemble(AT, "Thanks.", prompt, 0) == (Say("Thanks.\n\nSo."), Say("Well?", BUTTONS))


def test_in_place_is_an_edit_unless_it_needs_more_than_one_message() -> None:
    assert assemble(AT, "Thanks.", Prompt("Well?", ROWS), 5) == (Edit(5, "Thanks.\n\nWell?", BUTTONS),)
    assert assemble(AT, "", Prompt("Well?", ROWS, PICTURE), 5) == (Say("Well?", BUTTONS, PICTURE),)
    assert assemble(AT, "", Prompt("Well?", ROWS, first="So."), 5) == (Say("So."), Say("Well?", BUTTONS))
