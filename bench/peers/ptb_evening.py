"""python-telegram-bot with its AIORateLimiter: 50,000 messages to send, and who writes is answered."""

import asyncio
import sys

from telegram import Update
from telegram.ext import AIORateLimiter, Application, ContextTypes, MessageHandler, filters

from bench.far_end import TOKEN
from bench.peers.question import question

MANY = 50_000
FIRST = 2_000_000
TOGETHER = 100

kept: set[asyncio.Task[None]] = set()


async def answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """One message in, one out."""
    assert update.message is not None
    await update.message.reply_text(question(1))


async def everyone(app: Application) -> None:
    """The check-ins, a hundred at a time."""
    for start in range(FIRST, FIRST + MANY, TOGETHER):
        sending = (app.bot.send_message(chat, question(1)) for chat in range(start, start + TOGETHER))
        await asyncio.gather(*sending, return_exceptions=True)


async def begin(app: Application) -> None:
    """Beside the answers."""
    kept.add(asyncio.create_task(everyone(app)))


def main(url: str, _folder: str, rate: str) -> None:
    """Until it is killed."""
    limiter = AIORateLimiter(overall_max_rate=float(rate), overall_time_period=1, max_retries=3)
    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot").rate_limiter(limiter)
    app = builder.concurrent_updates(True).post_init(begin).build()
    app.add_handler(MessageHandler(filters.TEXT, answer))
    app.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
