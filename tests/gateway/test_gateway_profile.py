"""What a stranger sees before the first word."""

from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from telegram import BotCommandScopeAllPrivateChats

from content.pack import Content, Pack
from content.services import Helplines
from content.text import Neutral
from engine.commands import NAMES
from simulator.server import Simulator
from tests.gateway.rig import Running

ENGLISH = """
bot-description = Who I am
bot-short-description = Steps
command-help = What I can do
command-plan = Plan
"""
RUSSIAN = """
bot-description = Кто я
command-help = Что я умею
"""
TEXTS = {"en": ENGLISH, "ru": RUSSIAN}


def pack(locale: str, fallback: Pack | None) -> Pack:
    bundle = FluentBundle([locale], use_isolating=False)
    bundle.add_resource(FluentResource(TEXTS[locale]))
    nothing: dict[Any, Any] = {}
    return Pack(
        locale, Neutral("child", "child", "child"), nothing, nothing, nothing, nothing, (), nothing, bundle, fallback
    )


def content() -> Content:
    english = pack("en", None)
    return Content({"en": english, "ru": pack("ru", english)}, Helplines({}, ()))


def setters(sim: Simulator) -> list[tuple[str, str]]:
    return [(call.method, call.params.text("language_code")) for call in sim.calls() if call.method.startswith("setMy")]


async def test_every_language_gets_what_it_says_and_nothing_is_set_twice(sim: Simulator, running: Running) -> None:
    for _ in range(2):
        async with running(content=content()) as bot:
            await bot.service.presented.wait()
    profile = sim.world.profile
    scope = BotCommandScopeAllPrivateChats().to_dict()
    assert profile.commands(scope, "") == [
        {"command": "help", "description": "What I can do"},
        {"command": "plan", "description": "Plan"},
    ]
    assert profile.commands(scope, "ru") == [{"command": "help", "description": "Что я умею"}]
    assert [profile.text("description", code) for code in ("", "ru", "de")] == ["Who I am", "Кто я", "Who I am"]
    assert profile.text("short_description", "ru") == "Steps"
    assert setters(sim) == [
        ("setMyCommands", ""),
        ("setMyDescription", ""),
        ("setMyShortDescription", ""),
        ("setMyCommands", "ru"),
        ("setMyDescription", "ru"),
    ]
    assert set(NAMES) >= {"help", "plan"}


async def test_trouble_does_not_stop_the_start(sim: Simulator, running: Running, caplog: Any) -> None:
    sim.faults.add("flood", "setMyCommands", seconds=3600)
    async with running(content=content()) as bot:
        await sim.wait_for(lambda: ("setMyDescription", "ru") in setters(sim))
        sim.user_says(42, "Hello")
        assert await bot.said(42, 1) == ["Hello"]
    assert "profile not set: locale=en error=RetryAfter" in caplog.text
