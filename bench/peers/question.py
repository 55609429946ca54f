"""What the peers ask: the same for all of them, as long as one of ours."""

LINES = 28
"""As many answers as our own first evening has."""


def question(stored: int) -> str:
    """The next question, with how many answers are stored; the kill bench reads the number."""
    return (
        f"{stored}. Thank you. That helps me to see how things are between the two of you at the moment.\n\n"
        "Over the last two weeks I have listened to my child without giving advice.\n\n"
        "1 = hardly ever ... 5 = nearly always"
    )
