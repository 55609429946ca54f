"""The bot's name, descriptions and commands."""

from typing import Any

import pytest

from simulator.server import Simulator

CHAT = 42
START = [{"command": "start", "description": "Begin"}]
RUSSIAN = [{"command": "start", "description": "Начать"}]


async def test_me(bot: Any) -> None:
    me = await bot.ok("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (700000001, True, "trust_steps_bot")


@pytest.mark.parametrize(("what", "limit"), [("Name", 64), ("Description", 512), ("ShortDescription", 120)])
async def test_texts_by_language(bot: Any, what: str, limit: int) -> None:
    field = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}[what]
    await bot.ok(f"setMy{what}", **{field: "Everyone's"})
    await bot.ok(f"setMy{what}", **{field: "Русское"}, language_code="ru")
    assert await bot.ok(f"getMy{what}") == {field: "Everyone's"}
    assert await bot.ok(f"getMy{what}", language_code="ru") == {field: "Русское"}
    await bot.ok(f"setMy{what}", **{field: ""}, language_code="ru")
    assert await bot.ok(f"getMy{what}", language_code="ru") == {field: "Everyone's"}
    assert "too long" in await bot.no(f"setMy{what}", **{field: "a" * (limit + 1)})
    assert await bot.no(f"getMy{what}", language_code="english") == "Bad Request: invalid language code specified"


async def test_a_bot_has_a_name(bot: Any) -> None:
    assert await bot.no("setMyName", name="") == "Bad Request: BOT_TITLE_INVALID"


async def test_commands_by_scope_and_language(sim: Simulator, bot: Any) -> None:
    here = {"type": "chat", "chat_id": CHAT}
    private = {"type": "all_private_chats"}
    await bot.ok("setMyCommands", commands=START)
    await bot.ok("setMyCommands", commands=RUSSIAN, language_code="ru", scope=private)
    assert await bot.ok("getMyCommands") == START
    assert await bot.ok("getMyCommands", scope=private) == []
    assert sim.world.profile.menu(CHAT, "ru") == RUSSIAN
    assert sim.world.profile.menu(CHAT, "en") == START
    await bot.ok("setMyCommands", commands=[{"command": "/help", "description": " Help "}], scope=here)
    assert sim.world.profile.menu(CHAT, "ru") == [{"command": "help", "description": "Help"}]
    member = {"type": "chat_member", "chat_id": CHAT, "user_id": 1}
    await bot.ok("setMyCommands", commands=START, scope=member)
    assert await bot.ok("getMyCommands", scope=member) == START
    await bot.ok("deleteMyCommands", scope=here)
    await bot.ok("setMyCommands")
    assert sim.world.profile.menu(CHAT, "en") == []


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"commands": "{"}, "can't parse commands JSON object"),
        ({"commands": {}}, "expected an Array of BotCommand"),
        ({"commands": ["a"]}, "can't parse BotCommand: expected an Object"),
        ({"commands": [{"command": "a"}]}, "can't parse BotCommand: Can't find field \"description\""),
        ({"commands": [{"command": "/", "description": "a"}]}, "command must be non-empty"),
        ({"commands": [{"command": "a" * 33, "description": "a"}]}, "command length must not exceed 32"),
        ({"commands": [{"command": "Старт", "description": "a"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "Start", "description": "a"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": " "}]}, "command description must be non-empty"),
        (
            {"commands": [{"command": "a", "description": "a" * 257}]},
            "command description length must not exceed 256",
        ),
        ({"commands": START * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": START, "scope": {"type": "x"}}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"commands": START, "scope": {"type": "chat"}}, "can't parse BotCommandScope: Can't find field \"chat_id\""),
        ({"commands": START, "language_code": "RU"}, "invalid language code specified"),
    ],
)  # fmt: skip
async def test_commands_that_telegram_does_not_take(bot: Any, arguments: Any, reason: str) -> None:
    assert await bot.no("setMyCommands", **arguments) == f"Bad Request: {reason}"
