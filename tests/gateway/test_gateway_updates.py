"""Every update that Telegram may send, and what it means."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update

from fsm.event import Blocked, Command, Event, HumanReply, Other, Press, Text, Unblocked
from gateway.slim import slim_update
from gateway.updates import Came, Moved, Refused, read
from simulator.kinds import KINDS, content
from simulator.server import Simulator
from tests.gateway.rig import CHAT

SUPPORT = -500
Json = dict[str, Any]
USER: Json = {"id": CHAT, "is_bot": False, "first_name": "Anna", "language_code": "ru"}
PRIVATE: Json = {"id": CHAT, "type": "private", "first_name": "Anna"}
GROUP: Json = {"id": SUPPORT, "type": "group", "title": "Support"}


def message(**fields: Any) -> Json:
    return {"message_id": 7, "date": 1_770_000_000, "chat": PRIVATE, "from": USER, **fields}


def heard(update: Json, support: int = 0, relays: dict[int, int] | None = None) -> Came | Moved | Refused:
    """Read twice, as Telegram sends it and slim: both must mean the same."""
    whole = Update.de_json({"update_id": 1, **update})
    slim = Update.de_json(slim_update({"update_id": 1, **update}))
    meaning = read(whole, support, (relays or {}).get)
    assert read(slim, support, (relays or {}).get) == meaning
    return meaning


def event(update: Json) -> Event:
    meaning = heard(update)
    assert isinstance(meaning, Came)
    assert meaning.chat == CHAT
    return meaning.event


def test_a_text_comes_with_the_language_of_the_app() -> None:
    assert event({"message": message(text="Она молчит.")}) == Text("Она молчит.", "ru")
    nobody = message(text="Hm") | {"from": {"id": CHAT, "is_bot": False, "first_name": "A"}}
    assert event({"message": nobody}) == Text("Hm", "")


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/help", Command("help", "", "ru")),
        ("/HELP", Command("help", "", "ru")),
        ("/help@trust_steps_bot", Command("help", "", "ru")),
        ("/start  abc def ", Command("start", "abc def", "ru")),
        ("/Support@Bot\nplease\ncall me", Command("support", "please\ncall me", "ru")),
    ],
)
def test_commands(typed: str, command: Command) -> None:
    assert event({"message": message(text=typed)}) == command


@pytest.mark.parametrize(
    "typed", ["/", "/ help", "//help", "/помощь", "/home/anna", "say /help", "/a-b", "/" + "a" * 65]
)
def test_no_commands(typed: str) -> None:
    assert event({"message": message(text=typed)}) == Text(typed, "ru")


def test_an_edit_is_a_text_even_when_it_looks_like_a_command() -> None:
    assert event({"edited_message": message(text="/help")}) == Text("/help", "ru", edited=True)
    assert event({"edited_message": message(caption="better", photo=[])}) == Text("better", "ru", edited=True)


def test_a_live_location_that_moves_is_no_event() -> None:
    moving = message(location={"latitude": 1.0, "longitude": 2.0})
    assert heard({"edited_message": moving}) == Refused("edit without text")


@pytest.mark.parametrize("kind", KINDS)
def test_other_kinds(kind: str, sim: Simulator) -> None:
    fields = content(kind, sim.world.files)
    assert event({"message": message(**fields)}) == Other(kind, "", "ru")
    assert event({"message": message(**fields, caption="look")}) == Other(kind, "look", "ru")


def test_an_animation_is_not_taken_for_its_document() -> None:
    file = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "duration": 1}
    assert event({"message": message(animation=file, document={"file_id": "a", "file_unique_id": "b"})}) == Other(
        "animation", "", "ru"
    )


@pytest.mark.parametrize(
    "service", [{"pinned_message": message(text="x")}, {"new_chat_title": "x"}, {"message_auto_delete_timer_changed":
    {"message_auto_delete_time": 5}}, {}, {"something_of_2030": {"a": 1}}],
)  # fmt: skip
def test_service_messages_are_no_events(service: Json) -> None:
    assert heard({"message": message(**service)}) == Refused("service message")


def query(**fields: Any) -> Json:
    return {"callback_query": {"id": "99", "from": USER, "chat_instance": "1", **fields}}


def test_presses() -> None:
    pressed = Press("3:yes", 7, "99", "ru")
    assert event(query(data="3:yes", message=message(text="Sure?"))) == pressed
    out_of_reach = {"message_id": 7, "date": 0, "chat": PRIVATE}
    assert event(query(data="3:yes", message=out_of_reach)) == pressed


def test_presses_that_are_for_nobody() -> None:
    assert heard(query(data="x", inline_message_id="5")) == Refused("press in another chat")
    assert heard(query(game_short_name="chess", message=message(text="x"))) == Refused("press of a game")
    assert heard(query(data="x", message=message(text="x") | {"chat": GROUP})) == Refused("group")


def member(status: str, chat: Json = PRIVATE, **more: Any) -> Json:
    bot = {"id": 1, "is_bot": True, "first_name": "B"}
    old, new = {"user": bot, "status": "member"}, {"user": bot, "status": status, **more}
    return {"my_chat_member": {"chat": chat, "from": USER, "date": 1, "old_chat_member": old, "new_chat_member": new}}


def test_blocking_and_letting_in_again() -> None:
    assert event(member("kicked", until_date=0)) == Blocked()
    assert event(member("left")) == Blocked()
    assert event(member("member")) == Unblocked()
    assert heard(member("left", GROUP)) == Refused("group")


def test_groups_channels_and_bots_are_refused() -> None:
    supergroup = {"id": -1_000_000_000_001, "type": "supergroup", "title": "G"}
    for chat, reason in ((GROUP, "group"), (supergroup, "supergroup")):
        assert heard({"message": message(text="/start") | {"chat": chat}}) == Refused(reason)
        assert heard({"edited_message": message(text="a") | {"chat": chat}}) == Refused(reason)
    channel = message(text="news") | {"chat": {"id": -1_000_000_000_002, "type": "channel", "title": "C"}}
    assert heard({"channel_post": channel}) == Refused("kind of update")
    robot = {"id": 5, "is_bot": True, "first_name": "R"}
    assert heard({"message": message(text="hi") | {"from": robot}}) == Refused("bot")
    assert heard({}) == Refused("kind of update")


def answer(text: str | None, to: int = 70, chat: Json = GROUP, **fields: Any) -> Json:
    shown = {"message_id": to, "date": 1, "chat": chat, "text": "A parent writes: ..."}
    said = {} if text is None else {"text": text}
    return {"message": message(**said, reply_to_message=shown, **fields) | {"chat": chat}}


def test_the_operators_answer_goes_to_the_parent_who_wrote() -> None:
    assert heard(answer("I am here."), SUPPORT, {70: CHAT}) == Came(CHAT, HumanReply("I am here."))
    photo = answer(None, caption="see this", photo=[])
    assert heard(photo, SUPPORT, {70: CHAT}) == Came(CHAT, HumanReply("see this"))


def test_an_operator_may_use_a_private_chat() -> None:
    mine = {"id": 9, "type": "private", "first_name": "Op"}
    assert heard(answer("Yes?", chat=mine), 9, {70: CHAT}) == Came(CHAT, HumanReply("Yes?"))
    # What is no answer there is the operator trying the bot.
    assert heard(answer("/start", to=71, chat=mine), 9, {70: CHAT}) == Came(9, Command("start", "", "ru"))


def test_talk_in_the_support_chat_is_left_alone() -> None:
    assert heard(answer("tea?", to=71), SUPPORT, {70: CHAT}) == Refused("group")
    assert heard({"message": message(text="tea?") | {"chat": GROUP}}, SUPPORT) == Refused("group")
    assert heard(answer(" "), SUPPORT, {70: CHAT}) == Refused("operator's answer without text")
    edited = {"edited_message": answer("I am here!")["message"]}
    assert heard(edited, SUPPORT, {70: CHAT}) == Refused("group")
    # The same number in another group is another message.
    assert heard(answer("hi"), -501, {70: CHAT}) == Refused("group")


def test_the_support_group_becomes_a_supergroup() -> None:
    moved = {"message": message(migrate_to_chat_id=-1_000_000_000_500) | {"chat": GROUP}}
    assert heard(moved, SUPPORT) == Moved(SUPPORT, -1_000_000_000_500)
    assert heard(moved) == Refused("group")


def test_half_a_character_cannot_be_stored_and_is_replaced() -> None:
    assert event({"message": message(text="a\ud83db")}) == Text("a?b", "ru")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["message_id", "chat", "from", "id", "type", "text", "data", "message", "status", "date",
                         "new_chat_member", "reply_to_message", "is_bot", "photo", "language_code", "caption"]),
        inner, max_size=6),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "poll", "new"]), JSON
    )
)
def test_whatever_comes_is_read_or_refused(update: Json) -> None:
    meaning = read(Update.de_json(slim_update({"update_id": 1, **update})), SUPPORT, lambda _: None)
    assert isinstance(meaning, Came | Moved | Refused)
