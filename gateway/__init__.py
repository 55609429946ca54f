"""The edge to Telegram: update to event, reply to Bot API call. It does the I/O and decides nothing."""

import os

# python-telegram-bot is about to give durations as timedelta; asked for now, it does not warn at every 429.
os.environ.setdefault("PTB_TIMEDELTA", "true")
