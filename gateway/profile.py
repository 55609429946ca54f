"""What a stranger sees of the bot: the command menu and the descriptions, in every language."""

import logging

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from content.pack import SOURCE_LOCALE, Content, Pack
from content.text import Voice
from engine.commands import NAMES
from fsm.words import Pronoun

log = logging.getLogger(__name__)

_NO_CHILD = Voice("", Pronoun.THEY)
# In the support group the commands would mean nothing.
_SCOPE = BotCommandScopeAllPrivateChats()


async def present(bot: Bot, content: Content) -> None:
    """Sets what differs from what Telegram has: English for everyone, and each other language for its own.

    Telegram is strict about how often these change, so nothing is set twice. What goes wrong is logged: the bot can
    do without.
    """
    for locale in content.locales:
        pack, code = content.packs[locale], "" if locale == SOURCE_LOCALE else locale
        try:
            await _present(bot, pack, code)
        except TelegramError as error:
            log.warning("profile not set: locale=%s error=%s", locale, type(error).__name__)


async def _present(bot: Bot, pack: Pack, code: str) -> None:
    commands = [BotCommand(name, text) for name in NAMES if (text := _text(pack, f"command-{name}"))]
    if commands and list(await bot.get_my_commands(_SCOPE, code)) != commands:
        await bot.set_my_commands(commands, _SCOPE, code)
    description = _text(pack, "bot-description")
    if description and (await bot.get_my_description(code)).description != description:
        await bot.set_my_description(description, code)
    short = _text(pack, "bot-short-description")
    if short and (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, code)


def _text(pack: Pack, key: str) -> str:
    """A language that does not have the text leaves everyone's in place."""
    return pack.label(key, _NO_CHILD).strip() if pack.has(key) else ""
