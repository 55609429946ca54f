"""python-telegram-bot: its ConversationHandler with PicklePersistence, as its examples have it."""

import sys
from pathlib import Path

from telegram import Update
from telegram.ext import (
    Application,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from bench.far_end import TOKEN
from bench.peers.question import LINES, question

ASK = 0


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    """A new parent."""
    assert update.message is not None
    assert context.user_data is not None
    context.user_data["answers"] = [update.message.text]
    await update.message.reply_text(question(1))
    return ASK


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    """An answer is stored, the next question asked."""
    assert update.message is not None
    assert context.user_data is not None
    answers = context.user_data["answers"]
    answers.append(update.message.text)
    await update.message.reply_text(question(len(answers)))
    return ASK if len(answers) < LINES else ConversationHandler.END


async def lost(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Whom it does not know."""
    assert update.message is not None
    await update.message.reply_text("0. Please begin with /start.")


def main(url: str, folder: str) -> None:
    """Until it is killed."""
    persistence = PicklePersistence(filepath=Path(folder) / "bot.pickle")
    app = Application.builder().token(TOKEN).base_url(f"{url}/bot").persistence(persistence).build()
    text = filters.TEXT & ~filters.COMMAND
    app.add_handler(
        ConversationHandler(
            entry_points=[CommandHandler("start", start)],
            states={ASK: [MessageHandler(text, answer)]},
            fallbacks=[],
            name="journey",
            persistent=True,
        )
    )
    app.add_handler(MessageHandler(text, lost))
    app.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
