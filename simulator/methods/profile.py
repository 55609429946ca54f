"""getMe, and the texts and commands of the bot's profile."""

from typing import Any

from simulator.methods.method import Method
from simulator.params import Params
from simulator.profile import language
from simulator.shapes import Json
from simulator.world import World


async def get_me(world: World, _: Params) -> Json:
    """The bot itself."""
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _setter(what: str) -> Method:
    async def set_text(world: World, params: Params) -> bool:
        world.profile.set(what, params.text(what), params.text("language_code"))
        world.live.publish("profile")
        return True

    return set_text


def _getter(what: str) -> Method:
    async def get_text(world: World, params: Params) -> Json:
        return {what: world.profile.text(what, language(params.text("language_code")))}

    return get_text


def _scope(params: Params) -> Any:
    return params.json("scope", "BotCommandScope")


async def set_my_commands(world: World, params: Params) -> bool:
    """The commands for one scope and language."""
    commands = params.json("commands", "commands")
    world.profile.set_commands(commands, _scope(params), params.text("language_code"))
    world.live.publish("profile")
    return True


async def delete_my_commands(world: World, params: Params) -> bool:
    """No commands of its own for one scope and language."""
    world.profile.set_commands([], _scope(params), params.text("language_code"))
    world.live.publish("profile")
    return True


async def get_my_commands(world: World, params: Params) -> list[Json]:
    """The commands of exactly that scope and language."""
    return world.profile.commands(_scope(params), params.text("language_code"))


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
}
