"""python-telegram-bot: the echo bot of its examples. It keeps nothing."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bench.far_end import TOKEN
from bench.peers.question import question


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """One message in, one out."""
    assert update.message is not None
    await update.message.reply_text(question(1))


def main(url: str, _folder: str) -> None:
    """Until it is killed."""
    app = Application.builder().token(TOKEN).base_url(f"{url}/bot").build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
