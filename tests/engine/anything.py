"""What parents send without being asked for it."""

from fsm.event import Command, Event, HumanReply, Other, Press, Text

MARKUP = "<b>{x}%s"
TEXTS = (
    "",
    "   ",
    "\u200b\u200b",
    "\u202eevil",
    MARKUP,
    "</b><script>&lt;&amp;&#0;",
    "{he} {0} %(x)s $child",
    "*bold* _it_ [a](http://x)",
    "👩‍👧‍👦" * 20,
    "1",
    "3",
    "99",
    "0",
    "1, 3 and 5",
    "Zoë O'Brien-Smith",
    "Max, 9",
    "yes",
    "back",
    "done",
    "x" * 10_000,
    "he never talks to me any more " * 40,
    "She locks herself in her room and hardly says a word since we divorced in May and I work every night.",
    "Она закрывается в комнате и не разговаривает со мной.",
    "שלום ילד",
    "a\x00b\tc\r\nd",
    "23:59",
    "9:40 pm",
    "Europe/Kyiv",
)
"""Nothing in these is a concern."""

CONCERNS = (
    "He wants to kill himself",
    "I hit him yesterday and I am afraid I will do it again",
    "She cuts herself",
    "my husband beats us",
    "She ran away and we don't know where she is",
    "I can't go on, I want to die",
)

KINDS = ("voice", "video_note", "audio", "sticker", "photo", "video", "document", "location", "contact", "poll", "dice")

COMMANDS = (
    "start", "help", "today", "plan", "progress", "pause", "resume", "settings", "language", "support", "sos",
    "privacy", "export", "restart", "forget", "nonsense", "",
)  # fmt: skip

PRESSES = (
    "", ":", "*", "*:", "0:", "0:yes", "-1:done", "1:agree.en", "999999:done", "x" * 64, "*:privacy.0",
    "*:open.privacy.1", "*:plan.0", "*:open.plan.99", "*:plan.x", "*:step.listen.today", "*:step.listen.nowhere",
    "*:step.gone.today",
    "*:open.sign.0", "*:sign.99", "*:gone.1", "*:step.listen", "*:plan",
)  # fmt: skip
"""Buttons of messages that may be long gone, and data that no button of ours ever carried."""


def anything(language: str) -> list[Event]:
    """One of each."""
    return [
        *(Text(text, language) for text in TEXTS),
        *(Text(text, language, edited=True) for text in TEXTS[:6]),
        *(Other(kind, "", language) for kind in KINDS),
        Other("photo", "look at this", language),
        Other("photo", MARKUP, language),
        *(Command(name, "", language) for name in COMMANDS),
        Command("start", "a_deep_link", language),
        *(Press(data, 1, "callback", language) for data in PRESSES),
        HumanReply("We read you. <b>Call us.</b>"),
    ]
