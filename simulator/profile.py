"""How the bot presents itself: name, descriptions and commands, for each language and scope."""

import re
from typing import Any

from simulator.refused import Refused
from simulator.shapes import Json

_LIMITS = {"name": 64, "description": 512, "short_description": 120}
_SCOPES = (
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators",
    "chat", "chat_administrators", "chat_member",
)  # fmt: skip


def language(code: str) -> str:
    """A language_code argument: empty (everyone) or two letters."""
    if not re.fullmatch(r"([a-z]{2})?", code):
        raise Refused("invalid language code specified")
    return code


class Profile:
    """What setMyName, setMyDescription, setMyShortDescription and setMyCommands left."""

    def __init__(self, name: str) -> None:
        self._texts: dict[tuple[str, str], str] = {("name", ""): name}
        self._commands: dict[tuple[str, str], list[Json]] = {}

    def set(self, what: str, text: str, code: str) -> None:
        """Set one text for one language; an empty one takes it away. Telegram's wording for 'too long' is a guess."""
        code = language(code)
        if len(text) > _LIMITS[what]:
            raise Refused(f"{what.replace('_', ' ')} is too long")
        if what == "name" and not (text or code):
            raise Refused("BOT_TITLE_INVALID")
        if text:
            self._texts[what, code] = text
        else:
            self._texts.pop((what, code), None)

    def text(self, what: str, code: str) -> str:
        """A text as an app in that language shows it: that language's, else everyone's."""
        return self._texts.get((what, code)) or self._texts.get((what, ""), "")

    def set_commands(self, commands: Any, scope: Any, code: str) -> None:
        """Set the commands of one scope and language."""
        if commands is None:
            commands = []
        if not isinstance(commands, list):
            raise Refused("expected an Array of BotCommand")
        if len(commands) > 100:
            raise Refused("BOT_COMMANDS_TOO_MUCH")
        key = (_scope(scope), language(code))
        if checked := [_command(command) for command in commands]:
            self._commands[key] = checked
        else:
            self._commands.pop(key, None)

    def commands(self, scope: Any, code: str) -> list[Json]:
        """The commands of exactly that scope and language, as getMyCommands gives them."""
        return self._commands.get((_scope(scope), language(code)), [])

    def menu(self, chat_id: int, code: str) -> list[Json]:
        """The commands that the app shows in a private chat: the nearest scope, its own language first."""
        for scope in (f"chat {chat_id}", "all_private_chats", "default"):
            for spoken in (code, ""):
                if found := self._commands.get((scope, spoken)):
                    return found
        return []


def _command(command: Any) -> Json:
    if not isinstance(command, dict):
        raise Refused("can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if not isinstance(command.get(field), str):
            raise Refused(f"can't parse BotCommand: Can't find field \"{field}\"")
    name, description = command["command"].strip().removeprefix("/"), command["description"].strip()
    if not name:
        raise Refused("command must be non-empty")
    if len(name) > 32:
        raise Refused("command length must not exceed 32")
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise Refused("BOT_COMMAND_INVALID")
    if not description:
        raise Refused("command description must be non-empty")
    if len(description) > 256:
        raise Refused("command description length must not exceed 256")
    return {"command": name, "description": description}


def _scope(scope: Any) -> str:
    if not scope:
        return "default"
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind not in _SCOPES:
        raise Refused("can't parse BotCommandScope: Unsupported type specified")
    if kind.startswith("chat"):
        if not scope.get("chat_id"):
            raise Refused("can't parse BotCommandScope: Can't find field \"chat_id\"")
        return f"{kind} {scope['chat_id']}" + (f" {scope.get('user_id')}" if kind == "chat_member" else "")
    return str(kind)
