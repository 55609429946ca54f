"""Every kind of update that Telegram may send, and many that it may not, as strategies for hypothesis."""

import sys
from typing import Any

from hypothesis import strategies as st

from gateway.updates import ALLOWED
from simulator.files import Files
from simulator.kinds import KINDS, content
from tests.engine.anything import COMMANDS, CONCERNS, PRESSES, TEXTS

Json = dict[str, Any]
SUPPORT = -500
TOLD = 70
"""The message in the operator's chat that says what the parent wrote."""


UPDATES = (
    "channel_post", "edited_channel_post", "business_connection", "business_message", "edited_business_message",
    "deleted_business_messages", "guest_message", "message_reaction", "message_reaction_count", "inline_query",
    "chosen_inline_result", "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer",
    "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost", "managed_bot", "something_of_2030",
)  # fmt: skip
"""Updates that are not asked for, and that come all the same: they were on their way, or another bot asked for them."""

SENT = ("story", "game", "checklist", "paid_media", "live_photo", "invoice", "giveaway", "giveaway_winners")
"""Kinds of messages beside the simulator's."""

SERVICE = (
    "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo",
    "group_chat_created", "supergroup_chat_created", "channel_chat_created", "message_auto_delete_timer_changed",
    "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message", "successful_payment", "refunded_payment",
    "users_shared", "chat_shared", "gift", "gift_upgrade_sent", "unique_gift", "connected_website",
    "write_access_allowed", "passport_data", "proximity_alert_triggered", "boost_added", "chat_background_set",
    "checklist_tasks_done", "checklist_tasks_added", "direct_message_price_changed", "forum_topic_created",
    "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened", "general_forum_topic_hidden",
    "general_forum_topic_unhidden", "giveaway_created", "giveaway_completed", "paid_message_price_changed",
    "suggested_post_approved", "suggested_post_declined", "suggested_post_paid", "video_chat_scheduled",
    "video_chat_started", "video_chat_ended", "video_chat_participants_invited", "web_app_data", "chat_owner_left",
    "chat_owner_changed", "poll_option_added", "poll_option_deleted", "managed_bot_created",
)  # fmt: skip

FILES = Files()
CONTENTS: dict[str, Json] = {kind: content(kind, FILES) for kind in KINDS} | {kind: {kind: {"a": 1}} for kind in SENT}
"""What stands in a message of each kind."""

MARKS = (
    *"\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069",
    "\ufeff",
    "\u061c",
)
"""Zero width, and those that turn the direction of writing."""


@st.composite
def characters(draw: st.DrawFn) -> str:
    """A character of any of the seventeen planes, half characters among them."""
    plane = draw(st.integers(0, sys.maxunicode >> 16))
    return chr((plane << 16) + draw(st.integers(0, 0xFFFF)))


def texts(most: int = 30) -> st.SearchStrategy[str]:
    """What a parent may type, and what nobody would."""
    pieces = st.sampled_from((*MARKS, "<b>", "</i>", "&amp;", "{x}", "%s", "\n", "\x00", "́" * 20, "\r", "a", " "))
    return (
        st.sampled_from((*TEXTS, *CONCERNS))
        | st.builds("/{}{}".format, st.sampled_from(COMMANDS), st.sampled_from(("", "@trust_steps_bot", " x", "\n")))
        | st.lists(characters() | pieces, max_size=most).map("".join)
    )


NUMBERS: st.SearchStrategy[Any] = (
    st.integers(-(2**70), 2**70)
    | st.sampled_from((0, 1, -1, 2**31, 2**52 - 1, 2**53, 2**63 - 1, 2**63, 2**64, 10**4000))
    | st.sampled_from((1.5, float("inf"), float("nan"), True, False, None, "7", "", [], {}))
)  # fmt: skip
"""Where a number is expected: huge, tiny, and none at all."""


def people(id: int) -> st.SearchStrategy[Json]:
    """The parent; or another bot."""
    languages = st.sampled_from(("en", "ru", "de", "pt-br", "", "\ud83d", "x" * 500))
    return st.fixed_dictionaries(
        {"id": st.just(id), "is_bot": st.sampled_from((False, False, False, True)), "first_name": texts(5)},
        optional={"language_code": languages, "last_name": texts(5), "username": texts(5)},
    )


def chats(id: int) -> st.SearchStrategy[Json]:
    """The parent's own chat; or a group, a channel, the operator's chat, something of tomorrow."""
    private = {"id": id, "type": "private", "first_name": "A"}
    kinds = ("group", "supergroup", "channel", "sender", "hall", "")
    others = [{"id": at, "type": kind} for kind in kinds for at in (SUPPORT, -100500, id)]
    return st.sampled_from([*[private] * 50, *others])


def messages(id: int) -> st.SearchStrategy[Json]:
    """A message of any kind."""
    base = st.fixed_dictionaries(
        {"message_id": st.integers(1, 2**31), "date": st.integers(0, 2**40), "chat": chats(id)},
        optional={
            "from": people(id),
            "reply_to_message": st.fixed_dictionaries({"message_id": st.integers(TOLD, TOLD + 1), "chat": chats(id)}),
            "forward_origin": st.just({"type": "user"}),
            "via_bot": st.just({"id": 5, "is_bot": True, "first_name": "R"}),
            "entities": st.just([{"type": "bold", "offset": 0, "length": 10**9}]),
        },
    )
    said = texts().map(lambda text: {"text": text})
    sent = st.sampled_from(sorted(CONTENTS)).map(CONTENTS.__getitem__)
    captioned = st.builds(lambda what, caption: {**what, "caption": caption}, sent, texts())
    service = st.sampled_from(SERVICE).map(lambda kind: {kind: {"a": 1}})
    inside = st.sampled_from((said, said, sent, captioned, service)).flatmap(lambda kind: kind)
    return st.builds(lambda outer, inner: {**outer, **inner}, base, inside)


def answers(id: int) -> st.SearchStrategy[Json]:
    """Somebody answers in the operator's chat."""
    chat = {"id": SUPPORT, "type": "group", "title": "Support"}
    told = st.sampled_from((TOLD, TOLD + 1)).map(lambda number: {"message_id": number, "chat": chat})
    return st.builds(lambda body, told: {**body, "chat": chat, "reply_to_message": told}, messages(id), told)


def presses(id: int) -> st.SearchStrategy[Json]:
    """A press, of a button that may be long gone."""
    unreachable = st.just({"message_id": 7, "date": 0, "chat": {"id": id, "type": "private"}})
    where = st.sampled_from(("message",) * 8 + ("inline_message_id", ""))
    return st.builds(
        lambda press, message, where: {**press, where: message if where == "message" else "5"},
        st.fixed_dictionaries(
            {"id": st.sampled_from(("99", "", "\ud83d", "9" * 300)), "from": people(id), "chat_instance": st.just("1")},
            optional={"data": st.sampled_from(PRESSES) | texts(5), "game_short_name": st.just("chess")},
        ),
        messages(id) | unreachable,
        where,
    )


def members(id: int) -> st.SearchStrategy[Json]:
    """The bot is blocked, let in again, or something nobody knows."""
    statuses = st.sampled_from(("member", "left", "kicked", "restricted", "guest"))
    return st.builds(
        lambda chat, by, status: {
            "chat": chat, "from": by, "date": 1, "old_chat_member": {"user": by, "status": "member"},
            "new_chat_member": {"user": by, "status": status},
        },
        chats(id), people(id), statuses,
    )  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, whole: st.SearchStrategy[Json]) -> Json:
    """With a field or two that are missing, or hold what they should not."""
    update = _copied(draw(whole))
    for _ in range(draw(st.sampled_from((0, 0, 0, 1, 2)))):
        holders = [update, *_dictionaries(update)]
        holder = draw(st.sampled_from(holders))
        if holder:
            name = draw(st.sampled_from(sorted(holder)))
            if draw(st.booleans()):
                del holder[name]
            else:
                holder[name] = draw(NUMBERS)
    return update


def _dictionaries(value: Json) -> list[Json]:
    found = [inner for inner in value.values() if isinstance(inner, dict)]
    return found + [deeper for inner in found for deeper in _dictionaries(inner)]


@st.composite
def updates(draw: st.DrawFn, id: int) -> Json:
    """An update of any kind, of a parent with this id, without its number."""
    bodies = {
        "message": messages(id),
        "edited_message": messages(id),
        "callback_query": presses(id),
        "my_chat_member": members(id),
    }
    assert set(bodies) == set(ALLOWED)
    several = {"message": 4, "callback_query": 3, "my_chat_member": 2}
    kinds = [(kind, body) for kind, body in bodies.items() for _ in range(several.get(kind, 1))]
    kinds += [("message", answers(id)), (draw(st.sampled_from(UPDATES)), messages(id))]
    kind, body = draw(st.sampled_from(kinds))
    return draw(damaged(body.map(lambda body: {kind: body})))


def _copied(update: Json) -> Json:
    """The samples above stay whole."""
    return {name: _copied(value) if isinstance(value, dict) else value for name, value in update.items()}
